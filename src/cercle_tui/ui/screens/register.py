"""The register: type, see, read; nothing to open and close."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from cercle_tui.locale import Words
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.search import Filters
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import EVERYTHING, THEME, Key
from cercle_tui.ui.register import filters, keys, views
from cercle_tui.ui.register.heading import Heading
from cercle_tui.ui.register.listed import Listed
from cercle_tui.ui.register.panel import FilterPanel
from cercle_tui.ui.register.places import Place
from cercle_tui.ui.register.results import Results
from cercle_tui.ui.register.rows import key_of
from cercle_tui.ui.register.sheet import Sheet, SheetView
from cercle_tui.ui.register.told import sheet_of
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.screens.decision import DecisionScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.typing import LineInput
from cercle_tui.ui.widgets.views import NoteView

BESIDE_FROM = 100
"""Columns from which what is lit is read beside the list."""

_JUMP = 10
_FOLLOW = 3.0
"""Seconds between two looks at the folders of the books."""
_PAGE = 8


class RegisterScreen(Listed[None]):
    """What was decided in a circle, in every circle where `info` is None.

    `typed` is sought first, within `limits` where they are given.
    """

    def __init__(
        self,
        desk: Desk,
        info: CircleInfo | None = None,
        typed: str = "",
        limits: Filters | None = None,
    ) -> None:
        own: frozenset[str] = frozenset({info.id}) if info is not None else frozenset()
        super().__init__(typed, Filters(circles=own) if limits is None else limits)
        self.desk, self.info = desk, info
        self._note = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Horizontal():
            with Vertical(id="decisions"):
                yield LineInput(self.at.words)
                yield Heading()
                yield Results()
            with VerticalScroll(id="decision", can_focus=False):
                yield Sheet()
        yield LeftLine()
        yield FilterPanel(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()
        self.set_interval(_FOLLOW, self.follow_books)

    def follow_books(self) -> None:
        """See what another process, where a meeting may be held, has written."""
        if self.is_current:
            self.follow(self.circles)

    def on_screen_resume(self) -> None:
        """Seek, and read again what another process may have written since."""
        self.seek_here(self.at.lit_key)
        self.bring_up(self.circles)
        self.look_again()
        self.redraw()

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def is_beside(self) -> bool:
        """Whether what is lit is read beside the list."""
        return self.app.size.width >= BESIDE_FROM

    def working(self) -> tuple[Key, ...]:
        rows = (keys.READ, keys.MOVE, keys.JUMP, keys.REPLAY, keys.MINUTES) if self.at.hits else ()
        beside = (keys.SCROLL,) if self.at.hits and self.is_beside else ()
        limited = (keys.NO_FILTER,) if self.at.filters else ()
        widen = (keys.WIDEN,) if self.info is not None and len(self.names) > 1 else ()
        unread = (keys.UNREAD,) if self.problems else ()
        back = keys.CLEAR if self.query_one(LineInput).raw else keys.BACK
        return (
            *rows, *beside, keys.FILTER, keys.QUICK, *limited, *widen, keys.OFFICES, keys.EXPORT,
            *unread, back, THEME, EVERYTHING, keys.HELP_HERE,
        )  # fmt: skip

    # What is shown

    def redraw(self) -> None:
        """Show the rows in sight and what is lit, and build nothing else."""
        words, at, listing = self.words, self.at, self.query_one(Results)
        self.query_one(Heading).view = views.heading(words, at, self.names)
        listing.view = views.results(words, at, listing.size.height, is_reading=self.is_reading)
        self.query_one("#decision").display = self.is_beside
        if self.is_beside:
            self.query_one(Sheet).view = self._sheet()
        chosen = self.chosen
        name = chosen[0].name if len(chosen) == 1 else self.desk.community().name
        first = self.info or next(iter(chosen), None)
        title = words.gettext("register")
        self.query_one(TopBar).view = offline_top(self.desk, first, name, title)
        self._show_note()
        self.show_keys()

    def _sheet(self) -> SheetView:
        matter = self.matter
        if matter is not None:
            return sheet_of(self.words, matter)
        return views.waiting(self.words) if self.at.lit is not None else SheetView()

    def _show_note(self) -> None:
        text = self._note or views.problem_line(self.words, self.problems)
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(text), bool(text)

    def say(self, text: str) -> None:
        self._note = text
        self._show_note()

    def on_lit(self) -> None:
        self.query_one("#decision").scroll_home(animate=False)

    def on_resize(self) -> None:
        """The page stands beside the list, or no longer does."""
        self.call_after_refresh(self.redraw)

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        if self.waits(id, key):
            return
        self._note = ""
        match id:
            case "move":
                self.light(self.at.moved(-1 if key == "up" else 1))
            case "jump":
                self.light(self.at.moved(-_JUMP if key == "ctrl+up" else _JUMP))
            case "scroll":
                by = -_PAGE if key == "pageup" else _PAGE
                self.query_one("#decision").scroll_relative(y=by, animate=False)
            case "read":
                self._read()
            case "replay" | "minutes":
                self._lead(id)
            case "quick":
                self.limit_to(filters.quick(self.at.filters, -1 if key == "shift+tab" else 1))
            case "filter":
                self.open_panel()
            case "unfilter":
                self.limit_to(Filters())
            case "widen":
                self.widen()
            case "offices":
                self.offices(self.chosen)
            case "export":
                self.export(self.chosen)
            case "unread":
                self._show_unread()
            case "clear":
                self.query_one(LineInput).put("")
            case "back":
                self.dismiss()

    def _lead(self, id: str) -> None:
        matter = self.matter
        if matter is None:
            return
        if id == "replay":
            self.replay(matter)
        else:
            self.minutes(matter)

    def _read(self) -> None:
        if self.at.lit is not None:
            page = DecisionScreen(
                self.desk, self.at.places, self.at.at, self.at.words, self.seen,
                self.at.found.near,
            )  # fmt: skip
            self.app.push_screen(page, self._came_back)

    def _came_back(self, place: Place | None) -> None:
        """Light the row the page was left at."""
        places = self.at.places
        if place in places:
            self.light(self.at.lit_at(places.index(place)))

    def _show_unread(self) -> None:
        tr = self.words.gettext
        parts = views.problem_parts(self.words, self.problems)
        page = ReadingScreen[None](tr("What cannot be read"), parts, tr("↑ ↓ read · Esc back"))
        self.app.push_screen(page)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.act("read")

    @on(Input.Changed)
    def _typed(self) -> None:
        words = self.query_one(LineInput).raw
        if words != self.at.words:
            self.at = self.at.typed(words)
            self.seek_here()
            self.show_keys()

    @on(Results.Clicked)
    def _row_clicked(self, event: Results.Clicked) -> None:
        if self.panel_open:
            return
        if event.id == self.at.lit_key and not self.is_beside:
            self.act("read")
            return
        ids = [key_of(hit) for hit in self.at.hits]
        if event.id in ids:
            self.light(self.at.lit_at(ids.index(event.id)))

    @on(Results.Wheeled)
    def _wheeled(self, event: Results.Wheeled) -> None:
        if not self.panel_open:
            self.light(self.at.moved(event.by))

    @on(Heading.QuickPressed)
    def _quick_clicked(self, event: Heading.QuickPressed) -> None:
        if not self.panel_open:
            self.limit_to(filters.quickly(self.at.filters, event.place))

    @on(Heading.FiltersPressed)
    def _filters_clicked(self) -> None:
        if not self.panel_open:
            self.act("filter")

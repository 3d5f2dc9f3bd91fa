"""The register: type, see, read; nothing to open and close."""

from typing import Any
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import long_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.decision import decision, page
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.office_page import office_page
from cercle_tui.ui.home.register_rows import Found, Shelf, rows, search, shelve
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.typing import LineInput
from cercle_tui.ui.widgets.views import CardView, ListingView, NoteView, TopView

BESIDE_FROM = 100
"""Columns from which the decision is read beside the list."""

_JUMP = 10
_PAGE = 8

MOVE = Key("move", ("up", "down"), N_("decision"), N_("The decision above, or below."), shown=2)
JUMP = Key("jump", ("ctrl+up", "ctrl+down"), N_("ten at a time"),
           N_("Ten decisions up, or down."))  # fmt: skip
READ = Key("read", ("enter",), N_("read"), N_("Open the decision as a page to read."), shown=1)
SCROLL = Key("scroll", ("pagedown", "pageup"), N_("read on"),
             N_("Scroll the decision beside the list."), shown=3)  # fmt: skip
OFFICES = Key("offices", ("f2",), N_("offices"),
              N_("Who holds each office, and who held it before."), shown=5)  # fmt: skip
BACK = Key("back", ("escape",), N_("back"), N_("Back to the screen before."), shown=4)
HELP_HERE = Key("help", ("f1",), HELP.label, HELP.help, shown=99)


class RegisterScreen(Looking[None]):
    """The decisions of a circle, of every circle where `info` is None; `typed` is sought first."""

    def __init__(self, desk: Desk, info: CircleInfo | None = None, typed: str = "") -> None:
        super().__init__()
        self.desk, self.info, self._at_first = desk, info, typed
        self.found: tuple[Found, ...] = ()
        self.at = 0
        self._seen: dict[str, Seen] = {}
        self._shelves: dict[str, Shelf] = {}
        self._problem = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Horizontal():
            with Vertical(id="decisions"):
                yield LineInput(self._at_first)
                yield Listing()
            with VerticalScroll(id="decision", can_focus=False):
                yield Card(id="told")
                yield Card(id="path")
        yield LeftLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()
        known = list(self.desk.community().circles.values())
        self.look([self.info] if self.info else known)
        self.redraw()

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def is_beside(self) -> bool:
        """Whether the decision is read beside the list."""
        return self.app.size.width >= BESIDE_FROM

    @property
    def lit(self) -> Found | None:
        """The decision under the light."""
        return self.found[self.at] if self.found else None

    def working(self) -> tuple[Key, ...]:
        moves = (MOVE, JUMP) if len(self.found) > 1 else ()
        reads = (READ,) if self.found else ()
        beside = (SCROLL,) if self.found and self.is_beside else ()
        offices = (OFFICES,) if self._seen else ()
        return (*reads, *moves, *beside, BACK, *offices, THEME, EVERYTHING, HELP_HERE)

    # What is shown

    def redraw(self) -> None:
        """Show the rows in sight and the lit decision, and build nothing else."""
        listing, several = self.query_one(Listing), self.info is None
        if self._seen:
            size = (listing.size.width, listing.size.height)
            listing.view = rows(self.words, self.found, self.at, size, several)
        else:
            listing.view = ListingView("", (), self.words.gettext("Reading the books…"))
        told, path = CardView(), CardView()
        if self.lit is not None and self.is_beside:
            told, path = decision(self.words, self.lit)
        self.query_one("#told", Card).view = told
        self.query_one("#path", Card).view = path
        self.query_one("#decision").display = self.is_beside
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(self._problem), bool(self._problem)
        self._show_top()
        self.show_keys()

    def _show_top(self) -> None:
        words, desk = self.words, self.desk
        info = self.info or next(iter(desk.community().circles.values()), None)
        if info is None:
            return
        total = sum(len(seen.circle.decisions) for seen in self._seen.values())
        count = words.ngettext("{count} decision", "{count} decisions", total).format(count=total)
        local = desk.clock.now().astimezone(ZoneInfo(info.time_zone))
        self.query_one(TopBar).view = TopView(
            self.info.name if self.info else desk.community().name,
            f"{words.gettext('register')} · {count}",
            local.strftime("%H:%M"),
            long_date(words, local.date()),
        )

    def on_resize(self) -> None:
        """See again what fits."""
        self.call_after_refresh(self.redraw)

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        match id:
            case "move":
                self._move(-1 if key == "up" else 1)
            case "jump":
                self._move(-_JUMP if key == "ctrl+up" else _JUMP)
            case "scroll":
                by = -_PAGE if key == "pageup" else _PAGE
                self.query_one("#decision").scroll_relative(y=by, animate=False)
            case "read":
                self._read()
            case "offices":
                infos = (seen.circle.info for seen in self._seen.values())
                known = (Seen(self.desk.circle(info), self.desk.today(info)) for info in infos)
                self.app.push_screen(office_page(self.words, known))
            case "back":
                self.dismiss()

    def _move(self, step: int) -> None:
        if not self.found:
            return
        at = self.at + step
        last = len(self.found) - 1
        self.at = at % (last + 1) if abs(step) == 1 else max(0, min(last, at))
        self.query_one("#decision").scroll_home(animate=False)
        self.redraw()

    @on(Input.Submitted)
    def _read(self) -> None:
        if self.lit is not None:
            keys = self.words.gettext("↑ ↓ read · Esc back")
            views = decision(self.words, self.lit)
            shown: ReadingScreen[Any] = ReadingScreen(self.lit.entry.title, page(views), keys)
            self.app.push_screen(shown)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()

    def _search(self, keep: str = "") -> None:
        """Find again; `keep` is the decision that stays lit where it is still found."""
        shelves = [self._shelves[id] for id in self._seen]
        self.found = search(shelves, self.query_one(LineInput).raw)
        ids = [one.entry.id for one in self.found] if keep else []
        self.at = ids.index(keep) if keep in ids else 0
        self.query_one("#decision").scroll_home(animate=False)
        self.redraw()

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        again = self.lit is not None and self.lit.entry.id == event.id
        if again and not self.is_beside:
            self._read()
            return
        self.at = next((n for n, one in enumerate(self.found) if one.entry.id == event.id), self.at)
        self.redraw()

    # Off the path of a key

    def prepare(self, id: str, seen: Seen) -> None:
        self._shelves[id] = shelve(seen.circle, seen.today)

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self._seen[event.id] = event.seen
        if event.problem is not None:
            problem = event.problem
            self._problem = say_problem(self.words, problem.code, problem.params)
        self._search(self.lit.entry.id if self.lit else "")

"""A list of circles walked by keys, however many: only the rows in sight are ever built."""

from typing import cast

from textual import on
from textual.app import ComposeResult

from cercle_tui.locale import N_, Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.community import CircleRow
from cercle_tui.ui.community import words as told
from cercle_tui.ui.community.watching import Watching
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.canvas import ASCII_CLASS
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView, Tone

_MANY = 10
_KEPT = 6
"""Lines for the headings, and for what is said under the lit circle."""

OPEN = Key("open", ("enter",), N_("go there"), N_("Home, with the cards of this circle."), shown=1)
MOVE = Key("move", ("up", "down"), N_("circle"), N_("The circle above, or below."), shown=5)
MANY = Key("many", ("pagedown", "pageup"), N_("ten at a time"),
           N_("Ten circles down, or up."), shown=8)  # fmt: skip
ENDS = Key("ends", ("home", "end"), N_("ends"), N_("The first circle, or the last."))
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=6)


class Walked(Watching[None]):
    """Subclasses say which circles, what the title is, and what their own keys do."""

    def __init__(self, desk: Desk, info: CircleInfo | None = None) -> None:
        super().__init__()
        self.desk, self.info, self.at = desk, info, 0
        self.rows: dict[str, CircleRow] = {}
        self.done = False
        self.found: tuple[CircleRow, ...] = ()
        self.note = NoteView()
        self.branches = True
        """Whether the tree is drawn, which takes the circles in its order."""

    def compose(self) -> ComposeResult:
        tr = self.words.gettext
        yield TopBar()
        yield Listing()
        yield LeftLine()
        yield FormPanel(tr)
        yield Chooser(tr)
        yield KeyBar()

    def on_mount(self) -> None:
        self.rows = self.desk.summaries().rows
        self.gather()

    def on_screen_resume(self) -> None:
        """Read again: another screen may have written."""
        self.watch_circles(self.info.id if self.info else "")

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def ascii(self) -> bool:
        return self.app.has_class(ASCII_CLASS)

    @property
    def lit(self) -> CircleRow | None:
        """The circle under the light."""
        return self.found[self.at] if self.found else None

    # What subclasses say

    def tell(self, words: Words, row: CircleRow) -> str:
        """Return what is said under the lit circle."""
        return told.story(words, row)

    def choose(self, rows: dict[str, CircleRow]) -> tuple[CircleRow, ...]:
        """Return the circles to show, in order."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return what the top bar says of the list."""
        raise NotImplementedError

    def empty(self) -> str:
        """Return what to say, and what to do, where no circle is shown."""
        raise NotImplementedError

    def own_keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen that work now."""
        raise NotImplementedError

    def working(self) -> tuple[Key, ...]:
        count = len(self.found)
        moves = (MOVE, MANY, ENDS) if count > 1 else ()
        here = (OPEN,) if count else ()
        return (*here, *self.own_keys(), *moves, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def view(self, room: int) -> ListingView:
        """Return the list around the lit circle, in `room` lines."""
        rows = told.list_rows(
            self.words, self.found, self.at, max(1, room - _KEPT), ascii=self.ascii,
            tree=self.branches, tell=self.tell,
        )  # fmt: skip
        return ListingView("", rows, compact=True)

    def redraw(self) -> None:
        """Show what is in sight, and build nothing else."""
        words, listing = self.words, self.query_one(Listing)
        if self.found:
            listing.view = self.view(listing.size.height)
        else:
            known = self.done or self.rows
            said = self.empty() if known else words.gettext("Reading the books…")
            listing.view = ListingView("", (), said)
        title = self.heading()
        if self.found:
            place = words.gettext("{number} of {total}")
            title += " · " + place.format(number=self.at + 1, total=len(self.found))
        name = self.desk.community().name
        first = self.info or next(iter(self.desk.community().circles.values()), None)
        self.query_one(TopBar).view = offline_top(self.desk, first, name, title)
        note = self.query_one(LeftLine)
        note.view, note.display = self.note, bool(self.note.text)
        self.show_keys()

    def say(self, text: str, tone: Tone = Tone.CONCERN) -> None:
        """Show one line under the list."""
        self.note = NoteView(text, tone)
        self.redraw()

    def gather(self) -> None:
        """Put the list together again; the lit circle stays lit where it is still there."""
        lit = self.lit.info.id if self.lit else (self.info.id if self.info else "")
        self.found = self.choose(self.rows)
        ids = [row.info.id for row in self.found]
        self.at = ids.index(lit) if lit in ids else max(0, min(self.at, len(ids) - 1))
        self.redraw()

    @on(Watching.Summed)
    def _show_summed(self, event: Watching.Summed) -> None:
        self.rows, self.done = event.rows, event.done
        if event.problem is not None:
            said = say_problem(self.words, event.problem.code, event.problem.params)
            self.note = NoteView(said)
        self.gather()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        count = len(self.found)
        self.note = NoteView()
        match id:
            case "back":
                self.dismiss()
            case "move" if count:
                self.go((self.at + (-1 if key == "up" else 1)) % count)
            case "many":
                self.go(self.at + (-_MANY if key == "pageup" else _MANY))
            case "ends":
                self.go(count - 1 if key == "end" else 0)
            case "open" if self.lit is not None:
                self.visit(self.lit.info)

    def go(self, at: int) -> None:
        """Light another circle."""
        self.at = max(0, min(len(self.found) - 1, at))
        self.redraw()

    def visit(self, info: CircleInfo) -> None:
        """Go home, to the cards of a circle."""
        from cercle_tui.ui.app import CercleApp
        from cercle_tui.ui.screens.home import HomeScreen

        below = [screen for screen in self.app.screen_stack if isinstance(screen, HomeScreen)]
        if below:
            below[-1].chosen = info.id
            self.dismiss()
        else:
            self.app.switch_screen(cast(CercleApp, self.app).home(info.id))

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        if self.panel_open:
            return
        ids = [row.info.id for row in self.found]
        if self.lit is not None and self.lit.info.id == event.id:
            self.visit(self.lit.info)
        elif event.id in ids:
            self.go(ids.index(event.id))

    @on(Chooser.Left)
    @on(FormPanel.Cancelled)
    def _left(self) -> None:
        self.redraw()

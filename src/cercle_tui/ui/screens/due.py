"""What falls due, late things first: in the chosen circle or in all of them, of one kind or all."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import capital
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.due import DueKind
from cercle_tui.reports.due_text import kind_name, title
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.due_rows import Falling, falling, page, rows, together
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.office_page import office_page
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView

_MANY = 10
_EVERY = "all"

OPEN = Key("open", ("enter",), N_("open it"), N_("Open what falls due."), shown=1)
MOVE = Key("move", ("up", "down"), N_("another"), N_("What falls due before, or after."), shown=5)
MANY = Key("many", ("pagedown", "pageup"), N_("ten at a time"),
           N_("Ten things down, or up."), shown=6)  # fmt: skip
FILTER = Key("filter", ("f",), N_("kind"),
             N_("Only reviews, only actions, another kind; or everything."), shown=2)  # fmt: skip
CIRCLES = Key("circles", ("a",), N_("all circles"),
              N_("What falls due in every circle, or in this one."), shown=3)  # fmt: skip
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=4)

DECISIONS = frozenset({DueKind.REVIEW, DueKind.ANSWERS, DueKind.OBJECTION, DueKind.WINDOW})
"""What is about a decision, whose page opens."""


class DueScreen(Looking[None]):
    """What falls due in a circle, in every circle where `info` is None."""

    def __init__(self, desk: Desk, info: CircleInfo | None = None) -> None:
        super().__init__()
        self.desk, self.info, self.every = desk, info, info is None
        self.kind: DueKind | None = None
        self.at = 0
        self.found: tuple[Falling, ...] = ()
        self._seen: dict[str, Seen] = {}
        self._shelves: dict[str, tuple[Falling, ...]] = {}
        self._problem = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield Listing()
        yield LeftLine()
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        """Read again: what was due may be done by now."""
        self._look()

    def _look(self) -> None:
        known = [info for info, _ in self.desk.community().tree()]
        self.look(known if self.every or self.info is None else [self.info])

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def lit(self) -> Falling | None:
        """What is under the light."""
        return self.found[self.at] if self.found else None

    def working(self) -> tuple[Key, ...]:
        count = len(self.found)
        here = (OPEN,) if count else ()
        moves = (MOVE, MANY) if count > 1 else ()
        kinds = (FILTER,) if count or self.kind is not None else ()
        several = len(self.desk.community().circles) > 1 and self.info is not None
        circles = (CIRCLES,) if several else ()
        return (*here, *moves, *kinds, *circles, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def redraw(self) -> None:
        """Show what is in sight, and build nothing else."""
        words, listing = self.words, self.query_one(Listing)
        if self._seen:
            height = listing.size.height
            listing.view = rows(words, self.found, self.at, height, self.every)
        else:
            listing.view = ListingView("", (), words.gettext("Reading the books…"))
        self._show_top()
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(self._problem), bool(self._problem)
        self.show_keys()

    def _show_top(self) -> None:
        words, info = self.words, self.info
        parts = [words.gettext("due")]
        if self.kind is not None:
            parts.append(kind_name(words, self.kind))
        if self.found:
            place = words.gettext("{number} of {total}")
            parts.append(place.format(number=self.at + 1, total=len(self.found)))
        named = info is not None and not self.every
        name = info.name if info is not None and named else self.desk.community().name
        first = info or next(iter(self.desk.community().circles.values()), None)
        self.query_one(TopBar).view = offline_top(self.desk, first, name, " · ".join(parts))

    def _gather(self, keep: str = "") -> None:
        """Put the list together again; what `keep` names stays lit where it is still there."""
        here = self.info.id if self.info is not None else ""
        shelves = [shelf for id, shelf in self._shelves.items() if self.every or id == here]
        self.found = together(shelves, self.kind)
        ids = [one.id for one in self.found] if keep else []
        last = max(0, len(self.found) - 1)
        self.at = ids.index(keep) if keep in ids else min(self.at, last)
        self.redraw()

    # Off the path of a key

    def prepare(self, id: str, seen: Seen) -> None:
        self._shelves[id] = falling(seen.circle, seen.today)

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self._seen[event.id] = event.seen
        if event.problem is not None:
            self._problem = say_problem(self.words, event.problem.code, event.problem.params)
        self._gather(self.lit.id if self.lit else "")

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        count = len(self.found)
        match id:
            case "back":
                self.dismiss()
            case "move" if count:
                self._go((self.at + (-1 if key == "up" else 1)) % count)
            case "many":
                self._go(self.at + (-_MANY if key == "pageup" else _MANY))
            case "open" if self.lit is not None:
                self._open(self.lit)
            case "filter":
                self._ask()
            case "circles":
                self.every = not self.every
                self.at = 0
                self._look()
                self._gather()

    def _go(self, at: int) -> None:
        self.at = max(0, min(len(self.found) - 1, at))
        self.redraw()

    def _ask(self) -> None:
        tr = self.words.gettext
        shelves = self._shelves.values()
        kinds = {one.item.kind for shelf in shelves for one in shelf}
        choices = [Choice(_EVERY, tr("Everything"))]
        choices += [
            Choice(kind.value, capital(kind_name(self.words, kind)))
            for kind in DueKind
            if kind in kinds
        ]
        self.query_one(Chooser).open("kind", tr("What to show"), tuple(choices))
        self.show_keys()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self.kind = None if event.value == _EVERY else DueKind(event.value)
        self.at = 0
        self._gather()

    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        if self.panel_open:
            return
        if self.lit is not None and self.lit.id == event.id:
            self._open(self.lit)
        else:
            ids = [one.id for one in self.found]
            self._go(ids.index(event.id) if event.id in ids else self.at)

    def _open(self, one: Falling) -> None:
        """Go to the decision, the offices or the minutes it is about; else say what is known."""
        info, keys = one.circle.info, self.words.gettext("↑ ↓ read · Esc back")
        shown: Any
        if one.item.kind in DECISIONS:
            from cercle_tui.ui.register.places import Place
            from cercle_tui.ui.screens.decision import DecisionScreen

            shown = DecisionScreen(self.desk, [Place(info.id, one.item.id)], seen=self._seen)
        elif one.item.kind is DueKind.MANDATE:
            shown = office_page(self.words, [self._seen.get(info.id)])
        elif one.item.kind is DueKind.MINUTES:
            from cercle_tui.ui.screens.minutes import MinutesPage

            shown = MinutesPage(self.desk, info, one.item.id)
        else:
            name = title(self.words, one.item)
            shown = ReadingScreen(name, page(self.words, one), keys)
        self.app.push_screen(shown)

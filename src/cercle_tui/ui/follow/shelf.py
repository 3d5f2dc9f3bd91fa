"""A list of what circles keep between meetings: walked, searched and changed by keys."""

from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from cercle_tui.locale import Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.follow.changing import Changing
from cercle_tui.ui.follow.keys import BACK, CIRCLES, FIND, MANY, MOVE, STOP
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen, linked_around
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.typing import LineInput
from cercle_tui.ui.widgets.views import ListingView, NoteView, Row, Tone, TopView

T = TypeVar("T")

_MANY = 10
_ROWS_EACH = 2


class Shelf(Changing, Generic[T]):
    """Subclasses say what is found, how a line looks, and what their own keys do."""

    TITLE_WORD: ClassVar[str] = ""
    FIND_HINT: ClassVar[str] = ""
    """What the search line says while it is empty; a shelf without one is not searched."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__()
        self.desk, self.info, self.every, self.at = desk, info, False, 0
        self.found: tuple[T, ...] = ()
        self.seen: dict[str, Seen] = {}
        self._read: dict[str, Seen] = {}
        self._awaited: set[str] = set()
        self._note = NoteView()

    def compose(self) -> ComposeResult:
        tr = self.words.gettext
        yield TopBar()
        if self.FIND_HINT:
            line = LineInput()
            line.placeholder = tr(self.FIND_HINT)
            yield line
        yield Listing()
        yield LeftLine()
        yield FormPanel(tr)
        yield Chooser(tr)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        """Read again: another screen may have written."""
        self.read_again()

    @property
    def words(self) -> Words:
        return self.desk.words

    # What subclasses say

    def gather(self) -> tuple[T, ...]:
        """Return what to show of `circles`, in order."""
        raise NotImplementedError

    def id_of(self, one: T) -> str:
        """Return what tells a line from all others."""
        raise NotImplementedError

    def row(self, one: T, lit: bool) -> Row:
        """Return a line as it is shown."""
        raise NotImplementedError

    def heading(self, one: T) -> str:
        """Return the heading that stands above it and those like it, if any."""
        del one
        return ""

    def empty(self) -> str:
        """Return what to say, and what to do, where there is nothing."""
        raise NotImplementedError

    def own_keys(self) -> tuple[Key, ...]:
        """Return the keys of this list that work now."""
        raise NotImplementedError

    def open_lit(self, one: T) -> None:
        """Show all that is known of it."""
        raise NotImplementedError

    # What is known

    @property
    def circles(self) -> list[Seen]:
        """The circles shown, as far as they have been read, in the order of the tree."""
        shown = self.infos if self.every else [self.info]
        return [self.seen[info.id] for info in shown if info.id in self.seen]

    @property
    def infos(self) -> list[CircleInfo]:
        return [info for info, _ in self.desk.community().tree()]

    @property
    def lit(self) -> T | None:
        """What is under the light."""
        return self.found[self.at] if self.found else None

    @property
    def sought(self) -> str:
        """What is typed in the search line."""
        return self.query_one(LineInput).raw if self.FIND_HINT else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part is shown, which Escape undoes."""
        return bool(self.sought)

    @property
    def is_seeking(self) -> bool:
        """Whether the search line has the keyboard."""
        return bool(self.FIND_HINT) and self.query_one(LineInput).has_focus

    def working(self) -> tuple[Key, ...]:
        count = len(self.found)
        moves = (MOVE, MANY) if count > 1 else ()
        usual = (THEME, EVERYTHING, HELP)
        if self.is_seeking:
            return (*moves, STOP, *usual)
        find = (FIND,) if self.FIND_HINT and (count or self.is_narrowed) else ()
        circles = (CIRCLES,) if len(self.desk.community().circles) > 1 else ()
        back = STOP if self.is_narrowed else BACK
        return (*self.own_keys(), *find, *circles, *moves, back, *usual)

    # What is shown

    def redraw(self) -> None:
        """Show the lines in sight, and build no other."""
        words, listing = self.words, self.query_one(Listing)
        if self.info.id in self.seen:
            listing.view = ListingView("", self._rows(listing.size.height), self.empty(),
                                       compact=True)  # fmt: skip
        else:
            listing.view = ListingView("", (), words.gettext("Reading the books…"))
        parts = [words.gettext(self.TITLE_WORD)]
        if self.found:
            place = words.gettext("{number} of {total}")
            parts.append(place.format(number=self.at + 1, total=len(self.found)))
        name = self.desk.community().name if self.every else self.info.name
        now = self.desk.clock.now().astimezone(ZoneInfo(self.info.time_zone))
        top = TopView(name, " · ".join(parts), now.strftime("%H:%M"))
        self.query_one(TopBar).view = top
        note = self.query_one(LeftLine)
        note.view, note.display = self._note, bool(self._note.text)
        self.show_keys()

    def _rows(self, height: int) -> tuple[Row, ...]:
        room = max(1, (height - 3) // _ROWS_EACH)
        first = max(0, min(self.at - room // 2, len(self.found) - room))
        made: list[Row] = []
        heading = ""
        for n, one in enumerate(self.found[first : first + room], first):
            if self.heading(one) != heading:
                heading = self.heading(one)
                made.append(Row(f"heading:{n}", text=heading, dim=True))
            made.append(self.row(one, n == self.at))
        return tuple(made)

    def say(self, text: str, tone: Tone = Tone.CONCERN) -> None:
        self._note = NoteView(text, tone)
        self.redraw()

    def refill(self) -> None:
        """Gather again; what was lit stays lit where it is still there."""
        keep = self.id_of(self.lit) if self.lit is not None else ""
        self.found = self.gather()
        ids = [self.id_of(one) for one in self.found]
        self.at = ids.index(keep) if keep in ids else max(0, min(self.at, len(ids) - 1))
        self.redraw()

    # Off the path of a key

    def read_again(self) -> None:
        infos = self.infos if self.wants_all else [self.info]
        self._awaited = {info.id for info in infos}
        self.look(sorted(infos, key=lambda info: info.id != self.info.id))

    @property
    def wants_all(self) -> bool:
        """Whether the books of every circle are needed."""
        return self.every

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        self._awaited.discard(event.id)
        if event.seen is not None:
            self._read[event.id] = event.seen
            self.seen |= linked_around(self.desk.community(), self._read, event.id)
        if event.problem is not None:
            said = say_problem(self.words, event.problem.code, event.problem.params)
            self._note = NoteView(said)
        if event.id == self.info.id or not self._awaited:
            self.refill()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        count = len(self.found)
        self._note = NoteView()
        match id:
            case "back":
                self.dismiss()
            case "stop":
                self.query_one(LineInput).put("")
                self.set_focus(None)
            case "find":
                self.query_one(LineInput).focus()
            case "move" if count:
                self._go((self.at + (-1 if key == "up" else 1)) % count)
            case "many":
                self._go(self.at + (-_MANY if key == "pageup" else _MANY))
            case "open" if self.lit is not None:
                self.open_lit(self.lit)
            case "circles":
                self.every, self.at = not self.every, 0
                self.read_again()
                self.refill()
        self.redraw()

    def _go(self, at: int) -> None:
        self.at = max(0, min(len(self.found) - 1, at))
        self.redraw()

    @on(Input.Changed)
    def _typed(self) -> None:
        if not self.panel_open:
            self.refill()

    @on(Input.Submitted)
    def _found(self) -> None:
        if not self.panel_open:
            self.set_focus(None)
            self.redraw()

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        ids = [self.id_of(one) for one in self.found]
        if self.panel_open or event.id not in ids:
            return
        if self.lit is not None and event.id == self.id_of(self.lit):
            self.open_lit(self.lit)
        else:
            self._go(ids.index(event.id))


def page_of(words: Words, title: str, parts: list[tuple[str, str]]) -> Any:
    """Return a page to read over the list."""
    from cercle_tui.ui.screens.reading import ReadingScreen

    return ReadingScreen(title, parts, words.gettext("↑ ↓ read · Esc back"))

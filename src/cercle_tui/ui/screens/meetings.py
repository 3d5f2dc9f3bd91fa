"""The past meetings of a circle, the latest first: to read the minutes of, or to walk again."""

from textual import on
from textual.app import ComposeResult

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import meetings_words
from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.meeting_rows import rows
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register.leading import Leading
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView

_MANY = 10

MINUTES = Key("minutes", ("enter",), N_("minutes"),
              N_("Open the minutes of the meeting."), shown=1)  # fmt: skip
REPLAY = Key("replay", ("r",), N_("replay"),
             N_("Walk the meeting again, step by step, as it was."), shown=2)  # fmt: skip
MOVE = Key("move", ("up", "down"), N_("meeting"), N_("The meeting above, or below."), shown=3)
MANY = Key("many", ("pagedown", "pageup"), N_("ten at a time"),
           N_("Ten meetings down, or up."), shown=6)  # fmt: skip
ENDS = Key("ends", ("home", "end"), N_("ends"), N_("The latest meeting, or the first."))
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=4)


class MeetingsScreen(Leading[None]):
    """The meetings of one circle."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__()
        self.desk, self.info = desk, info
        self.seen: dict[str, Seen] = {}
        self.at = 0
        self._note = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield Listing()
        yield LeftLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        """Read again: minutes may have been corrected meanwhile."""
        self.look([self.info])

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def found(self) -> tuple[MeetingRecord, ...]:
        """The meetings, the latest first."""
        seen = self.seen.get(self.info.id)
        return seen.circle.meetings[::-1] if seen is not None else ()

    @property
    def lit(self) -> MeetingRecord | None:
        """The meeting under the light."""
        found = self.found
        return found[self.at] if found else None

    def working(self) -> tuple[Key, ...]:
        count = len(self.found)
        here = (MINUTES, REPLAY) if count else ()
        moves = (MOVE, MANY, ENDS) if count > 1 else ()
        return (*here, *moves, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def redraw(self) -> None:
        """Show the meetings in sight, and build no other."""
        words, seen, listing = self.words, self.seen.get(self.info.id), self.query_one(Listing)
        title = words.gettext("past meetings")
        if seen is None:
            listing.view = ListingView("", (), words.gettext("Reading the books…"))
        else:
            self.at = max(0, min(self.at, len(self.found) - 1))
            height, now = listing.size.height, self.desk.clock.now()
            listing.view = rows(words, seen.circle, self.found, self.at, height, now)
            title += f" · {meetings_words(words, len(self.found))}"
        self.query_one(TopBar).view = offline_top(self.desk, self.info, self.info.name, title)
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(self._note), bool(self._note)
        self.show_keys()

    def say(self, text: str) -> None:
        self._note = text
        self.redraw()

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        lit = self.lit
        if event.seen is not None:
            self.seen[event.id] = event.seen
        ids = [record.id for record in self.found]
        self.at = ids.index(lit.id) if lit is not None and lit.id in ids else self.at
        if event.problem is not None:
            self._note = say_problem(self.words, event.problem.code, event.problem.params)
        self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        lit, last = self.lit, len(self.found) - 1
        self._note = ""
        match id:
            case "back":
                self.dismiss()
            case "move" if lit is not None:
                self._go((self.at + (-1 if key == "up" else 1)) % (last + 1))
            case "many":
                self._go(self.at + (-_MANY if key == "pageup" else _MANY))
            case "ends":
                self._go(last if key == "end" else 0)
            case "minutes" if lit is not None:
                self._minutes(lit)
            case "replay" if lit is not None:
                self._locate(self.info, lit.id, "")

    def _go(self, at: int) -> None:
        self.at = at
        self.redraw()

    def _minutes(self, record: MeetingRecord) -> None:
        from cercle_tui.ui.screens.minutes import MinutesPage

        self.app.push_screen(MinutesPage(self.desk, self.info, record.id))

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        ids = [record.id for record in self.found]
        if self.lit is not None and self.lit.id == event.id:
            self._minutes(self.lit)
        elif event.id in ids:
            self._go(ids.index(event.id))

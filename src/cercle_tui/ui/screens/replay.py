"""A meeting walked again, moment by moment, on the board the circle had before its eyes."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from cercle_tui.locale import Words
from cercle_tui.locale.formats import clock, full_date
from cercle_tui.locale.method import purpose, rule
from cercle_tui.locale.method import title as step_title
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keyed import Keyed
from cercle_tui.ui.home.keys import HELP, Key, help_parts
from cercle_tui.ui.meeting import listings, views
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.replay.happened import happened
from cercle_tui.ui.replay.keys import BACKWARD, DIFFERENCES, KEYS, LEAVE
from cercle_tui.ui.replay.walk import Place, Replay
from cercle_tui.ui.screens.board import Board
from cercle_tui.ui.screens.reading import Part, ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.views import NoteView, Tone, TopView

_PAGE = 3
"""Lines of the text in question that a key turns, as in the meeting."""


class ReplayScreen(Keyed[None]):
    """The meeting whose book is at `path`; `at_item` is the id of the item to begin with.

    It takes no lock and writes nothing: whoever holds the meeting is not disturbed.
    """

    class Read(Message):
        """The book has been read, or `problem` kept it from being."""

        def __init__(self, replay: Replay | None, problem: StoreProblem | None) -> None:
            super().__init__()
            self.replay, self.problem = replay, problem

    def __init__(self, desk: Desk, info: CircleInfo, path: Path, at_item: str = "") -> None:
        super().__init__()
        self.desk, self.info, self.path, self.at_item = desk, info, path, at_item
        self.replay: Replay | None = None
        self.at = 0
        self.problem = ""
        self._differences: bool | None = None

    def compose(self) -> ComposeResult:
        yield Board()
        yield LeftLine(id="moment")
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()
        self._read()

    @property
    def words(self) -> Words:
        return self.desk.words

    def working(self) -> tuple[Key, ...]:
        if self.replay is None:
            return (LEAVE, HELP)
        changed = self.here.state.proposal is not None
        return tuple(key for key in KEYS if changed or key is not DIFFERENCES)

    @property
    def here(self) -> Here:
        """Where the meeting stood at this moment, on its own clock.

        Raises ValueError while the book is being read.
        """
        if self.replay is None:
            raise ValueError("no meeting yet")
        meeting = self.replay.moment(self.at)
        here = Here(meeting, self.words, meeting.state.now, str, "", False)
        return Here(here.meeting, here.words, here.now, str, listings.proposed_cursor(here), False)

    # Off the path of a key

    @work(thread=True, exclusive=True, group="replay")
    def _read(self) -> None:
        replay, problem = None, None
        try:
            replay = Replay.read(self.path)
        except StoreProblem as trouble:
            problem = trouble
        except OSError as trouble:
            reason = trouble.strerror or type(trouble).__name__
            problem = StoreProblem("unreadable", path=str(self.path), reason=reason)
        self.post_message(self.Read(replay, problem))

    @on(Read)
    def _begin(self, event: Read) -> None:
        self.replay = event.replay
        if event.problem is not None:
            self.problem = say_problem(self.words, event.problem.code, event.problem.params)
        if self.replay is not None:
            self.at = self.replay.place(self.at_item)
        self.redraw()

    # What is shown

    def redraw(self) -> None:
        """Show the moment; widgets repaint only what changed since the one before."""
        board = self.query_one(Board)
        board.visible = self.replay is not None
        if self.replay is None:
            said = self.problem or self.words.gettext("Reading the books…")
            self.query_one(TopBar).view = TopView(self.info.name, self.words.gettext("replay"))
            self._tell(NoteView(said, Tone.CONCERN if self.problem else Tone.QUIET))
            return
        here = self.here
        differences = self._differences
        if differences is None:
            differences = self.replay.differs(self.at)
        small = not self.has_class("-projector")
        board.show(here, self._alert(here), "", differences=differences, small=small)
        what = NoteView(happened(here, self.replay.event(self.at)), Tone.STRONG)
        board.query_one(LeftLine).view = what
        self._tell(NoteView(self.moment_words(), Tone.QUIET))

    def _tell(self, note: NoteView) -> None:
        self.query_one("#moment", LeftLine).view = note
        self.show_keys()

    def _alert(self, here: Here) -> str:
        tr = self.words.gettext
        return tr("pause") if here.state.paused else views.over_time(here) or tr("replay")

    def moment_words(self) -> str:
        """«Rejeu · 12 mars 2026 · 19 h 42 · événement 57 sur 312»."""
        if self.replay is None:
            return ""
        tr, local = self.words.gettext, self.here.local(self.here.now)
        count = tr("event {number} of {total}")
        return " · ".join((
            tr("Replay"),
            full_date(self.words, local.date()),
            clock(self.words, local),
            count.format(number=self.at + 1, total=self.replay.last + 1),
        ))  # fmt: skip

    # What keys do

    def _do(self, id: str, key: str = "") -> None:
        """Help says first what the step is for: a replay is for learning too."""
        if id != "help" or self.replay is None:
            super()._do(id, key)
            return
        tr, step = self.words.gettext, self.here.step
        parts: list[Part] = [
            ("plain", f"{purpose(self.words, step)}\n\n"),
            ("quote", f"{rule(self.words, step)}\n\n"),
            ("title", tr("Keys") + "\n"),
            *help_parts(self.words, self.working()),
        ]
        page = ReadingScreen[None](step_title(self.words, step), parts, tr("↑ ↓ read · Esc back"))
        self.app.push_screen(page)

    def act(self, id: str, key: str = "") -> None:
        replay = self.replay
        if id == "leave":
            self.dismiss()
        elif replay is not None:
            self._walk(replay, id, forward=key not in BACKWARD)

    def _walk(self, replay: Replay, id: str, forward: bool) -> None:
        match id:
            case "forward":
                self.go(self.at + 1)
            case "back":
                self.go(self.at - 1)
            case "steps":
                self.go(replay.next_step(self.at) if forward else replay.step_before(self.at))
            case "ends":
                self.go(replay.last if forward else 0)
            case "jump":
                self._ask(replay)
            case "text":
                self.query_one(Board).turn(_PAGE if forward else -_PAGE)
            case "differences":
                shown = self._differences
                self._differences = not (replay.differs(self.at) if shown is None else shown)
                self.redraw()
            case "projector":
                self.toggle_class("-projector")
                self.redraw()

    def go(self, at: int) -> None:
        """Show another moment, the nearest there is."""
        if self.replay is not None:
            self.at = max(0, min(self.replay.last, at))
            self._differences = None
            self.redraw()

    # Jumping

    def _ask(self, replay: Replay) -> None:
        choices = tuple(self._choice(replay, place) for place in replay.places)
        self.query_one(Chooser).open("place", self.words.gettext("Jump to"), choices)
        self.show_keys()

    def _choice(self, replay: Replay, place: Place) -> Choice:
        state, tr = replay.state(place.at), self.words.gettext
        at = Here(replay.meeting, self.words, state.now, str).local(state.now)
        named = {"opening": "attendance", "closing": "closing"}
        label = f"{place.number} · {place.title}"
        if place.id in named:
            label = step_title(self.words, named[place.id])
        elif not place.number:
            label = tr("The end")
        key = str(place.number) if 0 < place.number < 10 else ""
        return Choice(place.id, label, key, clock(self.words, at))

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        if self.replay is not None:
            self.go(self.replay.place(event.value))

    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

"""Where the register leads: the meeting replayed, its minutes, an export, who holds each office."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from textual import on, work
from textual.message import Message

from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register.matter import Matter

R = TypeVar("R")


class Leading(Looking[R]):
    """A screen that knows circles as they have been `seen`, and leads to what they hold."""

    class Located(Message):
        """The book of a meeting was looked for; `path` is None where it is not at hand."""

        def __init__(self, info: CircleInfo, path: Path | None, item: str) -> None:
            super().__init__()
            self.info, self.path, self.item = info, path, item

    class Failed(Message):
        """It could not be looked for."""

        def __init__(self, problem: StoreProblem) -> None:
            super().__init__()
            self.problem = problem

    class Officers(Message):
        """The circles, with what their neighbours make of them."""

        def __init__(self, known: tuple[Seen, ...]) -> None:
            super().__init__()
            self.known = known

    seen: dict[str, Seen]
    """The circles whose books have been read, by id; shared by the screens of one register."""

    def say(self, text: str) -> None:
        """Show one line under the page."""
        raise NotImplementedError

    def replay(self, matter: Matter) -> None:
        """Replay the meeting where it was settled, from its item on."""
        record = matter.record
        if record is None:
            self._say_no_book()
            return
        election = matter.election
        item = election.told.item if election is not None else matter.kept.decision.item
        self._locate(matter.circle.info, record.id, item)

    @work(thread=True, exclusive=True, group="locate")
    def _locate(self, info: CircleInfo, meeting: str, item: str) -> None:
        """Find the book: its circle may be being read, which no key waits for."""
        try:
            with self.desk.reading:
                path = self.desk.projection(info).meeting_path(meeting)
        except StoreProblem as problem:
            self.post_message(self.Failed(problem))
        else:
            self.post_message(self.Located(info, path, item))

    @on(Located)
    def _replay_located(self, event: Located) -> None:
        if event.path is None:
            self._say_no_book()
            return
        from cercle_tui.ui.screens.replay import ReplayScreen

        self.app.push_screen(ReplayScreen(self.desk, event.info, event.path, event.item))

    @on(Failed)
    def _say_failed(self, event: Failed) -> None:
        self.say(say_problem(self.words, event.problem.code, event.problem.params))

    def _say_no_book(self) -> None:
        self.say(self.words.gettext("The book of this meeting is not at hand."))

    def minutes(self, matter: Matter) -> None:
        """Open the minutes of the meeting where it was settled."""
        record = matter.record
        if record is None:
            self._say_no_book()
            return
        from cercle_tui.ui.screens.minutes import MinutesPage

        self.app.push_screen(MinutesPage(self.desk, matter.circle.info, record.id))

    def export(self, infos: list[CircleInfo]) -> None:
        """Choose what leaves of the register of these circles, and how."""
        from cercle_tui.ui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.desk, infos))

    @work(thread=True, exclusive=True, group="locate")
    def offices(self, infos: Sequence[CircleInfo]) -> None:
        """Show who holds each office of the circles, and who held it before."""
        try:
            with self.desk.reading:
                known = tuple(Seen(self.desk.circle(info), self.desk.today(info)) for info in infos)
        except StoreProblem as problem:
            self.post_message(self.Failed(problem))
        else:
            self.post_message(self.Officers(known))

    @on(Officers)
    def _show_offices(self, event: Officers) -> None:
        from cercle_tui.ui.home.office_page import office_page

        self.app.push_screen(office_page(self.words, event.known))

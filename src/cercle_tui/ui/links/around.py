"""A screen that reads a circle with its neighbours, and whatever it once sent a point to."""

from typing import TypeVar
from zoneinfo import ZoneInfo

from textual import on

from cercle_tui.locale import Words
from cercle_tui.locale.formats import long_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen, linked_around
from cercle_tui.ui.widgets.views import NoteView, TopView

R = TypeVar("R")


class Around(Looking[R]):
    """`circle` is None until its own books are read; subclasses give `told` and `redraw`."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__()
        self.desk, self.info = desk, info
        self.circle: Circle | None = None
        self.read: dict[str, Seen] = {}
        """The circles read so far, as their own books tell them, by id."""
        self.note = NoteView()

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def about(self) -> About | None:
        """What the forms need to know."""
        if self.circle is None:
            return None
        today = self.desk.today(self.info)
        return About(self.words, self.circle, today, self.desk.clock.new_id)

    def top(self, title: str) -> TopView:
        """Return the top bar: the circle, the screen, the hour and the day where it lives."""
        local = self.desk.clock.now().astimezone(ZoneInfo(self.info.time_zone))
        day = long_date(self.words, local)
        return TopView(self.info.name, title, local.strftime("%H:%M"), day)

    def told(self) -> None:
        """Take up what was read of the circles."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Read again: a meeting may have written meanwhile."""
        self.look_around()

    def look_around(self) -> None:
        """Read the circle, its neighbours, then the others it sent a point to."""
        circles, near = self.desk.community().circles, self._near()
        sent = self.circle.sent.values() if self.circle else ()
        far = dict.fromkeys(event.item.to for event in sent if event.item.to not in near)
        self.look([circles.get(id, self.info) for id in (*near, *far) if id in circles])

    def _near(self) -> tuple[str, ...]:
        above, below = self.desk.community().neighbours(self.info)
        return (self.info.id, *([above.id] if above else []), *(info.id for info in below))

    @on(Looking.Looked)
    def _take(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self.read[event.id] = event.seen
        if event.problem is not None:
            said = say_problem(self.words, event.problem.code, event.problem.params)
            self.note = NoteView(said)
        if self.info.id not in self.read:
            return
        first, community = self.circle is None, self.desk.community()
        self.circle = linked_around(community, self.read, self.info.id)[self.info.id].circle
        self.told()
        far = {sent.item.to for sent in self.circle.sent.values()} - set(self._near())
        if first and far & community.circles.keys():
            self.look_around()

"""A community on a real disk, written as its screens write it: forms, agendas and meetings."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import ActionState, NextMeeting
from cercle_tui.model.people import Member
from cercle_tui.register.preparing import Preparation, prepare
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.session import MeetingSession
from cercle_tui.store.yearbook import Fact
from cercle_tui.ui import suggesting
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About, Facts, change
from cercle_tui.ui.home.writing import write_facts
from cercle_tui.ui.prepare import moving
from cercle_tui.ui.widgets.fields import Form

ZONE = ZoneInfo("America/Toronto")


class Evening:
    """A meeting under way, on the disk after each event; events come twenty seconds apart."""

    def __init__(self, house: "House", session: MeetingSession) -> None:
        self.house, self.session = house, session

    @property
    def state(self) -> State:
        return self.session.meeting.state

    @property
    def step(self) -> str:
        return self.state.step.name

    def do(self, kind: type[ev.Event], **facts: Any) -> "Evening":
        self.house.now += timedelta(seconds=20)
        self.session.record(kind, **facts)
        return self

    def everyone(self) -> "Evening":
        """Everyone has their turn, or has no objection to what is asked."""
        began = self.state.stage.n
        while self.state.stage.n == began and self.state.waiting():
            if self.state.step.kind is StageKind.ANSWERS:
                together = self.state.stage.together
                asked = self.state.at_once() if together else (self.state.speaker(),)
                self.do(ev.Answered, people=asked)
            else:
                self.do(ev.SpokeUp, person=self.state.speaker())
        return self

    def plain(self) -> "Evening":
        """The step goes as when nothing is to be said about it, and is over."""
        began = self.state.stage.n
        over = self.everyone().state.stage.n != began
        return self if over else self.do(ev.StepDone, step=self.step)

    def until(self, step: str) -> "Evening":
        """Go on plainly up to a step."""
        while self.step != step:
            self.plain()
        return self


Play = Callable[[Evening], None]


class House:
    """The data folder of a community, at the moment `now`."""

    def __init__(self, root: Path, cache: Path) -> None:
        made = count(1)
        self.now = datetime(2026, 1, 5, 9, tzinfo=ZONE)
        self.words = words_for("en")
        clock = Clock(lambda: self.now, lambda size: next(made).to_bytes(size, "big"))
        env = {"CERCLE_CACHE": str(cache)}
        self.desk = Desk(DataFolder(root), self.words, clock, env)

    def on(self, month: int, day: int, hour: int = 9) -> "House":
        """Let the year 2026 come to a day."""
        then = datetime(2026, month, day, hour, tzinfo=ZONE)
        assert then > self.now
        self.now = then
        return self

    def info(self, slug: str) -> CircleInfo:
        found = self.desk.community().by_slug(slug)
        assert found is not None, slug
        return found

    def circle(self, slug: str) -> Circle:
        """Return a circle with what its neighbours make of it."""
        return self.desk.circle(self.info(slug))

    def about(self, slug: str) -> About:
        """Return what the forms between meetings are about."""
        circle, community = self.circle(slug), self.desk.community()
        people = {
            member.id: member
            for info in community.circles.values()
            for member in self.desk.projection(info).circle.members.values()
        }
        others = tuple(member for id, member in people.items() if id not in circle.members)
        today = self.desk.today(circle.info)
        return About(self.words, circle, today, self.desk.clock.new_id, others, community,
                     self.desk.folder.circle_slugs)  # fmt: skip

    # Between meetings

    def change(self, slug: str, form: str, **typed: str) -> None:
        """Fill in a form of the home screen and record it."""
        about, made = self.about(slug), change(form)
        self.write(slug, made.read(about, filled(made.build(about), **typed)))

    def point(self, slug: str, title: str, kind: str = "decide", **typed: str) -> str:
        """Put a point in the backlog by its form; return its id."""
        self.change(slug, "point", title=title, kind=kind, **typed)
        return next(p.id for p in self.circle(slug).backlog.values() if p.title == title)

    def write(self, slug: str, facts: Facts) -> None:
        write_facts(self.desk, self.info(slug), facts)

    def note(self, slug: str, *facts: Fact) -> None:
        self.write(slug, Facts(circle=facts))

    # Preparing

    def prepared(self, slug: str) -> Preparation:
        return prepare(self.circle(slug), self.now, tensions=True)

    def offered(self, slug: str) -> dict[str, str]:
        """Return all that can be taken on the agenda: titles, and what the screen lights."""
        told = self.prepared(slug)
        points = {p.title: p.id for p in (*told.called, *told.points, *told.later)}
        links = {link.id: link for link in told.circle.links}
        due = {
            suggesting.title(self.words, one, links.get(one.circle)): suggesting.row_id(one)
            for one in told.suggested
        }
        return due | points

    def prepare(self, slug: str, *titles: str) -> None:
        """Take these up on the agenda, one after the other."""
        for title in titles:
            lit, told = self.offered(slug)[title], self.prepared(slug)
            agenda = moving.taken(self.words, told, lit, self.desk.clock.new_id())
            self.note(slug, (bt.AgendaPrepared, {"items": agenda}))
        assert [item.title for item in self.prepared(slug).agenda] == list(titles)

    # Meeting

    def meet(
        self, slug: str, plays: dict[str, Play], *, scores: tuple[int, ...] = (),
        absent: tuple[str, ...] = (), heard: dict[str, str] | None = None,
        then: tuple[int, int, int] | None = None,
    ) -> State:  # fmt: skip
        """Prepare what is played, hold the meeting tonight, and return it as it closed.

        `heard` are the actions that are done, by what they are; `then` is the next date.
        """
        self.prepare(slug, *plays)
        self.now = self.now.replace(hour=19, minute=0, second=0)
        session = self.desk.new_meeting(self.info(slug))
        evening = Evening(self, session)
        try:
            self._open(evening, absent, heard or {}, then)
            for item in evening.state.items:
                evening.do(ev.ItemOpened, item=item.item.id)
                plays[item.item.title](evening)
            evening.plain().plain()
            if scores:
                assert len(scores) == len(evening.state.here)
                evening.do(ev.Measured, scores={"fingers": scores})
            evening.plain().do(ev.MeetingClosed)
        finally:
            session.close()
        return evening.state

    def _open(
        self, evening: Evening, absent: tuple[str, ...], heard: dict[str, str],
        then: tuple[int, int, int] | None,
    ) -> None:  # fmt: skip
        members = evening.state.context.members
        here = [m.id for m in members if m.counted and m.id not in absent]
        evening.do(ev.Arrived, people=here).until("information")
        evening.plain()
        actions = {action.what: action.id for action in evening.state.context.actions}
        for what, note in heard.items():
            assert evening.step == "followups"
            evening.do(ev.ActionHeard, action=actions[what], state=ActionState.DONE, note=note)
        evening.until("next_meeting")
        if then is not None:
            starts = datetime(*then, 19, tzinfo=ZONE)
            evening.do(ev.NextMeetingSet, next=NextMeeting(starts=starts, place="Local 12"))
        evening.until("items")


def filled(form: Form, **typed: str) -> dict[str, str]:
    """Return a form's values, those typed over what it says already."""
    values = {field.id: field.value for field in form.fields}
    assert typed.keys() <= values.keys(), typed.keys() - values.keys()
    return values | typed


def joined(*people: str, **more: Any) -> Iterator[Fact]:
    """Members by their names; the id is the name in small letters."""
    for name in people:
        yield bt.MemberJoined, {"member": Member(id=name.lower(), name=name, **more)}

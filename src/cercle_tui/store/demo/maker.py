"""Making the demonstration: the community's book, then each circle's history, played."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.events import Event
from cercle_tui.meeting.record import record_of
from cercle_tui.model.followup import NextMeeting
from cercle_tui.model.people import Mandate, Member, Standing
from cercle_tui.model.term import add_months
from cercle_tui.store.clock import Clock
from cercle_tui.store.demo.evening import Evening
from cercle_tui.store.demo.names import Names
from cercle_tui.store.demo.past import Past
from cercle_tui.store.demo.script import (
    CircleScript,
    CommunityScript,
    MeetingScript,
    NextScript,
    PointScript,
    read_circle,
    read_community,
)
from cercle_tui.store.demo.writing import write_book
from cercle_tui.store.encoding import gc_paused
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.linked import linked_circle
from cercle_tui.store.problems import StoreProblem

MACHINE = "demo"
"""Whose yearly books the made-up history is in: no machine's own, so that none continues them."""

Fact = tuple[datetime, Callable[[], None]]
"""Something that happens at a moment, in UTC."""


def make_demo(folder: DataFolder, clock: Clock, lang: str, seed: int = 1) -> str:
    """Write the demonstration into `folder`, which holds no data yet, as of the clock's now.

    Returns the slug of the circle whose meeting is about to start. The same moment and `seed`
    give the same bytes. It is written in French only, whatever `lang`. Raises StoreProblem
    ``exists`` when the folder has books already, ``no_folder``, and OSError.
    """
    if next(folder.all_books(), None) is not None:
        raise StoreProblem("exists", path=str(folder.root))
    now = clock.now().astimezone(UTC).replace(microsecond=0)
    community = read_community(lang)
    circles = [read_circle(lang, name) for name in community.circles]
    with gc_paused():
        _write_community(folder, community, circles, Past(now, seed))
        _play(
            [
                _History(folder, community, circle, now, seed + place)
                for place, circle in enumerate(circles, 1)
            ]
        )
    return community.main


def _play(histories: list["_History"]) -> None:
    """Play the facts of all circles together, from the oldest, then write their yearly books.

    Each circle's meetings find the others as they stand at that moment.
    """
    mandates: dict[str, str] = {}
    for history in histories:
        history.names, history.all = Names(history.past, mandates), histories
    facts = [fact for history in histories for fact in history.facts()]
    for _, fact in sorted(facts, key=lambda fact: fact[0]):
        fact()
    for history in histories:
        history.write_years()


def _write_community(
    folder: DataFolder, community: CommunityScript, circles: list[CircleScript], past: Past
) -> None:
    now = past.moment
    oldest_first = sorted(circles, key=lambda c: -c.weeks)
    first = now - timedelta(weeks=oldest_first[0].weeks, hours=1)
    founding = bt.CommunityFounded(n=1, at=first, name=community.name)
    years: dict[int, list[Event]] = {first.year: [founding]}
    for circle in oldest_first:
        at = now - timedelta(weeks=circle.weeks)
        book = years.setdefault(at.year, [])
        book.append(bt.CircleFounded(n=len(book) + 1, at=at, circle=circle.info))
    for year, events in years.items():
        past.moment = events[0].at
        write_book(
            folder.community_path(year, MACHINE), id=past.new_id(), kind="community",
            circle="", created=events[0].at, events=events,
        )  # fmt: skip


class _History:
    """One circle's two years: every fact at its moment, each taken up by the circle's fold."""

    def __init__(
        self,
        folder: DataFolder,
        community: CommunityScript,
        script: CircleScript,
        now: datetime,
        seed: int,
    ) -> None:
        self.folder, self.community, self.script, self.now = folder, community, script, now
        self.zone = ZoneInfo(script.info.time_zone)
        self.past = Past(now - timedelta(weeks=script.weeks), seed)
        self.names = Names(self.past)
        self.circle = Circle(script.info)
        self.years: dict[int, list[Event]] = {}
        self.all: list[_History] = [self]

    def facts(self) -> list[Fact]:
        """Return every fact of the circle, each at its moment once it is played."""
        return [(at, partial(self._at, at, fact)) for at, fact in self._facts()]

    def _at(self, at: datetime, fact: Callable[[], None]) -> None:
        self.past.moment = at
        fact()

    def write_years(self) -> None:
        """Write the yearly books of what was played."""
        for year, events in self.years.items():
            self.past.moment = events[0].at
            write_book(
                self.folder.between_path(self.script.info.slug, year, MACHINE),
                id=self.past.new_id(), kind="between", circle=self.script.info.id,
                created=events[0].at, events=events,
            )  # fmt: skip

    def _moment(self, weeks: int, hour: int) -> datetime:
        """Return the whole hour of the circle's day, `weeks` before today, in UTC."""
        day = self.now.astimezone(self.zone).date() - timedelta(weeks=weeks)
        at = datetime.combine(day, time(hour), self.zone)
        return at.astimezone(UTC)

    def _facts(self) -> list[Fact]:
        script, facts = self.script, list[Fact]()
        founded = self._moment(script.weeks, 9)
        if script.practice is not None:
            facts.append((founded, partial(self._add, bt.PracticeSet, practice=script.practice)))
        for person, weeks in script.members.items():
            facts.append((self._moment(weeks, 10), self._joins(person, weeks)))
        for person, weeks in script.left.items():
            on = self._moment(weeks, 12)
            facts.append((on, partial(self._add, bt.MemberLeft, person=person, on=on.date())))
        for office in script.office:
            at = self._moment(office.weeks, 11)
            mandate = Mandate(
                id=f"{script.info.slug}-{office.office}-{office.weeks}",
                office=office.office,
                person=office.person,
                begins=at.date(),
                ends=add_months(at.date(), office.months),
            )
            facts.append((at, partial(self._add, bt.OfficeFilled, mandate=mandate)))
        for point in script.point:
            at = self._moment(point.weeks, 15)
            facts.append((at, partial(self._wait, point)))
        for place, meeting in enumerate(script.meeting):
            at = self._moment(meeting.weeks, meeting.hour)
            facts.append((at - timedelta(days=2), partial(self._prepare, meeting)))
            facts.append((at, partial(self._meet, place)))
        if script.next.item:
            at = self.now - timedelta(hours=20)
            facts.append((at, partial(self._prepare, script.next)))
        return facts

    def _add(self, kind: type[Event], **values: Any) -> None:
        """Record a fact between meetings, now."""
        at = self.past.moment
        book = self.years.setdefault(at.year, [])
        event = kind(n=len(book) + 1, at=at, **values)
        book.append(event)
        self.circle = self.circle.take(event)

    def _joins(self, person: str, weeks: int) -> Callable[[], None]:
        member = Member(
            id=person,
            name=self.community.people[person],
            standing=self.script.standing.get(person, Standing.MEMBER),
            since=self._moment(weeks, 10).date(),
        )
        return partial(self._add, bt.MemberJoined, member=member)

    def _wait(self, point: PointScript) -> None:
        self._add(bt.PointAdded, item=self.names.point(point, self.past.moment))

    def _prepare(self, meeting: MeetingScript | NextScript) -> None:
        self._add(bt.AgendaPrepared, items=self.names.agenda(meeting.item))

    def _meet(self, place: int) -> None:
        """Play a meeting and write its book."""
        script, past = self.script.meeting[place], self.past
        after = self.script.meeting[place + 1 :]
        context = self._linked().context(past.moment.astimezone(self.zone).date())
        began = past.moment
        player = Evening(
            script, context, past, self.names, self.community.echoes,
            self._next(after[0] if after else self.script.next),
        ).play()  # fmt: skip
        record = record_of(player.meeting)
        self.circle = self.circle.take(record)
        for told in record.elections:
            if told.mandate is not None:
                self.names.mandates[f"{self.script.info.id}:{told.office}"] = told.mandate.id
        meeting = player.state.meeting
        day = began.astimezone(self.zone).date()
        write_book(
            self.folder.new_meeting_path(self.script.info.slug, day, meeting[-8:]),
            id=meeting, kind="meeting", circle=self.script.info.id, created=began,
            events=player.events,
        )  # fmt: skip

    def _linked(self) -> Circle:
        """Return the circle with what the others make of it now; one not founded yet is not."""
        known = {history.script.info.id: history for history in self.all if history.circle.members}
        community = Community(circles={id: known[id].script.info for id in known})
        today = self.past.moment.astimezone(self.zone).date()
        return linked_circle(community, self.script.info, lambda info: known[info.id].circle, today)

    def _next(self, script: MeetingScript | NextScript) -> NextMeeting:
        """Return when and where the circle meets next; 0 weeks is today, in a few minutes."""
        at = self._moment(script.weeks, script.hour)
        if not script.weeks:
            at = self.now + timedelta(minutes=10 - self.now.minute % 5)
            at = at.replace(second=0)
        return NextMeeting(starts=at.astimezone(self.zone), place=script.place)

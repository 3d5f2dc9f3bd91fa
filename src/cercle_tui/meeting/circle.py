"""`Circle`: the fold of what its meetings left and of what happened between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.afterwards import practised, take_between
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.events import Event
from cercle_tui.meeting.falling_due import held_decisions, suggestions
from cercle_tui.meeting.links import link_suggestions
from cercle_tui.meeting.minutes_life import MinutesSaid, known_minutes
from cercle_tui.meeting.people_between import Stays
from cercle_tui.meeting.preparing import (
    Rota,
    prepared,
    still_waiting,
    waiting_since,
    whose_turn,
)
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.resources import Over, Shared, heard
from cercle_tui.meeting.sending import heard_back
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemOutcome
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.model.decision import Decision
from cercle_tui.model.followup import Action, ActionState, NextMeeting
from cercle_tui.model.people import Mandate, Member, given_up, joint, parts
from cercle_tui.model.practice import Practice
from cercle_tui.model.sending import Fate
from cercle_tui.model.template import MeetingTemplate

_DAWN = datetime.min.replace(tzinfo=UTC)

Outcome: TypeAlias = MeetingRecord | Event
"""What a circle's fold takes: a meeting's record, or an event between meetings."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision in the register: its short number, and what later meetings made of it."""

    decision: Decision
    number: str = ""
    ends: date | None = None
    due_count: int | None = None
    """The count of closed meetings at which it falls due, for "after N meetings"."""
    superseded_by: str = ""
    superseded_on: date | None = None
    renewed: tuple[date, ...] = ()
    dropped_on: date | None = None
    late: tuple[bt.LateAnswer, ...] = ()
    """What members absent at its adoption answered since, the last of each."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle today. Mappings are by id, in the order things came about."""

    info: CircleInfo
    members: dict[str, Member] = field(default_factory=dict)
    gone: dict[str, date] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    given_back: dict[str, tuple[date, str]] = field(default_factory=dict)
    """Mandates of the parent's elections that were given up: the day, and why."""
    practice: Practice = field(default_factory=Practice)
    decisions: dict[str, Kept] = field(default_factory=dict)
    backlog: dict[str, BacklogItem] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    actions_over: dict[str, Over] = field(default_factory=dict)
    """When and why actions were done or dropped, by action."""
    resources: dict[str, Shared] = field(default_factory=dict)
    stays: Stays = field(default_factory=dict)
    """When each person was in it, the earliest first; who left is there still."""
    waiting_since: dict[str, date] = field(default_factory=dict)
    """The day each point of the backlog first came up, where its own books tell."""
    agenda: tuple[AgendaItem, ...] = ()
    templates: dict[str, MeetingTemplate] = field(default_factory=dict)
    rota: Rota = field(default_factory=Rota)
    meetings: tuple[MeetingRecord, ...] = ()
    next_meeting: NextMeeting | None = None
    practised: tuple[tuple[datetime, Practice], ...] = ()
    """The practices it has had, each with the moment it came in."""
    minutes_said: tuple[MinutesSaid, ...] = ()
    """What was said of minutes between meetings: objections, settled or not, corrections."""
    observations: tuple[bt.Observed, ...] = ()
    """What experts shared with it, in the order they wrote it down."""
    adopted: dict[int, int] = field(default_factory=dict)
    """How many decisions were adopted, by year: what short numbers count."""
    sent: dict[str, bt.ItemSent] = field(default_factory=dict)
    """What it sent to linked circles."""
    answered: dict[str, bt.PointTaken | bt.ItemAnswered] = field(default_factory=dict)
    """The last word said between meetings of a point, its own or received, by the point's id."""
    received: dict[str, str] = field(default_factory=dict)
    """The ids of the circles that sent it points, by point, where `with_neighbours` told."""
    fates: dict[str, Fate] = field(default_factory=dict)
    """What became of what it sent, where `with_neighbours` told."""
    links: tuple[LinkedCircle, ...] = ()
    """The parent circle and the sub-circles, where `with_neighbours` has told of them."""
    near: dict[str, str] = field(default_factory=dict)
    """The names of its neighbours by id, those that have ended too, where it told of them."""
    until: datetime = _DAWN
    """The moment of the latest outcome taken."""

    @classmethod
    def fold(cls, info: CircleInfo, outcomes: Iterable[tuple[str, Outcome]]) -> "Circle":
        """Return the circle of (book id, outcome) pairs, whatever order they come in."""
        circle = cls(info)
        for _, outcome in sorted(outcomes, key=lambda pair: _place(*pair)):
            circle = circle.take(outcome)
        return circle

    def take(self, outcome: Outcome) -> "Circle":
        """Return the circle after one more outcome, later than all before."""
        if isinstance(outcome, MeetingRecord):
            return replace(_meeting(self, outcome), until=outcome.opened)
        return replace(take_between(self, outcome), until=outcome.at)

    @property
    def closed_meetings(self) -> int:
        return sum(1 for meeting in self.meetings if meeting.closed)

    def holders(self, on: date) -> tuple[Mandate, ...]:
        """Return the latest mandate of each office that has begun by `on`.

        One past its end is still held, until it is vacated or another begins. A joint office of
        which a part went to someone else since is told by the parts that are left.
        """
        latest: dict[str, Mandate] = {}
        for mandate in self.mandates.values():
            if mandate.begins <= on:
                latest |= dict.fromkeys(parts(mandate.office), mandate)
        held: dict[str, list[str]] = {}
        for part, mandate in latest.items():
            if not (mandate.vacated and mandate.ends <= on):
                held.setdefault(mandate.id, []).append(part)
        return tuple(
            self.mandates[id].model_copy(update={"office": joint(offices)})
            for id, offices in held.items()
        )

    def duties(self) -> dict[str, str]:
        """Return the duties of each office as the circle last consented to them.

        Where ballots were cast it had; an election let go before them settled nothing.
        """
        return {rule.office: rule.duties for rule in self.info.offices if rule.duties} | {
            election.office: (election.proposed[-1].duties if election.mandate else "")
            or election.duties
            for meeting in self.meetings
            for election in meeting.elections
            if election.duties and election.end and election.voters and not election.circle
        }

    def context(self, on: date) -> CircleContext:
        """Return what a meeting opened on `on` knows of the circle.

        Members are those of today; the last minutes are the last closed meeting's; an office
        past its term is still held until the circle says otherwise.
        """
        held = held_decisions(self, on)
        return CircleContext(
            info=self.info,
            members=tuple(self.members.values()),
            mandates=tuple(m for m in self.holders(on) if m.person in self.members),
            practice=self.practice,
            duties=self.duties(),
            actions=tuple(a for a in self.actions.values() if a.state is ActionState.OPEN),
            **known_minutes(self),
            items=prepared(self),
            waiting=tuple(self.backlog.values()),
            decisions=held,
            suggested=(*suggestions(self, on, held), *link_suggestions(self, on)),
            links=self.links,
            returned=heard_back(self),
            place=self.next_meeting.place if self.next_meeting else "",
            facilitates=whose_turn(self),
        )

    def practice_at(self, at: datetime) -> Practice:
        """Return the practice the circle had at a moment."""
        if not self.practised:
            return self.practice
        held = [practice for since, practice in self.practised if since <= at]
        return held[-1] if held else Practice()

    def day(self, at: datetime) -> date:
        """Return the day of `at` where the circle lives."""
        return at.astimezone(ZoneInfo(self.info.time_zone)).date()


def _place(book: str, outcome: Outcome) -> tuple[datetime, str, int]:
    if isinstance(outcome, MeetingRecord):
        return outcome.opened, book, 0
    return outcome.at, book, outcome.n


def _meeting(circle: Circle, record: MeetingRecord) -> Circle:
    """Decisions, elections, actions and points of one meeting; an open one counts already."""
    actions = circle.actions | {action.id: action for action in record.actions}
    for told in record.heard:
        if told.id in actions:
            actions[told.id] = actions[told.id].model_copy(update={"state": told.state})
    decisions, adopted = _decisions(circle, record)
    backlog = still_waiting(circle, record)
    return replace(
        circle,
        backlog=backlog,
        waiting_since=waiting_since(circle, record, backlog),
        actions=actions,
        actions_over=heard(circle, record),
        mandates=_mandates(circle, record),
        given_back=circle.given_back
        | {
            down.mandate: (circle.day(record.opened), down.reason)
            for down in record.stepped_down
            if down.mandate not in circle.mandates
        },
        decisions=decisions,
        adopted=adopted,
        meetings=(*circle.meetings, record),
        agenda=(),
        practice=record.practice or circle.practice,
        practised=practised(circle, record.opened, record.practice),
        next_meeting=record.next_meeting,
    )


def _mandates(circle: Circle, record: MeetingRecord) -> dict[str, Mandate]:
    """Who steps down holds it no longer; an office that finds nobody is vacant at its term."""
    mandates, day = dict(circle.mandates), circle.day(record.opened)
    for down in record.stepped_down:
        held = mandates.get(down.mandate)
        if held is not None:
            mandates[held.id] = given_up(held, day, down.reason)
    for election in record.elections:
        if election.circle:
            continue  # an office of a linked circle: it stands in that circle's own register
        if election.mandate is not None:
            mandates[election.mandate.id] = election.mandate
        elif election.end == "vacant":
            wanted = set(parts(election.office))
            for held in circle.holders(day):
                if wanted & set(parts(held.office)):
                    mandates[held.id] = mandates[held.id].model_copy(update={"vacated": True})
    return mandates


def _decisions(circle: Circle, record: MeetingRecord) -> tuple[dict[str, Kept], dict[int, int]]:
    """Return the register and the counts by year after a meeting's decisions and reviews.

    "After N meetings" counts from the meeting that decides, which is not one of the N.
    """
    decisions, adopted = dict(circle.decisions), dict(circle.adopted)
    closed = circle.closed_meetings + 1
    for decision in sorted(record.decisions, key=lambda decided: decided.at):
        if decision.status == ItemOutcome.CARRIED_OVER:
            continue  # nothing was decided: it waits, and the minutes tell how far it came
        day, number, due = circle.day(decision.at), "", decision.after_meetings
        if decision.status == "adopted":
            adopted[day.year] = adopted.get(day.year, 0) + 1
            number = f"{circle.info.letter}-{day.year}-{adopted[day.year]:03d}"
            old = decisions.get(decision.replaces)
            if old is not None:
                decisions[decision.replaces] = replace(
                    old, superseded_by=decision.id, superseded_on=day
                )
        due_count = closed + due if number and due else None
        decisions[decision.id] = Kept(decision, number, decision.ends, due_count)
    for review in record.reviews:
        kept = decisions.get(review.decision)
        if kept is not None and review.choice == "drop":
            day = circle.day(record.closed or record.opened)
            decisions[review.decision] = replace(kept, dropped_on=day)
        elif kept is not None and review.term is not None:
            on, count = circle.day(review.at), review.term.meetings
            decisions[review.decision] = replace(
                kept,
                ends=review.term.ends(on),
                due_count=closed + count if count else None,
                renewed=(*kept.renewed, on),
            )
    return decisions, adopted

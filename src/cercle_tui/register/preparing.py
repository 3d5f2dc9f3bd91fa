"""What preparing a meeting starts from: its time, what waits, what proposes itself, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.preparing import CLOSING_MINUTES, OPENING_MINUTES
from cercle_tui.meeting.reviews import HeldDecision, Suggestion
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, Priority
from cercle_tui.model.followup import Action
from cercle_tui.model.people import Office
from cercle_tui.register.due import is_tension

_RANKS = {priority: rank for rank, priority in enumerate(Priority)}


@dataclass(frozen=True, slots=True)
class Preparation:
    """A circle's next meeting as it stands on `today`. Times are in minutes.

    `called` are the points whose date has come, `points` those that wait for none, `later` those
    put off past the meeting; none is on the agenda. Of each: the most urgent first, then by date.
    """

    circle: Circle
    today: date
    starts: datetime | None
    """When the circle meets, where it lives; None without a date to come."""
    past: bool
    """The date that was set is over."""
    agenda: tuple[AgendaItem, ...]
    suggested: tuple[Suggestion, ...]
    called: tuple[BacklogItem, ...]
    points: tuple[BacklogItem, ...]
    later: tuple[BacklogItem, ...]
    hidden: int
    """How many tensions wait that are not among the points."""
    minutes_of: date | None
    """The day of the meeting whose minutes are to be consented to."""
    actions: tuple[Action, ...]
    learning: tuple[Action, ...]
    facilitator: str
    by_rota: bool
    decisions: tuple[HeldDecision, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the circle lives."""
        return ZoneInfo(self.circle.info.time_zone)

    @property
    def planned(self) -> int:
        """The planned length of the meeting."""
        return self.circle.info.meeting_minutes

    @property
    def used(self) -> int:
        """What the agenda takes, with the opening, the administrative part and the closing."""
        return OPENING_MINUTES + sum(item.minutes for item in self.agenda) + CLOSING_MINUTES

    @property
    def over(self) -> int:
        """How much longer than planned it takes, 0 where it fits."""
        return max(0, self.used - self.planned)

    def reviewed(self, item: AgendaItem) -> tuple[HeldDecision, ...]:
        """Return the decisions an item reviews, as far as they are known."""
        reviews = item.reviews if item.kind is ItemKind.REVIEW else ()
        return tuple(held for held in self.decisions if held.id in reviews)

    def since(self, point: BacklogItem) -> date | None:
        """Return the day a point first came up, None where the circle's books do not tell."""
        return self.circle.waiting_since.get(point.id)


def prepare(circle: Circle, now: datetime, *, tensions: bool = False) -> Preparation:
    """Return what prepares the circle's next meeting; points that are tensions where asked for."""
    today, planned = circle.day(now), circle.next_meeting
    context = circle.context(today)
    past = planned is not None and circle.day(planned.starts) < today
    starts = None
    if planned is not None and not past:
        starts = planned.starts.astimezone(ZoneInfo(circle.info.time_zone))
    meets = starts.date() if starts is not None else today
    taken = {item.backlog_id for item in context.items}
    waiting = [point for point in context.waiting if point.id not in taken]
    seen = [point for point in waiting if tensions or not is_tension(point)]
    asked = context.minutes_asked(starts or now)
    turn = context.facilitates
    return Preparation(
        circle=circle,
        today=today,
        starts=starts,
        past=past,
        agenda=context.items,
        suggested=tuple(one for one in context.suggested if not one.point),
        called=_ordered(circle, (p for p in seen if p.not_before and p.not_before <= meets)),
        points=_ordered(circle, (p for p in seen if p.not_before is None)),
        later=_ordered(circle, (p for p in seen if p.not_before and p.not_before > meets)),
        hidden=len(waiting) - len(seen),
        minutes_of=context.last_date if asked else None,
        actions=tuple(action for action in context.actions if not action.learning),
        learning=tuple(action for action in context.actions if action.learning),
        facilitator=context.holder(Office.FACILITATOR),
        by_rota=bool(turn),
        decisions=context.decisions,
    )


def _ordered(circle: Circle, points: Iterable[BacklogItem]) -> tuple[BacklogItem, ...]:
    def key(point: BacklogItem) -> tuple[int, date, str]:
        day = point.not_before or circle.waiting_since.get(point.id) or date.max
        return _RANKS[point.priority], day, point.title

    return tuple(sorted(points, key=key))

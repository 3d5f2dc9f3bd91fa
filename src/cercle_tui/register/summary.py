"""A circle in brief: all that the screens of the whole community need of its books."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from pydantic import AwareDatetime, Field

from cercle_tui.meeting.between import ItemSent
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import ItemRecord, MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.base import Id, Value
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Decision
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Mandate, Member, parts
from cercle_tui.model.practice import Practice
from cercle_tui.register.commitments import Called, called_by_year
from cercle_tui.register.curves import Mean, by_meeting, by_quarter, by_year
from cercle_tui.register.due import is_tension
from cercle_tui.register.entries import Status, undated

SCHEMA = 3
"""Goes up when a summary made before would no longer do."""

_LATEST = 24


class ElectedFor(Value):
    """An election for an office of a sub-circle, as its parent's book tells it."""

    circle: str
    office: str
    opened: AwareDatetime
    end: str = ""
    mandate: Mandate | None = None


class Taken(Value):
    """The measure of one meeting: the mean of each scale, 0 to 5."""

    on: date
    means: dict[str, float]


class Summary(Value):
    """A circle by its own books alone, as of `as_of`; what a day makes of it is told when shown."""

    circle: Id
    as_of: date
    members: tuple[Member, ...] = ()
    gone: dict[str, date] = Field(default_factory=dict)
    mandates: tuple[Mandate, ...] = ()
    """Those that hold on `as_of` or later; the order is that in which they came about."""
    given_back: dict[str, tuple[date, str]] = Field(default_factory=dict)
    practice: Practice = Field(default_factory=Practice)
    elected: tuple[ElectedFor, ...] = ()
    consented: tuple[str, ...] = ()
    """What its adopted decisions were about: the mandates of sub-circles' leaders, mostly."""
    sent: tuple[ItemSent, ...] = ()
    held: dict[int, int] = Field(default_factory=dict)
    """Meetings closed, by year."""
    last_met: date | None = None
    next: AwareDatetime | None = None
    left_open: bool = False
    reviews: tuple[date, ...] = ()
    """The last day of each decision in force that has a term in time."""
    reviews_now: int = 0
    """How many are due because so many meetings were held."""
    actions: tuple[date, ...] = ()
    tensions: tuple[str, ...] = ()
    """The points of its own that come from tensions; only their number is ever shown."""
    treated: tuple[str, ...] = ()
    measures: tuple[Taken, ...] = ()
    quarters: dict[str, dict[str, Mean]] = Field(default_factory=dict)
    years: dict[str, dict[str, Mean]] = Field(default_factory=dict)
    observed: date | None = None
    called: dict[int, dict[str, Called]] = Field(default_factory=dict)
    """This year and the one before: to how many meetings each was called, and came."""


def summarise(circle: Circle, today: date) -> Summary:
    """Return the summary of a circle as its own books tell it, without its neighbours."""
    known = [one for one in undated(circle) if one.status is Status.IN_FORCE]
    closed = [record for record in circle.meetings if record.closed]
    mandates = lasting(circle.mandates.values(), today)
    holders = {held.person for held in mandates}
    held: dict[int, int] = {}
    for record in closed:
        year = circle.day(record.opened).year
        held[year] = held.get(year, 0) + 1
    taken = by_meeting(circle)[-_LATEST:]
    return Summary(
        circle=circle.info.id,
        as_of=today,
        members=tuple(circle.members.values()),
        gone={person: day for person, day in circle.gone.items() if person in holders},
        mandates=mandates,
        given_back=circle.given_back,
        practice=circle.practice,
        elected=_elected(circle.meetings),
        consented=_consented(circle.meetings),
        sent=tuple(circle.sent.values()),
        held=held,
        last_met=circle.day(closed[-1].opened) if closed else None,
        next=circle.next_meeting.starts if circle.next_meeting else None,
        left_open=bool(circle.meetings) and circle.meetings[-1].closed is None,
        reviews=tuple(one.ends for one in known if one.ends is not None),
        reviews_now=sum(1 for one in known if one.ends is None and one.meetings_left == 0),
        actions=tuple(
            action.due
            for action in circle.actions.values()
            if action.state is ActionState.OPEN and action.due is not None
        ),
        tensions=tuple(id for id, point in circle.backlog.items() if is_tension(point)),
        treated=_treated(circle),
        measures=tuple(Taken(on=one.on, means=one.means) for one in taken),
        quarters=by_quarter(circle, today),
        years=by_year(circle),
        observed=max((one.on for one in circle.observations), default=None),
        called={year: called_by_year(circle, year) for year in (today.year - 1, today.year)},
    )  # fmt: skip


def lasting(mandates: Iterable[Mandate], today: date) -> tuple[Mandate, ...]:
    """Return the mandates that tell who holds an office on `today` or any later day."""
    known = list(mandates)
    latest: dict[str, Mandate] = {}
    for held in known:
        if held.begins <= today:
            latest |= dict.fromkeys(parts(held.office), held)
    kept = {held.id for held in latest.values()}
    return tuple(held for held in known if held.id in kept or held.begins > today)


def _elected(records: Iterable[MeetingRecord]) -> tuple[ElectedFor, ...]:
    return tuple(
        ElectedFor(
            circle=told.circle, office=told.office, opened=record.opened, end=told.end,
            mandate=told.mandate,
        )
        for record in records
        for told in record.elections
        if told.circle and (told.mandate is not None or told.end == "vacant")
    )  # fmt: skip


def _consented(records: Iterable[MeetingRecord]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            item.subject
            for record in records
            for item in record.items
            if item.subject and item.kind is ItemKind.DECIDE
            if any(made.item == item.id and made.status == "adopted" for made in record.decisions)
        )
    )


def _treated(circle: Circle) -> tuple[str, ...]:
    """The points it took up, made its own or answered: what it was sent of them waits no more.

    Any of them may have come from another circle as a tension, whatever kind it has since.
    """
    met = (id for record in circle.meetings for id in record.taken_up if id)
    said = (id for id, event in circle.answered.items() if getattr(event, "settled", True))
    return tuple(dict.fromkeys((*met, *circle.backlog, *said)))


def thin(info: CircleInfo, summary: Summary | None) -> Circle:
    """Return a circle with as much of it as it takes to be another one's neighbour.

    Its members and offices follow from it too; what became of points sent to it does not.
    """
    if summary is None:
        return Circle(info)
    return Circle(
        info,
        members={member.id: member for member in summary.members},
        gone=summary.gone,
        mandates={held.id: held for held in summary.mandates},
        given_back=summary.given_back,
        practice=summary.practice,
        sent={event.item.id: event for event in summary.sent},
        meetings=(
            *(_elected_in(info, n, one) for n, one in enumerate(summary.elected)),
            *_consented_in(info, summary),
        ),
    )


def _elected_in(info: CircleInfo, n: int, told: ElectedFor) -> MeetingRecord:
    election = ElectionRecord(
        item="x", office=told.office, circle=told.circle, mandate=told.mandate, end=told.end
    )
    return MeetingRecord(id=f"m{n}", circle=info.id, opened=told.opened, elections=(election,))


def _consented_in(info: CircleInfo, summary: Summary) -> Iterable[MeetingRecord]:
    """One meeting that adopted all of it, where there is any."""
    if not summary.consented:
        return ()
    at = datetime.combine(summary.as_of, time(), UTC)
    about = list(enumerate(summary.consented))
    items = (
        ItemRecord(id=f"i{n}", title="x", kind=ItemKind.DECIDE, minutes=1, subject=subject)
        for n, subject in about
    )
    made = (Decision(id=f"d{n}", meeting="m", item=f"i{n}", at=at) for n, _ in about)
    return (
        MeetingRecord(id="m", circle=info.id, opened=at, items=tuple(items), decisions=tuple(made)),
    )


def tensions(summaries: Mapping[str, Summary], circle: str, near: Iterable[str]) -> int:
    """Return how many tensions wait in a circle, those that circles `near` sent it included."""
    here = summaries[circle]
    come = {
        event.item.id
        for other in near
        if other in summaries
        for event in summaries[other].sent
        if event.item.to == circle
        and event.item.kind is ItemKind.TENSION
        and event.item.id not in here.treated
    }
    return len(come.union(here.tensions))


def next_day(summary: Summary, info: CircleInfo) -> date | None:
    """Return the day of the next meeting where the circle lives."""
    return Circle(info).day(summary.next) if summary.next else None

"""The community at a glance: each circle's size, offices, commitment, dates and what needs care."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.growing import FEWEST, MOST
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.people import Member, Office, Standing, parts
from cercle_tui.register.commitments import is_behind
from cercle_tui.register.curves import Direction, direction
from cercle_tui.register.growth import Standing as Life
from cercle_tui.register.growth import standing
from cercle_tui.register.progress import Commitment
from cercle_tui.register.summary import Summary, next_day, tensions, thin

SOON = timedelta(days=45)


class Size(StrEnum):
    """How many members a circle has, against the six to eight of a practice circle (method)."""

    SMALL = "small"
    WELL = "well"
    LARGE = "large"


class Care(StrEnum):
    """What asks for someone's care, the most pressing first."""

    VACANT = "vacant"
    PAST_TERM = "past_term"
    REVIEWS = "reviews"
    BEHIND = "behind"
    NO_DATE = "no_date"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A circle as it stands on `today`; `past_term` are offices still held past their last day.

    `measure` is the mean of the last meeting's scales, 0 to 5. `tensions` is a number and no more.
    """

    info: CircleInfo
    depth: int
    today: date
    life: Life
    members: tuple[Member, ...]
    size: Size | None
    vacant: tuple[str, ...]
    past_term: tuple[tuple[str, date], ...]
    kept: Commitment
    behind: bool
    reviews_past: int
    due_soon: int
    actions_late: int
    next: date | None
    no_date: bool
    last_met: date | None
    tensions: int
    measure: float | None
    direction: Direction | None
    observed: date | None

    @property
    def counted(self) -> int:
        """How many members its consent is asked of: not guests, not the expert."""
        return sum(1 for member in self.members if member.counted)

    @property
    def cares(self) -> tuple[Care, ...]:
        """Return what asks for care; nothing does in a circle that rests or has ended."""
        if self.life is not Life.ALIVE:
            return ()
        told = {
            Care.VACANT: bool(self.vacant),
            Care.PAST_TERM: bool(self.past_term),
            Care.REVIEWS: self.reviews_past > 0,
            Care.BEHIND: self.behind,
            Care.NO_DATE: self.no_date,
            Care.SIZE: self.size in (Size.SMALL, Size.LARGE),
        }
        return tuple(care for care, holds in told.items() if holds)


def size_of(info: CircleInfo, members: int) -> Size | None:
    """Return how a circle's size stands; None for a circle that links others.

    Only a practice circle can be too small: a helping or exploratory one is as many as it takes.
    """
    if info.kind is CircleKind.GENERAL:
        return None
    if members > MOST:
        return Size.LARGE
    small = info.kind is CircleKind.PRACTICE and members < FEWEST
    return Size.SMALL if small else Size.WELL


def counted(circle: Circle) -> int:
    """Return how many members there are whose consent is asked for."""
    return sum(1 for member in circle.members.values() if member.counted)


def vacancies(circle: Circle, on: date) -> tuple[str, ...]:
    """Return the offices the circle needs and nobody holds; one past its term is still held."""
    info = circle.info
    if info.stopped_on(on) is not None:
        return ()
    if info.kind not in (CircleKind.PRACTICE, CircleKind.GENERAL):
        return ()
    needed = [Office.LEADER, Office.FACILITATOR, Office.SECRETARY]
    if info.parent:
        needed.append(Office.SECOND_LINK)
    held = {
        part
        for mandate in circle.holders(on)
        if mandate.person in circle.members
        for part in parts(mandate.office)
    }
    return tuple(office.value for office in needed if office not in held)


def past_terms(circle: Circle, on: date) -> tuple[tuple[str, date], ...]:
    """Return the offices held past the last day of their mandate, with nobody to follow."""
    coming = {
        part for one in circle.mandates.values() if one.begins > on for part in parts(one.office)
    }
    return tuple(
        (held.office, held.ends)
        for held in circle.holders(on)
        if held.ends < on
        and held.person in circle.members
        and not coming.intersection(parts(held.office))
    )


def row_of(
    community: Community,
    summaries: Mapping[str, Summary],
    info: CircleInfo,
    depth: int,
    today: date,
) -> CircleRow | None:
    """Return a circle with what its neighbours make of it; None while it is not known."""
    told = summaries.get(info.id)
    if told is None:
        return None
    circle = linked(community, summaries, thin(info, told), today)
    near = around(community, info.id) - {info.id}
    kept = Commitment(today.year, told.held.get(today.year, 0), info.commitment)
    comes = next_day(told, info)
    means = [sum(one.means.values()) / len(one.means) for one in told.measures]
    soon = sum(1 for day in told.reviews if today <= day <= today + SOON) + told.reviews_now
    return CircleRow(
        info=info,
        depth=depth,
        today=today,
        life=standing(info, today),
        members=tuple(circle.members.values()),
        size=size_of(info, counted(circle)),
        vacant=vacancies(circle, today),
        past_term=past_terms(circle, today),
        kept=kept,
        behind=is_behind(kept, today),
        reviews_past=sum(1 for day in told.reviews if day < today),
        due_soon=soon,
        actions_late=sum(1 for day in told.actions if day < today),
        next=comes if comes is not None and comes >= today else None,
        no_date=not told.left_open and (comes is None or comes < today),
        last_met=told.last_met,
        tensions=tensions(summaries, info.id, near),
        measure=means[-1] if means else None,
        direction=direction(means),
        observed=told.observed,
    )


def linked(
    community: Community, summaries: Mapping[str, Summary], circle: Circle, today: date
) -> Circle:
    """Return a circle with what its neighbours make of it, as far as these are summed up.

    What became of points it sent takes the neighbours' own books.
    """
    above, below = community.neighbours(circle.info)
    parent = thin(above, summaries.get(above.id)) if above is not None else None
    children = [thin(child, summaries.get(child.id)) for child in below]
    return with_neighbours(circle, parent, children, today)


def rows_of(
    community: Community,
    summaries: Mapping[str, Summary],
    today: Callable[[CircleInfo], date],
    only: Iterable[str] | None = None,
) -> dict[str, CircleRow]:
    """Return the circles known so far by id, in the tree's order; `only` those named, if any."""
    wanted = None if only is None else set(only)
    found = {
        info.id: row_of(community, summaries, info, depth, today(info))
        for info, depth in community.tree()
        if wanted is None or info.id in wanted
    }
    return {id: row for id, row in found.items() if row is not None}


def around(community: Community, id: str) -> set[str]:
    """Return the circle and those whose row may follow from its books."""
    info = community.circles[id]
    above, below = community.neighbours(info)
    return {id, *(child.id for child in below), *((above.id,) if above is not None else ())}


class Order(StrEnum):
    """How the circles can be sorted."""

    TREE = "tree"
    CARE = "care"
    NAME = "name"
    NEXT = "next"


def sorted_rows(rows: Sequence[CircleRow], order: Order) -> list[CircleRow]:
    """Return the rows in an order; those alike stay as in the tree."""
    match order:
        case Order.CARE:
            return sorted(rows, key=lambda row: (-len(row.cares), -row.reviews_past))
        case Order.NAME:
            return sorted(rows, key=lambda row: row.info.name.casefold())
        case Order.NEXT:
            return sorted(rows, key=lambda row: row.next or date.max)
    return list(rows)


def supervised(rows: Iterable[CircleRow], person: str) -> list[CircleRow]:
    """Return the circles in which a person stands as the accredited expert."""
    return [
        row
        for row in rows
        if any(m.id == person and m.standing is Standing.EXPERT for m in row.members)
    ]


def experts(rows: Iterable[CircleRow]) -> dict[str, Member]:
    """Return the accredited experts of the circles, by id, in the tree's order."""
    return {m.id: m for row in rows for m in row.members if m.standing is Standing.EXPERT}

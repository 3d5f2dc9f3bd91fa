"""Meetings held against those promised, by circle and by member; who has missed the last ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.base import Value
from cercle_tui.register.progress import Commitment, commitment

IN_A_ROW = 3
"""So many meetings missed one after the other are worth a word to the person."""

_DAYS = 365


class Called(Value):
    """The meetings a member was called to in a year, and how many of them they came to."""

    meetings: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """A member's year: in this circle, then in all their circles where these are known."""

    person: str
    name: str
    here: Called
    everywhere: Called
    circles: int
    missed_in_a_row: bool = False


def expected(kept: Commitment, today: date) -> int:
    """Return how many of the meetings promised would be held by `today`, evenly over the year."""
    if kept.year != today.year:
        return kept.promised if kept.year < today.year else 0
    return kept.promised * (today.timetuple().tm_yday - 1) // _DAYS


def is_behind(kept: Commitment, today: date) -> bool:
    """Whether fewer meetings were held than the promise has come to by `today`."""
    return kept.held < min(kept.promised, expected(kept, today))


def called_by_year(circle: Circle, year: int) -> dict[str, Called]:
    """Return, by member, the closed meetings of `year` they were called to, and came to.

    A meeting calls whoever counted in its consent; guests count where they were present.
    """
    found: dict[str, Called] = {}
    for record in circle.meetings:
        if not record.closed or circle.day(record.opened).year != year:
            continue
        for person in dict.fromkeys((*record.present, *record.absent)):
            known = found.get(person, Called())
            came = known.came + (person in record.present)
            found[person] = Called(meetings=known.meetings + 1, came=came)
    return found


def missed_in_a_row(circle: Circle, count: int = IN_A_ROW) -> tuple[str, ...]:
    """Return the members absent from each of the last `count` closed meetings."""
    last = [record for record in circle.meetings if record.closed][-count:]
    if len(last) < count:
        return ()
    return tuple(
        person for person in circle.members if all(person in record.absent for record in last)
    )


def presences(
    circle: Circle, year: int, elsewhere: Mapping[str, Mapping[str, Called]] | None = None
) -> tuple[Presence, ...]:
    """Return each member's year, in the order they sit.

    `elsewhere` gives the calls of that year in other circles, by circle and then by person.
    """
    here, missed = called_by_year(circle, year), missed_in_a_row(circle)
    found = []
    for member in circle.members.values():
        own = here.get(member.id, Called())
        others = [calls[member.id] for calls in (elsewhere or {}).values() if member.id in calls]
        total = Called(
            meetings=own.meetings + sum(one.meetings for one in others),
            came=own.came + sum(one.came for one in others),
        )
        found.append(
            Presence(member.id, member.name, own, total, 1 + len(others), member.id in missed)
        )
    return tuple(found)


__all__ = [
    "Called",
    "Commitment",
    "Presence",
    "called_by_year",
    "commitment",
    "expected",
    "is_behind",
    "missed_in_a_row",
    "presences",
]

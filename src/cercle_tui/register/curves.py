"""The closing measure over time: of a circle, of a person where named, of all circles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.base import Value
from cercle_tui.register.progress import measures

FEWEST_SCORES = 2
"""What one person alone gave is never shown as the circle's measure."""

QUARTERS = 12
_STEADY = 0.25
_AROUND = 3


class Mean(Value):
    """The mean of `count` means, 0 to 5: each meeting counts once, whoever was there."""

    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class MeetingMeans:
    """The measure of one meeting, by scale."""

    meeting: str
    on: date
    means: dict[str, float]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a curve: its place in time as a sortable label, and of how many it is made."""

    label: str
    mean: float
    count: int = 1


class Direction(StrEnum):
    """Where a measure goes over the last meetings."""

    UP = "up"
    STEADY = "steady"
    DOWN = "down"


def by_meeting(circle: Circle) -> list[MeetingMeans]:
    """Return the measure of each meeting of the circle, the oldest first."""
    found = []
    for told in measures(circle):
        means = {one.scale: one.mean for one in told.spreads if one.count >= FEWEST_SCORES}
        if means:
            found.append(MeetingMeans(told.meeting, told.on, means))
    return found


def of_person(circle: Circle, person: str) -> list[MeetingMeans]:
    """Return what one person gave at each meeting whose scores are named."""
    found = []
    for record in circle.meetings:
        if person not in record.scored_by:
            continue
        place = record.scored_by.index(person)
        means = {
            scale: float(given[place])
            for scale, given in record.scores.items()
            if place < len(given)
        }
        if means:
            found.append(MeetingMeans(record.id, circle.day(record.opened), means))
    return found


def named_scores(circle: Circle) -> tuple[str, ...]:
    """Return who gave named scores, in the order they first did."""
    people = (person for record in circle.meetings for person in record.scored_by)
    return tuple(dict.fromkeys(people))


def quarter(day: date) -> str:
    """Return the quarter of a day: "2026-4"."""
    return f"{day.year:04d}-{(day.month - 1) // 3 + 1}"


def by_quarter(circle: Circle, today: date) -> dict[str, dict[str, Mean]]:
    """Return the means of the last `QUARTERS` quarters that `today` ends, by quarter and scale."""
    last = today.year * 4 + (today.month - 1) // 3
    recent = [
        one
        for one in by_meeting(circle)
        if last - QUARTERS < one.on.year * 4 + (one.on.month - 1) // 3 <= last
    ]
    return _together((quarter(one.on), one.means) for one in recent)


def by_year(circle: Circle) -> dict[str, dict[str, Mean]]:
    """Return the circle's means by year and scale, the oldest year first."""
    return yearly(by_meeting(circle))


def yearly(taken: Iterable[MeetingMeans]) -> dict[str, dict[str, Mean]]:
    """Return measures put together by year and scale."""
    return _together((f"{one.on.year:04d}", one.means) for one in taken)


def _together(
    told: Iterable[tuple[str, dict[str, float]]],
) -> dict[str, dict[str, Mean]]:
    given: dict[str, dict[str, list[float]]] = {}
    for label, means in told:
        for scale, mean in means.items():
            given.setdefault(label, {}).setdefault(scale, []).append(mean)
    return {
        label: {
            scale: Mean(mean=sum(each) / len(each), count=len(each))
            for scale, each in scales.items()
        }
        for label, scales in sorted(given.items())
    }


def of_community(
    circles: Iterable[dict[str, dict[str, Mean]]],
) -> dict[str, dict[str, Mean]]:
    """Return the means of circles put together: in each period every circle counts once."""
    return _together(
        (label, {scale: one.mean for scale, one in scales.items()})
        for told in circles
        for label, scales in told.items()
    )


def points(periods: dict[str, dict[str, Mean]], scale: str) -> list[Point]:
    """Return the curve of one scale over the periods that have it."""
    return [
        Point(label, scales[scale].mean, scales[scale].count)
        for label, scales in periods.items()
        if scale in scales
    ]


def meeting_points(taken: Iterable[MeetingMeans], scale: str) -> list[Point]:
    """Return the curve of one scale over meetings."""
    return [
        Point(one.on.isoformat(), one.means[scale]) for one in taken if scale in one.means
    ]  # fmt: skip


def scales_of(told: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the scales in the order they first came up."""
    return tuple(dict.fromkeys(scale for scales in told for scale in scales))


def direction(means: Sequence[float]) -> Direction | None:
    """Return where the last three values go against the three before; None for too few.

    With four or five values the first ones are compared; less than a quarter of a point is steady.
    """
    if len(means) <= _AROUND:
        return None
    last, before = means[-_AROUND:], means[-2 * _AROUND : -_AROUND]
    change = sum(last) / len(last) - sum(before) / len(before)
    if abs(change) < _STEADY:
        return Direction.STEADY
    return Direction.UP if change > 0 else Direction.DOWN

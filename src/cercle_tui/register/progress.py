"""How a circle is doing: meetings held against its commitment, and its measure over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle


@dataclass(frozen=True, slots=True)
class Commitment:
    """Meetings closed in `year` against those promised for it."""

    year: int
    held: int
    promised: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The scores of one scale, 0 to 5: their mean, lowest, highest and how many."""

    scale: str
    mean: float
    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of one meeting; `mean` is over all its scores."""

    meeting: str
    on: date
    mean: float
    spreads: tuple[Spread, ...]


def commitment(circle: Circle, year: int) -> Commitment:
    """Return the meetings closed that began in `year`, where the circle lives."""
    held = sum(1 for m in circle.meetings if m.closed and circle.day(m.opened).year == year)
    return Commitment(year, held, circle.info.commitment)


def spreads(scores: Mapping[str, Sequence[int]]) -> tuple[Spread, ...]:
    """Return the spread of each scale that has a score."""
    return tuple(
        Spread(scale, sum(given) / len(given), min(given), max(given), len(given))
        for scale, given in scores.items()
        if given
    )


def measures(circle: Circle) -> list[Measure]:
    """Return the measure of each meeting that took one, the oldest first."""
    found = []
    for record in circle.meetings:
        taken = spreads(record.scores)
        if taken:
            given = [score for scores in record.scores.values() for score in scores]
            mean = sum(given) / len(given)
            found.append(Measure(record.id, circle.day(record.opened), mean, taken))
    return found

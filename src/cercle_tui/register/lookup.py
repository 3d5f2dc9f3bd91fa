"""One line of the register, found by what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.register.elections import held
from cercle_tui.register.entries import by_number

SHORTEST = 4
"""Characters of an id that may stand for it where no other begins so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is kept; `kept` is None for an election."""

    circle: Circle
    id: str
    kept: Kept | None = None


def look_up(circles: Sequence[Circle], wanted: str) -> list[Place]:
    """Return the decision or election of this number or id, else all whose id begins so."""
    places = [*_decisions(circles), *_elections(circles)]
    whole = [place for place in places if place.id == wanted.strip()]
    if whole:
        return whole[:1]
    for circle in circles:
        kept = by_number(circle, wanted)
        if kept is not None:
            return [Place(circle, kept.decision.id, kept)]
    start = wanted.strip()
    return [p for p in places if p.id.startswith(start)] if len(start) >= SHORTEST else []


def _decisions(circles: Sequence[Circle]) -> list[Place]:
    return [Place(c, id, kept) for c in circles for id, kept in c.decisions.items()]


def _elections(circles: Sequence[Circle]) -> list[Place]:
    return [Place(circle, one.id) for circle in circles for one in held(circle)]

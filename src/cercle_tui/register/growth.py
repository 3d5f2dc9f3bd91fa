"""What a community's circles became: the story of one, and the circles a screen shows apart."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.growing import Growth
from cercle_tui.model.circle import CircleInfo, CircleKind


class Standing(StrEnum):
    """Whether a circle lives, rests or has ended, on a day."""

    ALIVE = "alive"
    RESTING = "resting"
    ENDED = "ended"


def standing(info: CircleInfo, on: date) -> Standing:
    """Return how a circle stands on the day `on`; one whose rest is over lives."""
    stopped = info.stopped_on(on)
    if stopped is None:
        return Standing.ALIVE
    return Standing.ENDED if stopped.ended else Standing.RESTING


class Turn(StrEnum):
    """What can happen to a circle as a whole."""

    FOUNDED = "founded"
    SPLIT = "split"  # born of another circle
    BECAME = "became"  # of another kind
    MOVED = "moved"  # under another parent
    RESTED = "rested"
    RESUMED = "resumed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Told:
    """One turn in a circle's life: the moment it was written down, and what it tells."""

    turn: Turn
    at: datetime
    kind: CircleKind = CircleKind.PRACTICE
    circle: str = ""
    """The id of the circle it split from, or of its parent."""
    on: date | None = None
    until: date | None = None
    reason: str = ""


def story(community: Community, circle: str) -> tuple[Told, ...]:
    """Return the turns of a circle's life, the oldest first."""
    told: list[Told] = []
    before: CircleInfo | None = None
    for event in community.lived.get(circle, ()):
        told += _told(community, event, before)
        before = event.circle if isinstance(event, bt.CircleFounded) else before
    return tuple(told)


def _told(community: Community, event: Growth, before: CircleInfo | None) -> list[Told]:
    match event:
        case bt.CircleRested():
            return [Told(Turn.RESTED, event.at, on=event.on, until=event.until,
                         reason=event.reason)]  # fmt: skip
        case bt.CircleResumed():
            return [Told(Turn.RESUMED, event.at, on=event.on, reason=event.reason)]
        case bt.CircleEnded():
            return [Told(Turn.ENDED, event.at, on=event.on, reason=event.reason)]
    info = event.circle
    if before is None:
        split = info.born_of in community.circles
        turn = Turn.SPLIT if split else Turn.FOUNDED
        return [Told(turn, event.at, info.kind, info.born_of if split else info.parent)]
    found = []
    if info.kind is not before.kind:
        found.append(Told(Turn.BECAME, event.at, info.kind))
    if info.parent != before.parent:
        found.append(Told(Turn.MOVED, event.at, info.kind, info.parent))
    return found

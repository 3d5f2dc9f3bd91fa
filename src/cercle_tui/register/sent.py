"""What a circle sent, received and has left to send along its double links; a tension's path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.sending import Referred, fate, referred
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.sending import Fate, FateState, Sent
from cercle_tui.model.tension_note import TensionNote, Way


@dataclass(frozen=True, slots=True)
class SentItem:
    """A point sent on a day, and what became of it where it went."""

    sent: Sent
    on: date
    fate: Fate


@dataclass(frozen=True, slots=True)
class Travelling:
    """What travels to and from a circle: `received` are (point, the sender's id)."""

    referred: tuple[Referred, ...] = ()
    received: tuple[tuple[BacklogItem, str], ...] = ()
    sent: tuple[SentItem, ...] = ()


def travelling(circle: Circle, others: Mapping[str, Circle]) -> Travelling:
    """Return what travels; `circle` is told of its neighbours, `others` are by id.

    What was sent comes latest first; of a circle that is not among `others` nothing is known.
    """
    sent = []
    for event in reversed(circle.sent.values()):
        item, unknown = event.item, Fate(state=FateState.UNKNOWN)
        known = circle.fates.get(item.id)
        if known is None:
            there = others.get(item.to)
            known = fate(there, item.id) if there is not None else unknown
        sent.append(SentItem(item, circle.day(event.at), known))
    received = tuple(
        (point, circle.received[point.id])
        for point in circle.backlog.values()
        if point.id in circle.received
    )
    return Travelling(tuple(referred(circle)), received, tuple(sent))


class Path(StrEnum):
    """How far a tension has come."""

    NOTED = "noted"
    TAKEN_UP = "taken_up"
    SETTLED = "settled"
    CARRIED_ON = "carried_on"


_PATHS = {
    FateState.REACHED: Path.SETTLED,
    FateState.TAKEN: Path.SETTLED,
    FateState.ANSWERED: Path.SETTLED,
    FateState.DROPPED: Path.SETTLED,
    FateState.CARRIED_OVER: Path.CARRIED_ON,
    FateState.POSTPONED: Path.CARRIED_ON,
    FateState.REFERRED: Path.CARRIED_ON,
}


def path(note: TensionNote, circles: Mapping[str, Circle]) -> tuple[Path, Fate | None]:
    """Return how far a tension has come, and what became of the point it made, if it made one.

    `circles` are by id: its own, and those it was sent to; one that is missing tells nothing.
    """
    step = note.point
    if step is None:
        return Path.NOTED, None
    here = circles.get(note.circle)
    if step.way is Way.BACKLOG:
        there = here
    else:
        event = here.sent.get(step.point) if here is not None else None
        there = circles.get(event.item.to) if event is not None else None
    found = fate(there, step.point) if there is not None else Fate(state=FateState.UNKNOWN)
    return _PATHS.get(found.state, Path.TAKEN_UP), found

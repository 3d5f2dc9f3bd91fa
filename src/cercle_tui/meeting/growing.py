"""How circles grow: founded, becoming practice circles, splitting, resting, coming to an end."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from cercle_tui.meeting import between as bt
from cercle_tui.model.circle import CircleInfo, CircleKind, Stopped

if TYPE_CHECKING:
    from cercle_tui.meeting.community import Community

Growth: TypeAlias = bt.CircleFounded | bt.CircleRested | bt.CircleResumed | bt.CircleEnded

FEWEST, MOST = 6, 8
"""How many members a practice circle has, at its best (method)."""


def grown(community: "Community", event: Growth) -> "Community":
    """Return the community after a circle was founded, described anew, at rest, back or ended.

    Described anew, a circle rests or is ended as before. What is said of a circle that is not
    known waits for nothing: it is left out.
    """
    if isinstance(event, bt.CircleFounded):
        return _founded(community, event)
    known = community.circles.get(event.circle)
    if known is None:
        return community
    stopped: Stopped | None = None
    match event:
        case bt.CircleRested():
            stopped = Stopped(since=event.on, until=event.until, reason=event.reason)
        case bt.CircleEnded():
            stopped = Stopped(since=event.on, ended=True, reason=event.reason)
    return _with(community, known.model_copy(update={"stopped": stopped}), event)


def _founded(community: "Community", event: bt.CircleFounded) -> "Community":
    known = community.circles.get(event.circle.id)
    if known is None:
        return _with(community, event.circle.model_copy(update={"stopped": None}), event)
    info = event.circle.model_copy(update={"stopped": known.stopped})
    tells = (info.kind, info.parent) != (known.kind, known.parent)
    return _with(community, info, event if tells else None)


def _with(community: "Community", info: CircleInfo, event: Growth | None) -> "Community":
    lived = community.lived.get(info.id, ())
    return replace(
        community,
        circles={**community.circles, info.id: info},
        lived={**community.lived, info.id: (*lived, event)} if event else community.lived,
    )


def to_close(info: CircleInfo, on: date) -> bool:
    """Whether a helping circle is past the day it was made for, and neither rests nor has ended."""
    made_for = info.ends if info.kind is CircleKind.HELPING else None
    return made_for is not None and made_for < on and info.stopped_on(on) is None


def well_sized(count: int) -> bool:
    """Whether a practice circle of so many members is the size it is best at."""
    return FEWEST <= count <= MOST

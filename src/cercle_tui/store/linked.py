"""A circle with what the books of its parent and of its sub-circles make of it."""

from collections.abc import Callable
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.model.circle import CircleInfo


def linked_circle(
    community: Community, info: CircleInfo, read: Callable[[CircleInfo], Circle], on: date
) -> Circle:
    """Return the circle as it stands on `on`, its neighbours included.

    `read` gives a circle as its own books tell it.
    """
    above, below = community.neighbours(info)
    parent = read(above) if above is not None else None
    return with_neighbours(read(info), parent, [read(one) for one in below], on)

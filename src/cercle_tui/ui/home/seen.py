"""What home knows: the community, and each circle as soon as its books have been read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Member
from cercle_tui.register.community import CircleRow, Size, linked, size_of, vacancies
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import MOST_OPEN, Desk

MOST_MEMBERS = 8
"""A practice circle has six to eight; above that, it is time to think of two (method)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A circle as its books tell it on `today`; `left_open` is when an open meeting began."""

    circle: Circle
    today: date
    left_open: datetime | None = None
    problems: tuple[StoreProblem, ...] = ()

    @property
    def is_large(self) -> bool:
        """Whether there are more members than a round of everyone serves well."""
        return size_of(self.circle.info, len(self.circle.members)) is Size.LARGE

    @property
    def vacant(self) -> tuple[str, ...]:
        """The offices the circle needs and nobody holds; one past its term is still held."""
        return vacancies(self.circle, self.today)


@dataclass(frozen=True, slots=True)
class Home:
    """The whole of it: `seen` by circle id, `chosen` the circle whose cards are shown."""

    words: Words
    community: Community
    seen: Mapping[str, Seen] = field(default_factory=dict)
    chosen: str = ""
    ascii: bool = False
    rows: Mapping[str, CircleRow] = field(default_factory=dict)
    """How every circle stands, by id, as last summed up."""

    @property
    def info(self) -> CircleInfo:
        """The chosen circle; the first one where it is unknown. Raises IndexError for none."""
        found = self.community.circles.get(self.chosen)
        return found if found is not None else self.community.tree()[0][0]

    @property
    def here(self) -> Seen | None:
        """The chosen circle as its books tell it, None while they are being read."""
        return self.seen.get(self.info.id)


def look(desk: Desk, info: CircleInfo) -> Seen:
    """Return the circle as its books say now; reads the disk, so it is for a worker."""
    projection = desk.projection(info)
    circle, left_open = projection.circle, None
    if projection.open_meetings():
        left_open = next((m.opened for m in reversed(circle.meetings) if not m.closed), None)
    return Seen(circle, desk.today(info), left_open, tuple(projection.problems))


class Known:
    """The circles read so far, each told of its neighbours as they were last summed up."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.seen: dict[str, Seen] = {}
        self._read: dict[str, Seen] = {}

    def take(self, id: str, seen: Seen) -> None:
        """Take in a circle as its own books tell it; few stay, as a register is large."""
        self._read.pop(id, None)
        self._read[id] = seen
        for old in list(self._read)[:-MOST_OPEN]:
            del self._read[old], self.seen[old]
        self.tie(id)

    def tie(self, id: str) -> None:
        """Tell a circle of its neighbours anew, where it has been read."""
        if id in self._read:
            read, known = self._read[id], self.desk.summaries().known
            circle = linked(self.desk.community(), known, read.circle, read.today)
            self.seen[id] = replace(read, circle=circle)


def linked_around(community: Community, read: Mapping[str, Seen], id: str) -> dict[str, Seen]:
    """Return the circle `id`, once read, and those tied to it, each told of its neighbours."""
    above, below = community.neighbours(read[id].circle.info)
    near = (id, *((above.id,) if above is not None else ()), *(info.id for info in below))
    return {id: _linked(community, read, id) for id in near if id in read}


def _linked(community: Community, read: Mapping[str, Seen], id: str) -> Seen:
    seen = read[id]
    above, below = community.neighbours(seen.circle.info)
    parent = read[above.id].circle if above is not None and above.id in read else None
    children = [read[info.id].circle for info in below if info.id in read]
    return replace(seen, circle=with_neighbours(seen.circle, parent, children, seen.today))


def people_elsewhere(home: Home) -> tuple[Member, ...]:
    """Return the people of the other circles who are not in the chosen one, by name."""
    here = home.here.circle.members if home.here is not None else {}
    known = {
        member.id: member
        for row in home.rows.values()
        for member in row.members
        if member.id not in here
    }
    return tuple(sorted(known.values(), key=lambda member: member.name))

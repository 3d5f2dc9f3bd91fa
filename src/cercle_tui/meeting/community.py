"""`Community`: the fold of the community's books: its name and its tree of circles."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.events import Event
from cercle_tui.meeting.growing import Growth, grown
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Community:
    """A network of circles. `circles` are by id, in the order they were founded."""

    name: str = ""
    circles: dict[str, CircleInfo] = field(default_factory=dict)
    lived: dict[str, tuple[Growth, ...]] = field(default_factory=dict)
    """How each circle grew: founded, of another kind, at rest, resumed, ended; by its id."""
    profiles: dict[str, Profile] = field(default_factory=dict)
    """What people let the community know of them, by person."""

    @classmethod
    def fold(cls, events: Iterable[tuple[str, Event]]) -> "Community":
        """Return the community of (book id, event) pairs, whatever order they come in."""
        community = cls()
        for _, event in sorted(events, key=lambda pair: (pair[1].at, pair[0], pair[1].n)):
            match event:
                case bt.CommunityFounded():
                    community = replace(community, name=event.name)
                case bt.CircleFounded() | bt.CircleRested() | bt.CircleResumed() | bt.CircleEnded():
                    community = grown(community, event)
                case bt.ProfileSet():
                    profiles = {**community.profiles, event.person: event.profile}
                    community = replace(community, profiles=profiles)
        return community

    def tree(self) -> tuple[tuple[CircleInfo, int], ...]:
        """Return (circle, depth) pairs, each circle before its sub-circles."""
        children: dict[str, list[CircleInfo]] = {}
        for circle in self.circles.values():
            parent = circle.parent if circle.parent in self.circles else ""
            children.setdefault(parent, []).append(circle)
        found: list[tuple[CircleInfo, int]] = []
        seen: set[str] = set()

        def walk(parent: str, depth: int) -> None:
            for circle in children.get(parent, []):
                if circle.id not in seen:
                    seen.add(circle.id)
                    found.append((circle, depth))
                    walk(circle.id, depth + 1)

        walk("", 0)
        # Circles that are each other's parents would hang from nothing.
        found.extend((circle, 0) for circle in self.circles.values() if circle.id not in seen)
        return tuple(found)

    def neighbours(self, info: CircleInfo) -> tuple[CircleInfo | None, tuple[CircleInfo, ...]]:
        """Return a circle's parent, None at the top, and its sub-circles."""
        above = self.circles.get(info.parent) if info.parent != info.id else None
        below = (c for c in self.circles.values() if c.parent == info.id and c.id != info.id)
        return above, tuple(below)

    def by_slug(self, slug: str) -> CircleInfo | None:
        return next((c for c in self.circles.values() if c.slug == slug), None)

"""What of the register an export takes: a period, decisions only, persons' names or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.register.people import known_names
from cercle_tui.reports.exports.unnamed import Unnamed


@dataclass(frozen=True, slots=True)
class Source:
    """A circle to export, and the day it is there: how decisions stand is told as of that day."""

    circle: Circle
    today: date


@dataclass(frozen=True, slots=True)
class Selection:
    """The limits of an export; both days are included, None is no limit."""

    since: date | None = None
    until: date | None = None
    decisions_only: bool = False
    names: bool = True

    def holds(self, day: date | None) -> bool:
        """Whether `day` is within the period; what has no day is today's, kept unless it ended."""
        if day is None:
            return self.until is None
        after = self.since is None or self.since <= day
        return after and (self.until is None or day <= self.until)


def persons(sources: Iterable[Source], more: Iterable[str] = ()) -> Unnamed:
    """Return what takes out of texts the names of everyone the circles ever named, and `more`."""
    return Unnamed([*more, *(name for source in sources for name in _named(source.circle))])


def _named(circle: Circle) -> Iterator[str]:
    """Members past and present, and people from outside whom a field of persons named."""
    known = known_names(circle)
    yield from known.values()
    said = {name for kept in circle.decisions.values()
            for version in kept.decision.versions for name in version.responsible}  # fmt: skip
    said |= {name for action in circle.actions.values() for name in action.who}
    yield from (name for name in sorted(said) if name not in known)

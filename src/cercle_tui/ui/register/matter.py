"""What can be opened in the register: a decision, or an election, of a circle as it stands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.register.elections import Held, held
from cercle_tui.register.entries import Entry, entry_of, title_of
from cercle_tui.ui.register.sheet import Find, nowhere


@dataclass(frozen=True)
class Matter:
    """A decision or an election of `circle`, by its id, as it stands on `today`.

    `find` marks what was sought. What is said of a decision raises KeyError for an election.
    """

    circle: Circle
    today: date
    id: str
    find: Find = nowhere

    @property
    def kept(self) -> Kept:
        """The decision itself."""
        return self.circle.decisions[self.id]

    @cached_property
    def entry(self) -> Entry:
        """Its line of the register."""
        return entry_of(self.circle, self.id, self.today)

    @cached_property
    def election(self) -> Held | None:
        """The election, None where it is a decision."""
        if self.id in self.circle.decisions:
            return None
        return next((one for one in held(self.circle) if one.id == self.id), None)

    @cached_property
    def record(self) -> MeetingRecord | None:
        """The meeting it was settled at, None when that book is not at hand."""
        election, kept = self.election, self.circle.decisions.get(self.id)
        if election is not None:
            return election.record
        return record_of(self.circle, kept.decision.meeting) if kept is not None else None

    @cached_property
    def linked(self) -> tuple[tuple[str, str], ...]:
        """What it replaced and what replaced it, as ("replaces" or "replaced", id), where known."""
        if self.id not in self.circle.decisions:
            return ()
        pairs = (("replaces", self.kept.decision.replaces), ("replaced", self.kept.superseded_by))
        return tuple((how, id) for how, id in pairs if id in self.circle.decisions)

    def named(self, id: str) -> str:
        """Return another decision's number and title."""
        kept = self.circle.decisions[id]
        return f"{kept.number} {title_of(kept.decision, entry_title(self.circle, kept))}".strip()


def record_of(circle: Circle, meeting: str) -> MeetingRecord | None:
    """Return the record of a meeting by its id, or None."""
    return next((record for record in circle.meetings if record.id == meeting), None)


def entry_title(circle: Circle, kept: Kept) -> str:
    """Return the title of the agenda item a decision came from, "" where it is not known."""
    record = record_of(circle, kept.decision.meeting)
    items = record.items if record is not None else ()
    return next((item.title for item in items if item.id == kept.decision.item), "")

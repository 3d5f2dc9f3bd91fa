"""What one circle sends to another along the double link, and what became of it there."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from cercle_tui.model.agenda import LONGEST, ItemKind
from cercle_tui.model.base import Id, Line, LongId, Text, Value


class Sent(Value):
    """A point that a circle sends to the circle `to`, carried by one of its links."""

    id: LongId
    to: Id
    title: Line = Field(min_length=1)
    kind: ItemKind = ItemKind.EXPLORE
    minutes: int = Field(15, ge=1, le=LONGEST)
    wanted: Line = ""
    note: Text = ""
    brought_by: str = ""
    """Whose point it is: a person's id, or a name."""
    by: str = ""
    """Who carries it: the id of the leader or of the second link, empty where nobody does."""
    names: dict[str, Line] = Field(default_factory=dict)
    """The names of these persons by id, for a circle that does not know them."""
    about: str = ""
    """What it comes from in the sender's records: a waiting point, or "meeting.item"."""

    def named(self, person: str) -> str:
        """Return what this person is called, as far as it says."""
        return self.names.get(person, person)


class FateState(StrEnum):
    """How far a point sent, or a point that waits, has come."""

    UNKNOWN = "unknown"  # the books of the circle are not here
    WAITING = "waiting"
    ON_AGENDA = "on_agenda"
    UNDER_WAY = "under_way"
    REACHED = "reached"
    CARRIED_OVER = "carried_over"
    POSTPONED = "postponed"
    REFERRED = "referred"
    DROPPED = "dropped"
    TAKEN = "taken"  # it left the backlog between meetings, with or without a reason
    ANSWERED = "answered"


SETTLED = frozenset({FateState.REACHED, FateState.DROPPED, FateState.TAKEN, FateState.ANSWERED,
                     FateState.REFERRED})  # fmt: skip
"""The states that are the last word of the circle that received it."""


class Fate(Value):
    """What became of a point; `on` is the day, `until` the one it was put off to."""

    state: FateState
    on: date | None = None
    until: date | None = None
    to: Line = ""
    """Whom it was referred to."""
    said: tuple[Text, ...] = ()
    """What was agreed, decided or answered, in the words of the record."""

    @property
    def settled(self) -> bool:
        """Whether the circle has said its last word of it."""
        return self.state in SETTLED


class Returned(Value):
    """What comes back of a point sent to `circle`, a name; a tension has no title here."""

    title: Line = ""
    circle: Line = ""
    fate: Fate

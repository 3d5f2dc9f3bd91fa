"""The agenda of a meeting and the points that wait for one."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from cercle_tui.model.base import Id, Line, LongId, Text, Value

LONGEST = 600
"""The most minutes an item can ask for."""


class ItemKind(StrEnum):
    REPORT = "report"
    EXPLORE = "explore"
    DECIDE = "decide"
    SHAPE = "shape"
    ELECT = "elect"
    REVIEW = "review"
    CODEVELOPMENT = "codevelopment"
    THEORY = "theory"
    TENSION = "tension"


class ItemOutcome(StrEnum):
    """How an item of a consented agenda ends (I10)."""

    REACHED = "reached"
    CARRIED_OVER = "carried_over"
    REFERRED = "referred"
    DROPPED = "dropped"


class Gathered(Value):
    """Something said of an item at an earlier meeting: a text, a line, or who took what on."""

    step: str
    text: Text = ""
    person: str = ""
    under: Line = ""


class AgendaItem(Value):
    """A point on the agenda; `minutes` is the time asked for."""

    id: Id
    title: Line = Field(min_length=1)
    kind: ItemKind = ItemKind.DECIDE
    minutes: int = Field(15, ge=1, le=LONGEST)
    brought_by: str = ""
    wanted: Line = ""
    """The wanted outcome."""
    backlog_id: str = ""
    subject: str = ""
    """What it is about: the decision reviewed, the office filled, the mandate confirmed."""
    circle: str = ""
    """The sub-circle whose office is filled, empty for the circle's own."""
    subjects: tuple[LongId, ...] = ()
    """The decisions reviewed together, where there are several."""
    draft: Text = ""
    """A text prepared beforehand."""
    gathered: tuple[Gathered, ...] = ()
    """What an earlier meeting gathered of it."""

    @property
    def reviews(self) -> tuple[str, ...]:
        """The decisions to review, one or several."""
        return self.subjects or ((self.subject,) if self.subject else ())


class Origin(StrEnum):
    """Why a point waits."""

    NEED = "need"
    TENSION = "tension"
    IDEA = "idea"
    CARRIED_OVER = "carried_over"
    POSTPONED = "postponed"
    COUNTER_PROPOSAL = "counter_proposal"
    REVIEW = "review"
    LINK = "link"


class Priority(StrEnum):
    """How much a waiting point matters to the circle."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class BacklogItem(Value):
    """A point that waits for an agenda; `not_before` is the date it was postponed to."""

    id: LongId
    title: Line = Field(min_length=1)
    origin: Origin = Origin.NEED
    kind: ItemKind = ItemKind.EXPLORE
    minutes: int = Field(15, ge=1, le=LONGEST)
    brought_by: str = ""
    wanted: Line = ""
    note: Text = ""
    priority: Priority = Priority.NORMAL
    not_before: date | None = None
    subject: str = ""
    circle: str = ""
    subjects: tuple[LongId, ...] = ()
    draft: Text = ""
    gathered: tuple[Gathered, ...] = ()

    @property
    def reviews(self) -> tuple[str, ...]:
        """The decisions to review, one or several."""
        return self.subjects or ((self.subject,) if self.subject else ())

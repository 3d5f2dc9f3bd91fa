"""A meeting opens, moves from step to step, pauses, closes; what was done can be undone."""

from typing import Literal

from pydantic import AwareDatetime, Field

from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, Line


class MeetingOpened(Event):
    kind: Literal["meeting_opened"] = "meeting_opened"
    meeting: Id
    context: CircleContext
    minutes: int = Field(120, ge=1, le=24 * 60)
    """Planned length."""


class StepDone(Event):
    kind: Literal["step_done"] = "step_done"
    step: str


class StepChosen(Event):
    """Back to a step of the same process: another round, amend again.

    `about` names the question whose ideas are gone round again.
    """

    kind: Literal["step_chosen"] = "step_chosen"
    step: str
    about: Line = ""


class Paused(Event):
    kind: Literal["paused"] = "paused"


class Resumed(Event):
    kind: Literal["resumed"] = "resumed"


class AsideBegun(Event):
    kind: Literal["aside_begun"] = "aside_begun"
    minutes: int = Field(3, ge=1, le=30)


class RoundBegun(Event):
    """A round of its own inside a step: on being stuck."""

    kind: Literal["round_begun"] = "round_begun"
    step: Literal["stuck"] = "stuck"


class MeetingClosed(Event):
    """`as_of` when a meeting found open later is closed as of then."""

    kind: Literal["meeting_closed"] = "meeting_closed"
    as_of: AwareDatetime | None = None


class Undone(Event):
    kind: Literal["undone"] = "undone"
    undone: int = Field(ge=2)


class Redone(Event):
    kind: Literal["redone"] = "redone"
    redone: int = Field(ge=2)

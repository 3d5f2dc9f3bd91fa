"""Words written down on the way."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Line, Text
from cercle_tui.model.followup import Tension


class Noted(Event):
    kind: Literal["noted"] = "noted"
    text: Text = Field(min_length=1)
    person: str = ""


class TextWritten(Event):
    """The whole text of a writing step (a need, a contract, a synthesis).

    `left_out` is what a synthesis does not take up of what was said.
    """

    kind: Literal["text_written"] = "text_written"
    step: str
    text: Text = Field(min_length=1)
    left_out: Text = ""


class LineAdded(Event):
    """One line of a list a step gathers: an idea, a dimension, a criterion."""

    kind: Literal["line_added"] = "line_added"
    step: str
    text: Line = Field(min_length=1)
    person: str = ""
    under: Line = ""
    """The dimension an idea answers."""


class TensionNoted(Event):
    kind: Literal["tension_noted"] = "tension_noted"
    tension: Tension

"""What a circle's practice asks for: the opinion of someone absent, read out."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, Text


class OpinionRead(Event):
    """The opinion an absent member gave in advance on the proposal in question is read out."""

    kind: Literal["opinion_read"] = "opinion_read"
    person: Id
    text: Text = Field(min_length=1)

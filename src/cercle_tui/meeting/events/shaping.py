"""A proposal is shaped together."""

from typing import Annotated, Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id


class TunersChosen(Event):
    """Who puts the ideas together into a proposal: one or two people."""

    kind: Literal["tuners_chosen"] = "tuners_chosen"
    people: Annotated[tuple[Id, ...], Field(min_length=1, max_length=2)]

"""What a meeting leaves to do: actions, tensions, the next date."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from cercle_tui.model.base import Id, Line, Text, Value


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Action(Value):
    """Who does what by when; `who` holds member ids or names from outside the circle."""

    id: Id
    what: Line = Field(min_length=1)
    who: tuple[Line, ...] = ()
    due: date | None = None
    item: str = ""
    state: ActionState = ActionState.OPEN
    learning: bool = False
    """A learning commitment, heard again at the next opening."""


class Tension(Value):
    """A tension as its bearer says it: fact, effect, need, request."""

    fact: Text = ""
    effect: Text = ""
    need: Text = ""
    request: Text = ""


class NextMeeting(Value):
    """When and where the circle meets next; `starts` carries its offset."""

    starts: AwareDatetime
    place: Line = ""

"""Turns in a round: taken, passed, given back."""

from typing import Literal

from cercle_tui.meeting.events.base import Event, People
from cercle_tui.model.base import Id, Line


class SpokeUp(Event):
    """A turn taken; `text` keeps what was said where the round keeps a sentence of each.

    `learning` makes it a commitment of that person, heard again at the next opening.
    """

    kind: Literal["spoke_up"] = "spoke_up"
    person: Id
    text: Line = ""
    learning: bool = False


class Passed(Event):
    """One person passes; several at once only where a step asks the circle together."""

    kind: Literal["passed"] = "passed"
    people: People


class TurnReturned(Event):
    """The turn is given back to someone who already had it."""

    kind: Literal["turn_returned"] = "turn_returned"
    person: Id


class RoundTurned(Event):
    """Another first speaker, another direction, before anyone has spoken."""

    kind: Literal["round_turned"] = "round_turned"
    first: Id
    reverse: bool = False

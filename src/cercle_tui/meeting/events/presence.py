"""Who is here, where they sit, and who fills an office tonight."""

from typing import Literal

from cercle_tui.meeting.events.base import Event, People
from cercle_tui.model.base import Id, Line
from cercle_tui.model.people import Member


class Arrived(Event):
    kind: Literal["arrived"] = "arrived"
    people: People


class GuestArrived(Event):
    kind: Literal["guest_arrived"] = "guest_arrived"
    guest: Member


class CaughtUp(Event):
    """Someone late has seen the agenda and the text, asked, and checked in."""

    kind: Literal["caught_up"] = "caught_up"
    person: Id


class Unreachable(Event):
    kind: Literal["unreachable"] = "unreachable"
    person: Id


class Reached(Event):
    kind: Literal["reached"] = "reached"
    person: Id


class Left(Event):
    kind: Literal["left"] = "left"
    person: Id


class Seated(Event):
    """The order people sit in, clockwise; only those who are here."""

    kind: Literal["seated"] = "seated"
    seats: People


class OfficeTaken(Event):
    """Who fills an office tonight: facilitator, secretary, or "keyboard".

    With `for_item` it goes back to whoever filled it when the item on the table ends.
    """

    kind: Literal["office_taken"] = "office_taken"
    office: Line
    person: Id
    for_item: bool = False

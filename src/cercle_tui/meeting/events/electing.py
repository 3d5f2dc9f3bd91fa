"""An office is described, ballots come in, a person is proposed and elected."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, Line, Text
from cercle_tui.model.term import Term


class RoleDescribed(Event):
    kind: Literal["role_described"] = "role_described"
    office: Line = Field(min_length=1)
    duties: Text = ""


class OfficeTermSet(Event):
    kind: Literal["office_term_set"] = "office_term_set"
    term: Term


class BallotsIn(Event):
    """Every ballot is in, on paper or by message; `passed` names who passed."""

    kind: Literal["ballots_in"] = "ballots_in"
    passed: tuple[str, ...] = ()


class Nominated(Event):
    kind: Literal["nominated"] = "nominated"
    by: Id
    nominee: Id
    reasons: Text = Field(min_length=1)


class NominationChanged(Event):
    kind: Literal["nomination_changed"] = "nomination_changed"
    by: Id
    nominee: Id
    reasons: Text = Field(min_length=1)


class NomineeProposed(Event):
    kind: Literal["nominee_proposed"] = "nominee_proposed"
    person: Id
    term: Term
    reasons: Text = ""


class Elected(Event):
    kind: Literal["elected"] = "elected"
    at_end: bool = False
    """From the meeting's end rather than now."""
    substitute: Line = ""

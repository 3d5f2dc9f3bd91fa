"""An office is described, ballots come in, a person is proposed and elected, or nobody is."""

from datetime import date
from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, Line, Text
from cercle_tui.model.term import Term


class RoleDescribed(Event):
    """An office to fill; the same office again describes it anew, another is filled beside it.

    `circle` is the circle it is an office of, empty for this one. `eligible` limits who can be
    nominated, empty for every member. With `term` the term is settled in the same breath.
    """

    kind: Literal["role_described"] = "role_described"
    office: Line = Field(min_length=1)
    duties: Text = ""
    why: Text = ""
    """Why now: a term that ends, a holder who steps down, an office that is split."""
    circle: str = ""
    eligible: tuple[Id, ...] = ()
    term: Term | None = None


class OfficeTermSet(Event):
    """How long the office is held; with no `office`, every one that is filled tonight."""

    kind: Literal["office_term_set"] = "office_term_set"
    term: Term
    office: Line = ""


class BallotCast(Event):
    """One ballot typed at the keyboard, unseen: nothing of it is told before its reading."""

    kind: Literal["ballot_cast"] = "ballot_cast"
    by: Id
    nominee: Id


class BallotsIn(Event):
    """Every ballot is in, on paper or by message; `passed` names who passed."""

    kind: Literal["ballots_in"] = "ballots_in"
    passed: tuple[str, ...] = ()


class Nominated(Event):
    """A ballot is read, with its author's reasons."""

    kind: Literal["nominated"] = "nominated"
    by: Id
    nominee: Id
    reasons: Text = Field(min_length=1)


class NominationChanged(Event):
    """In the change round: the person now named, who may be the same, and why."""

    kind: Literal["nomination_changed"] = "nomination_changed"
    by: Id
    nominee: Id
    reasons: Text = Field(min_length=1)


class LotDrawn(Event):
    """Chance tells apart people whose reasons weigh the same, where the practice says so."""

    kind: Literal["lot_drawn"] = "lot_drawn"
    people: tuple[Id, ...] = Field(min_length=2)
    drawn: Id


class NomineeProposed(Event):
    """The facilitator proposes a person and a term; duties and support may be adjusted with it."""

    kind: Literal["nominee_proposed"] = "nominee_proposed"
    person: Id
    term: Term
    reasons: Text = ""
    duties: Text = ""
    support: Text = ""
    interim: bool = False


class NomineeDeclined(Event):
    """The person proposed says no: another is proposed, without starting over."""

    kind: Literal["nominee_declined"] = "nominee_declined"
    reason: Text = ""


class Elected(Event):
    kind: Literal["elected"] = "elected"
    at_end: bool = False
    """From the meeting's end rather than now."""
    substitute: Line = ""


class NobodyElected(Event):
    """Nobody is found: the office stays vacant, or the election waits until a date."""

    kind: Literal["nobody_elected"] = "nobody_elected"
    end: Literal["vacant", "postponed"]
    until: date | None = None
    reason: Text = ""


class SteppedDown(Event):
    """A holder gives an office up, during the meeting."""

    kind: Literal["stepped_down"] = "stepped_down"
    office: Line
    person: Id
    reason: Text = ""

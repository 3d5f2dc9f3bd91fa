"""What can happen in a meeting: small frozen facts, one per action of a person."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cercle_tui.meeting.context import CircleContext
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemOutcome
from cercle_tui.model.base import Id, Line, Text, Value
from cercle_tui.model.decision import Answer, ObjectionState, ProposalEnd, Version
from cercle_tui.model.followup import Action, ActionState, NextMeeting, Tension
from cercle_tui.model.people import Member
from cercle_tui.model.term import Term

People = Annotated[tuple[Id, ...], Field(min_length=1)]


class Event(Value):
    """`n` numbers the event in its book from 1; `at` is the moment, in UTC."""

    n: int = Field(ge=1)
    at: datetime
    kind: str


class MeetingOpened(Event):
    kind: Literal["meeting_opened"] = "meeting_opened"
    meeting: Id
    context: CircleContext
    minutes: int = Field(120, ge=1, le=24 * 60)
    """Planned length."""


# Who is here


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
    """Who fills an office tonight: facilitator, secretary, or "keyboard"."""

    kind: Literal["office_taken"] = "office_taken"
    office: Line
    person: Id


# Moving through the steps


class StepDone(Event):
    kind: Literal["step_done"] = "step_done"
    step: str


class StepChosen(Event):
    """Back to a step of the same process: another round, amend again."""

    kind: Literal["step_chosen"] = "step_chosen"
    step: str


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


# Rounds


class SpokeUp(Event):
    kind: Literal["spoke_up"] = "spoke_up"
    person: Id


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


# Words


class Noted(Event):
    kind: Literal["noted"] = "noted"
    text: Text = Field(min_length=1)
    person: str = ""


class TextWritten(Event):
    """The whole text of a writing step (a need, a contract, a synthesis)."""

    kind: Literal["text_written"] = "text_written"
    step: str
    text: Text = Field(min_length=1)


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


# Consent


class Answered(Event):
    """`people` gave `answer`; several at once only where consent is asked collectively."""

    kind: Literal["answered"] = "answered"
    people: People
    answer: Answer = Answer.NO_OBJECTION
    reason: Text = ""


class ConsentAsked(Event):
    """A question to the whole circle, at any moment."""

    kind: Literal["consent_asked"] = "consent_asked"
    question: Literal[
        "procedure", "more_time", "carry_over", "agenda_again", "drop", "close_now",
        "form_correction", "objection_test",
    ]  # fmt: skip
    text: Text = ""
    minutes: int = Field(0, ge=0, le=600)
    items: tuple[Id, ...] = ()
    version: Version | None = None
    objection: str = ""


class QuestionDropped(Event):
    kind: Literal["question_dropped"] = "question_dropped"


class ObjectionsTaken(Event):
    """The objections treated now: one, or several together."""

    kind: Literal["objections_taken"] = "objections_taken"
    objections: People


class ObjectionSettled(Event):
    """By its author's word (`said_by`)."""

    kind: Literal["objection_settled"] = "objection_settled"
    objection: Id
    state: Literal[
        ObjectionState.INTEGRATED, ObjectionState.CONCERN, ObjectionState.WITHDRAWN
    ]  # fmt: skip
    said_by: Id
    how: Text = ""


# The agenda and its items


class ItemAdded(Event):
    kind: Literal["item_added"] = "item_added"
    item: AgendaItem


class ItemChanged(Event):
    kind: Literal["item_changed"] = "item_changed"
    item: AgendaItem


class ItemMoved(Event):
    kind: Literal["item_moved"] = "item_moved"
    item: Id
    to: int = Field(ge=0)


class ItemRemoved(Event):
    kind: Literal["item_removed"] = "item_removed"
    item: Id


class ItemOpened(Event):
    kind: Literal["item_opened"] = "item_opened"
    item: Id


class ItemEnded(Event):
    kind: Literal["item_ended"] = "item_ended"
    outcome: ItemOutcome = ItemOutcome.REACHED
    to: Line = ""
    note: Text = ""


class EndMoved(Event):
    """The planned length becomes `minutes`."""

    kind: Literal["end_moved"] = "end_moved"
    minutes: int = Field(ge=1, le=24 * 60)


# Deciding


class ProposalMade(Event):
    kind: Literal["proposal_made"] = "proposal_made"
    proposal: Id
    author: Id
    version: Version
    replaces: str = ""


class Amended(Event):
    """A new version; `integrates` names the objections it means to integrate."""

    kind: Literal["amended"] = "amended"
    version: Version
    integrates: tuple[str, ...] = ()


class Adopted(Event):
    kind: Literal["adopted"] = "adopted"


class NotAdopted(Event):
    kind: Literal["not_adopted"] = "not_adopted"
    end: Literal[ProposalEnd.WITHDRAWN, ProposalEnd.POSTPONED, ProposalEnd.REFERRED]
    until: date | None = None
    to: Line = ""
    reason: Text = ""


class Told(Event):
    """Whom the decision is communicated to."""

    kind: Literal["told"] = "told"
    to: Line = Field(min_length=1)


class ReviewChosen(Event):
    """What is proposed for a decision at term."""

    kind: Literal["review_chosen"] = "review_chosen"
    choice: Literal["keep", "change", "drop"]
    term: Term | None = None


# Elections


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
    substitute: str = ""


# What follows


class ActionAgreed(Event):
    kind: Literal["action_agreed"] = "action_agreed"
    action: Action


class ActionHeard(Event):
    """An action of an earlier meeting is reported on."""

    kind: Literal["action_heard"] = "action_heard"
    action: Id
    state: ActionState
    note: Text = ""


class BacklogAdded(Event):
    kind: Literal["backlog_added"] = "backlog_added"
    item: BacklogItem


class MinutesAmended(Event):
    """A slip in the last minutes, put right on the spot."""

    kind: Literal["minutes_amended"] = "minutes_amended"
    text: Text = Field(min_length=1)


class NextMeetingSet(Event):
    kind: Literal["next_meeting_set"] = "next_meeting_set"
    next: NextMeeting


class Measured(Event):
    """Scores 0–5 by scale, never beside a name unless the practice says so."""

    kind: Literal["measured"] = "measured"
    scores: dict[str, tuple[Annotated[int, Field(ge=0, le=5)], ...]]


class MeetingClosed(Event):
    """`as_of` when a meeting found open later is closed as of then."""

    kind: Literal["meeting_closed"] = "meeting_closed"
    as_of: datetime | None = None


class Undone(Event):
    kind: Literal["undone"] = "undone"
    undone: int = Field(ge=2)


class Redone(Event):
    kind: Literal["redone"] = "redone"
    redone: int = Field(ge=2)


def kinds_of(base: type[Event]) -> dict[str, type[Event]]:
    """Return the events that derive directly from `base`, by their `kind`."""
    return {sub.model_fields["kind"].default: sub for sub in base.__subclasses__()}


KINDS: dict[str, type[Event]] = kinds_of(Event)
"""Every event of a meeting, by its `kind`."""


def parse(doc: dict[str, Any]) -> Event:
    """Return the event a book's document holds.

    Raises `KeyError` for an unknown kind and pydantic's `ValidationError` for a wrong shape.
    """
    return KINDS[doc["kind"]].model_validate(doc)


def dump(event: Event) -> dict[str, Any]:
    """Return the document kept in the book: what differs from the defaults, `n` and kind first."""
    doc = event.model_dump(mode="json", exclude_defaults=True)
    return {"n": event.n, "at": doc.pop("at"), "kind": event.kind} | doc

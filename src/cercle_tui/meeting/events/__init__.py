"""What can happen in a meeting: small frozen facts, one per action of a person."""

from typing import Any

from cercle_tui.meeting.events.agenda import (
    EndMoved,
    ItemAdded,
    ItemChanged,
    ItemEnded,
    ItemMoved,
    ItemOpened,
    ItemRemoved,
)
from cercle_tui.meeting.events.base import Event, kinds_of
from cercle_tui.meeting.events.consent import (
    Answered,
    ConsentAsked,
    ObjectionSettled,
    ObjectionsTaken,
    QuestionDropped,
)
from cercle_tui.meeting.events.deciding import (
    Adopted,
    Amended,
    NotAdopted,
    ProposalMade,
    Told,
)
from cercle_tui.meeting.events.electing import (
    BallotCast,
    BallotsIn,
    Elected,
    LotDrawn,
    NobodyElected,
    Nominated,
    NominationChanged,
    NomineeDeclined,
    NomineeProposed,
    OfficeTermSet,
    RoleDescribed,
    SteppedDown,
)
from cercle_tui.meeting.events.flow import (
    AsideBegun,
    MeetingClosed,
    MeetingOpened,
    Paused,
    Redone,
    Resumed,
    RoundBegun,
    StepChosen,
    StepDone,
    Undone,
)
from cercle_tui.meeting.events.followup import (
    ActionAgreed,
    ActionHeard,
    BacklogAdded,
    Measured,
    MinutesAmended,
    NextMeetingSet,
)
from cercle_tui.meeting.events.practising import OpinionRead
from cercle_tui.meeting.events.presence import (
    Arrived,
    CaughtUp,
    GuestArrived,
    Left,
    OfficeTaken,
    Reached,
    Seated,
    Unreachable,
)
from cercle_tui.meeting.events.reviewing import ReviewChosen, ReviewObjected, ReviewsTaken
from cercle_tui.meeting.events.rounds import Passed, RoundTurned, SpokeUp, TurnReturned
from cercle_tui.meeting.events.shaping import TunersChosen
from cercle_tui.meeting.events.words import LineAdded, Noted, TensionNoted, TextWritten

__all__ = [
    "KINDS",
    "ActionAgreed",
    "ActionHeard",
    "Adopted",
    "Amended",
    "Answered",
    "Arrived",
    "AsideBegun",
    "BacklogAdded",
    "BallotCast",
    "BallotsIn",
    "CaughtUp",
    "ConsentAsked",
    "Elected",
    "EndMoved",
    "Event",
    "GuestArrived",
    "ItemAdded",
    "ItemChanged",
    "ItemEnded",
    "ItemMoved",
    "ItemOpened",
    "ItemRemoved",
    "Left",
    "LineAdded",
    "LotDrawn",
    "Measured",
    "MeetingClosed",
    "MeetingOpened",
    "MinutesAmended",
    "NextMeetingSet",
    "NobodyElected",
    "Nominated",
    "NominationChanged",
    "NomineeDeclined",
    "NomineeProposed",
    "NotAdopted",
    "Noted",
    "ObjectionSettled",
    "ObjectionsTaken",
    "OfficeTaken",
    "OfficeTermSet",
    "OpinionRead",
    "Passed",
    "Paused",
    "ProposalMade",
    "QuestionDropped",
    "Reached",
    "Redone",
    "Resumed",
    "ReviewChosen",
    "ReviewObjected",
    "ReviewsTaken",
    "RoleDescribed",
    "RoundBegun",
    "RoundTurned",
    "Seated",
    "SpokeUp",
    "StepChosen",
    "StepDone",
    "SteppedDown",
    "TensionNoted",
    "TextWritten",
    "Told",
    "TunersChosen",
    "TurnReturned",
    "Undone",
    "Unreachable",
    "dump",
    "kinds_of",
    "parse",
]

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

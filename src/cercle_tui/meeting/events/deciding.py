"""A proposal is made, amended, adopted or not."""

from datetime import date
from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, Line, Text
from cercle_tui.model.decision import ProposalEnd, Version


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

"""What an item puts before the circle: a proposal in its versions, or an office to fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cercle_tui.model.decision import ProposalEnd, RoundTaken, Version
from cercle_tui.model.term import Term


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal and its versions; `end` is empty while it is open, "adopted" or how it ended."""

    id: str
    author: str
    versions: tuple[Version, ...]
    rounds: tuple[RoundTaken, ...] = ()
    end: str = ""
    ended: datetime | None = None
    until: Any = None
    to: str = ""
    reason: str = ""
    told: str = ""
    replaces: str = ""
    present: tuple[str, ...] = ()

    @property
    def last(self) -> Version:
        return self.versions[-1]

    @property
    def open(self) -> bool:
        return not self.end

    @property
    def adopted(self) -> bool:
        return self.end == "adopted"

    @property
    def dropped(self) -> bool:
        return self.end == ProposalEnd.DROPPED


@dataclass(frozen=True, slots=True)
class Nomination:
    nominee: str
    reasons: str
    changed_from: str = ""
    first_reasons: str = ""


@dataclass(frozen=True, slots=True)
class ElectionState:
    """One office being filled; `attempts` are the persons proposed, one after the other."""

    office: str = ""
    duties: str = ""
    term: Term | None = None
    ballots_in: bool = False
    passed: tuple[str, ...] = ()
    nominations: Mapping[str, Nomination] = field(default_factory=dict)
    attempts: tuple[tuple[str, Term, str], ...] = ()
    rounds: tuple[RoundTaken, ...] = ()
    elected: bool = False
    at_end: bool = False
    substitute: str = ""
    ended: datetime | None = None

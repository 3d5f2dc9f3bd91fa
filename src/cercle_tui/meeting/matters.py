"""What an item puts before the circle: a proposal in its versions, or an office to fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cercle_tui.model.decision import ProposalEnd, RoundTaken, Version
from cercle_tui.model.election import Attempt, Declined, Lot, Nomination
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
class ElectionState:
    """One office being filled. All that is said in it is only added to.

    `voters` are those who had a ballot when all were in; `ballots` those typed, by person, unread.
    `end` is empty until someone is elected ("elected") or nobody is ("vacant", "postponed").
    """

    office: str = ""
    duties: str = ""
    why: str = ""
    circle: str = ""
    eligible: tuple[str, ...] = ()
    term: Term | None = None
    ballots: Mapping[str, str] = field(default_factory=dict)
    ballots_in: bool = False
    voters: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    said: tuple[Nomination, ...] = ()
    lots: tuple[Lot, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    declined: tuple[Declined, ...] = ()
    rounds: tuple[RoundTaken, ...] = ()
    end: str = ""
    at_end: bool = False
    substitute: str = ""
    until: date | None = None
    reason: str = ""
    ended: datetime | None = None

    @property
    def elected(self) -> bool:
        return self.end == "elected"

    @property
    def nominations(self) -> dict[str, tuple[Nomination, ...]]:
        """What stands, by who said it: the change round replaces all that they said before."""
        standing: dict[str, tuple[Nomination, ...]] = {}
        for said in self.said:
            before = () if said.change else standing.get(said.by, ())
            standing[said.by] = (*before, said)
        return standing

    @property
    def first(self) -> dict[str, tuple[Nomination, ...]]:
        """The ballots as they were read, by who cast them."""
        read: dict[str, tuple[Nomination, ...]] = {}
        for said in self.said:
            if not said.change:
                read[said.by] = (*read.get(said.by, ()), said)
        return read

    @property
    def proposed(self) -> Attempt | None:
        """The person proposed now, None before the first and after one who declined."""
        said_no = self.declined[-1].attempt if self.declined else 0
        return self.attempts[-1] if len(self.attempts) > said_no else None

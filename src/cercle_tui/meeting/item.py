"""An agenda item as it stands tonight: what was done with it and how it ended."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cercle_tui.meeting.events import LineAdded, Noted, TextWritten
from cercle_tui.meeting.matters import ElectionState, Proposal
from cercle_tui.meeting.reviews import ReviewState
from cercle_tui.model.agenda import AgendaItem, ItemOutcome
from cercle_tui.model.followup import Tension


@dataclass(frozen=True, slots=True)
class ItemState:
    """An agenda item tonight: what was done with it and how it ended."""

    item: AgendaItem
    began: datetime | None = None
    ended: datetime | None = None
    outcome: ItemOutcome | None = None
    to: str = ""
    note: str = ""
    paused_before: timedelta = timedelta()
    spent: timedelta = timedelta()
    proposals: tuple[Proposal, ...] = ()
    elections: tuple[ElectionState, ...] = ()
    """The offices filled in this item, one after the other."""
    filling: int = 0
    """Which of them is being filled, from 0."""
    lent: tuple[tuple[str, str], ...] = ()
    """Offices handed over for this item: (office, who filled it before)."""
    review: ReviewState = field(default_factory=ReviewState)
    texts: tuple[TextWritten, ...] = ()
    lines: tuple[LineAdded, ...] = ()
    tuners: tuple[str, ...] = ()
    """Who puts the ideas together."""
    notes: tuple[Noted, ...] = ()
    tension: Tension | None = None

    @property
    def open_proposal(self) -> Proposal | None:
        """The proposal in question, or None."""
        last = self.proposals[-1] if self.proposals else None
        return last if last is not None and last.open else None

    @property
    def left_to_review(self) -> tuple[str, ...]:
        """The decisions not yet kept, dropped or replaced tonight."""
        over = {end.decision for end in self.review.done}
        over |= {p.replaces for p in self.proposals if p.adopted}
        return tuple(d for d in self.item.reviews if d not in over)

    @property
    def under_review(self) -> tuple[str, ...]:
        """The decisions reviewed now."""
        return self.review.on_table(self.left_to_review)

    @property
    def election(self) -> ElectionState:
        """The election of the office being filled."""
        return self.elections[self.filling] if self.elections else ElectionState()

    @property
    def election_key(self) -> str:
        """What objections to the person proposed are about."""
        number = f"{self.filling + 1}" if self.filling else ""
        return f"{self.item.id}/election{number}"

"""Decisions at their term: what a meeting knows of each, and how far their review has come."""

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field

from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.base import Line, LongId, Text, Value
from cercle_tui.model.term import Term


class HeldDecision(Value):
    """A decision the circle lives by, as a meeting needs it to review it.

    `since` is the day it was adopted or last renewed, `ends` the last day of its term;
    `meetings_left` how many meetings remain of a term counted in meetings, else None.
    """

    id: LongId
    number: Line = ""
    title: Line = ""
    text: Text = ""
    why: Text = ""
    measures: tuple[Line, ...] = ()
    concerns: tuple[Text, ...] = ()
    responsible: tuple[Line, ...] = ()
    since: date
    ends: date | None = None
    meetings_left: int | None = None

    @property
    def name(self) -> str:
        """Its number and its title, as people call it."""
        return f"{self.number} {self.title}".strip()

    def past(self, today: date) -> bool:
        """True when its term is over; it holds until the circle reviews it."""
        return self.ends is not None and self.ends < today


class Suggestion(Value):
    """What proposes itself for the next agenda, and the day it falls due.

    `subjects` are the decisions to review, or the office to fill; `point` is the waiting point
    whose date has come, empty for what is not a point yet.
    """

    kind: ItemKind
    subjects: tuple[Line, ...] = ()
    title: Line = ""
    """The title of a single decision; who puts it into words makes the others."""
    on: date | None = None
    point: str = ""
    circle: str = ""
    """The sub-circle whose office is to fill, empty for the circle's own."""


class SetApart(Value):
    """An objection to what was proposed for several decisions, and the one it is about."""

    decision: LongId
    author: str
    reason: Text = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class ReviewEnd:
    """A decision kept with a new term, or dropped, by the circle's consent."""

    decision: str
    choice: str
    term: Term | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far the review of an item's decisions has come.

    `chosen` names those reviewed now, empty for all that are left; `choice` what is proposed
    for them; `apart` those taken out of a joint review by an objection.
    """

    chosen: tuple[str, ...] = ()
    choice: str = ""
    term: Term | None = None
    apart: tuple[SetApart, ...] = ()
    done: tuple[ReviewEnd, ...] = ()

    def on_table(self, left: tuple[str, ...]) -> tuple[str, ...]:
        """Return the decisions reviewed now, of those `left`.

        One set apart by an objection is reviewed on its own, once the others are done.
        """
        chosen = tuple(d for d in left if d in self.chosen)
        if chosen:
            return chosen
        apart = {objected.decision for objected in self.apart}
        return tuple(d for d in left if d not in apart) or left[:1]

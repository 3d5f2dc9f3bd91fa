"""Decisions at term: which are reviewed now, what is proposed for them, which one is objected."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.base import Id, LongId, Text
from cercle_tui.model.term import Term


class ReviewsTaken(Event):
    """The decisions reviewed now: one on its own, some, or all that are left when empty."""

    kind: Literal["reviews_taken"] = "reviews_taken"
    decisions: tuple[LongId, ...] = ()


class ReviewChosen(Event):
    """What is proposed for the decisions reviewed now, or for those named."""

    kind: Literal["review_chosen"] = "review_chosen"
    choice: Literal["keep", "change", "drop"]
    term: Term | None = None
    decisions: tuple[LongId, ...] = ()


class ReviewObjected(Event):
    """An objection to keeping or dropping one of several: it is reviewed on its own."""

    kind: Literal["review_objected"] = "review_objected"
    person: Id
    decision: LongId
    reason: Text = Field(min_length=1)

"""Answers, questions to the circle, and objections settled."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event, People
from cercle_tui.model.base import Id, Text
from cercle_tui.model.decision import Answer, ObjectionState, Version
from cercle_tui.model.practice import Practice


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
        "form_correction", "objection_test", "practice",
    ]  # fmt: skip
    text: Text = ""
    minutes: int = Field(0, ge=0, le=600)
    items: tuple[Id, ...] = ()
    version: Version | None = None
    objection: str = ""
    practice: Practice | None = None
    """The whole practice the circle would take up."""


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

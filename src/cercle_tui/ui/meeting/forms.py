"""The forms of the typing panel: how each is laid out, and what its values record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable
from cercle_tui.ui.meeting.here import Do, Here, Record
from cercle_tui.ui.widgets.fields import Form

Values = Mapping[str, str]


class FieldWrong(Exception):  # noqa: N818 - it is shown beside the field
    """A value that cannot be recorded: the field's id, and why, in words."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


@dataclass(frozen=True, slots=True)
class FormSpec:
    """`build` lays the form out for what it is about; `read` turns its values into an event.

    `read` raises `FieldWrong`, or `RuleBroken` when the method forbids it. `then` says what
    follows by itself once the event is recorded.
    """

    build: Callable[[Here, str], Form]
    read: Callable[[Here, str, Values], Record]
    then: Callable[[Here, str, Values], Do] = lambda _here, _arg, _values: None


def reading(here: Here, field: str, read: Callable[[], object]) -> object:
    """Return what `read` makes of a field; raises `FieldWrong` with words that help."""
    try:
        return read()
    except Unreadable as problem:
        raise FieldWrong(field, say_unreadable(here.words, problem.code, problem.params)) from None


def specs() -> dict[str, FormSpec]:
    """Return every form of the meeting, by id."""
    from cercle_tui.ui.meeting import (
        forms_agenda,
        forms_ballot,
        forms_decide,
        forms_elect,
        forms_follow,
        forms_nominee,
        forms_practice,
        forms_review,
        forms_shape,
    )

    return {
        **forms_decide.FORMS,
        **forms_agenda.FORMS,
        **forms_follow.FORMS,
        **forms_practice.FORMS,
        **forms_ballot.FORMS,
        **forms_elect.FORMS,
        **forms_nominee.FORMS,
        **forms_shape.FORMS,
        **forms_review.FORMS,
    }

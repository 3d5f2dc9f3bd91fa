"""What a form asks for is done, or the form says why not: nothing typed is lost."""

from collections.abc import Callable

from pydantic import ValidationError

from cercle_tui.locale import Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.form import FormPanel

TROUBLE = (FieldWrong, ValidationError, StoreProblem, OSError)
"""What may keep a form from being done."""


def wrong(words: Words, trouble: Exception) -> FieldWrong:
    """Return one of `TROUBLE` as what to show beside a field, or under the form."""
    match trouble:
        case FieldWrong():
            return trouble
        case StoreProblem():
            said = say_problem(words, trouble.code, trouble.params)
        case OSError():
            reason = trouble.strerror or type(trouble).__name__
            said = words.gettext("It could not be written: {reason}").format(reason=reason)
        case _:
            said = words.gettext("This cannot be kept as it is written.")
    return FieldWrong("", said)


def recorded(panel: FormPanel, words: Words, do: Callable[[], object]) -> bool:
    """Do what a form asks for and close it; tell whether it was done, else the form says why."""
    try:
        do()
    except TROUBLE as trouble:
        told = wrong(words, trouble)
        panel.show_error(told.field, told.message)
        return False
    panel.close()
    return True

"""What people type for dates and terms, in French and in English at once."""

from datetime import date

from cercle_tui.locale.reading_dates import checked, find_date, length_of
from cercle_tui.locale.reading_text import Unreadable, fold, shown
from cercle_tui.locale.reading_times import read_day_time, read_minutes, read_time
from cercle_tui.model.term import Term

__all__ = ["Unreadable", "read_date", "read_day_time", "read_minutes", "read_term", "read_time"]


def read_term(text: str, today: date) -> Term:
    """Return the term that `text` says; a date must not be before `today`.

    Raises `Unreadable`: empty, term_unreadable, term_zero, term_too_long, term_past, and those
    of `read_date`.
    """
    folded = fold(text)
    if not folded:
        raise Unreadable("empty_term")
    length = length_of(folded)
    if length is not None:
        unit, count = length
        return Term.model_validate({unit: checked(text, unit, count)})
    until = find_date(text, folded, today)
    if until is None:
        raise Unreadable("term_unreadable", text=shown(text))
    if until < today:
        raise Unreadable("term_past", text=shown(text), date=until)
    return Term(until=until)


def read_date(text: str, today: date) -> date:
    """Return the date that `text` says; without a year, the next one from `today` on.

    Raises `Unreadable`: empty_date, date_unreadable, date_ambiguous, no_such_date,
    wrong_weekday, term_too_long.
    """
    folded = fold(text)
    if not folded:
        raise Unreadable("empty_date")
    found = find_date(text, folded, today)
    if found is None:
        raise Unreadable("date_unreadable", text=shown(text))
    return found

"""Text made safe and lengths of time: what every kept value rests on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.decision import Objection, Version
from cercle_tui.model.ids import make_id
from cercle_tui.model.term import Term, add_months
from cercle_tui.model.text import MAX_TEXT, clean, clean_line

EARLY, LATE = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (1990, 2200))
anything = settings(max_examples=100, derandomize=True, deadline=None)


@anything
@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_that_acts(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(ord(c) < 32 and c not in "\n\t" for c in once)
    assert not any("\ud800" <= c <= "\udfff" or "\u202a" <= c <= "\u202e" for c in once)
    line = clean_line(text)
    assert clean_line(line) == line
    assert "\n" not in line


def test_accents_are_one_character_and_endless_text_is_cut() -> None:
    assert clean("e\u0301") == "é"
    assert len(clean("x" * MAX_TEXT * 3)) == MAX_TEXT
    assert clean("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u2003"])
def test_blanks_are_no_words(blank: str) -> None:
    with pytest.raises(ValidationError):
        Objection(id="o1", author="a", reason=blank)
    with pytest.raises(ValidationError):
        AgendaItem(id="i1", title=blank.replace("\u2003", " "))
    assert Version(responsible=(" ",)).responsible == ("",)


def test_a_term_is_said_in_one_way() -> None:
    for said in ({}, {"days": 1, "weeks": 1}, {"months": 0}):
        with pytest.raises(ValidationError):
            Term.model_validate(said)


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        (Term(until=date(2026, 6, 1)), date(2026, 6, 1)),
        (Term(days=1), date(2026, 2, 1)),
        (Term(weeks=2), date(2026, 2, 14)),
        (Term(months=1), date(2026, 2, 28)),
        (Term(months=13), date(2027, 2, 28)),
        (Term(meetings=2), None),
    ],
)
def test_a_term_ends_on_a_day(term: Term, ends: date | None) -> None:
    assert term.ends(date(2026, 1, 31)) == ends


@anything
@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(1, 1200))
def test_months_later_is_the_same_day_or_the_months_last(start: date, months: int) -> None:
    later = add_months(start, months)
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day <= start.day


@anything
@given(
    st.datetimes(EARLY, LATE, timezones=st.just(UTC)),
    st.binary(min_size=7),
)
def test_ids_are_nineteen_plain_characters_that_sort_by_time(at: datetime, some: bytes) -> None:
    now, later = make_id(at, some), make_id(at + timedelta(seconds=1), some)
    assert len(now) == 19
    assert now < later
    assert now.isalnum()

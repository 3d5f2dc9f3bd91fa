"""What people type, in both languages at once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.locale import Words, words_for
from cercle_tui.locale import formats as say
from cercle_tui.locale.fields import fields_of
from cercle_tui.locale.problems import UNREADABLE, say_unreadable
from cercle_tui.locale.reading import (
    Unreadable,
    read_date,
    read_day_time,
    read_minutes,
    read_term,
    read_time,
)
from cercle_tui.model.term import Term

TODAY = date(2026, 11, 23)  # a Monday
ZONE = ZoneInfo("America/Toronto")
BOTH = st.sampled_from([words_for("fr"), words_for("en")])
DAYS = st.dates(TODAY, date(2100, 12, 31))

VOCABULARY = (
    *("1", "12", "31", "0", "99999999", "2027", "2027-12-12", "12/12/2027", "h", ":", "am", "pm"),
    *("et", "demie", "le", "the", "by", "d'ici", "fin", "end", "un", "a", "mois", "months"),
    *("rencontres", "jeudi", "thursday", "décembre", "dec.", "mar", ",", "de", "of", "à", "at"),
    *("midi", "après"),
)
PIECES = st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join)
TYPED = st.one_of(st.text(), PIECES)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("6 mois", Term(months=6)),
        ("2 weeks", Term(weeks=2)),
        ("1 an", Term(months=12)),
        ("un an et demi", Term(months=18)),
        ("a year and a half", Term(months=18)),
        ("une journée", Term(days=1)),
        ("1 jour", Term(days=1)),
        ("quinze jours", Term(days=15)),
        ("after 3 meetings", Term(meetings=3)),
        ("APRES 3 RENCONTRES", Term(meetings=3)),
        ("3 réunions", Term(meetings=3)),
        ("12 décembre 2027", Term(until=date(2027, 12, 12))),
        ("2027-12-12", Term(until=date(2027, 12, 12))),
        ("le 12 déc.", Term(until=date(2026, 12, 12))),
        ("d’ici 3 semaines", Term(weeks=3)),
        ("by 12 Dec", Term(until=date(2026, 12, 12))),
        ("d'ici fin décembre", Term(until=date(2026, 12, 31))),
        ("vendredi", Term(until=date(2026, 11, 27))),
    ],
)
def test_terms(text: str, term: Term) -> None:
    assert read_term(text, TODAY) == term


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("demain", date(2026, 11, 24)),
        ("today", TODAY),
        ("lundi", date(2026, 11, 30)),
        ("mar. 10 nov. 2026", date(2026, 11, 10)),
        ("mar 5", date(2027, 3, 5)),
        ("the 3rd of May", date(2027, 5, 3)),
        ("1er fevrier", date(2027, 2, 1)),
        ("29 février", date(2028, 2, 29)),
        ("25/12/2026", date(2026, 12, 25)),
        ("dans 2 jours", date(2026, 11, 25)),
        ("end of march", date(2027, 3, 31)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("19 h", time(19)),
        ("19h05", time(19, 5)),
        ("à 19 h 05", time(19, 5)),
        ("7:05 PM", time(19, 5)),
        ("7 p.m.", time(19)),
        ("12 am", time(0)),
        ("7 heures du soir", time(19)),
        ("Midi", time(12)),
    ],
)
def test_times(text: str, hour: time) -> None:
    assert read_time(text) == hour


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1:30", 90),
        ("1,5 h", 90),
        ("une heure et demie", 90),
        ("1 hour 30 minutes", 90),
        ("45 min", 45),
        ("trois quarts d’heure", 45),
        ("2 h", 120),
    ],
)
def test_minutes(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("jeudi 10 décembre 19 h", datetime(2026, 12, 10, 19, tzinfo=ZONE)),
        ("2026-12-10 19:00", datetime(2026, 12, 10, 19, tzinfo=ZONE)),
        ("2026-12-10T19:00", datetime(2026, 12, 10, 19, tzinfo=ZONE)),
        ("tomorrow at 7 pm", datetime(2026, 11, 24, 19, tzinfo=ZONE)),
        ("dans 2 semaines à midi", datetime(2026, 12, 7, 12, tzinfo=ZONE)),
    ],
)
def test_days_with_their_hour(text: str, moment: datetime) -> None:
    assert read_day_time(text, TODAY, ZONE) == moment


READERS: dict[str, Callable[[str], object]] = {
    "date": lambda text: read_date(text, TODAY),
    "term": lambda text: read_term(text, TODAY),
    "time": read_time,
    "minutes": read_minutes,
    "day_time": lambda text: read_day_time(text, TODAY, ZONE),
}


CASES = [
    ("date", " ", "empty_date"),
    ("date", "bientôt", "date_unreadable"),
    ("date", "12/11/2027", "date_ambiguous"),
    ("date", "31 février", "no_such_date"),
    ("date", "mercredi 10 décembre", "wrong_weekday"),
    ("term", "", "empty_term"),
    ("term", "longtemps", "term_unreadable"),
    ("term", "0 mois", "term_zero"),
    ("term", "9999 ans", "term_too_long"),
    ("term", "hier", "term_past"),
    ("time", "", "empty_time"),
    ("time", "tard", "time_unreadable"),
    ("time", "25 h", "no_such_time"),
    ("minutes", "", "empty_minutes"),
    ("minutes", "un peu", "minutes_unreadable"),
    ("minutes", "0", "minutes_range"),
    ("day_time", "", "empty_day_time"),
    ("day_time", "zut", "day_time_unreadable"),
    ("day_time", "jeudi", "time_missing"),
    ("day_time", "19 h", "day_missing"),
    ("day_time", "2027-03-14 2:30", "hour_skipped"),
]


@pytest.mark.parametrize(("reader", "text", "code"), CASES)
def test_what_cannot_be_read_is_answered_with_an_example(reader: str, text: str, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        READERS[reader](text)
    assert raised.value.code == code
    for words in (words_for("fr"), words_for("en")):
        said = say_unreadable(words, code, raised.value.params)
        assert "code" not in said
        assert "“" in said or "«" in said


def test_every_code_is_tested() -> None:
    assert {code for _reader, _text, code in CASES} == set(UNREADABLE)


def _outcome(read: Callable[[], object]) -> Unreadable | None:
    """What made it unreadable; any other exception goes through and fails the test."""
    try:
        read()
    except Unreadable as unreadable:
        return unreadable
    return None


@given(TYPED)
def test_any_text_is_read_or_unreadable(text: str) -> None:
    for read in READERS.values():
        unreadable = _outcome(partial(read, text))
        if unreadable is not None:
            assert fields_of(UNREADABLE[unreadable.code]) <= unreadable.params.keys()


@given(TYPED, st.dates())
def test_any_day_can_be_today(text: str, today: date) -> None:
    for read in (read_date, read_term):
        unreadable = _outcome(partial(read, text, today))
        assert unreadable is None or unreadable.code in UNREADABLE


@given(BOTH, DAYS)
def test_dates_come_back(words: Words, day: date) -> None:
    for said in (say.full_date(words, day), say.long_date(words, day), day.isoformat()):
        assert read_date(said, TODAY) == day


@given(BOTH, st.integers(0, 364))
def test_short_dates_come_back_within_the_year(words: Words, days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert read_date(say.short_date(words, day), TODAY) == day


TERMS = st.one_of(
    st.builds(Term, days=st.integers(1, 36_600)),
    st.builds(Term, weeks=st.integers(1, 5_200)),
    st.builds(Term, months=st.integers(1, 1_200)),
    st.builds(Term, meetings=st.integers(1, 1_000)),
    st.builds(Term, until=DAYS),
)


@given(BOTH, TERMS)
def test_terms_come_back(words: Words, term: Term) -> None:
    assert read_term(say.term_words(words, term), TODAY) == term


@given(BOTH, st.integers(1, 24 * 60))
def test_durations_and_hours_come_back(words: Words, minutes: int) -> None:
    assert read_minutes(say.duration(minutes)) == minutes
    hour = time(minutes // 60 % 24, minutes % 60)
    assert read_time(say.clock(words, hour)) == hour


@given(BOTH, DAYS, st.integers(3, 23), st.integers(0, 59))
def test_moments_come_back(words: Words, day: date, hour: int, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
    assert read_day_time(say.day_time(words, moment), TODAY, ZONE) == moment

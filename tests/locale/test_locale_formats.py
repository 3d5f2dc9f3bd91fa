"""Dates, times, durations, numbers and lists in both languages."""

from datetime import date, datetime, time

import pytest
from babel.dates import get_day_names, get_month_names

from cercle_tui.locale import formats as say
from cercle_tui.locale import words_for
from cercle_tui.locale.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from cercle_tui.model.term import Term

FR, EN = words_for("fr"), words_for("en")
NB = "\u00a0"


@pytest.mark.parametrize(("lang", "locale"), [("fr", "fr_CA"), ("en", "en_US")])
def test_names_are_those_of_the_common_locale_data(lang: str, locale: str) -> None:
    months = get_month_names("wide", locale=locale)
    short = get_month_names("abbreviated", locale=locale)
    days = get_day_names("wide", locale=locale)
    assert list(MONTHS[lang]) == [months[number] for number in range(1, 13)]
    assert list(SHORT_MONTHS[lang]) == [short[number] for number in range(1, 13)]
    assert list(WEEKDAYS[lang]) == [days[number] for number in range(7)]


def test_dates() -> None:
    day = date(2026, 12, 10)
    assert say.long_date(FR, day).replace(NB, " ") == "jeudi 10 décembre 2026"
    assert say.long_date(EN, day) == "Thursday, December 10, 2026"
    assert say.short_date(FR, day) == f"10{NB}déc."
    assert say.short_date(EN, day) == "Dec 10"
    assert say.medium_date(FR, day) == f"10{NB}déc. 2026"
    assert say.medium_date(EN, day) == "Dec 10, 2026"
    assert say.full_date(FR, date(2027, 5, 23)) == f"23{NB}mai 2027"
    assert say.full_date(FR, date(2026, 12, 1)) == f"1er{NB}décembre 2026"


def test_times() -> None:
    assert say.clock(FR, time(19, 5)) == f"19{NB}h{NB}05"
    assert say.clock(FR, time(19)) == f"19{NB}h"
    assert say.clock(EN, time(7, 5)) == "07:05"
    moment = datetime(2026, 12, 10, 19)  # noqa: DTZ001
    assert say.day_time(FR, moment).replace(NB, " ") == "jeudi 10 décembre 2026, 19 h"
    assert say.day_time(EN, moment) == "Thursday, December 10, 2026, 19:00"


def test_durations() -> None:
    said = [say.duration(minutes).replace(NB, " ") for minutes in (0, 42, 65, 120)]
    assert said == ["0 min", "42 min", "1 h 05", "2 h"]
    assert say.time_used(FR, 42, 120).replace(NB, " ") == "42 min sur 2 h"


@pytest.mark.parametrize(
    ("term", "french", "english"),
    [
        (Term(days=1), "1 jour", "1 day"),
        (Term(weeks=3), "3 semaines", "3 weeks"),
        (Term(months=12), "12 mois", "12 months"),
        (Term(meetings=1), "après 1 rencontre", "after 1 meeting"),
        (Term(meetings=3), "après 3 rencontres", "after 3 meetings"),
        (
            Term(until=date(2027, 12, 12)),
            f"jusqu’au 12{NB}décembre 2027",
            "until December 12, 2027",
        ),
    ],
)
def test_terms(term: Term, french: str, english: str) -> None:
    assert say.term_words(FR, term) == french
    assert say.term_words(EN, term) == english


def test_lists_of_names() -> None:
    assert say.names_list(FR, []) == ""
    assert say.names_list(FR, ["Zoé"]) == "Zoé"
    assert say.names_list(FR, ["Zoé", "Jean"]) == "Zoé et Jean"
    assert say.names_list(EN, ["Zoé", "{x}", "Jean"]) == "Zoé, {x} and Jean"


def test_numbers() -> None:
    assert [say.ordinal(FR, n) for n in (1, 2, 11)] == ["1er", "2e", "11e"]
    assert say.ordinal(FR, 1, feminine=True) == "1re"
    said = [say.ordinal(EN, n) for n in (1, 2, 3, 4, 11, 21, 112)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "21st", "112th"]
    assert [say.decimal(FR, n) for n in (4.4, 4.0, -0.01, 1234.5)] == [
        "4,4",
        "4",
        "0",
        f"1{NB}234,5",
    ]
    assert say.decimal(FR, 100, 0) == "100"
    assert say.decimal(EN, 4.4) == "4.4"
    assert say.percent(FR, 0.83) == f"83{NB}%"
    assert say.percent(EN, 0.83) == "83%"
    assert say.number_words(FR, 1, feminine=True) == "une"
    assert say.number_words(EN, 13) == "13"
    assert say.capital("écran Zoé") == "Écran Zoé"
    assert say.capital("") == ""

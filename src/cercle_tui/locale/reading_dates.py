"""The grammar of dates: ISO, day and month in either order, weekdays, today and tomorrow."""

import calendar
import re
from datetime import date, timedelta

from cercle_tui.locale.reading_text import (
    MONTH_OF,
    UNITS,
    WEEKDAY_OF,
    Unreadable,
    number_of,
    shown,
)
from cercle_tui.model.term import add_months

_BEFORE = re.compile(
    r"^(?:d'ici (?:a |au |le )?|jusqu'au |jusqu'a |pour le |au plus tard le |le |au |"
    r"until |till |by |on |the |next |ce |no later than )+"
)
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_SLASHED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_DAY_FIRST = re.compile(
    r"(?:the )?([0-9]{1,2})(?:er|e|st|nd|rd|th)?[ -]*(?:of )?([a-z]+)[., -]*([0-9]{4})?"
)
_MONTH_FIRST = re.compile(
    r"([a-z]+)[. -]*(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?(?:[, ]+([0-9]{4}))?"
)
_END_OF = re.compile(
    r"(?:a )?(?:la )?(?:fin|end)(?: de(?= )| of(?= )|-)? ?([a-z]+)[., ]*([0-9]{4})?"
)
_WEEKDAY = re.compile(r"([a-z]+)\.?,?(?: |$)(.*)")

_NEAR = {
    "aujourd'hui": 0,
    "today": 0,
    "demain": 1,
    "tomorrow": 1,
    "apres-demain": 2,
    "apres demain": 2,
    "day after tomorrow": 2,
    "hier": -1,
    "yesterday": -1,
}


_LIMITS = {"days": 36_600, "weeks": 5_200, "months": 1_200, "meetings": 1_000}

_LENGTH = re.compile(
    r"(?:(?:pendant|pour|durant|dans|d'ici|d'ici a|apres|au bout de|for|in|within|after|par)\s+)?"
    r"(?P<number>\d{1,9}|[a-z-]+|[a-z]+-[a-z]+|un demi|une demi)\s*"
    r"(?P<unit>[a-z]+)"
    r"(?P<half>\s+et demie?| and a half)?"
    r"(?:\s+(?:from now|a partir d'aujourd'hui|later|plus tard))?"
)


def length_of(folded: str) -> tuple[str, int] | None:
    """Return a unit of Term and how many of it, when `folded` says a length."""
    found = _LENGTH.fullmatch(folded)
    if found is None:
        return None
    number, unit = number_of(found["number"]), UNITS.get(found["unit"])
    if number is None or unit is None:
        return None
    name, times = unit
    count = number * times
    if found["half"]:
        if times != 12:
            return None
        count += 6
    return name, count


def checked(text: str, unit: str, count: int) -> int:
    """Return `count` when a Term can hold it. Raises `Unreadable`: term_zero, term_too_long."""
    if count < 1:
        raise Unreadable("term_zero", text=shown(text))
    if count > _LIMITS[unit]:
        raise Unreadable("term_too_long", text=shown(text))
    return count


def find_date(text: str, folded: str, today: date) -> date | None:
    """Return the date that `folded` says, None when it says none.

    Raises `Unreadable`: date_ambiguous, no_such_date, wrong_weekday, term_too_long.
    """
    length = length_of(folded)
    if length is not None and length[0] != "meetings":
        return _later(text, today, *length)
    plain = _BEFORE.sub("", folded).strip(" ,")
    if plain in _NEAR:
        return _moved(text, today, _NEAR[plain])
    found = _plain_date(text, plain, today)
    first = _WEEKDAY.fullmatch(plain)
    if found is not None or first is None or first[1] not in WEEKDAY_OF:
        return found
    wanted, rest = WEEKDAY_OF[first[1]], _BEFORE.sub("", first[2])
    if rest in ("", "prochain", "qui vient"):
        return _moved(text, today, (wanted - today.weekday() - 1) % 7 + 1)
    found = _plain_date(text, rest, today)
    if found is not None and found.weekday() != wanted:
        raise Unreadable("wrong_weekday", text=shown(text), date=found, weekday=found)
    return found


def _later(text: str, today: date, unit: str, count: int) -> date:
    """The day `count` units of Term after `today`; zero is today."""
    checked(text, unit, max(count, 1))
    if unit != "months":
        return _moved(text, today, count * (7 if unit == "weeks" else 1))
    try:
        return add_months(today, count)
    except ValueError:
        raise Unreadable("no_such_date", text=shown(text)) from None


def _moved(text: str, today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise Unreadable("no_such_date", text=shown(text)) from None


def _plain_date(text: str, plain: str, today: date) -> date | None:
    if found := _ISO.fullmatch(plain):
        return _made(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(plain):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first <= 12 and second <= 12 and first != second:
            raise Unreadable("date_ambiguous", text=shown(text))
        day, month = (first, second) if second <= 12 else (second, first)
        return _made(text, year, month, day)
    if (found := _DAY_FIRST.fullmatch(plain)) and found[2] in MONTH_OF:
        return _with_year(text, found[3], MONTH_OF[found[2]], int(found[1]), today)
    if (found := _MONTH_FIRST.fullmatch(plain)) and found[1] in MONTH_OF:
        return _with_year(text, found[3], MONTH_OF[found[1]], int(found[2]), today)
    if (found := _END_OF.fullmatch(plain)) and found[1] in MONTH_OF:
        return _end_of(text, found[2], MONTH_OF[found[1]], today)
    return None


def _end_of(text: str, year: str | None, month: int, today: date) -> date:
    """The last day of `month`, this year or next when no year is said."""
    number = int(year) if year else today.year + (month < today.month)
    if number < 1:
        raise Unreadable("no_such_date", text=shown(text))
    return _made(text, number, month, calendar.monthrange(number, month)[1])


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("no_such_date", text=shown(text)) from None


def _with_year(text: str, year: str | None, month: int, day: int, today: date) -> date:
    """The date in `year`, else the first one from `today` on (29 February may be years off)."""
    if year is not None:
        return _made(text, int(year), month, day)
    for number in range(today.year, min(today.year + 9, 10_000)):
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise Unreadable("no_such_date", text=shown(text))

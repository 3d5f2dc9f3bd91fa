"""The grammar of hours and minutes, and of a day with its hour."""

import re
from datetime import UTC, date, datetime, time, tzinfo

from cercle_tui.locale.reading_dates import find_date
from cercle_tui.locale.reading_text import Unreadable, fold, number_of, shown

_MOST_MINUTES = 24 * 60

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:\s*(?:h|heures?|hours?|o'clock|:)\s*(?P<minute>[0-9]{1,2})?(?:\s*(?:min|minutes?))?)?"
    r"\s*(?P<half>am|a\.m|pm|p\.m)?\.?"
    r"(?P<part>\s+(?:du matin|de l'apres-midi|du soir|in the morning|in the evening))?"
)
_NAMED = {"midi": time(12), "noon": time(12), "minuit": time(0), "midnight": time(0)}
_AT = re.compile(r"^(?:a|at|vers)\s+")
_LATE = ("du soir", "de l'apres-midi", "in the evening")


def read_time(text: str) -> time:
    """Return the time of day that `text` says: «19 h 05», "7:05 pm", «midi».

    Raises `Unreadable`: empty_time, time_unreadable, no_such_time.
    """
    folded = fold(text)
    if not folded:
        raise Unreadable("empty_time")
    return _time(text, _AT.sub("", folded))


def _time(text: str, plain: str) -> time:
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain)
    if found is None:
        raise Unreadable("time_unreadable", text=shown(text))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1]
    late = half == "p" or (found["part"] or "").strip() in _LATE
    if half and not 1 <= hour <= 12:
        raise Unreadable("no_such_time", text=shown(text))
    if late and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise Unreadable("no_such_time", text=shown(text))
    return time(hour, minute)


_HOURS = re.compile(
    r"(?P<hours>[0-9]{1,4}(?:[.,][0-9]{1,2})?|[a-z-]+)\s*(?:heures?|hours?|hrs?|h)"
    r"(?:\s*(?:et |and )?(?!demie?)(?P<minutes>[0-9]{1,2}|[a-z-]+)\s*(?:min|mins|mn|minutes?|m)?)?"
    r"(?P<half>\s+et demie?)?"
)
_COLON = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_MINUTES = re.compile(r"(?P<minutes>[0-9]{1,5}|[a-z-]+)\s*(?:min|mins|mn|minutes?|m|')?")
_PIECES = {
    "demi-heure": 30,
    "une demi-heure": 30,
    "half an hour": 30,
    "half hour": 30,
    "un quart d'heure": 15,
    "quart d'heure": 15,
    "a quarter of an hour": 15,
    "trois quarts d'heure": 45,
    "three quarters of an hour": 45,
    "an hour and a half": 90,
    "one hour and a half": 90,
}


def read_minutes(text: str) -> int:
    """Return the minutes that `text` says, from 1 to a day's: «1 h 30», «90», "1:30".

    Raises `Unreadable`: empty_minutes, minutes_unreadable, minutes_range.
    """
    folded = fold(text)
    if not folded:
        raise Unreadable("empty_minutes")
    minutes = _minutes(folded)
    if minutes is None:
        raise Unreadable("minutes_unreadable", text=shown(text))
    if not 1 <= minutes <= _MOST_MINUTES:
        raise Unreadable("minutes_range", text=shown(text))
    return minutes


def _minutes(folded: str) -> int | None:
    if folded in _PIECES:
        return _PIECES[folded]
    if found := _COLON.fullmatch(folded):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.fullmatch(folded):
        counted = number_of(found["minutes"])
        if counted is not None:
            return counted
    found = _HOURS.fullmatch(folded)
    if found is None:
        return None
    rest = number_of(found["minutes"]) if found["minutes"] else 0
    hours: float | None
    if found["hours"][0].isdigit():
        hours = float(found["hours"].replace(",", "."))
    else:
        hours = number_of(found["hours"])
    if hours is None or rest is None:
        return None
    return round(hours * 60) + rest + (30 if found["half"] else 0)


_DAY_TIME = re.compile(
    r"(?P<day>.*?)(?:\s*,\s*|\s+)(?:(?:a|at|vers|t)\s+)?"
    r"(?P<time>midi|noon|minuit|midnight|"
    r"[0-9]{1,2}\s*(?:h|heures?|o'clock|:)\s*(?:[0-9]{1,2})?(?:\s*[ap]\.?m)?\.?"
    r"(?:\s+(?:du matin|de l'apres-midi|du soir|in the morning|in the evening))?|"
    r"[0-9]{1,2}\s*[ap]\.?m)"
)
_ISO_T = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})t([0-9]{1,2}:)")


def read_day_time(text: str, today: date, zone: tzinfo) -> datetime:
    """Return the moment, in `zone`, of a day with its hour: «jeudi 10 décembre 19 h».

    Raises `Unreadable`: empty_day_time, day_time_unreadable, time_missing, day_missing,
    hour_skipped (the clocks go forward then), and those of `read_date` and `read_time`.
    """
    folded = _ISO_T.sub(r"\1 \2", fold(text))
    if not folded:
        raise Unreadable("empty_day_time")
    found = _DAY_TIME.fullmatch(f" {folded}")
    if found is None:
        if find_date(text, folded, today) is not None:
            raise Unreadable("time_missing", text=shown(text))
        raise Unreadable("day_time_unreadable", text=shown(text))
    said = found["day"].strip(" ,")
    if not said:
        raise Unreadable("day_missing", text=shown(text))
    day, hour = find_date(text, said, today), _time(text, found["time"])
    if day is None:
        raise Unreadable("day_time_unreadable", text=shown(text))
    return _moment(text, day, hour, zone)


def _moment(text: str, day: date, hour: time, zone: tzinfo) -> datetime:
    moment = datetime.combine(day, hour, zone)
    try:
        back = moment.astimezone(UTC).astimezone(zone)
    except OverflowError:
        raise Unreadable("no_such_date", text=shown(text)) from None
    if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Unreadable("hour_skipped", text=shown(text))
    return moment

"""Dates, times, durations, numbers and lists, as people write them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from cercle_tui.locale.calendar_names import MONTHS, NUMBERS, SHORT_MONTHS, WEEKDAYS
from cercle_tui.locale.catalogue import Words

if TYPE_CHECKING:
    from cercle_tui.model.term import Term

NBSP = "\u00a0"


def capital(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _day_month(words: Words, day: date, names: dict[str, tuple[str, ...]]) -> str:
    month = names[words.lang][day.month - 1]
    if words.lang == "en":
        return f"{month} {day.day}"
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{month}"


def short_date(words: Words, day: date) -> str:
    """«10 déc.», "Dec 10"."""
    return _day_month(words, day, SHORT_MONTHS)


def full_date(words: Words, day: date) -> str:
    """«23 mai 2027», "May 23, 2027"."""
    comma = "," if words.lang == "en" else ""
    return f"{_day_month(words, day, MONTHS)}{comma} {day.year}"


def medium_date(words: Words, day: date) -> str:
    """«10 déc. 2027», "Dec 10, 2027"."""
    comma = "," if words.lang == "en" else ""
    return f"{short_date(words, day)}{comma} {day.year}"


def weekday(words: Words, day: date) -> str:
    """«jeudi», "Thursday"."""
    return WEEKDAYS[words.lang][day.weekday()]


def long_date(words: Words, day: date) -> str:
    """«jeudi 10 décembre 2026», "Thursday, December 10, 2026"."""
    comma = "," if words.lang == "en" else ""
    return f"{weekday(words, day)}{comma} {full_date(words, day)}"


def clock(words: Words, moment: time | datetime) -> str:
    """«19 h 05», «19 h», "19:05" (24 hours in both languages)."""
    if words.lang == "en":
        return f"{moment.hour:02}:{moment.minute:02}"
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def day_time(words: Words, moment: datetime) -> str:
    """«jeudi 10 décembre 2026, 19 h», "Thursday, December 10, 2026, 19:00"."""
    return f"{long_date(words, moment)}, {clock(words, moment)}"


def duration(minutes: int) -> str:
    """«42 min», «2 h», «1 h 05»: the same signs in both languages; `minutes` is 0 or more."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02}" if rest else "")


def time_used(words: Words, minutes: int, planned: int) -> str:
    """«42 min sur 2 h»; both in minutes."""
    return words.gettext("{used} of {planned}").format(
        used=duration(minutes), planned=duration(planned)
    )


def days_words(words: Words, count: int) -> str:
    """«3 jours»."""
    return words.ngettext("{count} day", "{count} days", count).format(count=count)


def weeks_words(words: Words, count: int) -> str:
    """«3 semaines»."""
    return words.ngettext("{count} week", "{count} weeks", count).format(count=count)


def months_words(words: Words, count: int) -> str:
    """«12 mois»."""
    return words.ngettext("{count} month", "{count} months", count).format(count=count)


def meetings_words(words: Words, count: int) -> str:
    """«3 rencontres»."""
    return words.ngettext("{count} meeting", "{count} meetings", count).format(count=count)


def term_words(words: Words, term: "Term") -> str:
    """«12 mois», «3 semaines», «après 3 rencontres», «jusqu’au 12 décembre 2027»."""
    if term.until is not None:
        return words.gettext("until {date}").format(date=full_date(words, term.until))
    if term.meetings is not None:
        return words.ngettext(
            "after {count} meeting", "after {count} meetings", term.meetings
        ).format(count=term.meetings)
    if term.days is not None:
        return days_words(words, term.days)
    if term.weeks is not None:
        return weeks_words(words, term.weeks)
    return months_words(words, term.months or 0)


def names_list(words: Words, names: Sequence[str]) -> str:
    """«Zoé, Amina et Jean»; empty for no name."""
    if len(names) < 2:
        return "".join(names)
    return words.gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def number_words(words: Words, count: int, *, feminine: bool = False) -> str:
    """«deux» up to twelve, digits beyond; «une» where French needs it."""
    if words.lang == "fr" and feminine and count == 1:
        return "une"
    names = NUMBERS[words.lang]
    return names[count] if 0 <= count < len(names) else str(count)


def ordinal(words: Words, number: int, *, feminine: bool = False) -> str:
    """«1er», «1re», «2e»; "1st", "2nd", "11th"."""
    if words.lang == "fr":
        first = "re" if feminine else "er"
        return f"{number}{first if number == 1 else 'e'}"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def decimal(words: Words, number: float, digits: int = 1) -> str:
    """«4,4», "4.4"; at most `digits` decimals, no trailing zero, thousands set apart."""
    text = f"{number:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    if words.lang == "fr":
        return text.replace(",", NBSP).replace(".", ",")
    return text


def percent(words: Words, share: float) -> str:
    """«83 %», "83%"; `share` is between 0 and 1."""
    return f"{decimal(words, share * 100, 0)}{NBSP if words.lang == 'fr' else ''}%"

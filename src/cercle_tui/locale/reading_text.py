"""The ground of reading: folded text, numbers in words, units of time."""

import re
import unicodedata

from cercle_tui.locale.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from cercle_tui.model.text import clean_line

_LONGEST = 120


class Unreadable(ValueError):  # noqa: N818
    """What was typed cannot be read; `code` and `params` say why (`say_unreadable`)."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def shown(text: str) -> str:
    """Return what was typed, safe and short enough to be said back."""
    line = clean_line(text)
    return line if len(line) <= 40 else line[:39] + "…"


def fold(text: str) -> str:
    """Return `text` without accents, case, no-break spaces or a final period; "" when too long."""
    line = clean_line(text)
    if len(line) > _LONGEST:
        return "?"
    decomposed = unicodedata.normalize("NFKD", line.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = plain.replace("’", "'").replace("‘", "'")
    return " ".join(plain.split()).rstrip(".!").strip()


def _by_name(*tables: dict[str, tuple[str, ...]]) -> dict[str, int]:
    return {
        fold(name): index
        for table in tables
        for names in table.values()
        for index, name in enumerate(names)
    }


MONTH_OF: dict[str, int] = {
    **{name: index + 1 for name, index in _by_name(MONTHS, SHORT_MONTHS).items()},
    "jan": 1,
    "fev": 2,
    "juil": 7,
    "sept": 9,
}
WEEKDAY_OF: dict[str, int] = _by_name(WEEKDAYS) | {
    short: index
    for names in (
        ("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        ("mon", "tues", "weds", "thurs", "fri", "sat", "sun"),
    )
    for index, short in enumerate(names)
}

UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("jour", "jours", "journee", "journees", "j", "day", "days", "d"), ("days", 1)),
    **dict.fromkeys(("semaine", "semaines", "sem", "week", "weeks", "wk", "w"), ("weeks", 1)),
    **dict.fromkeys(("mois", "month", "months"), ("months", 1)),
    **dict.fromkeys(("trimestre", "trimestres", "quarter", "quarters"), ("months", 3)),
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years", "y"), ("months", 12)),
    **dict.fromkeys(
        ("rencontre", "rencontres", "reunion", "reunions", "meeting", "meetings"), ("meetings", 1)
    ),
}
"""A unit's name to the field of Term it fills, and how many of it one is."""

_COUNTS = (
    "zero",
    "un une one a an",
    "deux two",
    "trois three",
    "quatre four",
    "cinq five",
    "six",
    "sept seven",
    "huit eight",
    "neuf nine",
    "dix ten",
    "onze eleven",
    "douze twelve",
    "treize thirteen",
    "quatorze fourteen",
    "quinze fifteen",
    "seize sixteen",
    "dix-sept seventeen",
    "dix-huit eighteen",
    "dix-neuf nineteen",
    "vingt twenty",
)
_NUMBER_OF: dict[str, int] = {
    name: count for count, names in enumerate(_COUNTS) for name in names.split()
} | {
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "forty": 40,
    "cinquante": 50,
    "fifty": 50,
    "soixante": 60,
    "sixty": 60,
    "vingt-quatre": 24,
    "twenty-four": 24,
    "cent": 100,
    "quatre-vingt-dix": 90,
    "ninety": 90,
    "quarante-cinq": 45,
    "forty-five": 45,
}


def number_of(word: str) -> int | None:
    """Return the number that digits or a folded word say, None for another word."""
    if re.fullmatch(r"[0-9]+", word):
        return int(word)
    return _NUMBER_OF.get(word)

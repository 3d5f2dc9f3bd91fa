"""How files that cercle wrote are known again, each by its form, so that only they are replaced."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from cercle_tui.locale import Words, words_for
from cercle_tui.locale.formats import capital
from cercle_tui.reports.exports.forms import Form
from cercle_tui.reports.exports.table import LANGS
from cercle_tui.reports.page import labelled

Ours = Callable[[bytes], bool]
"""Whether a file is one of a form: it is given the file's first and last bytes."""


def never(sample: bytes) -> bool:
    """Nothing is: a form that has no mark."""
    del sample
    return False


def _is_table(sample: bytes) -> bool:
    from cercle_tui.reports.exports.table import heads

    return any(sample.startswith(one) for one in heads())


def _is_calendar(sample: bytes) -> bool:
    said = sample.startswith(b"BEGIN:VCALENDAR\r\n")
    return said and b"\nPRODID:-//cercle-tui//" in sample.partition(b"BEGIN:VEVENT")[0]


EXPORTS: dict[Form, Ours] = {
    Form.HTML: lambda sample: b'<meta name="generator" content="cercle-export">' in sample,
    Form.CSV: _is_table,
    Form.JSON: lambda sample: sample.startswith(b'{\n "format": "cercle-export",'),
    Form.ICS: _is_calendar,
}
"""Exports of the register, and the calendar of what is due."""


def _matches(patterns: Callable[[], tuple[re.Pattern[str], ...]]) -> Ours:
    """Return what knows a text by how it begins, in either language."""
    return lambda sample: any(p.match(sample.decode("utf-8", "ignore")) for p in patterns())


def _every_words() -> Iterator[Words]:
    return (words_for(lang) for lang in LANGS)


def _opening(words: Words) -> tuple[str, str]:
    """The first words of minutes, and of the line of their day."""
    head = words.gettext("Minutes: {circle}").format(circle="")
    day = labelled(words, words.gettext("Date"), "-").rstrip("-")
    return re.escape(head), re.escape(day.rstrip())


@cache
def _minutes_markdown() -> tuple[re.Pattern[str], ...]:
    known = map(_opening, _every_words())
    return tuple(re.compile(rf"# {head}[^\n]*\n\n- \*\*{day}\*\* ") for head, day in known)


@cache
def _minutes_text() -> tuple[re.Pattern[str], ...]:
    known = map(_opening, _every_words())
    return tuple(re.compile(rf"{head}[^\n]*(?:\n[^\n]+)*\n=+\n\n- {day} ") for head, day in known)


MINUTES: dict[str, Ours] = {
    "md": _matches(_minutes_markdown),
    "txt": _matches(_minutes_text),
    "html": lambda sample: b'<meta name="generator" content="cercle-minutes">' in sample,
    "pdf": lambda sample: sample.startswith(b"%PDF-") and b"/Creator (cercle)" in sample,
    "json": lambda sample: sample.startswith(b'{\n "format": "cercle-minutes",'),
}
"""Minutes, by the ids of their formats."""


@cache
def _due_text() -> tuple[re.Pattern[str], ...]:
    """A circle's name, then the name of a group, then lines further in; or that nothing is due."""
    from cercle_tui.reports.due_text import When, group_name

    found = []
    for words in _every_words():
        groups = "|".join(re.escape(capital(group_name(words, group))) for group in When)
        nothing = re.escape(words.gettext("Nothing falls due."))
        found.append(re.compile(rf"\S[^\n]*\n(?:\S[^\n]*\n)*\n  (?:{groups})\n    \S|{nothing}\n"))
    return tuple(found)


DUE_TEXT: Ours = _matches(_due_text)


def is_due_json(sample: bytes) -> bool:
    """Whether a file is what is due, as JSON."""
    kind = rb'\[\n \{\n  "circle": "(?:[^"\\]|\\.)*",\n  "kind": "'
    return sample.rstrip() == b"[]" or re.match(kind, sample) is not None

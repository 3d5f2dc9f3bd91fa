"""Slips for an election on paper, in plain text to print and cut: eight to a page."""

from datetime import date

from cercle_tui.locale import Words, words_for
from cercle_tui.locale.formats import long_date
from cercle_tui.locale.names import office_name
from cercle_tui.locale.reading_text import fold
from cercle_tui.model.people import Office
from cercle_tui.model.text import clean_line
from cercle_tui.reports.page import labelled, sentence

WIDTH = 80
"""Columns of a slip, at most."""
TO_A_PAGE = 8
"""Slips to a page, of seven lines each: a printed page holds 60."""
_BLANK = "_" * 20


def office_called(typed: str, words: Words) -> str:
    """Return the office that `typed` names in either language, in `words`; another as it is."""
    wanted = fold(typed)
    for office in Office:
        names = (office.value, *(office_name(words_for(lang), office) for lang in ("fr", "en")))
        if wanted in {fold(part) for name in names for part in (name, name.split(" (")[0])}:
            return office_name(words, office)
    return clean_line(typed)


def ballots_text(
    circle: str, office: str, count: int, words: Words, on: date | None = None, *, feeds: bool
) -> str:
    """Return `count` slips, each with the circle's name and the day it meets.

    `office` is as it is to be read, empty to be filled in by hand. With `feeds` a form feed
    stands between two pages.
    """
    slip = _slip(circle, office, words, on)
    pages = (min(TO_A_PAGE, count - done) for done in range(0, count, TO_A_PAGE))
    return ("\f" if feeds else "").join(slip * on_page for on_page in pages)


def _slip(circle: str, office: str, words: Words, on: date | None) -> str:
    tr = words.gettext
    head = sentence(clean_line(circle), long_date(words, on) if on else "")
    who = tr("I, {me}, propose {person}").format(me=_BLANK, person=_BLANK)
    wanted = tr("for: {office}").format(office=office or _BLANK)
    both = f"{who} {wanted}"
    reasons = labelled(words, tr("Reasons"), "_").ljust(WIDTH, "_")
    said = (both, "", reasons, "") if len(both) <= WIDTH else (who, wanted, "", reasons)
    cut = ("- " * WIDTH)[: WIDTH - 1]
    return "".join(f"{_cut(line)}\n" for line in (head, "", *said, cut))


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"

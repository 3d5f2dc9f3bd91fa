"""The register as a list that is searched while one types: who is lit, which rows are in sight."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date, meetings_words, short_date
from cercle_tui.locale.names import status_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.register.entries import Entry, Status, entries
from cercle_tui.register.find import fold
from cercle_tui.reports.register_text import late_words
from cercle_tui.ui.widgets.lettering import shorten, shown
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

_MARKS = {
    Status.IN_FORCE: Mark.OPEN,
    Status.DONE: Mark.DONE,
    Status.DUE: Mark.CONCERN,
    Status.SUSPENDED: Mark.CONCERN,
    Status.PAST_TERM: Mark.OBJECTION,
}
_ROWS_EACH = 3
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A decision found, in its circle."""

    entry: Entry
    circle: Circle
    today: date


Shelf = tuple[tuple[Found, str], ...]
"""A circle's decisions, the latest first, each with all its words folded, ready to be searched."""


def shelve(circle: Circle, today: date) -> Shelf:
    """Return the circle's decisions ready to be searched; what is searched is as in `find`."""
    return tuple(
        (Found(entry, circle, today), fold("\n".join(_words_of(circle, entry))))
        for entry in entries(circle, today)
    )


def _words_of(circle: Circle, entry: Entry) -> Iterator[str]:
    told = circle.decisions[entry.id].decision
    final = told.final
    yield from (entry.number, entry.title, final.text, final.why)
    yield from (*entry.responsible, *final.measures)
    yield from (concern.text for concern in told.concerns)
    for objection in told.objections:
        yield from (objection.reason, objection.how)


def search(shelves: Collection[Shelf], words: str) -> tuple[Found, ...]:
    """Return what holds every word, found inside longer words too; the latest first."""
    wanted = fold(words).split()
    found = [
        one for shelf in shelves for one, text in shelf if all(word in text for word in wanted)
    ]
    if len(shelves) > 1:
        found.sort(key=lambda one: one.entry.on, reverse=True)
    return tuple(found)


def how_it_stands(words: Words, entry: Entry) -> str:
    """«en vigueur jusqu’au 13 novembre 2027», «à réviser le 12 déc.», «remplacée»."""
    tr = words.gettext
    if entry.status is Status.DUE and entry.ends is not None:
        return tr("to review by {date}").format(date=short_date(words, entry.ends))
    if entry.status is Status.PAST_TERM and entry.ends is not None:
        return tr("past term since {date}").format(date=full_date(words, entry.ends))
    if entry.status is Status.IN_FORCE and entry.ends is not None:
        return tr("in force until {date}").format(date=full_date(words, entry.ends))
    if entry.status is Status.IN_FORCE and entry.meetings_left:
        count = meetings_words(words, entry.meetings_left)
        return tr("in force, {count} to go").format(count=count)
    return status_name(words, entry.status)


def rows(
    words: Words, found: Sequence[Found], at: int, size: tuple[int, int], several: bool
) -> ListingView:
    """Return the rows around `at` that a list of `size` (columns, rows) shows; no other is built.

    `several` names the circle of each.
    """
    width, height = size
    room = max(1, (height + 1) // _ROWS_EACH)
    first = max(0, min(at - room // 2, len(found) - room))
    shown_rows = tuple(
        _row(words, one, n == at, width - _EDGE, several)
        for n, one in enumerate(found[first : first + room], first)
    )
    return ListingView("", shown_rows, words.gettext("Nothing holds all these words."))


def _row(words: Words, found: Found, lit: bool, width: int, several: bool) -> Row:
    entry = found.entry
    late = late_words(entry.late_objections, words)
    parts = [part for part in (how_it_stands(words, entry), late, *entry.responsible) if part]
    if several:
        parts.insert(0, entry.circle)
    sub = shown(" · ".join(parts))
    mark = _MARKS.get(entry.status, Mark.PASSED)
    return Row(
        entry.id, mark, entry.title, entry.on.isoformat(),
        sub if cell_len(sub) <= width else shorten(sub, width), lit,
        dim=mark is Mark.PASSED,
    )  # fmt: skip

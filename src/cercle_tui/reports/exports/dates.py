"""The export as a calendar, without persons' names where they are left out."""

from collections.abc import Iterable, Sequence

from cercle_tui.locale import Words
from cercle_tui.reports.exports.selection import Selection, Source, persons

_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "NAME")
"""What of an entry people wrote."""


def calendar_bytes(
    sources: Sequence[Source], selection: Selection, words: Words, people: Iterable[str] = ()
) -> tuple[bytes, int]:
    """Return the calendar of these circles within the period, and how many entries it has.

    "Decisions only" keeps what is due of decisions.
    """
    from cercle_tui.register.due import DueKind
    from cercle_tui.reports.calendar import KINDS, calendar

    decided = frozenset({DueKind.REVIEW, DueKind.WINDOW})
    told = calendar(
        [(source.circle, source.today) for source in sources],
        words,
        since=selection.since,
        until=selection.until,
        names=selection.names,
        kinds=decided if selection.decisions_only else KINDS,
    )
    if not selection.names:
        told = _unnamed(told, sources, people)
    return told, told.count(b"\nBEGIN:VEVENT") - told.count(b"\nSTATUS:CANCELLED")


def _unnamed(told: bytes, sources: Sequence[Source], people: Iterable[str]) -> bytes:
    """Take persons' names out of every text of a calendar."""
    from icalendar import Calendar, vText

    without = persons(sources, people)
    read = Calendar.from_ical(told)
    for part in read.walk():
        for name in _TEXTS:
            if name in part:
                part[name] = vText(without(str(part[name])))
    return bytes(read.to_ical())

"""The rows that a search and its filters leave, the latest first, and what is kept of them."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from cercle_tui.register.entries import REVIEW_WITHIN, Status
from cercle_tui.register.search.asked import Filters
from cercle_tui.register.search.keeping import state, tag

STATUS = f"""CASE WHEN rows.state<>'' THEN rows.state
 WHEN rows.over<=:today THEN '{Status.SUPERSEDED}'
 WHEN rows.ends IS NULL THEN iif(rows.meetings=0, '{Status.DUE}', '{Status.IN_FORCE}')
 WHEN rows.ends<:today THEN '{Status.PAST_TERM}'
 WHEN rows.ends-:today<={REVIEW_WITHIN.days} THEN '{Status.DUE}' ELSE '{Status.IN_FORCE}' END"""
"""How a row stands on a day, as `entries.on_day` tells of an entry."""

_DATED = frozenset({Status.IN_FORCE, Status.DUE, Status.PAST_TERM, Status.SUPERSEDED})
"""What a row without a settled state may be on a day."""


def tags(filters: Filters) -> str:
    """Return the filters in the words of a full-text query, "" for none."""
    states = {state(s) for s in filters.statuses}
    states |= {""} if filters.statuses & _DATED else set()
    sides = (
        [tag("circle", id) for id in filters.circles],
        [tag("kind", kind) for kind in filters.kinds],
        [tag("year", str(year)) for year in filters.years],
        [tag("person", name) for name in filters.responsible],
        [tag("state", one) for one in states],
    )
    said = (" OR ".join(f'"{one}"' for one in sorted(side)) for side in sides if side)
    return " AND ".join(f"({side})" for side in said)


class Selection:
    """The rows within the filters on a day."""

    def __init__(self, known: sqlite3.Connection, filters: Filters, today: date) -> None:
        self.known = known
        self._tags, self._statuses = tags(filters), sorted(filters.statuses)
        self._values: dict[str, object] = {"today": today.toordinal()}

    def latest(self, match: str, limit: int, table: str = "found") -> list[int]:
        """Return the places of the latest rows that match; every row matches "".

        `table` is "heads" for those whose number and title match.
        """
        sql, values = self._where(match, table)
        sql = f"SELECT place FROM ({sql}) LIMIT :limit"
        return [place for (place,) in self.known.execute(sql, values | {"limit": limit})]

    def count(self, match: str) -> int:
        """Return how many rows match."""
        sql, values = self._where(match, "found", ordered=False)
        [count] = self.known.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()
        return int(count)

    def zones(self, places: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the words of each row, by its place."""
        for some in _some(places):
            marks = ",".join("?" * len(some))
            yield from self.known.execute(
                f"SELECT place, zones FROM texts WHERE place IN ({marks})", some
            )

    def texts(self, places: Sequence[int]) -> list[tuple[str, str, str]]:
        """Return the circle, entry and fields of each row, in the order asked."""
        found: dict[int, tuple[str, str, str]] = {}
        for some in _some(places):
            marks = ",".join("?" * len(some))
            rows = self.known.execute(
                "SELECT place, circle, entry, fields FROM texts JOIN rows USING(place) "
                f"WHERE place IN ({marks})",
                some,
            )
            found |= {place: (circle, entry, fields) for place, circle, entry, fields in rows}
        return [found[place] for place in places if place in found]

    def _where(self, match: str, table: str, ordered: bool = True) -> tuple[str, dict[str, object]]:
        """A query of the places that match, and its values."""
        whole = " AND ".join(part for part in (match, self._tags) if part)
        values = dict(self._values)
        held = ""
        if self._statuses:
            names = {f"s{n}": str(status) for n, status in enumerate(self._statuses)}
            held = f"{STATUS} IN ({','.join(':' + name for name in names)})"
            values |= names
        if not whole:
            sql = f"SELECT place FROM rows{f' WHERE {held}' if held else ''}"
            return sql + (" ORDER BY place DESC" if ordered else ""), values
        values["match"] = whole
        sql = f"SELECT {table}.rowid AS place FROM {table}"
        sql += f" JOIN rows ON rows.place={table}.rowid" if held else ""
        sql += f" WHERE {table} MATCH :match{f' AND {held}' if held else ''}"
        return sql + (f" ORDER BY {table}.rowid DESC" if ordered else ""), values


def _some(places: Sequence[int]) -> Iterator[Sequence[int]]:
    """The places, no more at once than a statement takes."""
    for at in range(0, len(places), 500):
        yield places[at : at + 500]

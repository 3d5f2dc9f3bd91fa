"""How many rows match by each value that a filter can take."""

import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import date

from cercle_tui.model.decision import EntryKind
from cercle_tui.register.entries import Status
from cercle_tui.register.search.asked import Facets, Filters
from cercle_tui.register.search.selecting import STATUS, tags


def facets(known: sqlite3.Connection, match: str, filters: Filters, today: date) -> Facets:
    """Return the counts, each filter's own without that filter; `match` as `Query.match`."""
    counted: dict[frozenset[str], list[tuple[tuple[str, str, str, int], int]]] = {}

    def table(without: str) -> list[tuple[tuple[str, str, str, int], int]]:
        limits = replace(filters, **{without: frozenset()}) if without else filters
        key = frozenset({without}) if without and getattr(filters, without) else frozenset()
        if key not in counted:
            counted[key] = _table(known, match, limits, today)
        return counted[key]

    def sums(column: int, without: str) -> Counter[str]:
        counts: Counter[str] = Counter()
        for values, count in table(without):
            counts[str(values[column])] += count
        return counts

    return Facets(
        circles=dict(sums(0, "circles").most_common()),
        statuses={Status(s): n for s, n in sums(1, "statuses").items()},
        kinds={EntryKind(k): n for k, n in sums(2, "kinds").items()},
        years=dict(sorted(((int(y), n) for y, n in sums(3, "years").items()), reverse=True)),
        responsible=_people(known, match, filters, today),
    )


def _table(
    known: sqlite3.Connection, match: str, filters: Filters, today: date
) -> list[tuple[tuple[str, str, str, int], int]]:
    """The counts by circle, status, kind and year at once."""
    where, values = _where(match, filters, today)
    sql = (
        f"SELECT circle, status, kind, year, count(*) FROM (SELECT rows.*, {STATUS} AS status "
        f"FROM {where}) {_held(filters)} GROUP BY 1, 2, 3, 4"
    )
    rows = known.execute(sql, values)
    return [((circle, status, kind, year), n) for circle, status, kind, year, n in rows]


def _people(known: sqlite3.Connection, match: str, filters: Filters, today: date) -> dict[str, int]:
    limits = replace(filters, responsible=frozenset())
    where, values = _where(match, limits, today)
    sql = (
        f"SELECT name, count(*) AS times FROM (SELECT rows.place, {STATUS} AS status "
        f"FROM {where}) JOIN people USING(place) {_held(limits)} GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return {str(name): int(times) for name, times in known.execute(sql, values)}


def _where(match: str, filters: Filters, today: date) -> tuple[str, dict[str, object]]:
    whole = " AND ".join(part for part in (match, tags(filters)) if part)
    values: dict[str, object] = {"today": today.toordinal()}
    values |= {f"s{n}": str(s) for n, s in enumerate(sorted(filters.statuses))}
    if not whole:
        return "rows", values
    joined = "found JOIN rows ON rows.place=found.rowid WHERE found MATCH :match"
    return joined, values | {"match": whole}


def _held(filters: Filters) -> str:
    names = ",".join(f":s{n}" for n in range(len(filters.statuses)))
    return f"WHERE status IN ({names})" if names else ""

"""One line of the register that was found, and how it shows what was asked."""

import json
from datetime import date
from functools import cached_property
from typing import Any

from cercle_tui.model.decision import EntryKind
from cercle_tui.register.entries import Entry, Status, on_day
from cercle_tui.register.search.asked import Spans
from cercle_tui.register.search.documents import Fields, Where
from cercle_tui.register.search.matches import Text, snippet
from cercle_tui.register.search.patterns import Query
from cercle_tui.register.search.zones import RANK

_DATES = ("on", "ends", "over_on")


class Hit:
    """An entry found. All but `circle` is worked out when it is first asked for.

    `circle` is an id; `where` the field that shows best what matched, "" when nothing was asked;
    `snippet` is a line of that field around the match with its `spans`, "" where the title holds
    it all; `title_spans` are in `entry.title`.
    """

    def __init__(self, circle: str, entry: str, fields: str, query: Query, today: date) -> None:
        self.circle = circle
        self._entry, self._fields, self._query, self._today = entry, fields, query, today

    def __repr__(self) -> str:
        return f"Hit({self.entry.title!r}, {self.where!r}, {self.snippet!r})"

    @cached_property
    def entry(self) -> Entry:
        return on_day(read_entry(self._entry), self._today)

    @cached_property
    def fields(self) -> Fields:
        """Every field that is searched, with its text."""
        return tuple((Where(where), text) for where, text in json.loads(self._fields))

    @cached_property
    def title_spans(self) -> Spans:
        return Text(self.entry.title).spans(self._query)

    @property
    def where(self) -> str:
        return self._best[0]

    @property
    def snippet(self) -> str:
        return self._best[1]

    @property
    def spans(self) -> Spans:
        return self._best[2]

    @cached_property
    def _best(self) -> tuple[str, str, Spans]:
        """The field, beyond title and number, that shows the most of what these do not."""
        if not self._query.terms:
            return "", "", ()
        missing = set(self._query.terms)
        head = ""
        for where, text in self.fields:
            if where in (Where.TITLE, Where.NUMBER):
                told = Text(text) if where is Where.TITLE else None
                shown = {t for t in missing if told.of(t)} if told else self._numbered(text)
                head = head or (where if shown else "")
                missing -= shown
        if not missing:
            return head, "", ()
        best: tuple[int, int, Where, Text] | None = None
        for where, text in self.fields:
            if where in (Where.TITLE, Where.NUMBER):
                continue
            said = Text(text)
            count = sum(1 for term in missing if said.of(term))
            if count and (best is None or (count, -RANK[where]) > best[:2]):
                best = count, -RANK[where], where, said
                if count == len(missing):
                    break
        if best is None:
            return head or Where.TEXT, "", ()
        _, _, where, said = best
        return (where, *snippet(said.text, said.spans(self._query)))

    def _numbered(self, number: str) -> set[Any]:
        """The terms that a short number answers by itself."""
        from cercle_tui.register.search.zones import number_words

        zone = f" {' '.join(number_words(number))} "
        return {
            term
            for term in self._query.terms
            if any(all(p.held in zone for p in way.patterns) for way in term.ways)
        }


def write_entry(entry: Entry) -> str:
    """Return an entry as JSON text."""
    values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    for name in _DATES:
        values[name] = values[name].isoformat() if values[name] else None
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_entry(text: str) -> Entry:
    """Return the entry that `write_entry` wrote."""
    values = json.loads(text)
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["kind"], values["status"] = EntryKind(values["kind"]), Status(values["status"])
    values["responsible"] = tuple(values["responsible"])
    return Entry(**values)

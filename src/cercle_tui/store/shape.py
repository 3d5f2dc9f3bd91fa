"""What makes a TinyDB file a book: its head, its numbered events, its schema."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cercle_tui.store.encoding import Document, Tables, encode
from cercle_tui.store.problems import StoreProblem

FORMAT = "cercle-book"
SCHEMA = 1
HEAD, EVENTS = "book", "events"

# From a schema to the next: each takes the tables of a book and returns them brought up.
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a book: its head, its events in order, any table we do not know."""

    head: Document
    events: tuple[Document, ...]
    others: Tables
    older: bool = False  # brought up in memory from an older schema
    newer: bool = False


def check_shape(path: Path, tables: Tables) -> Shape:
    """Return the parts of a book, brought up to our schema, unknown fields kept.

    Raises StoreProblem: ``foreign_file`` when it is not a book, ``broken_file`` when it is one
    whose events do not follow.
    """
    head = tables.get(HEAD, {}).get("1", {})
    schema = head.get("schema")
    if head.get("format") != FORMAT or type(schema) is not int or schema < 0:
        raise StoreProblem("foreign_file", path=str(path))
    older = schema < SCHEMA
    for step in range(schema, SCHEMA):
        if step not in MIGRATIONS:
            raise StoreProblem("foreign_file", path=str(path))
        tables = MIGRATIONS[step](tables)
    head = tables[HEAD]["1"]
    newer = schema > SCHEMA
    texts = (head.get(key) for key in ("id", "kind", "circle", "created", "sealed"))
    events = tuple(tables.get(EVENTS, {}).values())
    keys = list(tables.get(EVENTS, {}))
    if not newer and not (
        all(isinstance(text, str) for text in texts)
        and keys == [str(n) for n in range(1, len(events) + 1)]
        and all(type(event.get("n")) is int for event in events)
        and all(event["n"] == n for n, event in enumerate(events, 1))
    ):
        raise StoreProblem("broken_file", path=str(path), kept="")
    others = {name: table for name, table in tables.items() if name not in (HEAD, EVENTS)}
    return Shape(head, events, others, older, newer)


def seal_of(events: Iterable[Mapping[str, Any]]) -> str:
    """Return the sha256, in hexadecimal, of the events' lines joined by newlines."""
    return hashlib.sha256(b"\n".join(encode(event) for event in events)).hexdigest()

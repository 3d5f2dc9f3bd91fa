"""The index's file: made, opened, brought up to date; what it cannot be trusted for is remade."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from cercle_tui.register.entries import Status
from cercle_tui.register.search.documents import Document
from cercle_tui.register.search.hits import write_entry
from cercle_tui.register.search.words import stems, tokens
from cercle_tui.register.search.zones import words_of, zones_of

FORMAT, VERSION = 0x43455243, 3
"""SQLite's application id ("CERC") and user version: another of either is not ours to read."""

WAIT = 2.0
"""Seconds a file held by another process is waited for."""

TAG = "¤"
"""What a filter's tag begins with, so that no word typed is one."""

_TABLES = """
CREATE TABLE circles(id TEXT PRIMARY KEY, name TEXT, fingerprint TEXT) WITHOUT ROWID;
CREATE TABLE rows(place INTEGER PRIMARY KEY, circle TEXT, id TEXT, hash TEXT, state TEXT,
                  kind TEXT, year INTEGER, ends INTEGER, over INTEGER, meetings INTEGER);
CREATE UNIQUE INDEX ids ON rows(circle, id);
CREATE TABLE texts(place INTEGER PRIMARY KEY, entry TEXT, fields TEXT, zones TEXT, tags TEXT);
CREATE TABLE people(place INTEGER, name TEXT, PRIMARY KEY(place, name)) WITHOUT ROWID;
CREATE TABLE words(word TEXT PRIMARY KEY, docs INTEGER, stems TEXT, said TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(words, content='', tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE heads USING fts5(words, content='', tokenize='ascii', prefix='1 2 3');
"""


@lru_cache(maxsize=4096)
def tag(kind: str, value: str) -> str:
    """Return the word by which the full-text index filters."""
    said = f"{kind}\n{value}".encode("utf-8", "surrogatepass")
    return TAG + blake2b(said, digest_size=6).hexdigest()


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or memory for None. Raises sqlite3.Error, OSError."""
    if path is None:
        known = sqlite3.connect(":memory:", check_same_thread=False)
    else:
        known = sqlite3.connect(path, timeout=WAIT, check_same_thread=False)
    known.isolation_level = None
    try:
        known.execute("PRAGMA cache_size=-16000")
        known.execute("PRAGMA temp_store=MEMORY")
        # Nothing goes to the file before a commit, so that another thread reads meanwhile.
        known.execute("PRAGMA cache_spill=OFF")
    except BaseException:
        known.close()
        raise
    return known


def is_ours(known: sqlite3.Connection) -> bool:
    """Whether the tables are this version's. Raises sqlite3.Error where they cannot be read."""
    [format], [version] = (
        known.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    return (format, version) == (FORMAT, VERSION)


def make(known: sqlite3.Connection) -> None:
    """Make the tables in an empty file, unless another process just did."""
    known.execute("BEGIN IMMEDIATE")
    try:
        if not is_ours(known):
            for statement in _TABLES.strip().split(";\n"):
                known.execute(statement)
            known.execute(f"PRAGMA application_id={FORMAT}")
            known.execute(f"PRAGMA user_version={VERSION}")
        known.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            known.execute("ROLLBACK")
        raise


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be written."""

    id: str
    hash: str
    moment: int
    document: Document
    entry: str
    fields: str


def prepare(document: Document) -> Prepared:
    """Return what is kept of a document, with a hash that tells when it changed."""
    entry = write_entry(document.entry)
    fields = json.dumps(document.fields, ensure_ascii=False, separators=(",", ":"))
    moment = int(document.at.timestamp() * 1000)
    said = f"{moment}\n{entry}\n{fields}".encode("utf-8", "surrogatepass")
    hash = blake2b(said, digest_size=8).hexdigest()
    return Prepared(document.entry.id, hash, moment, document, entry, fields)


class Writer:
    """Writes one circle's rows; what it changes is one transaction of its caller's."""

    def __init__(self, known: sqlite3.Connection, circle: str) -> None:
        self.known, self.circle = known, circle
        self._counts: Counter[str] = Counter()
        self._written: dict[str, tuple[str, str]] = {}
        """The stems and the spelling of each word written now."""

    def write(self, prepared: Iterable[Prepared]) -> int:
        """Make the circle's rows these; return how many were written or removed."""
        old = {
            id: (place, hash)
            for place, id, hash in self.known.execute(
                "SELECT place, id, hash FROM rows WHERE circle=?", (self.circle,)
            )
        }
        wanted = {one.id: one for one in prepared}
        gone = [
            place for id, (place, hash) in old.items()
            if id not in wanted or wanted[id].hash != hash
        ]  # fmt: skip
        new = [one for one in wanted.values() if old.get(one.id, (0, ""))[1] != one.hash]
        for place in gone:
            self._remove(place)
        for one in new:
            self._add(one)
        self._count()
        return len(gone) + len(new)

    def _remove(self, place: int) -> None:
        zones, tags = self.known.execute(
            "SELECT zones, tags FROM texts WHERE place=?", (place,)
        ).fetchone()
        for name, said in _searched(zones, tags):
            self.known.execute(
                f"INSERT INTO {name}({name}, rowid, words) VALUES('delete', ?, ?)", (place, said)
            )
        for table in ("rows", "texts", "people"):
            self.known.execute(f"DELETE FROM {table} WHERE place=?", (place,))
        self._counts.subtract(words_of(zones))

    def _add(self, one: Prepared) -> None:
        entry, zones = one.document.entry, zones_of(one.document.fields)
        tags = " ".join(self._tags(one))
        place = self._place(one)
        days = (entry.ends, entry.over_on)
        self.known.execute(
            "INSERT INTO rows VALUES(?,?,?,?,?,?,?,?,?,?)",
            (place, self.circle, one.id, one.hash, state(entry.status), entry.kind.value,
             entry.on.year, *(day.toordinal() if day else None for day in days),
             entry.meetings_left),
        )  # fmt: skip
        self.known.execute(
            "INSERT INTO texts VALUES(?,?,?,?,?)", (place, one.entry, one.fields, zones, tags)
        )
        self.known.executemany(
            "INSERT OR IGNORE INTO people VALUES(?,?)", [(place, n) for n in entry.responsible]
        )
        for name, text in _searched(zones, tags):
            self.known.execute(f"INSERT INTO {name}(rowid, words) VALUES(?,?)", (place, text))
        said = words_of(zones)
        self._counts.update(said)
        unseen = said - self._written.keys()
        if unseen:
            for _, text in one.document.fields:
                for token in tokens(text):
                    if token.form in unseen:
                        raw = text[token.start : token.end]
                        kept, said = self._written.get(token.form, ("", raw.casefold()))
                        its = dict.fromkeys((*kept.split(), *stems(raw)))
                        self._written[token.form] = " ".join(its), said

    def _tags(self, one: Prepared) -> Iterator[str]:
        entry = one.document.entry
        yield tag("circle", self.circle)
        yield tag("kind", entry.kind)
        yield tag("year", str(entry.on.year))
        yield tag("state", state(entry.status))
        yield from (tag("person", name) for name in entry.responsible)

    def _place(self, one: Prepared) -> int:
        """A row's number: the later, the greater, so that the latest are read first."""
        seed = blake2b(f"{self.circle}\n{one.id}".encode(), digest_size=2).digest()
        place = (one.moment << 12) + (int.from_bytes(seed) & 0xFFF)
        while self.known.execute("SELECT 1 FROM rows WHERE place=?", (place,)).fetchone():
            place += 1
        return place

    def _count(self) -> None:
        """Keep how many documents hold each word, and forget those that none holds."""
        changed = [(w, n, *self._written.get(w, ("", w))) for w, n in self._counts.items() if n]
        self.known.executemany(
            "INSERT INTO words VALUES(?,?,?,?) ON CONFLICT(word) DO UPDATE SET "
            "docs=docs+excluded.docs, "
            "stems=iif(length(excluded.stems)>length(stems), excluded.stems, stems)",
            changed,
        )
        self.known.executemany(
            "DELETE FROM words WHERE word=? AND docs<=0", [(w,) for w, n, *_ in changed if n < 0]
        )


def state(status: Status) -> str:
    """Return what a row keeps of an undated status: "" where its term settles it."""
    return "" if status is Status.IN_FORCE else status.value


def _searched(zones: str, tags: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what each full-text table holds of a row: all of it, its number and title alone."""
    number, title, _ = zones.split("\n", 2)
    return ("found", f"{zones} {tags}"), ("heads", f"{number} {title} {tags}")


def destroy(path: Path) -> None:
    """Remove a file that is of no use, and what SQLite may have left beside it."""
    for name in (path, path.with_name(path.name + "-journal")):
        with suppress(FileNotFoundError):
            name.unlink()


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all that `source` holds. Raises sqlite3.Error, where its file is held by another too."""

    def impatient(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise sqlite3.OperationalError("held by another")

    source.backup(target, progress=impatient)


def is_held(error: sqlite3.Error) -> bool:
    """Whether the file is only in use by another process."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

"""The index of all registers: kept in a file that can be deleted at any time, asked at each key."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TypeVar

from cercle_tui.meeting.circle import Circle
from cercle_tui.register.search import keeping
from cercle_tui.register.search.asked import Facets, Filters, Found
from cercle_tui.register.search.counting import facets
from cercle_tui.register.search.documents import documents
from cercle_tui.register.search.hits import Hit
from cercle_tui.register.search.patterns import Query
from cercle_tui.register.search.query import parse
from cercle_tui.register.search.selecting import Selection
from cercle_tui.register.search.vocabulary import Vocabulary
from cercle_tui.register.search.zones import Ranking
from cercle_tui.store.disk import FILE_MODE, make_folder
from cercle_tui.store.problems import StoreProblem

CANDIDATES = 300
"""How many of the latest matches are ranked; those in titles and as typed come on top."""

_T = TypeVar("_T")


class Index:
    """Past decisions and elections of any number of circles, by their words.

    One thread may update it while another asks. `remade` tells that what it held was lost, so
    that every circle is to be updated again.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.remade = False
        # Whoever needs both takes `_writing` first.
        self._reading, self._writing = RLock(), RLock()
        self._made = 0
        """How many times its connections were made; what failed on older ones is past."""
        self._vocabulary: tuple[object, Vocabulary] | None = None
        self._changes = 0
        self._connect()

    @classmethod
    def open(cls, path: Path | None) -> "Index":
        """Open the index at `path`; where that cannot be used, or is None, one in memory."""
        if path is not None:
            with suppress(sqlite3.Error, OSError, StoreProblem):
                return cls(path)
        return cls(None)

    def _connect(self) -> None:
        if self.path is not None:
            make_folder(self.path.parent)
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
        try:
            self._reader = self._ready()
        except sqlite3.DatabaseError as error:
            if self.path is None or keeping.is_held(error) or not _is_broken(error):
                raise
            keeping.destroy(self.path)
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
            self._reader = self._ready()
        # A file has a connection for each of two threads; memory has one that they share.
        self._writer = self._reader if self.path is None else keeping.connect(self.path)
        self._made += 1

    def _ready(self) -> sqlite3.Connection:
        known = keeping.connect(self.path)
        try:
            if not keeping.is_ours(known):
                if known.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise sqlite3.DatabaseError(_FOREIGN)
                keeping.make(known)
            known.execute("BEGIN IMMEDIATE")  # refused where nothing can be written
            known.execute("ROLLBACK")
        except BaseException:
            known.close()
            raise
        return known

    def warm(self) -> None:
        """Read what the first search needs, off the path of a key."""
        parse("clé", self._ask(self._known, Vocabulary({})))

    def close(self) -> None:
        """Let the file go; a search that is under way ends first."""
        with self._writing, self._reading:
            self._writer.close()
            self._reader.close()

    # What it holds

    def fingerprint(self, circle: str) -> str:
        """Return the fingerprint a circle (by its id) was last updated with, "" for none."""

        def ask(known: sqlite3.Connection) -> str:
            sql = "SELECT fingerprint FROM circles WHERE id=?"
            row = known.execute(sql, (circle,)).fetchone()
            return str(row[0]) if row else ""

        return self._ask(ask, "")

    def update(self, circle: Circle, fingerprint: str) -> int:
        """Make the rows of a circle say what it says; return how many changed."""
        prepared = [keeping.prepare(document) for document in documents(circle)]

        def write(known: sqlite3.Connection) -> int:
            count = keeping.Writer(known, circle.info.id).write(prepared)
            known.execute(
                "INSERT OR REPLACE INTO circles VALUES(?,?,?)",
                (circle.info.id, circle.info.name, fingerprint),
            )
            return count

        return self._change(write)

    def keep_only(self, circles: Iterable[str]) -> None:
        """Forget the circles that are not among these ids."""
        kept = set(circles)

        def known_of(known: sqlite3.Connection) -> list[str]:
            return [id for (id,) in known.execute("SELECT id FROM circles")]

        none: list[str] = []
        gone = [id for id in self._ask(known_of, none) if id not in kept]

        def write(known: sqlite3.Connection) -> int:
            for id in gone:
                keeping.Writer(known, id).write(())
                known.execute("DELETE FROM circles WHERE id=?", (id,))
            return len(gone)

        if gone:
            self._change(write)

    # What is asked of it

    def search(
        self, words: str, filters: Filters | None = None, today: date | None = None,
        limit: int = 200,
    ) -> Found:  # fmt: skip
        """Return what holds all the words, the best first; for no word all, the latest first.

        `today` settles how each stands. Whatever is typed is words: nothing in it is a command.
        """
        day, limits = today or date.today(), filters or Filters()  # noqa: DTZ011 - a default

        def ask(known: sqlite3.Connection) -> Found:
            query = parse(words, self._known(known)) if words.strip() else Query()
            selection = Selection(known, limits, day)
            if not query.terms:
                places = selection.latest("", limit)
                total = len(places) if len(places) < limit else selection.count("")
            else:
                places, total = self._best(selection, query, limit)
            hits = [
                Hit(circle, entry, fields, query, day)
                for circle, entry, fields in selection.texts(places)
            ]
            return Found(tuple(hits), total, query.near)

        return self._ask(ask, Found())

    def facets(
        self, words: str, filters: Filters | None = None, today: date | None = None
    ) -> Facets:
        """Return how many match by circle, status, kind, year and responsible person."""
        day, limits = today or date.today(), filters or Filters()  # noqa: DTZ011 - a default

        def ask(known: sqlite3.Connection) -> Facets:
            query = parse(words, self._known(known)) if words.strip() else Query()
            return facets(known, query.match, limits, day)

        return self._ask(ask, Facets())

    def _best(self, selection: Selection, query: Query, limit: int) -> tuple[list[int], int]:
        most = max(CANDIDATES, limit)
        places = selection.latest(query.match, most)
        if len(places) < most:
            total = len(places)
        else:
            total = selection.count(query.match)
            more = selection.latest(query.match, most // 2, "heads")
            exact = selection.latest(query.surest, most // 2)
            places = list(dict.fromkeys((*places, *more, *exact)))
        rank = Ranking(query).score
        scores = {place: rank(zones) for place, zones in selection.zones(places)}
        ranked = sorted(scores, key=lambda place: (-scores[place], -place))
        return ranked[:limit], total

    def _known(self, known: sqlite3.Connection) -> Vocabulary:
        """The words of all documents, read again once they have changed."""
        [version] = known.execute("PRAGMA data_version").fetchone()
        stamp = version, self._changes
        if self._vocabulary is None or self._vocabulary[0] != stamp:
            rows: Sequence[tuple[str, int, str, str]] = known.execute(
                "SELECT word, docs, stems, said FROM words WHERE docs>0"
            ).fetchall()
            self._vocabulary = (
                stamp,
                Vocabulary(
                    {word: tuple(its.split()) for word, _, its, _ in rows},
                    {word: docs for word, docs, _, _ in rows},
                    {word: said for word, _, _, said in rows},
                ),
            )
        return self._vocabulary[1]

    # When the file fails

    def _ask(self, ask: Callable[[sqlite3.Connection], _T], nothing: _T) -> _T:
        made = self._made
        try:
            with self._writing if self.path is None else nullcontext(), self._reading:
                made = self._made
                return ask(self._reader)
        except sqlite3.Error as error:
            if not keeping.is_held(error):
                self._lose(made)
            return nothing

    def _change(self, write: Callable[[sqlite3.Connection], int]) -> int:
        with self._writing:
            try:
                count = _transact(self._writer, write)
            except sqlite3.Error as error:
                if self.path is None:
                    raise
                if _is_broken(error):
                    self._lose(self._made)
                else:
                    self._to_memory()
                count = _transact(self._writer, write)
            self._changes += 1
            return count

    def _lose(self, made: int) -> None:
        """Make the file anew, in memory where that fails; what it held is to be indexed again.

        Nothing is done where another thread did so since connections `made` failed.
        """
        with self._writing, self._reading:
            if made != self._made:
                return
            for known in (self._reader, self._writer):
                with suppress(sqlite3.Error):
                    known.close()
            if self.path is not None:
                with suppress(OSError):
                    keeping.destroy(self.path)
            try:
                self._connect()
            except (sqlite3.Error, OSError, StoreProblem):
                self.path = None
                self._connect()
            self.remade, self._changes = True, self._changes + 1

    def _to_memory(self) -> None:
        """Go on in memory, with what the file holds, since it cannot be written."""
        with self._writing, self._reading:
            old = self._reader, self._writer
            self.path = None
            self._connect()
            try:
                keeping.copy(old[0], self._reader)
            except sqlite3.Error:
                self._reader.close()
                self._connect()
                self.remade = True
            for known in old:
                with suppress(sqlite3.Error):
                    known.close()
            self._changes += 1


_FOREIGN = "not an index of ours"


def _is_broken(error: sqlite3.Error) -> bool:
    """Whether the file is of no use: not a database, cut, foreign, or of another version."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return True
    return code in (0, sqlite3.SQLITE_ERROR) or str(error) == _FOREIGN


def _transact(known: sqlite3.Connection, write: Callable[[sqlite3.Connection], int]) -> int:
    known.execute("BEGIN IMMEDIATE")
    try:
        count = write(known)
        known.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            known.execute("ROLLBACK")
        raise
    return count

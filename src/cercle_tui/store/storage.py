"""The TinyDB storage of every file kept: whole or not at all, and on the disk before it returns."""

import json
import marshal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from cercle_tui.store.disk import DISK, Disk, Stamp, spare_name, stamp, sweep, write_spare
from cercle_tui.store.encoding import Tables, encode, gc_paused, parse
from cercle_tui.store.problems import StoreProblem

__all__ = ["MAX_BYTES", "AtomicJSONStorage", "Database", "backup_path", "gc_paused"]

MAX_BYTES = 512 * 1024 * 1024


def backup_path(path: Path) -> Path:
    """Return where the previous state of `path` is kept."""
    return path.with_name(f"{path.name}.bak")


class _Kept:
    """One document as it is on the disk, in a form that nobody can change under us.

    `marshal` copies and compares three times faster than JSON and, unlike ``==``, tells 1 from
    True; its bytes never leave memory.
    """

    __slots__ = ("_key", "_line", "frozen", "given")

    def __init__(self, key: str, frozen: bytes, line: bytes | None = None) -> None:
        self._key = key
        self.frozen = frozen
        self._line = line
        self.given: object = None  # the very object last seen as this document

    @classmethod
    def of(cls, key: str, document: Mapping[str, Any]) -> "_Kept":
        text = encode(document)
        return cls(key, marshal.dumps(json.loads(text), 0), _line(key, text))

    def line(self) -> bytes:
        if self._line is None:
            self._line = _line(self._key, encode(marshal.loads(self.frozen)))
        return self._line

    def is_still(self, document: Mapping[str, Any]) -> bool:
        try:
            return marshal.dumps(dict(document), 0) == self.frozen
        except ValueError:
            return False


def _line(key: str, text: bytes) -> bytes:
    return encode(key) + b":" + text


class AtomicJSONStorage(Storage):
    """A TinyDB storage whose every write is atomic and durable, with the previous kept as ``.bak``.

    Reads are served from a parse kept in memory. When the file is changed by someone else, reads
    follow it, and writes raise StoreProblem ``changed_under_us`` until `accept` is called.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        writable: bool = True,
        disk: Disk = DISK,
        max_bytes: int = MAX_BYTES,
        values: bool = False,
    ) -> None:
        """With `values`, the caller never changes a document once given: same object, same text."""
        self._values = values
        self._path = Path(path)
        self._writable = writable
        self._disk = disk
        self._max_bytes = max_bytes
        self._known: Stamp | None = None  # the file our writes may follow
        self._looked = False
        self._swept = False
        self._read_at: Stamp | None = None  # the file the parse below is of
        self._kept: dict[str, dict[str, _Kept]] | None = None
        self._bodies: dict[str, bytes] = {}  # tables as last written, so that an event adds a line
        self._shared: Tables | None = None

    def read(self) -> Tables | None:
        """Return all tables, or None when there is no file.

        What a writable storage returns is the caller's own; a read-only one hands out its parse
        itself, not to be changed. Raises OSError, and StoreProblem as `parse` does.
        """
        if not self._load():
            return None
        if self._shared is not None:
            return self._shared
        assert self._kept is not None
        return {
            name: {key: marshal.loads(kept.frozen) for key, kept in table.items()}
            for name, table in self._kept.items()
        }

    def write(
        self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]], *, even_if_gone: bool = False
    ) -> None:
        """Put all tables on the disk; documents that did not change keep their bytes.

        With `even_if_gone`, a file that vanished is written anew. Raises OSError, with the old
        file whole, and StoreProblem ``changed_under_us`` or ``read_only``.
        """
        before = self._kept or {}
        after: dict[str, dict[str, _Kept]] = {}
        for name, table in data.items():
            old = before.get(name, {})
            new = after[name] = {}
            for doc_id, document in table.items():
                key = str(doc_id)
                kept = old.get(key)
                same = kept is not None and self._values and kept.given is document
                unchanged = same or (kept is not None and kept.is_still(document))
                new[key] = kept if kept and unchanged else _Kept.of(key, document)
                new[key].given = document if self._values else None
        bodies = {name: _body(table) for name, table in after.items()}
        self._commit(after, bodies, even_if_gone)

    def put(self, table: str, doc_id: int, document: Mapping[str, Any]) -> None:
        """Add or replace one document: what `write` does, without looking at the others.

        Raises as `read` and `write` do.
        """
        key = str(doc_id)
        new = _Kept.of(key, document)
        self._load()
        kept, bodies = self._kept or {}, self._bodies
        added = key not in kept.setdefault(table, {})
        kept[table][key] = new
        if added and bodies.get(table):
            bodies[table] += b",\n" + new.line()
        else:
            bodies = {name: _body(documents) for name, documents in kept.items()}
        self._commit(kept, bodies, False)

    def changed(self) -> bool:
        """Tell whether the file is no longer the one first read, accepted or last written."""
        return stamp(self._path) != self._known

    def ready(self) -> bool:
        """Tell whether memory holds the file as it is now, so that `put` need not read."""
        return self._kept is not None and self._read_at == self._known and not self.changed()

    def accept(self) -> None:
        """Take the file as it is now, or its absence, for the one that writes may follow."""
        self._drop()
        self._looked = True
        self._known = stamp(self._path)

    def _load(self) -> bool:
        loaded = self._kept is not None or self._shared is not None
        if loaded and stamp(self._path) == self._read_at:
            return True
        self._drop()
        try:
            data, seen = self._disk.read(self._path, self._max_bytes)
        except FileNotFoundError:
            self._looked = True
            return False
        tables = parse(data, self._path)
        if not self._looked:
            self._looked, self._known = True, seen
        self._read_at = seen
        if not self._writable:
            self._shared = tables
            return True
        try:
            self._kept = {
                name: {key: _Kept(key, marshal.dumps(doc, 0)) for key, doc in table.items()}
                for name, table in tables.items()
            }
        except ValueError as error:  # too deep
            raise StoreProblem("broken_file", path=str(self._path), kept="") from error
        return True

    def _drop(self) -> None:
        self._kept = self._shared = self._read_at = None
        self._bodies = {}

    def _commit(
        self, tables: dict[str, dict[str, _Kept]], bodies: dict[str, bytes], even_if_gone: bool
    ) -> None:
        if not self._writable:
            raise StoreProblem("read_only", path=str(self._path))
        path, disk = self._path, self._disk
        if not self._swept:
            sweep(disk, path)
            self._swept = True
        spare: Path | None = None
        fresh: Stamp | None = None
        try:
            spare = write_spare(disk, path, _payload(bodies))
            fresh = stamp(spare)
            current = stamp(path)
            if current != self._known and not (even_if_gone and current is None):
                raise StoreProblem("changed_under_us", path=str(path))
            if current is not None:
                self._keep_previous()
            disk.replace(spare, path)
            disk.fsync_dir(path.parent)
        except BaseException:
            self._drop()
            with suppress(OSError):
                if fresh is not None and stamp(path) == fresh:
                    self._known = fresh  # in its place, though nobody can promise it will stay
                elif spare is not None:
                    disk.unlink(spare)
            raise
        self._looked = True
        self._known = self._read_at = fresh
        self._kept, self._bodies = tables, bodies

    def _keep_previous(self) -> None:
        """Make ``.bak`` a second name of the file about to be replaced, or a copy of it."""
        path, disk, bak = self._path, self._disk, backup_path(self._path)
        # Renaming one name of a file onto another of its names does nothing and leaves both.
        if stamp(bak) == self._known:
            return
        spare = spare_name(path)
        try:
            disk.link(path, spare)
        except OSError:
            spare = write_spare(disk, path, path.read_bytes())
        try:
            disk.replace(spare, bak)
        except BaseException:
            with suppress(OSError):
                disk.unlink(spare)
            raise


def _body(table: Mapping[str, _Kept]) -> bytes:
    return b",\n".join([kept.line() for kept in table.values()])


def _payload(bodies: Mapping[str, bytes]) -> bytes:
    tables = [encode(name) + b":{\n" + body + b"\n}" for name, body in bodies.items()]
    return b"{" + b",\n".join(tables) + b"}\n"


class Database(TinyDB):
    """A TinyDB on an `AtomicJSONStorage`, without its query cache, which aliases and goes stale.

    Takes the storage's arguments: ``Database(path, writable=False)``.
    """

    def __init__(self, path: str | Path, **options: Any) -> None:
        super().__init__(path, storage=AtomicJSONStorage, **options)

    def table(self, name: str, **options: Any) -> Table:
        """Return the table `name`; see `TinyDB.table`."""
        return super().table(name, **{"cache_size": 0, **options})

"""A book: one file of numbered events with one writer, each on the disk before it is told."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from cercle_tui.store.disk import DISK, Disk, make_folder, stamp
from cercle_tui.store.encoding import Document, encode
from cercle_tui.store.mending import keep_older, mend
from cercle_tui.store.problems import NotSaved, StoreProblem, reason
from cercle_tui.store.shape import EVENTS, FORMAT, HEAD, SCHEMA, Shape, check_shape, seal_of
from cercle_tui.store.storage import AtomicJSONStorage

MAX_BYTES = 64 * 1024 * 1024  # a meeting of 1,000 events takes less than one

BookKind = Literal["meeting", "between", "community"]


class Book:
    """An open book; made by `Book.create` or `Book.open`, never directly.

    Heads and events are handed out as they are kept: read them, never change them.
    A caller who writes holds the book's `WriterLock`.
    """

    def __init__(self, path: Path, storage: AtomicJSONStorage, disk: Disk, *, write: bool) -> None:
        self.path = path
        self.mended: StoreProblem | None = None  # what opening had to do, to tell people
        self._storage = storage
        self._disk = disk
        self._write = write
        self._shape = Shape({}, (), {})
        self._events: list[Document] = []  # what is on the disk
        self._pending: list[Document] = []

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        id: str,
        kind: BookKind,
        circle: str,
        created: str,
        events: Sequence[Mapping[str, Any]] = (),
        disk: Disk = DISK,
    ) -> "Book":
        """Write a new book with its first `events`, in the folders it needs, and return it open.

        `created` is an ISO 8601 time in UTC. One write: never a book cut short. Raises
        StoreProblem: ``exists``, ``no_folder``, ``not_saved``.
        """
        try:
            if stamp(path) is not None:
                raise StoreProblem("exists", path=str(path))
        except OSError as error:
            raise NotSaved(path, error) from error
        head = {"format": FORMAT, "schema": SCHEMA, "id": id, "kind": kind, "circle": circle}
        make_folder(path.parent, disk)
        storage = AtomicJSONStorage(path, disk=disk, max_bytes=MAX_BYTES)
        book = cls(path, storage, disk, write=True)
        book._shape = Shape({**head, "created": created, "sealed": ""}, (), {})
        try:
            book._write_whole(book._shape.head, [json.loads(encode(event)) for event in events])
        except OSError as error:
            with suppress(OSError):
                disk.unlink(path)
            raise NotSaved(path, error) from error
        book._read()
        return book

    @classmethod
    def open(cls, path: Path, *, write: bool = True, disk: Disk = DISK) -> "Book":
        """Open a book: size, parse, shape, schema; models are the caller's.

        With `write`, a broken book is put aside and its previous state restored, and an older one
        is copied and brought up: `mended` then says so. Raises StoreProblem: ``missing_file``,
        ``unreadable``, ``too_large``, ``foreign_file``, ``conflict_markers``, ``broken_file``,
        ``not_saved``.
        """
        storage = AtomicJSONStorage(path, writable=write, disk=disk, max_bytes=MAX_BYTES)
        book = cls(path, storage, disk, write=write)
        try:
            book._read()
        except StoreProblem as problem:
            if problem.code != "broken_file" or not write:
                raise
            book.mended = mend(path, disk, MAX_BYTES, check_shape)
            book._read(again=True)
        if book._shape.older and write:
            book._bring_up()
        return book

    @property
    def head(self) -> Document:
        """What the book is: format, schema, id, kind, circle, created, sealed, and the unknown."""
        return self._shape.head

    @property
    def events(self) -> list[Document]:
        """All events in order, those not yet saved included."""
        return [*self._events, *self._pending]

    @property
    def pending(self) -> list[Document]:
        """The events that the disk refused so far; closing and exports wait for them."""
        return list(self._pending)

    @property
    def sealed(self) -> bool:
        """Whether the book was closed for good."""
        return bool(self.head.get("sealed"))

    @property
    def newer(self) -> bool:
        """Whether a newer cercle made it; it can only be read."""
        return self._shape.newer

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing and can be."""
        return self._write and not self.newer

    def append(self, event: Mapping[str, Any]) -> None:
        """Record one event, whose ``n`` follows the last one's; on return it is on the disk.

        Raises NotSaved when the disk refuses: the event is then `pending` and the next `append`
        or `save` tries again. Raises StoreProblem ``read_only``, ``newer_schema``, ``sealed`` or
        ``changed_under_us``, ValueError for a wrong ``n``, TypeError for what JSON cannot say:
        the event is then not taken.
        """
        self._may_write()
        kept: Document = json.loads(encode(event))
        if kept.get("n") != len(self._events) + len(self._pending) + 1:
            raise ValueError(f"event {kept.get('n')} does not follow")
        self._pending.append(kept)
        try:
            self.save()
        except NotSaved:
            raise
        except BaseException:
            if self._pending and self._pending[-1] is kept:
                self._pending.pop()
            raise

    def save(self) -> None:
        """Write what is pending. Raises as `append` does, and keeps what was not written."""
        if not self._pending:
            return
        self._may_write()
        try:
            if len(self._pending) == 1 and self._storage.ready():
                self._storage.put(EVENTS, len(self._events) + 1, self._pending[0])
            else:
                self._write_whole(self.head, self.events)
        except OSError as error:
            raise NotSaved(self.path, error) from error
        self._events += self._pending
        self._pending = []

    def seal(self) -> None:
        """Close the book for good with the sha256 of its events. Raises as `append` does."""
        if self.sealed:
            return
        self._may_write()
        self._rewrite(self.events, {"sealed": seal_of(self.events)})

    def verify(self) -> bool:
        """Tell whether the events are those that were sealed; an open book has nothing to prove."""
        return not self.sealed or self.head["sealed"] == seal_of(self._events)

    def redact(self, events: Iterable[Mapping[str, Any]], marks: Mapping[str, Any]) -> None:
        """Replace the words of the events, sealed or not, and add `marks` to the head.

        There are as many events, with the same numbers. A sealed book is sealed anew, and the
        previous state is not kept. Raises as `append` does, but for ``sealed``.
        """
        self._may_write(sealed=True)
        new: list[Document] = [json.loads(encode(event)) for event in events]
        if [event.get("n") for event in new] != list(range(1, len(self.events) + 1)):
            raise ValueError("redaction keeps every event and its number")
        marks = {**marks, "sealed": seal_of(new) if self.sealed else ""}
        self._rewrite(new, marks)
        self._rewrite(new, marks)  # twice, so that the .bak is redacted too

    def changed(self) -> bool:
        """Tell whether someone else wrote the file since we read or wrote it, as far as we see."""
        with suppress(OSError):
            return self._storage.changed()
        return False

    def reload(self) -> list[Document]:
        """Read the file again; return the pending events that no longer follow what it holds.

        Raises as `open` does, without mending.
        """
        waiting, self._pending = self._pending, []
        try:
            self._read(again=True)
        except BaseException:
            self._pending = waiting
            raise
        waiting = [event for event in waiting if event not in self._events]
        if waiting and waiting[0]["n"] == len(self._events) + 1:
            self._pending, waiting = waiting, []
        return waiting

    def _read(self, *, again: bool = False) -> None:
        try:
            if again:
                self._storage.accept()
            tables = self._storage.read()
        except OSError as error:
            raise StoreProblem("unreadable", path=str(self.path), reason=reason(error)) from error
        if tables is None:
            raise StoreProblem("missing_file", path=str(self.path))
        self._shape = check_shape(self.path, tables)
        self._events = list(self._shape.events)

    def _bring_up(self) -> None:
        try:
            kept = keep_older(self.path, self._disk)
            self._write_whole({**self.head, "schema": SCHEMA}, self._events)
        except OSError as error:
            raise NotSaved(self.path, error) from error
        self.mended = StoreProblem("migrated", path=str(self.path), kept=str(kept))

    def _may_write(self, *, sealed: bool = False) -> None:
        if self.newer:
            raise StoreProblem("newer_schema", path=str(self.path))
        if not self._write:
            raise StoreProblem("read_only", path=str(self.path))
        if self.sealed and not sealed:
            raise StoreProblem("sealed", path=str(self.path))

    def _rewrite(self, events: list[Document], marks: Mapping[str, Any]) -> None:
        try:
            self._write_whole({**self.head, **marks}, events)
        except OSError as error:
            raise NotSaved(self.path, error) from error
        self._events, self._pending = events, []

    def _write_whole(self, head: Document, events: list[Document]) -> None:
        """Write every line; a file that vanished is written again, one that changed never is."""
        numbered = {str(event["n"]): event for event in events}
        tables = {HEAD: {"1": head}, EVENTS: numbered, **self._shape.others}
        self._storage.write(tables, even_if_gone=True)
        self._shape = Shape(head, (), self._shape.others)


def read_head(path: Path) -> Document | None:
    """Return the head of a book, or None when it cannot be read as one."""
    with suppress(StoreProblem):
        return Book.open(path, write=False).head
    return None


def twins(paths: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the ids that several of the books share, each with its paths; `merge` settles them."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        head = read_head(path)
        if head is not None:
            found.setdefault(str(head.get("id")), []).append(path)
    return {book_id: copies for book_id, copies in found.items() if len(copies) > 1}

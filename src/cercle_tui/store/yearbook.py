"""Writing what happens between meetings: this machine's book of the year, made when needed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.store.book import Book, BookKind
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock

Fact = tuple[type[ev.Event], dict[str, Any]]


def write_community(folder: DataFolder, clock: Clock, facts: Sequence[Fact]) -> None:
    """Record facts in the community's book of the year of this machine.

    Raises StoreProblem when the book is held or cannot be written.
    """
    path = folder.community_path(clock.now().year, folder.machine_id())
    _write(path, "community", "", clock, facts)


def write_between(
    folder: DataFolder, slug: str, circle: str, clock: Clock, facts: Sequence[Fact]
) -> None:
    """Record facts in a circle's book of the year of this machine; raises as above."""
    path = folder.between_path(slug, clock.now().year, folder.machine_id())
    _write(path, "between", circle, clock, facts)


def _write(path: Path, kind: BookKind, circle: str, clock: Clock, facts: Sequence[Fact]) -> None:
    lock = WriterLock(path)
    if not lock.acquire():
        raise lock.problem()
    with lock:
        if path.exists():
            book = Book.open(path)
        else:
            created = clock.now().isoformat()
            book = Book.create(path, id=clock.new_id(), kind=kind, circle=circle, created=created)
        for fact, values in facts:
            event = fact(n=len(book.events) + 1, at=clock.now(), **values)
            book.append(ev.dump(event))

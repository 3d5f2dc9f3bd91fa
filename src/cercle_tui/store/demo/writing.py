"""Writing a book that is already whole, in one go."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cercle_tui.meeting.events import Event, dump
from cercle_tui.store.book import BookKind
from cercle_tui.store.disk import DISK, Disk, make_folder
from cercle_tui.store.shape import EVENTS, FORMAT, HEAD, SCHEMA, seal_of
from cercle_tui.store.storage import AtomicJSONStorage


def write_book(
    path: Path,
    *,
    id: str,
    kind: BookKind,
    circle: str,
    created: datetime,
    events: Sequence[Event],
    disk: Disk = DISK,
) -> None:
    """Write a new book with all its events; that of a meeting is sealed.

    Raises StoreProblem ``no_folder`` or ``changed_under_us`` (there is one already), and OSError.
    """
    docs = [dump(event) for event in events]
    head = {
        "format": FORMAT, "schema": SCHEMA, "id": id, "kind": kind, "circle": circle,
        "created": created.isoformat(), "sealed": seal_of(docs) if kind == "meeting" else "",
    }  # fmt: skip
    make_folder(path.parent, disk)
    tables = {HEAD: {"1": head}, EVENTS: {str(doc["n"]): doc for doc in docs}}
    AtomicJSONStorage(path, disk=disk).write(tables)

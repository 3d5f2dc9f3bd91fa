"""Projections: what the books say, folded and kept ready; they follow the books or are rebuilt."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cercle_tui.meeting.between import parse_between
from cercle_tui.meeting.circle import Circle, Kept, Outcome
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.events import Event, dump
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.book import Book
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.session import fold_book
from cercle_tui.store.storage import AtomicJSONStorage, gc_paused

SCHEMA = 2
Stamp = list[int]
Tables = dict[str, dict[str, Any]]


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return [stat.st_mtime_ns, stat.st_size]


DOC_FIELDS = ("id", "stamp", "open", "records", "events")


@dataclass(frozen=True)
class BookOutcomes:
    """What one book contributes: its outcomes, and the state of the file they were read from."""

    id: str
    stamp: Stamp
    outcomes: tuple[Outcome, ...]
    open: bool = False
    """A meeting not closed yet."""

    @cached_property
    def doc(self) -> dict[str, Any]:
        """What the projection keeps of the book."""
        return {
            "id": self.id,
            "stamp": self.stamp,
            "open": self.open,
            "records": [
                o.model_dump(mode="json", exclude_defaults=True)
                for o in self.outcomes
                if isinstance(o, MeetingRecord)
            ],
            "events": [dump(o) for o in self.outcomes if isinstance(o, Event)],
        }

    @classmethod
    def from_doc(cls, doc: Mapping[str, Any]) -> "BookOutcomes":
        records = tuple(MeetingRecord.model_validate(r) for r in doc["records"])
        events = tuple(parse_between(e) for e in doc["events"])
        book = cls(doc["id"], list(doc["stamp"]), (*records, *events), bool(doc["open"]))
        book.__dict__["doc"] = {name: doc[name] for name in DOC_FIELDS}  # as it was dumped
        return book


def read_meeting(path: Path) -> tuple[Book, Meeting]:
    """Return a meeting's book, unlocked and read-only, and the meeting it tells."""
    book = Book.open(path, write=False)
    return book, fold_book(book)


def _read_book(path: Path, *, meeting: bool) -> BookOutcomes:
    stamp = _stamp(path)
    if meeting:
        book, told = read_meeting(path)
        return BookOutcomes(
            str(book.head["id"]), stamp, (record_of(told),), told.state.closed is None
        )
    book = Book.open(path, write=False)
    return BookOutcomes(str(book.head["id"]), stamp, _between(book))


def _between(book: Book) -> tuple[Event, ...]:
    try:
        return tuple(parse_between(doc) for doc in book.events)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreProblem("broken_file", path=str(book.path), kept="") from error


class CircleProjection:
    """A circle's register: `circle` as its books say, brought up to date on demand.

    `problems` lists the books that could not be read; the rest stays usable.
    """

    def __init__(self, folder: DataFolder, info: CircleInfo) -> None:
        self.folder, self.info = folder, info
        self.path = folder.register_path(info.slug)
        self.books: dict[str, BookOutcomes] = {}
        self.problems: list[StoreProblem] = []
        self._storage = AtomicJSONStorage(self.path, values=True)
        self.circle = Circle(info)
        self._others: tuple[str, Circle] | None = None
        self._docs: dict[str, tuple[object, dict[str, Any]]] = {}

    def load(self) -> Circle:
        """Return the circle, from the projection where it matches the books, else from them."""
        with gc_paused():
            self.books = self._kept()
            if not self.refresh():
                self.circle = self._folded()
        return self.circle

    def refresh(self) -> bool:
        """Read what changed in the books, fold again, write the projection; tell if it changed."""
        if not self._follow_books():
            return False
        self._others = None
        self.circle = self._folded()
        self._write()
        return True

    def follow(self, path: Path, meeting: Meeting) -> Circle:
        """Take in the meeting under way, whose book is at `path`, and write the projection."""
        record, name = record_of(meeting), self._name(path)
        self.books[name] = BookOutcomes(
            meeting.state.meeting, _stamp(path), (record,), meeting.state.closed is None
        )
        if self._others is None or self._others[0] != name:
            self._others = name, self._folded(but=name)
        others = self._others[1]
        # The meeting under way comes after all others, so it folds on top of them.
        self.circle = others.take(record) if others.until <= record.opened else self._folded()
        self._write()
        return self.circle

    def open_meetings(self) -> list[Path]:
        """Return the books of meetings not closed yet, oldest first."""
        return [self.folder.root / name for name, book in sorted(self.books.items()) if book.open]

    def meeting_path(self, meeting: str) -> Path | None:
        """Return the book of a meeting by its id, or None."""
        for name, book in self.books.items():
            if book.id == meeting:
                return self.folder.root / name
        return None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder.root).as_posix()

    def _folded(self, but: str = "") -> Circle:
        books = (book for name, book in self.books.items() if name != but)
        return Circle.fold(self.info, [(b.id, outcome) for b in books for outcome in b.outcomes])

    def _follow_books(self) -> bool:
        self.problems = []
        paths = {self._name(p): (p, True) for p in self.folder.meeting_books(self.info.slug)}
        paths |= {self._name(p): (p, False) for p in self.folder.between_books(self.info.slug)}
        changed = bool(self.books.keys() - paths.keys())
        self.books = {name: book for name, book in self.books.items() if name in paths}
        for name, (path, meeting) in paths.items():
            known = self.books.get(name)
            try:
                if known is not None and known.stamp == _stamp(path):
                    continue
                self.books[name] = _read_book(path, meeting=meeting)
            except StoreProblem as problem:
                self.problems.append(problem)
            except OSError:
                self.problems.append(StoreProblem("unreadable", path=str(path), reason=""))
            else:
                changed = True
        return changed

    def _kept(self) -> dict[str, BookOutcomes]:
        """Return what the projection file holds; nothing when it is not to be trusted."""
        with suppress(StoreProblem, OSError, ValueError, KeyError, TypeError):
            tables = self._storage.read() or {}
            head = tables["projection"]["1"]
            if head["format"] == "cercle-register" and head["schema"] == SCHEMA:
                return {doc["book"]: BookOutcomes.from_doc(doc) for doc in tables["books"].values()}
        self._storage.accept()
        return {}

    def _write(self) -> None:
        """Write the projection; what the disk refuses is made anew from the books next time."""
        with suppress(StoreProblem, OSError):
            if self._storage.changed():
                self._storage.accept()
            self._storage.write(self._tables())

    def _tables(self) -> Tables:
        head = {"format": "cercle-register", "schema": SCHEMA, "circle": self.info.id,
                "name": self.info.name}  # fmt: skip
        return {
            "projection": {"1": head},
            "decisions": _numbered(map(self._decision, self.circle.decisions.values())),
            "books": _numbered(self._book(name) for name in sorted(self.books)),
        }

    def _decision(self, kept: Kept) -> dict[str, Any]:
        return self._same(kept.decision.id, kept, lambda: _decision(kept))

    def _book(self, name: str) -> dict[str, Any]:
        book = self.books[name]
        return self._same(name, book, lambda: {"book": name, **book.doc})

    def _same(self, key: str, of: object, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return the very document made before of the same value, so that it is not read again."""
        known = self._docs.get(key)
        if known is None or known[0] is not of:
            known = self._docs[key] = of, make()
        return known[1]


def _numbered(docs: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {str(number): doc for number, doc in enumerate(docs, 1)}


def _decision(kept: Kept) -> dict[str, Any]:
    """Return a decision as people look it up: short number first, then what was decided."""
    decision = kept.decision
    return {
        "number": kept.number,
        "ends": kept.ends.isoformat() if kept.ends else None,
        "due_count": kept.due_count,
        "superseded_by": kept.superseded_by,
        **decision.model_dump(mode="json", exclude_defaults=True),
    }


def load_community(folder: DataFolder) -> tuple[Community, list[StoreProblem]]:
    """Return the community its books tell, and the books that could not be read.

    Its projection is `community.json`, for whoever reads the folder without us.
    """
    events: list[tuple[str, Event]] = []
    problems: list[StoreProblem] = []
    for path in folder.community_books():
        try:
            book = Book.open(path, write=False)
            events += [(str(book.head["id"]), event) for event in _between(book)]
        except StoreProblem as problem:
            problems.append(problem)
    return Community.fold(events), problems


def write_community_projection(folder: DataFolder, community: Community) -> None:
    """Write `community.json` where it says something else: the circles in the tree's order."""
    storage = AtomicJSONStorage(folder.community_projection)
    head = {"format": "cercle-community", "schema": SCHEMA, "name": community.name}
    circles = _numbered(
        {**circle.model_dump(mode="json"), "depth": depth} for circle, depth in community.tree()
    )
    tables: Tables = {"projection": {"1": head}, "circles": circles}
    with suppress(StoreProblem, OSError):
        known = None
        with suppress(StoreProblem):
            known = storage.read()
        if known != tables:
            storage.accept()
            storage.write(tables)

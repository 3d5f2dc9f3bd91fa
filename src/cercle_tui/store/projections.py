"""Projections: what the books say, folded and kept ready; they follow the books or are rebuilt."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.events import Event
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import record_of
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.book import Book
from cercle_tui.store.folder import DataFolder, books_in
from cercle_tui.store.outcomes import (
    BookOutcomes,
    Stamp,
    file_stamp,
    partly,
    read_events,
    read_meeting,
    read_outcomes,
)
from cercle_tui.store.problems import StoreProblem, reason
from cercle_tui.store.storage import AtomicJSONStorage, gc_paused
from cercle_tui.store.stranded import with_stranded

__all__ = [
    "CircleProjection",
    "load_community",
    "read_meeting",
    "write_community_projection",
]

SCHEMA = 3
REGISTER, COMMUNITY = "cercle-register", "cercle-community"
Tables = dict[str, dict[str, Any]]


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
        self._may_write = True
        self.circle = Circle(info)
        self._others: tuple[str, Circle] | None = None
        self._docs: dict[str, tuple[object, dict[str, Any]]] = {}
        self._told: list[str] = []
        """The books that the file says it does without."""

    def load(self) -> Circle:
        """Return the circle, from the projection where it matches the books, else from them."""
        with gc_paused():
            self.books = self._kept()
            if not self.refresh():
                self.circle = self._folded()
                if self._told != self._unread():
                    self._write()
        return self.circle

    def refresh(self) -> bool:
        """Read what changed in the books, fold again, write the projection; tell if it changed."""
        if not self._follow_books():
            return False
        self._others = None
        self.circle = self._folded()
        self._write()
        return True

    def follow(self, path: Path, meeting: Meeting, stamp: Stamp) -> Circle:
        """Take in the meeting under way, whose book is at `path`, and write the projection.

        `stamp` is the file's, taken before the meeting was: newer events make it read again.
        """
        record, name = record_of(meeting), self._name(path)
        self.books[name] = BookOutcomes(
            meeting.state.meeting, stamp, (record,), meeting.state.closed is None
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
        paths = self._paths()
        changed = bool(self.books.keys() - paths.keys())
        self.books = {name: book for name, book in self.books.items() if name in paths}
        for name, meeting in paths.items():
            path, known = self.folder.root / name, self.books.get(name)
            try:
                if known is None or known.stamp != file_stamp(path):
                    known = self.books[name] = read_outcomes(path, meeting=meeting)
                    changed = True
            except StoreProblem as problem:
                self.problems.append(problem)
            except OSError as error:
                refused = StoreProblem("unreadable", path=str(path), reason=reason(error))
                self.problems.append(refused)
            else:
                self.problems += [known.problem] if known.problem else []
        return changed

    def _paths(self) -> dict[str, bool]:
        """Return the names of the circle's books, and whether each is a meeting's.

        Where a folder does not let itself be listed, the books known of it stay.
        """
        meetings = self.folder.meetings_dir(self.info.slug)
        places: list[Path] = []
        found: dict[str, bool] = {}
        with self._going_on(meetings, found):
            places = self.folder.meeting_years(self.info.slug)
        between = self.folder.between_dir(self.info.slug)
        for place in (*places, between):
            with self._going_on(place, found):
                found |= {self._name(path): place != between for path in books_in(place)}
        return found

    @contextmanager
    def _going_on(self, place: Path, found: dict[str, bool]) -> Iterator[None]:
        """Keep what is known of `place` where it cannot be listed, and note it."""
        try:
            yield
        except StoreProblem as problem:
            self.problems.append(problem)
            inside = f"{self._name(place)}/"
            between = place == self.folder.between_dir(self.info.slug)
            found |= {name: not between for name in self.books if name.startswith(inside)}

    def _kept(self) -> dict[str, BookOutcomes]:
        """Return what the projection file holds; nothing when it is not to be trusted."""
        with suppress(StoreProblem, OSError, ValueError, KeyError, TypeError, AttributeError):
            tables = self._storage.read() or {}
            head = tables["projection"]["1"]
            if head["format"] == REGISTER and head["schema"] == SCHEMA:
                self._told = list(head.get("unread", ()))
                return {doc["book"]: BookOutcomes.from_doc(doc) for doc in tables["books"].values()}
        with suppress(OSError):
            self._may_write = _may_replace(self._storage, REGISTER)
        return {}

    def _write(self) -> None:
        """Write the projection; what the disk refuses is made anew from the books next time."""
        with suppress(StoreProblem, OSError):
            if self._storage.changed():
                self._may_write = _may_replace(self._storage, REGISTER)
            if self._may_write:
                self._storage.write(self._tables())
                self._told = self._unread()

    def _tables(self) -> Tables:
        head: dict[str, Any] = {
            "format": REGISTER, "schema": SCHEMA, "circle": self.info.id, "name": self.info.name,
        }  # fmt: skip
        if unread := self._unread():
            head["unread"] = unread  # short numbers may be others once these are read
        whole = (name for name in sorted(self.books) if self.books[name].problem is None)
        return {
            "projection": {"1": head},
            "decisions": _numbered(map(self._decision, self.circle.decisions.values())),
            "books": _numbered(map(self._book, whole)),
        }

    def _unread(self) -> list[str]:
        """Return the names of the books that cannot be read, or not whole."""
        return sorted({Path(str(problem.params.get("path", ""))).name for problem in self.problems})

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


def _may_replace(storage: AtomicJSONStorage, format: str) -> bool:
    """Tell whether the file is ours to write: absent, cut short, or a projection no newer.

    What writes next follows the file as it is now. Raises OSError.
    """
    storage.accept()
    try:
        tables = storage.read()
    except StoreProblem as problem:
        return problem.code == "broken_file"
    if tables is None:
        return True
    head = tables.get("projection", {}).get("1", {})
    schema = head.get("schema")
    return head.get("format") == format and isinstance(schema, int) and schema <= SCHEMA


def load_community(folder: DataFolder) -> tuple[Community, list[StoreProblem]]:
    """Return the community its books tell, and what could not be read of them.

    The circles that an unreadable book founded are known by what else tells of them. Its
    projection is `community.json`, for whoever reads the folder without us.
    """
    events: list[tuple[str, Event]] = []
    problems: list[StoreProblem] = []
    paths: list[Path] = []
    try:
        paths = folder.community_books()
    except StoreProblem as problem:
        problems.append(problem)
    for path in paths:
        try:
            book = Book.open(path, write=False)
            told = read_events(book)
        except StoreProblem as problem:
            problems.append(problem)
            continue
        events += [(str(book.head.get("id", path.stem)), event) for event in told]
        unread = partly(book, len(told))
        problems += [unread] if unread else []
    community = Community.fold(events)
    return with_stranded(folder, community) if problems else community, problems


def write_community_projection(folder: DataFolder, community: Community) -> None:
    """Write `community.json` where it says something else: the circles in the tree's order."""
    storage = AtomicJSONStorage(folder.community_projection)
    head = {"format": COMMUNITY, "schema": SCHEMA, "name": community.name}
    circles = _numbered(
        {**circle.model_dump(mode="json"), "depth": depth} for circle, depth in community.tree()
    )
    tables: Tables = {"projection": {"1": head}, "circles": circles}
    with suppress(StoreProblem, OSError):
        if not _may_replace(storage, COMMUNITY):
            return
        known = None
        with suppress(StoreProblem):
            known = storage.read()
        if known != tables:
            storage.write(tables)

"""What one book contributes, whole, or as far as this version understands it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.between import parse_between
from cercle_tui.meeting.circle import Outcome
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.store.book import Book
from cercle_tui.store.encoding import Document
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.session import fold_book

Stamp = list[int]
DOC_FIELDS = ("id", "stamp", "open", "records", "events")


def file_stamp(path: Path) -> Stamp:
    """Return what tells that a file is still the one read: nanoseconds, bytes. Raises OSError."""
    stat = path.stat()
    return [stat.st_mtime_ns, stat.st_size]


@dataclass(frozen=True)
class BookOutcomes:
    """What one book contributes: its outcomes, and the state of the file they were read from."""

    id: str
    stamp: Stamp
    outcomes: tuple[Outcome, ...]
    open: bool = False
    """A meeting not closed yet."""
    problem: StoreProblem | None = None
    """Why this may not be all of it; a projection never keeps what is said so of."""

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
            "events": [ev.dump(o) for o in self.outcomes if isinstance(o, ev.Event)],
        }

    @classmethod
    def from_doc(cls, doc: Mapping[str, Any]) -> "BookOutcomes":
        records = tuple(MeetingRecord.model_validate(r) for r in doc["records"])
        events = tuple(parse_between(e) for e in doc["events"])
        book = cls(doc["id"], list(doc["stamp"]), (*records, *events), bool(doc["open"]))
        book.__dict__["doc"] = {name: doc[name] for name in DOC_FIELDS}  # as it was dumped
        return book


def read_outcomes(path: Path, *, meeting: bool) -> BookOutcomes:
    """Return what the book at `path` contributes. Raises OSError, and StoreProblem as below."""
    stamp = file_stamp(path)
    if not meeting:
        book = Book.open(path, write=False)
        events = read_events(book)
        return BookOutcomes(_id(book), stamp, events, problem=partly(book, len(events)))
    book, told = read_meeting(path)
    left_open = told.state.closed is None and told.n == len(book.events)
    return BookOutcomes(
        _id(book), stamp, (record_of(told),), left_open, problem=partly(book, told.n)
    )


def read_meeting(path: Path) -> tuple[Book, Meeting]:
    """Return a meeting's book, unlocked and read-only, and the meeting it tells.

    A book of a newer cercle tells what this one understands of it. Raises StoreProblem as
    `Book.open` and `fold_book` do, and ``newer_read`` where nothing is understood.
    """
    book = Book.open(path, write=False)
    return book, _as_understood(book) if book.newer else fold_book(book)


def read_events(book: Book) -> tuple[ev.Event, ...]:
    """Return the events of a yearly book; of a newer one, those before the first one unknown.

    Raises StoreProblem ``broken_file``.
    """
    return _known(book, parse_between)


def partly(book: Book, read: int) -> StoreProblem | None:
    """Return what to tell of a newer book of which `read` events were understood, else None."""
    if not book.newer:
        return None
    total = str(len(book.events))
    return StoreProblem("newer_read", path=str(book.path), read=str(read), total=total)


def _id(book: Book) -> str:
    return str(book.head.get("id", book.path.stem))


def _known(book: Book, parse: Callable[[Document], ev.Event]) -> tuple[ev.Event, ...]:
    found: list[ev.Event] = []
    try:
        for doc in book.events:
            found.append(parse(doc))
    except (ValueError, KeyError, TypeError) as error:
        if not book.newer:
            raise StoreProblem("broken_file", path=str(book.path), kept="") from error
    return tuple(found)


def _as_understood(book: Book) -> Meeting:
    """Return the meeting as it stood before what is unknown here, and before what that undoes."""
    events = _known(book, ev.parse)
    meeting = _fold(events)
    while meeting is not None:
        stands = _first_undone(book.events[meeting.n :], meeting.n)
        if stands > meeting.n:
            return meeting
        meeting = _fold(events[: stands - 1])
    raise partly(book, 0) or AssertionError("only a newer book is read in part")


def _fold(events: Sequence[ev.Event]) -> Meeting | None:
    """Return the meeting of the events, up to the first one that does not follow."""
    if not events or not isinstance(events[0], ev.MeetingOpened):
        return None
    meeting = Meeting.open(events[0])
    for event in events[1:]:
        try:
            meeting = meeting.take(event)
        except (RuleBroken, ValueError, KeyError, TypeError):
            break
    return meeting


def _first_undone(later: Sequence[Document], n: int) -> int:
    """Return the first of the `n` events taken that a `later` one takes back, else n + 1."""
    undone = [doc.get("undone") for doc in later if doc.get("kind") == "undone"]
    return min([n + 1, *(one for one in undone if type(one) is int and one > 0)])

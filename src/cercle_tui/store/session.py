"""A meeting open in this process: the one way through from an event to the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.store.book import Book
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock
from cercle_tui.store.problems import NotSaved, StoreProblem

Acknowledge = Callable[[ev.Event], None]


def fold_book(book: Book) -> Meeting:
    """Return the meeting a book tells.

    Raises StoreProblem when it makes none: ``broken_file``, ``newer_schema`` for a newer book.
    """
    try:
        return Meeting.fold(ev.parse(doc) for doc in book.events)
    except (RuleBroken, ValueError, KeyError, TypeError) as error:
        if book.newer:
            raise StoreProblem("newer_schema", path=str(book.path)) from error
        raise StoreProblem("broken_file", path=str(book.path), kept="") from error


class MeetingSession:
    """One meeting and its book. Read `meeting` freely; change it only through `record`.

    `problem` is what opening had to say (the book was mended, someone else writes it), or None.
    """

    def __init__(
        self, folder: DataFolder, slug: str, book: Book, clock: Clock, lock: WriterLock | None
    ) -> None:
        self.folder, self.slug, self.book, self.clock = folder, slug, book, clock
        self._lock = lock
        self.problem: StoreProblem | None = book.mended
        self.acknowledge: Acknowledge | None = None
        self.meeting: Meeting

    @classmethod
    def start(
        cls, folder: DataFolder, context: CircleContext, clock: Clock, minutes: int | None = None
    ) -> "MeetingSession":
        """Open a new meeting of the circle. Raises StoreProblem when its book cannot be made."""
        info, now, meeting = context.info, clock.now(), clock.new_id()
        from zoneinfo import ZoneInfo

        day = now.astimezone(ZoneInfo(info.time_zone)).date()
        path = folder.new_meeting_path(info.slug, day, meeting[-8:])
        folder.ensure()
        lock = WriterLock(path)
        if not lock.acquire():
            raise lock.problem()
        opened = ev.MeetingOpened(
            n=1, at=now, meeting=meeting, context=context, minutes=minutes or info.meeting_minutes
        )
        try:
            book = Book.create(
                path, id=meeting, kind="meeting", circle=info.id, created=now.isoformat(),
                events=[ev.dump(opened)],
            )  # fmt: skip
        except StoreProblem:
            lock.release()
            raise
        session = cls(folder, info.slug, book, clock, lock)
        session.meeting = Meeting.open(opened)
        return session

    @classmethod
    def resume(cls, folder: DataFolder, slug: str, path: Path, clock: Clock) -> "MeetingSession":
        """Open a meeting's book where it stands; read-only when another process writes it.

        Raises StoreProblem when the book cannot be read.
        """
        lock = WriterLock(path)
        mine = lock.acquire()
        try:
            book = Book.open(path, write=mine)
            session = cls(folder, slug, book, clock, lock if mine else None)
            session.meeting = fold_book(book)
        except StoreProblem:
            lock.release()
            raise
        if not mine:
            session.problem = lock.problem()
        elif session.meeting.state.closed and not book.sealed and book.writable:
            book.seal()  # closed, then killed before the seal
        return session

    @property
    def writable(self) -> bool:
        return self._lock is not None and self.book.writable and not self.book.sealed

    @property
    def unsaved(self) -> int:
        """How many events wait for the disk."""
        return len(self.book.pending)

    def record(self, kind: type[ev.Event], **facts: Any) -> ev.Event:
        """Take up one event: rules, then the disk, then the new meeting. Returns it.

        Raises `RuleBroken` or pydantic's `ValidationError` when it is not taken, StoreProblem when
        the book cannot be written by us. A disk that refuses is no reason to stop: the event then
        waits in memory (`unsaved`), and everything is written when the disk is back; only closing
        waits.
        """
        if not self.writable:
            raise self.problem or StoreProblem("read_only", path=str(self.book.path))
        at = max(self.clock.now(), self.meeting.state.now)
        event = kind(n=self.meeting.n + 1, at=at, **facts)
        taken = self.meeting.take(event)
        if isinstance(event, ev.MeetingClosed) and not self.save():
            raise StoreProblem("not_saved", path=str(self.book.path), reason="")
        try:
            self.book.append(ev.dump(event))
        except NotSaved:
            self.meeting = taken
            return event
        self.meeting = taken
        if self.acknowledge is not None:
            self.acknowledge(event)
        if taken.state.closed:
            self.book.seal()
        return event

    def undo(self) -> ev.Event:
        """Take the latest event back; raises `RuleBroken` when there is none."""
        last = self.meeting.last
        return self.record(ev.Undone, undone=last.n if last else 2)

    def redo(self) -> ev.Event:
        """Bring back what was undone last; raises `RuleBroken` when there is nothing."""
        undone = self.meeting.undone
        return self.record(ev.Redone, redone=undone[-1].n if undone else 2)

    def save(self) -> bool:
        """Write what waits; tell whether all is on the disk."""
        try:
            self.book.save()
        except StoreProblem:
            return False
        return True

    def follow(self) -> bool:
        """Read the book again when someone else wrote it; tell whether the meeting changed.

        A reader follows this way, and a writer whose file was replaced under it starts from what
        the file holds now. Raises StoreProblem when it no longer reads.
        """
        if not self.book.changed():
            return False
        self.book.reload()
        self.meeting = fold_book(self.book)
        return True

    def close(self) -> None:
        """Give the book back; the meeting itself stays as it is."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

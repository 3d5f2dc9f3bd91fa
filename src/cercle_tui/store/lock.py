"""One writer per book: a lock that the system frees when its process dies, and who holds it."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from cercle_tui.store.disk import FILE_MODE, make_folder, write_private
from cercle_tui.store.problems import StoreProblem

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MAX_HOLDER = 4096  # bytes


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes a book: the host's name, the process, since when (ISO 8601, UTC)."""

    host: str
    pid: int
    since: str


class WriterLock:
    """The right to write the book at `path`, for one process at a time on this machine.

    The lock is on ``<book>.lock``, which stays; who holds it is in ``<book>.holder.json``, apart,
    because taking a lock empties the lock file.
    """

    def __init__(self, path: Path) -> None:
        self._lock_path = path.with_name(f"{path.name}.lock")
        self._holder_path = path.with_name(f"{path.name}.holder.json")
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._lock is not None

    def acquire(self) -> bool:
        """Take the lock if it is free, without waiting; False when someone else holds it.

        False too where nothing can be written, since nobody can write the book there.
        """
        if self.held:
            return True
        import filelock

        try:
            make_folder(self._lock_path.parent)
            lock = filelock.FileLock(self._lock_path, mode=FILE_MODE, thread_local=False)
            lock.acquire(timeout=0)
        except (OSError, StoreProblem):  # filelock's Timeout is an OSError
            return False
        self._lock = lock
        self._sign()
        return True

    def holder(self) -> Holder | None:
        """Return who last took the lock, as they wrote it; ask when `acquire` returned False."""
        try:
            with self._holder_path.open("rb") as file:
                said = json.loads(file.read(_MAX_HOLDER))
            return Holder(str(said["host"]), int(said["pid"]), str(said["since"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def problem(self) -> StoreProblem:
        """Return the ``held_by_other`` problem to tell people; unknown parts are empty."""
        holder = self.holder() or Holder("", 0, "")
        return StoreProblem(
            "held_by_other",
            path=str(self._lock_path),
            host=holder.host,
            pid=str(holder.pid or ""),
            since=holder.since,
        )

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not ours."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._holder_path.unlink()
        lock, self._lock = self._lock, None
        lock.release()

    def __enter__(self) -> "WriterLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _sign(self) -> None:
        import platform

        since = datetime.now(UTC).isoformat(timespec="seconds")
        said = json.dumps(asdict(Holder(platform.node(), os.getpid(), since)))
        with suppress(OSError):
            write_private(self._holder_path, said.encode())

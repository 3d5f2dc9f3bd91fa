"""The few calls through which the store touches the disk, so that a test can refuse any."""

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cercle_tui.store.problems import StoreProblem, reason

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_EXTRA = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | _NOFOLLOW
_RETRY_AFTER = (0.01, 0.03, 0.1, 0.3)  # seconds; a reader or a virus scanner lets go soon


class Stamp(NamedTuple):
    """What tells that a file is still the one we knew: nanoseconds, bytes, inode."""

    mtime_ns: int
    size: int
    inode: int


class Disk:
    """The real disk; every method raises OSError as the system does."""

    def read(self, path: Path, max_bytes: int) -> tuple[bytes, Stamp]:
        """Return the bytes of a regular file and its stamp, both of the same moment.

        Raises StoreProblem: ``foreign_file`` for a link, folder or device, ``too_large``.
        """
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise StoreProblem("foreign_file", path=str(path))
        fd = os.open(path, os.O_RDONLY | _EXTRA)
        with os.fdopen(fd, "rb") as file:
            seen = os.fstat(fd)
            if seen.st_size > max_bytes:
                raise StoreProblem("too_large", path=str(path), limit=str(max_bytes))
            return file.read(max_bytes), _stamp(seen)

    def open(self, path: Path) -> int:
        """Create a new private file, never through a link and never an existing one."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EXTRA, FILE_MODE)

    def write(self, fd: int, data: bytes) -> None:
        """Write all of `data`, however many calls the system needs."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]

    def fsync(self, fd: int) -> None:
        """Return once the bytes are on the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            # There, fsync stops at the drive's own cache.
            with suppress(OSError):
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
                return
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close the file."""
        os.close(fd)

    def link(self, source: Path, target: Path) -> None:
        """Give the file `source` the second name `target`."""
        target.hardlink_to(source)

    def replace(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`, replacing it; on Windows, insist a little."""
        if sys.platform == "win32":
            for seconds in _RETRY_AFTER:
                try:
                    source.replace(target)
                except PermissionError:
                    time.sleep(seconds)
                else:
                    return
        source.replace(target)

    def fsync_dir(self, folder: Path) -> None:
        """Return once the names in `folder` are on the disk, where the system can say so."""
        if sys.platform == "win32":
            return
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(fd)

    def unlink(self, path: Path) -> None:
        """Remove the name `path`."""
        path.unlink()


DISK = Disk()


def _stamp(seen: os.stat_result) -> Stamp:
    return Stamp(seen.st_mtime_ns, seen.st_size, seen.st_ino)


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of `path`, or None when there is nothing there."""
    try:
        return _stamp(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def spare_name(path: Path) -> Path:
    """Return a new name beside `path` for a file that is not yet in its place."""
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")


def sweep(disk: Disk, path: Path) -> None:
    """Remove what an interrupted write of `path` left beside it; what resists stays."""
    prefix = f"{path.name}."
    with suppress(OSError), os.scandir(path.parent) as entries:
        for name in [entry.name for entry in entries]:
            if name.startswith(prefix) and name.endswith(".tmp"):
                with suppress(OSError):
                    disk.unlink(path.with_name(name))


def write_spare(disk: Disk, path: Path, data: bytes) -> Path:
    """Write `data` to the disk under a new name beside `path` and return that name.

    On OSError the file is removed if it can be.
    """
    spare = spare_name(path)
    fd = disk.open(spare)
    try:
        try:
            disk.write(fd, data)
            disk.fsync(fd)
        finally:
            disk.close(fd)
    except BaseException:
        with suppress(OSError):
            disk.unlink(spare)
        raise
    return spare


def write_private(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Put `data` at `path` whole or not at all, mode 0600, without keeping the previous."""
    spare = write_spare(disk, path, data)
    try:
        disk.replace(spare, path)
        disk.fsync_dir(path.parent)
    except BaseException:
        with suppress(OSError):
            disk.unlink(spare)
        raise


def make_folder(path: Path, disk: Disk = DISK) -> None:
    """Create `path` and its missing parents, mode 0700, and see their names onto the disk.

    Raises StoreProblem ``no_folder``.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            disk.fsync_dir(folder.parent)
    except OSError as error:
        raise StoreProblem("no_folder", path=str(path), reason=reason(error)) from error

"""Folders that refuse to be changed, or listed, root included: what a reader of a copy meets."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CALLS = frozenset({
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod",
    "os.chown", "os.utime", "os.truncate", "os.setxattr",
})  # fmt: skip
_LISTING = frozenset({"os.listdir", "os.scandir"})
_closed: list[Path] = []
_hidden: list[Path] = []
refused: list[str] = []
"""The calls refused since the folder was closed."""


def _guard(event: str, args: tuple[object, ...]) -> None:
    if _hidden and event in _LISTING and isinstance(args[0], str | os.PathLike):
        path = Path(args[0]).absolute()
        if path in _hidden:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if not _closed or (event != "open" and event not in _CALLS):
        return
    if event == "open":
        flags = args[2]
        if not isinstance(flags, int) or not flags & _CHANGING:
            return
        args = args[:1]
    for arg in args:
        if not isinstance(arg, str | bytes | os.PathLike):
            continue
        path = Path(os.fsdecode(arg)).absolute()
        if any(path.is_relative_to(root) for root in _closed):
            refused.append(f"{event} {path}")
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))


sys.addaudithook(_guard)


@contextmanager
def unwritable(root: Path) -> Iterator[None]:
    """Refuse every call of this process that would change `root` or what is under it."""
    refused.clear()
    _closed.append(root.absolute())
    try:
        yield
    finally:
        _closed.remove(root.absolute())


@contextmanager
def unlistable(folder: Path) -> Iterator[None]:
    """Refuse to say what is in `folder`."""
    _hidden.append(folder.absolute())
    try:
        yield
    finally:
        _hidden.remove(folder.absolute())


def tree(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return every name under `root` with its time of change and its bytes."""
    return {
        path.relative_to(root).as_posix(): (
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(root.rglob("*"))
    }

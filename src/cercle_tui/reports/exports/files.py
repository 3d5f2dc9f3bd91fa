"""What the user asks to write: a file whole or not at all, a folder that knows what it wrote."""

import json
import os
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cercle_tui.reports.exports.refused import Refused
from cercle_tui.store.disk import DISK, spare_name

MANIFEST = ".cercle-export.json"
_SAMPLE_BYTES = 4096
_OF_A_BOOK = b'"format":"cercle-book"'
_FOLDER_FORMAT = "cercle-export-folder"
_OWN_PATH = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[A-Za-z0-9-]+\.md")
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_file(
    path: Path,
    content: bytes,
    *,
    ours: Callable[[bytes], bool],
    data: Path | None = None,
    force: bool = False,
) -> Path:
    """Put `content` at `path` and return where it is, links followed and `~` understood.

    `data` is the data folder, in which nothing is written so. A file already there must be `ours`
    by its first and last bytes, unless `force`, and never a book of records. It keeps its mode; a
    new one has the usual mode of documents, since it is made to be handed on. Raises `Refused`
    and OSError.
    """
    path = outside(path, data)
    mode = None
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise Refused("a_folder", path)
        if not stat.S_ISREG(mode):
            raise Refused("not_a_file", path)
        sample = _sample(path)
        if _OF_A_BOOK in sample:
            raise Refused("a_book", path)
        if sample and not force and not ours(sample):
            raise Refused("foreign_file", path)
    try:
        _put(path, content, mode, sync=True)
    except OSError as error:  # about the file that was named, not the one beside it
        raise OSError(error.errno, error.strerror, str(path)) from error
    return path


def outside(path: Path, data: Path | None) -> Path:
    """Return where `path` leads; raises `Refused` inside the data folder, whatever its name."""
    whole = Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111 - it never raises
    if data is not None:
        root = Path(os.path.realpath(data))
        for place in (whole, *whole.parents):
            if place == root or (place.exists() and root.exists() and place.samefile(root)):
                raise Refused("inside_data", whole)
    return whole


def _sample(path: Path) -> bytes:
    """Return the first and the last bytes of a file, all of it when it is short."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
        rest = path.stat().st_size - len(head)
        if rest <= 0:
            return head
        file.seek(-min(rest, _SAMPLE_BYTES), os.SEEK_END)
        return head + file.read(_SAMPLE_BYTES)


def _put(path: Path, data: bytes, mode: int | None, *, sync: bool) -> None:
    """Write beside, then take the place; `sync` waits until it is on the disk itself."""
    spare = spare_name(path)
    fd = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666)
    try:
        try:
            DISK.write(fd, data)
            if sync:
                DISK.fsync(fd)
        finally:
            os.close(fd)
        if mode is not None:
            spare.chmod(stat.S_IMODE(mode))
        DISK.replace(spare, path)
    except BaseException:
        with suppress(OSError):
            spare.unlink()
        raise
    if sync:
        DISK.fsync_dir(path.parent)


def write_folder(root: Path, pages: Mapping[str, str], *, force: bool = False) -> Path:
    """Write pages by their path below `root`, and remove those of an earlier export that are over.

    Only what the manifest it left says it wrote, unchanged since, is ever removed. A folder that
    holds something else is refused, unless `force`, which writes beside it; what begins with a
    dot, such as a repository's own folder, is nobody's concern. Raises `Refused` and OSError.
    """
    root = Path(os.path.realpath(root))
    if root.exists() and not root.is_dir():
        raise Refused("not_a_file", root)
    root.mkdir(parents=True, exist_ok=True)
    before = _manifest(root)
    if before is None and not force and any(e.name[:1] != "." for e in root.iterdir()):
        raise Refused("foreign_folder", root)
    data = {path: text.encode() for path, text in pages.items()}
    for path in data:
        known = before is not None and path in before
        if not known and not force and os.path.lexists(root / path):
            raise Refused("foreign_file", root / path)
    now = {path: sha256(text).hexdigest() for path, text in data.items()}
    _note(root, {**(before or {}), **now})
    for path, text in data.items():
        _page(root / path, text)
    for path, digest in (before or {}).items():
        if path not in now:
            _remove(root, path, digest)
    _note(root, now)
    return root


def _manifest(root: Path) -> dict[str, str] | None:
    """Return the digests of the pages written before, by path; None where no export was."""
    try:
        told = json.loads((root / MANIFEST).read_bytes())
        if told["format"] != _FOLDER_FORMAT:
            return None
        return {p: str(d) for p, d in dict(told["files"]).items() if _OWN_PATH.fullmatch(p)}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _note(root: Path, files: Mapping[str, str]) -> None:
    told = {"format": _FOLDER_FORMAT, "schema": 1, "files": dict(sorted(files.items()))}
    _put(root / MANIFEST, (json.dumps(told, indent=1) + "\n").encode(), None, sync=True)


def _page(path: Path, data: bytes) -> None:
    """Write one page, unless it says so already; never through a link to a folder."""
    if path.parent.is_symlink():
        raise Refused("not_a_file", path.parent)
    path.parent.mkdir(exist_ok=True)
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return
    if path.is_dir():
        raise Refused("a_folder", path)
    _put(path, data, None, sync=False)


def _remove(root: Path, path: str, digest: str) -> None:
    """Remove a page that no longer is part of the export, unless somebody made it theirs."""
    page = root / path
    if page.parent.is_symlink() or page.is_symlink() or not page.is_file():
        return
    if sha256(page.read_bytes()).hexdigest() != digest:
        return
    page.unlink()
    if page.parent != root:
        with suppress(OSError):
            page.parent.rmdir()

"""Putting broken and outdated books aside, so that opening one never loses a byte."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cercle_tui.store.disk import Disk, make_folder, write_private, write_spare
from cercle_tui.store.encoding import Tables, parse
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem, reason
from cercle_tui.store.storage import backup_path

Check = Callable[[Path, Tables], object]


def mend(path: Path, disk: Disk, max_bytes: int, check: Check) -> StoreProblem:
    """Put the broken book `path` aside in ``quarantine/`` and its ``.bak`` in its place.

    Returns the ``mended`` problem to tell people. Raises StoreProblem ``broken_file`` when there
    is no readable ``.bak`` (then nothing is left at `path`) or no data folder around it (then
    nothing is touched), and ``unreadable`` when the system refuses.
    """
    home = DataFolder.holding(path)
    if home is None:
        raise StoreProblem("broken_file", path=str(path), kept="")
    bak = backup_path(path)
    try:
        previous, _ = disk.read(bak, max_bytes)
        check(bak, parse(previous, bak))
    except (OSError, StoreProblem):
        previous = b""
    try:
        kept = _aside(path, home.quarantine, disk)
        if previous:
            write_private(path, previous, disk)
            return StoreProblem("mended", path=str(path), kept=str(kept))
        disk.unlink(path)
        with suppress(OSError):
            _aside(bak, home.quarantine, disk)
            disk.unlink(bak)
    except OSError as error:
        raise StoreProblem("unreadable", path=str(path), reason=reason(error)) from error
    raise StoreProblem("broken_file", path=str(path), kept=str(kept))


def keep_older(path: Path, disk: Disk) -> Path:
    """Copy a book about to be migrated to ``backups/`` and return the copy's path.

    Raises OSError, and StoreProblem ``no_folder``.
    """
    home = DataFolder.holding(path)
    return _aside(path, home.backups if home else path.parent / "backups", disk)


def _aside(path: Path, folder: Path, disk: Disk) -> Path:
    """Give `path` a second name in `folder`, or a copy where there are no links."""
    make_folder(folder, disk)
    target = folder / path.name
    number = 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{path.stem}.{number}{path.suffix}"
    try:
        disk.link(path, target)
    except OSError:
        spare = write_spare(disk, target, path.read_bytes())
        try:
            disk.replace(spare, target)
        except BaseException:
            with suppress(OSError):
                disk.unlink(spare)
            raise
    disk.fsync_dir(folder)
    return target

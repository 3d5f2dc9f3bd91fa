"""Books of meetings held, to be walked again: played once, without waiting for the disk."""

import os
from pathlib import Path

import pytest

from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.rehearsal import play, read_script, shipped


def played(name: str, root: Path) -> tuple[DataFolder, CircleInfo]:
    """Play a shipped rehearsal into a folder of its own; the disk need not keep it."""
    folder, script = DataFolder(root), read_script(shipped()[name])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)
        play(script, folder)
    return folder, script.info


def files(root: Path) -> dict[str, bytes]:
    """Return every file of a folder, with what it holds."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }

"""A circle that met three times, a copy of its folder elsewhere, and commands run on the copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from harm_support import TEXTS
from store_support import INFO, close, decide, founded, started, ticking, to_items

from cercle_tui.cli import main
from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.yearbook import write_between


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Three meetings, each with one of the decisions `TEXTS`."""
    clock = ticking()
    folder = founded(tmp_path_factory.mktemp("lived") / "data", clock)
    for text in TEXTS:
        agenda = (AgendaItem(id="i1", title="Calendrier"),)
        write_between(folder, INFO.slug, INFO.id, clock, [(bt.AgendaPrepared, {"items": agenda})])
        session = started(folder, clock)
        to_items(session)
        decide(session, text)
        close(session)
        session.close()
    CircleProjection(folder, INFO).load()
    return folder


@pytest.fixture
def copy(lived: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy elsewhere, its files younger than any projection knows."""
    shutil.copytree(lived.root, tmp_path / "copy", copy_function=shutil.copyfile)
    return DataFolder(tmp_path / "copy")


@pytest.fixture
def cercle(copy, tmp_path, capsys, monkeypatch) -> Callable[..., tuple[int, str, str]]:
    """Run a command on the copy: its status, what it printed, what it said of problems."""
    monkeypatch.setenv("CERCLE_CACHE", str(tmp_path / "cache"))

    def run(*args: str) -> tuple[int, str, str]:
        status = main([*args, "--data", str(copy.root), "--lang", "en"])
        out, err = capsys.readouterr()
        return status, out, err

    return run

"""Tensions kept on this machine: private files, whole or not at all, and gone when removed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cercle_tui.model.followup import Tension
from cercle_tui.model.tension_note import TensionNote
from cercle_tui.store.disk import Disk
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.private_notes import PrivateNotes
from cercle_tui.store.problems import NotSaved

AT = datetime(2026, 3, 10, 23, tzinfo=UTC)


def note(id: str = "n1", **more: object) -> TensionNote:
    told = {"circle": "c1", "bearer": "a", "name": "Amina", "noted": AT,
            "tension": Tension(fact="La porte claque.", need="Du calme")}  # fmt: skip
    return TensionNote.model_validate({"id": id, **told, **more})


def test_a_note_comes_back_as_it_was_in_a_private_file(tmp_path: Path) -> None:
    notes = PrivateNotes(DataFolder(tmp_path))
    assert notes.load() == ()
    notes.save(note())
    assert notes.load() == (note(),)
    (path,) = (tmp_path / "private" / "tensions").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_removed_for_good_takes_its_texts_along_and_no_other(tmp_path: Path) -> None:
    notes = PrivateNotes(DataFolder(tmp_path))
    notes.save(note("n1"))
    notes.save(note("n10"))
    first, second = (notes.write_text(note("n1"), "Pour Luc") for _ in range(2))
    assert first != second
    assert first.stat().st_mode & 0o777 == 0o600
    notes.remove(note("n1"))
    notes.remove(note("n1"))
    assert [path.name for path in notes.folder.iterdir()] == ["n10.json"]


def test_a_disk_that_refuses_leaves_the_note_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = PrivateNotes(DataFolder(tmp_path))
    notes.save(note())

    def refuse(_disk: Disk, _fd: int, _data: bytes) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(Disk, "write", refuse)
    with pytest.raises(NotSaved):
        notes.save(note(tension=Tension(fact="Autre chose")))
    assert notes.load() == (note(),)
    assert len(list(notes.folder.iterdir())) == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_show(tmp_path: Path) -> None:
    notes = PrivateNotes(DataFolder(tmp_path))
    notes.save(note())
    (notes.folder / "n2.json").write_text("{")
    assert notes.load() == (note(),)
    assert notes.unread == [notes.folder / "n2.json"]

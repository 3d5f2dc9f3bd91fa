"""Drafts: the words being typed survive a crash, and never get in the way."""

import stat
from pathlib import Path

import pytest

from cercle_tui.store.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "private" / "drafts")


def test_kept_replaced_and_forgotten(drafts: Drafts, tmp_path: Path) -> None:
    assert drafts.load("b1") is None
    assert drafts.save("b1", "proposal", {"title": "Clés", "text": "L\u00a0’entrée\n\ud800"})
    assert drafts.save("b2", "note", {})
    assert drafts.load("b1") == ("proposal", {"title": "Clés", "text": "L\u00a0’entrée\n\ud800"})
    assert drafts.save("b1", "note", {"text": "x"})
    assert drafts.load("b1") == ("note", {"text": "x"})
    folder = tmp_path / "private" / "drafts"
    assert sorted(path.name for path in folder.iterdir()) == ["b1.json", "b2.json"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "b1.json").stat().st_mode) == 0o600
    assert drafts.clear("b1")
    assert drafts.clear("b1")
    assert drafts.load("b1") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"form":1,"values":{}}', b'{"form":"a","values":[]}', b"[" * 100_000,
     b'{"form":"a","values":{"x":1}}', b"\xff"],
)  # fmt: skip
def test_an_unreadable_draft_is_none(drafts: Drafts, tmp_path: Path, data: bytes) -> None:
    drafts.save("b1", "note", {})
    (tmp_path / "private" / "drafts" / "b1.json").write_bytes(data)
    assert drafts.load("b1") is None


def test_a_disk_that_refuses_is_a_false(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    drafts = Drafts(file / "drafts")
    assert not drafts.save("b1", "note", {"text": "x"})
    assert drafts.load("b1") is None
    assert not drafts.clear("b1")


def test_only_ids_become_names(drafts: Drafts) -> None:
    for call in (lambda: drafts.save("../x", "f", {}), lambda: drafts.clear("a/b")):
        with pytest.raises(ValueError, match="not a book's id"):
            call()
    assert drafts.load("../x") is None


def test_too_long_a_draft_is_refused(drafts: Drafts) -> None:
    assert not drafts.save("b1", "note", {"text": "x" * 5_000_000})

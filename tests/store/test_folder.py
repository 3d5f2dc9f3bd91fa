"""The data folder: its layout, what is a book in it, what a synchronisation tool left."""

import stat
from datetime import date
from pathlib import Path

import pytest

from cercle_tui.store.folder import ConflictCopy, DataFolder, check_slug
from cercle_tui.store.problems import StoreProblem


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"{}")
    return path


def test_where_everything_is(folder: DataFolder) -> None:
    def at(path: Path) -> str:
        return path.relative_to(folder.root).as_posix()

    day = date(2026, 3, 4)
    assert at(folder.community_projection) == "community.json"
    assert at(folder.community_path(2026, "0a1b2c3d")) == "community/2026-0a1b2c3d.json"
    assert at(folder.register_path("jardin")) == "circles/jardin/register.json"
    assert at(folder.between_path("jardin", 2026, "0a1b2c3d")) == (
        "circles/jardin/between/2026-0a1b2c3d.json"
    )
    meeting = folder.new_meeting_path("jardin", day, "01h8x7y6")
    assert at(meeting) == "circles/jardin/meetings/2026/2026-03-04-01h8x7y6.json"
    part = folder.new_meeting_path("jardin", day, "01h8x7y6", part="0a1b2c3d")
    assert part.name == "2026-03-04-01h8x7y6-0a1b2c3d.json"
    assert at(folder.drafts) == "private/drafts"
    assert at(folder.backups) == "backups"
    assert at(folder.quarantine) == "quarantine"
    for book in (meeting, folder.between_path("j", 2026, "a"), folder.community_path(2026, "a")):
        assert DataFolder.holding(book) == folder
    assert DataFolder.holding(folder.root / "notes" / "x.json") is None
    assert DataFolder.holding(Path("/x.json")) is None


@pytest.mark.parametrize(
    "slug", ["", "..", "a/b", "Jardin", "é", "-a", "a-", "a b", "a" * 65, "a\n"]
)
def test_only_slugs_become_names(folder: DataFolder, slug: str) -> None:
    with pytest.raises(ValueError, match="not a slug"):
        check_slug(slug)
    for call in (
        lambda: folder.register_path(slug),
        lambda: folder.meeting_books(slug),
        lambda: folder.between_path("a", 2026, slug),
        lambda: folder.community_path(2026, slug),
        lambda: folder.new_meeting_path(slug, date(2026, 1, 1), "abc"),
    ):
        with pytest.raises(ValueError, match="not a slug"):
            call()


def test_which_folder_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    env = {"CERCLE_DATA": str(tmp_path / "env")}
    assert DataFolder.locate("given", env).root == tmp_path / "given"
    assert DataFolder.locate("~/home", env).root == tmp_path / "home"
    assert DataFolder.locate("~nobody-there/x", env).root == tmp_path / "~nobody-there" / "x"
    assert DataFolder.locate(None, env).root == tmp_path / "env"
    assert DataFolder.locate(None, {"CERCLE_DATA": ""}).root.name == "cercle"


def test_ensure_makes_it_private_or_says_why_not(folder: DataFolder) -> None:
    folder.ensure()
    folder.ensure()
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    file = touch(folder.root / "file")
    with pytest.raises(StoreProblem) as caught:
        DataFolder(file / "deeper").ensure()
    assert caught.value.code == "no_folder"


def test_books_and_nothing_else(folder: DataFolder) -> None:
    assert list(folder.all_books()) == folder.conflict_copies() == folder.circle_slugs() == []
    late = touch(folder.new_meeting_path("jardin", date(2026, 3, 4), "01h8x7y6"))
    early = touch(folder.new_meeting_path("jardin", date(2025, 3, 4), "01h8x7y6"))
    between = touch(folder.between_path("jardin", 2026, "0a1b2c3d"))
    community = touch(folder.community_path(2026, "0a1b2c3d"))
    touch(folder.register_path("jardin"))
    touch(folder.root / "circles" / "Not A Slug" / "between" / "2026-a.json")
    for ending in (".bak", ".lock", ".holder.json", ".0badcafe.tmp"):
        touch(late.with_name(late.name + ending))
        touch(community.with_name(community.name + ending))
    assert folder.circle_slugs() == ["jardin"]
    assert folder.meeting_books("jardin") == [early, late]
    assert folder.between_books("jardin") == [between]
    assert folder.community_books() == [community]
    assert list(folder.all_books()) == [community, early, late, between]
    assert folder.conflict_copies() == []


@pytest.mark.parametrize(
    "mark",
    [
        ".sync-conflict-20260304-120000-ABCDEFG",
        " (conflicted copy 2026-03-04 120000)",
        " (Zoé's conflicted copy 2026-03-04)",
        " (copie en conflit de Zoé 2026-03-04)",
        " (1)",
    ],
)
def test_conflict_copies_are_noticed_and_are_no_books(folder: DataFolder, mark: str) -> None:
    books = [
        touch(folder.new_meeting_path("jardin", date(2026, 3, 4), "01h8x7y6")),
        touch(folder.between_path("jardin", 2026, "0a1b2c3d")),
        touch(folder.community_path(2026, "0a1b2c3d")),
    ]
    copies = [touch(book.with_name(book.stem + mark + ".json")) for book in books]
    found = folder.conflict_copies()
    assert {copy.path for copy in found} == set(copies)
    assert {copy.original for copy in found} == set(books)
    assert all(isinstance(copy, ConflictCopy) for copy in found)
    assert set(folder.all_books()) == set(books)


def test_a_machine_keeps_its_id(folder: DataFolder) -> None:
    drawn = folder.machine_id()
    assert folder.machine_id() == drawn == check_slug(drawn)
    assert len(drawn) == 8
    assert [path.name for path in folder.private.iterdir()] == ["machine"]
    assert stat.S_IMODE((folder.private / "machine").stat().st_mode) == 0o600
    assert DataFolder(folder.root.with_name("other")).machine_id() != drawn


@pytest.mark.parametrize("bad", [b"", b"../../x\n", b"\xff\xff"])
def test_a_spoilt_machine_id_is_drawn_again(folder: DataFolder, bad: bytes) -> None:
    folder.machine_id()
    (folder.private / "machine").write_bytes(bad)
    drawn = folder.machine_id()
    assert folder.machine_id() == drawn
    assert len(drawn) == 8


def test_nowhere_to_keep_a_machine_id(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        DataFolder(touch(tmp_path / "file")).machine_id()

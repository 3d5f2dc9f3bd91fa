"""Files that the user names: never a book, never another's file, whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest
from kept_minutes import Kept

from cercle_tui.cli import main
from cercle_tui.reports.exports.files import write_file
from cercle_tui.reports.exports.refused import Refused
from cercle_tui.store.disk import Disk

FORMS = ("md", "html", "pdf", "txt", "json")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    kept = Kept(tmp_path_factory.mktemp("user") / "data")
    kept.meet()
    kept.later(days=20)
    kept.meet("Deux clés par personne.", "i2")
    return kept


def run(home: Kept, *argv: str, lang: str = "fr") -> int:
    return main([*argv, "--data", str(home.folder.root), "--lang", lang])


def book(home: Kept) -> Path:
    return next(home.folder.root.rglob("meetings/**/*.json"))


COMMANDS = [("minutes", "--format", "json"), ("minutes", "--changes"), ("due",), ("due", "--json"),
            ("due", "--ics"), ("export", "json")]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_no_command_writes_over_a_book(
    home: Kept, tmp_path: Path, command: tuple[str, ...], force: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    mine, link = book(home), tmp_path / "pv.json"
    before = mine.read_bytes()
    link.symlink_to(mine)
    elsewhere = tmp_path / "copy.json"
    elsewhere.write_bytes(before)
    if command == ("minutes", "--changes"):
        home.correct(home.circle.meetings[-1].id, "Trois clés.")
    for path in (mine, link, elsewhere, mine.with_name("new.txt")):
        assert run(home, *command, *force, "-o", str(path)) == 1, path
        assert not capsys.readouterr().out
    assert mine.read_bytes() == elsewhere.read_bytes() == before and link.is_symlink()
    assert not mine.with_name("new.txt").exists()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_not_ours_needs_force(
    home: Kept, tmp_path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    if command == ("minutes", "--changes"):
        home.correct(home.circle.meetings[-1].id, "Quatre clés.")
    path = tmp_path / "these"
    path.write_text("Un cercle, une thèse.\n")
    assert run(home, *command, "-o", str(path)) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "Un cercle, une thèse.\n"
    assert run(home, *command, "--force", "-o", str(path)) == 0
    assert "thèse" not in path.read_text() and str(path) in capsys.readouterr().out


@pytest.mark.parametrize("form", FORMS)
def test_minutes_replace_minutes_of_the_same_form_and_no_other(
    home: Kept, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"pv.{form}"
    older = home.circle.meetings[0].id
    assert run(home, "minutes", older, "-o", str(path)) == 0
    first = path.read_bytes()
    assert run(home, "minutes", "-o", str(path), lang="en") == 0
    assert path.read_bytes() != first
    for other in FORMS:
        if other != form:
            assert run(home, "minutes", "--format", other, "-o", str(path)) == 1, other
    assert run(home, "minutes", "-o", str(path)) == 0
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("how", [(), ("--json",), ("--ics",)], ids=["text", "json", "ics"])
def test_what_is_due_replaces_itself(home: Kept, tmp_path: Path, how: tuple[str, ...]) -> None:
    path = tmp_path / "due"
    line = ("due", "--within", "10y", *how, "-o", str(path))
    assert run(home, *line) == 0 and run(home, *line, lang="en") == 0
    for other in {(), ("--json",), ("--ics",)} - {how}:
        assert run(home, "due", "--within", "10y", *other, "-o", str(path)) == 1, other


def test_anothers_calendar_that_speaks_of_a_circle_is_not_ours(home: Kept, tmp_path: Path) -> None:
    path = tmp_path / "mine.ics"
    theirs = "BEGIN:VCALENDAR\r\nPRODID:-//Agenda//FR\r\nX-WR-CALNAME:Mon cercle de lecture\r\n"
    path.write_text(theirs)
    for command in (("due", "--ics"), ("export", "ics")):
        assert run(home, *command, "-o", str(path)) == 1
    assert path.read_bytes().decode().splitlines() == theirs.splitlines()


def test_a_full_disk_loses_nothing(
    home: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pv.md"
    assert run(home, "minutes", home.circle.meetings[0].id, "-o", str(path)) == 0
    before = path.read_bytes()

    def full(_disk: Disk, fd: int, data: bytes) -> None:
        os.write(fd, data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Disk, "write", full)
    assert run(home, "minutes", "-o", str(path)) == 1
    assert str(path) in capsys.readouterr().err
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["pv.md"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_new_file_has_the_mode_of_documents(home: Kept, tmp_path: Path) -> None:
    path, other = tmp_path / "pv.md", tmp_path / "note"
    other.touch()
    assert run(home, "minutes", "-o", str(path)) == 0
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_minus_is_the_pipe(
    home: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(home, "minutes", "-o", "-") == 0 and run(home, "due", "-o", "-") == 0
    assert capsys.readouterr().out.startswith("# ") and not list(tmp_path.iterdir())


def test_the_data_folder_is_known_by_any_of_its_names(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    data.mkdir()
    other.symlink_to(data)
    for root, path in ((data, other / "x"), (other, data / "a" / "x"), (data, data)):
        with pytest.raises(Refused, match="inside_data"):
            write_file(path, b"x", ours=lambda _: True, data=root, force=True)

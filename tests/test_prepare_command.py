"""`cercle prepare`: the invitation, printed or written, in a pipe as on a terminal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cercle_tui.cli import main
from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.followup import NextMeeting
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.home.founding import Founding, found

NOW = datetime.now(UTC).replace(microsecond=0)
CLOCK = Clock(now=lambda: NOW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Horizon meets in ten days with an agenda; Ancrage has neither date nor agenda."""
    data = DataFolder(tmp_path_factory.mktemp("prepare"))
    planned = NextMeeting(starts=NOW + timedelta(days=10), place="Local 12")
    for name, when in (("Horizon", planned), ("Ancrage", None)):
        founding = Founding(name, community="Rive-Sud", members=("Amina", "Luc"), next=when)
        info = found(data, CLOCK, founding, NOW.date())
        if when is not None:
            items = (AgendaItem(id="p1", title="Les clés", minutes=25),)
            facts = [(bt.AgendaPrepared, {"items": items})]
            write_between(data, info.slug, info.id, CLOCK, facts)
    return data


def run(folder: DataFolder, *argv: str) -> int:
    return main(["prepare", *argv, "--data", str(folder.root), "--lang", "en"])


def test_the_invitation_is_printed(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "horizon") == 0
    said = capsys.readouterr()
    assert "Local 12" in said.out and "1. Les clés (decide · 25\u00a0min)" in said.out
    assert said.err == "" and "\x1b" not in said.out


def test_the_name_of_the_file_says_its_form(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "i.ics"
    assert run(folder, "horizon", "-o", str(path)) == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert str(path) in capsys.readouterr().out
    assert run(folder, "horizon", "--format", "md") == 0
    assert capsys.readouterr().out.startswith("# Horizon")


def test_a_missing_date_is_said_with_what_to_do(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "ancrage") == 0
    said = capsys.readouterr()
    assert "the date is still to come" in said.out
    assert "p then d" in said.err and "No agenda" in said.err
    assert run(folder, "ancrage", "--format", "ics") == 1
    assert "p then d" in capsys.readouterr().err


def test_nothing_of_ours_nor_of_theirs_is_written_over(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, book = tmp_path / "notes.txt", folder.between_books("horizon")[0]
    own.write_text("mes notes")
    before = book.read_bytes()
    for path in (own, book, folder.root / "invitation.ics"):
        assert run(folder, "horizon", "--format", "ics", "-o", str(path)) == 1
    assert run(folder, "horizon", "-o", str(tmp_path / "i.pdf")) == 1
    assert "txt, md, ics" in capsys.readouterr().err
    assert own.read_text() == "mes notes" and book.read_bytes() == before
    assert not (tmp_path / "i.pdf").exists()
    calendar = tmp_path / "twice.ics"
    assert [run(folder, "horizon", "-o", str(calendar)) for _ in range(2)] == [0, 0]

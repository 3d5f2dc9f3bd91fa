"""`cercle community` and `cercle expert`: what they print, in a pipe as on a terminal."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cercle_tui.cli import main
from cercle_tui.meeting import between as bt
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import NextMeeting
from cercle_tui.model.people import Member, Standing
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.observations import OwnObservation, keep_observation
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.home.founding import Founding, found

NOW = datetime.now(UTC).replace(microsecond=0)
CLOCK = Clock(now=lambda: NOW)
EXPERT = Member(id="solange", name="Solange", standing=Standing.EXPERT)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, CircleInfo]:
    """Two circles; an expert follows one, observed it, and keeps a note for herself."""
    data = DataFolder(tmp_path_factory.mktemp("community"))
    planned = NextMeeting(starts=NOW + timedelta(days=10), place="Local 12")
    infos = [
        found(data, CLOCK, Founding(name, "Rive-Sud", members=("Amina", "Luc"), next=when),
              NOW.date())
        for name, when in (("Horizon", planned), ("Ancrage", None))
    ]  # fmt: skip
    one, on = infos[0], NOW.date()
    told = {"person": "solange", "on": on, "text": "On s’écoute."}
    facts = [(bt.MemberJoined, {"member": EXPERT}), (bt.Observed, told)]
    write_between(data, one.slug, one.id, CLOCK, facts)
    keep_observation(
        data, OwnObservation(circle=one.id, person="solange", on=on, text="À part moi.")
    )
    return data, one


def run(folder: DataFolder, *argv: str) -> int:
    return main([*argv, "--data", str(folder.root), "--lang", "en"])


def test_every_circle_in_words_and_as_json(
    known: tuple[DataFolder, CircleInfo], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, one = known
    assert run(folder, "community") == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Horizon · 2 members" in text and "Ancrage · 2 members" in text
    assert "next date to set" in text.split("Ancrage")[1]
    assert "Amina" not in text and "Solange" not in text and "\x1b" not in text
    assert run(folder, "community", "--json") == 0
    horizon, ancrage = json.loads(capsys.readouterr().out)
    assert (horizon["id"], horizon["members"], horizon["held"]) == (one.id, 2, 0)
    assert horizon["next"] and ancrage["next"] is None and "no_date" in ancrage["cares"]
    assert "tensions" not in horizon and "measures" not in horizon


def test_a_year_is_told_without_what_is_kept_apart(
    known: tuple[DataFolder, CircleInfo], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder, _ = known
    assert run(folder, "expert", "sol") == 0
    text = capsys.readouterr().out
    assert text.startswith(f"# {NOW.year}: the circles followed by Solange")
    assert "## Horizon" in text and "Ancrage" not in text
    assert "On s’écoute." in text and "À part moi." not in text
    assert "**Meetings held:** 0 of 6" in text
    for form in ("html", "pdf", "txt"):
        path = tmp_path / f"year.{form}"
        assert run(folder, "expert", "Solange", "-o", str(path)) == 0
        assert path.stat().st_size > 500
        assert "À part moi".encode() not in path.read_bytes()
    capsys.readouterr()
    assert run(folder, "expert", "Solange", "--year", "2019") == 0
    assert "On s’écoute." not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("expert", "Nobody"), "There is: Solange."),
        (("expert", "Solange", "-o", "x.json"), "is written as"),
    ],
)
def test_what_cannot_be_done_is_said(
    known: tuple[DataFolder, CircleInfo], capsys: pytest.CaptureFixture[str],
    argv: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    assert run(known[0], *argv) == 1
    assert said in capsys.readouterr().err

"""`cercle ballots`: slips to print and cut, in a pipe as on a terminal."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cercle_tui.cli import main
from cercle_tui.locale import words_for
from cercle_tui.model.followup import NextMeeting
from cercle_tui.reports.ballots import TO_A_PAGE, WIDTH, ballots_text, office_called
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.ui.home.founding import Founding, found

FR, EN = words_for("fr"), words_for("en")
MEMBERS = ("Amina", "Luc", "Zoé", "Jean-François", "Marie", "Paul", "Ève", "Omar", "Lise")
NOW = datetime(2099, 12, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path)
    for name in ("Cercle Horizon", "Cercle Ancrage"):
        founding = Founding(name, community="Rive-Sud", members=MEMBERS)
        found(data, Clock(now=lambda: NOW), founding, NOW.date())
    return data


def run(folder: DataFolder, *argv: str) -> int:
    return main(["ballots", *argv, "--data", str(folder.root)])


def slips(text: str) -> list[str]:
    """Return what stands between the cutting lines."""
    lines = text.replace("\f", "").splitlines()
    return ["\n".join(lines[at : at + 6]) for at in range(0, len(lines), 7)]


def test_one_for_each_member_with_a_form_feed_every_eight(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "horizon", "--office", "animation") == 0
    text = capsys.readouterr().out
    assert [len(slips(page)) for page in text.split("\f")] == [TO_A_PAGE, 1]
    assert len(set(slips(text))) == 1
    assert slips(text)[0].startswith("Cercle Horizon\n\n")
    assert not any(name in text for name in MEMBERS)


def test_no_form_feed_on_a_terminal(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert run(folder, "horizon", "--count", "20") == 0
    text = capsys.readouterr().out
    assert "\f" not in text
    assert len(slips(text)) == 20


def test_an_unknown_circle_is_said_in_words(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "nowhere", "--lang", "en") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("No circle is called nowhere.")


def test_several_circles_ask_which(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 1
    assert "cercle-horizon" in capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "-3", "x", "1001", "9" * 5000])
def test_a_count_that_is_none_is_a_wrong_usage(folder: DataFolder, count: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(folder, "horizon", f"--count={count}")
    assert ended.value.code == 2


def test_help_gives_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ballots", "--help", "--lang", "en"])
    assert ended.value.code == 0
    assert "Example: cercle ballots horizon --office facilitator" in capsys.readouterr().out


def test_a_slip_in_english() -> None:
    text = ballots_text(
        "Horizon", office_called("facilitator", EN), 1, EN, NOW.date(), feeds=True
    )  # fmt: skip
    assert text.splitlines() == [
        "Horizon · Tuesday, December 1, 2099",
        "",
        "I, ____________________, propose ____________________ for: facilitator",
        "",
        "Reasons: ".ljust(WIDTH, "_"),
        "",
        ("- " * 40).rstrip(),
    ]


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
@pytest.mark.parametrize("office", ["", "secretary", "Journal", "x" * 300, "\x1b[2J[/red]"])
def test_every_slip_has_its_seven_lines_of_eighty_columns(words: Any, office: str) -> None:
    text = ballots_text("Horizon " * 30, office_called(office, words), 17, words, feeds=True)
    pages = text.split("\f")
    assert [len(page.splitlines()) for page in pages] == [56, 56, 7]
    assert all(len(line) <= WIDTH for page in pages for line in page.splitlines())
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "typed", ["logbook_keeper", "Logbook keeper", "gardien·ne du journal de bord", "LOGBOOK KEEPER"]
)
def test_an_office_is_known_in_both_languages(typed: str) -> None:
    assert office_called(typed, EN) == "logbook keeper"
    assert office_called(typed, FR) == "gardien·ne du journal de bord"


@pytest.mark.parametrize("typed", ["second_link", "second link", "Second lien"])
def test_what_stands_in_parentheses_can_be_left_out(typed: str) -> None:
    assert office_called(typed, EN) == "second link (delegate)"


def test_a_circle_s_own_office_stays_as_it_is() -> None:
    assert office_called("  Gardien·ne du thé ", FR) == "Gardien·ne du thé"


@pytest.mark.parametrize(("year", "head"), [(2099, " · lundi 7\u00a0décembre 2099"), (2020, "")])
def test_the_day_of_the_next_meeting_is_on_it_while_it_is_to_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: int, head: str
) -> None:
    data, planned = DataFolder(tmp_path), NextMeeting(starts=datetime(year, 12, 8, 1, tzinfo=UTC))
    founding = Founding("Horizon", community="Rive-Sud", members=MEMBERS, next=planned)
    found(data, Clock(now=lambda: NOW), founding, NOW.date())
    assert run(data) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"Horizon{head}"

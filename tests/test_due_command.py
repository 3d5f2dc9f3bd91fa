"""`cercle due` and `cercle replay`: what they print, in a pipe as on a terminal."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from cercle_tui.cli import main
from cercle_tui.cli.due import length
from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.followup import NextMeeting
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.home.founding import Founding, found

NOW = datetime.now(UTC).replace(microsecond=0)
CLOCK = Clock(now=lambda: NOW)
MEMBERS = ("Amina", "Luc", "Zoé")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Two circles: one meets in ten days and has a point put off by 80 days, one has no date."""
    data = DataFolder(tmp_path_factory.mktemp("due"))
    planned = NextMeeting(starts=NOW + timedelta(days=10), place="Local 12")
    for name, when in (("Horizon", planned), ("Ancrage", None)):
        founding = Founding(name, community="Rive-Sud", members=MEMBERS, next=when)
        info = found(data, CLOCK, founding, NOW.date())
        point = BacklogItem(id=f"p-{info.slug}", title=f"Un site {name}",
                            not_before=NOW.date() + timedelta(days=80))  # fmt: skip
        write_between(data, info.slug, info.id, CLOCK, [(bt.PointAdded, {"item": point})])
    return data


def run(folder: DataFolder, *argv: str) -> int:
    return main([*argv, "--data", str(folder.root), "--lang", "en"])


def test_what_is_due_in_every_circle(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "due") == 0
    text = capsys.readouterr().out
    assert "Horizon\n" in text and "Local 12" in text
    assert "Next meeting: date to set" in text.split("Ancrage\n")[1].split("Horizon\n")[0]
    assert "Un site" not in text and "\x1b" not in text


def test_further_ahead_and_one_circle(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "due", "--within", "3m", "--circle", "ancrage") == 0
    text = capsys.readouterr().out
    assert "Un site Ancrage" in text and "Horizon" not in text


def test_as_json(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "due", "--json", "--within", "90d") == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["circle"] for one in found} == {"Horizon", "Ancrage"}
    (planned,) = [one for one in found if one["kind"] == "meeting" and one["on"]]
    assert planned["late"] is False


def test_as_a_calendar_file(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cercle.ics"
    assert run(folder, "due", "--ics", "-o", str(path)) == 0
    assert str(path) in capsys.readouterr().out
    whole = IcsCalendarStream.calendar_from_ics(path.read_bytes().decode())
    assert {event.summary for event in whole.events} >= {
        "Meeting (Horizon)", "Point put off to this day: Un site Ancrage (Ancrage)",
    }  # fmt: skip
    assert run(folder, "due", "--ics", "--within", "2w", "--circle", "horizon") == 0
    short = IcsCalendarStream.calendar_from_ics(capsys.readouterr().out)
    assert [event.summary for event in short.events] == ["Meeting (Horizon)"]


def test_the_text_goes_to_a_file_too(folder: DataFolder, tmp_path: Path) -> None:
    path = tmp_path / "due.txt"
    assert run(folder, "due", "--circle", "horizon", "-o", str(path)) == 0
    assert "Local 12" in path.read_text("utf-8")


@pytest.mark.parametrize("bad", ["", "3x", "-1d", "m", "3", "after 3 meetings", "200y", "9" * 40])
def test_what_is_no_length_is_a_wrong_usage(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["due", f"--within={bad}", "--lang", "en"])
    assert ended.value.code == 2
    assert "a length of time is expected, such as 30d, 2w, 3m or 1y" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "day"),
    [("30d", date(2026, 3, 2)), ("30 j", date(2026, 3, 2)), ("2w", date(2026, 2, 14)),
     ("2s", date(2026, 2, 14)), ("1m", date(2026, 2, 28)), ("1Y", date(2027, 1, 31)),
     ("1a", date(2027, 1, 31)), ("trois mois", date(2026, 4, 30)), ("0d", date(2026, 1, 31))],
)  # fmt: skip
def test_lengths_in_both_languages(text: str, day: date) -> None:
    today = date(2026, 1, 31)
    assert today + timedelta(days=length(words_for("fr"))(text)(today)) == day


@pytest.mark.parametrize(
    ("line", "instead"),
    [(("replay",), "cercle minutes"), (("replay", "2026-11-23"), "cercle minutes 2026-11-23"),
     (("meet",), ""), (("rehearse", "s2"), "cercle rehearse s2 --headless"),
     ((), "cercle register --plain")],
    ids=["replay", "replay a day", "meet", "rehearse", "home"],
)  # fmt: skip
def test_what_needs_a_terminal_says_what_does_without(
    tmp_path: Path, line: tuple[str, ...], instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(DataFolder(tmp_path), *line) == 1
    said = f"In a pipe, use {instead}." if instead else ""
    assert capsys.readouterr().err.split("\n")[0] == f"This needs a terminal. {said}".strip()


@pytest.mark.parametrize("named", ["", "1999-01-01", "nothing"])
def test_a_meeting_that_is_not_there_is_said_in_words(
    folder: DataFolder, named: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("cercle_tui.cli.replay.need_terminal", lambda _words, _instead: None)
    met = any(folder.meeting_books(slug) for slug in folder.circle_slugs())
    assert run(folder, "replay", named) == 1
    said = capsys.readouterr().err
    assert ("No such meeting" if met else "No meeting was held here yet.") in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["due", "replay"])
def test_help_gives_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help", "--lang", "en"])
    assert ended.value.code == 0
    assert f"Example: cercle {command}" in capsys.readouterr().out

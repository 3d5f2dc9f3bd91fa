"""An export made while some books could not be read: it says so, wherever it goes."""

import json
from datetime import date
from pathlib import Path

import lived_meetings as lived
import pytest

from cercle_tui.cli import main
from cercle_tui.locale import words_for
from cercle_tui.reports.exports.forms import Asked, Form, made
from cercle_tui.reports.exports.markdown_pages import Pages
from cercle_tui.reports.exports.selection import Selection, Source

TODAY = date(2026, 8, 20)
EN, FR = words_for("en"), words_for("fr")


def test_a_partial_reading_is_told_in_every_index_and_page() -> None:
    known = lived.circle(lived.first_evening())
    it = Asked([Source(known, TODAY)], Selection(), "Rive-Sud", unread=("a/m*1*.json", "b.json"))
    for words, said in ((EN, "These files could not be read: "), (FR, None)):
        pages = Pages(it.gathered(), words).all()
        for path, text in pages.items():
            told = "b.json" in text and r"m\*1\*.json" in text
            assert told == path.endswith("README.md"), path
            assert not said or told == (said in text)
        page = made(Form.HTML, it, words)[0].decode()
        assert "b.json" in page.partition("</noscript>")[0]
    assert json.loads(made(Form.JSON, it, EN)[0])["partial"] == ["a/m*1*.json", "b.json"]
    whole = Pages(Asked([Source(known, TODAY)], Selection()).gathered(), EN).all()
    assert not any("could not be read" in text for text in whole.values())


def test_the_name_of_a_file_names_nobody_where_names_are_left_out() -> None:
    known = lived.circle(lived.first_evening())
    name = "m (copie de Zoé).json"
    it = Asked([Source(known, TODAY)], Selection(names=False), unread=(name,))
    assert it.gathered().partial == ("m (copie de […]).json",)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    from cercle_tui.store.clock import Clock
    from cercle_tui.store.folder import DataFolder
    from cercle_tui.ui.home.founding import Founding, found

    root = tmp_path / "data"
    for name in ("Horizon", "Gestion"):
        known = Founding(name, community="Rive-Sud", members=("Amina", "Luc"), lang="en")
        found(DataFolder(root), Clock(), known, TODAY)
    return root


def test_the_command_marks_a_partial_export(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug in ("horizon", "gestion"):
        folder = data / "circles" / slug / "meetings" / "2026"
        folder.mkdir(parents=True)
        (folder / f"{slug}.json").write_text("{")
    line = ["export", "json", "--data", str(data), "--lang", "en", "--circle", "horizon"]
    assert main(line) == 0
    told, warned = capsys.readouterr()
    assert json.loads(told)["partial"] == ["circles/horizon/meetings/2026/horizon.json"]
    assert "horizon.json" in warned
    assert main([*line, "--no-names"]) == 0
    assert len(json.loads(capsys.readouterr().out)["partial"]) == 2

"""What the package brings along, and that it says one version everywhere."""

import stat
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

import cercle_tui
from cercle_tui import __version__
from cercle_tui.cli import main
from cercle_tui.locale import words_for
from cercle_tui.store.rehearsal import read_script, shipped
from cercle_tui.ui.styles import style_sheets, styles_dir

ROOT = Path(__file__).parents[1]
PACKAGE = Path(cercle_tui.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_one_version_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    told = __version__
    assert told == version("cercle-tui")
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.split() == ["cercle", told]
    assert f"## {told}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_command_is_installed() -> None:
    (found,) = entry_points(group="console_scripts", name="cercle")
    assert found.load() is main


def test_the_style_sheets_are_found() -> None:
    sheets = style_sheets()
    assert sheets[0] == styles_dir() / "base.tcss"
    assert {sheet.name for sheet in sheets} == {s.name for s in (ROOT / "styles").glob("*.tcss")}


def test_the_wheel_takes_the_style_sheets_where_the_package_looks_first() -> None:
    forced = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert forced["styles"] == "cercle_tui/styles"


def test_the_french_catalogue_is_beside_the_code() -> None:
    assert words_for("fr").gettext("no objection") == "aucune objection"
    assert (PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "cercle_tui.mo").is_file()


def test_the_rehearsals_come_along_and_can_be_read() -> None:
    found = shipped()
    assert "practice" in found
    for path in found.values():
        assert PACKAGE in path.parents
        assert read_script(path).meetings


def test_the_demonstration_has_its_texts() -> None:
    assert list((PACKAGE / "store" / "demo" / "fr").glob("*.toml"))


def test_the_types_are_told() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_nothing_the_package_needs_is_left_out_of_a_clone() -> None:
    """What version control ignores is not in a wheel either."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert not {"*.mo", "*.toml", "*.tcss", "*.typed", "*.svg"} & set(ignored)


def test_what_runs_unattended_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR

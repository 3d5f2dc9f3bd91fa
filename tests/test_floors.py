"""The walls of the house: what each floor may import, seen from a fresh interpreter."""

import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import cercle_tui

ROOT = Path(__file__).parents[1]
PACKAGE = Path(cercle_tui.__file__).parent

LOADED = """
import importlib, json, sys
for name in {names!r}:
    importlib.import_module(name)
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
SCREENS = {"textual", "rich"}
WITHOUT_TINYDB = ("model", "meeting", "register", "locale")


def modules_of(floor: str) -> list[str]:
    """Return every module of a floor, itself first."""
    name = f"cercle_tui.{floor}"
    return [name, *(m.name for m in pkgutil.walk_packages([str(PACKAGE / floor)], f"{name}."))]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def loaded_by(names: Iterable[str]) -> set[str]:
    """Return the top-level packages that importing `names` loads."""
    done = run("-c", LOADED.format(names=list(names)))
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("floor", ["model", "meeting", "store", "register", "reports", "locale"])
def test_a_lower_floor_knows_no_screen(floor: str) -> None:
    loaded = loaded_by(modules_of(floor))
    assert "cercle_tui" in loaded
    assert not loaded & SCREENS
    if floor in WITHOUT_TINYDB:
        assert "tinydb" not in loaded


def test_the_screens_themselves_are_seen_by_this_test() -> None:
    writing = "cercle_tui.ui.home.writing"
    seen = loaded_by(["cercle_tui.ui.app", "cercle_tui.ui.screens.home", writing])
    assert seen >= {"textual", "rich", "tinydb", "pydantic"}


def test_the_command_alone_is_light() -> None:
    assert not loaded_by(["cercle_tui.cli"]) & {*SCREENS, "pydantic", "tinydb", "filelock"}


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_needs_nothing_but_the_parser(asked: str) -> None:
    code = (
        "import atexit, sys\n"
        "from cercle_tui.cli import main\n"
        "atexit.register(lambda: print('\\n' + ' '.join({n.partition('.')[0] for n in "
        "sys.modules})))\n"
        f"main([{asked!r}])"
    )
    done = run("-c", code)
    assert done.returncode == 0, done.stderr
    assert "cercle" in done.stdout
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {*SCREENS, "pydantic", "tinydb", "filelock", "platformdirs"}


def test_every_import_contract_is_kept() -> None:
    code = (
        "import sys\n"
        "from importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(no_cache=True))"
    )
    done = run("-c", code)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_the_app_is_small_and_no_module_is_large() -> None:
    lines = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert lines["ui/app.py"] < 150
    assert {name: n for name, n in lines.items() if n > 320} == {}


def test_the_first_frame_waits_for_no_model_and_no_book() -> None:
    first = loaded_by(["cercle_tui.cli.parser", "cercle_tui.ui.screens.first_look"])
    assert not first & {"pydantic", "tinydb", "filelock"}

"""The export screen: a form, what of the register, where; what is written is told."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from home_support import HOSTILE, SIZES, desk, founded, settled, shown, typed
from textual.pilot import Pilot

from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.screens.export import ExportScreen
from cercle_tui.ui.widgets.form import FormPanel

Open = Callable[..., AbstractAsyncContextManager[tuple[CercleApp, Pilot[None]]]]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()

    @asynccontextmanager
    async def run(
        *names: str, size: tuple[int, int] = (120, 36), **more: Any
    ) -> AsyncIterator[tuple[CercleApp, Pilot[None]]]:
        infos: list[CircleInfo] = [founded(tmp_path / "data", name, **more) for name in names]
        known = desk(tmp_path / "data", "en")
        app = CercleApp(known, lambda app: app.show(ExportScreen(known, infos)))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield app, pilot

    return run


async def test_it_writes_and_says_where(opened: Open, tmp_path: Path) -> None:
    async with opened("Cercle Horizon", "Cercle Gestion") as (app, pilot):
        assert "In which form?" in shown(app)
        await pilot.press("j")
        await settled(pilot)
        values = app.screen.query_one(FormPanel).values
        assert values["path"] == "~/register-circles-2026-12-10.json"
        await pilot.press("right", "space", "tab", "tab", "tab", "right", "tab", "right", "ctrl+s")
        await settled(pilot)
        path = tmp_path / "home" / "register-circles-2026-12-10.json"
        told = json.loads(path.read_text("utf-8"))
        assert [circle["name"] for circle in told["circles"]] == ["Cercle Horizon"]
        assert told["limits"]["decisions_only"] and not told["limits"]["names"]
        assert str(path) in shown(app).replace("\n", "") and "It is written." in shown(app)
        await pilot.press("b")
        assert not app.is_running or not isinstance(app.screen, ExportScreen)


async def test_what_is_wrong_is_said_under_its_field(opened: Open, tmp_path: Path) -> None:
    async with opened("Cercle Horizon") as (app, pilot):
        await pilot.press("h")
        await typed(pilot, "soonish")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "“soonish” is not" in shown(app)
        await pilot.press(*["backspace"] * 7)
        mine = tmp_path / "home" / "register-cercle-horizon-2026-12-10.html"
        mine.write_text("mine")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Another file is there already" in shown(app) and mine.read_text() == "mine"


async def test_it_waits_for_what_is_not_on_the_disk(opened: Open, tmp_path: Path) -> None:
    async with opened("Cercle Horizon") as (app, pilot):
        app.screen.session = SimpleNamespace(unsaved=2)  # type: ignore[attr-defined]
        await pilot.press("h", "ctrl+s")
        await settled(pilot)
        assert "the export waits for them" in shown(app)
        assert not list((tmp_path / "home").iterdir())
        app.screen.session = SimpleNamespace(unsaved=0)  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert list((tmp_path / "home").iterdir())


async def test_what_could_not_be_read_is_said_there_and_in_the_file(
    opened: Open, tmp_path: Path
) -> None:
    async with opened("Cercle Horizon", size=(80, 24)) as (app, pilot):
        folder = app.desk.folder.meetings_dir("cercle-horizon") / "2026"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "2026-03-12-x.json").write_text("{")
        await pilot.press("j", "ctrl+s")
        await settled(pilot)
        seen = shown(app).replace("\n", " ")
        assert "It is written." in seen and "2026-03-12-x.json" in seen
        assert "These files could not be read" in seen and "short numbers" in seen
        (path,) = (tmp_path / "home").iterdir()
        (named,) = json.loads(path.read_text("utf-8"))["partial"]
        assert named.endswith("2026/2026-03-12-x.json") and str(tmp_path) not in path.read_text()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_shown_as_text(opened: Open, size: tuple[int, int]) -> None:
    async with opened("[red]x[/] \x1b]0;x\x07", size=size, members=HOSTILE) as (app, pilot):
        assert "[red]x[/]" in shown(app) and "\x1b" not in shown(app)
        await pilot.press("m")
        await settled(pilot)
        assert "Where" in shown(app)

"""A list takes its room back when a form or a choice that covered it is left."""

import shutil
from pathlib import Path

import pytest
from home_support import CLOCK, app_on, settled, shown

from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo") / "data"
    make_demo(DataFolder(root), CLOCK, "fr")
    return root


@pytest.mark.parametrize(
    ("screen", "opens"),
    [("e", "f"), ("s", "n"), ("g", "e"), ("l", "s"), ("p", "n"), ("x", "o")],
    ids=["due", "actions", "people", "links", "prepare", "expert"],
)
async def test_what_was_covered_is_seen_again(
    demo: Path, tmp_path: Path, screen: str, opens: str
) -> None:
    root = tmp_path / "data"
    shutil.copytree(demo, root)
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        for key in ("down", screen):
            await settled(pilot)
            await pilot.press(key)
        await settled(pilot)
        before = shown(pilot.app)
        await pilot.press(opens)
        await settled(pilot)
        assert pilot.app.screen.panel_open
        await pilot.press("escape")
        await settled(pilot)
        assert shown(pilot.app) == before

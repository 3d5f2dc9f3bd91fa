"""Every action of the meeting: where it is offered, its key does what it says."""

from importlib import import_module
from pathlib import Path

import pytest
from case_support import CASES, objected
from reach_support import reach
from table_support import Table, context, office

from cercle_tui.model.practice import ObjectionCounts, Practice
from cercle_tui.ui.meeting.actions import footer, table

SUBJECTS = ("rounds", "writing", "lists", "always", "review", "shaping", "elect")
for subject in SUBJECTS:
    import_module(f"cases_{subject}")


@pytest.mark.parametrize("action", [a.id for a in table()])
async def test_the_key_does_what_it_says(tmp_path: Path, action: str) -> None:
    before, circle, play = CASES[action]
    t = Table(tmp_path, context(**circle))
    before(t)
    async with t.open():
        await play(t)


def test_every_action_has_a_case() -> None:
    assert set(CASES) == {a.id for a in table()}


@pytest.mark.parametrize("tested", list(ObjectionCounts))
async def test_the_group_tests_only_where_it_is_practised(
    tmp_path: Path, tested: ObjectionCounts
) -> None:
    t = Table(tmp_path, context(practice=Practice(objection_counts=tested)))
    objected("m0")(t)
    async with t.open():
        named = {a.id for a in footer(t.here)}
        assert ("test_together" in named) is (tested is ObjectionCounts.TESTED)


async def test_the_palette_finds_an_action_and_does_it(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    async with t.open():
        labels = [offer.label for offer in t.screen.offers()]
        assert len(labels) == len(set(labels)) and "person" not in labels
        await t.press("ctrl+p")
        await t.type("other dir")
        await t.press("enter")
        assert t.app.screen is t.screen and t.state.stage.reverse


async def test_a_mouse_presses_the_keys_of_the_footer(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.pilot.click("KeyBar", offset=(3, 0))
        await t.settle()
        assert len(t.state.here) == 1


async def test_without_anyone_to_facilitate_it_says_so(tmp_path: Path) -> None:
    t = Table(tmp_path, context(mandates=(office("leader", "m1"),)))
    async with t.open():
        await t.press("t", "enter")
        assert t.step == "attendance" and t.left
        await t.press("f", "enter")
        assert t.step == "opening"

"""Someone presses whatever works, for a long time: the meeting stays sound and never falls over."""

import os
import random
from datetime import date
from pathlib import Path

import pytest
from table_support import Table, context

from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.followup import Action
from cercle_tui.model.practice import ObjectionCounts, Practice
from cercle_tui.ui.meeting.actions import working
from cercle_tui.ui.widgets.chooser import ChoiceList

TYPED = {
    "due": ("in 3 weeks", "12 December", "someday"),
    "until": ("in 3 weeks", "12 December", "never"),
    "term": ("6 months", "after 3 meetings", "", "long"),
    "starts": ("Thursday 10 December 7 pm", "10 December", "soon"),
    "end": ("21:30", "9 pm", "x"),
    "minutes": ("10", "15 min", "x"),
    "scores": ("4 5 5 3", "7"),
    "who": ("Luc", "Luc, Jeanne", ""),
    "responsible": ("Amina", "Jeanne Roy", ""),
    "brought_by": ("Paul", ""),
    "author": ("Paul", "Marie"),
}
WALKS = int(os.environ.get("CERCLE_WALKS", "2"))
LEFT_OUT = ("quit", "theme", "projector", "close")


def circle() -> object:
    return context(
        last_meeting="m-before",
        last_date=date(2026, 10, 26),
        actions=(Action(id="a1", what="Buy chairs", who=("m1",), due=date(2026, 11, 30)),
                 Action(id="a2", what="Write to the town", who=("Jeanne",))),
        waiting=(BacklogItem(id="b1", title="A key box", draft="One key each."),
                 BacklogItem(id="b2", title="Coffee", kind="explore")),
    )  # fmt: skip


async def wander(table: Table, chance: random.Random, presses: int) -> None:
    for _ in range(presses):
        if table.app.screen is not table.screen:
            await table.press(chance.choice(("escape", "enter")))
            continue
        if table.form.is_open:
            await type_something(table, chance)
            continue
        if table.chooser.is_open:
            letters = [x for x in table.chooser.query_one(ChoiceList).letters if x]
            await table.press(chance.choice([*letters, "escape"]))
            continue
        if table.state.closed is not None:
            return
        here = table.here
        actions = [a for a in working(here) if a.id not in LEFT_OUT]
        # What goes on with the meeting, more often than what interrupts it.
        weights = [8 if a.keys[0] in ("space", "enter", "t") else 1 for a in actions]
        action = chance.choices(actions, weights)[0]
        await table.press(chance.choice(action.keys))
        assert "(code:" not in table.screen.message.replace("code: unreachable", ""), (
            here.step,
            action.id,
            table.screen.message,
        )


async def type_something(table: Table, chance: random.Random) -> None:
    panel = table.form
    assert panel.form is not None
    for _ in range(4):
        values = {}
        for field in panel.form.fields:
            if field.kind == "choice":
                values[field.id] = chance.choice(field.options)[0]
            elif field.kind == "many":  # ticked with other keys than those that type
                continue
            elif field.id in TYPED:
                values[field.id] = chance.choice(TYPED[field.id])
            elif field.required or chance.random() < 0.3:
                values[field.id] = "words"
        if not panel._rows:
            break
        await table.write(**values)
        await table.press("ctrl+s")
        if not panel.is_open:
            return
    await table.press("escape")


@pytest.mark.parametrize("seed", range(WALKS))
async def test_whatever_is_pressed_the_meeting_goes_on(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    practice = Practice(objection_counts=list(ObjectionCounts)[seed % 2])
    table = Table(tmp_path, circle().model_copy(update={"practice": practice}))
    async with table.open():
        await wander(table, chance, 80)
        again = table.session.resume(
            table.desk.folder, table.info.slug, table.session.book.path, table.desk.clock
        )
        assert again.meeting.n == table.session.meeting.n
        assert again.meeting.state == table.state

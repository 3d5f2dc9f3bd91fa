"""Cases of the actions of shaping a proposal, codevelopment and theory."""

from typing import Any

from case_support import begun, rounds
from reach_support import reach
from table_support import Table

from cercle_tui.model.agenda import AgendaItem, Gathered

BEFORE_TONIGHT = (
    Gathered(step="need", text="We lose keys."),
    Gathered(step="picture", text="Who keeps it?"),
    Gathered(step="ideas", text="The eldest", under="Who keeps it?"),
    Gathered(step="tuners", person="m1"),
    Gathered(step="codev_contract", text="Ideas"),
)
SYNTHESIS = (Gathered(step="synthesis", text="A box."), Gathered(step="left_out", text="Eldest"))


def together(step: str, kind: str = "shape", *more: Gathered) -> Any:
    """The case begins at a step of an item that an earlier meeting has begun."""
    kept = (*BEFORE_TONIGHT, *more)
    item = AgendaItem(id="i1", title="Keys", kind=kind, brought_by="m2", gathered=kept)
    return begun(lambda t: reach(t.session, step, "i1"), {"items": (item,)})


@together("need")
async def write_words(t: Table) -> None:
    await t.do("write_words")
    await t.fill(text="We wait at the door.")
    assert t.state.item.texts[-1].text == "We wait at the door."
    assert "go_on_shaping" not in t.footer  # another need asks for consent


@together("need", "shape", *SYNTHESIS)
async def go_on_shaping(t: Table) -> None:
    await t.do("go_on_shaping")
    assert t.step == "synthesis" and t.state.item.tuners == ("m1",)


@together("picture")
async def dimension(t: Table) -> None:
    person = t.screen.cursor
    await t.do("dimension")
    await t.fill(text="How many?")
    line = t.state.item.lines[-1]
    assert (line.step, line.text, line.person) == ("picture", "How many?", person)


@together("ideas")
async def gathered_idea(t: Table) -> None:
    await t.do("gathered_idea")
    await t.fill(text="A box")
    assert t.state.item.lines[-1].under == "Who keeps it?"


@together("codev_consult", "codevelopment")
async def nothing_to_add(t: Table) -> None:
    await t.do("nothing_to_add")
    assert not t.state.waiting()


@together("theory_use", "theory")
async def sentence(t: Table) -> None:
    person = t.screen.cursor
    await t.do("sentence")
    await t.fill(text="A silence", heard="yes")
    assert rounds(t) == {person: "spoke"} and t.state.actions[0].who == (person,)


@together("tuners")
async def tuner(t: Table) -> None:
    await t.light("m2")
    await t.do("tuner")
    await t.light("m0")
    await t.do("tuner")
    assert t.state.item.tuners == ("m2", "m0")  # of three the first makes room
    await t.do("tuner")
    assert t.state.item.tuners == ("m2",)


@together("synthesis")
async def write_synthesis(t: Table) -> None:
    await t.do("write_synthesis")
    await t.fill(text="A box.", left_out="The eldest")
    assert t.state.item.texts[-1].left_out == "The eldest"


@together("synthesis", "shape", *SYNTHESIS)
async def put_to_circle(t: Table) -> None:
    await t.do("put_to_circle")
    await t.fill()
    last = t.state.proposal.last
    assert (t.step, t.state.proposal.author) == ("present", "m1")
    assert (last.text, last.why) == ("A box.", "We lose keys.")


@together("synthesis", "shape", *SYNTHESIS)
async def change_synthesis(t: Table) -> None:
    await t.do("change_synthesis")
    await t.fill(text="Two boxes.")
    last = t.state.item.texts[-1]
    assert (last.text, last.left_out) == ("Two boxes.", "Eldest")


@together("codev_plan", "codevelopment")
async def plan_action(t: Table) -> None:
    await t.do("plan_action")
    await t.fill(what="Call Luc")
    assert t.state.actions[0].learning and t.state.actions[0].who == ("m2",)


@together("codev_plan", "codevelopment")
async def write_plan(t: Table) -> None:
    await t.do("write_plan")
    await t.fill(text="I keep the duo.")
    assert t.state.item.texts[-1].step == "codev_plan"

"""Cases of the actions of rounds and of consent: who speaks, passes, answers, objects."""

from case_support import at, begun, objected, rounds
from reach_support import reach
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.model.practice import ObjectionCounts, Practice


@at("opening")
async def spoke(t: Table) -> None:
    await t.do("spoke")
    assert rounds(t) == {"m0": "spoke"}


@at("opening")
async def pass_(t: Table) -> None:
    await t.do("pass")
    assert t.state.stage.offered == ("m0",)


@at("clarify", "i2")
async def all_pass(t: Table) -> None:
    await t.do("all_pass")
    assert set(rounds(t).values()) == {"passed"} and not t.state.waiting()


@at("opening")
async def give_back(t: Table) -> None:
    await t.press("space", "left")
    await t.do("give_back")
    assert not rounds(t)


@at("opening")
async def direction(t: Table) -> None:
    order = t.state.stage.order
    await t.do("direction")
    assert t.state.stage.order == (order[0], *reversed(order[1:]))


@at("opening")
async def begin_with(t: Table) -> None:
    await t.press("right", "right")
    await t.do("begin_with")
    assert t.state.stage.order[0] == "m2" == t.screen.cursor


# Consent


@at("consent", "i2")
async def no_objection(t: Table) -> None:
    person = t.screen.cursor
    await t.do("no_objection")
    assert t.state.stage.answers == {person: (Answer.NO_OBJECTION, "")}


@at("consent", "i2")
async def objection(t: Table) -> None:
    person = t.screen.cursor
    await t.do("objection")
    await t.fill(reason="Thursdays are full.")
    assert t.state.stage.answers[person] == (Answer.OBJECTION, "Thursdays are full.")


@at("consent", "i2")
async def concern(t: Table) -> None:
    await t.do("concern")
    await t.fill(reason="The heating.")
    assert [c.text for c in t.state.concerns_about(t.state.proposal.id)] == ["The heating."]


@at("consent", "i2")
async def adopt(t: Table) -> None:
    await t.press("space", "space", "space", "space")
    await t.do("adopt")
    assert t.state.proposal.adopted and t.step == "read_back"


@begun(objected("m0"))
async def treat(t: Table) -> None:
    await t.do("treat")
    assert t.step == "understand" and len(t.state.stage.focus) == 1


@begun(objected("m0", "m3"))
async def treat_all(t: Table) -> None:
    await t.do("treat_all")
    assert t.step == "understand" and len(t.state.stage.focus) == 2


@begun(objected("m0", "m3"))
async def settle(t: Table) -> None:
    await t.do("settle")
    await t.choose("withdrawn")
    await t.fill(how="It was another matter.")
    first, second = t.state.objections_about(t.state.proposal.id)
    assert first.state is ObjectionState.WITHDRAWN and second.state is ObjectionState.OPEN


@begun(objected("m0"), {"practice": Practice(objection_counts=ObjectionCounts.TESTED)})
async def test_together_(t: Table) -> None:
    await t.do("test_together")
    assert t.step == "objection_test" and "m0" not in t.state.stage.order
    assert "Marie — Too early in the year." in t.text()
    await t.press("space", "space", "space", "enter")
    assert t.state.objections[0][1].state is ObjectionState.NOT_QUALIFIED


@begun(lambda t: (reach(t.session, "opening"), t.record(ev.ConsentAsked, question="close_now")))
async def drop_question(t: Table) -> None:
    await t.do("drop_question")
    assert t.step == "opening" and len(t.state.walks) == 1

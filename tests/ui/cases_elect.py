"""A case for each action of an election: where it is offered, its key does what it says."""

from collections.abc import Callable
from typing import Any

from case_support import begun
from elect_support import S3, elect_to, electing, names, practice
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import Ballots, Tie


def at(step: str, *, then: Callable[[Table], Any] = lambda _t: None, **options: Any) -> Any:
    """The case begins at a step of an election, then with what `then` records."""
    named = options.pop("named", {})
    known = electing(**options).model_dump(exclude={"info", "members"}, exclude_unset=True)

    def before(t: Table) -> None:
        elect_to(t.session, step, **named)
        then(t)

    return begun(before, known)


def election(t: Table) -> Any:
    return t.state.item.election


@at("role", subject="", duties={})
async def describe_office(t: Table) -> None:
    await t.do("describe_office")
    await t.choose("second_link")
    await t.fill(duties="Carry our view")
    assert (election(t).office, election(t).duties) == ("second_link", "Carry our view")


@at("role", duties={})
async def change_office(t: Table) -> None:
    await t.do("change_office")
    await t.fill(duties="Fewer notes", term="3 weeks")
    assert (election(t).duties, election(t).term.weeks) == ("Fewer notes", 3)


def _no_term(t: Table) -> None:
    t.record(ev.RoleDescribed, office="greeter")
    t.record(ev.StepDone, step="role")
    t.record(ev.Answered, people=t.state.at_once())


@at("role", subject="", duties={}, then=_no_term)
async def office_term(t: Table) -> None:
    await t.do("office_term")
    await t.fill(term="12 December 2026")
    assert election(t).term.until.isoformat() == "2026-12-12"


def _criteria(t: Table) -> None:
    while t.step != "criteria":
        t.record(ev.Answered, people=t.state.at_once())


@at("role_consent", then=_criteria)
async def criterion(t: Table) -> None:
    await t.do("criterion")
    await t.type("Rigour")
    await t.press("enter")
    await t.type("Warmth")
    await t.press("enter", "escape")
    assert [line.text for line in t.state.item.lines] == ["Rigour", "Warmth"]


@at("ballots", practice=practice(ballots=Ballots.MASKED))
async def cast_ballot(t: Table) -> None:
    person = t.screen.cursor
    await t.do("cast_ballot")
    await t.type("am")
    await t.press("enter")
    assert dict(election(t).ballots) == {person: "m3"} and "Amina’s ballot" not in t.left


@at("ballots")
async def ballots_in(t: Table) -> None:
    await t.do("ballots_in")
    assert t.step == "nominations"


@at("ballots", practice=S3)
async def ballots_passed(t: Table) -> None:
    await t.do("ballots_passed")
    await t.press("space", "ctrl+s")
    assert len(election(t).passed) == 1


@at("nominations")
async def read_ballot(t: Table) -> None:
    by = t.screen.cursor
    await t.do("read_ballot")
    await names(t, "am", "Calm")
    assert election(t).said[0].by == by and t.form.is_open


@at("nominations", practice=S3)
async def empty_ballot(t: Table) -> None:
    by = t.screen.cursor
    await t.do("empty_ballot")
    assert election(t).passed == (by,)


@at("change")
async def keep(t: Table) -> None:
    by = t.screen.cursor
    await t.do("keep")
    assert t.state.stage.turns == {by: "spoke"}


@at("change")
async def change_nomination(t: Table) -> None:
    by = t.screen.cursor
    await t.do("change_nomination")
    await names(t, "lu", "Heard")
    assert election(t).nominations[by][0].nominee == "m1"


@at("change")
async def all_keep(t: Table) -> None:
    await t.do("all_keep")
    assert not t.state.waiting()


@at("propose")
async def propose_nominee(t: Table) -> None:
    await t.do("propose_nominee")
    await t.fill(person="Luc", reasons="Calm", term="6 months")
    assert t.step == "nominee_consent" and election(t).proposed.term.months == 6


@at("propose", practice=practice(tie=Tie.DRAW), named={"m0": "m1", "m1": "m1"})
async def draw_lot(t: Table) -> None:
    await t.do("draw_lot")
    assert election(t).lots[0].people == ("m1", "m3") or election(t).lots[0].people == ("m3", "m1")


def _all_consent(t: Table) -> None:
    while t.state.waiting():
        t.record(ev.Answered, people=(t.state.speaker(),))


@at("nominee_consent", then=_all_consent)
async def elect(t: Table) -> None:
    await t.do("elect")
    assert election(t).elected and not election(t).at_end


@at("nominee_consent", then=_all_consent)
async def elect_with(t: Table) -> None:
    await t.do("elect_with")
    await t.fill(when="at_end", substitute="Luc")
    assert election(t).at_end and election(t).substitute == "m1"


def _object(t: Table) -> None:
    first = t.state.speaker()
    t.record(ev.Answered, people=(first,), answer=Answer.OBJECTION, reason="Too long")
    _all_consent(t)
    t.record(ev.StepDone, step="nominee_consent")


@at("nominee_consent", then=_object)
async def adjust(t: Table) -> None:
    await t.do("adjust")
    await t.fill(term="3 months")
    assert election(t).proposed.term.months == 3 and t.step == "objections"


def _integrate(t: Table) -> None:
    _object(t)
    about = t.state.stage.about
    ids = tuple(o.id for o in t.state.open_objections(about))
    t.record(ev.ObjectionsTaken, objections=ids)
    t.record(ev.StepDone, step="understand").record(ev.StepDone, step="test")


@at("nominee_consent", then=_integrate)
async def integrate_nominee(t: Table) -> None:
    await t.do("integrate_nominee")
    await t.fill(person="Luc")
    assert election(t).proposed.person == "m1" and t.step == "objections"


@at("nominee_consent")
async def decline(t: Table) -> None:
    await t.do("decline")
    await t.fill(reason="No time")
    assert election(t).declined[0].reason == "No time" and t.step == "propose"


@at("propose")
async def hand_over_item(t: Table) -> None:
    await t.do("hand_over_item")
    await t.choose("m1")
    assert t.here.facilitator == "m1" and t.state.item.lent == (("facilitator", ""),)


@at("nominations")
async def who_can(t: Table) -> None:
    await t.do("who_can")
    assert "can be proposed" in t.text()


@at("propose")
async def election_ways_out(t: Table) -> None:
    await t.do("election_ways_out")
    await t.choose("vacant")
    await t.fill(reason="Nobody")
    assert election(t).end == "vacant"

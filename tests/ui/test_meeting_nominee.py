"""Who is proposed at an election, by keys: ties, refusals, objections, nobody, an interim."""

from pathlib import Path

import pytest
from elect_support import elect_to, electing, practice, said_in, table_at
from table_support import office

from cercle_tui.meeting import events as ev
from cercle_tui.model.practice import Tie


@pytest.mark.parametrize(
    ("tie", "said", "person"),
    [
        (Tie.FACILITATOR, "almost arbitrary", ""),
        (Tie.INCUMBENT, "who holds the office, Paul", "Paul"),
        (Tie.SELF_NAMED, "who named themself, Amina", "Amina"),
    ],
)
async def test_a_near_tie_is_said_in_words(
    tmp_path: Path, tie: Tie, said: str, person: str
) -> None:
    circle = electing(practice=practice(tie=tie))
    t = table_at(tmp_path, "propose", circle, m0="m3", m1="m2", m2="m0", m3="m3")
    t.record(ev.StepChosen, step="change")
    elect_to(t.session, "propose")
    async with t.open():
        assert said in said_in(t)
        await t.press("space")
        assert t.form.values["person"] == person


async def test_a_lot_is_drawn_and_kept(tmp_path: Path) -> None:
    t = table_at(tmp_path, "propose", electing(practice=practice(tie=Tie.DRAW)), m0="m1", m1="m1")
    async with t.open():
        assert "t draws a lot" in said_in(t)
        await t.press("t")
        drawn = t.state.item.election.lots[0].drawn
        assert drawn in ("m1", "m3") and "The lot fell on" in said_in(t)
        await t.press("space")
        assert t.form.values["person"] == t.here.name(drawn)


async def test_someone_declines_and_another_is_proposed(tmp_path: Path) -> None:
    t = table_at(tmp_path, "nominee_consent")
    async with t.open():
        await t.press("d")
        await t.fill(reason="No time this year")
        assert t.step == "propose" and "Declined: Amina" in t.text()
        await t.press("space")
        assert t.form.values["person"] == ""
        await t.type("lu")
        await t.press("enter", "ctrl+s")
        assert t.step == "nominee_consent" and "version 2" in t.text()
        await t.press(*["space"] * 4, "s")
        await t.fill(when="at_end", substitute="Paul")
        election = t.state.item.election
        assert election.at_end and election.substitute == "m2" and "Substitute: Paul" in t.text()


async def test_an_objection_is_integrated_by_adjusting(tmp_path: Path) -> None:
    t = table_at(tmp_path, "nominee_consent")
    async with t.open():
        await t.press("o")
        await t.fill(reason="A year is long for a first time")
        await t.press(*["space"] * 3, "enter")
        assert t.step == "objections"
        await t.press("space", "enter", "enter")
        assert t.step == "integrate"
        await t.press("space")
        assert t.form.values["person"] == "Amina"
        await t.fill(term="3 months", support="Luc helps", duties="Only the minutes")
        assert t.step == "objections" and "Support: Luc helps" in t.text()
        await t.press("enter")
        assert t.step == "nominee_consent" and "adjusted: Only the minutes" in t.text()
        await t.press(*["space"] * 4, "enter")
        assert t.step == "elected" and "→" in t.text()
        assert t.state.item.election.proposed.term.months == 3


async def test_an_objection_let_go_still_elects(tmp_path: Path) -> None:
    t = table_at(tmp_path, "nominee_consent")
    async with t.open():
        await t.press("o")
        await t.fill(reason="Not sure")
        await t.press(*["space"] * 3, "enter", "s")
        await t.choose("withdrawn")
        await t.fill(how="Heard")
        assert "elect" in t.footer
        await t.press("enter")
        assert t.step == "elected"


@pytest.mark.parametrize(("way", "end"), [("vacant", "vacant"), ("postponed", "postponed")])
async def test_nobody_is_found(tmp_path: Path, way: str, end: str) -> None:
    t = table_at(tmp_path, "propose")
    async with t.open():
        await t.press("w")
        await t.choose(way)
        more = {"until": "in 3 weeks"} if way == "postponed" else {}
        await t.fill(reason="Nobody can", **more)
        assert t.step == "elected" and "Nobody can" in t.text()
        assert t.state.item.election.end == end
        await t.press("enter")
        assert t.step == "item_end" and end in t.text()
        assert bool(t.state.backlog) is (way == "postponed")


async def test_someone_holds_it_in_the_interim(tmp_path: Path) -> None:
    t = table_at(tmp_path, "propose")
    async with t.open():
        await t.press("w")
        await t.choose("interim")
        await t.fill(person="Luc", term="6 weeks")
        assert t.state.item.election.proposed.interim and "in the interim" in t.text()


async def test_back_to_the_change_round(tmp_path: Path) -> None:
    t = table_at(tmp_path, "propose")
    async with t.open():
        await t.press("w")
        await t.choose("change")
        assert t.step == "change"


async def test_who_cannot_be_proposed_and_why(tmp_path: Path) -> None:
    t = table_at(tmp_path, "role", electing(duties={}))
    t.record(ev.RoleDescribed, office="secretary", eligible=("m1", "m3"), duties="Notes",
             term=t.state.practice.office_term)  # fmt: skip
    elect_to(t.session, "ballots")
    async with t.open():
        await t.press("e")
        assert "limited who can be nominated" in t.text() and "can be proposed" in t.text()
        await t.press("enter")
        assert t.step == "ballots"


async def test_two_offices_better_apart_are_said_and_allowed(tmp_path: Path) -> None:
    mandates = (office("facilitator", "m3"), office("leader", "m1"))
    t = table_at(tmp_path, "nominee_consent", electing(mandates=mandates))
    async with t.open():
        assert "Amina also holds: facilitator" in t.text()
        assert t.left.startswith("Amina facilitates and is named")
        await t.press(*["space"] * 4, "enter")
        assert t.step == "elected"


async def test_someone_away_can_be_proposed_and_it_is_said(tmp_path: Path) -> None:
    t = table_at(tmp_path, "propose")
    t.record(ev.Left, person="m3")
    async with t.open():
        await t.press("space")
        await t.type("am")
        await t.press("enter", "ctrl+s")
        assert t.step == "nominee_consent" and "Amina is not here" in t.text()
        await t.press(*["space"] * 3, "enter")
        assert t.step == "elected"

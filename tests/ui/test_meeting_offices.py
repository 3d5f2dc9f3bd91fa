"""Which offices an election fills, by keys: described first, joint, several, given back."""

from datetime import date
from pathlib import Path

from elect_support import elect_to, electing, names, table_at
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemKind


async def test_the_first_office_is_described_with_its_duties_and_term(tmp_path: Path) -> None:
    t = table_at(tmp_path, "role", electing(subject="", duties={}))
    async with t.open():
        await t.press("space")
        await t.choose("secretary")
        await t.fill(duties="Notes", term="6 months", why="Luc moves away")
        election = t.state.item.election
        assert (election.office, election.duties, election.term.months) == ("secretary", "Notes", 6)
        assert "now: Paul" in t.text()
        await t.press("e")
        await t.fill(term="30 days", eligible="Luc, Amina")
        assert t.state.item.election.eligible == ("m1", "m3")
        await t.press("enter", "space", "space")
        assert t.step == "criteria"


async def test_joint_offices_and_one_of_the_circles_own(tmp_path: Path) -> None:
    t = table_at(tmp_path, "role", electing(subject="", duties={"greeter": "Welcome people"}))
    async with t.open():
        await t.press("space")
        await t.choose("greeter")
        assert t.form.values["duties"] == "Welcome people"
        await t.press("ctrl+s", "space")
        await t.choose("+")
        await t.press("right", "right", "space", "right", "right", "space")
        await t.press("ctrl+s")
        assert [e.office for e in t.state.item.elections] == [
            "greeter", "secretary + logbook_keeper",
        ]  # fmt: skip
        assert "Secretary and logbook keeper" in t.text()


async def test_several_offices_each_with_their_ballots(tmp_path: Path) -> None:
    t = table_at(tmp_path, "role", electing(subject=""))
    async with t.open():
        for name in ("secretary", "second_link"):
            await t.press("space")
            await t.choose(name)
            await t.press("ctrl+s")
        await t.press("enter", "space")
        assert t.step == "term_consent"
        await t.press("space", "space")
        await t.type("Rigour")
        await t.press("enter", "shift+tab", "right", "right", "tab")
        await t.type("Diplomacy")
        await t.press("enter", "escape")
        assert [(x.text, x.under) for x in t.state.item.lines] == [
            ("Rigour", ""), ("Diplomacy", "second_link"),
        ]  # fmt: skip
        await t.press("enter", "space")
        for person, name in (("am", "Secretary"), ("lu", "Second link")):
            assert t.step == "ballots" and name in t.text()
            await t.press("space", "space")
            for _ in t.state.stage.order:
                await names(t, person, "Trusted")
            await t.press("enter", "t", "enter", "space")
            await t.type(person)
            await t.press("enter", "ctrl+s", *["space"] * 4, "enter")
            assert t.step == "elected"
            await t.press("enter")
        assert t.step == "item_end"
        assert [e.proposed.person for e in t.state.item.elections] == ["m3", "m1"]


async def test_the_terms_of_several_offices(tmp_path: Path) -> None:
    t = table_at(tmp_path, "role", electing(subject="", duties={}))
    t.record(ev.RoleDescribed, office="secretary").record(ev.RoleDescribed, office="greeter")
    async with t.open():
        await t.press("enter", "space")
        assert t.step == "office_term"
        await t.press("space")
        await t.fill(term="3 weeks")
        await t.press("space")
        await t.fill(office="greeter", term="12 December 2026")
        first, second = t.state.item.elections
        assert first.term.weeks == 3 and second.term.until == date(2026, 12, 12)
        await t.press("enter", "space")
        assert t.step == "criteria"


async def test_a_holder_steps_down_and_the_office_goes_on_the_agenda(tmp_path: Path) -> None:
    t = Table(tmp_path, electing())
    elect_to(t.session, "items")
    async with t.open():
        await t.press("l")
        await t.choose("m2")
        await t.choose("steps_down secretary")
        await t.fill(reason="I am moving")
        assert t.state.stepped_down[0].person == "m2"
        await t.choose("tonight")
        added = t.state.items[-1].item
        assert (added.kind, added.subject) == (ItemKind.ELECT, "secretary")
        assert not t.state.agenda_consented


async def test_an_election_added_to_the_agenda_asks_which_office(tmp_path: Path) -> None:
    t = Table(tmp_path, electing(items=()))
    async with t.open():
        await t.to_agenda()
        await t.press("i")
        await t.write(title="A greeter", kind="elect")
        await t.press("ctrl+s")
        assert t.form.is_open
        await t.fill(subject="second_link")
        item = t.state.items[0].item
        assert (item.kind, item.subject) == (ItemKind.ELECT, "second_link")

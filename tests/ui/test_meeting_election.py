"""Elections lived by keys: on paper, masked, several offices, refusals, nobody, hand-overs."""

from datetime import date
from pathlib import Path

import pytest
from elect_support import EIGHT, S3, elect_to, electing, names, practice, table_at
from table_support import Table, office

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.record import record_of
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.practice import Ballots, Change, Nominations, Tie
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.meeting.seats import question
from cercle_tui.ui.meeting.telling import tell

BUDGET = 8 * 3 + 12
"""Key presses of an election on paper with eight people, besides names and reasons."""


def said_in(t: Table) -> str:
    """What the screen says, whatever the lines it is broken into."""
    return " ".join(t.text().replace("│", " ").split())


class Counted:
    """Counts the keys pressed; what is typed, and the Enter that completes a name, are free."""

    def __init__(self, table: Table) -> None:
        self.table, self.keys = table, 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.table.press(*keys)

    async def name(self, typed: str) -> None:
        await self.table.type(typed)
        await self.table.press("enter")


async def test_an_election_on_paper_in_few_keys(tmp_path: Path) -> None:
    t = Table(tmp_path, electing(EIGHT))
    async with t.open():
        await t.to_items()
        keys = Counted(t)
        await keys.press("space")
        assert t.step == "role_consent" and "Keep the minutes" in t.text()
        await keys.press("space", "space")
        assert t.step == "criteria"
        await keys.press("space")
        for criterion in ("Rigour", "Sums up without betraying"):
            await t.type(criterion)
            await keys.press("enter")
        assert t.form.is_open
        await keys.press("escape", "enter", "space")
        assert t.step == "ballots"
        await keys.press("space")
        assert t.step == "nominations"
        await keys.press("space")
        for _ in EIGHT:
            assert "reasons count" not in t.text()
            await keys.name("am")
            await t.type("listens to everyone")
            await keys.press("enter")
        assert not t.form.is_open and "Amina 8" in t.text() and "reasons count" in t.text()
        await keys.press("enter", "t", "enter")
        assert t.step == "propose"
        await keys.press("space")
        assert t.form.values["person"] == ""
        await keys.name("am")
        await t.type("listens, sums up")
        await keys.press("ctrl+s")
        assert t.step == "nominee_consent" and t.state.stage.order[-1] == "m3"
        await keys.press(*["space"] * 7)
        assert "And you, Amina" in t.text()
        await keys.press("space", "enter")
        assert t.step == "elected" and t.state.item.election.elected
        assert "It is Amina, until November 23, 2027" in question(t.here)
        await keys.press("enter", "enter")
        assert t.state.items[0].outcome is not None
        assert keys.keys <= BUDGET
    (election,) = record_of(t.session.meeting).elections
    assert election.mandate is not None and election.mandate.person == "m3"
    assert election.criteria == ("Rigour", "Sums up without betraying")
    assert {said.reasons for said in election.said} == {"listens to everyone"}


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


async def test_typed_ballots_are_read_one_by_one(tmp_path: Path) -> None:
    t = table_at(tmp_path, "ballots", electing(practice=practice(ballots=Ballots.MASKED)))
    async with t.open():
        for _ in range(4):
            assert "No ballot yet" in t.left
            await t.press("space")
            await t.type("zz")
            await t.press("enter")
            assert t.form.is_open
            await t.press("backspace")
            await t.type("amina")
            await t.press("enter")
            assert not t.form.is_open
            assert tell(t.here, t.session.meeting.last).endswith("’s ballot")
        assert "Everyone has cast" in t.left
        await t.press("space")
        assert t.step == "nominations"
        assert t.text().count("· · ·") == 4 and "──▶" not in t.text()
        await t.press("space")
        for _ in range(4):
            assert t.form.values["nominee"] == "Amina"
            await t.type("Calm")
            await t.press("enter")
        assert not t.state.waiting()


async def test_where_the_practice_lets_one_pass(tmp_path: Path) -> None:
    t = Table(tmp_path, electing(practice=S3))
    elect_to(t.session, "election_info")
    async with t.open():
        await t.press("t", "enter")
        assert t.step == "ballots"
        await t.press("x")
        await t.press("space", "ctrl+s")
        first = t.state.item.election.passed[0]
        assert t.step == "nominations" and first not in t.state.stage.order
        await t.press("space")
        await names(t, "am", "Calm")
        await t.press("escape", "x")
        assert len(t.state.item.election.passed) == 2 and t.text().count("──▶  –") == 2
        await t.press("space")
        await names(t, "lu", "Kind")
        assert not t.state.waiting()
        await t.press("enter", "t", "enter")
        assert t.step == "propose" and t.text().count("empty ballot") == 0


async def test_one_may_name_several_people(tmp_path: Path) -> None:
    several = practice(nominations=Nominations.SEVERAL)
    t = table_at(tmp_path, "nominations", electing(practice=several))
    async with t.open():
        by = t.screen.cursor
        await t.press("space")
        await names(t, "am", "Calm")
        assert not t.form.is_open
        await t.light(by)
        await t.press("space")
        await names(t, "lu", "Kind")
        assert [n.nominee for n in t.state.item.election.nominations[by]] == ["m3", "m1"]
        assert "Calm" in t.text() and "Kind" in t.text()


async def test_a_change_shows_who_was_named_before(tmp_path: Path) -> None:
    only = electing(practice=practice(change=Change.ALREADY_NAMED))
    t = table_at(tmp_path, "change", only, m0="m1")
    async with t.open():
        await t.press("space")
        assert len(t.state.waiting()) == 3
        await t.light("m0")
        await t.press("c")
        await names(t, "pau", "Heard the rigour")
        assert t.form.is_open and "“pau” is not in the list" in t.text()
        await t.press("end", "ctrl+u")
        await names(t, "am", "")
        assert "before: Luc · Heard the rigour" in t.text()
        await t.press("t", "enter")
        assert t.step == "propose"


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


async def test_who_facilitates_hands_over_when_named(tmp_path: Path) -> None:
    t = table_at(tmp_path, "propose", m1="m0")
    async with t.open():
        assert t.left.startswith("Marie facilitates and is named: h")
        assert "hand_over_item" in t.footer
        await t.press("h")
        await t.choose("m1")
        assert t.here.facilitator == "m1" and not t.left.startswith("Marie")
        t.record(ev.NomineeProposed, person="m0", term=t.state.item.election.term)
        t.record(ev.NobodyElected, end="vacant")
        t.screen.redraw()
        await t.press("enter", "enter")
        assert t.here.facilitator == "m0"


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


async def test_people_come_and_go_while_ballots_are_read(tmp_path: Path) -> None:
    t = table_at(tmp_path, "nominations")
    first = t.state.stage.order[0]
    t.record(ev.Left, person=first)
    t.record(ev.Unreachable, person=t.state.stage.order[0])
    async with t.open():
        assert t.here.name(first) in t.text()  # their ballot can still be read
        assert t.screen.cursor == t.state.stage.order[1]
        await t.light(first)
        await t.press("space")
        await names(t, "lu", "Kind")
        assert first in t.state.item.election.nominations
        await t.press("escape")
        t.record(ev.Arrived, people=(first,))
        t.screen.redraw()
        assert t.left.startswith(f"{t.here.name(first)} has just come")


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


async def test_killed_at_the_reading_it_resumes_with_ballots_unread(tmp_path: Path) -> None:
    t = table_at(tmp_path, "ballots", electing(practice=practice(ballots=Ballots.MASKED)))
    for person in t.state.stage.order:
        t.record(ev.BallotCast, by=person, nominee="m3")
    t.record(ev.BallotsIn)
    path = t.session.book.path
    t.session.close()
    again = MeetingSession.resume(t.desk.folder, "horizon", path, t.desk.clock)
    t = Table(tmp_path, desk=t.desk, session=again)
    async with t.open():
        assert t.step == "nominations" and not t.state.item.election.said
        assert "──▶" not in t.text()


async def test_undo_gives_a_ballot_back(tmp_path: Path) -> None:
    t = table_at(tmp_path, "nominations")
    async with t.open():
        await t.press("space")
        await names(t, "am", "Calm")
        await t.press("escape", "u")
        assert not t.state.item.election.said and "nomination" in t.left

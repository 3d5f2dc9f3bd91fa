"""Elections lived by keys: on paper, masked, in few keys, people who come and go."""

from pathlib import Path

from elect_support import EIGHT, S3, elect_to, electing, names, practice, table_at
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.record import record_of
from cercle_tui.model.practice import Ballots, Change, Nominations
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.meeting.seats import question
from cercle_tui.ui.meeting.telling import tell

BUDGET = 8 * 3 + 12
"""Key presses of an election on paper with eight people, besides names and reasons."""


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

"""Keys of rounds: one key a person, one for the circle at once, and a held key for one only."""

import asyncio
from pathlib import Path

import pytest
from table_support import NAMES, Table, context

from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer
from cercle_tui.ui.screens.meeting import MeetingScreen

MANY = (*NAMES, "Jean", "Noémie", "François", "Zoé", "Ali", "Rose", "Ida", "Hugo")


class Hands:
    """Timers of the screen that go off when the test says so, and a clock it moves."""

    def __init__(self, table: Table, patch: pytest.MonkeyPatch) -> None:
        self.table, self.waiting = table, []
        table.desk.monotonic = self
        self.now = 100.0
        patch.setattr(MeetingScreen, "set_timer", self._set_timer)

    def __call__(self) -> float:
        return self.now

    def _set_timer(self, delay: float, callback: object) -> None:
        self.waiting.append((self.now + delay, callback))

    async def press(self, key: str, after: float) -> None:
        """Press a key `after` seconds; the timers due by then go off first."""
        self.now += after
        due = [c for at, c in self.waiting if at <= self.now]
        self.waiting = [(at, c) for at, c in self.waiting if at > self.now]
        for callback in due:
            callback()
        await self.table.press(key)

    async def rest(self) -> None:
        """Nothing is pressed for a while."""
        self.now += 10
        due, self.waiting = self.waiting, []
        for _, callback in due:
            callback()
        await self.table.settle()

    async def hold(self, key: str, repeats: int, first: float = 0.5, every: float = 0.03) -> None:
        """Hold a key down, as a terminal tells it: again and again after a first delay."""
        await self.press(key, 5)
        await self.press(key, first)
        for _ in range(repeats):
            await self.press(key, every)
        await self.rest()


@pytest.mark.parametrize("count", [3, 8, 12])
async def test_a_round_takes_one_key_a_person_and_one_to_go_on(tmp_path: Path, count: int) -> None:
    async with Table(tmp_path, context(MANY[:count])).open() as table:
        await table.gather()
        assert table.step == "opening"
        seen = []
        for _ in range(count):
            seen.append(table.screen.cursor)
            await table.press("space")
        assert len(set(seen)) == count and not table.state.waiting()
        await table.press("enter")
        assert table.step == "duration"


async def test_enter_before_all_are_heard_says_who_is_left(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.press("space", "space", "enter")
        assert table.step == "opening"
        assert "Paul" in table.left and "Amina" in table.left and "Luc" not in table.left
        assert "next" not in table.footer


async def test_consent_asked_at_once_takes_one_key(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.everyone()
        assert table.step == "duration" and table.state.stage.together
        await table.press("space")
        assert table.step != "duration"
        about, taken = table.state.consents[0]
        assert about == "whole/duration" and taken.collective and len(taken.answers) == 4


@pytest.mark.parametrize(("first", "every"), [(0.5, 0.03), (0.25, 0.04), (0.9, 0.09)])
async def test_a_held_space_answers_for_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: float, every: float
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        hands = Hands(table, monkeypatch)
        await hands.hold("space", 12, first, every)
        assert tuple(table.state.stage.turns) == ("m0",)


async def test_a_held_space_in_a_consent_round_answers_for_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.to_items()
        await table.open_item("i2")
        await table.press("space")
        await table.fill()
        await table.press("enter", "t", "enter")
        await table.everyone()
        await table.press("enter")
        assert table.step == "consent"
        hands = Hands(table, monkeypatch)
        await hands.hold("space", 12)
        assert len(table.state.stage.answers) == 1


async def test_a_bouncing_key_answers_for_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        hands = Hands(table, monkeypatch)
        for after in (5, 0.02, 0.05):
            await hands.press("space", after)
        await hands.rest()
        assert len(table.state.stage.turns) == 1
        await hands.press("space", 3)
        assert len(table.state.stage.turns) == 2


async def test_two_presses_on_purpose_answer_for_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        hands = Hands(table, monkeypatch)
        await hands.press("space", 5)
        await hands.press("space", 0.3)
        assert len(table.state.stage.turns) == 1  # the second waits a moment, then acts
        await hands.rest()
        assert len(table.state.stage.turns) == 2


async def test_quick_presses_each_answer_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path, context(MANY[:8])).open() as table:
        await table.gather()
        hands = Hands(table, monkeypatch)
        for _ in range(8):
            await hands.press("space", 0.3)
        await hands.rest()
        assert not table.state.waiting()


async def test_the_second_press_acts_by_itself_after_a_real_moment(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        table.seconds.gap = 0.3
        heard = asyncio.Event()
        table.session.acknowledge = lambda _event: (
            heard.set() if len(table.state.stage.turns) == 2 else None
        )
        await table.press("space", "space")
        await asyncio.wait_for(heard.wait(), 10)
        assert len(table.state.stage.turns) == 2


async def test_a_press_that_waits_never_acts_for_someone_lit_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        hands = Hands(table, monkeypatch)
        await hands.press("space", 5)
        await hands.press("space", 0.3)
        await hands.press("right", 0.05)
        await hands.rest()
        assert tuple(table.state.stage.turns) == ("m0",)


async def test_a_held_enter_does_not_run_through_the_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.to_items()
        await table.open_item("i3")
        await table.press("enter", "t")
        assert table.step == "clarify"
        table.session.record(ev.StepDone, step="clarify")
        table.session.record(ev.Passed, people=("m0",))
        table.screen.redraw()
        before = table.session.meeting.n
        hands = Hands(table, monkeypatch)
        await hands.hold("enter", 12)
        assert table.session.meeting.n <= before + 1


async def test_a_held_enter_goes_through_one_open_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.everyone()
        await table.press("space")
        assert table.step == "information"
        hands = Hands(table, monkeypatch)
        await hands.hold("enter", 12)
        assert table.step == "next_meeting"


async def test_the_enter_that_records_a_form_does_not_end_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.everyone()
        await table.press("space", "n")
        await table.type("Snow tomorrow")
        hands = Hands(table, monkeypatch)
        await hands.hold("enter", 12)
        assert [note.text for note in table.state.notes] == ["Snow tomorrow"]
        assert table.step == "information"


@pytest.mark.parametrize("key", ["r", "x", "d"])
async def test_no_held_key_runs_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Back to an earlier step, items taken off, the direction of a round."""
    async with Table(tmp_path).open() as table:
        if key == "x":
            await table.to_agenda()
        elif key == "d":
            await table.gather()
        else:
            await table.to_items()
            await table.open_item("i2")
            await table.press("space")
            await table.fill()
            await table.press("enter", "t", "enter")
            await table.everyone()
            assert table.step == "amend"
        before = table.session.meeting.n
        hands = Hands(table, monkeypatch)
        await hands.hold(key, 8)
        assert table.session.meeting.n == before + 1


@pytest.mark.parametrize(("first", "every"), [(0.5, 0.03), (0.05, 0.05)])
async def test_a_held_enter_never_closes_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: float, every: float
) -> None:
    async with Table(tmp_path, context(items=())).open() as table:
        await table.to_agenda()
        await table.press("enter", "space", "enter")
        await table.everyone()
        await table.press("e")
        await table.fill(starts="Thursday 10 December 7 pm")
        await table.press("enter")
        assert table.step == "leftovers" and table.state.next_meeting is not None
        hands = Hands(table, monkeypatch)
        await hands.hold("enter", 12, first, every)
        assert table.state.closed is None


async def test_passing_is_offered_again_at_the_end(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.press("x")
        assert table.state.stage.offered == ("m0",)
        await table.press("space", "space", "space")
        assert table.screen.cursor == "m0" and table.state.waiting() == ("m0",)
        await table.press("x")
        assert table.state.stage.turns["m0"] == "passed"


async def test_a_turn_given_back_is_had_again(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.press("space", "space", "left", "backspace")
        assert "m1" not in table.state.stage.turns and table.screen.cursor == "m1"


async def test_the_one_cut_off_is_waited_for_and_the_others_go_on(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.everyone()
        await table.press("l")
        await table.choose("m2")
        await table.choose("unreachable")
        assert table.step == "duration"
        await table.press("space")
        assert table.state.waiting() == ("m2",) and "Paul" in table.left
        await table.press("space")
        assert table.step == "duration" and "Paul" in table.left
        await table.press("l")
        await table.choose("m2")
        await table.choose("reached")
        await table.press("space")
        assert table.step == "information"
        assert table.state.consents[0][1].answers == dict.fromkeys(
            ("m0", "m1", "m2", "m3"), Answer.NO_OBJECTION
        )


async def test_no_more_questions_leaves_the_one_cut_off_their_turn(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as table:
        await table.to_items()
        await table.open_item("i1")
        await table.press("enter")
        await table.light("m2")
        await table.press("l")
        await table.choose("unreachable")
        assert table.step == "report"
        await table.press("t")
        assert table.state.waiting() == ("m2",)


async def test_a_held_enter_in_a_choice_does_not_answer_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as table:
        await table.gather()
        await table.everyone()
        await table.press("l")
        before = table.session.meeting.n
        hands = Hands(table, monkeypatch)
        await hands.hold("enter", 8)
        assert table.session.meeting.n == before and len(table.state.here) == 4
        await table.press("escape", "l")
        await hands.press("m", 5)
        await hands.press("p", 0.3)
        await hands.rest()
        assert len(table.state.here) == 3

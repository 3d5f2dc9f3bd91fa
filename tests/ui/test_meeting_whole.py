"""Whole meetings and what happens in them, by keys: from who is here to the register."""

from pathlib import Path

import pytest
from reach_support import object_, reach
from table_support import NAMES, Table, context
from test_views_meeting import BEFORE

from cercle_tui.meeting.record import record_of
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.model.people import Standing
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.screens.catch_up import CatchUpScreen
from cercle_tui.ui.screens.minutes import MinutesPage


async def answered(t: Table, **answers: str) -> None:
    """Everyone answers in turn: nothing said is no objection; "o: …", "c: …"."""
    while t.state.waiting():
        said = answers.get(t.screen.cursor, "")
        if said:
            await t.press(said[0])
            await t.fill(reason=said[3:])
        else:
            await t.press("space")
    await t.press("enter")


async def the_report(t: Table) -> None:
    await t.open_item("i1")
    await t.press("enter", "t", "enter", "a")
    await t.fill(what="Buy chairs", who="Luc", due="12 December")
    await t.press("enter")


async def the_decision(t: Table) -> None:
    """Three object: two are integrated together, one becomes a concern; then a second round."""
    await t.open_item("i2")
    await t.press("space")
    await t.fill(term="6 months")
    await t.press("enter", "t", "enter")
    await t.everyone()
    assert t.step == "amend"
    await t.press("enter")
    await answered(t, m0="o: Too late at night.", m1="o: Thursdays are full.", m3="o: The bus.")
    assert t.step == "objections" and len(t.rows()) == 3
    await t.press("t")
    for step in ("understand", "test", "integrate"):
        assert t.step == step
        await t.press("enter" if step != "integrate" else "space")
    await t.fill(text="We meet on the second Wednesday of the month, at 6 pm.", note="earlier")
    assert t.step == "objections" and not t.state.unmet_objections(t.state.stage.about)
    await t.press("enter")
    assert t.step == "consent" and t.state.stage.version == 2 and not t.state.stage.answers
    await answered(t, m1="c: Watch the heating.", m3="o: There is no bus at 6 pm either.")
    about = t.state.stage.about
    by_author = {o.author: o for o in t.state.objections_about(about)}
    assert by_author["m0"].state is ObjectionState.INTEGRATED
    assert by_author["m1"].state is ObjectionState.CONCERN
    assert t.step == "objections" and t.left
    await t.press("s")
    await t.choose("concern")
    await t.fill(how="Count who came by bus.")
    assert t.step == "objections" and "adopt" in t.footer
    await t.press("enter")
    assert t.step == "read_back" and t.state.proposal.adopted
    await t.press("t")
    await t.fill(to="the parent circle")
    await t.press("enter", "enter")


async def the_exploration(t: Table) -> None:
    await t.open_item("i3")
    await t.press("enter", "t", "enter")
    assert t.step == "explore"
    await t.press("i")
    await t.fill(text="A tea on the first evening")
    await t.everyone()
    assert t.step == "item_end" and "A tea on the first evening" in t.rows()
    await t.press("enter")


async def the_tension(t: Table) -> None:
    await t.open_item("i4")
    await t.press("space")
    await t.fill(fact="The fan hums.", effect="I lose the thread.", need="To hear.")
    await t.press("enter")
    await t.everyone()
    assert t.step == "tension_next"
    await t.press("space")
    await t.fill(text="Amina asks for another room.")
    await t.press("enter", "enter")


async def test_a_whole_meeting_to_the_register(tmp_path: Path) -> None:
    t = Table(tmp_path, context(**BEFORE))
    async with t.open():
        await t.press("t", "enter")
        await t.everyone()
        await t.press("space", "space")  # the end, the last minutes
        assert t.step == "information"
        await t.press("n")
        await t.fill(text="The library closes at 9 pm.")
        await t.press("enter", "space", "x", "enter", "space")
        await t.fill(starts="Thursday 10 December 7 pm", place="Library")
        await t.press("enter", "w")
        await t.choose("b2")
        assert t.step == "agenda" and len(t.state.items) == 5
        await t.press("enter", "space")
        assert t.step == "items"
        await the_report(t)
        await the_decision(t)
        await the_exploration(t)
        await the_tension(t)
        await t.press("c", "space", "enter")
        assert t.step == "closing"
        await t.everyone()
        await t.press("space")
        await t.fill(scores="4 5 5 3")
        await t.press("enter", "enter")
        await t.choose("close")
        assert isinstance(t.app.screen, MinutesPage)
        assert "We meet on the second Wednesday" in t.screen.keeper.minutes_path().read_text()
        await t.press("enter")
    circle = CircleProjection(t.desk.folder, t.info).load()
    ((_, kept),) = circle.decisions.items()
    assert kept.number == "H-2026-001" and kept.decision.told == "the parent circle"
    assert kept.decision.final.number == 2 and kept.ends.isoformat() == "2027-05-23"
    assert [a.what for a in circle.actions.values()] == ["Buy chairs"]
    assert {point.title for point in circle.backlog.values()} == {"Coffee"}
    assert circle.next_meeting is not None and circle.next_meeting.place == "Library"
    assert circle.closed_meetings == 1


@pytest.mark.parametrize(
    ("way", "values", "end"),
    [
        ("postponed", {"until": "in 3 weeks"}, "postponed"),
        ("referred", {"to": "the parent circle"}, "referred"),
        ("withdrawn", {"reason": "Not ripe."}, "withdrawn"),
        ("drop", {"text": "Nobody needs it."}, "dropped"),
    ],
)
async def test_a_proposal_ends_another_way(
    tmp_path: Path, way: str, values: dict[str, str], end: str
) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    object_(t.session, "m0")
    async with t.open():
        await t.press("w")
        await t.choose(way)
        await t.fill(**values)
        if way == "drop":
            assert t.state.stage.together
            await t.press("space")
        assert t.step == "item_end" and t.state.proposal.end == end
        await t.press("enter")
        assert t.step == "items" and t.screen.cursor == "i1"


async def test_an_item_is_carried_over_with_its_proposal(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "react", "i2")
    async with t.open():
        await t.press("w")
        await t.choose("carry")
        await t.press("space")
        assert t.step == "items"
        assert t.state.get_item("i2").outcome is ItemOutcome.CARRIED_OVER
        assert t.state.backlog[-1].draft == "We meet on the second Thursday of the month."


async def test_a_round_on_what_holds_us_up(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    object_(t.session, "m0")
    async with t.open():
        await t.press("w")
        await t.choose("stuck")
        assert t.step == "stuck" and t.here.kind is StageKind.ROUND
        await t.everyone()
        assert t.step == "objections"


async def test_an_objection_is_withdrawn_and_the_proposal_adopted(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    object_(t.session, "m0")
    async with t.open():
        await t.press("space", "s")
        assert t.chooser.is_open
        await t.choose("withdrawn")
        await t.fill(how="I had misread it.")
        assert t.step == "objections"
        await t.press("enter")
        assert t.state.proposal.adopted
        assert t.state.objections[0][1].state is ObjectionState.WITHDRAWN


async def test_adopting_waits_for_every_answer(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    async with t.open():
        await t.press("space", "space", "space", "enter")
        assert t.step == "consent" and not t.state.proposal.adopted and t.left
        assert "adopt" not in t.footer
        await t.press("space")
        assert "adopt" in t.footer
        await t.press("enter")
        assert t.state.proposal.adopted


async def test_an_answer_can_be_given_again_before_the_round_ends(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    async with t.open():
        first = t.screen.cursor
        await t.press("space", "left", "o")
        await t.fill(reason="After all, the bus.")
        assert t.state.stage.answers[first][0] is Answer.OBJECTION


async def test_someone_comes_late_and_catches_up(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.press("space", "space", "space", "enter")
        await t.press("space", "l")
        await t.choose("other")
        await t.choose("m3")
        await t.choose("arrives")
        assert not t.state.people["m3"].caught_up and "m3" not in t.state.stage.order
        assert "arriving" in t.text() and "m3" not in t.state.counted
        await t.press("l")
        await t.choose("other")
        await t.choose("m3")
        await t.choose("caught_up")
        assert isinstance(t.app.screen, CatchUpScreen)
        assert "Meeting days" in t.text() and "Amina" in t.text()
        await t.press("enter")
        assert t.app.screen is t.screen
        assert t.state.stage.order[-1] == "m3"
        await t.everyone()
        assert t.step == "duration" and "m3" in t.state.counted


async def test_someone_leaves_in_the_middle_of_a_round(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "consent", "i2")
    async with t.open():
        gone = t.state.waiting()[1]
        await t.press("space")
        assert t.screen.cursor == gone
        await t.press("l")
        await t.choose("leaves")
        assert gone not in t.state.stage.order and t.screen.cursor == t.state.speaker()
        await t.press("space", "space", "enter")
        assert t.state.proposal.adopted and gone not in t.state.proposal.present


async def test_a_guest_is_shown_and_not_counted(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.press("t", "i")
        await t.fill(name="Inès", standing="guest")
        guest = t.state.here[-1]
        assert t.state.people[guest].member.standing is Standing.GUEST
        await t.press("enter")
        assert guest in t.state.stage.order and guest not in t.state.counted
        await t.everyone()
        assert guest not in t.state.stage.order and "◇ Inès" in t.text()


async def test_the_agenda_changes_and_asks_consent_again(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.to_items()
        await t.press("shift+down")
        assert t.state.agenda_consented
        await t.press("i")
        await t.fill(title="Coffee")
        assert not t.state.agenda_consented and "open_item" not in t.footer
        await t.press("space")
        assert t.step == "agenda_again"
        await t.press("o")
        await t.choose("m1")
        await t.fill(reason="No time tonight.")
        await t.press("space")
        assert t.step == "agenda_again" and "Luc" in t.left
        assert "Luc — No time tonight." in t.text()
        await t.press("w")
        assert t.step == "items" and not t.state.agenda_consented
        await t.light(t.state.items[-1].item.id)
        await t.press("x", "space", "space")
        assert t.step == "items" and t.state.agenda_consented
        await t.press("space")
        assert t.state.item is not None


async def test_undo_and_redo_go_across_steps(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        await t.everyone()
        await t.press("space")
        assert t.step == "information"
        for _ in range(6):
            await t.press("u")
        assert t.step == "opening" and not t.state.stage.turns
        for _ in range(6):
            await t.press("U")
        assert t.step == "information" and "redo" not in t.footer
        await t.press("u", "space")
        assert t.step == "information" and not t.session.meeting.undone


async def test_closing_now_lists_what_is_left(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "react", "i2")
    async with t.open():
        await t.press("k", "space")
        assert t.step == "closing"
        await t.everyone()
        await t.press("enter")
        assert t.step == "leftovers" and len(t.rows()) == 4
        await t.press("enter")
        await t.choose("next")
        await t.fill(starts="10 December 7 pm")
        await t.press("enter")
        await t.choose("close")
        assert t.state.closed is not None
        record = record_of(t.session.meeting)
        assert len(record.backlog) == 4


async def test_an_objection_to_closing_now_keeps_the_meeting_open(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "react", "i2")
    async with t.open():
        await t.press("k", "o")
        await t.choose("m2")
        await t.fill(reason="Two minutes more.")
        await t.press("space")
        assert t.step == "close_now" and "Paul" in t.left
        await t.press("w")
        assert t.step == "react"


async def test_hand_over_lights_the_new_facilitator_in_the_list(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.press("t", "h")
        await t.choose("m2")
        assert t.state.holder("facilitator") == "m2"
        assert "facilitator" in next(line for line in t.text().splitlines() if "Paul" in line)


async def test_a_note_is_typed_in_any_round_without_moving_it(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        await t.press("space", "n")
        await t.type("Il fait −20 °C : « brrr »")
        await t.press("enter")
        assert t.state.notes[0].text == "Il fait −20 °C : « brrr »"
        assert t.screen.cursor == "m1" and len(t.state.stage.turns) == 1


async def test_a_form_that_was_left_comes_back(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        await t.press("n")
        await t.type("half a thou")
        await t.press("escape")
        assert not t.form.is_open and not t.state.notes
        await t.press("n", "f3")
        await t.type("ght")
        await t.press("enter")
        assert t.state.notes[0].text == "half a thought"


async def test_a_date_that_cannot_be_read_is_said_beside_it(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "next_meeting")
    async with t.open():
        await t.press("space")
        await t.type("someday")
        await t.press("ctrl+s")
        assert t.form.is_open and t.state.next_meeting is None and "someday" in t.text()
        await t.fill(starts="10 December 7 pm")
        assert t.state.next_meeting is not None


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_everyones_name_is_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    async with t.open(*size):
        shown = t.text()
        assert all(name in shown for name in NAMES)
        assert "How are you arriving?" in shown and "▶" in shown

"""A circle changes its practice by keys, and lives by it: opinions, scales, minutes, home."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from home_support import CLOCK, NOW, app_on, circle_in, founded, settled, shown, typed
from table_support import ITEMS, Table, context

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import PRESETS, Absent, Practice
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.session import MeetingSession
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.meeting.acts_practice import ACTIONS
from cercle_tui.ui.meeting.choices_practice import GROUPS
from cercle_tui.ui.meeting.forms_practice import options_of
from cercle_tui.ui.screens.minutes import MinutesPage
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.chooser import Chooser

SIZES = ((80, 24), (120, 36))


def practising(**options: object) -> dict[str, Any]:
    return {"practice": Practice.model_validate(options)}


def test_every_option_is_offered_once() -> None:
    offered = [o for _, heads in GROUPS.values() for head in heads for o in options_of(head)]
    assert sorted(offered) == sorted(Practice.model_fields)


def test_the_keys_of_practice_take_none_of_those_that_always_work() -> None:
    assert {key for action in ACTIONS for key in action.keys} == {"i", "space", "P"}


@pytest.mark.parametrize("size", SIZES)
async def test_an_option_changes_by_keys_and_the_minutes_say_so(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    t = Table(tmp_path, context(items=()))
    async with t.open(*size):
        await t.gather()
        await t.press("P")
        await t.choose("decisions")
        assert "those present decide" in t.text()
        await t.choose("absent")
        await t.fill(absent="suspended")
        assert t.step == "practice"
        told = " ".join(t.text().split())
        assert "those present decide → the decision is suspended" in told
        await t.press("space")
        assert t.step == "opening" and t.state.practice == Practice()
        await t.press("u", "U")
        await t.everyone()
        assert t.state.practice.absent is Absent.SUSPENDED
        while t.step != "items":
            await t.press("space" if t.state.stage.together else "enter")
        await t.press("enter")
        await t.everyone()
        await t.press("space")
        await t.fill(scores="4 5 5 3")
        await t.press("enter", "enter")
        await t.choose("close")
        assert isinstance(t.app.screen, MinutesPage)
        minutes = t.screen.keeper.minutes_path().read_text()
    assert "The circle changes its practice" in minutes
    assert "absent members: those present decide → the decision is suspended" in minutes


async def test_a_whole_practice_is_taken_up(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.gather()
        await t.press("P")
        await t.choose("whole")
        assert "Université du Nous" in t.text() and "SoFA" not in t.text()
        await t.choose("s3")
        await t.press("space")
        assert t.state.agreed == PRESETS["s3"]


async def test_what_is_typed_in_the_forms_is_what_the_circle_is_asked(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.gather()
        await t.press("P")
        await t.choose("meeting")
        await t.choose("scores")
        await t.fill(scores="named", own_scales="Joie, calme")
        await t.press("space", "P")
        await t.choose("decisions")
        await t.choose("policy_term")
        await t.fill(policy_term="3 weeks")
        await t.press("space", "P")
        await t.choose("consent")
        await t.choose("quorum")
        await t.write(quorum_share="160")
        await t.press("ctrl+s")
        assert "0 to 100" in t.text()
        await t.fill(quorum_share="60")
        await t.press("space", "P")
        await t.choose("offices")
        await t.choose("incompatible")
        assert "[x] leader (first link) and second link" in t.text()
        await t.press("space")
        await t.fill()
        await t.press("space")
        agreed = t.state.agreed
    assert agreed is not None
    assert agreed.scales == ("Joie", "calme") and agreed.quorum_share == 60
    assert agreed.policy_term.weeks == 3
    assert agreed.incompatible == (("facilitator", "secretary"),)


async def test_an_opinion_given_in_advance(tmp_path: Path) -> None:
    t = Table(tmp_path, context(**practising(absent="advance_opinion")))
    for person in ("m0", "m1", "m2"):
        t.record(ev.Arrived, people=(person,))
    async with t.open():
        await t.press("enter")
        while t.step != "items":
            if t.step == "opening":
                await t.everyone()
            else:
                await t.press("space" if t.state.stage.together else "enter")
        await t.open_item("i2")
        await t.press("space")
        await t.fill()
        await t.press("enter", "t", "enter")
        await t.everyone()
        await t.press("enter")
        assert t.step == "consent" and "Absent: Amina" in t.left
        await t.do("opinion")
        await t.fill(text="I would rather meet on Mondays.")
        assert "Amina, absent: I would rather" in t.text()
        assert "Absent" not in t.left
        assert t.state.opinions[0][1].person == "m3"


async def test_what_an_absence_changes_is_shown_without_a_name(tmp_path: Path) -> None:
    t = Table(tmp_path, context(**practising(absent="may_object", absent_hours=48)))
    for person in ("m0", "m1", "m2"):
        t.record(ev.Arrived, people=(person,))
    async with t.open():
        await t.press("enter")
        await t.everyone()
        assert t.step == "absences"
        assert "may object" in t.text() and "48" in t.text() and "Amina" not in t.text()


async def test_scales_are_asked_one_by_one_by_name(tmp_path: Path) -> None:
    named = practising(scores="named", scales=("time", "voice"))
    t = Table(tmp_path, context(items=(), **named))
    async with t.open():
        await t.to_items()
        await t.press("enter")
        await t.everyone()
        assert t.step == "measure"
        await t.do("scales")
        assert "Marie, Luc, Paul and Amina" in t.text()
        await t.write(scale0="4 5 5", scale1="5 5 5 5")
        await t.press("ctrl+s")
        assert t.form.is_open
        await t.fill(scale0="4 5 5 3")
        assert t.state.scores == {"time": (4, 5, 5, 3), "voice": (5, 5, 5, 5)}
        assert t.state.scored_by == ("m0", "m1", "m2", "m3")


async def test_minutes_at_closing_show_what_was_decided(tmp_path: Path) -> None:
    t = Table(tmp_path, context(items=ITEMS[:1], **practising(minutes="at_closing")))
    async with t.open():
        await t.to_items()
        await t.open_item("i1")
        await t.press("enter", "t", "enter", "a")
        await t.fill(what="Buy chairs")
        await t.press("enter", "enter")
        await t.everyone()
        assert t.step == "minutes_closing" and "1 action" in t.text()
        await t.press("space")
        assert t.step == "measure"


# At home


def met(root: Path, practice: Practice | None = None) -> str:
    """Found a circle that has met once: all but Luc adopted a decision. Return his id."""
    info = founded(root)
    folder = DataFolder(root)
    if practice is not None:
        facts = ((bt.PracticeSet, {"practice": practice}),)
        write_between(folder, info.slug, info.id, CLOCK, facts)
    circle = circle_in(root, info)
    members = list(circle.members)
    before = Clock(now=lambda: NOW - timedelta(hours=2))
    session = MeetingSession.start(folder, circle.context(circle.day(NOW)), before)
    here = tuple(m for m in members if circle.members[m].name != "Luc")

    def do(kind: type[ev.Event], **facts: object) -> None:
        session.record(kind, **facts)

    do(ev.Arrived, people=here)
    do(ev.OfficeTaken, office="facilitator", person=here[0])
    do(ev.StepDone, step="attendance")
    while session.meeting.state.step.name != "items":
        state = session.meeting.state
        if state.step.name == "agenda" and not state.items:
            do(ev.ItemAdded, item=ITEMS[1].model_copy(update={"brought_by": here[1]}))
        elif state.stage.together and state.waiting():
            do(ev.Answered, people=state.at_once())
        elif state.waiting():
            do(ev.SpokeUp, person=state.speaker())
        else:
            do(ev.StepDone, step=state.step.name)
    do(ev.ItemOpened, item="i2")
    do(ev.ProposalMade, proposal="p1", author=here[1], version={"text": "Mondays."})
    do(ev.StepDone, step="present")
    while session.meeting.state.step.name != "read_back":
        state = session.meeting.state
        if state.step.name == "consent":
            if state.waiting():
                do(ev.Answered, people=(state.speaker(),))
            else:
                do(ev.Adopted)
        elif state.waiting():
            do(ev.SpokeUp, person=state.speaker())
        else:
            do(ev.StepDone, step=state.step.name)
    do(ev.MeetingClosed, as_of=before.now())
    session.close()
    return next(m for m in members if circle.members[m].name == "Luc")


async def test_before_the_first_meeting_home_changes_the_practice(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await choose(pilot, "practice")
        await choose(pilot, "s3")
        await settled(pilot)
    assert circle_in(tmp_path, info).practice == PRESETS["s3"]


async def choose(pilot: object, value: str) -> None:
    chooser = pilot.app.screen.query_one(Chooser)  # type: ignore[attr-defined]
    listed = chooser._list
    values = [choice.value for choice in listed.choices]
    await pilot.press(listed.letters[values.index(value)])  # type: ignore[attr-defined]


async def test_from_then_on_home_shows_it_and_says_where_it_changes(tmp_path: Path) -> None:
    met(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await choose(pilot, "practice")
        await settled(pilot)
        assert isinstance(app.screen, ReadingScreen)
        text = shown(app)
        assert "changed in a meeting" in text and "SoFA" in text
        await pilot.press("escape")
        await settled(pilot)


async def test_an_absent_members_answer_is_recorded_at_home(tmp_path: Path) -> None:
    luc = met(tmp_path, Practice.model_validate({"absent": "suspended"}))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await choose(pilot, "late")
        await settled(pilot)
        assert "Luc" in shown(app) and "Meeting days" in shown(app)
        await pilot.press("tab", "tab", "right", "right", "tab")
        await typed(pilot, "Mondays are full.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        info = next(iter(app.desk.community().circles.values()))
    circle = circle_in(tmp_path, info)
    (kept,) = circle.decisions.values()
    assert [(a.person, a.answer, a.reason) for a in kept.late] == [
        (luc, Answer.OBJECTION, "Mondays are full.")
    ]
    assert [point.subject for point in circle.backlog.values() if point.subject] == [
        kept.decision.id
    ]

"""Every action of the meeting: where it is offered, its key does what it says."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import elect_cases
import pytest
from reach_support import amend, object_, reach
from table_support import ITEMS, Table, context, office
from test_views_meeting import BEFORE

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.reviews import HeldDecision
from cercle_tui.model.agenda import AgendaItem, Gathered, ItemOutcome
from cercle_tui.model.decision import Answer, ObjectionState, Version
from cercle_tui.model.practice import Absent, MinutesConsent, ObjectionCounts, Practice, Scores
from cercle_tui.ui.meeting.actions import footer, table
from cercle_tui.ui.screens.help import HelpScreen
from cercle_tui.ui.screens.minutes_over import MinutesOver

Play = Callable[[Table], Awaitable[None]]
CASES: dict[str, tuple[Callable[[Table], None], dict[str, Any], Play]] = {**elect_cases.CASES}


def at(step: str, item: str = "", *, circle: dict[str, Any] | None = None) -> Any:
    """The case begins at a step; the function plays it with keys."""
    return begun(lambda t: reach(t.session, step, item), circle)


def begun(before: Callable[[Table], None], circle: dict[str, Any] | None = None) -> Any:
    def keep(play: Play) -> Play:
        CASES[play.__name__] = (before, circle or {}, play)
        return play

    return keep


def objected(*people: str) -> Callable[[Table], None]:
    def before(t: Table) -> None:
        reach(t.session, "consent", "i2")
        object_(t.session, *people)

    return before


def rounds(t: Table) -> Any:
    return t.state.stage.turns


@pytest.mark.parametrize("action", [a.id for a in table()])
async def test_the_key_does_what_it_says(tmp_path: Path, action: str) -> None:
    before, circle, play = CASES[action]
    t = Table(tmp_path, context(**circle))
    before(t)
    async with t.open():
        await play(t)


def test_every_action_has_a_case() -> None:
    assert set(CASES) == {a.id for a in table()}


# Rounds


@at("opening")
async def spoke(t: Table) -> None:
    await t.do("spoke")
    assert rounds(t) == {"m0": "spoke"}


@at("opening")
async def passes(t: Table) -> None:
    await t.do("pass")
    assert t.state.stage.offered == ("m0",)


CASES["pass"] = CASES.pop("passes")


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


CASES["test_together"] = CASES.pop("test_together_")
test_together_.__test__ = False


@begun(lambda t: (reach(t.session, "opening"), t.record(ev.ConsentAsked, question="close_now")))
async def drop_question(t: Table) -> None:
    await t.do("drop_question")
    assert t.step == "opening" and len(t.state.walks) == 1


# Writing


@begun(lambda t: (reach(t.session, "items"), t.record(ev.ItemOpened, item="i2")))
async def write_proposal(t: Table) -> None:
    await t.do("write_proposal")
    await t.fill(term="6 months", responsible="Amina, Jeanne", measures="Who came; who left")
    last = t.state.proposal.last
    assert (last.term.months, last.responsible) == (6, ("m3", "Jeanne"))
    assert last.measures == ("Who came", "who left") and last.title == "Meeting days"
    assert t.state.proposal.author == "m2"


@at("amend", "i2")
async def change_proposal(t: Table) -> None:
    await t.do("change_proposal")
    await t.fill(text="We meet on Wednesdays.", note="another day")
    assert [v.text for v in t.state.proposal.versions][-1] == "We meet on Wednesdays."
    assert t.screen.show_differences


@begun(lambda t: (reach(t.session, "items"), t.record(ev.ItemOpened, item="i4"),
                  reach(t.session, "tension_next")))  # fmt: skip
async def write_text(t: Table) -> None:
    await t.do("write_text")
    await t.fill(text="Amina speaks with the neighbours.")
    assert t.state.item.texts[-1].text == "Amina speaks with the neighbours."


@at("tension_heard", "i4")
async def write_tension(t: Table) -> None:
    await t.do("write_tension")
    await t.fill(fact="The fan hums.", need="To hear everyone.")
    said = t.state.item.tension
    assert (said.fact, said.need, said.request) == ("The fan hums.", "To hear everyone.", "")


@at("next_meeting")
async def set_next(t: Table) -> None:
    await t.do("set_next")
    await t.fill(starts="Thursday 10 December 7 pm", place="Library")
    assert t.here.local(t.state.next_meeting.starts).strftime("%F %H:%M") == "2026-12-10 19:00"
    assert t.state.next_meeting.place == "Library"


@at("closing", circle={"items": ()})
async def change_next(t: Table) -> None:
    await t.do("change_next")
    await t.fill(starts="10 December 7 pm")
    assert t.state.next_meeting is not None


@at("measure", circle={"items": ()})
async def measure(t: Table) -> None:
    await t.do("measure")
    await t.fill(scores="4 5 5 3")
    assert t.state.scores == {"fingers": (4, 5, 5, 3)}


@at("duration")
async def end_time(t: Table) -> None:
    await t.do("end_time")
    await t.fill(end="8:30 pm")
    assert t.state.planned == 90 and t.step == "duration"


@at("minutes", circle=BEFORE)
async def correct_minutes(t: Table) -> None:
    await t.do("correct_minutes")
    await t.fill(text="Luc was there.")
    assert t.state.corrections == ("Luc was there.",) and t.step == "minutes"


@at(
    "minutes_closing",
    circle={"practice": Practice(minutes=MinutesConsent.AT_CLOSING), "items": ()},
)
async def read_minutes(t: Table) -> None:
    await t.do("read_minutes")
    assert isinstance(t.app.screen, MinutesOver) and "Minutes:" in t.text()
    await t.press("escape")


@at("explore", "i3")
async def idea(t: Table) -> None:
    person = t.screen.cursor
    await t.do("idea")
    await t.fill(text="A welcome tea")
    line = t.state.item.lines[-1]
    assert (line.text, line.person) == ("A welcome tea", person)


@at("report", "i1")
async def propose(t: Table) -> None:
    await t.do("propose")
    await t.fill(text="Luc buys a kettle.", kind="one_off", author="Amina")
    assert t.state.process == "decide" and t.step == "present"
    assert t.state.proposal.author == "m3" and t.state.proposal.last.term is None


@at("react", "i2")
async def amend_(t: Table) -> None:
    await t.do("amend")
    await t.fill(text="We meet on Wednesdays.")
    assert len(t.state.proposal.versions) == 2


CASES["amend"] = CASES.pop("amend_")


@at("read_back", "i2")
async def correct_form(t: Table) -> None:
    await t.do("correct_form")
    await t.fill(text="We meet on the 2nd Thursday of the month.")
    assert t.step == "form_correction"
    await t.press("space")
    assert t.step == "read_back" and t.state.proposal.last.form_only


@at("read_back", "i2")
async def tell(t: Table) -> None:
    await t.do("tell")
    await t.fill(to="the parent circle")
    assert t.state.proposal.told == "the parent circle"


@at("react", "i2")
async def ways_out(t: Table) -> None:
    await t.do("ways_out")
    await t.choose("postponed")
    await t.fill(until="in 3 weeks", reason="Zoé is away")
    assert t.state.proposal.end == "postponed" and t.step == "item_end"
    assert t.state.backlog[-1].not_before == t.state.proposal.until


@at("item_end", "i3")
async def item_outcome(t: Table) -> None:
    await t.do("item_outcome")
    await t.choose("refer")
    await t.fill(to="the helping circle")
    assert t.state.get_item("i3").outcome is ItemOutcome.REFERRED


# Lists


@at("attendance")
async def tick(t: Table) -> None:
    await t.do("tick")
    assert t.state.here == ("m0",) and t.screen.cursor == "m1"
    await t.press("up", "space")
    assert t.state.here == ()


@at("attendance")
async def all_here(t: Table) -> None:
    await t.do("all_here")
    assert t.state.here == ("m0", "m1", "m2", "m3")


@at("attendance")
async def guest(t: Table) -> None:
    await t.do("guest")
    await t.fill(name="Ines", standing="observer")
    (person,) = t.state.here
    assert t.state.people[person].member.name == "Ines" and not t.state.counted


def gathered(t: Table) -> None:
    t.record(ev.Arrived, people=("m0", "m1", "m2", "m3"))


@begun(gathered)
async def facilitates(t: Table) -> None:
    await t.light("m3")
    await t.do("facilitates")
    assert t.state.holder("facilitator") == "m3"


@begun(gathered)
async def takes_notes(t: Table) -> None:
    await t.light("m2")
    await t.do("takes_notes")
    assert t.state.holder("secretary") == "m2"


@begun(gathered)
async def types(t: Table) -> None:
    await t.light("m1")
    await t.do("types")
    assert t.state.holder("keyboard") == "m1"


@begun(gathered)
async def seat_up(t: Table) -> None:
    await t.light("m2")
    await t.do("seat_up")
    assert t.state.seats == ("m0", "m2", "m1", "m3") and t.screen.cursor == "m2"


@begun(gathered)
async def seat_down(t: Table) -> None:
    await t.light("m3")
    await t.do("seat_down")
    assert t.state.seats == ("m3", "m0", "m1", "m2")


@at("followups", circle=BEFORE)
async def action_done(t: Table) -> None:
    await t.do("action_done")
    assert t.state.heard == {"a1": ("done", "")} and t.screen.cursor == "a2"


@at("followups", circle=BEFORE)
async def action_goes_on(t: Table) -> None:
    await t.do("action_goes_on")
    assert t.state.heard == {"a1": ("open", "")}


@at("followups", circle=BEFORE)
async def action_dropped(t: Table) -> None:
    await t.do("action_dropped")
    assert t.state.heard == {"a1": ("dropped", "")}


@begun(lambda t: (reach(t.session, "items"), t.record(ev.ItemRemoved, item="i1")))
async def ask_agenda(t: Table) -> None:
    await t.do("ask_agenda")
    assert t.step == "agenda_again"
    await t.press("space")
    assert t.step == "items" and t.state.agenda_consented


@at("items")
async def open_item(t: Table) -> None:
    await t.press("down")
    await t.do("open_item")
    assert t.state.item.item.id == "i2" and t.step == "present"


@at("agenda")
async def add_item(t: Table) -> None:
    await t.do("add_item")
    await t.fill(title="Coffee", kind="explore", minutes="10", brought_by="Luc")
    item = t.state.items[-1].item
    assert (item.title, item.kind, item.minutes, item.brought_by) == ("Coffee", "explore", 10, "m1")


@at("agenda", circle=BEFORE)
async def from_backlog(t: Table) -> None:
    await t.do("from_backlog")
    await t.choose("b1")
    assert t.state.items[-1].item.backlog_id == "b1"


@at("agenda")
async def edit_item(t: Table) -> None:
    await t.light("i2")
    await t.do("edit_item")
    await t.fill(title="Days and hours", minutes="25")
    item = t.state.get_item("i2").item
    assert (item.title, item.minutes, item.brought_by) == ("Days and hours", 25, "m2")
    assert item.draft == ITEMS[1].draft


@at("agenda")
async def remove_item(t: Table) -> None:
    await t.do("remove_item")
    assert [i.item.id for i in t.state.items] == ["i2", "i3", "i4"]
    assert t.state.backlog[-1].title == "Follow-ups"


@at("items")
async def item_up(t: Table) -> None:
    await t.light("i3")
    await t.do("item_up")
    await t.do("item_up")
    assert [i.item.id for i in t.state.items] == ["i3", "i1", "i2", "i4"]


@at("items")
async def item_down(t: Table) -> None:
    await t.do("item_down")
    await t.do("item_down")
    assert [i.item.id for i in t.state.items] == ["i2", "i3", "i1", "i4"]


@at("items")
async def carry_rest(t: Table) -> None:
    await t.do("carry_rest")
    await t.press("space")
    assert t.step == "items" and len(t.state.backlog) == 4
    assert {i.outcome for i in t.state.items} == {ItemOutcome.CARRIED_OVER}


@at("item_end", "i3")
async def outcome_reached(t: Table) -> None:
    await t.do("outcome_reached")
    assert t.state.get_item("i3").outcome is ItemOutcome.REACHED and t.step == "items"


@at("leftovers", circle={"items": ()})
async def close(t: Table) -> None:
    await t.do("close")
    await t.choose("close")
    assert t.state.closed is not None and t.session.book.sealed
    await t.press("enter")


# Always


@begun(lambda t: (reach(t.session, "opening"), t.record(ev.Paused)))
async def resume(t: Table) -> None:
    assert t.alert and t.footer[0] == "resume"
    await t.do("resume")
    assert t.state.paused is None and t.step == "opening"


@at("information")
async def next_(t: Table) -> None:
    await t.do("next")
    assert t.step == "next_meeting"


CASES["next"] = CASES.pop("next_")


@at("opening")
async def person(t: Table) -> None:
    await t.press("right", "right", "left")
    assert t.screen.cursor == "m1"
    await t.press("left", "left")
    assert t.screen.cursor == "m3"


@at("opening")
async def note(t: Table) -> None:
    await t.do("note")
    await t.fill(text="Snow tomorrow")
    assert t.state.notes[-1].text == "Snow tomorrow" and t.step == "opening"


@at("react", "i2")
async def action(t: Table) -> None:
    await t.do("action")
    await t.fill(what="Ask the library", who="Luc, Jeanne", due="12 December")
    kept = t.state.actions[-1]
    assert (kept.what, kept.who, kept.item) == ("Ask the library", ("m1", "Jeanne"), "i2")
    assert kept.due.isoformat() == "2026-12-12"


@at("opening")
async def point(t: Table) -> None:
    await t.do("point")
    await t.fill(title="A new stove", kind="decide", who="Amina")
    kept = t.state.backlog[-1]
    assert (kept.title, kept.kind, kept.brought_by) == ("A new stove", "decide", "m3")


@at("opening")
async def undo(t: Table) -> None:
    await t.press("space")
    await t.do("undo")
    assert not rounds(t) and t.session.meeting.undone


@at("opening")
async def redo(t: Table) -> None:
    await t.press("space", "u")
    await t.do("redo")
    assert rounds(t) == {"m0": "spoke"}


@at("amend", "i2")
async def back(t: Table) -> None:
    await t.do("back")
    assert t.step == "react" and not rounds(t)


@at("opening")
async def people(t: Table) -> None:
    await t.do("people")
    await t.choose("leaves")
    assert "m0" not in t.state.here
    await t.press("l")
    await t.choose("other")
    await t.choose("m0")
    await t.choose("arrives")
    assert "m0" in t.state.here and not t.state.people["m0"].caught_up


@at("opening")
async def hand_over(t: Table) -> None:
    await t.do("hand_over")
    await t.choose("m3")
    assert t.state.holder("facilitator") == "m3"


@at("opening")
async def procedure(t: Table) -> None:
    await t.do("procedure")
    await t.fill(text="We record, and delete within a week.")
    assert "We record, and delete within a week." in t.text()
    await t.press("space")
    assert [text for _, text in t.state.procedures] == ["We record, and delete within a week."]
    assert t.step == "opening"


@at("opening")
async def practice(t: Table) -> None:
    await t.do("practice")
    await t.choose("consent")
    await t.choose("quorum")
    await t.fill(quorum="3")
    await t.press("space")
    assert t.step == "opening" and t.state.latest_practice.quorum == 3


def _one_left(t: Table) -> None:
    reach(t.session, "consent", "i2")
    t.record(ev.Left, person="m3")


@begun(_one_left, {"practice": Practice(absent=Absent.ADVANCE_OPINION)})
async def opinion(t: Table) -> None:
    await t.do("opinion")
    await t.fill(text="Mondays, rather.")
    assert "Amina, absent: Mondays, rather." in t.text()


@at("measure", circle={"items": (), "practice": Practice(scores=Scores.ANONYMOUS)})
async def scales(t: Table) -> None:
    await t.do("scales")
    await t.fill(scale0="4 5 5", scale3="2 3")
    assert t.state.scores == {"content": (4, 5, 5), "time": (2, 3)}


@at("react", "i2")
async def more_time(t: Table) -> None:
    await t.do("more_time")
    await t.fill(minutes="15")
    await t.press("space")
    assert t.state.get_item("i2").item.minutes == 35 and t.step == "react"


@at("react", "i2")
async def aside(t: Table) -> None:
    await t.press("space")
    await t.do("aside")
    assert t.step == "aside"
    await t.press("enter")
    assert t.step == "react" and len(rounds(t)) == 1


@at("opening")
async def pause(t: Table) -> None:
    await t.do("pause")
    assert t.state.paused is not None
    await t.press("x", "n", "enter")
    assert t.state.paused is None and t.step == "opening" and not t.form.is_open


@at("react", "i2")
async def close_now(t: Table) -> None:
    await t.do("close_now")
    await t.press("space")
    assert t.step == "closing" and t.state.closing_early
    assert {i.outcome for i in t.state.items} == {ItemOutcome.CARRIED_OVER}


def long_text(t: Table) -> None:
    reach(t.session, "react", "i2")
    amend(t.session, "\n".join(f"Line {n} of a long text." for n in range(30)))


@begun(long_text)
async def text(t: Table) -> None:
    t.screen.show_differences = False
    await t.press("n", "escape")
    assert "Line 0 " in t.text() and "Line 9 " not in t.text()
    for _ in range(3):
        await t.press("pagedown")
    assert "Line 9 " in t.text() and "Line 0 " not in t.text()
    for _ in range(3):
        await t.press("pageup")
    assert "Line 0 " in t.text()


@begun(long_text)
async def differences(t: Table) -> None:
    shown = t.text()
    await t.do("differences")
    assert t.screen.show_differences and t.text() != shown
    await t.do("differences")
    assert t.text() == shown


@at("opening")
async def projector(t: Table) -> None:
    await t.do("projector")
    assert t.screen.has_class("-projector")
    await t.do("projector")
    assert not t.screen.has_class("-projector")


@at("opening")
async def theme(t: Table) -> None:
    first = t.app.theme
    await t.do("theme")
    assert t.app.theme != first


@at("opening")
async def quit_(t: Table) -> None:
    await t.do("quit")
    assert t.screen not in t.app.screen_stack and t.state.closed is None


CASES["quit"] = CASES.pop("quit_")


@at("opening")
async def help_(t: Table) -> None:
    await t.do("help")
    assert isinstance(t.app.screen, HelpScreen)
    await t.press("escape")
    assert t.app.screen is t.screen


CASES["help"] = CASES.pop("help_")


# Beside the cases


@pytest.mark.parametrize("tested", list(ObjectionCounts))
async def test_the_group_tests_only_where_it_is_practised(
    tmp_path: Path, tested: ObjectionCounts
) -> None:
    t = Table(tmp_path, context(practice=Practice(objection_counts=tested)))
    objected("m0")(t)
    async with t.open():
        named = {a.id for a in footer(t.here)}
        assert ("test_together" in named) is (tested is ObjectionCounts.TESTED)


async def test_the_palette_finds_an_action_and_does_it(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    async with t.open():
        labels = [offer.label for offer in t.screen.offers()]
        assert len(labels) == len(set(labels)) and "person" not in labels
        await t.press("ctrl+p")
        await t.type("other dir")
        await t.press("enter")
        assert t.app.screen is t.screen and t.state.stage.reverse


async def test_a_mouse_presses_the_keys_of_the_footer(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.pilot.click("KeyBar", offset=(3, 0))
        await t.settle()
        assert len(t.state.here) == 1


async def test_without_anyone_to_facilitate_it_says_so(tmp_path: Path) -> None:
    t = Table(tmp_path, context(mandates=(office("leader", "m1"),)))
    async with t.open():
        await t.press("t", "enter")
        assert t.step == "attendance" and t.left
        await t.press("f", "enter")
        assert t.step == "opening"


# Reviews

POLICIES = tuple(
    HeldDecision(id=f"d0.p{n}", number=f"H-2025-00{n}", title=f"Rule {n}", text=f"Text {n}.",
                 since=date(2025, 11, 1), ends=date(2026, 12, 1))
    for n in (1, 2)
)  # fmt: skip


def review(step: str, *decisions: str) -> Any:
    """The case begins at a step of the review of these decisions, everyone heard before it."""
    item = AgendaItem(id="i1", title="Rules", kind="review", subjects=decisions)

    def before(t: Table) -> None:
        reach(t.session, "review" if step == "heard" else step, "i1")
        while step == "heard" and t.state.waiting():
            t.record(ev.SpokeUp, person=t.state.speaker())

    return begun(before, {"items": (item,), "decisions": POLICIES})


def asked(*decisions: str) -> Any:
    """The case begins with the consent to keep these decisions."""
    item = AgendaItem(id="i1", title="Rules", kind="review", subjects=decisions)

    def before(t: Table) -> None:
        reach(t.session, "review", "i1")
        t.record(ev.Passed, people=t.state.at_once())
        t.record(ev.ReviewChosen, choice="keep")

    return begun(before, {"items": (item,), "decisions": POLICIES})


def chosen(t: Table) -> Any:
    return t.state.item.review


@review("review_read")
async def review_subject(t: Table) -> None:
    await t.do("review_subject")
    await t.choose("d0.p2")
    assert t.state.item.item.reviews == ("d0.p2",)


@review("review_read", "d0.p1", "d0.p2")
async def review_alone(t: Table) -> None:
    await t.do("review_alone")
    assert (t.step, t.state.item.under_review) == ("review", ("d0.p1",))


@review("review_read", "d0.p1", "d0.p2")
async def review_together(t: Table) -> None:
    await t.do("review_together")
    assert (t.step, t.state.item.under_review) == ("review", ("d0.p1", "d0.p2"))


@review("review_read", "d0.p1")
async def review_begin(t: Table) -> None:
    await t.do("review_begin")
    assert t.step == "review"


@review("review", "d0.p1")
async def review_silence(t: Table) -> None:
    await t.do("review_silence")
    assert not t.state.waiting()


@review("heard", "d0.p1")
async def review_keep(t: Table) -> None:
    await t.do("review_keep")
    assert (t.step, chosen(t).choice) == ("review_choice", "keep")


@review("heard", "d0.p1", "d0.p2")
async def review_keep_all(t: Table) -> None:
    await t.do("review_keep_all")
    assert (t.step, t.state.item.under_review) == ("review_choice", ("d0.p1", "d0.p2"))


@review("heard", "d0.p1")
async def review_term(t: Table) -> None:
    await t.do("review_term")
    await t.fill(term="3 weeks")
    assert chosen(t).term.weeks == 3


@review("heard", "d0.p1", "d0.p2")
async def review_drop(t: Table) -> None:
    await t.do("review_drop")
    await t.choose("d0.p2")
    assert (chosen(t).choice, t.state.item.under_review) == ("drop", ("d0.p2",))


@review("heard", "d0.p1", "d0.p2")
async def review_change(t: Table) -> None:
    await t.do("review_change")
    await t.choose("d0.p2")
    await t.fill(text="Text 2, otherwise.")
    assert (t.step, t.state.proposal.replaces) == ("present", "d0.p2")


@asked("d0.p1", "d0.p2")
async def review_objection(t: Table) -> None:
    await t.do("review_objection")
    await t.choose("m3")
    await t.choose("d0.p1")
    await t.fill(reason="It hurt")
    assert t.state.item.under_review == ("d0.p2",)


@asked("d0.p1")
async def review_otherwise(t: Table) -> None:
    await t.do("review_otherwise")
    await t.choose("drop")
    assert chosen(t).choice == "drop"


def _withdrawn(t: Table) -> None:
    reach(t.session, "review_read", "i1")
    version = Version(text="Otherwise.")
    t.record(ev.ProposalMade, proposal="p1", author="m2", version=version, replaces="d0.p1")
    t.record(ev.NotAdopted, end="withdrawn")


@begun(
    _withdrawn,
    {
        "decisions": POLICIES,
        "items": (AgendaItem(id="i1", title="Rules", kind="review", subjects=("d0.p1",)),),
    },
)
async def review_rest(t: Table) -> None:
    await t.do("review_rest")
    assert t.step == "review_read"


# Shaping, codevelopment and theory

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

"""Cases of the actions that are there at any time: undoing, pausing, asides, help, leaving."""

from case_support import at, begun, rounds
from reach_support import amend, reach
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.practice import Absent, Practice, Scores
from cercle_tui.ui.screens.help import HelpScreen


@begun(lambda t: (reach(t.session, "opening"), t.record(ev.Paused)))
async def resume(t: Table) -> None:
    assert t.alert and t.footer[0] == "resume"
    await t.do("resume")
    assert t.state.paused is None and t.step == "opening"


@at("information")
async def next_(t: Table) -> None:
    await t.do("next")
    assert t.step == "next_meeting"


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


@at("opening")
async def help_(t: Table) -> None:
    await t.do("help")
    assert isinstance(t.app.screen, HelpScreen)
    await t.press("escape")
    assert t.app.screen is t.screen

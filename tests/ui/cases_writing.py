"""Cases of the actions that write: proposals, texts, notes, what is read back."""

from case_support import at, begun
from reach_support import reach
from table_support import Table
from test_views_meeting import BEFORE

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.practice import MinutesConsent, Practice
from cercle_tui.ui.screens.minutes_over import MinutesOver


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

"""A real council's meeting (22 June 2023, objections and delegation), played by keys alone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from table_support import Table, context, office

from cercle_tui.meeting.record import record_of
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.screens.minutes import MinutesPage

NAMES = ("Renée", "Maud", "Éric H.", "Éric O.", "Carole", "Ingrid", "Karim", "Noa", "Tom")
RENEE, MAUD, ERIC_H, ERIC_O, CAROLE, INGRID = (f"m{n}" for n in range(6))
NOON = datetime(2023, 6, 22, 16, 0, tzinfo=UTC)
REPOSITORY = (
    "Council documents live in the team repository, short-lived ones in a shared editor. "
    "The team repository first; things can move later."
)
COUNCIL = context(
    NAMES,
    items=(),
    info={"name": "Project Council", "letter": "P", "slug": "council", "meeting_minutes": 60,
          "aim": "Teams decide well, together"},
    mandates=(office("leader", CAROLE),),
    last_meeting="before",
    last_date=date(2023, 6, 15),
)  # fmt: skip
PLANNED = (
    ("Time-sensitive matters", "report", "5", "", "Awareness, no action"),
    ("Where the council's documents live", "decide", "15", "Éric H.", "Where, and who sets it up"),
    ("Delegating to part of the council", "decide", "10", "", "Delegate to subsets or not"),
    ("How directors get chosen", "decide", "10", "", "A deadline and who leads"),
    ("How decisions are made known", "explore", "10", "", ""),
)


async def asked_at_once(t: Table) -> None:
    """A look around the circle, one key."""
    assert t.state.stage.together, t.step
    await t.press("space")


async def decided(t: Table) -> None:
    """From the presentation to the reading back, nobody objecting."""
    await t.press("enter", "t", "enter")
    await t.everyone()
    assert t.step == "amend"
    await t.press("enter")
    await t.everyone()
    assert t.step == "read_back" and t.state.proposal.adopted


async def opened(t: Table) -> None:
    # 1. Facilitator and note-taker named for the meeting; consent to record.
    await t.press("t")
    await t.light(RENEE)
    await t.press("f")
    await t.light(INGRID)
    await t.press("s", "enter", "g")
    await t.fill(text="We record; it is deleted within a week if nothing is decided about its use.")
    await asked_at_once(t)
    await t.everyone()
    assert t.step == "duration"
    await asked_at_once(t)
    # 2. Minutes of the last meeting: Maud objects, integrated.
    assert t.step == "minutes"
    await t.press("o")
    await t.choose(MAUD)
    await t.fill(reason="This document becomes public at once, with nobody having read it again.")
    await asked_at_once(t)
    assert t.step == "minutes" and "Maud" in t.left
    await t.press("s")
    await t.choose("integrated")
    await t.fill(how="This one stays private for now and is published soon after.")
    assert t.step == "information"
    await t.press("enter", "space")
    await t.fill(starts="29 June 12:00", place="Online")
    await t.press("enter")
    assert t.step == "agenda"
    for title, kind, minutes, who, wanted in PLANNED:
        await t.press("i")
        await t.fill(title=title, kind=kind, minutes=minutes, brought_by=who, wanted=wanted)
    await t.press("enter")
    await asked_at_once(t)
    assert t.step == "items" and t.state.agenda_consented


async def note(t: Table, text: str) -> None:
    await t.press("n")
    await t.fill(text=text)


async def time_sensitive(t: Table) -> None:
    # 3. Five points read out, one question on one of them.
    await t.press("space")
    for n in range(1, 6):
        await note(t, f"Time-sensitive point {n}")
    await t.press("enter", "space", "t", "enter")
    assert t.step == "item_end"
    await t.press("enter")


async def documents(t: Table) -> None:
    # 4. A written proposal by Éric H., amended; questions on private drafts.
    await t.press("space", "space")
    await t.fill(text="Council documents live in the shared drive.", author="Éric H.")
    t.moment.at += timedelta(minutes=4)
    await t.press("enter", "space")
    await note(t, "And private drafts?")
    await t.press("t", "enter")
    await t.everyone()
    await t.press("space")
    await t.fill(text=REPOSITORY, responsible="Éric H.")
    await t.press("enter")
    await t.everyone()
    assert t.step == "read_back"
    await t.press("enter", "enter")


async def delegating(t: Table) -> None:
    # 5. The item ends in another decision than planned.
    await t.press("space")
    for idea in ("At least two people", "“Go and report” is not “go and decide”", "Feedback"):
        await note(t, idea)
    await t.press("space")
    await t.fill(text="The council may delegate to part of itself.", author="Renée",
                 title="Delegation within the council")  # fmt: skip
    await decided(t)
    await t.press("enter", "b")
    await t.fill(title="Communication group: its scope, outside the meeting", origin="need")
    t.moment.at += timedelta(minutes=12)
    await t.press("m")
    await t.fill(minutes="5")
    await asked_at_once(t)
    assert t.step == "item_end"
    await t.press("p")
    await t.fill(text="Maud may announce the project's blog posts.", author="Renée",
                 responsible="Maud", title="Blog announcements")  # fmt: skip
    await decided(t)
    await t.press("enter", "enter")


async def directors(t: Table) -> None:
    # 6. A proposal born in the meeting, with someone responsible from outside the circle.
    await t.press("space", "space")
    await t.fill(
        text="A sub-committee brings a proposal by the second meeting of July, for our consent.",
        term="13 July", author="Carole", title="Sub-committee on directors",
    )  # fmt: skip
    await t.press("enter")
    await note(t, "Include a member of the board")
    await t.press("t", "enter")
    await t.everyone()
    await t.press("space")
    await t.fill(responsible="Éric O., Renée, Jeanne")
    await t.press("enter")
    await t.everyone()
    await t.press("enter", "a")
    await t.fill(what="Bring a proposal on how directors get chosen",
                 who="Éric O., Renée, Jeanne", due="13 July")  # fmt: skip
    await t.press("b")
    await t.fill(title="Extend the directors' terms", kind="decide")
    await t.press("enter")


async def left_over(t: Table) -> None:
    # 7. How decisions are made known goes to the next agenda; check-out.
    assert t.step == "items"
    await t.press("c")
    await asked_at_once(t)
    await t.press("enter")
    await t.everyone()
    assert t.step == "measure"
    await t.press("space")
    await t.fill(scores="5 4 4 5 3 5 4 5 4")
    await t.press("enter")
    assert t.step == "leftovers"
    await t.press("enter")
    await t.choose("close")


async def test_the_council_meets_by_keys_alone(tmp_path: Path) -> None:
    table = Table(tmp_path, COUNCIL, at=NOON)
    async with table.open():
        for part in (opened, time_sensitive, documents, delegating, directors, left_over):
            await part(table)
            table.moment.at += timedelta(minutes=5)
        assert isinstance(table.app.screen, MinutesPage)
        await table.press("enter")
    the_page_is_what_happened(table)
    minutes_and_register_say_the_same(table)


def the_page_is_what_happened(played: Table) -> None:
    record = record_of(played.session.meeting)
    assert record.closed is not None and played.session.book.sealed
    # The agreement of procedure, with its condition, came before the agenda.
    (procedure,) = played.state.procedures
    assert "deleted within a week" in procedure[1]
    asked = [about for about, _ in played.state.consents]
    assert asked[0].startswith("q") and asked.index("agenda") > asked.index("minutes") > 0
    # Maud's objection to the minutes was integrated, in her words.
    ((_, objection),) = played.state.objections
    assert (objection.author, objection.state) == (MAUD, ObjectionState.INTEGRATED)
    assert "published soon after" in objection.how
    # What was decided, and what is only a default.
    documents_, delegation, blog, committee = record.decisions
    assert documents_.final.text == REPOSITORY and documents_.author == ERIC_H
    assert documents_.final.responsible == (ERIC_H,) and documents_.final.defaults == ("term",)
    assert len(documents_.versions) == 2
    assert delegation.final.defaults == ("responsible", "term")
    assert delegation.final.responsible == (CAROLE,)
    assert delegation.item == blog.item == played.state.items[2].item.id
    assert blog.final.responsible == (MAUD,) and "blog posts" in blog.final.text
    assert committee.author == CAROLE and committee.final.responsible == (ERIC_O, RENEE, "Jeanne")
    assert committee.ends == date(2023, 7, 13) and committee.final.defaults == ()
    for decision in record.decisions:
        assert decision.status == "adopted" and len(decision.present) == 9
        assert set(decision.rounds[-1].answers.values()) == {Answer.NO_OBJECTION}
    # What is left.
    outcomes = [item.outcome for item in played.state.items]
    assert outcomes == [ItemOutcome.REACHED] * 4 + [ItemOutcome.CARRIED_OVER]
    assert [point.title for point in record.backlog] == [
        "Communication group: its scope, outside the meeting",
        "Extend the directors' terms",
        "How decisions are made known",
    ]
    (action,) = record.actions
    assert action.who == (ERIC_O, RENEE, "Jeanne") and action.due == date(2023, 7, 13)
    assert played.state.items[2].item.minutes == 15  # five minutes more, by consent


def minutes_and_register_say_the_same(played: Table) -> None:
    circle = CircleProjection(played.desk.folder, played.info).load()
    assert [kept.number for kept in circle.decisions.values()] == [
        f"P-2023-00{n}" for n in range(1, 5)
    ]
    text = played.screen.keeper.minutes_path().read_text("utf-8")
    for fact in (
        "deleted within a week", "published soon after", "Time-sensitive point 5",
        "And private drafts?", REPOSITORY, "Éric H.", "Maud may announce the project’s blog posts",
        "Communication group", "second meeting of July", "Jeanne", "Include a member of the board",
        "How decisions are made known", "Extend the directors", "July 13, 2023", "June 29, 2023",
    ):  # fmt: skip
        assert fact.replace("’", "'") in text.replace("’", "'"), fact

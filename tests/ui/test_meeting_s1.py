"""A real association's year (2013), by keys: terms, a re-election, a resignation, a split office.

The meetings of February and May are played as written, between those held here.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from season_support import (
    Season,
    administered,
    carried_over,
    closed,
    consented_to,
    decided,
    elected,
    gathered,
    office_described,
    planned,
)
from table_support import Table

from cercle_tui.register.offices import history, holder_on

POLICIES = ("First policy", "Second policy", "Third policy")
REASONS = ("Has the time.", "Careful.", "Knows the book.", "Calm.", "Writes well.", "Is there.")


def all_for(name: str) -> list[tuple[str, str]]:
    return [(name, reasons) for reasons in REASONS]


async def january(t: Table) -> None:
    await gathered(t)
    await administered(t, "12 February 2013 19:00", "Remote")
    await planned(
        t,
        {"title": "One joint office", "brought_by": "Suzanne"},
        {"title": "Operations leader", "kind": "elect", "brought_by": "François"},
        {"title": "Legal-entity manager", "kind": "elect", "brought_by": "Jules"},
    )
    await decided(t, text="Logbook and secretary are one role.", term="12 months")
    await t.press("space")
    await office_described(t, other="operations leader", duties="Operations.", term="6 months")
    await consented_to(t, "Keeps her word", "Knows the regions")
    named = [
        ("su", "Keeps her word."),
        ("no", "Knows the regions."),
        ("su", "Answers at once."),
        ("su", "Knows who does what."),
        ("su", "Brings people along."),
        ("no", "Travels."),
    ]
    await elected(t, named, "Suzanne", reasons="She keeps her word.")
    await t.press("enter", "enter", "enter")
    await t.press("c", "space")  # the election of a legal-entity manager is deferred
    await closed(t)


async def july(t: Table) -> None:
    await gathered(t)
    await administered(t, "20 August 2013 19:00", "Remote")
    await t.press("w")
    choices = t.chooser.query_one("ChoiceList").choices
    (policies,) = [choice.value for choice in choices if "3 decisions" in choice.label]
    await t.choose(policies)
    await planned(
        t,
        {"title": "Operations leader", "kind": "elect"},
        {"title": "Logbook and secretary", "kind": "elect", "brought_by": "Martin G."},
        {"title": "Constitution", "brought_by": "Jules"},
        {"title": "Implementation circle", "kind": "shape", "brought_by": "François"},
    )
    # Three policies at the end of their term go on, at once: six keys.
    await t.press("space", "enter", "t", "space", "space", "enter")
    assert t.step == "items" and len(t.state.items[0].review.done) == 3, t.text()
    await t.press("space")
    await t.press("a")
    await t.fill(what="Arrange the assessment of the operations leader", who="Jules")
    await office_described(t, other="operations leader", term="6 months")
    await consented_to(t, "Goes on with what has begun")
    await elected(t, all_for("su"), "Suzanne", reasons="What has begun goes on.")
    await t.press("enter", "enter", "enter")
    # Martin G. steps down from the joint office; an interim until it is looked at again.
    await t.press("space", "l")
    await t.choose("martin-g")
    values = [choice.value for choice in t.chooser.query_one("ChoiceList").choices]
    (gives_up,) = [value for value in values if "logbook_keeper" in value]
    await t.choose(gives_up)
    await t.fill(reason="Too busy.")
    if t.chooser.is_open:
        await t.press("escape")
    await office_described(
        t, "secretary", "logbook_keeper", why="Martin G. steps down.", term="3 months"
    )
    await consented_to(t, "Has some time until the autumn")
    await elected(t, all_for("ju"), "Jules", reasons="He has the time.", interim="yes")
    await t.press("enter", "b")
    await t.fill(title="Separating logbook and secretary")
    await t.press("enter", "enter")
    await decided(t, text="The circle goes straight to incorporation.", kind="one_off")
    # Picture forming, in progress: nothing decided.
    await t.press("space", "space")
    await t.fill(text="The top circle has to develop.")
    await t.press("enter", "space")
    assert t.step == "picture", t.text()
    await t.press("i")
    await t.fill(text="Who belongs to the top circle?")
    await carried_over(t)
    await closed(t)


async def december(t: Table) -> None:
    await gathered(t)
    await administered(t)
    await planned(
        t,
        {"title": "Two offices", "brought_by": "Jules"},
        {"title": "The three offices", "kind": "elect", "brought_by": "François"},
    )
    await decided(t, text="Logbook keeper and secretary are two offices.")
    await t.press("space")
    why = "The joint office is split in two."
    for office in ("logbook_keeper", "facilitator", "secretary"):
        await office_described(t, office, duties=f"As {office}.", why=why, term="12 months")
        await t.press("down") if office != "secretary" else None
        t.screen.cursor = ""
    await t.press("enter", "space", "space", "space")
    assert t.step == "criteria", t.text()
    await t.write(text="Careful with words")
    await t.press("enter", "escape", "enter", "space")
    for name in ("ju", "ju", "fr"):
        assert t.step == "ballots", t.text()
        await elected(t, all_for(name), {"ju": "Jules", "fr": "François"}[name])
        await t.press("enter", "enter")
    await t.press("enter")
    await closed(t)


async def test_a_year_of_terms_and_successions(tmp_path: Path) -> None:
    season = Season(tmp_path, "s1-terms-and-successions", "en")
    season.play(1)  # the year before: three policies for a year
    async with season.meeting(datetime(2013, 1, 8, 12, 0, tzinfo=UTC)) as t:
        await january(t)
    season.play(4)  # February and May, as written
    async with season.meeting(datetime(2013, 7, 22, 11, 0, tzinfo=UTC)) as t:
        await july(t)
    async with season.meeting(datetime(2013, 12, 10, 19, 0, tzinfo=UTC)) as t:
        await december(t)
    circle = season.circle
    on = {m.id: circle.day(m.opened) for m in circle.meetings}
    days = {
        date(2013, 1, 8): ("martin-g", None), date(2013, 7, 21): ("martin-g", None),
        date(2013, 7, 22): ("jules", date(2013, 7, 22)),
        date(2013, 12, 9): ("jules", date(2013, 7, 22)),
        date(2013, 12, 10): ("jules", date(2013, 12, 10)),
    }  # fmt: skip
    for day, (who, elected_on) in days.items():
        held = holder_on(circle, "logbook_keeper", day)
        assert held is not None
        assert (held.person, on.get(held.elected_in)) == (who, elected_on)
    spans = history(circle, "logbook_keeper", date(2014, 1, 1))
    assert next(span.why for span in spans if span.why) == "The joint office is split in two."
    secretary = holder_on(circle, "secretary", date(2013, 12, 10))
    assert secretary is not None and secretary.person == "francois"
    renewed = [k for k in circle.decisions.values() if k.renewed]
    assert [k.decision.final.title for k in renewed] == list(POLICIES)
    assert {k.ends for k in renewed} == {date(2014, 7, 22)}
    waiting = [point.title for point in circle.backlog.values()]
    assert {"Legal-entity manager", "Logo", "Implementation circle"} <= set(waiting)
    assert len(circle.meetings) == 6
    terms = [m for m in circle.mandates.values() if m.office == "operations leader"]
    assert [m.ends for m in terms] == [date(2013, 7, 8), date(2014, 1, 22)]

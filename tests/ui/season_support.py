"""A circle's meetings one after the other, each by keys, in the circle the ones before left."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from table_support import Table

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.script import Script
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.rehearsal import ScriptClock, play, read_script, shipped
from cercle_tui.store.yearbook import write_between, write_community
from cercle_tui.ui.screens.minutes import MinutesPage


class Season:
    """The circle of a shipped rehearsal, whose meetings are held by keys or played as written."""

    def __init__(self, root: Path, rehearsal: str, lang: str) -> None:
        self.root, self.lang = root, lang
        self.script: Script = read_script(shipped()[rehearsal])
        self.folder = DataFolder(root)

    @property
    def circle(self) -> Circle:
        """The circle as its books tell it now."""
        return CircleProjection(self.folder, self.script.info).load()

    def found(self, at: datetime) -> None:
        """Write down the circle, its members and offices, without any meeting."""
        facts, clock = self.script.founding(), ScriptClock(at).clock
        self.folder.ensure()
        info = self.script.info
        write_between(self.folder, info.slug, info.id, clock, facts.circle)
        write_community(self.folder, clock, facts.community)

    def play(self, count: int) -> None:
        """Play the first `count` meetings as written; those that were held stay as they are."""
        play(replace(self.script, meetings=self.script.meetings[:count]), self.folder)

    @asynccontextmanager
    async def meeting(self, at: datetime) -> AsyncIterator[Table]:
        """Show a meeting opened at `at` (UTC) at 80 by 24, with what the circle knows then."""
        circle = self.circle
        t = Table(self.root, circle.context(circle.day(at)), lang=self.lang, at=at)
        t.visited = lambda _here: None  # each state is judged elsewhere; here a season is lived
        async with t.open():
            yield t
            assert isinstance(t.app.screen, MinutesPage), t.text()
        t.session.close()


async def gathered(t: Table, *people: str) -> None:
    """These people are here, everyone where none is named; the opening round is held."""
    if people:
        for person in people:
            await t.light(person)
            await t.press("space")
        await t.press("enter")
    else:
        await t.gather()
    await t.everyone()


async def administered(t: Table, starts: str = "", place: str = "") -> None:
    """From the absences to the agenda, the next meeting set where it is known."""
    while t.step != "agenda":
        if t.step == "next_meeting" and starts:
            await t.press("space")
            await t.fill(starts=starts, place=place)
            starts = ""
        else:
            at_once = t.step in ("duration", "minutes")
            await t.press("space" if at_once else "x" if t.step == "followups" else "enter")
            if t.step == "followups":
                await t.press("enter")


async def planned(t: Table, *items: dict[str, str]) -> None:
    """These items on the agenda, to which the circle consents at once."""
    for item in items:
        await t.press("i")
        await t.write(**item)
        await t.press("ctrl+s")
        if t.form.is_open:  # the office of an election, which is said when it opens
            await t.press("escape")
    await t.press("enter", "space")
    assert t.step == "items" and t.state.agenda_consented


async def decided(t: Table, **version: str) -> None:
    """A proposal that nobody objects to, from the lit item to its end."""
    await t.press("space", "space")
    await t.fill(**version)
    await t.press("enter", "t", "enter")
    await t.everyone()
    await t.press("enter")
    await t.everyone()
    assert t.state.proposal.adopted, t.text()
    await t.press("enter", "enter")


async def carried_over(t: Table) -> None:
    """The item on the table waits for another meeting, by consent."""
    await t.press("w")
    await t.choose("carry")
    await t.press("space")
    assert t.step == "items"


async def office_described(t: Table, *offices: str, **told: str) -> None:
    """An office, or several that one person holds: its duties, its term, why now."""
    await t.press("space")
    await t.choose("+")
    field = t.form._rows[0].control
    for office in offices:
        place = [value for value, _ in field.options].index(office)
        while field._cursor != place:
            await t.press("right")
        await t.press("space")
    await t.fill(**told)


async def consented_to(t: Table, *criteria: str) -> None:
    """The duties and the term by one key each, then these criteria: to the ballots."""
    await t.press("enter") if t.step == "role" else None
    await t.press("space")
    await t.press("space")
    assert t.step == "criteria", t.text()
    await t.press("space")
    for criterion in criteria:
        await t.type(criterion)
        await t.press("enter")
    await t.press("escape", "enter", "space")
    assert t.step == "ballots", t.text()


async def elected(
    t: Table, named: Sequence[tuple[str, str]], person: str, changed: str = "", **more: str
) -> None:
    """From the ballots to the person elected: `named` has a nominee and reasons, in turn."""
    await t.press("space", "space")
    for nominee, reasons in named:
        await t.type(nominee)
        await t.press("enter")
        await t.type(reasons)
        await t.press("enter")
    assert not t.state.waiting(), t.text()
    await t.press("enter")
    if changed:
        await t.press("c")
        await t.fill(nominee=person, reasons=changed)
    await t.press("t", "enter", "space")
    await t.fill(person=person, **more)
    while t.state.waiting():
        await t.press("space")


async def closed(t: Table) -> None:
    """The closing round, no measure, and the end."""
    await t.press("enter")
    await t.everyone()
    await t.press("enter", "enter")
    await t.choose("close")

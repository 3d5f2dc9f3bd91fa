"""A ballot typed at the keyboard, in a real election: cast, and unseen until it is read."""

from pathlib import Path
from typing import Any

import pytest
from table_support import ITEMS, Table, context

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.people import Member, Standing
from cercle_tui.model.practice import Ballots, Practice
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.here import OpenForm
from cercle_tui.ui.widgets.secret import SHOWN

NAMES = ("Marie", "Luc", "Paul", "Qwxzj Kvbqz")
PARTS = ("qwx", "wxz", "xzj", "kvb", "vbq", "bqz")
UNCLEAR = "This is not clear enough: write the whole name."


def at_ballots(root: Path, **more: Any) -> Table:
    """Return a table at the ballots of an election, typed unseen; "m3" has a name like no other."""
    elect = AgendaItem(id="e1", title="Secretary", kind=ItemKind.ELECT, minutes=20)
    members = (
        *(Member(id=f"m{n}", name=name) for n, name in enumerate(NAMES)),
        Member(id="g", name="Lu", standing=Standing.GUEST),
    )
    circle = context(
        NAMES, (elect, *ITEMS[:1]), members=members, practice=Practice(ballots=Ballots.MASKED)
    )
    table = Table(root, circle, **more)
    table.record(ev.Arrived, people=tuple(member.id for member in members))
    while table.step != "items":
        step(table)
    table.record(ev.ItemOpened, item="e1")
    table.record(ev.RoleDescribed, office="secretary", duties="Takes the notes.")
    while table.step != "ballots":
        if table.step == "office_term":
            table.record(ev.OfficeTermSet, term=Term(months=6))
        elif table.step == "criteria":
            table.record(ev.LineAdded, step="criteria", text="Rigour")
        step(table)
    return table


def step(table: Table) -> None:
    """Go through one step in the plainest way."""
    name, kind = table.step, table.state.step.kind
    if kind is StageKind.ANSWERS:
        table.record(ev.Answered, people=table.state.at_once())
    while kind is StageKind.ROUND and table.state.waiting():
        table.record(ev.SpokeUp, person=table.state.speaker())
    if table.step == name:
        table.record(ev.StepDone, step=name)


async def asked(table: Table, person: str) -> None:
    table.screen.open_form(OpenForm("ballot", person))
    await table.settle()
    assert table.form.is_open


def outside_the_book(table: Table) -> bytes:
    """Every byte of the data folder but the meeting's own book and its spare."""
    book = table.session.book.path
    return b"".join(
        path.read_bytes()
        for path in table.desk.folder.root.rglob("*")
        if path.is_file() and not path.name.startswith(book.name)
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_ballot_is_cast_with_a_letter_and_shows_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    table = at_ballots(tmp_path)
    async with table.open(*size):
        await asked(table, "m1")
        assert "Luc’s ballot" in table.text()
        assert "Marie, Luc, Paul and Qwxzj Kvbqz" in table.text()
        title = (table.app.title, table.app.sub_title)
        await table.press("q")
        assert table.text().count("•" * SHOWN) == 1
        await table.press("enter")
        assert not table.form.is_open
        assert table.state.item is not None
        assert table.state.item.election.ballots == {"m1": "m3"}
        assert (table.app.title, table.app.sub_title) == title
        assert table.form._kept == {}


async def test_the_screen_is_the_same_whoever_is_proposed(tmp_path: Path) -> None:
    seen = []
    for typed in ("q", "luc"):
        table = at_ballots(tmp_path / typed)
        async with table.open():
            await asked(table, "m0")
            await table.type(typed)
            await table.press("enter")
            seen.append((table.text(), table.left, table.alert))
            await table.press("u")
            seen.append((table.text(), table.left, table.alert))
    assert seen[:2] == seen[2:]


async def test_no_letter_typed_reaches_the_screen_or_the_disk(tmp_path: Path) -> None:
    table = at_ballots(tmp_path)
    async with table.open():
        await table.press("f1")  # what the step is, read and left: the ring names everyone again
        await table.press("escape")
        await asked(table, "m0")
        book = table.session.book.path.read_bytes()
        before, shot = table.text(), ""
        for n, letter in enumerate(NAMES[3]):
            await table.press({" ": "space"}.get(letter, letter))
            table.screen._tick()
            await table.settle()
            if not n:
                before, shot = table.text(), table.app.export_screenshot()
            assert table.text() == before
            assert table.app.export_screenshot() == shot
            assert not [part for part in PARTS if part.encode() in outside_the_book(table).lower()]
            assert table.session.book.path.read_bytes() == book
        assert not list(table.desk.folder.drafts.glob("*"))
        await table.press("escape")
        assert table.session.book.path.read_bytes() == book
        assert not list(table.desk.folder.drafts.glob("*"))


@pytest.mark.parametrize("typed", ["zz", "Lu", "lucie"], ids=["nobody", "a guest", "longer"])
async def test_whoever_cannot_be_named_is_said_in_the_same_words(
    tmp_path: Path, typed: str
) -> None:
    table = at_ballots(tmp_path)
    async with table.open():
        await asked(table, "m0")
        await table.type(typed)
        await table.press("enter")
        assert UNCLEAR in table.text()
        assert "_" * SHOWN in table.text()
        assert table.state.item is not None
        assert table.state.item.election.ballots == {}
        await table.type("m")
        await table.press("enter")
        assert table.state.item.election.ballots == {"m0": "m0"}


async def test_a_ballot_typed_again_replaces_the_first(tmp_path: Path) -> None:
    table = at_ballots(tmp_path)
    async with table.open():
        for letter in "mp":
            await asked(table, "m2")
            assert "_" * SHOWN in table.text()
            await table.press(letter, "enter")
        assert table.state.item is not None
        assert table.state.item.election.ballots == {"m2": "m2"}

"""Shaping a proposal, codevelopment and theory input, lived by real keys."""

from pathlib import Path

from table_support import Table, context

from cercle_tui.model.agenda import AgendaItem
from cercle_tui.store.session import MeetingSession

NBSP = "\u00a0"
WHO, WHERE = "Who keeps the key?", "Where do we leave it?"
SHAPE = AgendaItem(id="i1", title="The key", kind="shape", minutes=40, brought_by="m2",
                   wanted="Nobody waits at the door")  # fmt: skip
CODEV = AgendaItem(id="i1", title="Marie’s workshop", kind="codevelopment", minutes=70,
                   brought_by="m2")  # fmt: skip
THEORY = AgendaItem(id="i1", title="Rounds", kind="theory", minutes=20, brought_by="m3")


async def enter_line(table: Table, text: str, key: str = "i") -> None:
    """A line as it is said: a key, the words, Enter."""
    await table.press(key)
    await table.type(text)
    await table.press("enter")
    assert not table.form.is_open, table.text()


async def to_picture(table: Table) -> None:
    await table.to_items()
    await table.open_item("i1")
    assert table.step == "need" and "Nobody waits" in table.text()
    await table.press("space", "ctrl+s", "enter")
    assert table.step == "need_consent"
    await table.press("space")
    assert table.step == "picture"


async def to_tuners(table: Table) -> None:
    await to_picture(table)
    await enter_line(table, WHO)
    await enter_line(table, WHERE)
    assert f"1. {WHO}" in table.text() and f"2. {WHERE}" in table.text()
    first = table.state.item.lines[0].person
    assert {line.person for line in table.state.item.lines} == {first}
    await table.press("space", "t", "enter", "space")
    assert table.step == "ideas" and f"1 / 2 · {WHO}" in table.text()
    await enter_line(table, "The eldest")
    await table.press("space", "t", "enter")
    assert f"2 / 2 · {WHERE}" in table.text()
    await enter_line(table, "In a box with a code")
    await table.press("t", "enter")
    assert table.step == "tuners"


async def test_a_proposal_is_shaped_and_goes_on_to_consent(tmp_path: Path) -> None:
    async with Table(tmp_path, context(items=(SHAPE,))).open() as table:
        await to_tuners(table)
        await table.light("m2")
        await table.press("space")
        await table.light("m0")
        await table.press("space", "enter")
        assert table.state.item.tuners == ("m2", "m0") and table.step == "synthesis"
        await table.press("space")
        await table.fill(text="A box with a code by the door.", left_out="The eldest keeps it.")
        assert "Left out" in table.text() and "Paul and Marie" in table.text()
        await table.press("enter")
        await table.fill()
        proposal = table.state.proposal
        assert table.step == "present" and proposal.author == "m2"
        assert proposal.last.text == "A box with a code by the door."
        assert proposal.last.why == "Nobody waits at the door"


async def test_a_shaping_resumes_where_the_app_was_killed(tmp_path: Path) -> None:
    table = Table(tmp_path, context(items=(SHAPE,)))
    async with table.open():
        await to_tuners(table)
        await table.press("r")
        await table.choose("ideas1")
        assert table.state.stage.about == WHERE
    table.session.close()
    again = MeetingSession.resume(
        table.desk.folder, "horizon", table.session.book.path, table.desk.clock
    )
    async with Table(tmp_path, desk=table.desk, session=again).open() as table:
        assert table.step == "ideas" and f"2 / 2 · {WHERE}" in table.text()


async def test_codevelopment_by_keys(tmp_path: Path) -> None:
    async with Table(tmp_path, context(items=(CODEV,))).open() as table:
        await table.to_items()
        await table.open_item("i1")
        assert f"0{NBSP}min of 10{NBSP}min" in table.text()
        await table.press("space")
        await table.fill(text="The workshop weighs on me.")
        await table.press("enter")
        assert "m2" not in table.state.stage.order and "weighs on me" in table.text()
        await table.press("t", "enter", "space")
        await table.fill(text="Ideas to share the load")
        await table.press("enter")
        assert table.step == "codev_consult" and "share the load" in table.text()
        await enter_line(table, "Give it with someone")
        await table.press("t", "enter")
        assert table.step == "codev_plan" and "Give it with someone" in table.text()
        await table.press("space")
        await table.fill(what="Call Luc", due="12 December")
        await table.press("e")
        await table.fill(text="I keep the idea of two.")
        (action,) = table.state.actions
        assert action.learning and action.who == ("m2",) and action.due is not None
        await table.press("enter", "space")
        await table.type("To ask sooner")
        await table.press("enter")
        assert table.state.item.lines[-1].text == "To ask sooner"
        while table.state.waiting():
            await table.press("x")
        await table.press("enter", "enter")
        assert table.step == "items"


async def test_time_over_is_told_calmly(tmp_path: Path) -> None:
    async with Table(tmp_path, context(items=(CODEV,))).open() as table:
        await table.to_items()
        await table.open_item("i1")
        table.moment.at = table.moment.at.replace(minute=12)
        table.screen._tick()
        await table.settle()
        assert f"12{NBSP}min of 10{NBSP}min" in table.text()
        assert "go on when you are ready" in table.text()


async def test_what_each_will_use_is_their_turn(tmp_path: Path) -> None:
    async with Table(tmp_path, context(items=(THEORY,))).open() as table:
        await table.to_items()
        await table.open_item("i1")
        await table.press("enter", "t", "enter")
        assert table.step == "theory_use"
        first = table.screen.cursor
        await table.press("space")
        await table.fill(text="A silence before each round", heard="yes")
        assert table.screen.cursor != first and "A silence" in table.text()
        await table.press("space", "enter", "enter")  # nothing written: the turn alone
        assert len(table.state.stage.turns) == 2 and len(table.state.actions) == 1
        await table.press("x", "x", "x", "x", "enter", "enter")
        assert table.step == "items" and table.state.actions[0].who == (first,)

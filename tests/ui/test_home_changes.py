"""What is written from home: points, offices, who is there, the circle itself, another circle."""

from datetime import date
from pathlib import Path

from home_support import (
    TODAY,
    app_on,
    circle_in,
    desk,
    founded,
    pasted,
    settled,
    shown,
    text_of,
    typed,
)

from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.widgets.bars import KeyBar
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card


async def test_a_point_is_written_and_shown(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert not app.screen.query_one(KeyBar).display
        await pasted(pilot, "accueillir les nouvelles")
        await pilot.press("tab", "tab", "tab", "tab")
        await typed(pilot, "lu")
        await pilot.press("enter", "ctrl+s")
        await settled(pilot)
        view = app.screen.query_one("#points", Card).view
        assert view is not None
        assert "accueillir les nouvelles" in text_of(view)
        assert app.screen.query_one(KeyBar).display
    (point,) = circle_in(tmp_path, info).backlog.values()
    assert point.title == "accueillir les nouvelles"
    assert circle_in(tmp_path, info).members[point.brought_by].name == "Luc"


async def change(app: CercleApp, pilot, id: str, values: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    """Choose what changes, fill the form in and record it."""
    await pilot.press("c")
    await settled(pilot)
    chooser = app.screen.query_one(Chooser)
    at = [choice.value for choice in chooser._list.choices].index(id)
    await pilot.press(*["down"] * at, "enter")
    await settled(pilot)
    panel = app.screen.query_one(FormPanel)
    for row in panel._rows:
        if row.field.id in values:
            row.control.put(values[row.field.id])
    await pilot.press("ctrl+s")
    await settled(pilot)


async def test_all_of_it_can_be_changed_later(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await change(app, pilot, "join", {"names": "Inès\nHugo", "standing": "guest"})
        await change(
            app, pilot, "correct", {"who": "Inès", "name": "Inès B.", "standing": "member"}
        )
        await change(app, pilot, "leave", {"who": "Zoé (2), Hugo"})
        await change(
            app, pilot, "office", {"office": "leader", "who": "Luc", "until": "1 juin 2027"}
        )
        await change(app, pilot, "next", {"when": "17 décembre 2026 19 h", "place": "ici"})
        await change(
            app, pilot, "describe", {"name": "Horizon", "minutes": "90", "commitment": "10"}
        )
        await pilot.press("c")
        await settled(pilot)
        values = [choice.value for choice in app.screen.query_one(Chooser)._list.choices]
        await pilot.press(*["down"] * values.index("practice"), "enter")
        await settled(pilot)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "Horizon" in shown(app).split("\n")[0]
        assert isinstance(app.screen, HomeScreen)
        here = app.screen.home.here
        assert here is not None
        assert here.circle.info.name == "Horizon"
    told = desk(tmp_path).community().circles[info.id]
    assert (told.slug, told.meeting_minutes, told.commitment) == (info.slug, 90, 10)
    circle = circle_in(tmp_path, told)
    names = [member.name for member in circle.members.values()]
    assert names == ["Amina", "Luc", "Zoé", "Jean-François", "Inès B."]
    (leader,) = circle.holders(TODAY)
    assert (leader.office, leader.ends) == ("leader", date(2027, 6, 1))
    assert circle.practice.objection_counts == "tested"
    assert circle.next_meeting is not None
    assert circle.next_meeting.place == "ici"


async def test_what_cannot_be_recorded_is_said_beside_the_field(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await change(app, pilot, "office", {"who": "Amina, Luc"})
        panel = app.screen.query_one(FormPanel)
        assert panel.is_open
        assert [row.field.id for row in panel._rows if row.said] == ["who"]
        await pilot.press("escape")
        await change(app, pilot, "next", {"when": "un jour"})
        assert [row.field.id for row in panel._rows if row.said] == ["when"]
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one(KeyBar).display
    assert not circle_in(tmp_path, info).mandates


async def test_a_circle_is_founded_under_the_chosen_one(tmp_path: Path) -> None:
    parent = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c", "up", "enter")
        await settled(pilot)
        await pasted(pilot, "Ancrage")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.home.info.name == "Ancrage"
        assert app.screen.home.info.parent == parent.id

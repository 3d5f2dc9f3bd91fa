"""Preparing a meeting: by keys, on the disk at once, and there when the meeting opens."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    NOW,
    app_on,
    circle_in,
    founded,
    settled,
    shown,
    typed,
)
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, Origin, Priority
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import NextMeeting
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.prepare import moving, templates
from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.screens.prepare import PLAN, WAITING, PrepareScreen
from cercle_tui.ui.screens.reading import ReadingScreen

EN = words_for("en")


def write(root: Path, info: CircleInfo, *facts: Any) -> None:
    write_between(DataFolder(root), info.slug, info.id, CLOCK, facts)


def points(root: Path, info: CircleInfo, *items: BacklogItem) -> None:
    write(root, info, *((bt.PointAdded, {"item": item}) for item in items))


def two_points(root: Path) -> CircleInfo:
    info = founded(root, next=NextMeeting(starts=NOW + timedelta(days=6), place="Local 12"))
    points(root, info, BacklogItem(id="b1", title="Le jardin", wanted="Un plan", minutes=20),
           BacklogItem(id="b2", title="La clé", kind=ItemKind.DECIDE))  # fmt: skip
    return info


def preparing(pilot: Pilot[None]) -> PrepareScreen:
    found = pilot.app.screen
    assert isinstance(found, PrepareScreen)
    return found


async def opened(pilot: Pilot[None]) -> PrepareScreen:
    await settled(pilot)
    await pilot.press("p")
    await settled(pilot)
    return preparing(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def test_what_is_taken_up_and_ordered_is_the_agenda_of_the_meeting(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        here = await opened(pilot)
        assert "Un plan" not in shown(pilot.app).split("La clé")[0]
        await press(pilot, "space", "space")
        titles = [item.title for item in circle_in(tmp_path, info).agenda]
        assert sorted(titles) == ["La clé", "Le jardin"]
        assert "Nothing waits" in shown(pilot.app)
        await press(pilot, "tab", "shift+down")
        assert [i.title for i in circle_in(tmp_path, info).agenda] == titles[::-1]
        assert "1\u00a0h of 2\u00a0h" in shown(pilot.app)
        assert here.side == PLAN
        await press(pilot, "escape", "m")
        meeting = pilot.app.screen
        assert isinstance(meeting, MeetingScreen)
        state = meeting.session.meeting.state
        assert [one.item.title for one in state.items] == titles[::-1]
        assert {one.item.backlog_id for one in state.items} == {"b1", "b2"}
        assert not state.agenda_consented


async def test_what_is_put_back_waits_again(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(120, 36)) as pilot:
        here = await opened(pilot)
        await press(pilot, "space", "tab", "space")
        assert circle_in(tmp_path, info).agenda == ()
        assert len(here.ids[WAITING]) == 2
        assert "No item yet" in shown(pilot.app)


async def test_an_item_and_a_point_are_told_anew(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        title = "La clé"
        await press(pilot, "p")
        known = circle_in(tmp_path, info).backlog
        assert [p.priority for p in known.values() if p.title == title] == [Priority.HIGH]
        await press(pilot, "enter", "tab", "end", "ctrl+u")
        await typed(pilot, "35")
        await press(pilot, "ctrl+s")
        told = next(p for p in circle_in(tmp_path, info).backlog.values() if p.title == title)
        assert (told.minutes, told.priority, told.kind) == (35, Priority.HIGH, ItemKind.DECIDE)
        await press(pilot, "space", "tab", "enter", "tab", "end", "ctrl+u")
        await typed(pilot, "1 h 40")
        await press(pilot, "ctrl+s")
        (item,) = circle_in(tmp_path, info).agenda
        assert (item.minutes, item.title) == (100, title)
        assert "5\u00a0min more than the meeting has" in shown(pilot.app)


async def test_a_point_is_dropped_with_a_reason_and_another_is_written_down(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        here = await opened(pilot)
        await press(pilot, "x", "enter")
        assert here.panel_open
        await typed(pilot, "Fait")
        await press(pilot, "enter", "n")
        assert len(circle_in(tmp_path, info).backlog) == 1
        await typed(pilot, "Le toit")
        await press(pilot, "ctrl+s")
        added = circle_in(tmp_path, info).backlog[here.lit[WAITING]]
        assert added.title == "Le toit"


async def test_a_template_starts_an_agenda_and_an_agenda_becomes_one(tmp_path: Path) -> None:
    info = founded(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "t starts from a template" in shown(pilot.app)
        assert "No date yet: d sets it." in shown(pilot.app)
        await press(pilot, "t", "c")
        kinds = [item.kind for item in circle_in(tmp_path, info).agenda]
        assert kinds == [ItemKind.REPORT, ItemKind.CODEVELOPMENT]
        await press(pilot, "t", "k")
        await typed(pilot, "Lundi")
        await press(pilot, "enter")
        (kept,) = circle_in(tmp_path, info).templates.values()
        assert kept.name == "Lundi" and [p.kind for p in kept.points] == kinds
        await press(pilot, "t", "enter")
        assert len(circle_in(tmp_path, info).agenda) == 2
        await press(pilot, "t", "up", "enter")
        assert circle_in(tmp_path, info).templates == {}


async def test_the_rota_says_who_facilitates_there_and_in_the_meeting(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "f")
        await typed(pilot, "Luc, Amina")
        await press(pilot, "enter")
        names = circle_in(tmp_path, info).members
        assert [names[p].name for p in circle_in(tmp_path, info).rota.people] == ["Luc", "Amina"]
        assert "facilitation: Luc (in turn)" in shown(pilot.app)
        await press(pilot, "escape", "m")
        meeting = pilot.app.screen
        assert isinstance(meeting, MeetingScreen)
        state = meeting.session.meeting.state
        assert state.name(state.holder("facilitator")) == "Luc"


async def test_the_date_is_set_and_the_invitation_read_and_written(tmp_path: Path) -> None:
    data = tmp_path / "data"
    founded(data)
    async with app_on(data, "en").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "d")
        await typed(pilot, "17 December 19:00")
        await press(pilot, "ctrl+s")
        assert "Thursday, December 17, 2026, 19:00" in shown(pilot.app)
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert "19:00 to 21:00" in shown(pilot.app)
        await press(pilot, "escape", "w", "right", "right", "tab")
        await typed(pilot, str(tmp_path / "i.ics"))
        await press(pilot, "enter")
        assert (tmp_path / "i.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
        for name, said in (("data/i.ics", "data folder is for"), ("notes.txt", "Another file")):
            (tmp_path / "notes.txt").write_text("à moi")
            await press(pilot, "w", "tab")
            await typed(pilot, str(tmp_path / name))
            await press(pilot, "enter")
            assert said in shown(pilot.app)
            await press(pilot, "escape")
        assert (tmp_path / "notes.txt").read_text() == "à moi"
        assert not (data / "i.ics").exists()


async def test_tensions_show_only_where_they_are_asked_for(tmp_path: Path) -> None:
    info = founded(tmp_path)
    points(tmp_path, info, BacklogItem(id="t", title="Un malaise", origin=Origin.TENSION))
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "Un malaise" not in shown(pilot.app)
        assert "1 tension is not shown: v shows it." in shown(pilot.app)
        await press(pilot, "v")
        assert "Un malaise" in shown(pilot.app)
        await press(pilot, "v")
        assert "Un malaise" not in shown(pilot.app)


async def test_a_click_goes_to_a_line_and_a_second_one_takes_it_up(tmp_path: Path) -> None:
    info = two_points(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(120, 36)) as pilot:
        here = await opened(pilot)
        row = next(n for n, line in enumerate(shown(pilot.app).split("\n")) if "Le jardin" in line)
        await pilot.click(offset=(12, row))
        await settled(pilot)
        assert here.lit[WAITING] == "b1"
        await pilot.click(offset=(12, row))
        await settled(pilot)
        assert [item.backlog_id for item in circle_in(tmp_path, info).agenda] == ["b1"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_what_people_wrote_is_text_at_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    info = founded(tmp_path)
    points(tmp_path, info, *(BacklogItem(id=f"h{n}", title=text, note=text, wanted=text)
                             for n, text in enumerate(HOSTILE)))  # fmt: skip
    async with app_on(tmp_path).run_test(size=size) as pilot:
        here = await opened(pilot)
        assert "[red]x" in shown(pilot.app)
        await press(pilot, *["space"] * len(HOSTILE), "tab", "x", "enter", "escape", "i", "escape")
        assert len(circle_in(tmp_path, info).agenda) == len(HOSTILE)
        assert preparing(pilot) is here and not pilot.app._exit


# Without a screen


def test_the_light_goes_to_what_is_nearest() -> None:
    assert moving.nearest(("a", "b", "c"), ("a", "b", "c"), "b") == "b"
    assert moving.nearest(("a", "b", "c"), ("a", "c"), "b") == "c"
    assert moving.nearest(("a", "b", "c"), ("a", "b"), "c") == "b"
    assert moving.nearest(("a", "b", "c"), (), "c") == ""
    assert moving.nearest((), ("a", "b"), "") == "a"


def test_an_item_is_moved_no_further_than_the_ends() -> None:
    agenda = tuple(AgendaItem(id=id, title=id) for id in "abc")
    assert [i.id for i in moving.moved(agenda, "a", -1)] == ["a", "b", "c"]
    assert [i.id for i in moving.moved(agenda, "a", 1)] == ["b", "a", "c"]
    assert [i.id for i in moving.moved(agenda, "c", 1)] == ["a", "b", "c"]


@pytest.mark.parametrize("id", templates.BUILTIN)
def test_a_template_fits_in_a_meeting_and_is_never_put_twice(id: str) -> None:
    info = CircleInfo(id="c1", slug="horizon", name="Horizon")
    wanted = templates.points_of(EN, Circle(info), id)
    ids = tuple(f"p{n}" for n in range(len(wanted)))
    agenda = templates.added((), wanted, ids)
    assert 0 < sum(item.minutes for item in agenda) <= 95
    assert templates.added(agenda, wanted, ids) == agenda

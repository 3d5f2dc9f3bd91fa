"""The past meetings and what falls due: lists one walks by keys, each line a way to the thing."""

from datetime import timedelta
from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    NOW,
    TODAY,
    app_on,
    desk,
    founded,
    settled,
    shown,
)
from replay_support import played
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import NextMeeting
from cercle_tui.register.due import DueItem, DueKind
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.home.due_rows import Falling, page, rows, together
from cercle_tui.ui.screens.due import DueScreen
from cercle_tui.ui.screens.meetings import MeetingsScreen
from cercle_tui.ui.screens.minutes import MinutesPage
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.replay import ReplayScreen

EN = words_for("en")
INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")


@pytest.fixture(scope="module")
def played_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, CircleInfo]:
    return played("practice", tmp_path_factory.mktemp("played"))


def point(root: Path, info: CircleInfo, title: str, days: int) -> None:
    item = BacklogItem(id=f"b-{days}", title=title, not_before=TODAY + timedelta(days=days))
    write_between(DataFolder(root), info.slug, info.id, CLOCK, [(bt.PointAdded, {"item": item})])


@pytest.fixture(scope="module")
def two_circles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One circle meets in six days and has two points put off, the other has no date."""
    root = tmp_path_factory.mktemp("two")
    planned = NextMeeting(starts=NOW + timedelta(days=6), place="Local 12")
    one, other = founded(root, "Horizon", next=planned), founded(root, "Ancrage")
    point(root, one, "Un vieux point", -3)
    point(root, one, "Plus tard", 90)
    point(root, other, "Ailleurs", 2)
    return root


def due_on(pilot: Pilot[None]) -> DueScreen:
    found = pilot.app.screen
    assert isinstance(found, DueScreen)
    return found


# Past meetings


async def test_h_at_home_lists_the_meetings(
    played_once: tuple[DataFolder, CircleInfo],
) -> None:
    folder, _ = played_once
    async with app_on(folder.root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        here = pilot.app.screen
        assert isinstance(here, MeetingsScreen) and len(here.found) >= 1
        text = shown(pilot.app)
        assert str(here.found[0].opened.year) in text
        assert "decision" in text and "minutes: " in text
        assert [m.opened for m in here.found] == sorted(m.opened for m in here.found)[::-1]
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReplayScreen) and pilot.app.screen.replay is not None
        assert pilot.app.screen.replay.meeting.state.meeting == here.found[0].id
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MinutesPage)


async def test_a_circle_that_has_not_met_is_told_what_to_do(tmp_path: Path) -> None:
    info = founded(tmp_path)
    known = desk(tmp_path, "en")
    app = CercleApp(known, lambda app: app.show(MeetingsScreen(known, info)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "has not met yet: m" in " ".join(shown(app).split())
        await pilot.press("enter", "r", "down", "pagedown", "end", "escape")
        assert app._exit


# What falls due


async def test_e_at_home_lists_what_falls_due_late_first(two_circles: Path) -> None:
    async with app_on(two_circles, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        text = shown(pilot.app)
        assert "Ailleurs" not in text
        order = ["LATE", "Un vieux point", "IN THE COMING MONTH", "Local 12", "LATER", "Plus tard"]
        places = [text.index(word) for word in order]
        assert places == sorted(places)
        for expected in ("Un vieux point", "Local 12"):
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, ReadingScreen)
            assert expected in shown(pilot.app)
            await pilot.press("escape")
            await settled(pilot)
            await pilot.press("down")
        await pilot.press("up", "up", "up")
        assert due_on(pilot).at == len(due_on(pilot).found) - 1


async def test_a_shows_every_circle_and_f_one_kind_only(two_circles: Path) -> None:
    async with app_on(two_circles, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        here = due_on(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert "Ailleurs" in shown(pilot.app) and "Next meeting: date to set" in shown(pilot.app)
        await pilot.press("f", "m")
        await pilot.pause()
        assert [one.item.kind for one in here.found] == [DueKind.MEETING] * 2
        await pilot.press("a")
        await settled(pilot)
        assert len(here.found) == 1
        await pilot.press("f", "enter")
        await pilot.pause()
        assert len({one.item.kind for one in here.found}) > 1
        assert "Ailleurs" not in shown(pilot.app)


def test_only_what_fits_is_built() -> None:
    items = [DueItem(DueKind.ACTION, f"a{n}", f"What {n}", TODAY + timedelta(days=n - 20), n < 20)
             for n in range(400)]  # fmt: skip
    found = together([[Falling(Circle(INFO), TODAY, item) for item in items]], None)
    for at in (0, 199, 399):
        view = rows(EN, found, at, 20, False)
        assert len(view.rows) <= 12
        assert [row.text for row in view.rows if row.lit] == [f"What {at}"]


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_are_only_words(bad: str) -> None:
    item = DueItem(DueKind.ACTION, "a", bad, None, False, (bad,))
    one = Falling(Circle(INFO), TODAY, item)
    assert rows(EN, [one], 0, 20, True).rows[-1].text == bad  # the canvas makes it safe to show
    assert all(style in ("plain", "title", "key", "quiet", "quote") for style, _ in page(EN, one))


async def test_the_list_takes_its_room_back_when_the_choice_is_left(tmp_path: Path) -> None:
    info = founded(tmp_path, "Horizon")
    for days in range(2, 12):
        point(tmp_path, info, f"Point {days}", days)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        before = shown(pilot.app)
        await pilot.press("f", "escape")
        await settled(pilot)
        assert shown(pilot.app) == before

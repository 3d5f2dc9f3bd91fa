"""The home screen on real folders: what it shows, each key, and what must never show."""

from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    NOW,
    SIZES,
    app_on,
    circle_in,
    each_at_a_size,
    founded,
    settled,
    shown,
    typed,
)

from cercle_tui.locale import Lang, words_for
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock
from cercle_tui.ui.home.actions import ACTIONS, working
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.screens.palette import Offers, PaletteScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card

FR, EN = words_for("fr"), words_for("en")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    make_demo(DataFolder(root), CLOCK, "fr")
    return root


@pytest.mark.parametrize(
    ("lang", "size"), [*(("fr", size) for size in (*SIZES, (200, 50))), ("en", SIZES[0])]
)
async def test_the_chosen_circles_cards_are_shown(
    demo: Path, lang: Lang, size: tuple[int, int]
) -> None:
    app = app_on(demo, lang)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = shown(app)
        for info, _ in app.desk.community().tree():
            assert info.name[:8] in text
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.query_one("#next", Card).view is not None
        assert "Horizon" in shown(app).split("\n")[0]
        assert "\u2588" in shown(app) or "\u2586" in shown(app) or size[1] < 30
        for card in app.screen.query("#cards Card").results(Card):
            assert card.region.right <= size[0]
            assert card.view is not None
            assert card.size.height >= card.needed(card.view, card.size.width)


async def test_what_is_below_scrolls_into_sight(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.query_one("#points").region.y > 24
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await settled(pilot)
        assert app.screen.query_one("#points").region.y < 24
        await pilot.press("pageup", "pageup", "pageup", "pageup", "up")
        await settled(pilot)
        assert app.screen.query_one("#cards").scroll_y == 0


async def test_a_meeting_starts_is_left_open_and_resumes(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)
        book = app.screen.session.book.path
        app.screen.leave()
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        left = app.screen.home.here
        assert left is not None
        assert left.left_open == NOW
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.session.book.path == book
    assert len(circle_in(tmp_path, info).meetings) == 1


async def test_every_key_declared_does_something(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert isinstance(home, Offers)
        shown_ids = {key.id for key, _ in ACTIONS}
        assert {key.id for key in working(home.home)} == shown_ids
        for key, kind in (
            ("r", RegisterScreen),
            ("question_mark", ReadingScreen),
            ("f1", ReadingScreen),
            ("ctrl+p", PaletteScreen),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, kind)
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is home
        theme = app.theme
        await pilot.press("f6")
        await settled(pilot)
        assert app.theme != theme
        await pilot.press("q")
    assert not app.is_running


async def test_a_click_does_what_a_key_does(tmp_path: Path) -> None:
    founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        view = app.screen.query_one("#next", Card).view
        assert view is not None
        await pilot.click("#next", offset=(6, len(view.lines)))
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)


async def test_a_book_held_by_another_process_is_said_in_words(tmp_path: Path) -> None:
    info = founded(tmp_path)
    folder = DataFolder(tmp_path)
    lock = WriterLock(folder.between_path(info.slug, 2026, folder.machine_id()))
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert lock.acquire()
        with lock:
            await pilot.press("n")
            await typed(pilot, "x")
            await pilot.press("ctrl+s")
            await settled(pilot)
            assert app.screen.query_one(FormPanel).is_open
            assert app.screen.query_one(FormPanel)._problem


async def test_a_broken_book_is_said_and_the_rest_stays_usable(tmp_path: Path) -> None:
    info = founded(tmp_path)
    meetings = DataFolder(tmp_path).circle_dir(info.slug) / "meetings" / "2026"
    meetings.mkdir(parents=True)
    (meetings / "2026-01-01-abcdefgh.json").write_text("{")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.note.text
        assert app.screen.home.here is not None


@pytest.mark.parametrize(("text", "size"), each_at_a_size(HOSTILE, SIZES))
async def test_hostile_words_are_inert_everywhere(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    founded(tmp_path, text, community=text, members=(text, text))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        app.screen.query_one(FormPanel)._rows[0].control.put(text)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("c", "escape", "question_mark")
        await settled(pilot)
        await pilot.press("escape")
        assert "\x1b" not in shown(app)
        assert isinstance(app.screen, HomeScreen)


async def test_plain_characters_only(demo: Path) -> None:
    app = app_on(demo, TERM="vt100")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert not set(shown(app)) & set("○╠╚║△■□▁█")

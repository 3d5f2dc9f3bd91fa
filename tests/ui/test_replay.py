"""A meeting walked again by keys: one key, one moment; nothing is written and nobody disturbed."""

import shutil
from pathlib import Path

import pytest
from home_support import SIZES, desk, settled, shown
from replay_support import files, played
from textual.pilot import Pilot

from cercle_tui.locale import Lang
from cercle_tui.meeting import events as ev
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.replay.keys import KEYS
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.replay import ReplayScreen
from cercle_tui.ui.widgets.bars import LeftLine
from cercle_tui.ui.widgets.canvas import Canvas
from cercle_tui.ui.widgets.chooser import Chooser


@pytest.fixture(scope="module")
def played_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, CircleInfo]:
    return played("election", tmp_path_factory.mktemp("played"))


def app_on(
    folder: DataFolder, info: CircleInfo, at_item: str = "", path: Path | None = None,
    lang: Lang = "en",
) -> CercleApp:  # fmt: skip
    book = path or folder.meeting_books(info.slug)[-1]
    known = desk(folder.root, lang)
    return CercleApp(known, lambda app: app.show(ReplayScreen(known, info, book, at_item)))


def screen(pilot: Pilot[None]) -> ReplayScreen:
    found = pilot.app.screen
    assert isinstance(found, ReplayScreen)
    return found


@pytest.mark.parametrize("size", [(80, 24), (80, 30), (120, 36)])
async def test_every_moment_is_seen_as_it_is_come_to(
    played_once: tuple[DataFolder, CircleInfo], size: tuple[int, int]
) -> None:
    async with app_on(*played_once).run_test(size=size) as pilot:
        await settled(pilot)
        for _ in range(12):
            seen = shown(pilot.app)
            for widget in screen(pilot).query(Canvas):
                widget.refresh(layout=True)
            await settled(pilot)
            assert shown(pilot.app) == seen
            await pilot.press("space")
            await settled(pilot)


async def test_keys_walk_the_meeting_both_ways(
    played_once: tuple[DataFolder, CircleInfo],
) -> None:
    async with app_on(*played_once).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        here = screen(pilot)
        assert here.replay is not None
        last = here.replay.last
        for keys, at in (
            (["space"], 1), (["space", "space"], 3), (["backspace"], 2), (["end"], last),
            (["space"], last), (["home"], 0), (["backspace"], 0),
            (["right"], here.replay.next_step(0)), (["left"], 0), (["left"], 0),
        ):  # fmt: skip
            await pilot.press(*keys)
            assert here.at == at, keys


@pytest.mark.parametrize(("size", "lang"), zip(SIZES, ("fr", "en"), strict=True))
async def test_the_line_tells_when_and_what(
    played_once: tuple[DataFolder, CircleInfo], size: tuple[int, int], lang: Lang
) -> None:
    async with app_on(*played_once, lang=lang).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space")
        here = screen(pilot)
        assert here.replay is not None
        text, count = shown(pilot.app), f" 2 {'sur' if lang == 'fr' else 'of'} "
        said = here.moment_words()
        assert said in text and str(here.replay.last + 1) in said
        assert (count in said) or lang == "fr"
        state = here.replay.state(1)
        assert here.here.local(state.now).strftime("%H:%M") in text.splitlines()[0]
        note = here.query("#stage LeftLine").first(LeftLine).view
        assert note is not None and note.text


async def test_it_begins_with_the_item_asked_for_and_j_jumps_to_it(
    played_once: tuple[DataFolder, CircleInfo],
) -> None:
    folder, info = played_once
    async with app_on(folder, info, "t1").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        here = screen(pilot)
        assert here.replay is not None
        item = here.replay.places[1]
        assert here.at == item.at and item.id == "t1"
        await pilot.press("home", "j")
        assert here.query_one(Chooser).is_open and item.title in shown(pilot.app)
        await pilot.press("1")
        await pilot.pause()
        assert here.at == item.at and isinstance(here.replay.event(here.at), ev.ItemOpened)
        await pilot.press("j", "escape", "space")
        assert here.at == item.at + 1


async def test_help_tells_the_step_and_every_key(
    played_once: tuple[DataFolder, CircleInfo],
) -> None:
    async with app_on(*played_once).run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, ReadingScreen)
        text = " ".join(shown(pilot.app).split())
        assert "Who is here" in text
        assert all(key.label in text for key in KEYS if key.id != "differences")
        await pilot.press("escape", "f5", "escape")
        assert pilot.app._exit


async def test_nothing_is_written_while_someone_else_holds_the_meeting(
    played_once: tuple[DataFolder, CircleInfo], tmp_path: Path
) -> None:
    folder, info = played_once
    copy = DataFolder(tmp_path / "copy")
    shutil.copytree(folder.root, copy.root)
    book = copy.meeting_books(info.slug)[-1]
    with WriterLock(book) as lock:
        assert lock.acquire()
        before = files(copy.root)
        async with app_on(copy, info, path=book).run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            here = screen(pilot)
            assert here.replay is not None and not here.here.writable
            await pilot.press("space", "right", "end", "home", "j", "escape", "d", "pagedown")
            await pilot.press("u", "enter", "n", "c", "q")  # keys of a meeting: they do nothing
            assert here.at == 0
            await pilot.press("escape")
        assert files(copy.root) == before


async def test_a_book_that_cannot_be_read_is_said_in_words(
    played_once: tuple[DataFolder, CircleInfo], tmp_path: Path
) -> None:
    folder, info = played_once
    book = tmp_path / "2026-01-01-abcdefgh.json"
    book.write_bytes(folder.meeting_books(info.slug)[-1].read_bytes()[:400])
    async with app_on(folder, info, path=book).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert book.name in "".join(shown(pilot.app).split())
        await pilot.press("space", "j", "end", "question_mark", "escape", "escape")
        assert pilot.app._exit
    assert [path.name for path in tmp_path.iterdir()] == [book.name]

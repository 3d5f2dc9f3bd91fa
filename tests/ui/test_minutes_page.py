"""The minutes on the screen: read before consent, corrected, compared, written, frozen."""

import sys
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import Any

import pytest
from home_support import settled, shown, typed
from table_support import ENV, Seconds, Table

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from kept_minutes import INFO, Held, Kept
from pypdf import PdfReader
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import minutes_work
from cercle_tui.ui.screens.minutes import MinutesPage
from cercle_tui.ui.screens.minutes_over import MinutesOver
from cercle_tui.ui.screens.replay import ReplayScreen
from cercle_tui.ui.widgets.form import FormPanel

HOSTILE = "[@click=app.quit]x[/] [red]<b> **a** \x1b[2J"


def desk(home: Kept) -> Desk:
    return Desk(home.folder, words_for("en"), home.clock, ENV, Seconds())


@asynccontextmanager
async def page(home: Kept, meeting: str, width: int = 80) -> AsyncIterator[Pilot[None]]:
    """Show the minutes of a meeting."""
    at = desk(home)
    info = at.community().circles[INFO.id]
    app = CercleApp(at, lambda app: app.show(MinutesPage(at, info, meeting)))
    async with app.run_test(size=(width, 30)) as pilot:
        await settled(pilot)
        yield pilot


def text(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot.app).split())


async def sent(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, wait for what they lead to, and return what is shown."""
    await pilot.press(*keys)
    await settled(pilot)
    return text(pilot)


async def test_the_last_minutes_are_read_before_consent_with_what_was_just_corrected(
    tmp_path: Path,
) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=2).correct(first, "Denis was there too.")
    nxt = home.later(days=5).opening()
    t = Table(tmp_path, desk=desk(home), session=nxt.session)
    async with t.open(80, 30):
        t.screen.keeper.projection.load()
        assert "Denis was there too." in t.text(), "the circle sees what it is asked about"
        await t.do("read_minutes")
        assert isinstance(t.app.screen, MinutesOver)
        said = t.text()
        assert "Minutes: Jardin" in said and "between meetings: Denis was there too" in said
        await t.press("e")
        assert t.app.screen is t.screen
        await t.fill(text=HOSTILE)
        await t.do("read_minutes")
        assert "[@click=app.quit]x[/] [red]<b> **a**" in " ".join(t.text().split())
        await t.press("pagedown", "up", "escape", "space")
        assert t.step != "minutes" and len(t.state.corrections) == 1


async def test_minutes_are_read_and_corrected_at_closing(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="at_closing")
    held = Held(home)
    held.to_agenda()
    held.decide().done("items").round("closing")
    t = Table(tmp_path, desk=desk(home), session=held.session)
    async with t.open(80, 30):
        await t.do("correct_minutes")
        await t.fill(text="It costs 12 $.")
        assert "Corrected: It costs 12 $." in t.text() and t.step == "minutes_closing"
        await t.do("read_minutes")
        assert "At closing: It costs 12 $." in " ".join(t.text().split())
        await t.press("escape", "space")
        assert t.step == "measure" and t.session.meeting.state.own_corrections


@pytest.mark.parametrize("width", [80, 120])
async def test_a_correction_makes_a_version_that_can_be_compared(
    tmp_path: Path, width: int
) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=1)
    async with page(home, first, width) as pilot:
        assert "version 1 of 1 · awaiting consent" in text(pilot)
        assert "**" not in text(pilot) and "J-2026-001" in await sent(pilot, "pagedown")
        assert "versions" not in text(pilot).splitlines()[-1]
        await sent(pilot, "c")
        await typed(pilot, "Seven keys")
        await sent(pilot, "tab")
        await typed(pilot, "Bruno")
        said = await sent(pilot, "ctrl+s")
        assert "Recorded." in said and "version 2 of 2" in said
        assert "Seven keys" in said and "v versions" in said
        assert "version 1 of 2 · replaced since" in await sent(pilot, "v", "1")
        assert "Seven keys" not in text(pilot)
        said = await sent(pilot, "v", "down", "enter")
        assert "differences" in said and "Seven keys" in said and "+ " in said
    assert home.minutes(first).state.last.corrections == ("Seven keys",)


async def test_what_has_consent_says_why_it_cannot_be_corrected(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=7).meet("Deux clés.", "i2")
    async with page(home, first) as pilot:
        assert "consented on March 17, 2026" in text(pilot)
        assert "c correct" not in text(pilot)
        assert "Bring what should be added as a new point." in await sent(pilot, "c")
        assert not pilot.app.screen.query_one(FormPanel).is_open


async def test_consent_given_elsewhere_meanwhile_refuses_what_was_being_typed(
    tmp_path: Path,
) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    async with page(home, first) as pilot:
        await sent(pilot, "c")
        await typed(pilot, "Nine keys")
        await sent(pilot, "tab")
        await typed(pilot, "Bruno")
        home.later(hours=49)
        assert "they change no more" in await sent(pilot, "ctrl+s")
    assert home.minutes(first).latest == 1


async def test_where_silence_is_consent_one_objects_and_lets_go(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    home.later(hours=3)
    async with page(home, first) as pilot:
        await sent(pilot, "o")
        await typed(pilot, "Bruno")
        await sent(pilot, "tab")
        await typed(pilot, "Not said")
        assert "Recorded." in await sent(pilot, "ctrl+s")
        assert home.minutes(first).state.standing == ("b",)
        assert "s settle" in text(pilot)
        await sent(pilot, "s")
        assert "Recorded." in await sent(pilot, "ctrl+s")
    state = home.minutes(first).state
    assert not state.standing and state.objections == 1


async def test_the_minutes_are_written_where_one_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    home = Kept(tmp_path / "data")
    first = home.meet()
    async with page(home, first, 120) as pilot:
        await sent(pilot, "w")
        said = await sent(pilot, "ctrl+s")
        written = tmp_path / "home" / "pv-jardin-2026-03-10-v1.pdf"
        assert "Written:" in said and written.name in said.replace(" ", "")
        await sent(pilot, "w")
        assert "There is a file there already" in await sent(pilot, "ctrl+s")
    assert "Une clé par personne" in PdfReader(written).pages[0].extract_text()


async def test_no_minutes_are_written_among_the_records(tmp_path: Path) -> None:
    home = Kept(tmp_path / "data")
    first = home.meet()
    async with page(home, first, 120) as pilot:
        await sent(pilot, "w", "tab", *str(tmp_path / "data" / "pv.md"))
        assert "The data folder is for records only" in await sent(pilot, "ctrl+s")
    assert not (tmp_path / "data" / "pv.md").exists()


async def test_the_meeting_is_replayed_and_one_comes_back(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    async with page(home, first) as pilot:
        await sent(pilot, "r")
        assert isinstance(pilot.app.screen, ReplayScreen)
        await sent(pilot, "escape")
        assert isinstance(pilot.app.screen, MinutesPage)


async def test_minutes_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    async with page(home, "nowhere") as pilot:
        assert "cannot be read" in text(pilot)
        await sent(pilot, "question_mark", "escape", "escape")


async def test_the_version_asked_last_is_the_one_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=1).correct(first, "Seven keys.")
    async with page(home, first) as pilot:
        shows = pilot.app.screen
        assert isinstance(shows, MinutesPage)
        under_way, go_on, reads = Event(), Event(), minutes_work.read_minutes

        def slowly(desk: Desk, info: CircleInfo, meeting: str, version: int = 0, **how: Any) -> Any:
            found = reads(desk, info, meeting, version, **how)
            if version == 1:
                under_way.set()
                assert go_on.wait(10)
            return found

        monkeypatch.setattr(minutes_work, "read_minutes", slowly)
        shows.load(1)
        assert await to_thread(under_way.wait, 10)
        shows.load(2)
        await [worker for worker in pilot.app.workers if worker.group == "minutes"][-1].wait()
        go_on.set()
        await settled(pilot)
        assert "version 2 of 2" in text(pilot)


async def test_no_key_reads_books_where_the_screen_is_drawn(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    home.later(hours=1).correct(first, "Seven keys.")
    async with page(home, first) as pilot:
        at = pilot.app.screen.desk  # type: ignore[attr-defined]
        threads, reads = set[Thread](), type(at).projection

        def watched(self: Desk, info: CircleInfo) -> CircleProjection:
            threads.add(current_thread())
            return reads(self, info)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Desk, "projection", watched)
            assert "What should be read" in await sent(pilot, "c")
            assert "An objection" in await sent(pilot, "escape", "o")
            assert "differences" in await sent(pilot, "escape", "v", "down", "enter")
            assert "version 1 of 2" in await sent(pilot, "v", "1")
            await sent(pilot, "o")
            await typed(pilot, "Bruno")
            await sent(pilot, "tab")
            await typed(pilot, "Not said")
            assert "Recorded." in await sent(pilot, "ctrl+s")
            await pilot.press("r")
            assert isinstance(pilot.app.screen, ReplayScreen)
        assert threads and main_thread() not in threads


@pytest.mark.parametrize("keys", [("v", "down", "enter"), ("v", "1")], ids=["compare", "read"])
async def test_books_that_are_gone_meanwhile_do_not_end_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=1).correct(first, "Seven keys.")
    async with page(home, first) as pilot:
        monkeypatch.setattr(Desk, "projection", gone)
        assert "cannot be read" in await sent(pilot, *keys)
        assert isinstance(pilot.app.screen, MinutesPage)


async def test_what_cannot_be_recorded_any_more_stays_in_its_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    async with page(home, first) as pilot:
        await sent(pilot, "c")
        await typed(pilot, "Nine keys")
        await sent(pilot, "tab")
        await typed(pilot, "Bruno")
        monkeypatch.setattr(CircleProjection, "meeting_path", lambda self, meeting: None)
        said = await sent(pilot, "ctrl+s")
        assert "cannot be read" in said and "Nine keys" in said


async def test_a_meeting_that_opened_meanwhile_takes_the_corrections(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    async with page(home, first) as pilot:
        await sent(pilot, "c")
        await typed(pilot, "Nine keys")
        await sent(pilot, "tab")
        await typed(pilot, "Bruno")
        home.later(days=7).opening()
        assert "correct it there" in await sent(pilot, "ctrl+s")
    assert home.minutes(first).latest == 1


async def test_a_partial_reading_says_so_and_keeps_no_file(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    second = home.later(days=7).meet("Deux clés.", "i2")
    book = home.projection.meeting_path(first)
    assert book is not None
    book.write_bytes(book.read_bytes()[:200])
    async with page(home, second, 120) as pilot:
        said = text(pilot)
        assert "not kept as a file" in said and "books that cannot be read" in said
    assert not (home.folder.circle_dir("jardin") / "minutes").exists()


async def test_silence_that_was_not_is_told(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    closed = home.now
    home.later(hours=49).keep(first)
    home.now = closed + timedelta(hours=40)
    home.correct(first, "Seven keys.")
    home.now = closed + timedelta(hours=50)
    async with page(home, first, 120) as pilot:
        assert "came since" in text(pilot) and "awaiting consent" in text(pilot)


def gone(desk: Desk, info: CircleInfo) -> CircleProjection:
    raise StoreProblem("unreadable", path="gone", reason="gone")

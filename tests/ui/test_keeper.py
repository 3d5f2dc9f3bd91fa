"""What a meeting survives: a full disk, another writer, a crash while typing, a long absence."""

import errno
import json
from datetime import timedelta
from pathlib import Path

import pytest
from reach_support import reach
from table_support import START, Moment, Table, context

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.store.disk import Disk
from cercle_tui.store.projections import CircleProjection, read_meeting
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.screens.minutes import MinutesPage
from cercle_tui.ui.widgets.typing import TextInput


class FullDisk:
    """Every write is refused until there is room again."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = True
        real = Disk.open

        def refuse(disk: Disk, path: Path) -> int:
            if self.full:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(disk, path)

        patch.setattr(Disk, "open", refuse)


def on_disk(t: Table) -> Meeting:
    return read_meeting(t.session.book.path)[1]


async def tick(t: Table) -> None:
    """A second goes by."""
    t.screen._tick()
    await t.app.workers.wait_for_complete()
    await t.settle()


async def test_a_full_disk_is_said_and_the_meeting_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        saved = t.session.meeting.n
        disk = FullDisk(monkeypatch)
        await t.press("space")
        assert t.alert == "not saved" and "not saved" in t.text()
        await t.press("space", "n")
        await t.fill(text="Still going")
        assert t.session.unsaved == 3 and t.session.meeting.n == saved + 3
        assert on_disk(t).n == saved
        await tick(t)
        assert t.alert == "not saved"
        disk.full = False
        await tick(t)
        assert t.alert == "" and not t.session.unsaved
        assert on_disk(t).state == t.state


async def test_the_next_key_writes_everything_once_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        disk = FullDisk(monkeypatch)
        await t.press("space", "space")
        disk.full = False
        await t.press("space")
        assert t.alert == "" and on_disk(t).state == t.state


async def test_closing_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    t = Table(tmp_path, context(items=()))
    reach(t.session, "leftovers")
    async with t.open():
        disk = FullDisk(monkeypatch)
        await t.press("b")
        await t.fill(title="Coffee")
        await t.press("enter")
        await t.choose("close")
        assert t.state.closed is None and t.app.screen is t.screen
        assert len(t.left) > 20 and "(code:" not in t.left
        assert t.alert == "not saved"
        disk.full = False
        await t.press("enter")
        await t.choose("close")
        assert t.session.book.sealed and isinstance(t.app.screen, MinutesPage)
        assert on_disk(t).state.backlog[-1].title == "Coffee"


async def test_a_meeting_closed_that_could_not_be_sealed_still_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = Table(tmp_path, context(items=()))
    reach(t.session, "leftovers")
    async with t.open():
        real = t.session.book.seal
        monkeypatch.setattr(
            t.session.book, "seal", lambda: (FullDisk(monkeypatch), real())
        )  # fmt: skip
        await t.press("enter")
        await t.choose("close")
        assert t.state.closed is not None and isinstance(t.app.screen, MinutesPage)
        await t.press("enter")
    monkeypatch.undo()
    again = MeetingSession.resume(t.desk.folder, "horizon", t.session.book.path, t.desk.clock)
    assert again.book.sealed and again.meeting.state.closed is not None


async def test_the_register_tells_nothing_that_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        keeper, path = t.screen.keeper, t.session.book.path
        keeper.project()
        before = keeper.projection.path.read_bytes()
        disk = FullDisk(monkeypatch)
        await t.press("space")
        assert t.session.unsaved
        disk.full = False
        keeper.project()
        assert keeper.outcomes and keeper.projection.path.read_bytes() == before
        await tick(t)
        assert not t.session.unsaved and not keeper.outcomes
        assert keeper.projection.books[path.relative_to(tmp_path).as_posix()].stamp


async def test_leaving_with_unsaved_events_asks_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        disk = FullDisk(monkeypatch)
        await t.press("space", "q")
        assert t.app.screen is t.screen and t.chooser.is_open
        await t.choose("stay")
        assert t.app.screen is t.screen and t.session.unsaved == 1
        disk.full = False
        await t.press("q")
        assert t.screen not in t.app.screen_stack and on_disk(t).n == t.session.meeting.n


async def test_leaving_all_the_same_is_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        FullDisk(monkeypatch)
        await t.press("space", "q")
        await t.choose("leave")
        assert t.screen not in t.app.screen_stack


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_the_app_with_unsaved_events_asks_first_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        FullDisk(monkeypatch)
        await t.press("space", "question_mark", key)
        assert t.app.is_running and t.app.screen is t.screen and t.chooser.is_open
        await t.choose("stay")
        await t.press("n")
        await t.type("Snow tomorrow")
        await t.press(key)
        assert t.app.is_running and t.form.is_open and "not saved" in t.form._problem
        await t.press("escape", key)
        await t.choose("leave")
        assert not t.app.is_running or t.app._exit


async def test_leaving_the_app_once_the_disk_is_back_writes_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        disk = FullDisk(monkeypatch)
        await t.press("space")
        disk.full = False
        await t.press("ctrl+q")
        assert t.app._exit and on_disk(t).n == t.session.meeting.n


def rewrite(t: Table, text: str) -> None:
    """Someone else (a sync tool) puts another state of the book in its place."""
    path = t.session.book.path
    book = json.loads(path.read_text("utf-8"))
    n = len(book["events"]) + 1
    note = {"kind": "noted", "n": n, "at": START.isoformat(), "text": text}
    book["events"][str(n)] = note
    spare = path.with_suffix(".new")
    spare.write_text(json.dumps(book), "utf-8")
    spare.replace(path)


async def test_a_book_changed_under_us_is_read_again_and_said(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        rewrite(t, "from elsewhere")
        await t.press("space")
        assert [note.text for note in t.state.notes] == ["from elsewhere"]
        assert not t.state.stage.turns and len(t.left) > 20 and "(code:" not in t.left
        await t.press("space")
        assert len(t.state.stage.turns) == 1 and on_disk(t).state == t.state


async def test_what_was_typed_is_kept_when_the_book_changed_under_us(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        await t.press("n")
        await t.type("My own note")
        rewrite(t, "from elsewhere")
        await t.press("enter")
        assert t.form.is_open and t.form.values == {"text": "My own note"}
        await t.press("enter")
        assert [note.text for note in t.state.notes] == ["from elsewhere", "My own note"]


async def test_a_book_that_vanished_does_not_end_the_app(tmp_path: Path) -> None:
    async with Table(tmp_path).open() as t:
        await t.gather()
        await t.press("space")
        book = t.session.book.path.read_bytes()
        t.session.book.path.unlink()
        t.screen.keeper.outcomes = True
        await tick(t)
        assert t.app.is_running and t.app._exception is None
        await t.press("space")
        t.session.book.path.write_bytes(book)
        await tick(t)
        assert t.app.is_running and t.app._exception is None


async def test_a_second_window_reads_and_follows(tmp_path: Path) -> None:
    writer = Table(tmp_path)
    reach(writer.session, "opening")
    second = MeetingSession.resume(
        writer.desk.folder, "horizon", writer.session.book.path, writer.desk.clock
    )
    async with Table(tmp_path, desk=writer.desk, session=second).open() as reader:
        assert reader.alert == "read only" and len(reader.left) > 20
        assert "(code:" not in reader.left
        assert set(reader.footer) <= {"person", "quit", "help", "differences"}
        await reader.press("space", "enter", "o", "u")
        assert not reader.state.stage.turns and reader.step == "opening"
        writer.record(ev.SpokeUp, person="m0").record(ev.SpokeUp, person="m1")
        await tick(reader)
        assert reader.state == writer.state and reader.screen.cursor == "m2"
        await reader.press("question_mark", "escape", "q")
        assert reader.screen not in reader.app.screen_stack


async def test_the_second_window_takes_over_when_the_first_has_gone(tmp_path: Path) -> None:
    t = Table(tmp_path)
    async with t.open():
        await t.gather()
        await t.press("q")
    again = MeetingSession.resume(t.desk.folder, "horizon", t.session.book.path, t.desk.clock)
    async with Table(tmp_path, desk=t.desk, session=again).open() as second:
        assert second.alert == "" and second.step == "opening"
        await second.press("space")
        assert len(second.state.stage.turns) == 1


def crashed(t: Table) -> MeetingSession:
    """The process died: the lock is free, nothing else was tidied up."""
    t.session.close()
    return MeetingSession.resume(t.desk.folder, "horizon", t.session.book.path, t.desk.clock)


async def test_a_text_being_typed_survives_a_crash(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "react", "i2")
    async with t.open():
        await t.press("p")
        await t.write(text="We meet on Wednesdays.", why="The bus")
        await tick(t)
    async with Table(tmp_path, desk=t.desk, session=crashed(t)).open() as again:
        assert again.form.is_open and again.form.form.id == "amend"
        assert again.form.values["text"] == "We meet on Wednesdays."
        assert again.form.values["why"] == "The bus"
        assert isinstance(again.app.focused, TextInput)
        await again.press("ctrl+s")
        assert again.state.proposal.last.text == "We meet on Wednesdays."
        await tick(again)
    async with Table(tmp_path, desk=t.desk, session=crashed(again)).open() as third:
        assert not third.form.is_open


async def test_leaving_the_app_while_typing_keeps_the_text(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    async with t.open():
        await t.press("n")
        await t.type("Snow tomorrow")
        await t.press("ctrl+q")
    async with Table(tmp_path, desk=t.desk, session=crashed(t)).open() as again:
        assert again.form.is_open and again.form.values == {"text": "Snow tomorrow"}


async def test_a_form_left_on_purpose_does_not_come_back(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    async with t.open():
        await t.press("n")
        await t.type("Snow tomorrow")
        await tick(t)
        await t.press("escape")
    async with Table(tmp_path, desk=t.desk, session=crashed(t)).open() as again:
        assert not again.form.is_open


async def test_a_draft_that_no_longer_fits_does_not_stop_the_meeting(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    t.desk.drafts.save(t.state.meeting, "settle_integrated|o12", {"how": "words"})
    async with t.open():
        assert t.app.is_running and t.app._exception is None
        await t.press("escape") if t.form.is_open else None
        await t.press("space")
        assert len(t.state.stage.turns) == 1


async def found_later(tmp_path: Path) -> Table:
    t = Table(tmp_path)
    reach(t.session, "react", "i2")
    session = crashed(t)
    t.desk.clock.now.at += timedelta(days=3)
    return Table(tmp_path, desk=t.desk, session=session)


async def test_a_meeting_found_days_later_resumes(tmp_path: Path) -> None:
    async with (await found_later(tmp_path)).open() as t:
        assert t.chooser.is_open and "November 23" in t.text()
        await t.choose("resume")
        assert not t.chooser.is_open and t.step == "react"
        await t.press("space")
        assert len(t.state.stage.turns) == 1


async def test_a_meeting_found_days_later_closes_as_of_then(tmp_path: Path) -> None:
    async with (await found_later(tmp_path)).open() as t:
        await t.choose("close")
        assert t.state.closed == START and t.session.book.sealed
        assert isinstance(t.app.screen, MinutesPage)
        assert len(t.state.backlog) == 4
        await t.press("enter")
        circle = CircleProjection(t.desk.folder, t.info).load()
        assert circle.meetings[0].closed == START


async def test_the_text_being_typed_comes_back_days_later_too(tmp_path: Path) -> None:
    t = await found_later(tmp_path)
    t.desk.drafts.save(t.state.meeting, "note|", {"text": "Snow"})
    async with t.open():
        await t.choose("resume")
        assert t.form.is_open and t.form.values == {"text": "Snow"}


async def test_a_short_absence_asks_nothing(tmp_path: Path) -> None:
    t = Table(tmp_path)
    reach(t.session, "opening")
    session = crashed(t)
    assert isinstance(t.desk.clock.now, Moment)
    t.desk.clock.now.at += timedelta(hours=2)
    async with Table(tmp_path, desk=t.desk, session=session).open() as again:
        assert not again.chooser.is_open

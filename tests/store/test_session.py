"""The one way through: rules, disk, new meeting; what the disk refuses waits in memory."""

import errno

import pytest
from store_support import close, decide, done, founded, started, ticking, to_items

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.session import MeetingSession


@pytest.fixture
def session(tmp_path):
    clock = ticking()
    found = started(founded(tmp_path, clock), clock)
    yield found
    found.close()


def again(session):
    session.close()
    return MeetingSession.resume(session.folder, session.slug, session.book.path, session.clock)


def fail_writes(monkeypatch, session, *, times):
    """Make the next writes of the book fail with a full disk."""
    disk, left = type(session.book._disk), [times]
    real = disk.write

    def write(self, *args):
        if left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "full")
        return real(self, *args)

    monkeypatch.setattr(disk, "write", write)


def test_a_refused_event_leaves_the_book_as_it_was(session):
    before = session.book.path.read_bytes()
    with pytest.raises(RuleBroken, match="wrong_step"):
        session.record(ev.SpokeUp, person="marie")
    assert session.book.path.read_bytes() == before
    assert session.meeting.n == 1


def test_a_meeting_resumes_at_the_very_step(session):
    to_items(session)
    session.record(ev.ItemOpened, item="i1")
    state = session.meeting.state
    resumed = again(session)
    assert resumed.meeting.state == state
    resumed.close()


def test_undo_and_redo_survive_a_restart(session):
    to_items(session)
    decide(session)
    adopted = session.meeting.state
    session.undo()
    assert session.meeting.state.proposal.open
    resumed = again(session)
    resumed.redo()
    assert resumed.meeting.state.proposal == adopted.proposal
    assert [e["kind"] for e in resumed.book.events[-2:]] == ["undone", "redone"]
    resumed.close()


def test_a_full_disk_stops_nothing_but_the_closing(session, monkeypatch):
    to_items(session)
    decide(session)
    told = []
    session.acknowledge = told.append
    fail_writes(monkeypatch, session, times=1000)
    done(session)
    session.record(ev.ItemEnded)
    assert (session.unsaved, told) == (2, [])
    assert session.meeting.state.item is None
    session.record(ev.StepDone, step="items")
    for person in session.meeting.state.waiting():
        session.record(ev.SpokeUp, person=person)
    done(session)
    done(session)
    with pytest.raises(StoreProblem, match="not_saved"):
        session.record(ev.MeetingClosed)
    assert session.meeting.state.closed is None
    monkeypatch.undo()
    assert session.save()
    assert session.unsaved == 0
    session.record(ev.MeetingClosed)
    assert session.book.sealed


def test_closing_seals_and_a_closed_meeting_takes_nothing(session):
    to_items(session)
    decide(session)
    close(session)
    assert session.book.sealed
    assert not session.writable
    with pytest.raises(StoreProblem):
        session.record(ev.Noted, text="trop tard")


def test_a_kill_between_the_last_event_and_the_seal_is_mended(session, monkeypatch):
    to_items(session)
    decide(session)
    monkeypatch.setattr(type(session.book), "seal", lambda _book: None)
    close(session)
    assert not session.book.sealed
    monkeypatch.undo()
    resumed = again(session)
    assert resumed.book.sealed
    resumed.close()


def test_a_second_instance_reads_and_follows(session):
    second = MeetingSession.resume(session.folder, session.slug, session.book.path, session.clock)
    assert not second.writable
    assert second.problem.code == "held_by_other"
    session.record(ev.Arrived, people=("marie",))
    assert second.follow()
    assert second.meeting.state.here == ("marie",)
    assert not second.follow()
    with pytest.raises(StoreProblem):
        second.record(ev.Arrived, people=("luc",))


def test_a_file_replaced_under_our_feet_is_never_written_over(session):
    session.record(ev.Arrived, people=("marie",))
    older = session.book.path.read_bytes()
    session.record(ev.Arrived, people=("luc",))
    session.book.path.with_suffix(".new").write_bytes(older)
    session.book.path.with_suffix(".new").replace(session.book.path)
    with pytest.raises(StoreProblem, match="changed_under_us"):
        session.record(ev.Arrived, people=("paul",))
    assert session.book.path.read_bytes() == older
    assert session.follow()
    assert session.meeting.state.here == ("marie",)
    session.record(ev.Arrived, people=("paul",))


def test_time_never_goes_back(session):
    at = session.record(ev.Arrived, people=("marie",)).at
    session.clock = ticking(at.replace(year=2020))
    assert session.record(ev.Arrived, people=("luc",)).at >= at


def test_a_book_that_breaks_the_rules_is_said_broken(session):
    doc = ev.dump(ev.SpokeUp(n=2, at=session.clock.now(), person="marie"))
    session.book.append(doc)
    session.close()
    with pytest.raises(StoreProblem, match="broken_file"):
        MeetingSession.resume(session.folder, session.slug, session.book.path, session.clock)

"""The moments of a meeting walked again are those it went through, and tell no more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from elect_support import elect_to, electing
from reach_support import amend, reach
from replay_support import played
from table_support import START, Chance, Moment, context

from cercle_tui.locale import words_for
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.model.practice import Ballots, Practice
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import read_meeting
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.meeting import frames, listings, seats, views
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.replay.happened import _TELLERS, happened
from cercle_tui.ui.replay.walk import Replay

FR, EN = words_for("fr"), words_for("en")


@pytest.fixture(scope="module", params=["s1-terms-and-successions", "s2-objections-and-delegation"])
def books(request: Any, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, info = played(request.param, tmp_path_factory.mktemp("played"))
    return folder.meeting_books(info.slug)


def session(root: Path, circle: Any = None) -> MeetingSession:
    clock = Clock(Moment(START, timedelta(seconds=7)), Chance())
    return MeetingSession.start(DataFolder(root), circle or context(), clock)


def walked(meeting: MeetingSession) -> Replay:
    meeting.close()
    return Replay.read(meeting.book.path)


def seen_at(replay: Replay, at: int) -> object:
    """Return all that the board shows at a moment, and what is said of it."""
    meeting = replay.moment(at)
    here = Here(meeting, EN, meeting.state.now, str, "", False)
    here = replace(here, cursor=listings.proposed_cursor(here))
    listed = here.step in listings.LISTS
    return (
        listings.listing(here) if listed else seats.ring(here),
        frames.frame(here, replay.differs(at)), views.agenda(here), views.record(here),
        views.top(here, ""), views.step(here), views.left(here, ""),
        happened(here, replay.event(at)),
    )  # fmt: skip


def test_every_moment_is_the_fold_of_the_events_so_far(books: list[Path]) -> None:
    for path in books:
        replay = Replay.read(path)
        events = [ev.parse(doc) for doc in read_meeting(path)[0].events]
        meeting = Meeting.fold(events[:1])
        context = replay.state(0).context
        assert meeting.state.context == context
        meeting = replace(meeting, state=replace(meeting.state, context=context))
        assert replay.last == len(events) - 1
        for at, event in enumerate(events):
            meeting = meeting.take(event) if at else meeting
            assert replay.event(at) == event
            assert replay.state(at) == meeting.state, (path.name, at, event.kind)
            assert replay.moment(at).n == event.n


def test_every_moment_is_told_in_both_languages(books: list[Path]) -> None:
    for path in books:
        replay = Replay.read(path)
        for at in range(replay.last + 1):
            state = replay.state(at)
            for words in (FR, EN):
                here = Here(replay.moment(at), words, state.now, str, "", False)
                said = happened(here, replay.event(at))
                assert said and "{" not in said and not said.endswith("..")


def test_every_kind_of_event_has_its_sentence() -> None:
    undoing = {ev.Undone, ev.Redone}
    assert set(ev.KINDS.values()) - undoing == set(_TELLERS)


def test_what_was_undone_is_not_walked(tmp_path: Path) -> None:
    meeting = session(tmp_path)
    reach(meeting, "opening")
    meeting.record(ev.SpokeUp, person="m0")
    meeting.record(ev.Noted, text="taken back")
    meeting.record(ev.SpokeUp, person="m1")
    meeting.undo()
    meeting.undo()
    meeting.undo()
    meeting.redo()
    meeting.record(ev.SpokeUp, person="m1")
    replay = walked(meeting)
    told = [replay.event(at) for at in range(replay.last + 1)]
    assert [e.kind for e in told] == [
        "meeting_opened", "arrived", "step_done", "spoke_up", "spoke_up",
    ]  # fmt: skip
    assert "taken back" not in str([seen_at(replay, at) for at in range(replay.last + 1)])
    assert [len(replay.state(at).stage.turns) for at in range(2, 5)] == [0, 1, 2]
    assert all(replay.state(at).now == told[at].at for at in range(5))


def test_a_whole_step_forward_and_back(tmp_path: Path) -> None:
    meeting = session(tmp_path)
    reach(meeting, "clarify", "i2")
    meeting.record(ev.SpokeUp, person=meeting.meeting.state.speaker())
    replay = walked(meeting)
    steps = [replay.state(at).stage.step for at in range(replay.last + 1)]
    begins = [at for at in range(len(steps)) if at == 0 or steps[at] != steps[at - 1]]
    at, forward = 0, [0]
    while (at := replay.next_step(at)) != replay.last:
        forward.append(at)
    assert forward == begins
    assert replay.next_step(replay.last) == replay.last
    assert replay.step_before(replay.last) == begins[-1]
    assert replay.step_before(begins[-1]) == begins[-2]
    assert replay.step_before(0) == 0


def test_the_places_to_jump_to_are_the_items_taken_up(books: list[Path]) -> None:
    replay = Replay.read(books[-1])
    places = replay.places
    assert [place.id for place in (places[0], *places[-2:])] == ["opening", "closing", "end"]
    items = replay.meeting.state.items
    assert [p.title for p in places[1:-2]] == [i.item.title for i in items if i.began]
    for place in places[1:-2]:
        opened = replay.event(replay.place(place.id))
        assert isinstance(opened, ev.ItemOpened) and opened.item == place.id
    assert replay.place("nothing of that name") == 0


def test_differences_show_after_an_amendment_until_the_step_goes_on(tmp_path: Path) -> None:
    meeting = session(tmp_path)
    reach(meeting, "amend", "i2")
    amend(meeting, "We meet on the second Wednesday.")
    amended = len(meeting.meeting.effective())
    meeting.record(ev.Noted, text="a note changes nothing")
    reach(meeting, "read_back", "i2")
    replay = walked(meeting)
    assert [replay.differs(at) for at in (amended - 1, amended, amended + 1, replay.last)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_ballots_tell_nothing_before_they_are_read(tmp_path: Path) -> None:
    """Whomever they name, a masked election looks the same until the first one is read."""
    practice, replays = Practice(ballots=Ballots.MASKED), []
    for name in ("m1", "m3"):
        meeting = session(tmp_path / name, electing(practice=practice))
        elect_to(meeting, "nominations", m0=name, m1=name, m2=name, m3=name)
        meeting.record(ev.Nominated, by="m0", nominee=name, reasons="Calm")
        replays.append(walked(meeting))
    one, other = replays
    cast = [at for at in range(one.last + 1) if isinstance(one.event(at), ev.BallotCast)]
    assert len(cast) == 4 and one.last == other.last
    for at in range(one.last):
        assert seen_at(one, at) == seen_at(other, at), one.event(at).kind
    assert seen_at(one, one.last) != seen_at(other, other.last)

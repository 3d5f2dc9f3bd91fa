"""Projections follow the books, are rebuilt from them, and two copies join by their books."""

import json
import shutil
from datetime import date

import pytest
from store_support import INFO, close, decide, done, founded, started, ticking, to_items

from cercle_tui.meeting import events as ev
from cercle_tui.store.outcomes import file_stamp
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from cercle_tui.store.session import MeetingSession


@pytest.fixture
def clock():
    return ticking()


@pytest.fixture
def folder(tmp_path, clock):
    return founded(tmp_path / "one", clock)


def loaded(folder):
    return CircleProjection(folder, INFO).load()


def follow(projection, session):
    path = session.book.path
    return projection.follow(path, session.meeting, file_stamp(path))


def adopted(folder, clock, text="On se voit le jeudi."):
    session = started(folder, clock)
    to_items(session)
    decide(session, text)
    return session


def test_an_adoption_is_in_the_register_before_the_meeting_closes(folder, clock):
    session = adopted(folder, clock)
    assert [k.number for k in loaded(folder).decisions.values()] == ["H-2026-001"]
    session.close()


def test_undoing_an_adoption_takes_its_outcome_away(folder, clock):
    session = adopted(folder, clock)
    projection = CircleProjection(folder, INFO)
    assert projection.load().decisions
    session.undo()
    assert not follow(projection, session).decisions
    assert not loaded(folder).decisions
    session.redo()
    assert follow(projection, session).decisions == loaded(folder).decisions
    session.close()


def test_following_is_the_same_as_rebuilding(folder, clock):
    session = adopted(folder, clock)
    projection = CircleProjection(folder, INFO)
    projection.load()
    done(session)
    followed = follow(projection, session)
    projection.path.unlink()
    assert followed == loaded(folder)
    session.close()


def test_what_is_recorded_while_the_register_is_written_is_read_again(folder, clock):
    session = started(folder, clock)
    to_items(session)
    projection = CircleProjection(folder, INFO)
    projection.load()
    path = session.book.path
    stamp, before = file_stamp(path), session.meeting
    decide(session, "On se voit le jeudi.")
    projection.follow(path, before, stamp)
    assert len(loaded(folder).decisions) == 1
    session.close()


def test_the_register_says_which_books_its_numbers_do_without(folder, clock):
    session = adopted(folder, clock)
    close(session)
    session.close()
    later = folder.new_meeting_path(INFO.slug, date(2026, 12, 24), "00000000")
    later.write_text('{"book":', "utf-8")
    folder.register_path(INFO.slug).unlink()
    loaded(folder)
    head = json.loads(folder.register_path(INFO.slug).read_bytes())["projection"]["1"]
    assert head["unread"] == [later.name]
    later.unlink()
    loaded(folder)
    head = json.loads(folder.register_path(INFO.slug).read_bytes())["projection"]["1"]
    assert "unread" not in head


@pytest.mark.parametrize("harm", ["missing", "cut", "foreign", "older", "leftover"])
def test_a_projection_that_does_not_match_is_made_anew(folder, clock, harm):
    session = adopted(folder, clock)
    path = folder.register_path(INFO.slug)
    whole = loaded(folder)
    before = path.read_bytes()
    close(session)
    session.close()
    if harm == "missing":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(before[: len(before) // 2])
    elif harm == "foreign":
        path.write_text('{"autre": {"1": {}}}')
    elif harm == "older":
        path.write_bytes(before)
    else:
        path.with_name(f".{path.name}.tmp").write_bytes(b"half")
    found = loaded(folder)
    assert found.meetings[0].closed
    assert whole.decisions.keys() == found.decisions.keys()
    assert loaded(folder) == found


def test_one_unreadable_book_leaves_the_rest_usable(folder, clock):
    first = adopted(folder, clock)
    close(first)
    first.close()
    book = first.book.path
    harmed = book.with_name("2026-01-01-aaaaaaaa.json")
    harmed.write_text("{")
    projection = CircleProjection(folder, INFO)
    assert len(projection.load().decisions) == 1
    assert [p.params["path"] for p in projection.problems] == [str(harmed)]
    assert harmed.read_text() == "{"


def test_two_copies_join_by_putting_their_books_together(tmp_path, folder, clock):
    """Each holds a meeting of its own; joined either way they tell the same circle."""
    other = type(folder)(tmp_path / "two")
    shutil.copytree(folder.root, other.root)
    (other.private / "machine").unlink(missing_ok=True)
    for place, texts, seed in ((folder, "Le jeudi.", 1), (other, "Une boîte à clés.", 2)):
        session = adopted(place, ticking(clock.now(), seed), texts)
        close(session)
        session.close()
    joined = []
    for name, (ours, theirs) in {"ab": (folder, other), "ba": (other, folder)}.items():
        both = type(folder)(tmp_path / name)
        shutil.copytree(ours.root, both.root)
        for book in theirs.all_books():
            place = both.root / book.relative_to(theirs.root)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(book, place)
        joined.append(loaded(both))
        assert loaded(both) == joined[-1]
    assert joined[0] == joined[1]
    assert sorted(k.number for k in joined[0].decisions.values()) == ["H-2026-001", "H-2026-002"]
    assert {k.decision.final.text for k in joined[0].decisions.values()} == {
        "Le jeudi.", "Une boîte à clés.",
    }  # fmt: skip


def test_a_meeting_is_read_without_taking_its_lock(folder, clock):
    session = adopted(folder, clock)
    book, meeting = read_meeting(session.book.path)
    assert meeting.state == session.meeting.state
    assert not book.writable
    session.close()


def test_the_community_knows_its_circle(folder):
    community, problems = load_community(folder)
    assert (community.name, list(community.circles), problems) == ("Rive-Sud", ["c1"], [])


def test_a_meeting_left_open_is_found(folder, clock):
    session = started(folder, clock)
    session.record(ev.Arrived, people=("marie",))
    session.close()
    projection = CircleProjection(folder, INFO)
    projection.load()
    assert projection.open_meetings() == [session.book.path]
    resumed = MeetingSession.resume(folder, INFO.slug, session.book.path, clock)
    assert resumed.meeting.state.here == ("marie",)
    resumed.close()

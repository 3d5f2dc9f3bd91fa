"""What is sealed is what the circle consented to, read whole, whatever arrives afterwards."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from kept_minutes import Held, Kept

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.reports.minutes_state import Origin, Status
from cercle_tui.reports.writing import keep_minutes
from cercle_tui.store.demo.writing import write_book
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.home.minutes_forms import refusal

EN = words_for("en")


def elsewhere(home: Kept, meeting: str, at: datetime, *texts: str) -> Path:
    """Write corrections in the book of the year of another machine; returns its path."""
    said = [
        bt.MinutesCorrected(n=n, at=at, meeting=meeting, text=text, person="b")
        for n, text in enumerate(texts, 1)
    ]
    path = home.folder.between_path("jardin", 2026, "0badcafe")
    write_book(path, id="late", kind="between", circle="c1", created=at, events=said)
    return path


def between(home: Kept, meeting: str) -> list[str]:
    versions = home.minutes(meeting).state.versions
    return [text for v in versions if v.origin is Origin.BETWEEN for text in v.corrections]


def two_meetings(home: Kept) -> tuple[str, str]:
    first = home.meet()
    second = home.later(days=7).meet("Deux clés.", "i2")
    home.later(days=7).meet("Trois clés.", "i3")
    return first, second


def harmed(path: Path) -> Callable[[], None]:
    """Cut a book short; returns what mends it."""
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    def mend() -> None:
        path.write_bytes(whole)

    return mend


def test_a_partial_reading_is_said_and_never_sealed(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first, second = two_meetings(home)
    book = home.projection.meeting_path(first)
    assert book is not None
    mend = harmed(book)
    home.projection.path.unlink()
    home._projection = None
    assert home.projection.problems
    partial = home.minutes(second)
    assert partial.state.partial and "books that cannot be read" in partial.markdown(EN)
    assert not home.keep(second).exists(), "nothing is kept of what may be wrong"
    mend()
    text = home.keep(second).read_text("utf-8")
    assert "J-2026-002" in text and "J-2026-001" not in text and "sha256" in text
    assert "cannot be read" not in text


def test_a_correction_in_a_harmed_book_is_not_left_out_of_what_is_sealed(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    book = elsewhere(home, first, home.now + timedelta(hours=1), "Seven keys.")
    home.later(days=7).meet("Deux clés.", "i2")
    mend = harmed(book)
    home.projection.path.unlink()
    home._projection = None
    assert between(home, first) == ["Seven keys."], "the meeting itself tells of it"
    assert not home.keep(first).exists()
    mend()
    assert "Seven keys." in home.keep(first).read_text("utf-8")


def test_a_community_that_is_read_in_part_keeps_no_minutes(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    unread = (StoreProblem("broken_file", path="x", kept=""),)
    assert not keep_minutes(home.projection, first, home.now, unread).exists()
    assert home.keep(first).exists()


def test_what_was_kept_whole_is_shown_as_it_is_in_a_partial_reading(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first, second = two_meetings(home)
    home.keep(second)
    kept = home.minutes(second).markdown(EN)
    book = home.projection.meeting_path(first)
    assert book is not None
    harmed(book)
    assert home.projection.problems and home.minutes(second).markdown(EN) == kept


def test_a_clock_that_is_ahead_loses_no_correction_consented_to(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=2)
    nxt_opens = home.now + timedelta(days=5)
    elsewhere(home, first, nxt_opens + timedelta(minutes=20), "Seven keys.")
    home.later(days=5)
    nxt = home.opening()
    assert nxt.record.minutes_corrected == ("Seven keys.",)
    nxt.do(ev.MinutesAmended, text="The day was the 12th.")
    nxt.to_end()
    state = home.minutes(first).state
    assert [(v.number, v.corrections) for v in state.versions] == [
        (1, ()), (2, ("Seven keys.",)), (3, ("The day was the 12th.",)),
    ]  # fmt: skip
    assert state.final and all(v.at <= nxt.record.opened for v in state.versions)


@pytest.mark.parametrize("wording", ["Seven keys.", "Nine keys."])
def test_what_arrives_after_consent_adds_nothing(tmp_path: Path, wording: str) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    home.later(days=1).correct(first, "Seven keys.")
    home.later(days=6).meet("Deux clés.", "i2")
    kept = home.keep(first)
    stood = home.minutes(first).state
    elsewhere(home, first, home.now - timedelta(days=4), wording)
    assert home.minutes(first).state == stood and between(home, first) == ["Seven keys."]
    assert home.keep(first) == kept and home.minutes(first).latest == 2


def test_the_same_words_twice_stay_twice_where_the_circle_saw_them_twice(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    at = home.now + timedelta(days=1)
    home.later(days=1).correct(first, "Seven keys.")
    elsewhere(home, first, at + timedelta(hours=1), "Seven keys.")
    home.later(days=6).meet("Deux clés.", "i2")
    state = home.minutes(first).state
    assert [v.at for v in state.versions[1:]] == [at, at + timedelta(hours=1)]


def test_corrections_outlive_the_book_that_held_them(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    book = elsewhere(home, first, home.now + timedelta(days=1), "Seven keys.", "Nine doors.")
    nxt = Held(home.later(days=7))
    nxt.to_agenda()
    nxt.decide("Deux clés.", "i2").end()
    text = home.minutes(first).markdown(EN)
    book.unlink()
    assert between(home, first) == ["Seven keys.", "Nine doors."]
    assert {v.at for v in home.minutes(first).state.versions[1:]} == {nxt.record.opened}
    assert "Seven keys." in text and "Nine doors." in home.minutes(first).markdown(EN)
    made_before = home.minutes(first).circle
    assert nxt.id not in [m.id for m in made_before.meetings], "as it stood before it opened"


def test_consent_by_silence_noted_by_a_meeting_keeps_its_day(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    closed = home.now
    home.later(days=7).opening().to_end()
    stood = home.minutes(first).state
    elsewhere(home, first, closed + timedelta(hours=40), "Nine keys.")
    assert home.minutes(first).state == stood and stood.last.number == 1


def test_while_the_next_meeting_is_open_they_are_corrected_there(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    assert refusal(EN, home.minutes(first).state) == ""
    nxt = home.later(days=7).opening()
    state = home.minutes(first).state
    assert state.status is Status.AWAITING and state.asking == nxt.id
    assert "correct it there" in refusal(EN, state)
    home.later(minutes=1).correct(first, "Written all the same.")
    assert home.minutes(first).latest == 1, "the meeting is asked about what it found"
    nxt.to_end()
    assert home.minutes(first).state.asking == "" and home.minutes(first).latest == 1


def test_what_was_said_in_time_reopens_silence_and_says_so(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    closed = home.now
    home.later(hours=49)
    one = home.keep(first)
    sealed = one.read_bytes()
    assert b"sha256" in sealed and not home.minutes(first).reopened
    elsewhere(home, first, closed + timedelta(hours=40), "Seven keys.")
    found = home.minutes(first)
    assert found.state.status is Status.AWAITING and found.latest == 2 and found.reopened
    home.keep(first)
    two = home.later(hours=40).keep(first)
    assert two != one and b"sha256" in two.read_bytes() and one.read_bytes() == sealed
    assert home.minutes(first).reopened


def test_an_unsealed_version_follows_what_arrives_late(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    closed = home.now
    home.later(days=2).correct(first, "Nine doors.")
    two = home.keep(first)
    assert "Nine doors." in two.read_text("utf-8")
    elsewhere(home, first, closed + timedelta(days=1), "Seven keys.")
    three = home.keep(first)
    assert "Seven keys." in two.read_text("utf-8") and "Nine" not in two.read_text("utf-8")
    assert "Nine doors." in three.read_text("utf-8")


def test_an_earlier_version_does_not_claim_an_objection_nobody_made(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    home.later(hours=1).correct(first, "Seven keys.")
    earlier = home.minutes(first, 1).markdown(EN)
    assert "Someone objects" not in earlier and "within 48 hours" in earlier

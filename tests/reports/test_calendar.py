"""The calendar file: what a strict parser reads in it, and what importing it again does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import lived_meetings as lived
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from cercle_tui.locale import Words, words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate
from cercle_tui.register.due import DueKind
from cercle_tui.reports.calendar import KINDS, calendar

FR, EN = words_for("fr"), words_for("en")
TODAY = date(2026, 3, 14)
ZONE = ZoneInfo("America/Toronto")
STARTS = datetime(2026, 4, 9, 23, tzinfo=UTC)
HOSTILE = 'x\r\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y;,\\"\x1b[2J\u2028z'


def circle() -> Circle:
    known = lived.circle(lived.first_evening(), lived.second_evening())
    return replace(known, next_meeting=NextMeeting(starts=STARTS, place="Local 12"))


def read(file: bytes) -> dict[str, icalendar.Event]:
    """Return the entries by their uid."""
    parsed = icalendar.Calendar.from_ical(file)
    return {str(event["uid"]): event for event in parsed.walk("VEVENT")}


def summaries(file: bytes) -> list[str]:
    return [str(event["summary"]) for event in read(file).values()]


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_a_strict_parser_takes_it_whole(words: Words) -> None:
    file = calendar([(circle(), TODAY)], words)
    strict = IcsCalendarStream.calendar_from_ics(file.decode())
    assert sorted(str(event.uid) for event in strict.events) == sorted(read(file))
    assert len(strict.timezones) == 1
    assert file.endswith(b"END:VCALENDAR\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_meetings_are_at_their_hour_where_the_circle_lives() -> None:
    events = read(calendar([(circle(), TODAY)], EN, kinds=frozenset({DueKind.MEETING})))
    planned = events.pop(f"next-meeting@{lived.INFO.id}.cercle")
    first = min(events.values(), key=lambda event: event.decoded("dtstart"))
    assert str(first.decoded("dtstart").tzinfo) == "America/Toronto"
    assert first.decoded("dtstart") == datetime(2026, 3, 12, 20, tzinfo=ZONE)
    assert first.decoded("dtend") > first.decoded("dtstart")
    assert planned.decoded("dtstart") == STARTS
    assert planned.decoded("dtend") - planned.decoded("dtstart") == timedelta(hours=2)
    assert str(planned["location"]) == "Local 12"
    assert not first.walk("VALARM") and len(planned.walk("VALARM")) == 1


@pytest.mark.parametrize(
    ("starts", "offset"),
    [(datetime(2026, 3, 8, 8, tzinfo=UTC), -4), (datetime(2026, 11, 1, 7, tzinfo=UTC), -5)],
    ids=["an hour after clocks go forward", "an hour after they go back"],
)
def test_a_change_of_hour_is_told_by_the_zone_itself(starts: datetime, offset: int) -> None:
    known = replace(circle(), next_meeting=NextMeeting(starts=starts))
    file = calendar([(known, TODAY)], EN, kinds=frozenset({DueKind.MEETING}))
    strict = IcsCalendarStream.calendar_from_ics(file.decode())
    planned = next(e for e in strict.events if e.uid and e.uid.startswith("next-meeting@"))
    assert planned.dtstart == starts
    told = strict.timezones[0].standard if offset == -5 else strict.timezones[0].daylight
    assert {part.tz_offset_to.offset for part in told} == {timedelta(hours=offset)}


def test_a_meeting_lasts_as_long_when_the_clocks_change_meanwhile() -> None:
    known = replace(circle(), next_meeting=NextMeeting(starts=datetime(2026, 3, 8, 6, tzinfo=UTC)))
    file = calendar([(known, TODAY)], EN, kinds=frozenset({DueKind.MEETING}))
    planned = next(e for uid, e in read(file).items() if uid.startswith("next-meeting@"))
    assert planned.decoded("dtstart").hour == 1
    assert planned.decoded("dtend").hour == 4


def test_the_rest_takes_whole_days() -> None:
    known = lived.circle(lived.first_evening())
    events = read(calendar([(known, TODAY)], EN)).values()
    days = [e for e in events if not isinstance(e.decoded("dtstart"), datetime)]
    told = {str(e["summary"]).partition(":")[0] for e in days}
    assert {"To review", "End of the term", "Action"} <= told
    assert all(str(e["transp"]) == "TRANSPARENT" for e in days)
    reminded = {bool(e.walk("VALARM")) for e in days if e.decoded("dtstart") > TODAY}
    assert reminded == {True}
    assert not any(e.walk("VALARM") for e in days if e.decoded("dtstart") <= TODAY)


def test_importing_again_updates_instead_of_doubling() -> None:
    known = circle()
    before, again = (calendar([(known, TODAY)], EN) for _ in range(2))
    assert before == again
    moved = replace(known, next_meeting=NextMeeting(starts=STARTS + timedelta(days=7)))
    assert set(read(calendar([(moved, TODAY)], FR))) == set(read(before))


def imported(*circles: Circle) -> dict[str, icalendar.Event]:
    """Return the meetings a calendar shows that took in the files of these, one after another."""
    shown: dict[str, icalendar.Event] = {}
    for known in circles:
        shown |= read(calendar([(known, TODAY)], EN, kinds=frozenset({DueKind.MEETING})))
    return {uid: event for uid, event in shown.items() if event.get("status") != "CANCELLED"}


def test_a_planned_meeting_that_moves_or_is_held_is_there_once() -> None:
    known = circle()
    moved = replace(known, next_meeting=NextMeeting(starts=STARTS + timedelta(days=7)))
    third = lived.first_evening().model_copy(update={"id": "m3", "opened": STARTS, "closed": None,
                                                     "next_meeting": None})  # fmt: skip
    held = known.take(third)
    again = replace(held, next_meeting=NextMeeting(starts=STARTS + timedelta(days=30)))
    for met in ((known, moved), (known, moved, known), (known, held), (known, held, again)):
        now = imported(*met)
        assert set(now) == set(imported(met[-1])), met
        days = [event.decoded("dtstart") for event in now.values()]
        assert len(set(days)) == len(days)
    assert len(imported(known, held, again)) == 4 and len(imported(known, held)) == 3
    cancelled = read(calendar([(held, TODAY)], EN))[f"next-meeting@{lived.INFO.id}.cercle"]
    assert cancelled["status"] == "CANCELLED" and not cancelled.walk("VALARM")


def test_a_book_that_is_missing_or_late_moves_no_other_meeting() -> None:
    whole = circle()
    places = {uid: e.decoded("dtstart") for uid, e in imported(whole).items()}
    for missing in whole.meetings:
        left = tuple(record for record in whole.meetings if record is not missing)
        partly = imported(replace(whole, meetings=left))
        assert len(partly) == len(places) - 1
        assert {uid: e.decoded("dtstart") for uid, e in partly.items()}.items() <= places.items()


def test_a_period_and_kinds_limit_it() -> None:
    known = [(circle(), TODAY)]
    only = calendar(known, EN, kinds=frozenset({DueKind.MANDATE}))
    assert {s.partition(":")[0] for s in summaries(only)} == {"End of the term"}
    assert b"VTIMEZONE" not in only
    day = date(2026, 3, 12)
    short = read(calendar(known, EN, since=day, until=day))
    assert [e.decoded("dtstart").date() for e in short.values()] == [day]
    assert summaries(calendar(known, EN, kinds=frozenset())) == []


def test_names_can_be_left_out() -> None:
    known = circle()
    told, unnamed = (
        calendar([(known, TODAY)], EN, names=names).decode() for names in (True, False)
    )
    names = [member.name for member in known.members.values()]
    assert any(name in told for name in names)
    people = icalendar.Calendar.from_ical(unnamed).to_ical().decode().replace("\r\n ", "")
    assert not any(f": {name}" in people for name in names)


def test_tensions_and_what_has_no_day_stay_out() -> None:
    assert KINDS.isdisjoint({DueKind.ANSWERS, DueKind.OBJECTION})


def test_hostile_words_stay_words() -> None:
    known = circle()
    action = Action.model_construct(id="a9", what=HOSTILE, who=(HOSTILE,), due=TODAY)
    office = Mandate.model_construct(id="m9", office=HOSTILE, person="luc", begins=TODAY,
                                     ends=date(2027, 1, 1), vacated=False)  # fmt: skip
    place = NextMeeting.model_construct(starts=STARTS, place=HOSTILE)
    file = calendar([(replace(
        known, actions={**known.actions, "a9": action}, next_meeting=place,
        mandates={**known.mandates, "m9": office},
    ), TODAY)], EN)  # fmt: skip
    plain = calendar([(known, TODAY)], EN)
    strict = IcsCalendarStream.calendar_from_ics(file.decode())
    assert len(strict.events) == len(read(plain)) + 2
    assert file.count(b"\r\nBEGIN:VEVENT\r\n") == len(strict.events)
    assert b"\x1b" not in file and "\u2028" not in file.decode()
    assert any("BEGIN:VEVENT" in summary for summary in summaries(file))
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


@given(st.text(max_size=200))
def test_any_title_comes_back_as_it_was_cleaned(text: str) -> None:
    from cercle_tui.model.text import clean_line

    action = Action.model_construct(id="a9", what=text, who=(), due=TODAY)
    known = replace(Circle(lived.INFO), actions={"a9": action})
    file = calendar([(known, TODAY)], EN, kinds=frozenset({DueKind.ACTION}))
    (event,) = IcsCalendarStream.calendar_from_ics(file.decode()).events
    assert event.summary is not None
    assert event.summary.strip() == clean_line(f"Action: {text} (Horizon)").strip()

"""A small made-up community, counted by hand: what its circles are said to be, and to need."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.voices import Voice
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleInfo, CircleKind, Stopped
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate, Member, Standing
from cercle_tui.register import curves, voices
from cercle_tui.register.commitments import (
    Called,
    called_by_year,
    expected,
    is_behind,
    missed_in_a_row,
    presences,
)
from cercle_tui.register.community import (
    Care,
    CircleRow,
    Order,
    Size,
    around,
    rows_of,
    sorted_rows,
    supervised,
)
from cercle_tui.register.curves import Direction, Mean
from cercle_tui.register.progress import Commitment
from cercle_tui.register.summary import Summary, summarise
from cercle_tui.register.supervision import circle_year

TODAY = date(2026, 7, 1)
PEOPLE = tuple(Member(id=chr(97 + n), name=f"Personne {chr(65 + n)}") for n in range(9))
EXPERT = Member(id="x", name="Marguerite", standing=Standing.EXPERT)

GENERAL = CircleInfo(id="g", slug="g", name="Général", kind=CircleKind.GENERAL)
HORIZON = CircleInfo(id="h", slug="h", name="Horizon", parent="g", commitment=6)
SMALL = CircleInfo(id="s", slug="s", name="Ancrage", parent="g", kind=CircleKind.EXPLORATORY)
COMMUNITY = Community("Rive-Sud", {one.id: one for one in (GENERAL, HORIZON, SMALL)})


def met(
    on: date, absent: str = "", scores: tuple[int, ...] = (), by: str = "", closed: bool = True
) -> MeetingRecord:
    """Return the record of a meeting at eight in the evening, in Québec, of seven people."""
    at = datetime(on.year, on.month, on.day, 23, tzinfo=UTC)
    return MeetingRecord(
        id=f"m{on.isoformat()}",
        circle="h",
        opened=at,
        closed=at + timedelta(hours=2) if closed else None,
        people=PEOPLE,
        present=tuple(p.id for p in PEOPLE[:7] if p.id not in absent),
        absent=tuple(absent),
        scores={"fingers": scores} if scores else {},
        scored_by=tuple(by),
    )


MEETINGS = (
    met(date(2025, 11, 3), scores=(4, 4)),
    met(date(2026, 1, 12), absent="b", scores=(3, 5)),
    met(date(2026, 2, 9), absent="bg", scores=(2, 3)),
    met(date(2026, 4, 6), absent="b", scores=(5,)),
    met(date(2026, 6, 1), scores=(4, 5, 3), closed=False),
)


def mandate(office: str, person: str, ends: date, begins: date = date(2025, 1, 1)) -> Mandate:
    return Mandate(id=f"m-{office}-{person}", office=office, person=person, begins=begins,
                   ends=ends)  # fmt: skip


def horizon() -> Circle:
    """Seven members and an expert; the facilitator is past term, nobody is the secretary."""
    held = (
        mandate("leader", "a", date(2027, 1, 1)),
        mandate("facilitator", "c", date(2026, 5, 31)),
        mandate("second_link", "d", date(2026, 6, 30)),
        mandate("second_link", "e", date(2027, 6, 30), begins=date(2026, 7, 1)),
        mandate("secretary", "f", date(2027, 7, 1), begins=date(2026, 7, 20)),
    )
    tension = BacklogItem(id="t", title="Le bruit", origin=Origin.TENSION, kind=ItemKind.TENSION)
    return Circle(
        HORIZON,
        members={m.id: m for m in (*PEOPLE[:7], EXPERT)},
        mandates={m.id: m for m in held},
        meetings=MEETINGS[:4],
        actions={
            "1": Action(id="1", what="Écrire", due=date(2026, 6, 30)),
            "2": Action(id="2", what="Lire", due=date(2026, 7, 1)),
        },
        backlog={"t": tension, "n": BacklogItem(id="n", title="Le jardin")},
        next_meeting=NextMeeting(starts=datetime(2026, 6, 2, 23, tzinfo=UTC)),
        observations=(
            bt.Observed(n=1, at=datetime(2026, 5, 1, tzinfo=UTC), person="x",
                        on=date(2026, 4, 30), text="On s’écoute."),
        ),
    )  # fmt: skip


def summaries() -> dict[str, Summary]:
    general = Circle(GENERAL, members={m.id: m for m in PEOPLE[:2]})
    known = {"g": general, "h": horizon(), "s": Circle(SMALL, members={"i": PEOPLE[8]})}
    return {id: summarise(circle, TODAY) for id, circle in known.items()}


def row(id: str) -> CircleRow:
    return rows_of(COMMUNITY, summaries(), lambda _: TODAY)[id]


def test_a_circle_at_a_glance_counted_by_hand() -> None:
    told = row("h")
    assert told.counted == 7  # the expert is there, and is asked for no consent
    assert len(told.members) == 8
    assert told.size is Size.WELL
    assert told.vacant == ("secretary",)
    assert told.past_term == (("facilitator", date(2026, 5, 31)),)  # a second link follows today
    assert told.kept == Commitment(2026, 3, 6)
    assert not told.behind  # half of the year is over, and three of six were held: 2.97 expected
    assert told.actions_late == 1
    assert told.next is None and told.no_date
    assert told.tensions == 1
    assert told.observed == date(2026, 4, 30)
    assert told.cares == (Care.VACANT, Care.PAST_TERM, Care.NO_DATE)


def test_the_links_of_sub_circles_sit_in_the_general_circle() -> None:
    assert [member.id for member in row("g").members] == ["a", "b", "e"]
    assert row("g").size is None
    assert row("s").size is Size.WELL and row("s").vacant == ()


def test_a_circle_that_rests_asks_for_nothing() -> None:
    resting = HORIZON.model_copy(update={"stopped": Stopped(since=date(2026, 6, 1))})
    community = replace(COMMUNITY, circles={**COMMUNITY.circles, "h": resting})
    assert rows_of(community, summaries(), lambda _: TODAY)["h"].cares == ()


def test_a_summary_survives_the_disk() -> None:
    told = summaries()["h"]
    kept = told.model_dump(mode="json", exclude_defaults=True)
    assert Summary.model_validate(kept) == told
    assert "Le bruit" not in str(kept)  # tensions are counted, never told


@pytest.mark.parametrize("day", [TODAY, date(2026, 7, 31), date(2027, 8, 1)])
def test_what_a_summary_says_of_offices_is_what_the_books_say(day: date) -> None:
    circles = {"g": Circle(GENERAL, members={m.id: m for m in PEOPLE[:2]}), "h": horizon(),
               "s": Circle(SMALL)}  # fmt: skip
    whole = with_neighbours(circles["h"], circles["g"], [], day)
    known = {id: summarise(circle, TODAY) for id, circle in circles.items()}
    told = rows_of(COMMUNITY, known, lambda _: day)["h"]
    assert told.members == tuple(whole.members.values())
    year = circle_year(whole, day.year, day)
    assert (told.vacant, told.past_term) == (year.vacant, year.past_term)
    assert told.kept == year.kept


def test_only_what_a_change_touches_is_told_anew() -> None:
    assert around(COMMUNITY, "h") == {"g", "h"}
    assert around(COMMUNITY, "g") == {"g", "h", "s"}
    only = rows_of(COMMUNITY, summaries(), lambda _: TODAY, {"h"})
    assert list(only) == ["h"] and only["h"].depth == 1


def test_orders_and_supervision() -> None:
    rows = list(rows_of(COMMUNITY, summaries(), lambda _: TODAY).values())
    assert [one.info.id for one in sorted_rows(rows, Order.NAME)] == ["s", "g", "h"]
    most = sorted_rows(rows, Order.CARE)
    assert [len(one.cares) for one in most] == sorted((len(r.cares) for r in rows), reverse=True)
    assert [one.info.id for one in supervised(rows, "x")] == ["h"]
    assert supervised(rows, "a") == []


# Commitment


def test_what_is_expected_by_now() -> None:
    assert expected(Commitment(2026, 0, 6), date(2026, 1, 1)) == 0
    assert expected(Commitment(2026, 0, 12), date(2026, 7, 3)) == 6
    assert expected(Commitment(2025, 0, 6), TODAY) == 6
    assert is_behind(Commitment(2026, 5, 12), date(2026, 7, 3))
    assert not is_behind(Commitment(2026, 6, 12), date(2026, 7, 3))


def test_who_came_and_who_missed_the_last_three() -> None:
    circle = replace(horizon(), meetings=MEETINGS)
    called = called_by_year(circle, 2026)
    assert called["a"] == Called(meetings=3, came=3)  # the fifth is not closed
    assert called["b"] == Called(meetings=3, came=0)
    assert called["g"] == Called(meetings=3, came=2)
    assert missed_in_a_row(circle) == ("b",)
    assert missed_in_a_row(replace(circle, meetings=MEETINGS[2:4])) == ()
    found = presences(circle, 2026, {"g": {"a": Called(meetings=4, came=1)}})
    first, second = found[0], found[1]
    assert (first.everywhere, first.circles) == (Called(meetings=7, came=4), 2)
    assert second.missed_in_a_row and not first.missed_in_a_row


# Measure


def test_the_measure_over_time_counted_by_hand() -> None:
    circle = horizon()
    taken = curves.by_meeting(circle)
    assert [one.means["fingers"] for one in taken] == [4.0, 4.0, 2.5]  # one score alone is private
    assert curves.by_year(circle) == {
        "2025": {"fingers": Mean(mean=4.0, count=1)},
        "2026": {"fingers": Mean(mean=3.25, count=2)},
    }
    assert list(curves.by_quarter(circle, TODAY)) == ["2025-4", "2026-1"]
    other = {"2026": {"fingers": Mean(mean=4.25, count=9)}}
    together = curves.of_community([curves.by_year(circle), other])
    assert together["2026"]["fingers"] == Mean(mean=3.75, count=2)  # each circle counts once
    assert together["2025"]["fingers"] == Mean(mean=4.0, count=1)


def test_named_scores_are_told_of_one_person_only() -> None:
    named = replace(
        horizon(), meetings=(met(date(2026, 1, 5), scores=(2, 5), by="ab"), MEETINGS[0])
    )
    assert curves.named_scores(named) == ("a", "b")
    assert [one.means for one in curves.of_person(named, "b")] == [{"fingers": 5.0}]
    assert curves.of_person(named, "c") == []


@pytest.mark.parametrize(
    ("means", "goes"),
    [
        ([4.0, 4.0, 4.0], None),
        ([3.0, 4.0, 4.0, 4.0], Direction.UP),
        ([4.0, 4.0, 4.0, 4.1, 4.2, 4.0], Direction.STEADY),
        ([5.0, 4.5, 4.5, 4.0, 4.0, 4.0], Direction.DOWN),
    ],
)
def test_where_the_measure_goes(means: list[float], goes: Direction | None) -> None:
    assert curves.direction(means) is goes


# Voices


def test_voices_are_spread_over_those_whose_consent_counts() -> None:
    told = {"a": Voice(turns=5, first=2), "b": Voice(turns=1, passed=3), "x": Voice(turns=9)}
    record = met(date(2026, 1, 12)).model_copy(
        update={"voices": told, "people": (*PEOPLE, EXPERT), "present": ("a", "b", "c", "x"),
                "speaking": {"a": 120, "b": 60}}
    )  # fmt: skip
    circle = replace(horizon(), meetings=(record, met(date(2026, 4, 6))))
    (one,) = voices.by_meeting(circle)
    assert (one.turns.low, one.turns.middle, one.turns.high, one.turns.people) == (0, 1, 5, 3)
    assert (one.first.had, one.last.had, one.passed) == (1, 0, 3)
    assert one.time is not None and (one.time.low, one.time.high) == (0, 120)
    year = voices.of_year(circle, 2026)
    assert year is not None and year.meetings == 1 and year.voices["a"].turns == 5
    assert voices.of_year(circle, 2025) is None


def test_the_year_of_a_circle_counted_by_hand() -> None:
    told = circle_year(horizon(), 2026, TODAY)
    assert told.meetings == (date(2026, 1, 12), date(2026, 2, 9), date(2026, 4, 6))
    assert (told.kept.held, told.kept.promised, told.members) == (3, 6, 7)
    assert (told.actions_open, told.actions_late, told.tensions) == (2, 1, 1)
    assert told.measure == {"fingers": Mean(mean=3.25, count=2)}
    assert told.before == {"fingers": Mean(mean=4.0, count=1)}
    assert [one.text for one in told.observations] == ["On s’écoute."]
    assert circle_year(horizon(), 2025, TODAY).observations == ()
    assert told.next is None

"""How consent came about: every step in order, names only where asked for."""

from datetime import date

import lived_meetings as lived

from cercle_tui.model.decision import ObjectionState
from cercle_tui.register.story import (
    ConcernNoted,
    Ended,
    NewVersion,
    ObjectionMet,
    Presented,
    Replaced,
    RoundHeld,
    story,
)


def test_the_story_of_an_objection_integrated() -> None:
    record = lived.first_evening()
    circle = lived.circle(record, lived.second_evening())
    parts = story(circle.decisions["m1.p1"], record)
    presented, first, objection, second, round_two, concern, ended, replaced = parts
    assert isinstance(presented, Presented)
    assert presented.author == "Paul"
    assert isinstance(first, RoundHeld)
    assert (first.version, first.no_objection, first.concerns, first.objections) == (1, 3, 0, 1)
    assert objection == ObjectionMet(
        1, "On ne saura jamais qui les a", ObjectionState.INTEGRATED, "une boîte", 2
    )
    assert isinstance(second, NewVersion)
    assert (second.version.number, second.before.number, second.integrated) == (2, 1, 1)
    assert isinstance(round_two, RoundHeld)
    assert (round_two.no_objection, round_two.concerns) == (3, 1)
    assert concern == ConcernNoted(2, "Le gel")
    assert isinstance(ended, Ended)
    assert ended.status == "adopted"
    assert replaced == Replaced(date(2026, 4, 10), "m2.p1")


def test_names_stand_beside_only_when_asked_for() -> None:
    record = lived.first_evening()
    kept = lived.circle(record).decisions["m1.p1"]
    met = (ObjectionMet, ConcernNoted)
    assert [p.who for p in story(kept, record) if isinstance(p, met)] == ["", ""]
    named = story(kept, record, names=True)
    assert [p.who for p in named if isinstance(p, met)] == ["Marie", "Zoé"]


def test_a_round_that_nobody_answered_is_no_part_of_it() -> None:
    record = lived.first_evening()
    parts = story(lived.circle(record).decisions["m1.p3"], record)
    assert [type(part) for part in parts] == [Presented, Ended]
    assert isinstance(parts[-1], Ended)
    assert (parts[-1].status, parts[-1].until) == ("postponed", date(2026, 9, 1))

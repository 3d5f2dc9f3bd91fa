"""What can be asked of a circle: its list, words in it, what is due, how it is doing."""

from dataclasses import replace
from datetime import date

import lived_meetings as lived
import pytest

from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.decision import DecisionKind
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.model.people import Mandate
from cercle_tui.register.due import DueKind, due
from cercle_tui.register.entries import Status, by_number, entries, entry_of
from cercle_tui.register.progress import commitment, measures
from cercle_tui.register.search import Index

EVENING = date(2026, 3, 12)


def test_the_register_lists_the_latest_first() -> None:
    circle = lived.circle(lived.first_evening())
    site, pizza, box = entries(circle, EVENING)
    assert (box.number, box.title, box.status) == ("H-2026-001", "Boîte à clés", Status.IN_FORCE)
    assert (box.adopted_on, box.ends) == (EVENING, date(2026, 9, 12))
    assert (box.responsible, box.circle) == (("Zoé",), "Horizon")
    assert (pizza.status, pizza.kind, pizza.title) == (Status.DONE, DecisionKind.ONE_OFF, "Pizza")
    assert (site.status, site.number, site.adopted_on) == (Status.POSTPONED, "", None)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 8, 12), Status.IN_FORCE),
        (date(2026, 8, 13), Status.DUE),
        (date(2026, 9, 12), Status.DUE),
        (date(2026, 9, 13), Status.PAST_TERM),
    ],
)
def test_a_term_comes_near_is_reached_and_passes(today: date, status: Status) -> None:
    circle = lived.circle(lived.first_evening())
    assert entry_of(circle, "m1.p1", today).status is status


def test_a_term_in_meetings_is_due_once_they_were_held() -> None:
    second = lived.second_evening()
    circle = lived.circle(lived.first_evening(), second)
    assert entry_of(circle, "m2.p1", EVENING).status is Status.IN_FORCE
    later = [second.model_copy(update={"id": f"m{n}", "decisions": ()}) for n in (3, 4)]
    once = circle.take(later[0])
    assert entry_of(once, "m2.p1", EVENING).meetings_left == 1
    held = once.take(later[1])
    entry = entry_of(held, "m2.p1", EVENING)
    assert (entry.status, entry.meetings_left) == (Status.DUE, 0)
    assert [item.on for item in due(held, EVENING) if item.kind is DueKind.REVIEW] == [None]


def test_what_was_replaced_or_dropped_says_so() -> None:
    circle = lived.circle(lived.first_evening(), lived.second_evening())
    old = entry_of(circle, "m1.p1", EVENING)
    assert (old.status, old.over_on) == (Status.SUPERSEDED, date(2026, 4, 10))
    kept = replace(circle.decisions["m2.p1"], dropped_on=date(2026, 5, 1))
    dropped = replace(circle, decisions={**circle.decisions, "m2.p1": kept})
    assert entry_of(dropped, "m2.p1", EVENING).status is Status.DROPPED


def test_a_decision_is_found_by_number_or_id() -> None:
    circle = lived.circle(lived.first_evening())
    box = circle.decisions["m1.p1"]
    assert by_number(circle, " h-2026-001 ") is box
    assert by_number(circle, "m1.p1") is box
    assert by_number(circle, "") is None
    assert by_number(circle, "H-2026-099") is None


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("boite A CLES", ["H-2026-001"]),  # title
        ("combinaison porte", ["H-2026-001"]),  # text
        ("dehors", ["H-2026-001"]),  # why
        ("zoe boîte", ["H-2026-001"]),  # responsible and text
        ("retard", ["H-2026-001"]),  # measures
        ("gel", ["H-2026-001"]),  # a concern
        ("saura jamais", ["H-2026-001"]),  # an objection
        ("luc pizza", ["H-2026-002"]),
        ("pizza boîte", []),
        ("2026-00", ["H-2026-002", "H-2026-001"]),
        ("marie", []),  # who objected
        ("notes clarté", [""]),  # an election: its duties, its reasons
    ],
)
def test_meetings_lived_through_the_engine_are_searched(words: str, numbers: list[str]) -> None:
    index = Index.open(None)
    index.update(lived.circle(lived.first_evening()), "1")
    assert [hit.entry.number for hit in index.search(words).hits] == numbers


def test_what_is_due_comes_in_one_list_by_date() -> None:
    circle = lived.circle(lived.first_evening())
    circle = replace(
        circle,
        actions={
            **circle.actions,
            "a2": Action(id="a2", what="Sans date"),
            "a3": Action(id="a3", what="Faite", due=EVENING, state=ActionState.DONE),
        },
        backlog={**circle.backlog, "b2": BacklogItem(id="b2", title="Un jour")},
    )
    wanted = (DueKind.ACTION, DueKind.POINT, DueKind.REVIEW)
    found = [(i.kind, i.title, i.on, i.late) for i in due(circle, date(2026, 8, 20), 30, wanted)]
    assert found == [
        (DueKind.ACTION, "Acheter la boîte", date(2026, 3, 30), True),
        (DueKind.POINT, "Site web", date(2026, 9, 1), False),
        (DueKind.REVIEW, "Boîte à clés", date(2026, 9, 12), False),
    ]
    late = due(circle, date(2026, 8, 20), 0, wanted)
    assert [item.title for item in late] == ["Acheter la boîte"]


def test_a_mandate_is_due_unless_someone_is_elected_to_follow() -> None:
    circle = lived.circle()
    today = date(2026, 12, 20)
    ending = due(circle, today, 30, (DueKind.MANDATE,))
    assert [(i.kind, i.title, i.who) for i in ending] == [
        (DueKind.MANDATE, "facilitator", ("Marie",)),
        (DueKind.MANDATE, "leader", ("Luc",)),
        (DueKind.MANDATE, "secretary", ("Amina",)),
    ]
    begins, ends = date(2027, 1, 2), date(2028, 1, 1)
    next_one = Mandate(id="n", office="leader", person="zoe", begins=begins, ends=ends)
    followed = replace(circle, mandates={**circle.mandates, "n": next_one})
    still = due(followed, today, 30, (DueKind.MANDATE,))
    assert [item.title for item in still] == ["facilitator", "secretary"]


def test_meetings_closed_count_towards_the_commitment() -> None:
    first = lived.first_evening()
    still_open = first.model_copy(update={"id": "m9", "closed": None, "decisions": ()})
    circle = lived.circle(first, still_open)
    assert (commitment(circle, 2026).held, commitment(circle, 2026).promised) == (1, 6)
    assert commitment(circle, 2025).held == 0


def test_the_measure_of_each_meeting_that_took_one() -> None:
    [measure] = measures(lived.circle(lived.first_evening(), lived.second_evening()))
    assert (measure.meeting, measure.on, measure.mean) == ("m1", EVENING, 4.5)
    [fingers] = measure.spreads
    assert (fingers.scale, fingers.low, fingers.high, fingers.count) == ("fingers", 4, 5, 4)


def test_a_name_outlives_its_membership() -> None:
    circle = lived.circle(lived.first_evening())
    left = replace(circle, members={})
    assert entry_of(left, "m1.p1", EVENING).responsible == ("Zoé",)

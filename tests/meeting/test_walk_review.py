"""Reviews, walked: one decision or several at once, kept, changed, dropped, set apart."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from meeting_support import INFO, START, Driver, context, in_consent, item, office, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.reviews import HeldDecision
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.decision import Decision, DecisionKind, Version
from cercle_tui.model.term import Term

THREE = ("m0.p1", "m0.p2", "m0.p3")
TODAY = date(2026, 3, 10)


def reviewing(*decisions: str) -> Driver:
    """Return a meeting that has these decisions under review, at their reading."""
    return Driver().begin(item(ItemKind.REVIEW, subjects=decisions or THREE))


def heard(*decisions: str) -> Driver:
    return reviewing(*decisions).done("review_read").everyone_speaks()


def kept(record: MeetingRecord) -> list[tuple[str, str]]:
    return [(review.decision, review.choice) for review in record.reviews]


def test_several_are_kept_with_one_consent() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep", term=Term(months=6)).consent("review_choice")
    assert live.step == "item_end"
    record = live.end_item().close().record
    assert kept(record) == [(decision, "keep") for decision in THREE]
    assert {review.term for review in record.reviews} == {Term(months=6)}


def test_keeping_takes_the_practice_s_term_where_nobody_says_another() -> None:
    live = heard("m0.p1").do(ev.ReviewChosen, choice="keep").consent("review_choice")
    assert live.record.reviews[0].term == live.state.practice.policy_term


def test_the_circle_lets_the_round_be_at_once() -> None:
    live = reviewing().done("review_read")
    live.do(ev.Passed, people=live.state.at_once()).do(ev.ReviewChosen, choice="keep")
    assert live.step == "review_choice"


def test_a_decision_objected_to_is_reviewed_on_its_own_and_the_others_pass() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep").answer("b")
    live.do(ev.ReviewObjected, person="a", decision="m0.p2", reason="Elle a nui.")
    assert live.at().under_review == ("m0.p1", "m0.p3")
    assert len(live.state.waiting()) == 4  # asked anew about the others
    live.consent("review_choice")
    assert (live.step, live.at().under_review) == ("review_read", ("m0.p2",))
    live.done().everyone_speaks().do(ev.ReviewChosen, choice="drop").consent("review_choice")
    record = live.end_item().record
    assert kept(record) == [("m0.p1", "keep"), ("m0.p3", "keep"), ("m0.p2", "drop")]
    (apart,) = record.items[0].set_apart
    assert (apart.decision, apart.author, apart.reason) == ("m0.p2", "a", "Elle a nui.")


def test_objections_set_apart_one_after_the_other_are_reviewed_one_by_one() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep")
    live.do(ev.ReviewObjected, person="a", decision="m0.p1", reason="Non.")
    live.do(ev.ReviewObjected, person="b", decision="m0.p2", reason="Non plus.")
    with pytest.raises(RuleBroken, match="reason_needed"):  # a single one is answered
        live.do(ev.ReviewObjected, person="b", decision="m0.p3", reason="Encore.")
    live.consent("review_choice")
    assert live.at().under_review == ("m0.p1",)


def test_only_who_counts_and_what_is_asked_can_be_set_apart() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep", decisions=("m0.p1", "m0.p2"))
    for facts, code in (
        ({"person": "a", "decision": "m0.p3"}, "unknown_decision"),
        ({"person": "zz", "decision": "m0.p1"}, "unknown_person"),
    ):
        with pytest.raises(RuleBroken, match=code):
            live.do(ev.ReviewObjected, reason="Non.", **facts)


def test_one_after_the_other() -> None:
    live = reviewing()
    for decision in THREE:
        live.do(ev.ReviewsTaken, decisions=(decision,))
        assert (live.step, live.at().under_review) == ("review", (decision,))
        live.everyone_speaks().do(ev.ReviewChosen, choice="keep").consent("review_choice")
    assert live.step == "item_end"


def test_back_at_the_reading_all_that_are_left_are_reviewed_together() -> None:
    live = reviewing().do(ev.ReviewsTaken, decisions=("m0.p2",))
    live.do(ev.StepChosen, step="review_read").done()
    assert live.at().under_review == THREE


def test_a_changed_decision_is_replaced_and_the_review_goes_on_with_the_others() -> None:
    live = heard().propose("Deux clés", replaces="m0.p2").to_consent().rest_consents()
    live.do(ev.Adopted).done("read_back")
    assert (live.step, live.at().left_to_review) == ("review_read", ("m0.p1", "m0.p3"))
    live.done().everyone_speaks().do(ev.ReviewChosen, choice="keep").consent("review_choice")
    record = live.end_item().close().record
    assert record.decisions[0].replaces == "m0.p2"
    assert kept(record) == [("m0.p1", "keep"), ("m0.p3", "keep")]


def test_after_a_proposal_that_does_not_pass_the_rest_can_be_reviewed() -> None:
    live = heard().propose("Deux clés", replaces="m0.p2").do(ev.NotAdopted, end="withdrawn")
    assert live.step == "item_end"
    live.do(ev.ReviewsTaken)
    assert (live.step, live.at().under_review) == ("review_read", THREE)


def test_what_is_not_reviewed_stays_due() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep", decisions=("m0.p1",)).consent("review_choice")
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    (waiting,) = live.close().record.backlog
    assert (waiting.kind, waiting.reviews) == (ItemKind.REVIEW, ("m0.p2", "m0.p3"))


def test_without_a_decision_nothing_is_chosen() -> None:
    live = Driver().begin(item(ItemKind.REVIEW))
    with pytest.raises(RuleBroken, match="decision_needed"):
        live.do(ev.ReviewsTaken)
    live.done("review_read").everyone_speaks()
    with pytest.raises(RuleBroken, match="decision_needed"):
        live.do(ev.ReviewChosen, choice="keep")


def test_undo_takes_back_what_was_set_apart() -> None:
    live = heard().do(ev.ReviewChosen, choice="keep")
    before = live.state.items
    live.do(ev.ReviewObjected, person="a", decision="m0.p2", reason="Non.").undo()
    assert live.state.items == before


# The fold


def adopted(id: str, ends: date | None = TODAY, **more: Any) -> Kept:
    final = Version(title=f"Règle {id}", text="Le texte.", term=Term(months=12), **more)
    decision = Decision(id=id, meeting="m0", item="i1", at=START - timedelta(days=400),
                        versions=(final,))  # fmt: skip
    return Kept(decision, f"J-2025-{id}", ends)


def circle(*decisions: Kept, **more: Any) -> Circle:
    return Circle(INFO, decisions={kept.decision.id: kept for kept in decisions}, **more)


def after(before: Circle, live: Driver) -> Circle:
    return before.take(live.end_item().close().record)


def due(*ids: str) -> Circle:
    return circle(*(adopted(id) for id in ids))


def review(before: Circle) -> Driver:
    met = Driver(context(decisions=before.context(TODAY).decisions))
    return met.begin(item(ItemKind.REVIEW, subjects=tuple(before.decisions))).done("review_read")


def test_kept_decisions_are_renewed_together() -> None:
    before = due("d1", "d2", "d3")
    live = review(before).everyone_speaks().do(ev.ReviewChosen, choice="keep", term=Term(months=6))
    circle = after(before, live.consent("review_choice"))
    assert {kept.ends for kept in circle.decisions.values()} == {date(2026, 9, 10)}
    assert all(kept.renewed == (TODAY,) for kept in circle.decisions.values())


def test_a_dropped_decision_is_dropped_on_the_day() -> None:
    before = due("d1")
    live = review(before).everyone_speaks().do(ev.ReviewChosen, choice="drop")
    assert after(before, live.consent("review_choice")).decisions["d1"].dropped_on == TODAY


def test_a_changed_decision_is_superseded_both_ways() -> None:
    before = due("d1", "d2")
    live = review(before).propose("Autre texte", replaces="d1").to_consent().rest_consents()
    live.do(ev.Adopted).done("read_back").done("review_read").everyone_speaks()
    live.do(ev.ReviewChosen, choice="keep").consent("review_choice")
    circle = after(before, live)
    old, new = circle.decisions["d1"], circle.decisions["m1.p1"]
    assert (old.superseded_by, new.decision.replaces) == ("m1.p1", "d1")
    assert circle.decisions["d2"].renewed


# What falls due proposes itself


def held(circle: Circle, on: date = TODAY) -> tuple[HeldDecision, ...]:
    return circle.context(on).decisions


def ids(decisions: Iterable[HeldDecision]) -> list[str]:
    return [decision.id for decision in decisions]


def test_a_meeting_knows_the_decisions_that_fall_due() -> None:
    far = TODAY + timedelta(days=61)
    gone = Kept(adopted("d4").decision, "J-4", TODAY, superseded_by="d5")
    known = circle(
        adopted("d1", TODAY + timedelta(days=60)), adopted("d2", TODAY - timedelta(days=90)),
        adopted("d3", far), gone, adopted("d6", None, kind=DecisionKind.ONE_OFF),
        backlog={"b1": BacklogItem(id="b1", title="Tôt", kind=ItemKind.REVIEW, subject="d3")},
    )  # fmt: skip
    assert ids(held(known)) == ["d3", "d2", "d1"]  # what a point is about comes first
    (_, past, coming) = held(known)
    assert past.past(TODAY)
    assert not coming.past(TODAY)


def test_at_most_forty_decisions_are_taken_along() -> None:
    assert len(held(due(*(f"d{n}" for n in range(60))))) == 40


def test_a_rule_of_one_day_is_known_the_next_day_with_its_questions() -> None:
    questions = ("Est-ce qu’on court moins?", "Est-ce juste?")
    first = in_consent(version=version(term=Term(days=1), measures=questions)).rest_consents()
    first.do(ev.Adopted).done("read_back").end_item().close()
    (decision,) = held(Circle(INFO).take(first.record), TODAY + timedelta(days=1))
    assert decision.measures == questions
    assert decision.ends == TODAY + timedelta(days=1)


def test_a_term_in_meetings_is_due_once_they_are_held() -> None:
    kept = adopted("d1", None)
    waits = Kept(kept.decision, "J-1", None, due_count=1)
    assert held(circle(waits)) == ()
    reached = Kept(kept.decision, "J-1", None, due_count=0)
    assert held(circle(reached))[0].meetings_left == 0


def test_reviews_propose_themselves_together_and_one_by_one() -> None:
    proposed = due("d1", "d2").context(TODAY).suggested
    assert [s.subjects for s in proposed] == [("d1", "d2"), ("d1",), ("d2",)]
    assert {s.kind for s in proposed} == {ItemKind.REVIEW}


def test_an_office_whose_mandate_ends_proposes_an_election_unless_it_is_followed() -> None:
    ending = office("secretary", "a").model_copy(update={"ends": TODAY + timedelta(days=45)})
    known = Circle(INFO, mandates={ending.id: ending})
    (suggested,) = known.context(TODAY).suggested
    assert (suggested.kind, suggested.subjects) == (ItemKind.ELECT, ("secretary",))
    assert suggested.on == ending.ends
    follows = ending.model_copy(update={"id": "m2", "begins": TODAY + timedelta(days=46)})
    followed = Circle(INFO, mandates={ending.id: ending, "m2": follows})
    assert followed.context(TODAY).suggested == ()
    assert known.context(TODAY - timedelta(days=1)).suggested == ()


def test_a_postponed_point_proposes_itself_when_its_date_has_come() -> None:
    point = BacklogItem(id="b1", title="Le compost", not_before=TODAY)
    known = Circle(INFO, backlog={"b1": point})
    assert [s.point for s in known.context(TODAY).suggested] == ["b1"]
    assert known.context(TODAY - timedelta(days=1)).suggested == ()


def test_what_waits_already_is_not_proposed_twice() -> None:
    point = BacklogItem(id="b1", title="Revoir", kind=ItemKind.REVIEW, subject="d1")
    known = circle(adopted("d1"), backlog={"b1": point})
    assert known.context(TODAY).suggested == ()
    assert ids(held(known)) == ["d1"]


def test_an_item_ended_with_decisions_left_leaves_them_as_they_were() -> None:
    before = due("d1", "d2")
    live = review(before).propose("Autre", replaces="d1").do(ev.NotAdopted, end="withdrawn")
    circle = before.take(live.end_item(ItemOutcome.REACHED).close().record)
    assert {circle.decisions[id].ends for id in ("d1", "d2")} == {TODAY}

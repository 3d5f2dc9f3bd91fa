"""Arriving, catching up, leaving, being unreachable: who counts, and who is waited for."""

import pytest
from meeting_support import Driver, context, guest, in_consent, item

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.people import Standing


def test_nobody_begins_without_anyone_or_without_a_facilitator() -> None:
    live = Driver()
    with pytest.raises(RuleBroken, match="nobody_present"):
        live.done("attendance")
    live.do(ev.Arrived, people=("a", "c"))
    with pytest.raises(RuleBroken, match="no_facilitator"):
        live.done("attendance")
    live.do(ev.OfficeTaken, office="facilitator", person="c").done("attendance")
    assert live.record.facilitator == "c"


def test_who_is_ticked_by_mistake_at_the_door_was_not_here() -> None:
    live = Driver().do(ev.Arrived, people=("a", "b", "d")).do(ev.Left, person="d")
    live.done("attendance")
    assert live.state.absent == ("c", "d")
    assert live.record.left_early == ()


def test_arriving_during_a_question_at_the_door_is_not_late() -> None:
    live = Driver().do(ev.Arrived, people=("a", "b"))
    live.do(ev.ConsentAsked, question="procedure", text="Enregistrer").do(ev.Arrived, people=("c",))
    assert live.state.counted == ("a", "b", "c")
    live.consent("procedure")
    assert live.step == "attendance"


def test_who_arrives_late_is_counted_once_caught_up_and_from_the_next_round_on() -> None:
    live = Driver(context(5)).to_agenda("a", "b", "c", "d").do(ev.ItemAdded, item=item())
    live.done("agenda").consent("agenda_consent").do(ev.ItemOpened, item="i1").propose()
    live.to_consent().do(ev.Arrived, people=("e",))
    assert "e" not in live.state.counted
    with pytest.raises(RuleBroken, match="not_counted"):
        live.answer("e")
    live.do(ev.CaughtUp, person="e")
    assert "e" in live.state.counted
    assert "e" not in live.state.waiting()
    live.rest_consents().do(ev.Adopted)
    live.done("read_back").end_item()
    live.done("items")
    assert "e" in live.state.waiting()  # the closing round is hers too
    assert live.record.late == ("e",)


def test_catching_up_joins_a_round_under_way_but_not_one_of_ballots() -> None:
    live = Driver(context(5)).gather("a", "b", "c")
    live.do(ev.Arrived, people=("d",)).do(ev.CaughtUp, person="d")
    assert live.state.waiting()[-1] == "d"
    with pytest.raises(RuleBroken, match="already_present"):
        live.do(ev.CaughtUp, person="d")


def test_who_leaves_in_mid_round_is_not_waited_for() -> None:
    live = in_consent()
    for person in live.state.waiting()[:-1]:
        live.answer(person)
    live.do(ev.Left, person=live.state.waiting()[0]).do(ev.Adopted)
    assert len(live.record.decisions[0].present) == 3
    assert live.record.left_early


def test_an_objection_of_someone_who_left_stays_open_until_their_word() -> None:
    live = in_consent().object("a")
    live.do(ev.Left, person="a").rest_consents().done("consent")
    with pytest.raises(RuleBroken, match="objections_open"):
        live.do(ev.Adopted)
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN, "Par message")
    live.do(ev.Adopted)


def test_a_new_version_does_not_adopt_over_an_objection_whose_author_left() -> None:
    live = in_consent().objected("a")
    old = live.open_objections()[0]
    live.do(ev.Amended, version=live.at().proposals[0].last, integrates=(old.id,)).done()
    live.do(ev.Left, person="a").rest_consents().done("consent")
    with pytest.raises(RuleBroken, match="objections_open"):
        live.do(ev.Adopted)


def test_a_round_everyone_left_decides_nothing() -> None:
    live = in_consent(2)
    live.answer(live.state.speaker()).do(ev.Left, person="a").do(ev.Left, person="b")
    with pytest.raises(RuleBroken, match="nobody_present"):
        live.do(ev.Adopted)


def test_who_is_unreachable_is_waited_for_and_nobody_answers_for_them() -> None:
    live = Driver().gather().do(ev.Unreachable, person="b")
    with pytest.raises(RuleBroken, match="unreachable"):
        live.do(ev.SpokeUp, person="b")
    for person in ("a", "c", "d"):
        live.do(ev.SpokeUp, person=person)
    with pytest.raises(RuleBroken, match="not_heard"):
        live.done("opening")
    live.do(ev.Reached, person="b").round("opening").do(ev.Unreachable, person="b")
    assert live.step == "duration"
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.Answered, people=("a", "b", "c", "d"))
    live.do(ev.Answered, people=live.state.at_once())
    assert live.state.waiting() == ("b",)
    assert live.state.at_once() == ()
    with pytest.raises(RuleBroken, match="unreachable"):
        live.answer("b")
    live.do(ev.Reached, person="b").answer("b")
    assert live.step != "duration"


def test_guests_have_turns_but_do_not_count() -> None:
    live = Driver().do(ev.GuestArrived, guest=guest())
    live.gather().round("opening")
    assert "g" not in live.state.stage.order
    with pytest.raises(RuleBroken, match="not_counted"):
        live.answer("g")
    live.consent("duration")
    assert "g" in live.record.present
    assert "g" not in live.record.absent


def test_an_outside_expert_counts_where_the_circle_says_so() -> None:
    members = (*context(3).members, guest("x", counts=True))
    live = Driver(context(3, members=members)).gather().round("opening")
    assert "x" in live.state.waiting()
    quiet = members[0].model_copy(update={"standing": Standing.OBSERVER})
    live = Driver(context(3, members=(quiet, *members[1:3]))).gather("a", "b", "c")
    assert "a" not in live.round("opening").state.waiting()

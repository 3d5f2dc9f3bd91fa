"""Objections heard, treated and settled in every way, and the rounds that follow."""

import pytest
from meeting_support import Driver, ids, in_consent, item, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.model.practice import ObjectionCounts, Practice

S3 = Practice(objection_counts=ObjectionCounts.TESTED)


def test_an_objection_has_words_and_is_not_treated_before_the_round_ends() -> None:
    live = in_consent()
    with pytest.raises(RuleBroken, match="reason_needed"):
        live.answer("a", Answer.OBJECTION, "  ")
    live.object("a")
    (objection,) = live.open_objections()
    for treated in (
        lambda: live.settle(objection, ObjectionState.WITHDRAWN),
        lambda: live.do(ev.ObjectionsTaken, objections=(objection.id,)),
        lambda: live.do(ev.StepChosen, step="amend"),
        lambda: live.done("consent"),
    ):
        with pytest.raises(RuleBroken, match=r"round_not_done|not_answered"):
            treated()
    live.answer("a")  # until the round is complete a slip can be said again
    assert live.open_objections() == ()


def test_objections_treated_one_by_one_each_settled_in_its_own_way() -> None:
    live = in_consent().objected("a", "b", "c")
    first, second, third = live.open_objections()
    with pytest.raises(RuleBroken, match="objections_open"):
        live.done("objections")
    live.do(ev.ObjectionsTaken, objections=(first.id,)).done("understand", "test")
    with pytest.raises(RuleBroken, match="not_author"):
        live.do(
            ev.ObjectionSettled, objection=first.id, state=ObjectionState.WITHDRAWN, said_by="d"
        )
    live.settle(first, ObjectionState.WITHDRAWN, "J'avais mal lu.")
    assert live.step == "objections"
    live.do(ev.ObjectionsTaken, objections=(second.id,))
    live.settle(second, ObjectionState.CONCERN, "Mesurer le coût.")
    live.do(ev.ObjectionsTaken, objections=(third.id,)).done("understand", "test")
    live.settle(third, ObjectionState.INTEGRATED, "Chloé forme les gens.")
    with pytest.raises(RuleBroken, match="objection_settled"):
        live.settle(third, ObjectionState.CONCERN)
    with pytest.raises(RuleBroken, match="objection_settled"):
        live.do(ev.ObjectionsTaken, objections=(third.id,))
    live.do(ev.Adopted)
    (decision,) = live.record.decisions
    assert {o.id: o.state.value for o in decision.objections} == {
        first.id: "withdrawn", second.id: "concern", third.id: "integrated",
    }  # fmt: skip
    assert decision.concerns[0].text == "Mesurer le coût."


def test_objections_treated_together_end_in_a_new_version_and_a_second_round() -> None:
    live = in_consent().objected("a", "b")
    both = tuple(ids(live.open_objections()))
    live.do(ev.ObjectionsTaken, objections=both).done("understand", "test")
    with pytest.raises(RuleBroken, match="unknown_objection"):
        live.do(ev.Amended, version=version("Autre"), integrates=("o1",))
    live.do(ev.Amended, version=version("Une clé, pour six mois."), integrates=both)
    assert live.step == "objections"
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Adopted)
    live.done("objections")
    assert (live.step, live.state.stage.version) == ("consent", 2)
    assert live.state.waiting() == live.state.stage.order
    live.rest_consents().do(ev.Adopted)
    (decision,) = live.record.decisions
    assert [r.version for r in decision.rounds] == [1, 2]
    assert {o.state for o in decision.objections} == {ObjectionState.INTEGRATED}


def test_an_objection_kept_in_the_second_round_is_still_the_same_one() -> None:
    live = in_consent().objected("a")
    (objection,) = live.open_objections()
    live.do(ev.Amended, version=version("Deux"), integrates=(objection.id,)).done()
    live.object("a", "Toujours trop cher.").rest_consents().done("consent")
    assert ids(live.open_objections()) == [objection.id]
    with pytest.raises(RuleBroken, match="objections_open"):
        live.do(ev.Adopted)
    live.settle(live.open_objections()[0], ObjectionState.CONCERN).do(ev.Adopted)


def test_a_change_after_objections_were_let_go_needs_a_new_round() -> None:
    live = in_consent().objected("a")
    live.do(ev.Amended, version=version("Trois"))
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN)
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Adopted)
    live.done("objections").rest_consents().do(ev.Adopted)


def test_a_change_passed_off_as_form_is_a_change() -> None:
    live = in_consent().objected("a")
    live.do(ev.Amended, version=version("Tout autre chose", form_only=True))
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN)
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Adopted)
    born = Driver().begin(item()).propose(form_only=True)
    assert born.to_consent().rest_consents().do(ev.Adopted).step == "read_back"


def test_the_group_tests_an_objection_where_its_practice_says_so() -> None:
    live = in_consent(practice=S3).objected("a", "b")
    first, second = live.open_objections()
    asked = {"question": "objection_test", "objection": first.id}
    live.do(ev.ConsentAsked, text="Rien à voir avec le but", **asked)
    assert "a" not in live.state.stage.order
    live.rest_consents().done("objection_test")
    with pytest.raises(RuleBroken, match="objection_settled"):
        live.do(ev.ConsentAsked, **asked)
    live.do(ev.ObjectionsTaken, objections=(second.id,))
    live.do(ev.ConsentAsked, question="objection_test", objection=second.id)
    live.rest_consents().done("objection_test")
    assert live.step == "objections"
    live.do(ev.Adopted)
    states = [o.state for o in live.record.decisions[0].objections]
    assert states == [ObjectionState.NOT_QUALIFIED] * 2


def test_the_group_tests_nothing_elsewhere_nor_before_the_round_ends() -> None:
    live = in_consent().objected("a")
    asked = {"question": "objection_test", "objection": live.open_objections()[0].id}
    with pytest.raises(RuleBroken, match="test_not_practised"):
        live.do(ev.ConsentAsked, **asked)
    live = in_consent(practice=S3).object("a")
    with pytest.raises(RuleBroken, match="round_not_done"):
        live.do(ev.ConsentAsked, **asked | {"objection": live.open_objections()[0].id})


def test_an_objection_in_the_test_itself_keeps_the_first_open() -> None:
    live = in_consent(practice=S3).objected("a")
    (first,) = live.open_objections()
    live.do(ev.ConsentAsked, question="objection_test", objection=first.id)
    live.object("b", "Elle tient.").rest_consents()
    with pytest.raises(RuleBroken, match="objections_open"):
        live.done("objection_test")
    live.do(ev.QuestionDropped)
    assert live.open_objections() == (first,)

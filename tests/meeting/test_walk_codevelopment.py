"""Codevelopment and theory input, walked, and what they leave for the next opening."""

import pytest
from meeting_support import INFO, START, Driver, context, item

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.reports.minutes import minutes_markdown


def at_plan() -> Driver:
    live = Driver().begin(item(ItemKind.CODEVELOPMENT, brought_by="d"))
    live.do(ev.TextWritten, step="codev_present", text="Un atelier me pèse.")
    live.done("codev_present")
    assert "d" not in live.state.stage.order  # the client answers, the others ask
    live.do(ev.Passed, people=live.state.at_once()).done("codev_clarify")
    with pytest.raises(RuleBroken, match="not_written"):
        live.done("codev_contract")
    live.do(ev.TextWritten, step="codev_contract", text="Des idées").done("codev_contract")
    assert "d" not in live.state.stage.order
    live.do(ev.LineAdded, step="codev_consult", text="Le donner à deux", person="a")
    live.everyone_speaks().do(ev.StepChosen, step="codev_consult").round("codev_consult")
    return live


def planned() -> Driver:
    live = at_plan().do(ev.TextWritten, step="codev_plan", text="Je garde l’idée du duo.")
    live.do(ev.ActionAgreed, action=Action(id="x1", what="Appeler Bruno", who=("d",),
                                           learning=True))  # fmt: skip
    return live.done("codev_plan")


def circle_after(live: Driver) -> Circle:
    founded = bt.CircleFounded(n=1, at=START, circle=INFO)
    return Circle.fold(INFO, [("x", founded), ("m1", live.record)])


def test_codevelopment_in_six_steps_leaves_a_plan() -> None:
    live = planned()
    live.do(ev.SpokeUp, person=live.state.speaker(), text="Demander tôt")
    live.everyone_speaks().done("codev_learn").end_item().close()
    (action,) = live.record.actions
    assert action.learning and action.item == "i1"
    said = minutes_markdown(live.record, None, words_for("en"))
    parts = ("Un atelier me pèse.", "Des idées", "Le donner à deux", "Je garde l’idée du duo.",
             "Appeler Bruno", "Demander tôt")  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_a_plan_is_heard_at_the_next_opening() -> None:
    live = planned().round("codev_learn").end_item().close()
    after = circle_after(live).context(START.date())
    assert [a.what for a in after.actions] == ["Appeler Bruno"]
    later = Driver(context(actions=after.actions)).gather().round("opening")
    while later.step != "followups":
        later.consent() if later.state.stage.together else later.done()
    later.do(ev.ActionHeard, action="x1", state=ActionState.DONE)
    circle = circle_after(live).take(later.record)
    assert circle.context(START.date()).actions == ()


def test_a_codevelopment_carried_over_keeps_its_request_and_offers() -> None:
    live = at_plan().do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    (point,) = live.state.backlog
    again = Driver().begin(item(ItemKind.CODEVELOPMENT, gathered=point.gathered))
    assert [t.text for t in again.at().texts] == ["Un atelier me pèse.", "Des idées"]
    assert again.at().lines[0].person == "a"


def at_use() -> Driver:
    live = Driver().begin(item(ItemKind.THEORY)).done("theory_present")
    return live.round("theory_clarify")


def test_a_sentence_is_a_turn_taken_and_can_be_a_commitment() -> None:
    live = at_use()
    first, second, third, *_ = live.state.waiting()
    live.do(ev.SpokeUp, person=first, text="Le silence", learning=True)
    live.do(ev.SpokeUp, person=second, text="Les tours")
    live.do(ev.Passed, people=(third,)).everyone_speaks().done("theory_use").end_item()
    record = live.close().record
    assert [(x.person, x.text) for x in record.items[0].texts] == [
        (first, "Le silence"), (second, "Les tours")
    ]  # fmt: skip
    (action,) = record.actions
    assert (action.what, action.who, action.learning, action.due) == (
        "Le silence", (first,), True, None
    )  # fmt: skip
    assert circle_after(live).context(START.date()).actions == (action,)
    said = minutes_markdown(record, None, words_for("en"))
    assert "What I will use" in said and "Le silence" in said


def test_a_turn_given_back_takes_its_sentence_with_it() -> None:
    live = at_use()
    person = live.state.speaker()
    live.do(ev.SpokeUp, person=person, text="Le silence", learning=True)
    live.do(ev.TurnReturned, person=person)
    assert live.at().lines == () and live.state.actions == ()
    live.do(ev.SpokeUp, person=person, text="Les tours").undo()
    assert live.at().lines == ()


def test_only_such_a_round_keeps_sentences() -> None:
    live = Driver().begin(item(ItemKind.THEORY)).done("theory_present")
    person = live.state.speaker()
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.SpokeUp, person=person, text="Mot")
    live.round("theory_clarify")
    with pytest.raises(RuleBroken, match="not_written"):
        live.do(ev.SpokeUp, person=live.state.speaker(), learning=True)

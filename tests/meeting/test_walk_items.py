"""Reports, explorations, reviews and tensions, walked."""

import pytest
from meeting_support import Driver, context, item, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import ObjectionState, Version
from cercle_tui.model.followup import Tension
from cercle_tui.model.term import Term


def test_a_report_has_rounds_of_questions_until_none_is_left() -> None:
    live = Driver().begin(item(ItemKind.REPORT)).done("report_present")
    live.everyone_speaks().do(ev.StepChosen, step="report")
    live.do(ev.Passed, people=live.state.at_once()).done("report")
    with pytest.raises(RuleBroken, match="outcome_needed"):
        live.done("item_end")
    assert live.end_item().step == "items"


def test_an_exploration_decides_nothing_and_can_go_round_again() -> None:
    live = Driver().begin(item(ItemKind.EXPLORE)).done("explore_present").round("clarify")
    live.do(ev.LineAdded, step="explore", text="Un potager", person="a").everyone_speaks()
    live.do(ev.StepChosen, step="explore").round("explore").end_item()
    record = live.close().record
    assert record.decisions == ()
    assert record.items[0].texts[0].text == "Un potager"


def reviewing() -> Driver:
    return Driver().begin(item(ItemKind.REVIEW, subject="m0.p1")).done("review_read")


def test_a_decision_at_term_is_kept_with_a_new_term() -> None:
    live = reviewing()
    with pytest.raises(RuleBroken, match="not_heard"):
        live.do(ev.ReviewChosen, choice="keep")
    live.everyone_speaks()
    with pytest.raises(RuleBroken, match="choice_needed"):
        live.done("review")
    live.do(ev.ReviewChosen, choice="keep", term=Term(months=6)).consent("review_choice").end_item()
    (review,) = live.close().record.reviews
    assert (review.decision, review.choice, review.term) == ("m0.p1", "keep", Term(months=6))


def test_a_decision_at_term_is_dropped_by_consent() -> None:
    live = reviewing().everyone_speaks().do(ev.ReviewChosen, choice="drop").answer("a")
    live.do(ev.ReviewChosen, choice="drop")  # said anew, asked anew
    assert len(live.state.waiting()) == 4
    live.object("a").do(ev.Answered, people=live.state.at_once())
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN)
    assert live.step == "item_end"
    assert live.end_item().record.reviews[0].choice == "drop"


def test_a_review_without_consent_leaves_the_decision_as_it_was() -> None:
    live = reviewing().everyone_speaks().do(ev.ReviewChosen, choice="drop").answer("a")
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over").close()
    assert live.record.reviews == ()


def test_to_change_a_decision_is_a_proposal_that_replaces_it() -> None:
    live = reviewing().everyone_speaks()
    with pytest.raises(RuleBroken, match="proposal_needed"):
        live.do(ev.ReviewChosen, choice="change")
    live.propose("Deux clés", replaces="m0.p1").to_consent().rest_consents().do(ev.Adopted)
    record = live.done("read_back").end_item().close().record
    assert record.decisions[0].replaces == "m0.p1"
    assert record.reviews == ()


def test_a_tension_is_heard_and_finds_a_next_step() -> None:
    live = Driver().begin(item(ItemKind.TENSION))
    tension = Tension(fact="Les retards", effect="Je m'impatiente", need="Du respect")
    live.do(ev.TensionNoted, tension=tension).done("tension_heard").round("tension_needs")
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.TensionNoted, tension=tension)
    live.do(ev.TextWritten, step="tension_next", text="En parler à deux").done("tension_next")
    live.end_item(ItemOutcome.REFERRED, to="Cercle de soutien")
    record = live.close().record.items[0]
    assert (record.tension, record.to) == (tension, "Cercle de soutien")


def test_words_belong_to_the_step_they_are_said_in() -> None:
    live = Driver(context()).gather()
    for kind, fields in (
        (ev.TextWritten, {"step": "need", "text": "Mot"}),
        (ev.LineAdded, {"step": "opening", "text": "Mot"}),
        (ev.TensionNoted, {"tension": Tension(fact="Fait")}),
        (ev.ReviewChosen, {"choice": "keep"}),
        (ev.Told, {"to": "Tous"}),
        (ev.ProposalMade, {"proposal": "p", "author": "a", "version": version()}),
        (ev.Adopted, {}),
    ):
        with pytest.raises(RuleBroken):
            live.do(kind, **fields)
    live.do(ev.Noted, text="Annonce").do(ev.TextWritten, step="opening", text="Chacun arrive")
    assert live.record.notes[0].text == "Annonce"
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.ActionHeard, action="x", state="done")
    with pytest.raises(RuleBroken, match="text_needed"):
        live.do(ev.Measured, scores={})
    with pytest.raises(RuleBroken, match="text_needed"):
        Driver().begin(item()).propose(version=Version(text=" "))

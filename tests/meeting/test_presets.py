"""Each school's practice lived through: a decision with an objection, and an election."""

from itertools import pairwise

import pytest
from meeting_support import Driver, context, item

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.model.practice import (
    PRESETS,
    Asking,
    AuthorSpeaks,
    Change,
    Nominations,
    ObjectionCounts,
)
from cercle_tui.model.term import Term

every_preset = pytest.mark.parametrize("preset", sorted(PRESETS))


def to_answer(live: Driver, **others: Answer) -> Driver:
    """Everyone answers as the practice asks: `others` object or have a concern, the rest not."""
    for person, answer in others.items():
        live.answer(person, answer, "Dit ainsi.")
    while live.state.waiting():
        people = live.state.at_once() if live.state.stage.together else live.state.waiting()[:1]
        live.do(ev.Answered, people=people)
    return live


@every_preset
def test_a_whole_decision(preset: str) -> None:
    practice = PRESETS[preset]
    live = Driver(context(5, practice)).begin(item()).propose()
    live.done("present").round("clarify")
    silent = practice.author_reacts is AuthorSpeaks.SILENT
    assert ("d" in live.state.stage.order) is not silent
    live.round("react").done("amend")
    assert live.state.stage.together is (practice.asking is Asking.HANDS)
    if practice.author_consents is AuthorSpeaks.LAST:
        assert live.state.stage.order[-1] == "d"
    to_answer(live, a=Answer.OBJECTION, b=Answer.CONCERN)
    with pytest.raises(RuleBroken):
        live.do(ev.Adopted)
    live.done("consent")
    (objection,) = live.open_objections()
    tested = practice.objection_counts is ObjectionCounts.TESTED
    if tested:
        live.do(ev.ConsentAsked, question="objection_test", objection=objection.id)
        to_answer(live)
        live.done("objection_test")
        assert live.state.objections[0][1].state is ObjectionState.NOT_QUALIFIED
    else:
        with pytest.raises(RuleBroken, match="test_not_practised"):
            live.do(ev.ConsentAsked, question="objection_test", objection=objection.id)
        live.do(ev.ObjectionsTaken, objections=(objection.id,)).done("understand", "test")
        live.do(
            ev.Amended,
            version=live.at().proposals[-1].last.model_copy(update={"text": "Deux clés."}),
            integrates=(objection.id,),
        )
        live.done("objections")
        to_answer(live)
    live.do(ev.Adopted).done("read_back").end_item().close()
    (decision,) = live.record.decisions
    assert (decision.status, len(decision.rounds)) == ("adopted", 1 if tested else 2)
    assert decision.concerns


@every_preset
def test_a_whole_election(preset: str) -> None:
    practice = PRESETS[preset]
    live = Driver(context(5, practice)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="second_link", duties="Porter notre vue.").done("role")
    live.consent("role_consent")
    live.do(ev.OfficeTermSet, term=Term(months=6)).done("office_term")
    live.consent("term_consent")
    if practice.criteria:
        live.do(ev.LineAdded, step="criteria", text="Écoute").done("criteria")
        live.consent("criteria_consent")
    else:
        live.round("election_info")
    assert live.step == "ballots"
    if practice.nominations is Nominations.PASS_ALLOWED:
        live.do(ev.BallotsIn, passed=("a",))
    else:
        with pytest.raises(RuleBroken, match="passing_not_allowed"):
            live.do(ev.BallotsIn, passed=("a",))
        live.do(ev.BallotsIn)
    for person in live.state.waiting():
        nominee = "d" if person in "ab" else "e"
        live.do(ev.Nominated, by=person, nominee=nominee, reasons="Écoute bien.")
    live.done("nominations")
    if practice.change is Change.ALREADY_NAMED:
        with pytest.raises(RuleBroken, match="not_named"):
            live.do(ev.NominationChanged, by="b", nominee="c", reasons="Autre.")
    live.do(ev.NominationChanged, by="b", nominee="e", reasons="Vous m'avez convaincu.")
    live.round("change")
    live.do(ev.NomineeProposed, person="e", term=Term(months=6), reasons="Son écoute.")
    assert live.state.stage.order[-1] == "e"
    to_answer(live)
    live.do(ev.Elected).done("elected").end_item().close()
    (election,) = live.record.elections
    assert election.mandate is not None
    assert election.mandate.person == "e"
    assert list(election.rounds[0].answers)[-1] == "e"
    assert bool(election.criteria) is practice.criteria


def test_no_two_presets_are_the_same_practice() -> None:
    kept = [PRESETS[name].model_dump() for name in sorted(PRESETS)]
    assert all(one != other for one, other in pairwise(kept))

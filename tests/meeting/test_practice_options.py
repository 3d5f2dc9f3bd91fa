"""Each option of a practice has an effect: one example for each of its values."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from meeting_support import START, Driver, context, in_consent, item
from practice_support import EN, FR, TESTED, asked, effect, lived, minutes, practised

from cercle_tui.locale import prompts
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.practice import (
    LEADING,
    LINKS,
    PRESETS,
    WRITING,
    Absent,
    Address,
    Asking,
    AuthorSpeaks,
    ObjectionCounts,
    Passing,
    Practice,
)
from cercle_tui.model.term import Term
from cercle_tui.reports.register_text import decision_text

BESIDE = ("test_practice_absent", "test_practice_measure")
"""Modules that have the tests of other options."""

for module in BESIDE:
    import_module(module)

ELECTIONS = {"criteria", "change", "nominations", "ballots", "nominee_objection", "tie",
             "office_term", "leader_by"}  # fmt: skip
"""Options whose effect is an election's, tested beside the elections."""


def values_of(option: str) -> tuple[object, ...]:
    annotation = Practice.model_fields[option].annotation
    if annotation is bool:
        return False, True
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    return tuple(v for v in get_args(annotation) if isinstance(v, StrEnum)) or (None,)


@pytest.mark.parametrize("option", sorted(set(Practice.model_fields) - ELECTIONS))
def test_every_option_and_value_has_a_test(option: str) -> None:
    assert {(option, value) for value in values_of(option)} <= TESTED


@pytest.mark.parametrize("option", sorted(ELECTIONS))
def test_the_options_of_elections_have_theirs_beside_the_elections(option: str) -> None:
    tests = Path(__file__).parents[1].rglob("test_*.py")
    told = (path.read_text("utf-8") for path in tests if path != Path(__file__))
    assert any(option in text and "practice" in text.casefold() for text in told)


def test_the_presets_warn_of_what_their_schools_warn_of() -> None:
    assert PRESETS["sofa"].incompatible == (LINKS, WRITING)
    assert PRESETS["udn"].incompatible == (LINKS, LEADING)
    assert PRESETS["charest"].incompatible == PRESETS["s3"].incompatible == (LINKS,)


# The circle changes its practice


def test_the_circle_changes_an_option_by_its_consent() -> None:
    live = Driver().gather()
    asked(live, absent=Absent.SUSPENDED, quorum=3)
    assert live.step == "practice" and live.state.practice.quorum == 0
    live.consent("practice")
    assert live.step == "opening" and live.state.practice.quorum == 0
    live.round("opening")
    assert live.state.practice.quorum == 3 and live.state.practice.absent is Absent.SUSPENDED
    changed = {c.option: (c.before, c.after) for c in live.record.practice_changed}
    assert changed == {"absent": ("present_decide", "suspended"), "quorum": (0, 3)}
    circle = lived(live)
    assert circle.practice.quorum == 3 and circle.context(circle.day(START)).practice.quorum == 3
    assert "The circle changes its practice" in minutes(live)
    assert "quorum: none → 3" in minutes(live)


def test_an_objection_keeps_the_practice_as_it_is() -> None:
    live = asked(Driver().gather(), quorum=3).object("a").rest_consents()
    with pytest.raises(RuleBroken, match="objections_open"):
        live.done()
    live.do(ev.QuestionDropped).round("opening")
    assert live.state.practice == live.circle.practice and not live.record.practice_changed


def test_a_change_of_practice_can_be_undone_and_redone() -> None:
    live = asked(Driver().gather(), quorum=3).consent()
    live.undo()
    assert live.state.agreed is None and live.record.practice is None
    live.redo().round("opening")
    assert live.state.practice.quorum == 3
    assert Meeting.fold(live.book).state.practice.quorum == 3


def test_the_same_practice_is_not_asked_for_nor_none() -> None:
    live = Driver().gather()
    for practice in (Practice(), None):
        with pytest.raises(RuleBroken, match="same_practice"):
            live.do(ev.ConsentAsked, question="practice", practice=practice)


def test_a_question_does_not_bring_a_new_practice_into_the_step_it_interrupts() -> None:
    live = asked(in_consent(), quorum=4, asking=Asking.HANDS).consent()
    live.do(ev.AsideBegun).done("aside")
    assert live.step == "consent" and live.state.practice.quorum == 0
    live.rest_consents().do(ev.Adopted)
    assert live.state.practice.quorum == 4


def test_changing_back_leaves_nothing_changed() -> None:
    live = asked(Driver().gather(), quorum=3).consent()
    asked(live, quorum=0).consent()
    assert live.record.practice == Practice() and not live.record.practice_changed


# Objections, rounds, consent


@effect("objection_counts", *ObjectionCounts)
@pytest.mark.parametrize("counts", ObjectionCounts)
def test_who_says_that_an_objection_counts(counts: ObjectionCounts) -> None:
    live = in_consent(practice=practised(objection_counts=counts)).objected("a")
    (objection,) = live.open_objections()
    question = {"question": "objection_test", "objection": objection.id}
    if counts is ObjectionCounts.REASON:
        with pytest.raises(RuleBroken, match="test_not_practised"):
            live.do(ev.ConsentAsked, **question)
    else:
        live.do(ev.ConsentAsked, **question).rest_consents().done()
        assert live.state.objections[0][1].state is ObjectionState.NOT_QUALIFIED


@effect("concerns_become_criteria", False, True)
@pytest.mark.parametrize("become", [False, True])
def test_concerns_become_review_criteria(become: bool) -> None:
    live = in_consent(practice=practised(concerns_become_criteria=become)).concern("a", "Le gel.")
    live.rest_consents().do(ev.Adopted).done("read_back").end_item()
    assert ("To look at in the review" in minutes(live)) is become
    assert ("Concerns" in minutes(live)) is not become


@effect("author_reacts", AuthorSpeaks.LAST, AuthorSpeaks.SILENT, AuthorSpeaks.IN_ORDER)
@pytest.mark.parametrize("speaks", ["last", "silent", "in_order"])
def test_the_author_in_the_reaction_round(speaks: str) -> None:
    live = Driver(context(practice=practised(author_reacts=speaks))).begin(item())
    live.propose(author="c").done("present").round("clarify")
    order = live.state.stage.order
    assert ("c" in order) is (speaks != "silent")
    assert (order[-1] == "c") is (speaks == "last")


@effect("author_consents", AuthorSpeaks.LAST, AuthorSpeaks.IN_ORDER, AuthorSpeaks.FIRST)
@pytest.mark.parametrize(("speaks", "at"), [("last", 3), ("first", 0)])
def test_the_author_in_the_consent_round(speaks: str, at: int) -> None:
    assert in_consent(practice=practised(author_consents=speaks)).state.stage.order[at] == "d"


def test_the_author_in_the_order_of_seats() -> None:
    order = in_consent(practice=practised(author_consents="in_order")).state.stage.order
    assert order[(order.index("d") + 1) % 4] in ("a", "c") and set(order) == set("abcd")


@effect("asking", *Asking)
@pytest.mark.parametrize(
    ("asking", "agenda", "decision"),
    [(Asking.BY_STEP, True, False), (Asking.ROUNDS, False, False), (Asking.HANDS, True, True)],
)
def test_how_consent_is_asked(asking: Asking, agenda: bool, decision: bool) -> None:
    live = Driver(context(practice=practised(asking=asking))).to_agenda()
    live.do(ev.ItemAdded, item=item()).done("agenda")
    assert live.state.stage.together is agenda
    live.consent("agenda_consent").do(ev.ItemOpened, item="i1").propose().to_consent()
    assert live.state.stage.together is decision


@effect("passing", *Passing)
@pytest.mark.parametrize("passing", Passing)
def test_passing(passing: Passing) -> None:
    live = Driver(context(practice=practised(passing=passing))).gather()
    person = live.state.speaker()
    live.do(ev.Passed, people=(person,))
    for other in live.state.waiting()[:-1]:
        live.do(ev.SpokeUp, person=other)
    if passing is Passing.ONCE:
        with pytest.raises(RuleBroken, match="already_passed"):
            live.do(ev.Passed, people=(person,))
        live.do(ev.SpokeUp, person=person)
    else:
        live.do(ev.Passed, people=(person,))
    assert not live.state.waiting()


@effect("quorum")
@effect("quorum_share")
@pytest.mark.parametrize("practice", [practised(quorum=3), practised(quorum_share=60)])
def test_too_few_for_a_decision(practice: Practice) -> None:
    assert practice.needed(5) == 3
    enough, few = Driver(context(5, practice)), Driver(context(5, practice))
    enough.gather("a", "b", "c").round("opening").done("absences").consent("duration")
    few.gather("a", "b").round("opening").done("absences")
    few.do(ev.Answered, people=few.state.at_once())
    with pytest.raises(RuleBroken, match="too_few") as broken:
        few.done("duration")
    assert broken.value.params["count"] == "3"


def test_a_share_is_rounded_up_and_the_larger_of_the_two_holds() -> None:
    assert practised(quorum_share=50).needed(5) == 3
    assert practised(quorum=4, quorum_share=50).needed(5) == 4
    assert Practice().needed(5) == 0


@effect("names_beside", False, True)
@pytest.mark.parametrize("beside", [False, True])
def test_names_beside_objections_and_concerns(beside: bool) -> None:
    live = in_consent(practice=practised(names_beside=beside)).concern("a", "Le gel.")
    live.rest_consents().do(ev.Adopted).done("read_back").end_item()
    circle = lived(live)
    (kept,) = circle.decisions.values()
    told = decision_text(circle, kept, EN, circle.day(START))
    assert ("Amina: Le gel" in minutes(live)) is beside
    assert ("from Amina" in told) is beside


# Offices, terms, words


@effect("incompatible")
def test_offices_better_kept_apart() -> None:
    held = (("leader", "a"), ("second_link", "a"), ("facilitator", "a"), ("secretary", "b"))
    assert Practice().clashes(held) == (("leader", "second_link", "a"),)
    assert PRESETS["udn"].clashes(held)[1] == ("leader", "facilitator", "a")
    assert practised(incompatible=()).clashes(held) == ()


@effect("policy_term")
def test_the_usual_term_of_a_policy() -> None:
    live = Driver(context(practice=practised(policy_term={"weeks": 3}))).begin(item())
    live.propose(term=None)
    assert live.state.proposal is not None
    assert live.state.proposal.last.term == Term(weeks=3)


@effect("address", *Address)
@pytest.mark.parametrize(("address", "said"), [(Address.TU, "As-tu"), (Address.VOUS, "Avez-vous")])
def test_the_form_of_address(address: Address, said: str) -> None:
    live = in_consent(practice=practised(address=address))
    assert said in prompts.prompt(FR, live.step, live.state.practice.address.value)

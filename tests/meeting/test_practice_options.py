"""Each option of a practice has an effect: one example for each of its values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
from meeting_support import INFO, START, Driver, context, in_consent, item

from cercle_tui.locale import prompts, words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.late import awaited, objections
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.model.practice import (
    FINGERS,
    LEADING,
    LINKS,
    PRESETS,
    SCALES,
    WRITING,
    Absent,
    Address,
    Asking,
    AuthorSpeaks,
    MinutesConsent,
    ObjectionCounts,
    Passing,
    Practice,
    Scores,
)
from cercle_tui.model.term import Term
from cercle_tui.register.entries import Status, entries, entry_of
from cercle_tui.register.progress import measures
from cercle_tui.reports.minutes import minutes_markdown
from cercle_tui.reports.register_text import decision_text, list_text

FR, EN = words_for("fr"), words_for("en")
ELECTIONS = {"criteria", "change", "nominations", "ballots", "nominee_objection", "tie",
             "office_term", "leader_by"}  # fmt: skip
"""Options whose effect is an election's, tested beside the elections."""

TESTED: set[tuple[str, object]] = set()
F = TypeVar("F", bound=Callable[..., Any])


def effect(option: str, *values: object) -> Callable[[F], F]:
    """Mark a test as that of an option, for these of its values."""
    TESTED.update((option, value) for value in values or (None,))
    return lambda test: test


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


# Lives and what they leave


def practised(**options: Any) -> Practice:
    return Practice.model_validate(options)


def lived(live: Driver) -> Circle:
    """Return the circle after a meeting lived to its end."""
    members = {member.id: member for member in live.circle.members}
    return replace(Circle(INFO, members=members), practice=live.circle.practice).take(live.record)


def decided(practice: Practice, *here: str, count: int = 4) -> Driver:
    """Return a closed meeting of `count` in which those named, or all, adopted a policy of "d"."""
    live = Driver(context(count, practice)).to_agenda(*here)
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author=live.state.here[-1]).to_consent()
    live.rest_consents().do(ev.Adopted).done("read_back").end_item()
    return closed(live)


def closed(live: Driver) -> Driver:
    live.done("items").round("closing")
    if live.step == "minutes_closing":
        live.consent()
    return live.done("measure").do(ev.MeetingClosed)


def late(circle: Circle, person: str, answer: Answer, reason: str = "", hours: int = 1) -> Circle:
    decision = next(iter(circle.decisions))
    at = circle.meetings[-1].closed
    assert at is not None
    return circle.take(
        bt.LateAnswer(
            n=1, at=at + timedelta(hours=hours), decision=decision, person=person, answer=answer,
            reason=reason,
        )
    )  # fmt: skip


def status(circle: Circle) -> Status:
    return entries(circle, circle.day(START))[0].status


def minutes(live: Driver) -> str:
    return minutes_markdown(live.record, lived(live), EN)


# The circle changes its practice


def asked(live: Driver, **options: Any) -> Driver:
    wanted = Practice.model_validate(live.state.latest_practice.model_dump() | options)
    return live.do(ev.ConsentAsked, question="practice", practice=wanted)


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


# Those who are absent


@effect("absent", Absent.PRESENT_DECIDE)
def test_those_present_decide() -> None:
    circle = lived(decided(Practice(), "a", "b", "c"))
    assert status(circle) is Status.IN_FORCE
    assert late(circle, "d", Answer.OBJECTION, "Trop tôt.").decisions == circle.decisions


@effect("absent", Absent.MAY_OBJECT)
@effect("absent_hours")
def test_the_absent_may_object_for_some_hours() -> None:
    live = decided(practised(absent="may_object", absent_hours=48), "a", "b", "c")
    (decision,) = live.record.decisions
    assert live.state.closed is not None
    assert decision.open_until == live.state.closed + timedelta(hours=48)
    assert "may object to its decisions until March 12, 2026" in minutes(live)
    circle = lived(live)
    after = late(circle, "d", Answer.OBJECTION, "Le coût n'est pas couvert.")
    assert status(after) is Status.IN_FORCE
    (point,) = after.backlog.values()
    assert (point.kind, point.subject) == (ItemKind.REVIEW, decision.id)
    day = after.day(START)
    assert point.id in [s.point for s in after.context(point.not_before or day).suggested]
    assert "1 late objection" in list_text(entries(after, day), EN)
    (kept,) = after.decisions.values()
    assert "Le coût" in decision_text(after, kept, EN, day)
    again = late(after, "d", Answer.NO_OBJECTION, hours=2)
    assert not again.backlog and not objections(next(iter(again.decisions.values())))


def test_an_objection_that_comes_too_late_or_from_someone_present_changes_nothing() -> None:
    circle = lived(decided(practised(absent="may_object", absent_hours=1), "a", "b", "c"))
    assert late(circle, "d", Answer.OBJECTION, "Non.", hours=72).decisions == circle.decisions
    assert late(circle, "a", Answer.OBJECTION, "Non.").decisions == circle.decisions
    with pytest.raises(ValueError, match="reason_needed"):
        late(circle, "d", Answer.OBJECTION)


@effect("absent", Absent.SUSPENDED)
def test_a_decision_is_suspended_until_the_absent_have_answered() -> None:
    live = decided(practised(absent="suspended"), "a", "b", "c", count=5)
    circle = lived(live)
    (kept,) = circle.decisions.values()
    assert status(circle) is Status.SUSPENDED and awaited(circle, kept) == ("d", "e")
    assert "suspended" in minutes(live)
    one = late(circle, "d", Answer.NO_OBJECTION)
    assert status(one) is Status.SUSPENDED
    both = late(one, "e", Answer.CONCERN, "À surveiller.", hours=900)
    assert status(both) is Status.IN_FORCE and not both.backlog
    reopened = late(one, "e", Answer.OBJECTION, "Les clés manquent.")
    assert status(reopened) is Status.SUSPENDED
    (point,) = reopened.backlog.values()
    assert point.kind is ItemKind.DECIDE and point.draft == kept.decision.final.text
    assert "Les clés manquent." in point.note
    left = one.take(bt.MemberLeft(n=2, at=START + timedelta(days=9), person="e",
                                  on=circle.day(START)))  # fmt: skip
    assert status(left) is Status.IN_FORCE


def test_nobody_absent_nothing_suspended() -> None:
    circle = lived(decided(practised(absent="suspended")))
    assert entry_of(circle, next(iter(circle.decisions)), circle.day(START)).status is (
        Status.IN_FORCE
    )


@effect("absent", Absent.ADVANCE_OPINION)
def test_an_opinion_given_in_advance_is_read_out_and_kept() -> None:
    live = Driver(context(4, practised(absent="advance_opinion"))).to_agenda("a", "b", "c")
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author="a")
    said = {"person": "d", "text": "Gardons une clé de secours."}
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.OpinionRead, **said)
    live.to_consent().do(ev.OpinionRead, **said)
    with pytest.raises(RuleBroken, match="already_present"):
        live.do(ev.OpinionRead, person="b", text="Moi.")
    live.rest_consents().do(ev.Adopted)
    (decision,) = live.record.decisions
    assert [(o.person, o.text) for o in decision.opinions] == [("d", said["text"])]
    live.done("read_back").end_item()
    assert said["text"] in minutes(live)


def test_opinions_in_advance_are_read_only_where_that_is_the_practice() -> None:
    live = Driver(context(4)).to_agenda("a", "b", "c")
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author="a").to_consent()
    with pytest.raises(RuleBroken, match="opinion_not_practised"):
        live.do(ev.OpinionRead, person="d", text="Oui.")


# The minutes


def after_meeting(practice: Practice, *, hours: int = 100, objected: bool = False) -> Driver:
    """Return a second meeting, opened `hours` after a first one closed, at its opening round."""
    circle = lived(decided(practice))
    before = circle.meetings[-1].closed
    assert before is not None
    if objected:
        at = before + timedelta(hours=1)
        circle = circle.take(
            bt.MinutesObjected(n=1, at=at, meeting="m1", person="a", reason="Ce n'est pas dit.")
        )
    told = circle.context(circle.day(before))
    later = START - timedelta(hours=hours) - before
    silent = told.minutes_silent_at
    told = told.model_copy(
        update={
            "last_closed": before + later,
            "minutes_silent_at": silent + later if silent else None,
        }
    )
    return Driver(told).gather().round("opening").consent("duration")


@effect("minutes", MinutesConsent.NEXT_OPENING)
def test_the_minutes_have_consent_at_the_next_opening() -> None:
    assert after_meeting(Practice()).step == "minutes"


@effect("minutes", MinutesConsent.AT_CLOSING)
def test_the_minutes_have_consent_at_closing() -> None:
    live = Driver(context(practice=practised(minutes="at_closing"))).to_items()
    live.done("items").round("closing")
    assert live.step == "minutes_closing"
    live.consent("minutes_closing")
    assert live.step == "measure" and live.record.minutes_settled
    assert after_meeting(practised(minutes="at_closing")).step == "information"
    assert "given at closing" in minutes(decided(practised(minutes="at_closing")))


@effect("minutes", MinutesConsent.SILENCE)
@effect("minutes_hours")
def test_silence_is_consent_to_the_minutes() -> None:
    practice = practised(minutes="silence", minutes_hours=48)
    silent = after_meeting(practice)
    assert silent.step == "information" and silent.record.minutes_by_silence
    assert "consent by silence" in minutes(silent)
    soon = after_meeting(practice, hours=47)
    assert soon.step == "minutes" and not soon.record.minutes_by_silence
    objected = after_meeting(practice, objected=True)
    assert objected.step == "minutes"
    assert objected.circle.minutes_objections == ("Ce n'est pas dit.",)


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


# The measure and speaking time


def measuring(practice: Practice) -> Driver:
    return Driver(context(3, practice)).to_items().done("items").round("closing")


@effect("scores", *Scores)
@effect("scales")
def test_the_measure() -> None:
    assert Practice().measured == (FINGERS,) and practised(scores="named").measured == SCALES
    anonymous = measuring(practised(scores="anonymous", scales=("time", "Joie")))
    assert anonymous.state.practice.measured == ("time", "Joie")
    scores = {"time": (4, 5, 3), "Joie": (5, 5, 5)}
    with pytest.raises(RuleBroken, match="scores_unnamed"):
        anonymous.do(ev.Measured, scores=scores, people=("a", "b", "c"))
    anonymous.do(ev.Measured, scores=scores)
    assert anonymous.record.scores == scores and not anonymous.record.scored_by
    assert "Amina" not in minutes(anonymous).partition("Measure of the meeting")[2]
    assert measures(lived(anonymous))[0].mean == 4.5


def test_named_scores_are_one_each_in_order() -> None:
    live = measuring(practised(scores="named", scales=("time",)))
    for people_, broken in ((("a", "b"), "scores_each"), (("a", "b", "zz"), "unknown_person")):
        with pytest.raises(RuleBroken, match=broken):
            live.do(ev.Measured, scores={"time": (4, 5, 3)}, people=people_)
    live.do(ev.Measured, scores={"time": (4, 5, 3)}, people=("a", "b", "c"))
    assert live.record.scored_by == ("a", "b", "c")
    assert "Amina 4, Bruno 5, Chloé 3" in minutes(live)
    assert measures(lived(live))[0].mean == 4


@effect("speaking_time", False, True)
def test_speaking_time_is_measured_by_consent_only() -> None:
    silent = Driver(context(3)).begin(item()).propose(author="c").done("present").round("clarify")
    assert silent.record.speaking == {}
    live = asked(Driver(context(3)).gather(), speaking_time=True).consent().round("opening")
    assert live.record.speaking == {}
    while live.step != "agenda":
        live.done() if live.state.step.gate != "consented" else live.consent()
    live.do(ev.ItemAdded, item=item()).do(ev.ItemAdded, item=item(ItemKind.TENSION, "i2"))
    live.done("agenda").consent("agenda_consent").do(ev.ItemOpened, item="i1")
    live.propose(author="c").done("present")
    assert live.step == "clarify"
    first = live.state.speaker()
    live.do(ev.Noted, text="Une note.").do(ev.SpokeUp, person=first)
    assert live.record.speaking == {first: 120}
    live.do(ev.AsideBegun).done("aside").do(ev.Paused).do(ev.Resumed)
    second = live.state.speaker()
    live.do(ev.SpokeUp, person=second)
    assert live.record.speaking[second] == 60
    live.undo()
    assert second not in live.record.speaking
    assert "Speaking time" in minutes(live) and "2\xa0min" in minutes(live)


def test_a_tension_is_never_timed() -> None:
    practice = practised(speaking_time=True)
    live = Driver(context(3, practice)).begin(item(ItemKind.TENSION)).done("tension_heard")
    live.round("tension_needs").done("tension_next").end_item(ItemOutcome.REACHED)
    assert live.record.speaking == {}

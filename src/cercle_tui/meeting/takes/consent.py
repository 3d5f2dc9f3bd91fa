"""Consent in both ways: answers, objections heard then settled, questions at any moment."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import round_done
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.steps import StageKind, Who
from cercle_tui.meeting.takes.practising import check_practice
from cercle_tui.meeting.takes.presence import must_be_reached
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    advance_if_clear,
    begin_stage,
    change_stage,
    effect,
    is_question,
    pop,
    push,
)
from cercle_tui.model.decision import Answer, Concern, Objection, ObjectionState, Version
from cercle_tui.model.practice import NomineeObjection, ObjectionCounts


def settle(state: State, objection: str, to: ObjectionState, how: str) -> State:
    """Return `state` with one objection settled."""
    return replace(
        state,
        objections=tuple(
            (about, o.model_copy(update={"state": to, "how": how}) if o.id == objection else o)
            for about, o in state.objections
        ),
    )


def find_objection(state: State, objection: str) -> tuple[str, Objection]:
    """Return what the objection is about, and itself; raises `RuleBroken`."""
    for about, found in state.objections:
        if found.id == objection:
            return about, found
    raise RuleBroken("unknown_objection")


def _must_be_on_table(state: State, objection: str) -> None:
    about, found = find_objection(state, objection)
    if about != state.stage.about:
        raise RuleBroken("unknown_objection")
    if found.state is not ObjectionState.OPEN:
        raise RuleBroken("objection_settled")


def _forget(state: State, person: str) -> State:
    """Take back what `person` said earlier in this very stage."""
    stage = state.stage

    def mine(about: str, author: str, version: int) -> bool:
        return about == stage.about and author == person and version == stage.version

    return replace(
        state,
        objections=tuple(
            (a, o)
            for a, o in state.objections
            if not (mine(a, o.author, o.version) and int(o.id[1:]) > stage.n)
        ),
        concerns=tuple(
            (a, c) for a, c in state.concerns if not mine(a, c.author, c.version)
        ),
    )  # fmt: skip


_WORD = {
    Answer.NO_OBJECTION: ObjectionState.INTEGRATED,
    Answer.CONCERN: ObjectionState.CONCERN,
}


def _answer_earlier(state: State, person: str, event: ev.Answered) -> State:
    """To answer a new version is the author's word on the objection they had to an older one."""
    stage = state.stage
    for objection in state.open_objections(stage.about):
        if objection.author != person or int(objection.id[1:]) > stage.n:
            continue
        if event.answer is Answer.OBJECTION:
            said = {"version": stage.version, "reason": event.reason}
            state = replace(
                state,
                objections=tuple(
                    (a, o.model_copy(update=said) if o.id == objection.id else o)
                    for a, o in state.objections
                ),
                addressed=state.addressed - {objection.id},
            )
        elif _of_another_person(state, objection):
            state = settle(state, objection.id, ObjectionState.MOOT, "")
        else:
            state = settle(state, objection.id, _WORD[event.answer], event.reason)
    return state


def _of_another_person(state: State, objection: Objection) -> bool:
    """Whether it was to someone proposed before: nobody says that it was integrated."""
    attempts = state.item.election.attempts if state.item else ()
    if state.walk.process != "elect" or not 1 <= objection.version <= len(attempts):
        return False
    return attempts[objection.version - 1].person != state.nominee


def _record(state: State, person: str, event: ev.Answered) -> State:
    stage = state.stage
    had = any(o.author == person for o in state.open_objections(stage.about))
    state = _answer_earlier(_forget(state, person), person, event)
    still = any(o.author == person for o in state.open_objections(stage.about))
    if event.answer is Answer.OBJECTION and not (had and still):
        objection = Objection(
            id=f"o{event.n}", author=person, reason=event.reason, version=stage.version
        )
        state = replace(state, objections=(*state.objections, (stage.about, objection)))
    if event.answer is Answer.CONCERN:
        concern = Concern(author=person, text=event.reason, version=stage.version)
        state = replace(state, concerns=(*state.concerns, (stage.about, concern)))
    answers = {**state.stage.answers, person: (event.answer, event.reason)}
    return change_stage(state, replace(state.stage, answers=answers))


def _nominee_last(state: State, person: str) -> None:
    """The person proposed answers once everyone else has (I6)."""
    others = [p for p in state.waiting() if p != person]
    if state.step.who is Who.NOMINEE_LAST and person == state.nominee and others:
        raise RuleBroken("nominee_last", person=person, people=others)


@on(ev.Answered)
def answered(state: State, event: ev.Answered) -> State:
    """One person, or the circle at once, answers. An objection has a reason in words (I4).

    Until the round is complete an answer can be given again; the last one holds.
    """
    if state.step.kind is not StageKind.ANSWERS:
        raise RuleBroken("wrong_step", step=state.step.name)
    stage = state.stage
    if event.answer is Answer.OBJECTION and not event.reason:
        raise RuleBroken("reason_needed")
    if len(event.people) > 1:
        if not stage.together or event.answer is not Answer.NO_OBJECTION:
            raise RuleBroken("one_at_a_time")
        if set(event.people) != set(state.at_once()):
            raise RuleBroken("not_answered", people=state.at_once())
    for person in event.people:
        must_be_reached(state, person)
        if person not in stage.order:
            raise RuleBroken("not_counted", person=person)
        if person in stage.answers and round_done(state) is None:
            raise RuleBroken("already_answered", person=person)
        _nominee_last(state, person)
        state = _record(state, person, event)
    return advance_if_clear(state, event)


def _nominee_first(state: State, taken: tuple[str, ...]) -> None:
    """Where the practice says so, the person proposed has their objection treated first (S3)."""
    first = state.practice.nominee_objection is NomineeObjection.FIRST
    if not first or state.walk.process != "elect":
        return
    theirs = [o for o in state.unmet_objections(state.stage.about) if o.author == state.nominee]
    if theirs and not {o.id for o in theirs} & set(taken):
        raise RuleBroken("nominee_first", person=state.nominee)


@on(ev.ObjectionsTaken)
def objections_taken(state: State, event: ev.ObjectionsTaken) -> State:
    """One objection, or several together, once all have been heard (I3)."""
    if state.step.name != "objections":
        raise RuleBroken("round_not_done")
    for objection in event.objections:
        _must_be_on_table(state, objection)
    _nominee_first(state, event.objections)
    state = change_stage(state, replace(state.stage, focus=event.objections))
    return begin_stage(state, "understand", event)


@on(ev.ObjectionSettled)
def objection_settled(state: State, event: ev.ObjectionSettled) -> State:
    """Only its author's word settles an objection, and never before the round is complete (I3)."""
    about, objection = find_objection(state, event.objection)
    if state.step.kind is StageKind.ANSWERS and round_done(state) is not None:
        raise RuleBroken("round_not_done")
    if event.said_by != objection.author:
        raise RuleBroken("not_author", person=objection.author)
    if objection.state is not ObjectionState.OPEN:
        raise RuleBroken("objection_settled")
    if about != state.stage.about:
        raise RuleBroken("wrong_step", step=state.step.name)
    state = settle(state, objection.id, ObjectionState(event.state), event.how)
    if event.state is ObjectionState.CONCERN:
        concern = Concern(
            author=objection.author, text=event.how or objection.reason, version=objection.version
        )
        state = replace(state, concerns=(*state.concerns, (about, concern)))
    if state.step.name in ("understand", "test", "integrate"):
        return _after_settling(state, event)
    return advance_if_clear(state, event)


def _after_settling(state: State, event: ev.Event) -> State:
    """Back to the list once every objection treated now is settled."""
    still = {o.id for o in state.open_objections(state.stage.about)}
    if still & set(state.stage.focus):
        return state
    return begin_stage(state, "objections", event)


@on(ev.ConsentAsked)
def consent_asked(state: State, event: ev.ConsentAsked) -> State:
    """A question is laid over the step under way, which waits untouched."""
    if is_question(state):
        raise RuleBroken("question_open")
    _check_question(state, event)
    return push(state, event.question, event, question=event)


def _check_question(state: State, event: ev.ConsentAsked) -> None:
    match event.question:
        case "procedure" if not event.text:
            raise RuleBroken("text_needed")
        case "more_time" | "drop" if state.item is None:
            raise RuleBroken("unknown_item")
        case "carry_over" if state.item is None and not event.items:
            raise RuleBroken("unknown_item")
        case "more_time" if not event.minutes:
            raise RuleBroken("minutes_needed")
        case "form_correction":
            _check_form(state, event.version)
        case "practice":
            check_practice(state, event.practice)
        case "objection_test":
            if state.practice.objection_counts is not ObjectionCounts.TESTED:
                raise RuleBroken("test_not_practised")
            if state.step.name not in ("objections", "understand", "test", "integrate"):
                raise RuleBroken("round_not_done")
            _must_be_on_table(state, event.objection)
    for item in event.items:
        state.get_item(item)


def _check_form(state: State, version: Version | None) -> None:
    """A correction of form leaves term, responsible, measures and kind alone."""
    proposal = state.proposal
    if version is None or proposal is None or not (proposal.open or proposal.adopted):
        raise RuleBroken("text_needed")
    last = proposal.last
    same = ("term", "responsible", "measures", "kind")
    if not version.text or any(getattr(version, f) != getattr(last, f) for f in same):
        raise RuleBroken("not_form")


@on(ev.QuestionDropped)
def question_dropped(state: State, _event: ev.QuestionDropped) -> State:
    """The question is let go: nothing changes but the record that it was asked."""
    if not is_question(state):
        raise RuleBroken("no_question")
    return pop(state)


@effect("procedure")
def _procedure(state: State, walk: Walk, event: ev.Event) -> State:
    text = walk.question.text if walk.question else ""
    return replace(state, procedures=(*state.procedures, (event.at, text)))


@effect("objection_test")
def _objection_test(state: State, walk: Walk, event: ev.Event) -> State:
    """The group, without its author, found that it does not qualify (S3, V)."""
    question = walk.question
    if question is None:
        return state
    state = settle(state, question.objection, ObjectionState.NOT_QUALIFIED, question.text)
    if state.step.name in ("understand", "test", "integrate"):
        return _after_settling(state, event)
    return state

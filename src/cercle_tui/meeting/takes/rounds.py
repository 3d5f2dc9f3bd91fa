"""Rounds: one speaks at a time, everyone's turn is marked, a turn can be passed or given back."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.order import order_from
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import Stage, State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.meeting.takes.electing import pass_ballot
from cercle_tui.meeting.takes.presence import must_be_reached
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.takes.shaping import keep_sentence, take_back_sentence
from cercle_tui.meeting.walking import change_stage
from cercle_tui.model.practice import Passing


def _round(state: State, person: str) -> Stage:
    if state.step.kind is not StageKind.ROUND:
        raise RuleBroken("wrong_step", step=state.step.name)
    if state.step.name == "nominations":  # a turn is a ballot read
        raise RuleBroken("nominations_missing", people=(person,))
    must_be_reached(state, person)
    if person not in state.stage.order:
        raise RuleBroken("not_counted", person=person)
    return state.stage


@on(ev.SpokeUp)
def spoke_up(state: State, event: ev.SpokeUp) -> State:
    stage = _round(state, event.person)
    if stage.turns.get(event.person) == "spoke":
        raise RuleBroken("already_answered", person=event.person)
    state = keep_sentence(state, event)
    return change_stage(state, replace(stage, turns={**stage.turns, event.person: "spoke"}))


def _pass(state: State, person: str) -> State:
    stage = _round(state, person)
    if person in stage.turns:
        raise RuleBroken("already_answered", person=person)
    free = state.practice.passing is not Passing.ONCE
    at_the_end = free and state.waiting() == (person,)  # the turn has nobody to come back after
    if person not in stage.offered and not at_the_end:
        order = (*(p for p in stage.order if p != person), person)
        return change_stage(
            state, replace(stage, order=order, offered=(*stage.offered, person))
        )  # fmt: skip
    if not free:
        raise RuleBroken("already_passed", person=person)
    return change_stage(state, replace(stage, turns={**stage.turns, person: "passed"}))


@on(ev.Passed)
def passed(state: State, event: ev.Passed) -> State:
    """Who passes is offered the turn again at the end; the second time it is let be."""
    if state.step.name == "nominations" and len(event.people) == 1:
        return pass_ballot(state, event.people[0])
    if state.step.name == "change" and state.step.together:
        return _all_keep(state, event)
    if not state.step.passing:
        raise RuleBroken("passing_not_allowed")
    if len(event.people) == 1:
        return _pass(state, event.people[0])
    if not state.step.together or set(event.people) != set(state.at_once()):
        raise RuleBroken("passing_not_allowed")
    stage = state.stage
    return change_stage(
        state, replace(stage, turns={**stage.turns, **dict.fromkeys(event.people, "passed")})
    )


def _all_keep(state: State, event: ev.Passed) -> State:
    """In the change round everyone still waiting keeps the person they named, at once."""
    if not event.people or set(event.people) != set(state.at_once()):
        raise RuleBroken("passing_not_allowed")
    turns = {**state.stage.turns, **dict.fromkeys(event.people, "passed")}
    return change_stage(state, replace(state.stage, turns=turns))


@on(ev.TurnReturned)
def turn_returned(state: State, event: ev.TurnReturned) -> State:
    stage = _round(state, event.person)
    if event.person not in stage.turns:
        raise RuleBroken("not_heard", people=(event.person,))
    state = take_back_sentence(state, event.person)
    turns = {person: turn for person, turn in stage.turns.items() if person != event.person}
    return change_stage(state, replace(stage, turns=turns))


@on(ev.RoundTurned)
def round_turned(state: State, event: ev.RoundTurned) -> State:
    """Another first speaker or direction, as long as nobody has had a turn.

    The person the step puts last (the author, the person proposed) stays last.
    """
    stage = state.stage
    if stage.turns or stage.answers or stage.offered:
        raise RuleBroken("round_begun")
    if event.first not in stage.order:
        raise RuleBroken("not_counted", person=event.first)
    order = order_from(state, event.first, event.reverse)
    return change_stage(state, replace(stage, order=order, reverse=event.reverse))

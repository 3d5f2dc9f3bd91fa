"""Moving through the meeting: steps, pauses, asides, and closing."""

from dataclasses import replace
from datetime import timedelta

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import round_done
from cercle_tui.meeting.gathering import dimensions, stopped_at
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.meeting.takes.agenda import carry_over_rest
from cercle_tui.meeting.takes.deciding import keep_round
from cercle_tui.meeting.takes.nominee import keep_election_round
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    advance,
    begin_stage,
    change_stage,
    is_question,
    leave_stage,
    push,
)


@on(ev.StepDone)
def step_done(state: State, event: ev.StepDone) -> State:
    """The step ends where its gate is open, and leads on as its table says."""
    if event.step != state.step.name:
        raise RuleBroken("wrong_step", step=event.step)
    return advance(keep_election_round(keep_round(state, event), event), event)


@on(ev.StepChosen)
def step_chosen(state: State, event: ev.StepChosen) -> State:
    """Back to a step the present one allows: another round, amend again."""
    goes_on = state.step.name == "need" and event.step == stopped_at(state.item)
    if event.step not in state.step.again and not goes_on:
        raise RuleBroken("wrong_step", step=event.step)
    if event.about and event.about not in dimensions(state.item):
        raise RuleBroken("wrong_step", step=event.step)
    if state.step.kind is StageKind.ANSWERS and state.open_objections(state.stage.about):
        lack = round_done(state)  # an objection is heard to the end of its round (I3)
        if lack is not None:
            raise lack
    state = keep_election_round(keep_round(state, event), event)
    about = event.about or (state.stage.about if state.step.name == event.step else "")
    state = begin_stage(leave_stage(state, event), event.step, event, chosen=True)
    if state.step.name == "ideas" and about:
        state = change_stage(state, replace(state.stage, about=about))
    return state


@on(ev.Paused)
def paused(state: State, event: ev.Paused) -> State:
    return replace(state, paused=event.at)


@on(ev.Resumed)
def resumed(state: State, event: ev.Resumed) -> State:
    """Back to the same step; the clocks did not run."""
    if state.paused is None:
        raise RuleBroken("not_paused")
    total = state.paused_total + max(event.at - state.paused, timedelta())
    return replace(state, paused=None, paused_total=total)


def _over(state: State, process: str, event: ev.Event) -> State:
    if is_question(state):
        raise RuleBroken("question_open")
    return push(state, process, event)


@on(ev.AsideBegun)
def aside_begun(state: State, event: ev.AsideBegun) -> State:
    """A few minutes of free talk inside any step, which waits untouched."""
    return _over(state, "aside", event)


@on(ev.RoundBegun)
def round_begun(state: State, event: ev.RoundBegun) -> State:
    """A round on the stuckness itself, over the step under way."""
    return _over(state, event.step, event)


@on(ev.MeetingClosed)
def meeting_closed(state: State, event: ev.MeetingClosed) -> State:
    """What is unfinished is listed and waits in the backlog (I12).

    Closed at its last step, or from anywhere "as of then" when found open later.
    """
    if event.as_of is None and state.step.name != "leftovers":
        raise RuleBroken("wrong_step", step=state.step.name)
    if event.as_of is not None and not state.opened <= event.as_of <= event.at:
        raise RuleBroken("date_needed")
    then = event.as_of or event.at
    if state.paused is not None:
        total = state.paused_total + max(then - state.paused, timedelta())
        state = replace(state, paused=None, paused_total=total)
    state = carry_over_rest(state, event.model_copy(update={"at": then}))
    return replace(state, walks=state.walks[:1], closed=then)

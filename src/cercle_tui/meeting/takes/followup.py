"""What is written down on the way: notes, lists, actions, points, the measure, the next date."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.takes.presence import presence
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import begin_stage, change_item
from cercle_tui.model.practice import Scores


@on(ev.Noted)
def noted(state: State, event: ev.Noted) -> State:
    item = state.item
    if item is None:
        return replace(state, notes=(*state.notes, event))
    return change_item(state, replace(item, notes=(*item.notes, event)))


@on(ev.TextWritten)
def text_written(state: State, event: ev.TextWritten) -> State:
    if event.step != state.step.name:
        raise RuleBroken("wrong_step", step=event.step)
    item = state.item
    if item is None:
        return replace(state, texts=(*state.texts, event))
    return change_item(state, replace(item, texts=(*item.texts, event)))


@on(ev.LineAdded)
def line_added(state: State, event: ev.LineAdded) -> State:
    item = state.item
    if item is None or event.step != state.step.name:
        raise RuleBroken("wrong_step", step=event.step)
    if event.step == "ideas" and not event.under:  # an idea is about the question being asked
        event = event.model_copy(update={"under": state.stage.about})
    return change_item(state, replace(item, lines=(*item.lines, event)))


@on(ev.TensionNoted)
def tension_noted(state: State, event: ev.TensionNoted) -> State:
    item = state.item
    if item is None or state.step.name != "tension_heard":
        raise RuleBroken("wrong_step", step=state.step.name)
    return change_item(state, replace(item, tension=event.tension))


@on(ev.ActionAgreed)
def action_agreed(state: State, event: ev.ActionAgreed) -> State:
    if any(action.id == event.action.id for action in state.actions):
        raise RuleBroken("item_done")
    item = state.item
    action = event.action.model_copy(update={"item": item.item.id if item else ""})
    return replace(state, actions=(*state.actions, action))


@on(ev.ActionHeard)
def action_heard(state: State, event: ev.ActionHeard) -> State:
    if all(action.id != event.action for action in state.context.actions):
        raise RuleBroken("unknown_item")
    return replace(state, heard={**state.heard, event.action: (event.state.value, event.note)})


@on(ev.BacklogAdded)
def backlog_added(state: State, event: ev.BacklogAdded) -> State:
    return replace(state, backlog=(*state.backlog, event.item))


@on(ev.MinutesAmended)
def minutes_amended(state: State, event: ev.MinutesAmended) -> State:
    """A slip put right on the spot; consent to the minutes is asked for the text as corrected.

    It is one of the last minutes as a meeting opens, of its own as it closes.
    """
    step = state.step.name
    if step == "minutes":
        state = replace(state, corrections=(*state.corrections, event.text))
    elif step == "minutes_closing":
        state = replace(state, own_corrections=(*state.own_corrections, event.text))
    else:
        raise RuleBroken("wrong_step", step=step)
    return begin_stage(state, step, event, chosen=True)


@on(ev.NextMeetingSet)
def next_meeting_set(state: State, event: ev.NextMeetingSet) -> State:
    return replace(state, next_meeting=event.next)


@on(ev.Measured)
def measured(state: State, event: ev.Measured) -> State:
    """Anonymous scores are never kept beside a name; named ones are one each, in order."""
    if not any(event.scores.values()):
        raise RuleBroken("text_needed")
    if event.people and state.practice.scores is not Scores.NAMED:
        raise RuleBroken("scores_unnamed")
    if event.people and any(len(s) != len(event.people) for s in event.scores.values()):
        raise RuleBroken("scores_each")
    for person in event.people:
        presence(state, person)
    kept = state.scores if event.people == state.scored_by else {}
    return replace(state, scores={**kept, **event.scores}, scored_by=event.people)

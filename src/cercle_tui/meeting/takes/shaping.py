"""Shaping a proposal together, and rounds in which a sentence of each is kept."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import SENTENCE_STEPS
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.takes.presence import must_be_here
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import change_item, current_item
from cercle_tui.model.followup import Action


@on(ev.TunersChosen)
def tuners_chosen(state: State, event: ev.TunersChosen) -> State:
    """One or two people here put the ideas together; named anew, they are those."""
    item = current_item(state)
    if state.step.name != "tuners":
        raise RuleBroken("wrong_step", step=state.step.name)
    for person in event.people:
        must_be_here(state, person)
    return change_item(state, replace(item, tuners=tuple(dict.fromkeys(event.people))))


def _sentence_id(state: State, n: int) -> str:
    return f"{state.meeting}.a{n}"


def keep_sentence(state: State, event: ev.SpokeUp) -> State:
    """Return `state` with what the person said in their turn kept as a line of the step.

    A learning commitment is an action of theirs too. Raises `RuleBroken` in a round that keeps
    no sentence, or for a commitment without words.
    """
    if not event.text and not event.learning:
        return state
    if not event.text:
        raise RuleBroken("not_written")
    if state.step.name not in SENTENCE_STEPS:
        raise RuleBroken("wrong_step", step=state.step.name)
    item = current_item(state)
    line = ev.LineAdded(
        n=event.n, at=event.at, step=state.step.name, text=event.text, person=event.person
    )
    state = change_item(state, replace(item, lines=(*item.lines, line)))
    if not event.learning:
        return state
    action = Action(
        id=_sentence_id(state, event.n), what=event.text, who=(event.person,),
        item=item.item.id, learning=True,
    )  # fmt: skip
    return replace(state, actions=(*state.actions, action))


def take_back_sentence(state: State, person: str) -> State:
    """Return `state` without what `person` said in this round, whose turn is given back."""
    if state.step.name not in SENTENCE_STEPS:
        return state
    item, stage = current_item(state), state.stage
    mine = (x for x in item.lines if (x.step, x.person) == (stage.step, person))
    said = {line.n for line in mine if line.n > stage.n}
    state = change_item(state, replace(item, lines=tuple(x for x in item.lines if x.n not in said)))
    ids = {_sentence_id(state, n) for n in said}
    return replace(state, actions=tuple(a for a in state.actions if a.id not in ids))

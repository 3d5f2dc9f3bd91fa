"""Walking the tables: a stage begins, its gate opens, it leads on, a question interrupts."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from cercle_tui.meeting.events import ConsentAsked, Event
from cercle_tui.meeting.gates import GUARDS, lacking, matter
from cercle_tui.meeting.gathering import dimension_after, first_dimension
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.order import speaking_order
from cercle_tui.meeting.processes import PROCESSES
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import Stage, State, Walk
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import RoundTaken
from cercle_tui.model.practice import Asking

Effect = Callable[[State, Walk, Event], State]
EFFECTS: dict[str, Effect] = {}
"""What the circle's consent brings about, by the effect's name in the tables."""


def effect(name: str) -> Callable[[Effect], Effect]:
    """Register what happens once the circle has consented."""

    def keep(function: Effect) -> Effect:
        EFFECTS[name] = function
        return function

    return keep


def change_item(state: State, changed: ItemState) -> State:
    """Return `state` with the item of the same id replaced."""
    return replace(
        state,
        items=tuple(changed if i.item.id == changed.item.id else i for i in state.items),
    )


def current_item(state: State) -> ItemState:
    """Return the item on the table; raises `RuleBroken` between items."""
    item = state.item
    if item is None:
        raise RuleBroken("unknown_item")
    return item


def change_stage(state: State, stage: Stage) -> State:
    """Return `state` with its present stage replaced."""
    return replace(state, walks=(*state.walks[:-1], replace(state.walk, stage=stage)))


def about(state: State, asks: str, n: int) -> tuple[str, int]:
    """Return what a consent stage begun by event `n` is about, and which version of it."""
    if asks in ("proposal", "nominee"):
        return matter(state)
    if asks == "agenda":
        return "agenda", state.agenda_version
    if asks == "minutes":
        return "minutes", 1 + len(state.corrections)
    if asks == "question":
        question = state.walk.question
        return f"q{question.n if question else n}", n
    walk = state.walk
    return f"{walk.item or walk.process}/{asks}", n


def begin_stage(state: State, name: str, event: Event, *, chosen: bool = False) -> State:
    """Return `state` at step `name` of the process being walked, passing over skipped steps.

    A `chosen` step is begun even where it would be passed over.
    """
    state = _practised(state)
    process = PROCESSES[state.walk.process]
    step = process.step(name)
    while not chosen and step.skip and GUARDS[step.skip](state):
        step = process.step(process.after(step.name))
    before = state.stage
    state = change_stage(state, Stage(step.name, event.at, event.n))
    order, reverse = speaking_order(state)
    stage = Stage(
        step.name, event.at, event.n, order=order, reverse=reverse,
        paused_before=state.paused_total,
    )  # fmt: skip
    if step.kind is StageKind.ANSWERS:
        matter_id, version = about(state, step.asks, event.n)
        asking = state.practice.asking
        together = asking is Asking.HANDS or (step.collective and asking is not Asking.ROUNDS)
        stage = replace(stage, about=matter_id, version=version, together=together)
    elif step.name in ("objections", "understand", "test", "integrate"):
        stage = replace(
            stage, about=before.about, version=before.version,
            focus=() if step.name == "objections" else before.focus,
        )  # fmt: skip
    elif step.name == "ideas":
        follows = dimension_after(state.item, before.about) if before.step == "ideas" else ""
        stage = replace(stage, about=follows or first_dimension(state.item))
    return change_stage(state, stage)


def _practised(state: State) -> State:
    """What the circle agreed about its practice holds from here; a question interrupts no step."""
    if state.agreed is None or is_question(state):
        return state
    return replace(state, practice=state.agreed, agreed=None)


def push(
    state: State, process: str, event: Event, item: str = "", question: ConsentAsked | None = None
) -> State:
    """Return `state` walking `process` on top of what it was doing."""
    first = PROCESSES[process].steps[0]
    walk = Walk(process, Stage(first.name, event.at, event.n), item, question)
    return begin_stage(replace(state, walks=(*state.walks, walk)), first.name, event)


def pop(state: State) -> State:
    """Return `state` back at the very step that was interrupted."""
    return replace(state, walks=state.walks[:-1])


def leave_stage(state: State, event: Event) -> State:
    """Return `state` with the present stage's round kept in the record."""
    stage, step = state.stage, state.step
    if stage.order and not stage.together and (stage.turns or stage.answers):
        first, last = dict(state.first), dict(state.last)
        first[stage.order[0]] = first.get(stage.order[0], 0) + 1
        last[stage.order[-1]] = last.get(stage.order[-1], 0) + 1
        state = replace(
            state, first=MappingProxyType(first), last=MappingProxyType(last),
            rounds=state.rounds + 1,
        )  # fmt: skip
    if step.kind is StageKind.ANSWERS and step.asks not in ("proposal", "nominee"):
        taken = round_taken(state, event)
        state = replace(state, consents=(*state.consents, (state.walk.stage.about, taken)))
    return state


def round_taken(state: State, event: Event) -> RoundTaken:
    """Return the present consent round as it came out."""
    stage = state.stage
    return RoundTaken(
        version=stage.version,
        at=event.at,
        answers={person: answer for person, (answer, _) in stage.answers.items()},
        present=state.here,
        collective=stage.together,
    )


def next_step(state: State) -> str:
    """Return the step the present one leads to, empty when its process ends.

    Raises `RuleBroken` when none of its ways is open.
    """
    step = state.step
    if not step.leads:
        return PROCESSES[state.walk.process].after(step.name)
    for guard, name in step.leads:
        if GUARDS[guard](state):
            return name
    raise RuleBroken("adoption_needed")


def advance(state: State, event: Event) -> State:
    """Return `state` at the step that follows; raises `RuleBroken` while the gate is shut."""
    lack = lacking(state)
    if lack is not None:
        raise lack
    walk, name = state.walk, next_step(state)
    state = leave_stage(state, event)
    state = begin_stage(state, name, event) if name else pop(state)
    if walk.step.effect:
        state = EFFECTS[walk.step.effect](state, walk, event)
    return state


def advance_if_clear(state: State, event: Event) -> State:
    """After an answer: a consent asked at once goes on by itself when nothing is open."""
    if state.stage.together and state.step.collective and lacking(state) is None:
        return advance(state, event)
    return state


def is_question(state: State) -> bool:
    """True when a question, an aside or a round of its own lies over the meeting."""
    return len(state.walks) > 1 and state.walk.process != "whole" and not state.walk.item

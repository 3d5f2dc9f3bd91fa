"""Who is here: arriving, catching up, leaving, seats, and the offices of the evening."""

from collections.abc import Callable
from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import Presence, Stage, State
from cercle_tui.meeting.steps import COUNTED_ROUNDS, StageKind
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import advance_if_clear, change_item
from cercle_tui.model.election import StepDown


def presence(state: State, person: str) -> Presence:
    """Return how `person` is here; raises `RuleBroken` for someone unknown."""
    known = state.people.get(person)
    if known is None:
        raise RuleBroken("unknown_person", person=person)
    return known


def must_be_here(state: State, person: str) -> Presence:
    """Return how `person` is here; raises `RuleBroken` when they are not."""
    known = presence(state, person)
    if not known.here:
        raise RuleBroken("not_present", person=person)
    return known


def must_be_reached(state: State, person: str) -> Presence:
    """Return how `person` is here; raises `RuleBroken` when they are not, or unreachable (I5)."""
    known = must_be_here(state, person)
    if known.unreachable:
        raise RuleBroken("unreachable", person=person)
    return known


def change_person(state: State, person: str, known: Presence) -> State:
    return replace(state, people={**state.people, person: known})


def _each_walk(state: State, change: Callable[[Stage, StageKind], Stage]) -> State:
    """Return `state` with `change` applied to every stage under way, the interrupted ones too."""
    return replace(
        state,
        walks=tuple(
            replace(walk, stage=change(walk.stage, walk.step.kind)) for walk in state.walks
        ),
    )


def _arrive(state: State, person: str, event: ev.Event) -> State:
    known = presence(state, person)
    if known.here:
        raise RuleBroken("already_present", person=person)
    gathering = state.walks[0].step.name == "attendance"
    known = replace(
        known,
        here=True,
        was_here=True,
        left=None,
        caught_up=gathering,
        arrived=event.at,
        late=known.late or not (gathering or known.was_here),
    )
    seats = state.seats if person in state.seats else (*state.seats, person)
    return replace(change_person(state, person, known), seats=seats)


@on(ev.Arrived)
def arrived(state: State, event: ev.Arrived) -> State:
    """Someone is here; after the attendance they are counted once caught up (I5)."""
    for person in event.people:
        state = _arrive(state, person, event)
    return state


@on(ev.GuestArrived)
def guest_arrived(state: State, event: ev.GuestArrived) -> State:
    if event.guest.id in state.people:
        raise RuleBroken("already_present", person=event.guest.id)
    state = change_person(state, event.guest.id, Presence(event.guest))
    return _arrive(state, event.guest.id, event)


@on(ev.CaughtUp)
def caught_up(state: State, event: ev.CaughtUp) -> State:
    """Joins the rounds in which each speaks at once, consent from the next round on (I5)."""
    known = must_be_here(state, event.person)
    if known.caught_up:
        raise RuleBroken("already_present", person=event.person)
    state = change_person(state, event.person, replace(known, caught_up=True))
    return _each_walk(
        state,
        lambda stage, kind: (
            replace(stage, order=(*stage.order, event.person))
            if kind is StageKind.ROUND
            and stage.step not in COUNTED_ROUNDS
            and event.person not in stage.order
            else stage
        ),
    )


@on(ev.Unreachable)
def unreachable(state: State, event: ev.Unreachable) -> State:
    """A dropped connection is not a departure: the person is waited for."""
    known = must_be_here(state, event.person)
    return change_person(state, event.person, replace(known, unreachable=True))


@on(ev.Reached)
def reached(state: State, event: ev.Reached) -> State:
    known = must_be_here(state, event.person)
    return change_person(state, event.person, replace(known, unreachable=False))


@on(ev.Left)
def left(state: State, event: ev.Left) -> State:
    """Who leaves is not waited for; an objection they raised stays open (I3)."""
    known = must_be_here(state, event.person)
    gathering = state.walks[0].step.name == "attendance"
    known = replace(
        known, here=False, unreachable=False, left=None if gathering else event.at,
        was_here=not gathering,
    )  # fmt: skip
    state = change_person(state, event.person, known)
    if gathering:
        state = replace(state, seats=tuple(p for p in state.seats if p != event.person))
    state = _each_walk(
        state,
        lambda stage, _: replace(stage, order=tuple(p for p in stage.order if p != event.person)),
    )
    return advance_if_clear(state, event) if state.stage.answers else state


@on(ev.Seated)
def seated(state: State, event: ev.Seated) -> State:
    if sorted(event.seats) != sorted(state.seats):
        raise RuleBroken("unknown_person", person=", ".join(event.seats))
    return replace(state, seats=event.seats)


@on(ev.OfficeTaken)
def office_taken(state: State, event: ev.OfficeTaken) -> State:
    """Who fills an office tonight, or for the item on the table only."""
    must_be_here(state, event.person)
    item = state.item
    if event.for_item and item is None:
        raise RuleBroken("unknown_item")
    if item is not None and event.for_item and event.office not in dict(item.lent):
        lent = (*item.lent, (event.office, state.offices.get(event.office, "")))
        state = change_item(state, replace(item, lent=lent))
    return replace(state, offices={**state.offices, event.office: event.person})


@on(ev.SteppedDown)
def stepped_down(state: State, event: ev.SteppedDown) -> State:
    """A holder gives up an office held by mandate, from today."""
    wanted = (event.office, event.person)
    held = next((m for m in state.context.mandates if (m.office, m.person) == wanted), None)
    if held is None or any(down.mandate == held.id for down in state.stepped_down):
        raise RuleBroken("not_held", person=event.person)
    down = StepDown(mandate=held.id, office=held.office, person=held.person, reason=event.reason)
    return replace(state, stepped_down=(*state.stepped_down, down))

"""A person is proposed, declines or is elected, or nobody is found (method, steps 7 to 10)."""

from collections.abc import Iterable
from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import decided
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.takes.electing import at_step, must_be_eligible, must_end, with_election
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    advance,
    begin_stage,
    change_item,
    current_item,
    effect,
    leave_stage,
    round_taken,
)
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.election import Attempt, Declined, Lot
from cercle_tui.model.people import parts
from cercle_tui.model.practice import Tie

_BEFORE_BALLOTS = ("role", "role_consent", "office_term", "term_consent", "criteria",
                   "criteria_consent", "election_info")  # fmt: skip


@on(ev.LotDrawn)
def lot_drawn(state: State, event: ev.LotDrawn) -> State:
    """Chance, drawn outside and recorded, among people named tonight."""
    election = at_step(state, "propose")
    if state.practice.tie is not Tie.DRAW:
        raise RuleBroken("lot_not_practised")
    named = {said.nominee for said in election.said}
    for person in (*event.people, event.drawn):
        if person not in named:
            raise RuleBroken("not_named", person=person)
    if event.drawn not in event.people:
        raise RuleBroken("not_named", person=event.drawn)
    lot = Lot(people=event.people, drawn=event.drawn)
    return with_election(state, replace(election, lots=(*election.lots, lot)))


@on(ev.NomineeProposed)
def nominee_proposed(state: State, event: ev.NomineeProposed) -> State:
    """The facilitator proposes a person and a term; another person is a new version (I2).

    It means to meet every objection to the one before: their authors say so in the new round.
    """
    election = at_step(state, "propose", "objections", "understand", "test", "integrate")
    must_be_eligible(state, event.person)
    must_end(event.term)
    attempt = Attempt(
        person=event.person, term=event.term, reasons=event.reasons, duties=event.duties,
        support=event.support, interim=event.interim,
    )  # fmt: skip
    still = {o.id for o in state.open_objections(current_item(state).election_key)}
    state = replace(state, addressed=state.addressed | still)
    state = with_election(state, replace(election, attempts=(*election.attempts, attempt)))
    if state.step.name == "propose":
        return advance(state, event)
    return begin_stage(state, "objections", event) if state.step.name != "objections" else state


@on(ev.NomineeDeclined)
def nominee_declined(state: State, event: ev.NomineeDeclined) -> State:
    """The person proposed says no; the facilitator proposes again on the reasons heard."""
    election = at_step(
        state, "propose", "nominee_consent", "objections", "understand", "test", "integrate"
    )
    if election.proposed is None:
        raise RuleBroken("nominee_needed")
    declined = Declined(
        person=election.proposed.person, reason=event.reason, attempt=len(election.attempts)
    )
    state = keep_election_round(state, event)
    election = current_item(state).election
    state = with_election(state, replace(election, declined=(*election.declined, declined)))
    return begin_stage(leave_stage(state, event), "propose", event)


def keep_election_round(state: State, event: ev.Event) -> State:
    """Return `state` with the election's consent round kept in its story."""
    if state.step.name != "nominee_consent":
        return state
    election = current_item(state).election
    rounds = (*election.rounds, round_taken(state, event))
    return with_election(state, replace(election, rounds=rounds))


@on(ev.Elected)
def elected(state: State, event: ev.Elected) -> State:
    """Everyone counted and present consents to this person and term; the mandate has an end."""
    lack = decided(state) if state.walk.process == "elect" else RuleBroken("round_not_done")
    if lack is not None:
        raise lack
    state = keep_election_round(state, event)
    election = replace(
        current_item(state).election, end="elected", at_end=event.at_end,
        substitute=event.substitute, ended=event.at,
    )  # fmt: skip
    state = with_election(state, election)
    if not event.at_end and not election.circle:
        state = _takes_office(state, parts(election.office), state.nominee)
    return begin_stage(leave_stage(state, event), "elected", event)


def _takes_office(state: State, offices: Iterable[str], person: str) -> State:
    """Return `state` with the person elected filling the offices of the evening, if here."""
    if person not in state.here:
        return state
    item = current_item(state)
    lent = tuple(pair for pair in item.lent if pair[0] not in offices)
    filled = {**state.offices, **dict.fromkeys(offices, person)}
    return replace(change_item(state, replace(item, lent=lent)), offices=filled)


@on(ev.NobodyElected)
def nobody_elected(state: State, event: ev.NobodyElected) -> State:
    """The office stays vacant, or the election waits until a date; all that was said stays.

    Before the first ballots it is so for every office filled in this item.
    """
    if state.walk.process != "elect" or state.step.name in ("elected", "item_end"):
        raise RuleBroken("wrong_step", step=state.step.name)
    item = current_item(state)
    if not item.elections:
        raise RuleBroken("office_needed")
    if event.end == "postponed" and event.until is None:
        raise RuleBroken("date_needed")
    state = keep_election_round(state, event)
    item = current_item(state)
    if state.step.name in _BEFORE_BALLOTS:
        state = change_item(state, replace(item, filling=len(item.elections) - 1))
    for place in range(item.filling, current_item(state).filling + 1):
        state = _without_anyone(state, place, event)
    return begin_stage(leave_stage(state, event), "elected", event)


def _without_anyone(state: State, place: int, event: ev.NobodyElected) -> State:
    item = current_item(state)
    ended = replace(
        item.elections[place], end=event.end, until=event.until, reason=event.reason,
        ended=event.at,
    )  # fmt: skip
    elections = (*item.elections[:place], ended, *item.elections[place + 1 :])
    state = change_item(state, replace(item, elections=elections))
    return _wait(state, ended, place) if event.end == "postponed" else state


def _wait(state: State, election: ElectionState, place: int) -> State:
    item = current_item(state)
    number = f".{place + 1}" if place else ""
    waiting = BacklogItem(
        id=f"{state.meeting}.{item.item.id}.election{number}",
        title=item.item.title,
        origin=Origin.POSTPONED,
        kind=ItemKind.ELECT,
        minutes=item.item.minutes,
        brought_by=item.item.brought_by,
        not_before=election.until,
        note=election.reason,
        subject=election.office,
        circle=election.circle,
    )
    return replace(state, backlog=(*state.backlog, waiting))


@effect("next_office")
def _next_office(state: State, walk: Walk, _event: ev.Event) -> State:
    """On to the next office's ballots, where several are filled."""
    item = state.get_item(walk.item)
    if state.step.name != "ballots":
        return state
    return change_item(state, replace(item, filling=item.filling + 1))

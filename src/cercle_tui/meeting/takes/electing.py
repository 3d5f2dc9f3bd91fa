"""Election without candidates: role and term first, ballots unseen, reasons, a person proposed."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import decided
from cercle_tui.meeting.matters import ElectionState, Nomination
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.takes.presence import presence
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    begin_stage,
    change_item,
    change_stage,
    current_item,
    leave_stage,
    round_taken,
)
from cercle_tui.model.practice import Change, Nominations
from cercle_tui.model.term import Term


def _at(state: State, *steps: str) -> ElectionState:
    if state.step.name not in steps or state.walk.process != "elect":
        raise RuleBroken("wrong_step", step=state.step.name)
    return current_item(state).election


def _with(state: State, election: ElectionState) -> State:
    return change_item(state, replace(current_item(state), election=election))


@on(ev.RoleDescribed)
def role_described(state: State, event: ev.RoleDescribed) -> State:
    election = _at(state, "role")
    return _with(state, replace(election, office=event.office, duties=event.duties))


def _must_end(term: Term) -> None:
    """A mandate has an end that a calendar shows (I8): "after N meetings" has none."""
    if term.meetings is not None:
        raise RuleBroken("end_needed")


@on(ev.OfficeTermSet)
def office_term_set(state: State, event: ev.OfficeTermSet) -> State:
    election = _at(state, "office_term")
    _must_end(event.term)
    return _with(state, replace(election, term=event.term))


@on(ev.BallotsIn)
def ballots_in(state: State, event: ev.BallotsIn) -> State:
    """Every member has a ballot in, or a recorded pass where the practice allows it (I6)."""
    election = _at(state, "ballots")
    if event.passed and state.practice.nominations is not Nominations.PASS_ALLOWED:
        raise RuleBroken("passing_not_allowed")
    for person in event.passed:
        if person not in state.stage.order:
            raise RuleBroken("not_counted", person=person)
    return _with(state, replace(election, ballots_in=True, passed=event.passed))


@on(ev.Nominated)
def nominated(state: State, event: ev.Nominated) -> State:
    election = _at(state, "nominations")
    presence(state, event.nominee)
    if event.by not in state.stage.order or event.by in election.passed:
        raise RuleBroken("not_counted", person=event.by)
    if event.by in election.nominations:
        raise RuleBroken("already_answered", person=event.by)
    kept = {**election.nominations, event.by: Nomination(event.nominee, event.reasons)}
    state = _with(state, replace(election, nominations=kept))
    turns = {**state.stage.turns, event.by: "spoke"}
    return change_stage(state, replace(state.stage, turns=turns))


@on(ev.NominationChanged)
def nomination_changed(state: State, event: ev.NominationChanged) -> State:
    """Having heard the others; in U only to someone already named. The first ballot stays."""
    election = _at(state, "change")
    presence(state, event.nominee)
    before = election.nominations.get(event.by)
    if before is None or event.by not in state.stage.order:
        raise RuleBroken("nominations_missing", people=(event.by,))
    named = {n.nominee for n in election.nominations.values()}
    if state.practice.change is Change.ALREADY_NAMED and event.nominee not in named:
        raise RuleBroken("not_named", person=event.nominee)
    changed = Nomination(
        event.nominee, event.reasons, before.changed_from or before.nominee,
        before.first_reasons or before.reasons,
    )  # fmt: skip
    kept = {**election.nominations, event.by: changed}
    state = _with(state, replace(election, nominations=kept))
    turns = {**state.stage.turns, event.by: "spoke"}
    return change_stage(state, replace(state.stage, turns=turns))


@on(ev.NomineeProposed)
def nominee_proposed(state: State, event: ev.NomineeProposed) -> State:
    """The facilitator proposes a person and a term; another person is a new version (I2).

    It means to meet every objection to the one before: their authors say so in the new round.
    """
    election = _at(state, "propose", "objections", "integrate")
    presence(state, event.person)
    _must_end(event.term)
    attempt = (event.person, event.term, event.reasons)
    still = {o.id for o in state.open_objections(state.stage.about)}
    state = replace(state, addressed=state.addressed | still)
    state = _with(state, replace(election, attempts=(*election.attempts, attempt)))
    return begin_stage(state, "objections", event) if state.step.name == "integrate" else state


def keep_election_round(state: State, event: ev.Event) -> State:
    """Return `state` with the election's consent round kept in its story."""
    if state.step.name != "nominee_consent":
        return state
    election = current_item(state).election
    return _with(state, replace(election, rounds=(*election.rounds, round_taken(state, event))))


@on(ev.Elected)
def elected(state: State, event: ev.Elected) -> State:
    """Everyone counted and present consents to this person and term; the mandate has an end."""
    lack = decided(state) if state.walk.process == "elect" else RuleBroken("round_not_done")
    if lack is not None:
        raise lack
    state = keep_election_round(state, event)
    election = replace(
        current_item(state).election, elected=True, at_end=event.at_end,
        substitute=event.substitute, ended=event.at,
    )  # fmt: skip
    return begin_stage(leave_stage(_with(state, election), event), "elected", event)

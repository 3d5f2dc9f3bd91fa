"""Election without candidates: role and term first, then ballots unseen, read with reasons."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.eligibility import why_not
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.takes.presence import must_be_reached
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    advance,
    change_item,
    change_stage,
    current_item,
)
from cercle_tui.model.election import Nomination
from cercle_tui.model.practice import Ballots, Change, Nominations
from cercle_tui.model.term import Term


def at_step(state: State, *steps: str) -> ElectionState:
    """Return the election on the table, at one of these steps; raises `RuleBroken`."""
    if state.walk.process != "elect" or state.step.name not in steps:
        raise RuleBroken("wrong_step", step=state.step.name)
    return current_item(state).election


def with_election(state: State, election: ElectionState) -> State:
    """Return `state` with the election of the office being filled replaced."""
    item = current_item(state)
    elections = (*item.elections[: item.filling], election, *item.elections[item.filling + 1 :])
    return change_item(state, replace(item, elections=elections))


def must_end(term: Term | None) -> None:
    """A mandate has an end that a calendar shows (I8): "after N meetings" has none."""
    if term is not None and term.meetings is not None:
        raise RuleBroken("end_needed")


def must_be_eligible(state: State, person: str) -> None:
    """Raise `RuleBroken` for whoever cannot be nominated for this office."""
    why = why_not(state, person)
    if why:
        raise RuleBroken(why, person=person)


def _spoke(state: State, person: str) -> State:
    turns = {**state.stage.turns, person: "spoke"}
    return change_stage(state, replace(state.stage, turns=turns))


# What is settled before the ballots (I7)


@on(ev.RoleDescribed)
def role_described(state: State, event: ev.RoleDescribed) -> State:
    """An office to fill tonight, or its duties put otherwise."""
    at_step(state, "role")
    must_end(event.term)
    item = current_item(state)
    told = ElectionState(
        office=event.office, duties=event.duties, why=event.why, circle=event.circle,
        eligible=event.eligible, term=event.term,
    )  # fmt: skip
    known = {(election.office, election.circle): election for election in item.elections}
    same = (event.office, event.circle)
    if same in known and event.term is None:
        told = replace(told, term=known[same].term)
    known[same] = told
    return change_item(state, replace(item, elections=tuple(known.values())))


@on(ev.OfficeTermSet)
def office_term_set(state: State, event: ev.OfficeTermSet) -> State:
    at_step(state, "office_term")
    must_end(event.term)
    item = current_item(state)
    if event.office and all(e.office != event.office for e in item.elections):
        raise RuleBroken("office_needed")
    elections = tuple(
        replace(e, term=event.term) if event.office in ("", e.office) else e for e in item.elections
    )
    return change_item(state, replace(item, elections=elections))


# Ballots and their reading (I6)


@on(ev.BallotCast)
def ballot_cast(state: State, event: ev.BallotCast) -> State:
    """Typed unseen, where the circle votes at the keyboard; again before all are in, another."""
    election = at_step(state, "ballots")
    if state.practice.ballots is not Ballots.MASKED:
        raise RuleBroken("ballots_on_paper")
    if event.by not in state.stage.order:
        raise RuleBroken("not_counted", person=event.by)
    must_be_eligible(state, event.nominee)
    ballots = {**election.ballots, event.by: event.nominee}
    return with_election(state, replace(election, ballots=ballots))


def ballots_missing(state: State) -> tuple[str, ...]:
    """Return who has no ballot yet where they are typed; nobody knows it of paper."""
    if state.practice.ballots is not Ballots.MASKED or state.step.name != "ballots":
        return ()
    cast = current_item(state).election.ballots
    return tuple(p for p in state.stage.order if p not in cast)


@on(ev.BallotsIn)
def ballots_in(state: State, event: ev.BallotsIn) -> State:
    """Every member has a ballot in, or a recorded pass where the practice allows it (I6)."""
    election = at_step(state, "ballots")
    if event.passed and state.practice.nominations is not Nominations.PASS_ALLOWED:
        raise RuleBroken("passing_not_allowed")
    for person in event.passed:
        if person not in state.stage.order:
            raise RuleBroken("not_counted", person=person)
    missing = tuple(p for p in ballots_missing(state) if p not in event.passed)
    if missing:
        raise RuleBroken("ballots_missing", people=missing)
    if not state.stage.order:
        raise RuleBroken("nobody_present")
    voters = state.stage.order
    election = replace(election, ballots_in=True, voters=voters, passed=event.passed)
    return advance(with_election(state, election), event)


def pass_ballot(state: State, person: str) -> State:
    """Return `state` with an empty ballot found at the reading, where the practice allows it."""
    election = at_step(state, "nominations")
    if state.practice.nominations is not Nominations.PASS_ALLOWED or person in election.ballots:
        raise RuleBroken("passing_not_allowed")
    if person not in state.stage.order:
        raise RuleBroken("not_counted", person=person)
    if person in election.nominations:
        raise RuleBroken("already_answered", person=person)
    state = with_election(state, replace(election, passed=(*election.passed, person)))
    turns = {**state.stage.turns, person: "passed"}
    return change_stage(state, replace(state.stage, turns=turns))


@on(ev.Nominated)
def nominated(state: State, event: ev.Nominated) -> State:
    """A ballot is read. Who left meanwhile had one too: it may be read."""
    election = at_step(state, "nominations")
    must_be_eligible(state, event.nominee)
    if event.by not in election.voters or event.by in election.passed:
        raise RuleBroken("not_counted", person=event.by)
    before = [said.nominee for said in election.said if said.by == event.by]
    several = state.practice.nominations is Nominations.SEVERAL
    if event.nominee in before or (before and not several):
        raise RuleBroken("already_answered", person=event.by)
    cast = election.ballots.get(event.by, event.nominee)
    if not before and cast != event.nominee:
        raise RuleBroken("ballot_differs", person=event.by)
    said = Nomination(by=event.by, nominee=event.nominee, reasons=event.reasons)
    state = with_election(state, replace(election, said=(*election.said, said)))
    return _spoke(state, event.by)


@on(ev.NominationChanged)
def nomination_changed(state: State, event: ev.NominationChanged) -> State:
    """Having heard the others; in U only to someone already named. The first ballot stays."""
    election = at_step(state, "change")
    must_be_eligible(state, event.nominee)
    if event.by not in election.nominations or event.by not in state.stage.order:
        raise RuleBroken("nominations_missing", people=(event.by,))
    must_be_reached(state, event.by)
    named = {said.nominee for said in election.said}
    if state.practice.change is Change.ALREADY_NAMED and event.nominee not in named:
        raise RuleBroken("not_named", person=event.nominee)
    said = Nomination(by=event.by, nominee=event.nominee, reasons=event.reasons, change=True)
    state = with_election(state, replace(election, said=(*election.said, said)))
    return _spoke(state, event.by)

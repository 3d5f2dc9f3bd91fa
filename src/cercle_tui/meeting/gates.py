"""What must be so before a step may end (gates), and what settles where it leads (guards)."""

from collections.abc import Callable

from cercle_tui.meeting.events import LineAdded
from cercle_tui.meeting.gathering import dimension_after, dimensions, last_text
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import DecisionKind, Version
from cercle_tui.model.people import Office
from cercle_tui.model.practice import Change, MinutesConsent

Lack = RuleBroken | None


def _somebody_here(state: State) -> Lack:
    if not state.counted:
        return RuleBroken("nobody_present")
    facilitator = state.holder(Office.FACILITATOR)
    if facilitator not in state.here:
        return RuleBroken("no_facilitator")
    return None


def _all_heard(state: State) -> Lack:
    waiting = state.waiting()
    return RuleBroken("not_heard", people=waiting) if waiting else None


def round_done(state: State) -> Lack:
    """Everyone counted has answered; the unreachable are waited for (I5)."""
    waiting = state.waiting()
    if waiting:
        return RuleBroken("not_answered", people=waiting)
    return None if state.stage.order else RuleBroken("nobody_present")


def nothing_open(state: State) -> Lack:
    """Enough people are here, and no objection to what is asked is open."""
    counted = sum(1 for who in state.people.values() if who.member.counted)
    needed = state.practice.needed(counted)
    if len(state.counted) < needed:
        return RuleBroken("too_few", count=str(needed))
    still = state.open_objections(state.stage.about)
    return RuleBroken("objections_open", people=[o.author for o in still]) if still else None


def consented(state: State) -> Lack:
    """I1: everyone asked has answered this version, and no objection to it is open."""
    return round_done(state) or nothing_open(state)


def decided(state: State) -> Lack:
    """What keeps the proposal or the person proposed from being consented to here and now (I1).

    Either its round just ended without objections, or each objection was let go since, with no
    version that a round has not seen.
    """
    if state.step.kind is StageKind.ANSWERS and state.step.asks in ("proposal", "nominee"):
        return consented(state)
    if state.step.name != "objections":
        return RuleBroken("round_not_done")
    unmet = _objections_met(state)
    if unmet is None and new_version(state):
        return RuleBroken("new_round_needed")
    return unmet or nothing_open(state)


def _objections_met(state: State) -> Lack:
    unmet = state.unmet_objections(state.stage.about)
    return RuleBroken("objections_open", people=[o.author for o in unmet]) if unmet else None


def _items_all_ended(state: State) -> Lack:
    if state.items and not state.agenda_consented:
        return RuleBroken("agenda_not_consented")
    left = [i.item.title for i in state.items if i.outcome is None]
    return RuleBroken("items_open", items=left) if left else None


def _proposal_there(state: State) -> Lack:
    proposal = state.proposal
    if proposal is None or not proposal.open or not proposal.last.text:
        return RuleBroken("text_needed")
    return None


def version_complete(version: Version) -> Lack:
    """I8: a text, someone responsible and, for a policy, a term."""
    if not version.text:
        return RuleBroken("text_needed")
    if not any(version.responsible):
        return RuleBroken("responsible_needed")
    if version.kind is DecisionKind.POLICY and version.term is None:
        return RuleBroken("term_needed")
    return None


def _proposal_complete(state: State) -> Lack:
    lack = _proposal_there(state)
    if lack is not None or state.proposal is None:
        return lack
    return version_complete(state.proposal.last)


def _text_there(state: State) -> Lack:
    item = state.item
    texts = item.texts if item is not None else state.texts
    if any(text.step == state.step.name for text in texts):
        return None
    return RuleBroken("text_needed")


def _words_there(state: State) -> Lack:
    return None if last_text(state.item, state.step.name) else RuleBroken("not_written")


def _dimensions_there(state: State) -> Lack:
    lack = _all_heard(state)
    return lack if lack or dimensions(state.item) else RuleBroken("no_dimension")


def _review_chosen(state: State) -> Lack:
    lack = _all_heard(state)
    chosen = state.item is not None and state.item.review.choice
    return lack if lack or chosen else RuleBroken("choice_needed")


def _election(lack: str, ready: Callable[[ItemState], object]) -> Callable[[State], Lack]:
    return lambda state: None if state.item and ready(state.item) else RuleBroken(lack)


def criteria_of(item: ItemState, office: str) -> tuple[LineAdded, ...]:
    """Return the criteria for an office, those said for all of them too."""
    return tuple(
        line for line in item.lines if line.step == "criteria" and line.under in ("", office)
    )


def _every_election(state: State, ready: Callable[[ElectionState], bool]) -> bool:
    elections = state.item.elections if state.item else ()
    return bool(elections) and all(ready(election) for election in elections)


def offices_left(state: State) -> bool:
    """Whether another office of this item waits for its ballots."""
    item = state.item
    return item is not None and item.filling + 1 < len(item.elections)


def _all_nominated(state: State) -> Lack:
    item = state.item
    election = item.election if item else None
    missing = [
        p for p in state.stage.order
        if election and p not in election.nominations and p not in election.passed
    ]  # fmt: skip
    return RuleBroken("nominations_missing", people=missing) if missing else None


GATES: dict[str, Callable[[State], Lack]] = {
    "somebody_here": _somebody_here,
    "all_heard": _all_heard,
    "round_done": round_done,
    "consented": consented,
    "objections_met": _objections_met,
    "items_all_ended": _items_all_ended,
    "review_chosen": _review_chosen,
    "proposal_there": _proposal_there,
    "proposal_complete": _proposal_complete,
    "text_there": _text_there,
    "words_there": _words_there,
    "dimensions_there": _dimensions_there,
    "tuners_there": lambda state: (
        None if state.item and state.item.tuners else RuleBroken("tuners_needed")
    ),
    "role_there": _election("office_needed", lambda i: i.elections),
    "office_term_there": _election("end_needed", lambda i: all(e.term for e in i.elections)),
    "criteria_there": _election(
        "criteria_needed", lambda i: all(criteria_of(i, e.office) for e in i.elections)
    ),
    "ballots_are_in": _election("ballots_not_in", lambda i: i.election.ballots_in),
    "all_nominated": _all_nominated,
    "nominee_there": _election("nominee_needed", lambda i: i.election.proposed),
    "outcome_needed": lambda _state: RuleBroken("outcome_needed"),
    "closing_needed": lambda _state: RuleBroken("closing_needed"),
}


def matter(state: State) -> tuple[str, int]:
    """Return what a proposal or election consent is about, and its version as it stands now.

    A correction of form stands with the answers to the version it corrects.
    """
    item, proposal = state.item, state.proposal
    if item is not None and state.process == "elect":
        return item.election_key, len(item.election.attempts)
    if proposal is not None:
        return proposal.id, max(v.number for v in proposal.versions if not v.form_only)
    return "", 0


def new_version(state: State) -> bool:
    """A version has come since the round whose objections are on the table."""
    return matter(state)[1] > state.stage.version


GUARDS: dict[str, Callable[[State], bool]] = {
    "": lambda _state: True,
    "nobody_missing": lambda state: not state.absent,
    "minutes_not_asked": lambda state: not state.context.minutes_asked(state.opened),
    "minutes_asked_later": lambda s: s.practice.minutes is not MinutesConsent.AT_CLOSING,
    "no_actions_before": lambda state: not state.context.actions,
    "no_criteria_step": lambda state: not state.practice.criteria,
    "criteria_step": lambda state: state.practice.criteria,
    "role_known": lambda state: _every_election(state, lambda e: bool(e.duties and e.term)),
    "office_term_known": lambda state: _every_election(state, lambda e: e.term is not None),
    "offices_left": offices_left,
    "no_change_round": lambda state: state.practice.change is Change.NONE,
    "objections_raised": lambda state: bool(state.open_objections(state.stage.about)),
    "objections_left": lambda state: bool(state.unmet_objections(state.stage.about)),
    "new_version": new_version,
    "dimension_left": lambda state: bool(dimension_after(state.item, state.stage.about)),
}


def lacking(state: State) -> Lack:
    """Return what keeps the present step from ending, or None when its gate is open."""
    gate = state.step.gate
    return GATES[gate](state) if gate else None

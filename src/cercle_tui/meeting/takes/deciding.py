"""Deciding: a proposal, its versions, adoption, and the other ways it ends."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import decided, round_done, version_complete
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.matters import Proposal
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.takes.agenda import end_item
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import (
    begin_stage,
    change_item,
    current_item,
    effect,
    is_question,
    leave_stage,
    round_taken,
)
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome, Origin
from cercle_tui.model.decision import DecisionKind, ProposalEnd, Version
from cercle_tui.model.people import Office


def with_defaults(state: State, version: Version, author: str) -> Version:
    """Return the version with the circle's defaults where nobody said otherwise, and their names.

    Responsible: the leader; without a leader the author. A policy's term: the practice's.
    """
    filled: dict[str, object] = {}
    if not any(version.responsible):
        filled["responsible"] = (state.context.holder(Office.LEADER) or author,)
    if version.kind is DecisionKind.POLICY and version.term is None:
        filled["term"] = state.practice.policy_term
    kept = set(version.defaults) & {"responsible", "term"}
    return version.model_copy(update=filled | {"defaults": tuple(sorted(kept | set(filled)))})


def change_proposal(state: State, proposal: Proposal) -> State:
    item = current_item(state)
    return change_item(state, replace(item, proposals=(*item.proposals[:-1], proposal)))


def _walk_to(state: State, process: str, step: str, event: ev.Event) -> State:
    walk = replace(state.walk, process=process)
    state = replace(state, walks=(*state.walks[:-1], walk))
    return begin_stage(state, step, event)


def open_proposal(state: State) -> tuple[ItemState, Proposal]:
    """Return the item on the table and its open proposal; raises `RuleBroken`."""
    item = current_item(state)
    proposal = item.open_proposal
    if proposal is None:
        raise RuleBroken("text_needed")
    return item, proposal


@on(ev.ProposalMade)
def proposal_made(state: State, event: ev.ProposalMade) -> State:
    """A proposal can be born in any item; a counter-proposal waits until the first has ended."""
    item = current_item(state)
    if is_question(state):
        raise RuleBroken("question_open")
    if item.open_proposal is not None:
        raise RuleBroken("proposal_open")
    if not event.version.text:
        raise RuleBroken("text_needed")
    if any(p.id == event.proposal for i in state.items for p in i.proposals):
        raise RuleBroken("already_proposed")
    version = event.version.model_copy(update={"number": 1, "form_only": False})
    version = with_defaults(state, version, event.author)
    proposal = Proposal(event.proposal, event.author, (version,), replaces=event.replaces)
    state = _answers_kept(state, event)
    state = change_item(state, replace(item, proposals=(*item.proposals, proposal)))
    return _walk_to(state, "decide", "present", event)


def _answers_kept(state: State, event: ev.Event) -> State:
    """What was answered to a review stays in the record; an objection is heard to its end (I3)."""
    if state.step.name != "review_choice" or not state.stage.answers:
        return state
    lack = round_done(state) if state.open_objections(state.stage.about) else None
    if lack is not None:
        raise lack
    return leave_stage(state, event)


AMENDABLE = ("present", "clarify", "react", "amend", "objections", "understand", "test",
             "integrate")  # fmt: skip


@on(ev.Amended)
def amended(state: State, event: ev.Amended) -> State:
    """A change of text, term or any other part is a new version (I2)."""
    _, proposal = open_proposal(state)
    if state.step.name not in AMENDABLE:
        raise RuleBroken("wrong_step", step=state.step.name)
    return _new_version(state, proposal, event.version, event.integrates, event)


def _new_version(
    state: State, proposal: Proposal, version: Version, integrates: tuple[str, ...],
    event: ev.Event,
) -> State:  # fmt: skip
    lack = version_complete(with_defaults(state, version, proposal.author))
    if lack is not None:
        raise lack
    still = {o.id for o in state.open_objections(proposal.id)}
    if not set(integrates) <= still:
        raise RuleBroken("unknown_objection")
    number = len(proposal.versions) + 1
    numbered = version.model_copy(update={"number": number, "form_only": False})
    version = with_defaults(state, numbered, proposal.author)
    state = change_proposal(state, replace(proposal, versions=(*proposal.versions, version)))
    state = replace(state, addressed=state.addressed | set(integrates))
    if state.step.name == "integrate" and set(state.stage.focus) <= state.addressed:
        return begin_stage(state, "objections", event)
    return state


@effect("form_correction")
def _form_corrected(state: State, walk: Walk, _event: ev.Event) -> State:
    """Read aloud and confirmed by all: the new version stands with the answers already given."""
    proposal, question = current_proposal(state), walk.question
    if question is None or question.version is None:
        return state
    number = len(proposal.versions) + 1
    version = question.version.model_copy(update={"number": number, "form_only": True})
    return change_proposal(state, replace(proposal, versions=(*proposal.versions, version)))


def keep_round(state: State, event: ev.Event) -> State:
    """Return `state` with the proposal's consent round, as far as it went, kept in its story."""
    proposal = state.proposal
    if proposal is None or state.step.name != "consent":
        return state
    taken = round_taken(state, event)
    return change_proposal(state, replace(proposal, rounds=(*proposal.rounds, taken)))


def _end(state: State, proposal: Proposal, end: str, event: ev.Event, **more: object) -> State:
    ended = replace(
        proposal,
        end=end,
        ended=event.at,
        present=state.here,
        **more,  # type: ignore[arg-type]
    )
    return change_proposal(state, ended)


@on(ev.Adopted)
def adopted(state: State, event: ev.Adopted) -> State:
    """I1: everyone counted and present has answered this version, and no objection is open."""
    _, proposal = open_proposal(state)
    lack = decided(state) or version_complete(proposal.last)
    if lack is not None:
        raise lack
    state = keep_round(state, event)
    return begin_stage(
        leave_stage(_end(state, current_proposal(state), "adopted", event), event),
        "read_back",
        event,
    )


def current_proposal(state: State) -> Proposal:
    """Return the last proposal of the item on the table; raises `RuleBroken`."""
    if state.proposal is None:
        raise RuleBroken("text_needed")
    return state.proposal


@on(ev.NotAdopted)
def not_adopted(state: State, event: ev.NotAdopted) -> State:
    """Withdrawn by its author, postponed to a date or referred; to drop it takes consent."""
    _, proposal = open_proposal(state)
    if is_question(state):
        raise RuleBroken("question_open")
    if event.end is ProposalEnd.POSTPONED and event.until is None:
        raise RuleBroken("date_needed")
    if event.end is ProposalEnd.REFERRED and not event.to:
        raise RuleBroken("whom_needed")
    state = keep_round(state, event)
    proposal = current_proposal(state)
    if event.end is ProposalEnd.POSTPONED:
        state = _postpone(state, proposal, event)
    state = _end(
        state, proposal, event.end.value, event,
        until=event.until, to=event.to, reason=event.reason,
    )  # fmt: skip
    return begin_stage(state, "item_end", event)


def _postpone(state: State, proposal: Proposal, event: ev.NotAdopted) -> State:
    item = current_item(state).item
    waiting = BacklogItem(
        id=f"{state.meeting}.{proposal.id}",
        title=proposal.last.title or item.title,
        origin=Origin.POSTPONED,
        kind=ItemKind.DECIDE,
        minutes=item.minutes,
        brought_by=proposal.author if proposal.author in state.people else "",
        not_before=event.until,
        note=event.reason,
        draft=proposal.last.text,
    )
    return replace(state, backlog=(*state.backlog, waiting))


@effect("drop")
def _dropped(state: State, walk: Walk, event: ev.Event) -> State:
    """By the circle's consent the proposal is dropped, or the item where there is none."""
    item, reason = current_item(state), walk.question.text if walk.question else ""
    if item.open_proposal is None:
        return end_item(state, item, event, ItemOutcome.DROPPED, note=reason)
    state = _end(state, item.open_proposal, ProposalEnd.DROPPED.value, event, reason=reason)
    return begin_stage(state, "item_end", event)


@on(ev.Told)
def told(state: State, event: ev.Told) -> State:
    """Whom the decision is communicated to, at the reading back."""
    proposal = current_proposal(state)
    if not proposal.adopted:
        raise RuleBroken("wrong_step", step=state.step.name)
    return change_proposal(state, replace(proposal, told=event.to))

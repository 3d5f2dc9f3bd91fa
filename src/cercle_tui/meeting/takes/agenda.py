"""The agenda: its items, the consent it needs, and how each item ends."""

from dataclasses import replace
from datetime import timedelta

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import gathered, lines_before, texts_before, tuners_before
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.takes.nominee import keep_election_round
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import begin_stage, change_item, effect, push, round_taken
from cercle_tui.model.agenda import (
    LONGEST,
    AgendaItem,
    BacklogItem,
    ItemKind,
    ItemOutcome,
    Origin,
)


def _changed(state: State, items: tuple[ItemState, ...], significant: bool) -> State:
    """A significant change is a new version of the agenda, which voids the consent to it (I9).

    Before the first consent every change counts, since answers are to the agenda as shown.
    """
    state = replace(state, items=items)
    if not significant and state.consented:
        return state
    return replace(state, agenda_version=state.agenda_version + 1)


def _again(state: State, event: ev.Event) -> State:
    """Consent under way to an older agenda starts over: its answers are void (I2).

    So does one that waits under a question or an aside.
    """
    walks = state.walks
    for depth, walk in enumerate(walks, 1):
        if walk.stage.about == "agenda" and walk.stage.version != state.agenda_version:
            under = begin_stage(replace(state, walks=walks[:depth]), walk.stage.step, event)
            state = replace(under, walks=(*under.walks, *walks[depth:]))
    return state


def _not_ended(state: State, item: str) -> ItemState:
    found = state.get_item(item)
    if found.outcome is not None:
        raise RuleBroken("item_done")
    return found


@on(ev.ItemAdded)
def item_added(state: State, event: ev.ItemAdded) -> State:
    if any(i.item.id == event.item.id for i in state.items):
        raise RuleBroken("item_done")
    kept = _backlog_id(state, event.item)  # taken off earlier tonight, it waits no longer
    state = replace(
        state,
        backlog=tuple(b for b in state.backlog if b.id != kept),
        removed=tuple(r for r in state.removed if _backlog_id(state, r) != kept),
    )
    return _again(_changed(state, (*state.items, ItemState(event.item)), True), event)


@on(ev.ItemChanged)
def item_changed(state: State, event: ev.ItemChanged) -> State:
    """Another kind is significant; retiming or rewording within the end is not."""
    found = _not_ended(state, event.item.id)
    if found.began and found.item.kind is not event.item.kind:
        raise RuleBroken("item_begun")
    items = tuple(
        replace(i, item=event.item) if i.item.id == event.item.id else i for i in state.items
    )
    return _again(_changed(state, items, found.item.kind is not event.item.kind), event)


@on(ev.ItemMoved)
def item_moved(state: State, event: ev.ItemMoved) -> State:
    found = _not_ended(state, event.item)
    others = [i for i in state.items if i is not found]
    others.insert(event.to, found)
    return _again(_changed(state, tuple(others), False), event)


def _backlog_id(state: State, item: AgendaItem) -> str:
    return item.backlog_id or f"{state.meeting}.{item.id}"


def to_backlog(state: State, item: ItemState, origin: Origin) -> State:
    """Return `state` with the item waiting in the backlog: nothing vanishes (I10)."""
    agenda_item, proposal = item.item, item.open_proposal
    (subject, circle), *others = _about(item)
    waiting = BacklogItem(
        id=_backlog_id(state, agenda_item),
        title=agenda_item.title,
        origin=origin,
        kind=agenda_item.kind,
        minutes=agenda_item.minutes,
        brought_by=agenda_item.brought_by,
        wanted=agenda_item.wanted,
        subject="" if agenda_item.subjects else subject,
        circle=circle,
        subjects=item.left_to_review if agenda_item.subjects else (),
        draft=proposal.last.text if proposal else agenda_item.draft,
        gathered=gathered(item),
    )
    besides = (
        waiting.model_copy(update={"id": f"{waiting.id}.{place}", "subject": office, "circle": of})
        for place, (office, of) in enumerate(others, 2)
    )
    return replace(state, backlog=(*state.backlog, waiting, *besides))


def _about(item: ItemState) -> tuple[tuple[str, str], ...]:
    """Return (subject, circle) of what is left of an item: each office not filled tonight."""
    if not item.elections:
        return ((item.item.subject, item.item.circle),)
    return tuple((e.office, e.circle) for e in item.elections if not e.end) or (("", ""),)


@on(ev.ItemRemoved)
def item_removed(state: State, event: ev.ItemRemoved) -> State:
    found = _not_ended(state, event.item)
    if found.began:
        raise RuleBroken("item_begun")
    items = tuple(i for i in state.items if i is not found)
    state = to_backlog(state, found, Origin.NEED)
    state = replace(state, removed=(*state.removed, found.item))
    return _again(_changed(state, items, True), event)


@on(ev.EndMoved)
def end_moved(state: State, event: ev.EndMoved) -> State:
    """Once the agenda has consent, moving the end needs consent again."""
    state = replace(state, planned=event.minutes)
    if state.stage.step == "duration":
        state = begin_stage(state, "duration", event)
    return _again(_changed(state, state.items, bool(state.consented)), event)


@effect("agenda")
def _agenda_consented(state: State, walk: Walk, _event: ev.Event) -> State:
    return replace(state, consented=walk.stage.version)


@on(ev.ItemOpened)
def item_opened(state: State, event: ev.ItemOpened) -> State:
    """No item opens before the circle has consented to the agenda (I9)."""
    if state.step.name != "items":
        raise RuleBroken("wrong_step", step=state.step.name)
    if not state.agenda_consented:
        raise RuleBroken("agenda_not_consented")
    found = _not_ended(state, event.item)
    state = change_item(
        state,
        replace(
            found, began=event.at, paused_before=state.paused_total,
            elections=found.elections or _office_known(state, found.item),
            texts=texts_before(found, event), lines=lines_before(found, event),
            tuners=tuners_before(found),
        ),
    )  # fmt: skip
    return push(state, found.item.kind.value, event, item=event.item)


def _office_known(state: State, item: AgendaItem) -> tuple[ElectionState, ...]:
    """The office an election is about, its duties from the last time, the practice's term."""
    if item.kind is not ItemKind.ELECT or not item.subject:
        return ()
    usual = state.practice.office_term
    duties = state.context.duties.get(item.subject, "")
    if item.circle:
        duties = next((x.duties for x in state.context.links if x.id == item.circle), "")
    return (
        ElectionState(
            office=item.subject,
            circle=item.circle,
            duties=duties,
            term=usual if usual.meetings is None else None,
        ),
    )


def end_item(
    state: State, item: ItemState, event: ev.Event, outcome: ItemOutcome, to: str = "",
    note: str = "",
) -> State:  # fmt: skip
    """Return `state` with the item ended; carried over, it waits in the backlog."""
    if state.walk.item == item.item.id and state.stage.answers:
        state = keep_election_round(state, event)
        item = state.get_item(item.item.id)
    spent = item.spent
    if item.began is not None:
        spent = event.at - item.began - (state.paused_total - item.paused_before)
        spent = max(spent, timedelta())
    ended = replace(item, ended=event.at, outcome=outcome, to=to, note=note, spent=spent)
    if outcome is ItemOutcome.CARRIED_OVER:
        state = to_backlog(state, ended, Origin.CARRIED_OVER)
    state = change_item(state, _suspended(state, ended, event, outcome))
    offices = dict(state.offices)
    for office, before in reversed(item.lent):  # handed over for this item only
        offices[office] = before
    state = replace(state, offices={office: who for office, who in offices.items() if who})
    walks = state.walks
    if any(walk.item == item.item.id for walk in walks):
        walks = walks[:1]
    return replace(state, walks=walks)


def _suspended(
    state: State, item: ItemState, event: ev.Event, outcome: ItemOutcome
) -> ItemState:  # fmt: skip
    """Return the item with its open proposal ended as it ends, the round under way kept."""
    proposal = item.open_proposal
    if proposal is None:
        return item
    rounds = proposal.rounds
    if state.walk.item == item.item.id and state.step.asks == "proposal" and state.stage.answers:
        rounds = (*rounds, round_taken(state, event))
    ended = replace(proposal, end=outcome.value, ended=event.at, present=state.here, rounds=rounds)
    return replace(item, proposals=(*item.proposals[:-1], ended))


@on(ev.ItemEnded)
def item_ended(state: State, event: ev.ItemEnded) -> State:
    """The item under way ends where its process ends; carrying over takes the circle's consent."""
    item = state.item
    if item is None or state.step.name != "item_end":
        raise RuleBroken("wrong_step", step=state.step.name)
    if item.open_proposal is not None:
        raise RuleBroken("proposal_open")
    return end_item(state, item, event, event.outcome, event.to, event.note)


@effect("more_time")
def _more_time(state: State, walk: Walk, _event: ev.Event) -> State:
    item, question = state.item, walk.question
    if item is None or question is None:
        return state
    minutes = min(item.item.minutes + question.minutes, LONGEST)
    longer = item.item.model_copy(update={"minutes": minutes})
    return change_item(state, replace(item, item=longer))


@effect("carry_over")
def _carry_over(state: State, walk: Walk, event: ev.Event) -> State:
    question, item = walk.question, state.item
    chosen = question.items if question and question.items else ()
    if not chosen and item is not None:
        chosen = (item.item.id,)
    for each in chosen:
        found = state.get_item(each)
        if found.outcome is None:
            state = end_item(state, found, event, ItemOutcome.CARRIED_OVER)
    return state


def carry_over_rest(state: State, event: ev.Event) -> State:
    """Return `state` with every unfinished item listed and waiting in the backlog (I12)."""
    for item in state.items:
        if item.outcome is None:
            state = end_item(state, item, event, ItemOutcome.CARRIED_OVER)
    return state


@effect("close_now")
def _close_now(state: State, _walk: Walk, event: ev.Event) -> State:
    """Open consent is suspended, what is left goes to the backlog, one closing word."""
    state = carry_over_rest(state, event)
    return begin_stage(replace(state, walks=state.walks[:1], closing_early=True), "closing", event)

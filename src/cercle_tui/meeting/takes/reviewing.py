"""Reviewing: decisions at term, one by one or several at once where nobody objects."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import lacking, round_done
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.reviews import ReviewEnd, ReviewState, SetApart
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.takes.presence import must_be_reached
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import begin_stage, change_item, current_item, effect
from cercle_tui.model.agenda import ItemKind


def _change(state: State, item: ItemState, review: ReviewState) -> State:
    return change_item(state, replace(item, review=review))


def _at(state: State, *steps: str) -> ItemState:
    """Return the item on the table, when it is at one of these steps; raises `RuleBroken`."""
    item = current_item(state)
    if item.item.kind is not ItemKind.REVIEW or state.step.name not in steps:
        raise RuleBroken("wrong_step", step=state.step.name)
    return item


def _begin(state: State, step: str, event: ev.Event) -> State:
    """Return `state` at a step of the review, whatever process the item came from."""
    walk = replace(state.walk, process="review")
    return begin_stage(replace(state, walks=(*state.walks[:-1], walk)), step, event)


def _among(decisions: tuple[str, ...], left: tuple[str, ...]) -> None:
    if not set(decisions) <= set(left):
        raise RuleBroken("unknown_decision")


@on(ev.ReviewsTaken)
def reviews_taken(state: State, event: ev.ReviewsTaken) -> State:
    """One decision on its own, or all that are left: read at first, or after another's end."""
    item = _at(state, "review_read", "item_end")
    left = item.left_to_review
    if item.open_proposal is not None:
        raise RuleBroken("proposal_open")
    if not left:
        raise RuleBroken("decision_needed")
    _among(event.decisions, left)
    step = "review" if state.step.name == "review_read" else "review_read"
    fresh = replace(item.review, chosen=event.decisions, choice="", term=None)
    return _begin(_change(state, item, fresh), step, event)


@on(ev.ReviewChosen)
def review_chosen(state: State, event: ev.ReviewChosen) -> State:
    """What is proposed for decisions at term; the circle consents to it next."""
    item = _at(state, "review", "review_choice")
    heard = lacking(state) if state.step.name == "review" else None
    if heard is not None and heard.code != "choice_needed":
        raise heard
    if state.step.name == "review_choice" and state.open_objections(state.stage.about):
        lack = round_done(state)  # an objection is heard to the end of its round (I3)
        if lack is not None:
            raise lack
    if event.choice == "change":
        raise RuleBroken("proposal_needed")
    if not item.left_to_review:
        raise RuleBroken("decision_needed")
    _among(event.decisions, item.left_to_review)
    term = event.term or state.practice.policy_term if event.choice == "keep" else None
    chosen = event.decisions or item.under_review
    review = replace(item.review, chosen=chosen, choice=event.choice, term=term)
    return begin_stage(_change(state, item, review), "review_choice", event)


@on(ev.ReviewObjected)
def review_objected(state: State, event: ev.ReviewObjected) -> State:
    """The decision objected to is taken out; the circle is asked anew about the others (I2)."""
    item = _at(state, "review_choice")
    must_be_reached(state, event.person)
    if event.person not in state.stage.order:
        raise RuleBroken("not_counted", person=event.person)
    asked = item.under_review
    _among((event.decision,), asked)
    if len(asked) == 1:
        raise RuleBroken("reason_needed")  # an objection to a single one is an answer
    apart = SetApart(decision=event.decision, author=event.person, reason=event.reason)
    review = replace(
        item.review,
        chosen=tuple(d for d in asked if d != event.decision),
        apart=(*item.review.apart, apart),
    )
    return begin_stage(_change(state, item, review), "review_choice", event)


@effect("review_read")
def _read(state: State, walk: Walk, _event: ev.Event) -> State:
    """Read together, the decisions are reviewed together."""
    item = state.get_item(walk.item)
    return _change(state, item, replace(item.review, chosen=(), choice="", term=None))


@effect("review")
def _reviewed(state: State, walk: Walk, event: ev.Event) -> State:
    """The circle consents to keep the decisions with their new term, or to drop them."""
    item = state.get_item(walk.item)
    review = item.review
    done = tuple(
        ReviewEnd(decision, review.choice, review.term, event.at) for decision in item.under_review
    )
    state = _change(state, item, ReviewState(apart=review.apart, done=(*review.done, *done)))
    return _go_on(state, walk, event)


@effect("read_back")
def _changed(state: State, walk: Walk, event: ev.Event) -> State:
    """A decision was changed and read back: the review goes on with those left."""
    item = state.get_item(walk.item)
    if item.item.kind is not ItemKind.REVIEW:
        return state
    fresh = replace(item.review, chosen=(), choice="", term=None)
    return _go_on(_change(state, item, fresh), walk, event)


def _go_on(state: State, walk: Walk, event: ev.Event) -> State:
    left = state.get_item(walk.item).left_to_review
    return _begin(state, "review_read", event) if left else state

"""Who speaks first and in which direction, so that the same people are not always first or last."""

from collections.abc import Mapping, Sequence

from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import COUNTED_ROUNDS, StageKind, Step, Who
from cercle_tui.model.practice import AuthorSpeaks


def around(seats: Sequence[str], first: str, reverse: bool) -> tuple[str, ...]:
    """Return `seats` starting with `first`, the other way round when `reverse`."""
    if not seats:
        return ()
    start = seats.index(first)
    ring = [*seats[start:], *seats[:start]]
    return (ring[0], *reversed(ring[1:])) if reverse else tuple(ring)


def propose_first(
    seats: Sequence[str], first: Mapping[str, int], last: Mapping[str, int], reverse: bool
) -> str:
    """Return who should begin: fewest times first, then whose start makes last the one who was
    least often last, then seating order.
    """

    def weight(person: str) -> tuple[int, int, int]:
        ends = around(seats, person, reverse)[-1]
        return first.get(person, 0), last.get(ends, 0), seats.index(person)

    return min(seats, key=weight)


def _place(state: State, step: Step) -> tuple[str, AuthorSpeaks]:
    """Return the person the step treats apart, and how."""
    item, proposal = state.item, state.proposal
    author = proposal.author if proposal and proposal.open else ""
    if not author and item is not None:
        author = item.item.brought_by
    match step.who:
        case Who.BUT_AUTHOR:
            return author, AuthorSpeaks.SILENT
        case Who.AUTHOR_REACTS:
            return author, state.practice.author_reacts
        case Who.AUTHOR_CONSENTS:
            return author, state.practice.author_consents
        case Who.NOMINEE_LAST:
            return state.nominee, AuthorSpeaks.LAST
        case Who.BUT_OBJECTOR:
            question = state.walk.question
            objection = question.objection if question else ""
            objector = next((o.author for _, o in state.objections if o.id == objection), "")
            return objector, AuthorSpeaks.SILENT
    return "", AuthorSpeaks.IN_ORDER


def _seats(state: State, step: Step) -> tuple[str, ...]:
    """Consent and ballots ask those who count; other rounds everyone here and caught up."""
    if step.kind is StageKind.ROUND and step.name not in COUNTED_ROUNDS:
        return tuple(p for p in state.here if state.people[p].caught_up)
    if step.name == "nominations" and state.item is not None:
        election = state.item.election
        return tuple(p for p in state.here if p in election.voters and p not in election.passed)
    if step.name == "change" and state.item is not None:
        return tuple(p for p in state.here if p in state.item.election.nominations)
    if step.who is Who.NOMINEE_LAST:  # nobody is elected unasked, whatever their standing
        asked = (*state.counted, state.nominee)
        return tuple(p for p in state.here if p in asked and state.people[p].caught_up)
    return state.counted


def order_from(state: State, first: str, reverse: bool) -> tuple[str, ...]:
    """Return the present step's order when `first` begins; whoever it puts apart stays so.

    An empty `first` takes the one proposed. Raises `RuleBroken` for someone who cannot begin.
    """
    seats, (apart, how) = _seats(state, state.step), _place(state, state.step)
    others = tuple(p for p in seats if how is AuthorSpeaks.IN_ORDER or p != apart)
    if not others:
        return () if how is AuthorSpeaks.SILENT else seats
    first = first or propose_first(others, state.first, state.last, reverse)
    if first not in others:
        raise RuleBroken("not_counted", person=first)
    order = around(others, first, reverse)
    if apart in seats and how is AuthorSpeaks.LAST:
        return (*order, apart)
    if apart in seats and how is AuthorSpeaks.FIRST:
        return (apart, *order)
    return order


def speaking_order(state: State) -> tuple[tuple[str, ...], bool]:
    """Return who has a turn in the present step, first speaker first, and whether the direction
    is reversed; nobody in steps without turns.
    """
    if state.step.kind not in (StageKind.ROUND, StageKind.ANSWERS, StageKind.BALLOTS):
        return (), False
    reverse = bool(state.rounds % 2)
    return order_from(state, "", reverse), reverse

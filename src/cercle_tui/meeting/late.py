"""What comes after a meeting: the answers of its absent members to what it decided."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.decision import Answer, Decision, DecisionKind

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle, Kept


def take_answer(circle: "Circle", event: bt.LateAnswer) -> "Circle":
    """Return the circle once an absent member has answered; their last answer holds.

    An objection puts the decision back on the next agenda; to let it go takes it off again.
    """
    kept = circle.decisions.get(event.decision)
    if kept is None or not may_answer(circle, kept, event.person, circle.day(event.at)):
        return circle
    kept = replace(kept, late=(*(a for a in kept.late if a.person != event.person), event))
    backlog = {k: v for k, v in circle.backlog.items() if k != _point_id(kept.decision)}
    if objections(kept):
        backlog[_point_id(kept.decision)] = _point(circle, kept)
    return replace(circle, decisions={**circle.decisions, event.decision: kept}, backlog=backlog)


def may_answer(circle: "Circle", kept: "Kept", person: str, on: date) -> bool:
    """Whether `person`, absent when it was adopted, may still answer on `on`, to the day's end."""
    decision = kept.decision
    if decision.status != "adopted" or person not in decision.absent:
        return False
    if kept.superseded_by or kept.dropped_on is not None:
        return False
    open_until = decision.open_until
    return decision.suspended or (open_until is not None and on <= circle.day(open_until))


def objections(kept: "Kept") -> tuple[bt.LateAnswer, ...]:
    """Return the objections of absent members that stand."""
    return tuple(a for a in kept.late if a.answer is Answer.OBJECTION)


def awaited(circle: "Circle", kept: "Kept") -> tuple[str, ...]:
    """Return whose answer a suspended decision waits for: members who have not given it.

    Someone who has left the circle is not waited for.
    """
    if not kept.decision.suspended:
        return ()
    answered = {a.person for a in kept.late}
    return tuple(p for p in kept.decision.absent if p in circle.members and p not in answered)


def is_suspended(circle: "Circle", kept: "Kept") -> bool:
    """Whether an adopted decision is not in force yet, or no longer, for want of the absent."""
    return kept.decision.suspended and bool(awaited(circle, kept) or objections(kept))


def _point_id(decision: Decision) -> str:
    return f"{decision.id}.late"


def _point(circle: "Circle", kept: "Kept") -> BacklogItem:
    """The decision as a point for the next agenda: to review, or to decide again."""
    decision, final = kept.decision, kept.decision.final
    policy = final.kind is DecisionKind.POLICY and not decision.suspended
    titles = {item.id: item.title for m in circle.meetings for item in m.items
              if m.id == decision.meeting}  # fmt: skip
    return BacklogItem(
        id=_point_id(decision),
        title=final.title or titles.get(decision.item, "") or kept.number or decision.id,
        origin=Origin.REVIEW,
        kind=ItemKind.REVIEW if policy else ItemKind.DECIDE,
        note="\n".join(a.reason for a in objections(kept)),
        not_before=circle.day(objections(kept)[-1].at),
        subject=decision.id,
        draft=final.text,
    )

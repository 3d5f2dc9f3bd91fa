"""What falls due at a circle's next meeting, and so proposes itself for its agenda."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cercle_tui.meeting.reviews import HeldDecision, Suggestion
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind
from cercle_tui.model.decision import DecisionKind
from cercle_tui.model.people import parts
from cercle_tui.model.practice import LeaderBy

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle, Kept

REVIEWS_WITHIN = timedelta(days=60)
MANDATES_WITHIN = timedelta(days=45)
MOST = 40
"""The most decisions a meeting takes along, those to be reviewed before the others."""

_TITLE = 80


def _points(circle: "Circle") -> tuple[AgendaItem | BacklogItem, ...]:
    return (*circle.agenda, *circle.backlog.values())


def in_force(kept: "Kept") -> bool:
    """True for a policy that was adopted and neither replaced nor dropped, past its term or not."""
    decision = kept.decision
    adopted = decision.status == "adopted" and decision.final.kind is DecisionKind.POLICY
    return adopted and not kept.superseded_by and kept.dropped_on is None


def falls_due(circle: "Circle", kept: "Kept", on: date) -> bool:
    """True when its term is over or ends within `REVIEWS_WITHIN`, or its meetings are held."""
    if kept.ends is not None:
        return kept.ends <= on + REVIEWS_WITHIN
    return kept.due_count is not None and kept.due_count <= circle.closed_meetings


def held_decision(circle: "Circle", kept: "Kept") -> HeldDecision:
    """Return what a meeting needs to know of a decision to review it."""
    decision, final, left = kept.decision, kept.decision.final, None
    if kept.ends is None and kept.due_count is not None:
        left = max(0, kept.due_count - circle.closed_meetings)
    return HeldDecision(
        id=decision.id,
        number=kept.number,
        title=final.title or final.text.partition("\n")[0][:_TITLE],
        text=final.text,
        why=final.why,
        measures=final.measures,
        concerns=tuple(dict.fromkeys(concern.text for concern in decision.concerns)),
        responsible=final.responsible,
        since=kept.renewed[-1] if kept.renewed else circle.day(decision.at),
        ends=kept.ends,
        meetings_left=left,
    )


def held_decisions(circle: "Circle", on: date) -> tuple[HeldDecision, ...]:
    """Return the decisions in force that fall due or that a point is about, `MOST` at most.

    The first are those a prepared item or a waiting point is about, then by date.
    """
    asked = {id for point in _points(circle) for id in point.reviews}
    standing = [
        kept
        for kept in circle.decisions.values()
        if in_force(kept) and (kept.decision.id in asked or falls_due(circle, kept, on))
    ]
    standing.sort(key=lambda kept: (kept.decision.id not in asked, kept.ends or on))
    return tuple(held_decision(circle, kept) for kept in standing[:MOST])


def suggestions(circle: "Circle", on: date, held: Iterable[HeldDecision]) -> tuple[Suggestion, ...]:
    """Return what proposes itself: reviews together and one by one, offices, postponed points.

    What the prepared agenda or a waiting point already is about is not proposed twice.
    """
    told = {
        id for point in _points(circle) if point.kind is ItemKind.REVIEW for id in point.reviews
    }
    due = sorted(
        (
            decision
            for decision in held
            if decision.id not in told and falls_due(circle, circle.decisions[decision.id], on)
        ),
        key=lambda decision: decision.ends or on,
    )
    reviews = [
        Suggestion(kind=ItemKind.REVIEW, subjects=(d.id,), title=d.name, on=d.ends) for d in due
    ]
    if len(due) > 1:
        together = tuple(decision.id for decision in due)
        reviews.insert(0, Suggestion(kind=ItemKind.REVIEW, subjects=together, on=due[0].ends))
    return (*reviews, *_offices(circle, on), *_postponed(circle, on))


def _offices(circle: "Circle", on: date) -> list[Suggestion]:
    """Mandates that end soon, or have ended, or whose holder left, with nobody to follow."""
    told = {
        point.subject
        for point in _points(circle)
        if point.kind is ItemKind.ELECT and not point.circle
    }
    coming = {
        part for m in circle.mandates.values() if m.begins > on for part in parts(m.office)
    }  # fmt: skip
    ending = [
        (min(held.ends, circle.gone.get(held.person, held.ends)), held.office)
        for held in circle.holders(on)
        if (held.ends <= on + MANDATES_WITHIN or held.person in circle.gone)
        and circle.info.rule(held.office, circle.practice).elected_by is LeaderBy.CIRCLE
        and held.office not in told
        and not coming.intersection(parts(held.office))
    ]
    return [
        Suggestion(kind=ItemKind.ELECT, subjects=(office,), on=ends)
        for ends, office in sorted(ending, key=lambda due: due[0])
    ]


def _postponed(circle: "Circle", on: date) -> list[Suggestion]:
    """Waiting points whose date has come."""
    return [
        Suggestion(kind=point.kind, title=point.title, on=point.not_before, point=point.id)
        for point in circle.backlog.values()
        if point.not_before is not None and point.not_before <= on
    ]

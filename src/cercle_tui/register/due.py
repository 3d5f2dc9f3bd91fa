"""What falls due: reviews, mandates, actions and postponed points, in one list by date."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Mandate, parts
from cercle_tui.register.entries import STANDING, entries
from cercle_tui.register.people import called, known_names


class DueKind(StrEnum):
    REVIEW = "review"
    MANDATE = "mandate"
    ACTION = "action"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that falls due. `title` is a decision's, a point's, an action's, or the office.

    `on` is its day, None for a term counted in meetings that has come; `late` when past.
    """

    kind: DueKind
    id: str
    title: str
    on: date | None
    late: bool
    who: tuple[str, ...] = ()
    number: str = ""


def due(circle: Circle, today: date, within_days: int = 30) -> list[DueItem]:
    """Return what falls due up to `within_days` after `today`, late ones too, by date."""
    horizon = today + timedelta(days=within_days)
    items = [
        *_reviews(circle, today, horizon),
        *_mandates(circle, today, horizon),
        *_actions(circle, today, horizon),
        *_points(circle, today, horizon),
    ]
    return sorted(items, key=lambda item: (item.on or today, item.kind, item.title))


def _reviews(circle: Circle, today: date, horizon: date) -> list[DueItem]:
    return [
        DueItem(
            DueKind.REVIEW, entry.id, entry.title, entry.ends,
            entry.ends is not None and entry.ends < today, entry.responsible, entry.number,
        )
        for entry in entries(circle, today)
        if entry.status in STANDING
        and (entry.ends <= horizon if entry.ends else entry.meetings_left == 0)
    ]  # fmt: skip


def _mandates(circle: Circle, today: date, horizon: date) -> list[DueItem]:
    """The offices held now, unless someone is already elected to follow."""
    names = known_names(circle)
    return [
        DueItem(
            DueKind.MANDATE, held.id, held.office, held.ends, held.ends < today,
            called(names, (held.person,)),
        )
        for held in circle.holders(today)
        if held.ends <= horizon and not _followed(circle, held, today)
    ]  # fmt: skip


def _followed(circle: Circle, held: Mandate, today: date) -> bool:
    wanted = set(parts(held.office))
    coming = (m.office for m in circle.mandates.values() if m.begins > today)
    return any(wanted & set(parts(office)) for office in coming)


def _actions(circle: Circle, today: date, horizon: date) -> list[DueItem]:
    names = known_names(circle)
    return [
        DueItem(
            DueKind.ACTION, action.id, action.what, action.due, action.due < today,
            called(names, action.who),
        )
        for action in circle.actions.values()
        if action.state is ActionState.OPEN and action.due is not None and action.due <= horizon
    ]  # fmt: skip


def _points(circle: Circle, today: date, horizon: date) -> list[DueItem]:
    names = known_names(circle)
    return [
        DueItem(
            DueKind.POINT, point.id, point.title, point.not_before, point.not_before < today,
            called(names, (point.brought_by,) if point.brought_by else ()),
        )
        for point in circle.backlog.values()
        if point.not_before is not None and point.not_before <= horizon
    ]  # fmt: skip

"""What falls due: reviews, mandates, actions, points, answers awaited, dates, in one list."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.late import awaited, may_answer, objections
from cercle_tui.meeting.minutes_life import minutes_life
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleKind
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Mandate, parts
from cercle_tui.register.entries import STANDING, Entry, Status, entries
from cercle_tui.register.people import called, known_names


class DueKind(StrEnum):
    REVIEW = "review"
    MANDATE = "mandate"
    ACTION = "action"
    POINT = "point"
    ANSWERS = "answers"  # a decision suspended until its absent members have answered
    OBJECTION = "objection"  # an absent member objected since: the decision is to be treated
    WINDOW = "window"  # until when absent members may object
    MINUTES = "minutes"  # of the last meeting, which the circle has not consented to yet
    CLOSING = "closing"  # a helping circle, on the last day it was made for
    MEETING = "meeting"  # the next one, or that it has no date


ALL = frozenset(DueKind)


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that falls due. `title` is a decision's, a point's, an action's, or the office;
    the place of a meeting, "" for the minutes and for a meeting without a date.

    `on` is its day, None for what has no day and is due now; `late` when past. `id` is a
    decision's, mandate's, action's or point's, or the meeting's whose minutes wait.
    """

    kind: DueKind
    id: str
    title: str
    on: date | None
    late: bool
    who: tuple[str, ...] = ()
    number: str = ""
    count: int = 0
    """How many answers are awaited, or objections to treat."""


def due(
    circle: Circle, today: date, within_days: int = 30, kinds: Collection[DueKind] = ALL
) -> list[DueItem]:
    """Return what falls due up to `within_days` after `today`, late ones too, by date.

    Tensions are not among the points: what is due is shown to many. Nothing is due of a circle
    that rests or has ended.
    """
    if circle.info.stopped_on(today) is not None:
        return []
    try:
        horizon = today + timedelta(days=within_days)
    except OverflowError:
        horizon = date.max
    known = entries(circle, today)
    items = (
        *_reviews(known, today, horizon),
        *_mandates(circle, today, horizon),
        *_actions(circle, today, horizon),
        *_points(circle, today, horizon),
        *_late_answers(circle, known, today, horizon),
        *_minutes(circle, today, horizon),
        *_closing(circle, today, horizon),
        *_meeting(circle, today, horizon),
    )
    wanted = (item for item in items if item.kind in kinds)
    return sorted(wanted, key=lambda item: (item.on or today, item.kind, item.title))


def _reviews(known: list[Entry], today: date, horizon: date) -> Iterator[DueItem]:
    for entry in known:
        if entry.status in STANDING and (
            entry.ends <= horizon if entry.ends else entry.meetings_left == 0
        ):
            late = entry.ends is not None and entry.ends < today
            yield DueItem(DueKind.REVIEW, entry.id, entry.title, entry.ends, late,
                          entry.responsible, entry.number)  # fmt: skip


def _mandates(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    """The offices held now, unless someone is already elected to follow."""
    names = known_names(circle)
    for held in circle.holders(today):
        if held.ends <= horizon and not _followed(circle, held, today):
            yield DueItem(DueKind.MANDATE, held.id, held.office, held.ends, held.ends < today,
                          called(names, (held.person,)))  # fmt: skip


def _followed(circle: Circle, held: Mandate, today: date) -> bool:
    wanted = set(parts(held.office))
    coming = (m.office for m in circle.mandates.values() if m.begins > today)
    return any(wanted & set(parts(office)) for office in coming)


def _actions(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    names = known_names(circle)
    for action in circle.actions.values():
        if action.state is ActionState.OPEN and action.due is not None and action.due <= horizon:
            yield DueItem(DueKind.ACTION, action.id, action.what, action.due, action.due < today,
                          called(names, action.who))  # fmt: skip


def _points(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    """Points put off to a date; what a late objection brings back is told as an objection."""
    names = known_names(circle)
    for point in circle.backlog.values():
        day = point.not_before
        if day is None or day > horizon or is_tension(point) or _objected(circle, point):
            continue
        yield DueItem(DueKind.POINT, point.id, point.title, day, day < today,
                      called(names, (point.brought_by,) if point.brought_by else ()))  # fmt: skip


def is_tension(point: BacklogItem) -> bool:
    """Whether a point comes from a tension, which is not for a screen that is shared."""
    return point.origin is Origin.TENSION or point.kind is ItemKind.TENSION


def _objected(circle: Circle, point: BacklogItem) -> Kept | None:
    """The decision that a late objection made a point of again."""
    kept = circle.decisions.get(point.subject)
    return kept if kept is not None and point.id == f"{point.subject}.late" else None


def _late_answers(
    circle: Circle, known: list[Entry], today: date, horizon: date
) -> Iterator[DueItem]:
    """What waits for those who were absent, or comes from them. Nobody is named."""
    told = {entry.id: entry for entry in known}
    for point in circle.backlog.values():
        objected = _objected(circle, point)
        if objected is not None:
            entry = told[objected.decision.id]
            yield DueItem(DueKind.OBJECTION, entry.id, entry.title, None, False,
                          number=entry.number, count=len(objections(objected)))  # fmt: skip
    for entry in known:
        kept = circle.decisions.get(entry.id)
        if kept is None:
            continue
        missing = awaited(circle, kept) if entry.status is Status.SUSPENDED else ()
        if missing:
            yield DueItem(DueKind.ANSWERS, entry.id, entry.title, None, False,
                          number=entry.number, count=len(missing))  # fmt: skip
        until = _window(circle, kept, today)
        if until is not None and until <= horizon:
            yield DueItem(DueKind.WINDOW, entry.id, entry.title, until, False,
                          number=entry.number)  # fmt: skip


def _window(circle: Circle, kept: Kept, today: date) -> date | None:
    """The last day on which a member who was absent may still object."""
    open_until = kept.decision.open_until
    answered = {answer.person for answer in kept.late}
    still = (p for p in kept.decision.absent if p in circle.members and p not in answered)
    may = open_until is not None and any(may_answer(circle, kept, p, today) for p in still)
    return circle.day(open_until) if open_until is not None and may else None


def _minutes(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    """The last minutes: silence is consent on a day, or the next opening asks for it."""
    last = circle.meetings[-1] if circle.meetings else None
    if last is None or last.closed is None or last.minutes_settled:
        return
    silent_at = minutes_life(circle, last).silent_at
    if silent_at is not None:
        on: date | None = circle.day(silent_at)
        if on is not None and on < today:
            return
    else:
        planned = circle.next_meeting
        on = circle.day(planned.starts) if planned else None
        on = on if on is not None and on >= today else None
    if on is None or on <= horizon:
        yield DueItem(DueKind.MINUTES, last.id, "", on, False)


def _meeting(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    """When the circle meets next, or that this is not known; nothing while it is meeting."""
    if circle.meetings and circle.meetings[-1].closed is None:
        return
    planned = circle.next_meeting
    if planned is None:
        yield DueItem(DueKind.MEETING, circle.info.id, "", None, False)
        return
    day = circle.day(planned.starts)
    if day <= horizon:
        yield DueItem(DueKind.MEETING, circle.info.id, planned.place, day, day < today)


def _closing(circle: Circle, today: date, horizon: date) -> Iterator[DueItem]:
    """A helping circle whose work is to be over."""
    info = circle.info
    made_for = info.ends if info.kind is CircleKind.HELPING else None
    if made_for is not None and made_for <= horizon:
        yield DueItem(DueKind.CLOSING, info.id, info.name, made_for, made_for < today)

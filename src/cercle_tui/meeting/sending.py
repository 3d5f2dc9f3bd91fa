"""Points that travel along the double link: the receiver finds them, their fate comes back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.record import ItemRecord, MeetingRecord
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome, Origin
from cercle_tui.model.sending import Fate, FateState, Returned, Sent

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

_DAWN = datetime.min.replace(tzinfo=UTC)
_AGREED_STEPS = ("tension_next", "synthesis", "codev_plan")
"""The texts in which an item without a decision says what comes next."""

_ENDS = {
    ItemOutcome.REACHED: FateState.REACHED,
    ItemOutcome.CARRIED_OVER: FateState.CARRIED_OVER,
    ItemOutcome.REFERRED: FateState.REFERRED,
    ItemOutcome.DROPPED: FateState.DROPPED,
}


def with_sent(circle: "Circle", near: Iterable["Circle"]) -> "Circle":
    """Return `circle` with the points its neighbours sent it, and the fates of its own.

    A point it has treated, or that waits here again after a meeting, is not added twice.
    """
    backlog, received = dict(circle.backlog), dict[str, str]()
    fates: dict[str, Fate] = {}
    names: dict[str, str] = {}
    for other in near:
        names[other.info.id] = other.info.name
        for event in other.sent.values():
            sent = event.item
            if sent.to != circle.info.id:
                continue
            received[sent.id] = other.info.id
            if sent.id not in backlog and not is_treated(circle, sent.id):
                backlog[sent.id] = as_point(circle, sent)
        mine = (e.item.id for e in circle.sent.values() if e.item.to == other.info.id)
        fates |= {id: fate(other, id) for id in mine}
    return replace(circle, backlog=backlog, received=received, fates=fates, near=names)


def is_treated(circle: "Circle", point: str) -> bool:
    """Whether a point received has been taken up in a meeting, or set aside between two."""
    said = circle.answered.get(point)
    if isinstance(said, bt.PointTaken) or (said is not None and said.settled):
        return True
    return any(point in record.taken_up for record in circle.meetings)


def as_point(circle: "Circle", sent: Sent) -> BacklogItem:
    """Return what was sent as a point of the circle that receives it."""
    by = sent.brought_by or sent.by
    return BacklogItem(
        id=sent.id,
        title=sent.title,
        origin=Origin.LINK,
        kind=sent.kind,
        minutes=sent.minutes,
        brought_by=by if by in circle.members else sent.named(by),
        wanted=sent.wanted,
        note=sent.note,
    )


# What became of a point


def fate(circle: "Circle", point: str) -> Fate:
    """Return what became of a point in `circle`, as its own books tell it.

    What a meeting put off goes on under the id of the proposal: that is followed.
    """
    if circle.until == _DAWN:
        return Fate(state=FateState.UNKNOWN)
    met = _met(circle, point)
    said = circle.answered.get(point)
    if said is not None and (met is None or said.at > met[0].opened):
        return _said(circle, said)
    if met is not None:
        return _ended(circle, *met)
    if any(item.backlog_id == point for item in circle.agenda):
        return Fate(state=FateState.ON_AGENDA)
    return Fate(state=FateState.WAITING)


def _met(circle: "Circle", point: str) -> tuple[MeetingRecord, ItemRecord] | None:
    """The last meeting that had the point on its agenda, and the item it was."""
    return next(
        (
            (record, item)
            for record in reversed(circle.meetings)
            for item in record.items
            if item.backlog_id == point
        ),
        None,
    )


def _said(circle: "Circle", said: "bt.PointTaken | bt.ItemAnswered") -> Fate:
    on = circle.day(said.at)
    if isinstance(said, bt.PointTaken):
        return Fate(state=FateState.TAKEN, on=on, said=(said.reason,) if said.reason else ())
    state = FateState.ANSWERED if said.settled else FateState.WAITING
    return Fate(state=state, on=on, said=(said.text,))


def _ended(circle: "Circle", record: MeetingRecord, item: ItemRecord) -> Fate:
    on = circle.day(record.closed or record.opened)
    if item.outcome is None:
        under_way = item.backlog_id in record.taken_up
        return Fate(state=FateState.UNDER_WAY if under_way else FateState.ON_AGENDA, on=on)
    decided = [d for d in record.decisions if d.id in item.decisions]
    adopted = any(d.status == "adopted" for d in decided)
    said = agreed(record, item)
    for decision in decided:
        if decision.postponed_to is not None and not adopted:
            later = fate(circle, decision.id)
            if later.state is not FateState.WAITING:
                return later
            return Fate(state=FateState.POSTPONED, on=on, until=decision.postponed_to, said=said)
    to = item.to or next((d.referred_to for d in decided if d.referred_to), "")
    referred = bool(to) and not adopted and item.outcome is not ItemOutcome.CARRIED_OVER
    state = FateState.REFERRED if referred else _ENDS[item.outcome]
    return Fate(state=state, on=on, to=to, said=said)


def agreed(record: MeetingRecord, item: ItemRecord) -> tuple[str, ...]:
    """Return what an item ended with: its note, what was decided, what comes next, who does it."""
    decided = [
        decision.final.text or decision.final.title
        for decision in record.decisions
        if decision.id in item.decisions and decision.status == "adopted"
    ]
    texts = {text.step: text.text for text in item.texts if text.step in _AGREED_STEPS}
    actions = [
        " · ".join((action.what, *(record.name(who) for who in action.who)))
        for action in record.actions
        if action.item == item.id
    ]
    return tuple(text for text in (item.note, *decided, *texts.values(), *actions) if text)


# What is left to send, and what to hear


@dataclass(frozen=True, slots=True)
class Referred:
    """An item that a meeting referred to someone, and that was sent to nobody yet."""

    id: str
    record: MeetingRecord
    item: ItemRecord
    to: str
    """Whom, in the words of the meeting."""


def referred(circle: "Circle") -> Iterator[Referred]:
    """Yield what meetings referred elsewhere and was not sent since, the latest first."""
    sent = {event.item.about for event in circle.sent.values()}
    for record in reversed(circle.meetings):
        for item in record.items:
            id = f"{record.id}.{item.id}"
            if item.outcome is None or record.closed is None or id in sent:
                continue
            found = _ended(circle, record, item)
            if found.state is FateState.REFERRED:
                yield Referred(id, record, item, found.to)


def heard_back(circle: "Circle") -> tuple[Returned, ...]:
    """Return what linked circles made of what it sent, since its last meeting.

    A tension has no title here: this is shown to everyone.
    """
    closed = [record for record in circle.meetings if record.closed]
    since = circle.day(closed[-1].opened) if closed else None
    moved = (FateState.CARRIED_OVER, FateState.POSTPONED)
    found = []
    for event in circle.sent.values():
        told = circle.fates.get(event.item.id)
        if told is None or not (told.settled or told.state in moved):
            continue
        if told.on is not None and (since is None or told.on >= since):
            quiet = event.item.kind is ItemKind.TENSION
            found.append(
                Returned(
                    title="" if quiet else event.item.title,
                    circle=circle.near.get(event.item.to, ""),
                    fate=told.model_copy(update={"said": ()}) if quiet else told,
                )
            )
    return tuple(found)

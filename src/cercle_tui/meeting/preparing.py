"""What prepares the next meeting: the points that wait and since when, whose turn it is."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.afterwards import after
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.sending import is_treated
from cercle_tui.model.agenda import AgendaItem, BacklogItem

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

OPENING_MINUTES = 15
"""What the opening and the administrative part take, until they are over."""

CLOSING_MINUTES = 10
"""What a closing round and the measure take."""


@dataclass(frozen=True, slots=True)
class Rota:
    """Who facilitates in turn, in this order, since the circle said so; nobody for no rota."""

    people: tuple[str, ...] = ()
    since: datetime | None = None


def whose_turn(circle: "Circle") -> str:
    """Return the id of the member whose turn it is to facilitate, "" without a rota.

    Who facilitated least often since the rota was set, then its order: whoever missed a turn has
    the next one, and who left the circle is passed over.
    """
    since = circle.rota.since
    here = [person for person in circle.rota.people if person in circle.members]
    if since is None or not here:
        return ""
    turns = Counter(m.facilitator for m in circle.meetings if m.opened >= since)
    return min(here, key=lambda person: turns[person])


def prepared(circle: "Circle") -> tuple[AgendaItem, ...]:
    """Return the agenda prepared, without the points that wait no longer: settled, or sent."""
    return tuple(
        item for item in circle.agenda if not item.backlog_id or item.backlog_id in circle.backlog
    )


def still_waiting(circle: "Circle", record: MeetingRecord) -> dict[str, BacklogItem]:
    """Return the points that wait after a meeting, by id.

    What it took up is gone; what comes back from it keeps the priority and the note it had.
    """
    before = circle.backlog
    left = {id: point for id, point in before.items() if id not in record.taken_up}
    for point in record.backlog:
        known = before.get(point.id)
        if known is not None:
            kept = {"priority": known.priority, "note": point.note or known.note}
            point = point.model_copy(update=kept)
        left[point.id] = point
    return left


def waiting_since(
    circle: "Circle", record: MeetingRecord, backlog: dict[str, BacklogItem]
) -> dict[str, date]:
    """Return the day each point first came up: one that comes back has waited all along."""
    day = circle.day(record.opened)
    return {id: circle.waiting_since.get(id, day) for id in backlog}


@after(bt.PointChanged)
def _point_changed(circle: "Circle", event: bt.PointChanged) -> "Circle":
    """One settled or sent meanwhile waits no more; one received becomes the circle's own."""
    id = event.item.id
    sent = any(one.item.about == id for one in circle.sent.values())
    if id not in circle.backlog and (sent or is_treated(circle, id)):
        return circle
    return replace(circle, backlog={**circle.backlog, event.item.id: event.item})


@after(bt.TemplateKept)
def _template_kept(circle: "Circle", event: bt.TemplateKept) -> "Circle":
    return replace(circle, templates={**circle.templates, event.template.id: event.template})


@after(bt.TemplateDropped)
def _template_dropped(circle: "Circle", event: bt.TemplateDropped) -> "Circle":
    left = {id: kept for id, kept in circle.templates.items() if id != event.template}
    return replace(circle, templates=left)


@after(bt.RotaSet)
def _rota_set(circle: "Circle", event: bt.RotaSet) -> "Circle":
    return replace(circle, rota=Rota(event.people, event.at))

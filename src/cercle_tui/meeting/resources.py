"""What is shared and followed between meetings: resources, and actions taken on or changed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.afterwards import after
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.followup import ActionState
from cercle_tui.model.resource import Resource

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle


@dataclass(frozen=True, slots=True)
class Shared:
    """A resource as it stands, and the day it was shared."""

    resource: Resource
    on: date


@dataclass(frozen=True, slots=True)
class Over:
    """The day on which an action was done or dropped, and what was said of it."""

    on: date
    why: str = ""


@after(bt.ResourceShared, bt.ResourceChanged)
def _shared(circle: "Circle", event: bt.ResourceShared | bt.ResourceChanged) -> "Circle":
    id = event.resource.id
    known = circle.resources.get(id)
    told = Shared(event.resource, known.on if known else circle.day(event.at))
    return replace(circle, resources={**circle.resources, id: told})


@after(bt.ResourceRemoved)
def _removed(circle: "Circle", event: bt.ResourceRemoved) -> "Circle":
    left = {id: shared for id, shared in circle.resources.items() if id != event.resource}
    return replace(circle, resources=left)


@after(bt.ActionAdded)
def _added(circle: "Circle", event: bt.ActionAdded) -> "Circle":
    return replace(circle, actions={**circle.actions, event.action.id: event.action})


@after(bt.ActionChanged)
def _changed(circle: "Circle", event: bt.ActionChanged) -> "Circle":
    known = circle.actions.get(event.action)
    if known is None:
        return circle
    told = {"what": event.what, "who": event.who, "due": event.due}
    changed = known.model_copy(update=told)
    return replace(circle, actions={**circle.actions, known.id: changed})


@after(bt.ActionClosed)
def _closed(circle: "Circle", event: bt.ActionClosed) -> "Circle":
    over = Over(circle.day(event.at), event.reason)
    return _now(circle, event.action, event.state, over)


@after(bt.ActionReopened)
def _reopened(circle: "Circle", event: bt.ActionReopened) -> "Circle":
    return _now(circle, event.action, ActionState.OPEN, None)


def _now(circle: "Circle", action: str, state: ActionState, over: Over | None) -> "Circle":
    known = circle.actions.get(action)
    if known is None:
        return circle
    others = {id: told for id, told in circle.actions_over.items() if id != action}
    return replace(
        circle,
        actions={**circle.actions, action: known.model_copy(update={"state": state})},
        actions_over={**others, action: over} if over else others,
    )


def heard(circle: "Circle", record: MeetingRecord) -> dict[str, Over]:
    """Return how the circle's actions ended, once a meeting has heard of some of them."""
    said = {told.id: told for told in record.heard}
    day = circle.day(record.opened)
    over = {id: Over(day, told.note) for id, told in said.items()
            if told.state is not ActionState.OPEN}  # fmt: skip
    return {id: told for id, told in circle.actions_over.items() if id not in said} | over

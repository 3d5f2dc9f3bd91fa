"""What the events between meetings make of a circle: one handler for each kind of event."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.events import Event
from cercle_tui.meeting.late import take_answer
from cercle_tui.model.people import given_up
from cercle_tui.model.practice import Practice

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

E = TypeVar("E", bound=Event)
Handler = Callable[["Circle", Any], "Circle"]
HANDLERS: dict[type[Event], Handler] = {}
"""By the type of the event; what has none changes nothing of the circle."""


def after(*kinds: type[Event]) -> Callable[[Callable[["Circle", E], "Circle"]], Handler]:
    """Register what an event of these kinds makes of a circle."""

    def register(handler: Callable[["Circle", E], "Circle"]) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def take_between(circle: "Circle", event: Event) -> "Circle":
    """Return the circle after an event between meetings."""
    handler = HANDLERS.get(type(event))
    return handler(circle, event) if handler else circle


def practised(
    circle: "Circle", since: datetime, practice: Practice | None
) -> tuple[tuple[datetime, Practice], ...]:
    return circle.practised if practice is None else (*circle.practised, (since, practice))


@after(bt.MemberJoined)
def _joined(circle: "Circle", event: bt.MemberJoined) -> "Circle":
    gone = {k: v for k, v in circle.gone.items() if k != event.member.id}
    members = {**circle.members, event.member.id: event.member}
    return replace(circle, members=members, gone=gone)


@after(bt.MemberLeft)
def _left(circle: "Circle", event: bt.MemberLeft) -> "Circle":
    members = {k: v for k, v in circle.members.items() if k != event.person}
    return replace(circle, members=members, gone={**circle.gone, event.person: event.on})


@after(bt.OfficeFilled)
def _filled(circle: "Circle", event: bt.OfficeFilled) -> "Circle":
    return replace(circle, mandates={**circle.mandates, event.mandate.id: event.mandate})


@after(bt.OfficeVacated)
def _vacated(circle: "Circle", event: bt.OfficeVacated) -> "Circle":
    held = circle.mandates.get(event.mandate)
    if held is None:
        back = {event.mandate: (event.on, event.reason)}
        return replace(circle, given_back=circle.given_back | back)
    ended = given_up(held, event.on, event.reason)
    return replace(circle, mandates={**circle.mandates, held.id: ended})


@after(bt.PracticeSet)
def _practice(circle: "Circle", event: bt.PracticeSet) -> "Circle":
    return replace(
        circle,
        practice=event.practice,
        practised=practised(circle, event.at, event.practice),
    )


@after(bt.LateAnswer)
def _answered_late(circle: "Circle", event: bt.LateAnswer) -> "Circle":
    return take_answer(circle, event)


@after(bt.MinutesObjected, bt.MinutesObjectionSettled, bt.MinutesCorrected)
def _said_of_minutes(circle: "Circle", event: "bt.MinutesObjected") -> "Circle":
    return replace(circle, minutes_said=(*circle.minutes_said, event))


@after(bt.PointAdded)
def _point_added(circle: "Circle", event: bt.PointAdded) -> "Circle":
    return replace(circle, backlog={**circle.backlog, event.item.id: event.item})


@after(bt.PointTaken)
def _point_taken(circle: "Circle", event: bt.PointTaken) -> "Circle":
    left = {k: v for k, v in circle.backlog.items() if k != event.item}
    return replace(circle, backlog=left)


@after(bt.AgendaPrepared)
def _agenda(circle: "Circle", event: bt.AgendaPrepared) -> "Circle":
    return replace(circle, agenda=event.items)


@after(bt.ActionClosed)
def _action_closed(circle: "Circle", event: bt.ActionClosed) -> "Circle":
    action = circle.actions.get(event.action)
    if action is None:
        return circle
    closed = action.model_copy(update={"state": event.state})
    return replace(circle, actions={**circle.actions, action.id: closed})


@after(bt.MeetingPlanned)
def _planned(circle: "Circle", event: bt.MeetingPlanned) -> "Circle":
    return replace(circle, next_meeting=event.next)

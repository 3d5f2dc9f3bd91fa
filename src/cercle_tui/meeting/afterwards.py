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
    since = {**circle.waiting_since, event.item.id: circle.day(event.at)}
    backlog = {**circle.backlog, event.item.id: event.item}
    return replace(circle, backlog=backlog, waiting_since=since)


@after(bt.PointTaken)
def _point_taken(circle: "Circle", event: bt.PointTaken) -> "Circle":
    left = {k: v for k, v in circle.backlog.items() if k != event.item}
    said = {**circle.answered, event.item: event}
    return replace(circle, backlog=left, answered=said)


@after(bt.ItemSent)
def _sent(circle: "Circle", event: bt.ItemSent) -> "Circle":
    """What was a point of its own waits here no longer: its fate comes back from there."""
    left = {k: v for k, v in circle.backlog.items() if k != event.item.about}
    return replace(circle, backlog=left, sent={**circle.sent, event.item.id: event})


@after(bt.ItemAnswered)
def _answered(circle: "Circle", event: bt.ItemAnswered) -> "Circle":
    """A point that was carried over here is the circle's own; settled, it goes as well."""
    said = {**circle.answered, event.item: event}
    left = {k: v for k, v in circle.backlog.items() if k != event.item or not event.settled}
    return replace(circle, backlog=left, answered=said)


@after(bt.AgendaPrepared)
def _agenda(circle: "Circle", event: bt.AgendaPrepared) -> "Circle":
    return replace(circle, agenda=event.items)


@after(bt.Observed)
def _observed(circle: "Circle", event: bt.Observed) -> "Circle":
    return replace(circle, observations=(*circle.observations, event))


@after(bt.MeetingPlanned)
def _planned(circle: "Circle", event: bt.MeetingPlanned) -> "Circle":
    return replace(circle, next_meeting=event.next)

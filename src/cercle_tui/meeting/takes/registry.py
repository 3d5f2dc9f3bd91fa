"""Where the handlers of events are kept."""

from collections.abc import Callable
from typing import Any, TypeVar

from cercle_tui.meeting.events import Event
from cercle_tui.meeting.state import State

TAKES: dict[str, Callable[[State, Any], State]] = {}
"""Handlers by the event's kind: they return the next state or raise `RuleBroken`."""

E = TypeVar("E", bound=Event)
Handler = Callable[[State, E], State]


def on(kind: type[E]) -> Callable[[Handler[E]], Handler[E]]:
    """Register the handler of one event."""

    def keep(handler: Handler[E]) -> Handler[E]:
        TAKES[kind.model_fields["kind"].default] = handler
        return handler

    return keep

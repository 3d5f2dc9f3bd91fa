"""How long each spoke in the rounds, where the circle consented to measure it."""

from collections.abc import Iterator
from datetime import datetime

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting, Past
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import ItemKind

UNMEASURED = ("opening",)
"""Rounds that are never measured, whatever the practice says; nor is any of a tension."""

_TURNS = (ev.SpokeUp, ev.Passed, ev.TurnReturned, ev.RoundTurned, ev.Resumed)


def speaking_seconds(meeting: Meeting) -> dict[str, int]:
    """Return whole seconds by person, from the moments their turns ended; pauses, questions and
    asides left out. Empty where the circle does not measure it.
    """
    seconds: dict[str, float] = {}
    mark: datetime | None = None
    for event, before, after in lived(meeting):
        if isinstance(event, ev.SpokeUp) and measured(before):
            began = before.stage.began if mark is None else max(mark, before.stage.began)
            spoken = max(0.0, (event.at - began).total_seconds())
            seconds[event.person] = seconds.get(event.person, 0.0) + spoken
        moved = (len(after.walks), after.stage.n) != (len(before.walks), before.stage.n)
        if moved or isinstance(event, _TURNS):
            mark = event.at
    return {person: round(spoken) for person, spoken in seconds.items()}


def measured(state: State) -> bool:
    """Whether what is said in the present step is timed."""
    item = state.item
    return (
        state.practice.speaking_time
        and state.step.kind is StageKind.ROUND
        and state.step.name not in UNMEASURED
        and (item is None or item.item.kind is not ItemKind.TENSION)
    )


def lived(meeting: Meeting) -> Iterator[tuple[ev.Event, State, State]]:
    """Yield each event that stands, with the state before it and after it, in order."""
    past: Past | None = meeting.past
    after, found = meeting.state, []
    while past is not None:
        found.append((past.event, past.before, after))
        after, past = past.before, past.earlier
    return reversed(found)

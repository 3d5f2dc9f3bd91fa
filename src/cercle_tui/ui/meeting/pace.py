"""The time of a meeting: how much is used, and when it ends at this pace."""

from datetime import datetime, timedelta

from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.preparing import CLOSING_MINUTES, OPENING_MINUTES
from cercle_tui.meeting.processes import PROCESSES
from cercle_tui.ui.meeting.here import Here


def _paused(here: Here) -> timedelta:
    """The time spent in pauses, the one under way included."""
    under_way = here.now - here.state.paused if here.state.paused else timedelta()
    return here.state.paused_total + under_way


def used_minutes(here: Here) -> int:
    """Return the whole minutes since the meeting opened, pauses left out."""
    end = here.state.closed or here.now
    return max(0, int((end - here.state.opened - _paused(here)) / timedelta(minutes=1)))


def _left(here: Here, item: ItemState) -> timedelta:
    planned = timedelta(minutes=item.item.minutes)
    if item.outcome is not None:
        return timedelta()
    if item.began is None:
        return planned
    spent = here.now - item.began - (_paused(here) - item.paused_before)
    return max(timedelta(), planned - spent)


def ends_at(here: Here) -> datetime:
    """Return when the meeting ends if each item left takes its minutes, in UTC."""
    state, bottom = here.state, here.state.walks[0].stage.step
    left = sum((_left(here, item) for item in state.items), timedelta())
    if bottom not in ("items", "closing", "measure", "leftovers"):
        opening = timedelta(minutes=OPENING_MINUTES)
        left += max(timedelta(), opening - (here.now - state.opened - _paused(here)))
    if bottom not in ("measure", "leftovers"):
        left += timedelta(minutes=CLOSING_MINUTES)
    return state.closed or here.now + left


def step_minutes(here: Here) -> tuple[int, int]:
    """Return the whole minutes used of the present step and those proposed; (0, 0) for none.

    What a step proposes follows the length of its item.
    """
    state, item = here.state, here.state.item
    steps = PROCESSES[state.walk.process].steps
    whole = sum(step.minutes for step in steps)
    if not state.step.minutes or item is None:
        return 0, 0
    spent = here.now - state.stage.began - (_paused(here) - state.stage.paused_before)
    used = max(0, int(spent / timedelta(minutes=1)))
    return used, max(1, round(state.step.minutes * item.item.minutes / whole))

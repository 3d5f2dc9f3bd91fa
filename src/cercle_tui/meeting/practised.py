"""What a meeting did with the circle's practice, as its record keeps it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import JsonValue

from cercle_tui.meeting.state import State
from cercle_tui.model.base import Value
from cercle_tui.model.practice import Absent, Practice

MINUTES_CLOSING = "whole/minutes_closing"
"""What consent to the minutes is about where it is asked on screen, at closing."""


class OptionChanged(Value):
    """An option of the practice that the circle changed: its values as a book keeps them."""

    option: str
    before: JsonValue
    after: JsonValue

    def practices(self) -> tuple[Practice, Practice]:
        """Return two practices that hold the values before and after."""
        was, now = {self.option: self.before}, {self.option: self.after}
        return Practice.model_validate(was), Practice.model_validate(now)


def options_changed(state: State) -> tuple[OptionChanged, ...]:
    """Return the options that are otherwise now than before the first change of the meeting."""
    if not state.practices:
        return ()
    before, after = state.practices[0][1], state.practices[-1][2]
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    return tuple(
        OptionChanged(option=option, before=was[option], after=now[option])
        for option in before.differences(after)
    )


def practice_at(state: State, at: datetime) -> Practice:
    """Return the practice the circle had consented to by `at`."""
    consented = [after for moment, _, after in state.practices if moment <= at]
    return consented[-1] if consented else state.context.practice


def awaits(state: State, at: datetime, absent: Sequence[str]) -> tuple[bool, datetime | None]:
    """Return whether what was adopted at `at` waits for the `absent`, and until when they may
    object; that is known once the meeting is closed.
    """
    practice = practice_at(state, at)
    if not absent:
        return False, None
    until = None
    if practice.absent is Absent.MAY_OBJECT and state.closed is not None:
        until = state.closed + timedelta(hours=practice.absent_hours)
    return practice.absent is Absent.SUSPENDED, until

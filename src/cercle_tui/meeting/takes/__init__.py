"""What each event does to a meeting: one handler an event, its rules first."""

from cercle_tui.meeting.takes import (
    agenda,
    consent,
    deciding,
    electing,
    flow,
    followup,
    nominee,
    practising,
    presence,
    reviewing,
    rounds,
    shaping,
)
from cercle_tui.meeting.takes.registry import TAKES

__all__ = ["TAKES", "agenda", "consent", "deciding", "electing", "flow", "followup", "nominee",
           "practising", "presence", "reviewing", "rounds", "shaping"]  # fmt: skip

"""A key held down or bouncing answers once: it never speaks for two people."""

from dataclasses import dataclass, field
from enum import Enum

BOUNCE = 0.12
"""Seconds: a key again this soon is a bounce, or a key held down repeating itself."""

DOUBT = 1.1
"""Seconds: a key again within this may be the first repetition of a held key."""

CONFIRM = 0.13
"""Seconds without another repetition that show it was pressed on purpose; the slowest usual
repetition is every 0.09 s."""


class Verdict(Enum):
    ACT = "act"
    WAIT = "wait"
    IGNORE = "ignore"


@dataclass(slots=True)
class KeyGuard:
    """Judges the keys that act on the meeting, one after the other; times in seconds.

    Terminals do not tell a key held down from a key pressed again. A held key first repeats after
    0.2 to 1 s and then at least every 0.1 s: so a key pressed again within `DOUBT` waits for
    `CONFIRM`, and acts only if no repetition has come meanwhile.
    """

    key: str = ""
    """The last key pressed."""
    _last: float = field(default=-1e9)
    _held: bool = False

    def press(self, key: str, at: float) -> Verdict:
        """Say what to do with `key`, pressed at `at` on a clock that never goes back."""
        gap = at - self._last
        same = key == self.key
        self.key, self._last = key, at
        if not same or gap >= DOUBT:
            self._held = False
            return Verdict.ACT
        if gap < BOUNCE or (self._held and gap < CONFIRM):
            self._held = True
            return Verdict.IGNORE
        self._held = False
        return Verdict.WAIT

    def confirm(self, key: str, pressed: float) -> bool:
        """Say whether the key that waited since `pressed` acts: nothing has come after it."""
        return self.key == key and self._last == pressed

"""The clock and the chance that the floors below never read by themselves."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from cercle_tui.model.ids import make_id


def utc_now() -> datetime:
    """Return the present moment, in UTC, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class Clock:
    """Where moments and ids come from; a rehearsal and the tests bring their own."""

    now: Callable[[], datetime] = utc_now
    entropy: Callable[[int], bytes] = secrets.token_bytes

    def new_id(self) -> str:
        """Return an id that no other machine will give."""
        return make_id(self.now(), self.entropy(7))

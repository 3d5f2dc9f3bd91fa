"""A clock that plays the past, and chance that comes out the same every time."""

from datetime import datetime
from random import Random

from cercle_tui.store.clock import Clock


class Past:
    """Where a made-up history stands in time; its `clock` is the one the past went by.

    The same `seed` gives the same ids and the same pace.
    """

    def __init__(self, moment: datetime, seed: int) -> None:
        self.moment = moment
        self.chance = Random(seed)
        self.clock = Clock(now=lambda: self.moment, entropy=self.chance.randbytes)

    def new_id(self) -> str:
        return self.clock.new_id()

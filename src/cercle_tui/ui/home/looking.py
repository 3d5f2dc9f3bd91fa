"""A screen that reads circles' books off the path of a key, and shows each as it comes."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeVar

from textual import work
from textual.message import Message
from textual.worker import WorkerCancelled, get_current_worker

from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keyed import Keyed
from cercle_tui.ui.home.seen import Seen, look

R = TypeVar("R")

MOMENT = 0.12
"""Seconds: longer than between two repeats of a key held down."""


class Looking(Keyed[R]):
    """`look` reads; each circle comes back as a `Looked`."""

    class Looked(Message):
        """A circle's books have been read; `seen` is None where `problem` kept them from it."""

        def __init__(self, id: str, seen: Seen | None, problem: StoreProblem | None) -> None:
            super().__init__()
            self.id, self.seen, self.problem = id, seen, problem

    desk: Desk

    def prepare(self, id: str, seen: Seen) -> None:
        """Make ready, in the worker, what the screen shows of a circle."""

    @work(exclusive=True, group="soon")
    async def look_soon(self, infos: Sequence[CircleInfo]) -> None:
        """Read the books of the circles once no key has chosen others for a moment."""
        await asyncio.sleep(MOMENT)
        with suppress(WorkerCancelled):  # another reading took its place
            await self.look(infos).wait()

    @work(thread=True, exclusive=True, group="look")
    def look(self, infos: Sequence[CircleInfo]) -> None:
        """Read the books of the circles, in this order."""
        worker = get_current_worker()
        for info in infos:
            seen, problem = None, None
            with self.desk.reading:
                if worker.is_cancelled:
                    return
                try:
                    seen = look(self.desk, info)
                except StoreProblem as trouble:
                    problem = trouble
            if seen is not None:
                self.prepare(info.id, seen)
                problem = seen.problems[0] if seen.problems else None
            self.post_message(self.Looked(info.id, seen, problem))

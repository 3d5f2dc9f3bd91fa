"""A screen that shows how all circles stand: as last summed up at once, then as their books say."""

from time import monotonic
from typing import TypeVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from cercle_tui.register.community import CircleRow
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.home.looking import Looking

R = TypeVar("R")

_EVERY = 0.25
"""Seconds between two drawings while many circles are being read."""


class Watching(Looking[R]):
    """`watch_circles` reads; what is known comes as a `Summed`."""

    class Summed(Message):
        """How the circles stand, as far as is known; `problem` is the first that kept one out."""

        def __init__(
            self, rows: dict[str, CircleRow], done: bool, problem: StoreProblem | None
        ) -> None:
            super().__init__()
            self.rows, self.done, self.problem = rows, done, problem

    @work(thread=True, exclusive=True, group="summaries")
    def watch_circles(self, first: str = "") -> None:
        """Sum up every circle whose books changed, the one called `first` before the others."""
        worker, summaries = get_current_worker(), self.desk.summaries()
        self.post_message(self.Summed(summaries.load(), False, None))
        infos = [info for info, _ in self.desk.community().tree()]
        infos.sort(key=lambda info: info.id != first)
        shown = monotonic()
        for rows in summaries.freshen(infos):
            if worker.is_cancelled:
                return
            if monotonic() - shown > _EVERY:
                shown = monotonic()
                self.post_message(self.Summed(rows, False, None))
        problem = next(iter(summaries.problems.values()), None)
        self.post_message(self.Summed(summaries.rows, True, problem))

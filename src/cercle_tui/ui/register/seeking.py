"""Searches and readings off the path of a key: the latest asked is answered, none waits in line."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TypeVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.search import Facets, Filters, Found
from cercle_tui.store.cache import fingerprint
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.register.leading import Leading

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: `number` counts them, `keep` is the row that stays lit where it is found."""

    number: int
    words: str
    filters: Filters
    today: date
    limit: int
    keep: str = ""
    with_facets: bool = False


class Seeking(Leading[R]):
    """`seek` asks, `bring_up` reads the books again for the search; both answer by messages."""

    class Answered(Message):
        """What a search found; `facets` are there where they were asked for.

        `elsewhere` is how many more are found in the other circles.
        """

        def __init__(
            self, asked: Asked, found: Found, facets: Facets | None, elsewhere: int
        ) -> None:
            super().__init__()
            self.asked, self.found, self.facets = asked, found, facets
            self.elsewhere = elsewhere

    class Indexed(Message):
        """A circle's books are in the search; `problems` tell which cannot be read.

        `id` is empty where circles were taken out of it.
        """

        def __init__(self, id: str, changed: bool, problems: tuple[StoreProblem, ...]) -> None:
            super().__init__()
            self.id, self.changed, self.problems = id, changed, problems

    class Stirred(Message):
        """The books of these circles are no longer as the search read them."""

        def __init__(self, infos: tuple[CircleInfo, ...]) -> None:
            super().__init__()
            self.infos = infos

    def __init__(self) -> None:
        super().__init__()
        self._fingerprints: dict[str, str] = {}
        """What the folders of each circle looked like when the search last read it."""
        self._number = 0
        self._next: Asked | None = None
        self._is_answering = False
        self._turn = Lock()

    def seek(
        self, words: str, filters: Filters, today: date, limit: int, *, keep: str = "",
        with_facets: bool = False,
    ) -> None:  # fmt: skip
        """Ask; what was asked before and is not being answered yet will not be."""
        self._number += 1
        asked = Asked(self._number, words, filters, today, limit, keep, with_facets)
        with self._turn:
            self._next = asked
            if self._is_answering:
                return
            self._is_answering = True
        self._answer()

    def is_latest(self, asked: Asked) -> bool:
        """Whether nothing was asked since."""
        return asked.number == self._number

    def _take(self) -> Asked | None:
        """Return what is to be answered next; None ends the worker, in the same turn."""
        with self._turn:
            asked, self._next = self._next, None
            self._is_answering = asked is not None
            return asked

    @work(thread=True, group="seek")
    def _answer(self) -> None:
        while (asked := self._take()) is not None:
            index = self.desk.index()
            found = index.search(asked.words, asked.filters, asked.today, asked.limit)
            facets = None
            if asked.with_facets:
                facets = index.facets(asked.words, asked.filters, asked.today)
            self.post_message(self.Answered(asked, found, facets, self._elsewhere(asked, found)))

    def _elsewhere(self, asked: Asked, found: Found) -> int:
        if not (asked.filters.circles and asked.words.strip()):
            return 0
        everywhere = replace(asked.filters, circles=frozenset())
        every = self.desk.index().search(asked.words, everywhere, asked.today, 1)
        return max(0, every.total - found.total)

    @work(thread=True, exclusive=True, group="index")
    def bring_up(self, infos: Sequence[CircleInfo]) -> None:
        """Bring the search up to date with the books, circle by circle, in this order."""
        worker = get_current_worker()
        for info in infos:
            if worker.is_cancelled:
                return
            self._fingerprints[info.id] = fingerprint(self.desk.folder, info.slug)
            try:
                changed = self.desk.indexed(info)
                problems = tuple(self.desk.projection(info).problems) if changed else ()
            except StoreProblem as problem:
                changed, problems = False, (problem,)
            self.post_message(self.Indexed(info.id, changed, problems))

    @work(thread=True, exclusive=True, group="follow")
    def follow(self, infos: Sequence[CircleInfo]) -> None:
        """Tell of the circles that another process writes, by `Stirred`; no book is read."""
        folder, known = self.desk.folder, dict(self._fingerprints)
        stirred = tuple(
            info for info in infos
            if info.id in known and fingerprint(folder, info.slug) != known[info.id]
        )  # fmt: skip
        if stirred:
            self.post_message(self.Stirred(stirred))

    @work(thread=True, exclusive=True, group="forget")
    def forget_others(self, circles: Collection[str]) -> None:
        """Take out of the search the circles that the community no longer has."""
        self.desk.index().keep_only(circles)
        self.post_message(self.Indexed("", True, ()))

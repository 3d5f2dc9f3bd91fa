"""The list of the register as it is walked, filtered and searched; keys wait for its rows."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from textual import on

from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.search import Filters
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register import filters
from cercle_tui.ui.register.matter import Matter
from cercle_tui.ui.register.options import Group
from cercle_tui.ui.register.panel import FilterPanel
from cercle_tui.ui.register.places import finder
from cercle_tui.ui.register.seeking import Seeking
from cercle_tui.ui.register.state import MORE, Standing

R = TypeVar("R")

OF_THE_ROWS: Collection[str] = frozenset({"move", "jump", "read", "replay", "minutes"})
"""What keys do to the rows: it waits while the rows that were asked for are not there."""

OF_THE_LIT: Collection[str] = frozenset({"replay", "minutes"})
"""What wants the circle of the lit row, which may still be being read."""


class Listed(Seeking[R]):
    """`at` is where one stands; `info` the circle it was opened for, None for all of them."""

    info: CircleInfo | None

    def __init__(self, words: str, own: Filters) -> None:
        super().__init__()
        self.at = Standing(words=words, filters=own)
        self.seen: dict[str, Seen] = {}
        self._stale: set[str] = set()
        """The circles whose books say something new since they were seen."""
        self._indexed: set[str] = set()
        self._problems: dict[str, tuple[StoreProblem, ...]] = {}
        self._is_awaiting = False
        self._looking = ""
        self._queued: list[tuple[str, str]] = []

    def redraw(self) -> None:
        """Show the list as it is known."""
        raise NotImplementedError

    def on_lit(self) -> None:
        """Another row is lit."""
        raise NotImplementedError

    @property
    def circles(self) -> list[CircleInfo]:
        """Every circle, the one it was opened for first, then in the order of the tree."""
        every = [info for info, _ in self.desk.community().tree()]
        return sorted(every, key=lambda info: self.info is None or info.id != self.info.id)

    @property
    def chosen(self) -> list[CircleInfo]:
        """The circles that are sought in."""
        limits = self.at.filters.circles
        return [info for info in self.circles if not limits or info.id in limits]

    @property
    def names(self) -> dict[str, str]:
        """The circles' names by id, in the order of the tree."""
        return {info.id: info.name for info, _ in self.desk.community().tree()}

    @property
    def _known(self) -> Collection[str]:
        """The ids of the circles there are."""
        return self.desk.community().circles.keys()

    @property
    def today(self) -> date:
        """The day where the circle sought in lives, where the first one does for several."""
        chosen = self.chosen
        return self.desk.today(chosen[0]) if chosen else self.desk.clock.now().date()

    @property
    def problems(self) -> list[StoreProblem]:
        """What could not be read, of the community and of the circles read so far."""
        return [*self.desk.problems, *(one for each in self._problems.values() for one in each)]

    @property
    def is_reading(self) -> bool:
        """Whether there may be more than what is shown."""
        return self._is_awaiting or len(self._indexed) < len(self.names)

    @property
    def matter(self) -> Matter | None:
        """What is lit, None where there is none or while its circle's books are being read."""
        hit = self.at.lit
        seen = self.seen.get(hit.circle) if hit is not None else None
        if hit is None or seen is None:
            return None
        find = finder(self.at.words, self.at.found.near)
        return Matter(seen.circle, seen.today, hit.entry.id, find)

    # Searching

    def seek_here(self, keep: str = "") -> None:
        """Search as it stands now; the row `keep` stays lit where it is found."""
        self._is_awaiting = True
        at, panel = self.at, self.query_one(FilterPanel)
        self.seek(at.words, at.filters, self.today, at.limit, keep=keep,
                  with_facets=panel.is_open)  # fmt: skip

    @on(Seeking.Answered)
    def _show_answer(self, event: Seeking.Answered) -> None:
        """Show what was found, then do what keys asked for meanwhile."""
        if not self.is_latest(event.asked):
            return
        before = self.at.lit_key
        self.at = self.at.answered(event.found, event.facets, event.asked.keep, event.elsewhere)
        self._is_awaiting = False
        if any(hit.circle not in self._known for hit in self.at.hits):
            self.forget_others(self._known)
        if event.facets is not None:
            self.query_one(FilterPanel).fill(self._groups())
        if self.at.lit_key != before:
            self.on_lit()
        self._look_at_lit()
        self.redraw()
        self._do_queued()

    @on(Seeking.Indexed)
    def _take_indexed(self, event: Seeking.Indexed) -> None:
        """Seek again where the books of a circle say something new."""
        if event.id:
            self._indexed.add(event.id)
            self._problems[event.id] = event.problems
        if event.changed and event.id in self.seen:
            self._stale.add(event.id)
        if event.changed or len(self._indexed) == len(self.names):
            self.seek_here(self.at.lit_key)
        elif event.problems:
            self.redraw()

    @on(Seeking.Stirred)
    def _take_stirred(self, event: Seeking.Stirred) -> None:
        """Read again what another process wrote."""
        self.bring_up(event.infos)

    @on(Looking.Looked)
    def _take_looked(self, event: Looking.Looked) -> None:
        self._looking = "" if event.id == self._looking else self._looking
        if event.seen is not None:
            self.seen[event.id] = event.seen
        elif event.problem is not None:
            self._problems[event.id] = (event.problem,)
        if event.id in self._stale:
            self._look_at_lit()
        self.redraw()
        self._do_queued()

    def look_again(self) -> None:
        """Read the books of the circle of the lit row, which may say more by now."""
        lit = self.at.lit
        if lit is not None and lit.circle != self._looking:
            self._looking = lit.circle
            self._stale.discard(lit.circle)
            self.look([info for info in self.circles if info.id == lit.circle])

    def _look_at_lit(self) -> None:
        lit = self.at.lit
        if lit is not None and (lit.circle not in self.seen or lit.circle in self._stale):
            self.look_again()

    # Keys that wait

    def waits(self, id: str, key: str) -> bool:
        """Keep for later what cannot be done yet; no key is lost."""
        unread = id in OF_THE_LIT and self.at.lit is not None and self.matter is None
        if (self._is_awaiting and id in OF_THE_ROWS) or (unread and self._can_be_read):
            self._queued.append((id, key))
            return True
        return False

    @property
    def _can_be_read(self) -> bool:
        """Whether the circle of the lit row is still to come."""
        lit = self.at.lit
        return lit is not None and lit.circle in self.names

    def _do_queued(self) -> None:
        queued, self._queued = self._queued, []
        for id, key in queued:
            self.act(id, key)

    # Moving and filtering

    def light(self, at: Standing) -> None:
        """Light another row; ask for more rows when the last ones come near."""
        if at.at == self.at.at:
            return
        self.at = at
        self.on_lit()
        self._look_at_lit()
        self.redraw()
        if at.wants_more:
            self.at = replace(at, limit=at.limit * MORE)
            self.seek_here(self.at.lit_key)

    def limit_to(self, limits: Filters) -> None:
        """Search with these filters."""
        self.at = self.at.filtered(limits)
        self.seek_here()
        self.redraw()

    def widen(self) -> None:
        """Seek in every circle, or again in the one it was opened for."""
        own = frozenset({self.info.id}) if self.info is not None else frozenset()
        circles = frozenset() if self.at.filters.circles else own
        self.limit_to(replace(self.at.filters, circles=circles))

    def open_panel(self) -> None:
        """Open the filters; the counts come with the next answer."""
        self.query_one(FilterPanel).open(self._groups())
        self.seek_here(self.at.lit_key)
        self.redraw()

    def _groups(self) -> tuple[Group, ...]:
        return filters.groups(self.words, self.at.facets, self.at.filters, self.names)

    @on(FilterPanel.Toggled)
    def _toggle(self, event: FilterPanel.Toggled) -> None:
        self.limit_to(filters.toggled(self.at.filters, event.group, event.value))

    @on(FilterPanel.Cleared)
    def _clear(self) -> None:
        self.limit_to(Filters())

    @on(FilterPanel.Left)
    def _panel_left(self) -> None:
        self.redraw()

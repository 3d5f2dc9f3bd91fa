"""What the screens share: the data folder, the clock, the language, and what the books say."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cercle_tui.locale import Words
from cercle_tui.store.clock import Clock
from cercle_tui.store.drafts import Drafts
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem

if TYPE_CHECKING:  # the first frame needs none of these
    from cercle_tui.meeting.circle import Circle
    from cercle_tui.meeting.community import Community
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.register.search import Index
    from cercle_tui.store.projections import CircleProjection
    from cercle_tui.store.session import MeetingSession
    from cercle_tui.ui.community.summing import Summaries


MOST_OPEN = 4
"""Registers that stay in memory: a large community has hundreds, and few are looked at."""


@dataclass(slots=True)
class Desk:
    """One per process. `monotonic` gives seconds that never go back, for keys held down."""

    folder: DataFolder
    words: Words
    clock: Clock = field(default_factory=Clock)
    env: Mapping[str, str] = field(default_factory=lambda: os.environ)
    monotonic: Callable[[], float] = time.monotonic
    beginner: bool = True
    _community: "Community | None" = None
    _projections: "dict[str, CircleProjection]" = field(default_factory=dict)
    problems: list[StoreProblem] = field(default_factory=list)
    reading: AbstractContextManager[bool] = field(default_factory=RLock)
    """Held while a circle's books are read or its register written, by whichever thread."""
    _index: "Index | None" = None
    _fresh: bool = False
    """Whether a circle was as the index knows it, so that its books need not be read."""
    _summaries: "Summaries | None" = None
    _opening: AbstractContextManager[bool] = field(default_factory=RLock)

    @property
    def drafts(self) -> Drafts:
        return Drafts(self.folder.drafts)

    def community(self, *, again: bool = False) -> "Community":
        """Return the community; `again` reads its books anew."""
        from cercle_tui.store.projections import load_community, write_community_projection

        if self._community is None or again:
            self._community, self.problems = load_community(self.folder)
            if self._community.circles and not self.problems:
                write_community_projection(self.folder, self._community)
        return self._community

    def unread(self) -> "list[StoreProblem]":
        """Return what could not be read so far: of the community, then of each circle."""
        known = self._projections.values()
        return [*self.problems, *(problem for one in known for problem in one.problems)]

    def note_read(self) -> None:
        """Something of a circle was read, or known already, by whoever keeps no projection."""
        self._fresh = True

    def has_read(self) -> bool:
        """Whether any book of a circle could be read so far."""
        return self._fresh or any(one.books for one in self._projections.values())

    def projection(self, info: "CircleInfo") -> "CircleProjection":
        """Return a circle's register, brought up to date with its books."""
        from cercle_tui.store.projections import CircleProjection

        with self.reading:
            known = self._projections.pop(info.slug, None)
            if known is not None and known.info == info:
                self._projections[info.slug] = known
                known.refresh()
                return known
            known = self._projections[info.slug] = CircleProjection(self.folder, info)
            known.load()
            self._let_go()
            return known

    def _let_go(self) -> None:
        """Keep no more registers open than are of use; what could not be read is remembered."""
        whole = [slug for slug, one in self._projections.items() if not one.problems]
        for slug in whole[:-MOST_OPEN]:
            del self._projections[slug]

    def borrowed(self, info: "CircleInfo") -> "CircleProjection":
        """Return a circle's register up to date; one that is not open already is not kept.

        What it takes to read that one holds up nobody who reads another.
        """
        from cercle_tui.store.projections import CircleProjection

        with self.reading:
            if info.slug in self._projections:
                return self.projection(info)
        apart = CircleProjection(self.folder, info)
        apart.load()
        return apart

    def summaries(self) -> "Summaries":
        """Return the summaries of all circles, shared by the screens."""
        from cercle_tui.ui.community.summing import Summaries

        with self._opening:
            if self._summaries is None:
                self._summaries = Summaries(self)
            return self._summaries

    def circle(self, info: "CircleInfo") -> "Circle":
        """Return a circle as it stands today, with what its parent and sub-circles make of it."""
        from cercle_tui.store.linked import linked_circle

        with self.reading:
            return linked_circle(
                self.community(), info, lambda one: self.projection(one).circle, self.today(info)
            )

    def index(self) -> "Index":
        """Return the index of all registers, opened when first asked for; see `indexed`."""
        from cercle_tui.register.search import Index
        from cercle_tui.store.cache import index_path

        with self._opening:
            if self._index is None:
                self._index = Index.open(index_path(self.folder, self.env))
                if self._community is not None and self._community.circles:
                    self._index.keep_only(self._community.circles)
            return self._index

    def indexed(self, info: "CircleInfo") -> bool:
        """Bring a circle up to date in the index; tell whether its books had to be read.

        Where some cannot be read they are tried each time, for its projection to say which.
        """
        from cercle_tui.store.cache import fingerprint

        index = self.index()
        stamp = f"{fingerprint(self.folder, info.slug)} {info.time_zone} {info.name}"
        if index.fingerprint(info.id) == stamp:
            self._fresh = True
            return False
        projection = self.projection(info)
        index.update(projection.circle, "" if projection.problems else stamp)
        if index.remade:
            index.remade = False
            for other in self.community().circles.values():
                self.indexed(other)
        return True

    def new_meeting(self, info: "CircleInfo") -> "MeetingSession":
        """Open a new meeting of the circle; raises StoreProblem."""
        from cercle_tui.store.session import MeetingSession

        circle = self.circle(info)
        return MeetingSession.start(self.folder, circle.context(self.today(info)), self.clock)

    def resume(self, info: "CircleInfo", path: Path) -> "MeetingSession":
        """Open a meeting where it stands; raises StoreProblem."""
        from cercle_tui.store.session import MeetingSession

        return MeetingSession.resume(self.folder, info.slug, path, self.clock)

    def today(self, info: "CircleInfo") -> date:
        """Return the day where the circle lives."""
        return self.clock.now().astimezone(ZoneInfo(info.time_zone)).date()

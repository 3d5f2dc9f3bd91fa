"""The summaries of all circles: at once as they were kept, then each as its books are now."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.community import CircleRow, around, rows_of
from cercle_tui.register.summary import SCHEMA, Summary, summarise
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.summaries import (
    books_stamp,
    read_summaries,
    summaries_path,
    write_summaries,
)

if TYPE_CHECKING:
    from cercle_tui.ui.desk import Desk

_SAVE_EVERY = 25
_BREATH = 0.004
"""Seconds between two circles that are read, for whoever waits for the processor."""


@dataclass(slots=True)
class Summaries:
    """One per desk, shared by its screens; safe to use from workers."""

    desk: "Desk"
    known: dict[str, Summary] = field(default_factory=dict)
    rows: dict[str, CircleRow] = field(default_factory=dict)
    """How each circle stands, as far as is known; replaced, never changed."""
    problems: dict[str, StoreProblem] = field(default_factory=dict)
    _stamps: dict[str, str] = field(default_factory=dict)
    _lock: Any = field(default_factory=RLock)
    _loaded: bool = False
    _told_of: object = None
    """The community and the days that `rows` were told of."""

    def load(self) -> dict[str, CircleRow]:
        """Return how each circle stood when last summed up; nothing but one file is read."""
        with self._lock:
            if not self._loaded:
                self._loaded = True
                kept = read_summaries(self._path, SCHEMA)
                for id, (stamp, doc) in kept.items():
                    with suppress(ValidationError):
                        self.known[id] = Summary.model_validate(doc)
                        self._stamps[id] = stamp
            community = self.desk.community()
            told = (community, {self.desk.today(info) for info in community.circles.values()})
            if told != self._told_of:
                self._told_of = told
                self.rows = rows_of(community, self.known, self.desk.today)
            return self.rows

    def freshen(self, infos: Iterable[CircleInfo]) -> Iterator[dict[str, CircleRow]]:
        """Sum up anew each circle whose books changed; yields the rows each time some did.

        Reads the disk, so it is for a worker.
        """
        unsaved = 0
        try:
            for info in infos:
                time.sleep(_BREATH)
                if self._is_fresh(info):
                    continue
                self._sum_up(info)
                unsaved += 1
                if unsaved % _SAVE_EVERY == 0:
                    self._save()
                yield self._told(info)
        finally:
            if unsaved:
                self._save()

    @property
    def _path(self) -> Any:
        return summaries_path(self.desk.folder, self.desk.env)

    def _stamp(self, info: CircleInfo) -> str:
        return f"{books_stamp(self.desk.folder, info.slug)} {info.time_zone} {info.slug}"

    def _is_fresh(self, info: CircleInfo) -> bool:
        known = self.known.get(info.id)
        today = self.desk.today(info)
        return (
            known is not None
            and known.as_of <= today
            and known.as_of.year == today.year
            and self._stamps.get(info.id) == self._stamp(info)
        )

    def _sum_up(self, info: CircleInfo) -> None:
        """Read the circle's books; a register that is not open already is let go afterwards."""
        stamp = self._stamp(info)
        try:
            projection = self.desk.borrowed(info)
        except StoreProblem as problem:
            self.problems[info.id] = problem
            return
        told = summarise(projection.circle, self.desk.today(info))
        with self._lock:
            self.problems.pop(info.id, None)
            if projection.problems:
                self.problems[info.id], stamp = projection.problems[0], ""
            self.known = {**self.known, info.id: told}
            self._stamps[info.id] = stamp

    def _told(self, info: CircleInfo) -> dict[str, CircleRow]:
        community = self.desk.community()
        with self._lock:
            if info.id in community.circles:
                near = around(community, info.id)
                changed = rows_of(community, self.known, self.desk.today, near)
                self.rows = {**self.rows, **changed}
            return self.rows

    def _save(self) -> None:
        with self._lock:
            here, known, stamps = self.desk.community().circles, self.known, dict(self._stamps)
        kept = {
            id: (stamps[id], told.model_dump(mode="json", exclude_defaults=True))
            for id, told in known.items()
            if id in here
        }
        write_summaries(self._path, SCHEMA, kept)

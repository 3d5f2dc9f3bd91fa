"""What is asked of the search, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cercle_tui.model.decision import EntryKind
from cercle_tui.register.entries import Status

if TYPE_CHECKING:
    from cercle_tui.register.search.hits import Hit

Spans = tuple[tuple[int, int], ...]
"""Where matches stand in a text, first character and after the last, in order."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What limits a search; an empty set limits nothing.

    `circles` are ids, `years` those of adoption or other end, `responsible` names; an elected
    person is responsible.
    """

    circles: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[EntryKind] = frozenset()
    years: frozenset[int] = frozenset()
    responsible: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """True when anything is limited."""
        return bool(self.circles or self.statuses or self.kinds or self.years or self.responsible)


@dataclass(frozen=True, slots=True)
class Found:
    """`total` counts all that match, of which `hits` are the best.

    `near` are words found nowhere, each with the near spelling taken for it.
    """

    hits: "tuple[Hit, ...]" = ()
    total: int = 0
    near: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many match by each value a filter can take, the other filters as they are.

    A choice within one filter leaves that filter's own counts alone, so that another value of
    it can be added. Values that nothing matches are left out.
    """

    circles: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[Status, int] = field(default_factory=dict)
    kinds: Mapping[EntryKind, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    responsible: Mapping[str, int] = field(default_factory=dict)

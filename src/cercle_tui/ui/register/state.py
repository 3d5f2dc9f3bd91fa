"""Where one stands in the register: what is typed, the filters, what was found, the lit row."""

from dataclasses import dataclass, field, replace

from cercle_tui.register.search import Facets, Filters, Found, Hit
from cercle_tui.ui.register.places import Place
from cercle_tui.ui.register.rows import key_of

FIRST, MORE = 200, 4
"""How many results are asked for at first, and by how much more when the last ones come near."""

_NEAR = 40
"""How near the last result known more are asked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The list as it is known; `at` is the place of the lit row among the hits."""

    words: str = ""
    filters: Filters = field(default_factory=Filters)
    found: Found = field(default_factory=Found)
    facets: Facets = field(default_factory=Facets)
    at: int = 0
    limit: int = FIRST
    elsewhere: int = 0
    """How many more are found in the other circles than those sought in."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is known of what was found, the best first."""
        return self.found.hits

    @property
    def lit(self) -> Hit | None:
        """The row under the light."""
        return self.hits[self.at] if self.hits else None

    @property
    def lit_key(self) -> str:
        """What tells the lit row from all others, "" where there is none."""
        return key_of(self.lit) if self.lit is not None else ""

    @property
    def wants_more(self) -> bool:
        """Whether the lit row comes near the last one known while there are others."""
        return len(self.hits) < self.found.total and self.at + _NEAR >= len(self.hits)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where what was found is, in order."""
        return tuple(Place(hit.circle, hit.entry.id) for hit in self.hits)

    def typed(self, words: str) -> "Standing":
        """Return the same with other words sought, from the first row."""
        return replace(self, words=words, limit=FIRST)

    def filtered(self, filters: Filters) -> "Standing":
        """Return the same with other filters, from the first row."""
        return replace(self, filters=filters, limit=FIRST)

    def answered(
        self, found: Found, facets: Facets | None, keep: str, elsewhere: int = 0
    ) -> "Standing":
        """Return the same with what was found, the row `keep` lit where it is still there."""
        keys = (n for n, hit in enumerate(found.hits) if key_of(hit) == keep) if keep else iter(())
        at = next(keys, min(self.at, max(0, len(found.hits) - 1)) if keep else 0)
        return replace(self, found=found, facets=facets or self.facets, at=at, elsewhere=elsewhere)

    def moved(self, step: int) -> "Standing":
        """Return the same with another row lit, no further than the ends."""
        return self.lit_at(self.at + step)

    def lit_at(self, at: int) -> "Standing":
        """Return the same with the row at `at` lit, no further than the ends."""
        return replace(self, at=max(0, min(at, len(self.hits) - 1)))

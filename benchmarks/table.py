"""The figures as a table: ours, the reference, their ratio, the budget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One budget of the design; `ours` and `theirs` are medians, `spread` ours least and most."""

    what: str
    ours: float
    theirs: float
    spread: tuple[float, float]
    budget: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        """The ratio, or the plain figure where there is no reference."""
        return self.ours / self.theirs if self.theirs else self.ours

    @property
    def met(self) -> bool:
        return self.value <= self.budget


def ratio(
    what: str, ours: Sequence[float], theirs: Sequence[float], budget: float, scale: float = 1000
) -> Row:
    """Return a row of medians; times in seconds are shown in milliseconds."""
    if "MiB" in what:
        scale = 1
    mine, other = median(ours) * scale, median(theirs) * scale if theirs else 0.0
    return Row(what, mine, other, (min(ours) * scale, max(ours) * scale), budget)


def render(rows: Iterable[Row]) -> str:
    """Return the table as Markdown."""
    lines = ["| what | ours | least–most | reference | ratio | budget | met |",
             "|---|---|---|---|---|---|---|"]  # fmt: skip
    for row in rows:
        low, high = row.spread
        shown = f"{row.value:.2f}×" if row.theirs else f"{row.value:.1f}"
        limit = f"{row.budget}×" if row.theirs else f"{row.budget}"
        reference = f"{row.theirs:.2f}" if row.theirs else "—"
        lines.append(
            f"| {row.what} | {row.ours:.2f} | {low:.2f}–{high:.2f} | {reference} | {shown} | "
            f"{limit} | {'yes' if row.met else 'NO'} |"
        )
    return "\n".join(lines)

"""Where a line of the register is, and what marks in a text the words that found it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cercle_tui.ui.register.sheet import Find, nowhere


@dataclass(frozen=True, slots=True)
class Place:
    """A decision or an election, by the ids of its circle and its own."""

    circle: str
    id: str


def finder(sought: str, near: Sequence[tuple[str, str]] = ()) -> Find:
    """Return what finds in a text the words sought; `near` as in the search's `Found`."""
    if not sought.strip():
        return nowhere
    from cercle_tui.register.search import marks

    return lambda text: marks(text, sought, near)

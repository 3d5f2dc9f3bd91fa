"""A case for each action of a meeting: where it begins, and the keys that do what it says."""

from collections.abc import Awaitable, Callable
from typing import Any

from reach_support import object_, reach
from table_support import Table

Play = Callable[[Table], Awaitable[None]]
CASES: dict[str, tuple[Callable[[Table], None], dict[str, Any], Play]] = {}
"""By action: what is recorded before, what the circle is like, and the keys pressed."""


def at(step: str, item: str = "", *, circle: dict[str, Any] | None = None) -> Any:
    """The case begins at a step; the function plays it with keys."""
    return begun(lambda t: reach(t.session, step, item), circle)


def begun(before: Callable[[Table], None], circle: dict[str, Any] | None = None) -> Any:
    """The case begins where `before` leads; its function has the action's name, or that and _."""

    def keep(play: Play) -> Play:
        CASES[play.__name__.rstrip("_")] = (before, circle or {}, play)
        return play

    return keep


def objected(*people: str) -> Callable[[Table], None]:
    def before(t: Table) -> None:
        reach(t.session, "consent", "i2")
        object_(t.session, *people)

    return before


def rounds(t: Table) -> Any:
    return t.state.stage.turns

"""What each key of the meeting does: each action declared once, the first that fits wins."""

from collections.abc import Callable
from dataclasses import dataclass

from cercle_tui.ui.meeting.here import Do, Here

When = Callable[[Here], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does. `label` and `help` are English message ids, marked with `N_`.

    `shown` places it in the footer: smaller first, 0 never. `reads` works without writing.
    `guarded`: a held or bouncing key does it once.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    do: Callable[[Here], Do]
    when: When = lambda _here: True
    shown: int = 0
    ready: When = lambda _here: True
    """The footer names it only then; pressed before, it says what is missing."""
    reads: bool = False
    guarded: bool = False


def table() -> tuple[Action, ...]:
    """Return every action of the meeting, those of a step before those that always work."""
    from cercle_tui.ui.meeting import (
        acts_always,
        acts_consent,
        acts_elect,
        acts_lists,
        acts_nominee,
        acts_practice,
        acts_review,
        acts_rounds,
        acts_shape,
        acts_write,
    )

    return (
        *acts_elect.ACTIONS,
        *acts_nominee.ACTIONS,
        *acts_review.ACTIONS,
        *acts_rounds.ACTIONS,
        *acts_practice.ACTIONS,
        *acts_consent.ACTIONS,
        *acts_write.ACTIONS,
        *acts_shape.ACTIONS,
        *acts_lists.ACTIONS,
        *acts_always.ACTIONS,
    )


def working(here: Here) -> tuple[Action, ...]:
    """Return the actions that work now, one per key."""
    taken: set[str] = set()
    found = []
    paused = here.state.paused is not None
    for action in table():
        if paused and not (action.reads or action.id == "resume"):
            continue
        if taken.isdisjoint(action.keys) and (action.reads or here.writable) and action.when(here):
            taken.update(action.keys)
            found.append(action)
    return tuple(found)


def footer(here: Here) -> tuple[Action, ...]:
    """Return the actions the footer names, the most useful first."""
    named = (action for action in working(here) if action.shown and action.ready(here))
    return tuple(sorted(named, key=lambda action: action.shown))

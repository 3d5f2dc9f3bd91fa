"""What a person feels: launch, the answer to a key, memory; against a bare Textual app."""

from pathlib import Path

from benchmarks.rounds import left_in_a_round
from benchmarks.table import Row, ratio
from benchmarks.terminal import Terminal, python

ROUNDS = 7
TURNS = 5


def _bare() -> Terminal:
    return Terminal(python("-m", "benchmarks.bare"), {})


def _meeting(data: Path) -> Terminal:
    return Terminal(python("-m", "cercle_tui", "meet", "--data", str(data), "--lang", "fr"), {})


def _home(data: Path) -> Terminal:
    return Terminal(python("-m", "cercle_tui", "--data", str(data), "--lang", "fr"), {})


def launch(data: Path, circle: str, budget: float = 1.5) -> Row:
    """Launch to first content of the dashboard, for the circle called `circle`."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        for terminal, text, times in (
            (_bare(), b"bare-ready", theirs),
            (_home(data), circle.encode(), ours),
        ):
            times.append(terminal.wait_for(text))
            terminal.close()
    return ratio("launch to first content, against a bare app", ours, theirs, budget)


def keys_and_memory(old: Path, new: Path) -> list[Row]:
    """A key in a round, its event on the disk, against a bare app's key; and the memory held.

    The round is a clarifying one of eight people; `old` is a circle of 20 years, `new` has none.
    """
    bare, ours, young = _bare(), _in_a_round(old), _in_a_round(new)
    bare.wait_for(b"bare-ready")
    theirs, mine = [], []
    bare.settle()
    for _ in range(TURNS):
        for key in (b" ", b"x") * 3:  # has spoken, passes: never twice the same, as if held down
            theirs.append(bare.press(b"x"))
            mine.append(ours.press(key))
        for _ in range(6):
            ours.press(b"u")
            ours.settle()
    held, least, reference = [ours.memory()], [young.memory()], [bare.memory()]
    for terminal in (bare, ours, young):
        terminal.close()
    return [
        ratio("key to last byte painted in a round, event on disk", mine, theirs, 3.0),
        ratio("memory in a meeting, circle of 20 years (MiB)", held, reference, 2.0),
        ratio("memory in a meeting, new circle (MiB)", least, reference, 2.0),
    ]


def _in_a_round(data: Path) -> Terminal:
    left_in_a_round(data)
    terminal = _meeting(data)
    terminal.wait_for(b"CLARIFICATION")
    terminal.settle()
    return terminal

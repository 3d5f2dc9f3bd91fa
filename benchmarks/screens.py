"""What a person feels: launch, the answer to a key, memory; against a bare Textual app."""

from pathlib import Path

from benchmarks.table import Row, ratio
from benchmarks.terminal import Terminal, python

ROUNDS = 7
KEYS = 30


def _bare() -> Terminal:
    return Terminal(python("-m", "benchmarks.bare"), {})


def _meeting(data: Path) -> Terminal:
    return Terminal(python("-m", "cercle_tui", "meet", "--data", str(data), "--lang", "fr"), {})


def _home(data: Path) -> Terminal:
    return Terminal(python("-m", "cercle_tui", "--data", str(data), "--lang", "fr"), {})


def launch(data: Path, circle: str, budget: float = 1.5) -> Row:
    """Launch to first content of the dashboard, for the circle called `circle`."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for terminal, text, times in (
            (_bare(), b"bare-ready", theirs),
            (_home(data), circle.encode(), ours),
        ):
            times.append(terminal.wait_for(text))
            terminal.close()
    return ratio("launch to first content, against a bare app", ours, theirs, budget)


def keys_and_memory(data: Path) -> list[Row]:
    """A key in a round, its event on the disk, against a bare app's key; and the memory held."""
    bare, ours = _bare(), _meeting(data)
    bare.wait_for(b"bare-ready")
    ours.wait_for("PRÉSENCES".encode())
    bare.settle()
    ours.settle()
    ours.press(b"t")  # everyone is here
    ours.press(b"\r")
    ours.settle()
    theirs, mine = [], []
    for n in range(KEYS):
        theirs.append(bare.press(b"x"))
        mine.append(ours.press(b"u" if n % 2 else b" "))  # has spoken, undone, spoken…
    memory = [ours.memory()], [bare.memory()]
    bare.close()
    ours.close()
    return [
        ratio("key to last byte painted in a round, event on disk", mine, theirs, 3.0),
        ratio("memory in a meeting (MiB)", *memory, 2.0),
    ]

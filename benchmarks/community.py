"""The whole community: 200 circles of 20 years, home and community screens, moving in the tree.

python -m benchmarks.community DIR, where DIR holds what
``python -m benchmarks.histories --circles 200 --years 20 --out DIR`` made.
"""

import argparse
import os
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row, ratio, render
from benchmarks.terminal import Terminal, python
from cercle_tui.locale import words_for
from cercle_tui.store.folder import DataFolder
from cercle_tui.ui.desk import Desk

ROUNDS = 5
MOVES = 15
OVER = 300.0
"""Milliseconds a large community may add to the launch budget."""

LAUNCH = 1.5
FRAME = 1000 / 60
"""Milliseconds."""

MEMORY = 10.0
"""Times a bare app's: a register of 20 years takes 60 MiB, and four stay open at most."""

UP, DOWN = b"\x1b[A", b"\x1b[B"


def sum_up(data: Path, cache: Path) -> Row:
    """Sum up the circles whose books changed since: what the first day, or a lost cache costs."""
    desk = Desk(DataFolder(data), words_for("fr"), env={**os.environ, "CERCLE_CACHE": str(cache)})
    infos = [info for info, _ in desk.community().tree()]
    began = time.perf_counter()
    summaries = desk.summaries()
    summaries.load()
    for _ in summaries.freshen(infos):
        pass
    each = (time.perf_counter() - began) / len(infos)
    return ratio("summing one circle up, off the path of a key", [each], [], 15_000.0)


def _home(data: Path, cache: Path) -> Terminal:
    arguments = ("-m", "cercle_tui", "--data", str(data), "--lang", "fr")
    return Terminal(python(*arguments), {"CERCLE_CACHE": str(cache)})


def _bare() -> Terminal:
    return Terminal(python("-m", "benchmarks.bare"), {})


def opening(data: Path, cache: Path, circle: str, what: str) -> list[Row]:
    """Open home, then the community screen; `circle` is the name of the first circle."""
    bare, home, screen = [], [], []
    for _ in range(ROUNDS):
        terminal = _bare()
        bare.append(terminal.wait_for(b"bare-ready"))
        terminal.close()
        terminal = _home(data, cache)
        home.append(terminal.wait_for(circle.encode()))
        terminal.settle()
        began, terminal.output = time.perf_counter(), b""
        os.write(terminal.master, b"k")
        terminal.wait_for(circle.encode(), within=120)
        screen.append(time.perf_counter() - began)
        terminal.close()
    budget = LAUNCH * median(bare) * 1000 + OVER
    return [
        ratio(f"launch to the first circle of 200, {what}", home, [], budget),
        ratio(f"the community screen of 200 circles, {what}", screen, [], OVER),
    ]


def moving(data: Path, cache: Path, what: str) -> list[Row]:
    """Move in the tree of home, and in the list of the community, each within a frame."""
    terminal, bare = _home(data, cache), _bare()
    terminal.wait_for(b"COMMUNAUT")
    bare.wait_for(b"bare-ready")
    terminal.settle()
    tree = [terminal.press(DOWN) for _ in range(MOVES)]
    terminal.settle()
    terminal.press(b"k")
    terminal.settle()
    listed = [terminal.press(DOWN) for _ in range(MOVES)]
    held = terminal.memory()
    own = bare.memory()
    terminal.close()
    bare.close()
    return [
        ratio(f"a move in the tree of 200 circles, {what}", tree, [], FRAME),
        ratio(f"a move in the community’s list, {what}", listed, [], FRAME),
        ratio(f"memory with 200 circles (MiB), {what}", [held], [own], MEMORY),
    ]


def main() -> int:
    """Measure with the summaries kept; returns 1 when a budget is not met."""
    parser = argparse.ArgumentParser(description="Measure a community of 200 circles.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path, help="where the summaries are kept")
    args = parser.parse_args()
    cache = args.cache or args.data.with_name(f"{args.data.name}.cache")
    desk = Desk(DataFolder(args.data), words_for("fr"))
    first = desk.community().tree()[0][0].name
    rows = [sum_up(args.data, cache)]
    rows += opening(args.data, cache, first, "summed up")
    rows += moving(args.data, cache, "summed up")
    empty = cache.with_name(f"{cache.name}.empty")
    rows += opening(args.data, empty, first, "while being summed up")
    print(render(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())

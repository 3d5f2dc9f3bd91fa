"""`python -m benchmarks [--keep DIR]`: makes the histories, measures, prints the table."""

import argparse
import tempfile
from pathlib import Path

from benchmarks.exports import exports
from benchmarks.histories import make_histories
from benchmarks.screens import keys_and_memory, launch
from benchmarks.search import searching, searching_large
from benchmarks.store import projections, recording
from benchmarks.table import render
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import load_community


def main() -> int:
    """Measure everything; returns 1 when a budget is not met."""
    parser = argparse.ArgumentParser(description="Measure the design's budgets.")
    parser.add_argument("--keep", type=Path, help="where to make the histories, and keep them")
    parser.add_argument("--large", action="store_true", help="search 240,000 decisions too")
    args = parser.parse_args()
    root = args.keep or Path(tempfile.mkdtemp(prefix="cercle-bench-"))
    old, new = root / "old", root / "new"
    if not old.exists():
        make_histories(old, circles=1, years=20)
        make_histories(new, circles=1, years=0)
    circle = next(iter(load_community(DataFolder(old))[0].circles.values()))
    rows = [*projections(old), *recording(old, new)]
    rows += searching(old, root / "cache")
    if args.large:
        rows += searching_large(old, root / "cache")
    rows += [launch(old, circle.name), *keys_and_memory(old, new)]
    rows += exports(old)
    print(render(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""What searching costs: opening a register without its projection, each key typed, both sizes."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.table import Row, ratio
from cercle_tui.meeting.circle import Circle
from cercle_tui.register.search import Filters, Index
from cercle_tui.store.cache import fingerprint
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community

TYPED = (
    "boîte à clés du local", "rencontres en ligne", "objection au budget", "jardin bénévoles",
    "who opens the door", "keybox", "reunoin mensuelle", "formation des personnes qui animent",
    "A-2019-031", '"second lien"', "secrétariat", "élection animation",
)  # fmt: skip
"""Real questions, each typed letter by letter."""

LARGE = 240_000
IN_SIGHT, TIMES, OPENINGS = 12, 3, 7


def searching(old: Path, cache: Path) -> list[Row]:
    """A register of 20 years: made ready, opened against `json.loads`, searched at each key."""
    folder = DataFolder(old)
    info = next(iter(load_community(folder)[0].circles.values()))
    circle = CircleProjection(folder, info).load()
    path = cache / "one.sqlite"
    began = time.perf_counter()
    index = Index.open(path)
    index.update(circle, fingerprint(folder, info.slug))
    made = time.perf_counter() - began
    total = index.search("").total
    register = folder.register_path(info.slug)
    reference, opening = [], []
    for _ in range(OPENINGS):
        reference.append(_timed(lambda: json.loads(register.read_bytes())))
        opening.append(_timed(lambda: _open(path, folder, info.slug, info.id)))
    rows = [
        ratio(f"indexing a register of {total} for the first time (s)", [made], [], 5, scale=1),
        ratio(f"opening a register of {total} by its index, against json.loads", opening,
              reference, 2.0),
        _keys(index, total, 10),
    ]  # fmt: skip
    index.close()
    return rows


def searching_large(old: Path, cache: Path) -> list[Row]:
    """The same register many times over, as of many circles: made ready once, then searched."""
    folder = DataFolder(old)
    info = next(iter(load_community(folder)[0].circles.values()))
    circle = CircleProjection(folder, info).load()
    path, began = cache / "large.sqlite", time.perf_counter()
    index, total, number = Index.open(path), index_size(path), 0
    while total < LARGE:
        number += 1
        total += index.update(_as(circle, number), "1")
        sys.stderr.write(f"\r{total} ")
    made = time.perf_counter() - began
    index.warm()
    rows = [_keys(index, total, 100)]
    if number:
        rows.insert(0, ratio(f"indexing {total} of {number} circles (s)", [made], [], 900, scale=1))
    index.close()
    return rows


def index_size(path: Path) -> int:
    """Return how many lines the index at `path` holds."""
    index = Index.open(path)
    try:
        return index.search("", limit=1).total
    finally:
        index.close()


def _as(circle: Circle, number: int) -> Circle:
    update = {"id": f"n{number:03d}", "slug": f"n{number:03d}", "name": f"Cercle {number}"}
    return replace(circle, info=circle.info.model_copy(update=update))


def _open(path: Path, folder: DataFolder, slug: str, id: str) -> None:
    """From nothing to the first rows in sight, books looked at, none read."""
    index = Index.open(path)
    if index.fingerprint(id) != fingerprint(folder, slug):
        raise RuntimeError("the index is behind its books")
    for hit in index.search("", Filters()).hits[:IN_SIGHT]:
        _ = hit.entry
    index.close()


def _keys(index: Index, total: int, budget: float) -> Row:
    """The slowest key but one in twenty, of the best of `TIMES` for each."""
    index.warm()
    taken = sorted(
        min(_timed(partial(_see, index, typed)) for _ in range(TIMES)) for typed in _typing()
    )
    p95 = taken[int(len(taken) * 0.95)] * 1000
    return Row(
        f"search as you type, p95 per key, {total} lines", p95, 0.0,
        (taken[0] * 1000, taken[-1] * 1000), budget,
    )  # fmt: skip


def _typing() -> Iterator[str]:
    for words in TYPED:
        yield from (words[:end] for end in range(1, len(words) + 1))


def _see(index: Index, typed: str) -> None:
    for hit in index.search(typed).hits[:IN_SIGHT]:
        _ = hit.entry, hit.snippet, hit.title_spans


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began

"""Summaries of circles on the disk: one derived file in the cache, deletable, made anew."""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from cercle_tui.store.cache import cache_folder
from cercle_tui.store.disk import make_folder, write_private
from cercle_tui.store.encoding import encode, gc_paused
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem

FORMAT = "cercle-summaries"
MOST = 64 * 1024 * 1024
"""Bytes: thousands of circles."""

Stamped = tuple[str, dict[str, Any]]
"""What told that the books were as summed up, and the summary."""


def summaries_path(folder: DataFolder, env: Mapping[str, str]) -> Path:
    """Return the file of a data folder's summaries; its name tells nothing of it."""
    place = str(folder.root.absolute()).encode("utf-8", "surrogateescape")
    return cache_folder(env) / f"summaries-{sha256(place).hexdigest()[:20]}.json"


def books_stamp(folder: DataFolder, slug: str) -> str:
    """Return what changes when a book of a circle does, at the price of a few folders.

    Every folder tells when a book in it was written anew; the books of the last year, and of what
    happens between meetings, are looked at one by one. What cannot be listed counts for nothing.
    """
    told = sha256()
    circle = folder.circle_dir(slug)
    years = sorted(_entries(circle / "meetings"))
    for place in (circle / "between", circle / "meetings", *years):
        with suppress(OSError):
            told.update(f"{place.name} {place.stat().st_mtime_ns}\n".encode())
    for place in (circle / "between", *years[-1:]):
        for path in sorted(_entries(place)):
            with suppress(OSError):
                seen = path.stat()
                told.update(f"{path.name} {seen.st_mtime_ns} {seen.st_size}\n".encode())
    return told.hexdigest()[:32]


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def read_summaries(path: Path, schema: int) -> dict[str, Stamped]:
    """Return the summaries kept, by circle; none where the file is not one of ours."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if path.stat().st_size <= MOST:
            with gc_paused():
                kept = json.loads(path.read_bytes())
            if kept["format"] == FORMAT and kept["schema"] == schema:
                return {id: (str(stamp), dict(doc)) for id, (stamp, doc) in kept["circles"].items()}
    return {}


def write_summaries(path: Path, schema: int, known: Mapping[str, Stamped]) -> None:
    """Keep summaries; what the disk refuses is made anew next time."""
    circles = {id: list(stamped) for id, stamped in known.items()}
    with suppress(OSError, StoreProblem):
        make_folder(path.parent)
        write_private(path, encode({"format": FORMAT, "schema": schema, "circles": circles}))

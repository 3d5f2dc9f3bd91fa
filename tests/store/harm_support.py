"""What harms a copy, and what a reader makes of it."""

import json
from pathlib import Path

from store_support import INFO

from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection

TEXTS = ("On se voit le jeudi.", "Une boîte à clés à l’entrée.", "Un budget de cent dollars.")
"""What the circle of the copies decided, one a meeting."""


def bare(folder: DataFolder) -> DataFolder:
    """Return the folder without its projections: the books alone."""
    for path in folder.root.rglob("*.json*"):
        if path.name.startswith(("register.json", "community.json")):
            path.unlink()
    return folder


def books(folder: DataFolder) -> list[Path]:
    return folder.meeting_books(INFO.slug)


def newer(path: Path, unknown: str = "", n: int = 0) -> None:
    """Make the book one of a newer cercle, event `n` of a kind nobody knows here."""
    tables = json.loads(path.read_bytes())
    tables["book"]["1"]["schema"] = 99
    if n:
        tables["events"][str(n)]["kind"] = unknown
    path.write_text(json.dumps(tables), encoding="utf-8")


def texts(folder: DataFolder) -> list[str]:
    """Return what the circle decided, as a reader sees it."""
    kept = CircleProjection(folder, INFO).load().decisions.values()
    return [each.decision.final.text for each in kept]


def kinds(path: Path) -> list[str]:
    return [event["kind"] for event in json.loads(path.read_bytes())["events"].values()]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])

"""The demonstration: a made-up community with two years of meetings and one about to start."""

from pathlib import Path

from cercle_tui.store.demo.maker import make_demo
from cercle_tui.store.folder import DataFolder

__all__ = ["is_demo", "make_demo"]


def is_demo(root: Path) -> bool:
    """Whether the folder was made by `make_demo`: its books bear no machine's name but "demo"."""
    return any(book.stem.endswith("-demo") for book in DataFolder(root).community_books())

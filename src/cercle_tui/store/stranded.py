"""Circles whose founding cannot be read: known from what the folder tells of them elsewhere."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from cercle_tui.meeting.community import Community
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.book import Book
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.storage import AtomicJSONStorage

_UNREADABLE = (StoreProblem, OSError, ValueError, KeyError, TypeError, AttributeError)


def with_stranded(folder: DataFolder, community: Community) -> Community:
    """Return the community with the circles that only its projection or their meetings tell."""
    name, circles = community.name, dict(community.circles)
    with suppress(*_UNREADABLE):
        storage = AtomicJSONStorage(folder.community_projection, writable=False)
        tables: dict[str, Any] = storage.read() or {}
        head = tables["projection"]["1"]
        if head["format"] == "cercle-community":
            name = name or str(head["name"])
            for row in tables["circles"].values():
                info = CircleInfo.model_validate(row)
                circles.setdefault(info.id, info)
    for info in _told_by_meetings(folder, {info.slug for info in circles.values()}):
        circles.setdefault(info.id, info)
    return replace(community, name=name, circles=circles)


def _told_by_meetings(folder: DataFolder, known: set[str]) -> Iterator[CircleInfo]:
    """Yield the circles not `known` that have a folder, as their latest meetings describe them."""
    slugs: list[str] = []
    with suppress(*_UNREADABLE):
        slugs = folder.circle_slugs()
    for slug in slugs:
        if slug in known:
            continue
        with suppress(*_UNREADABLE):
            for path in reversed(folder.meeting_books(slug)):
                with suppress(*_UNREADABLE):
                    opening = Book.open(path, write=False).events[0]
                    info = CircleInfo.model_validate(opening["context"]["info"])
                    if info.slug == slug:
                        yield info
                        break

"""A first glance at a community, from its projection alone: enough for a first frame."""

import json
from dataclasses import dataclass

from cercle_tui.store.folder import DataFolder

_MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Glance:
    """The community's name, and (id, name, depth) of each circle, each before its sub-circles."""

    name: str
    circles: tuple[tuple[str, str, int], ...]


def read_glance(folder: DataFolder) -> Glance | None:
    """Return what `community.json` says, or None where it cannot be read as ours.

    It may be behind the books, which whoever shows it reads next.
    """
    try:
        with folder.community_projection.open("rb") as file:
            tables = json.loads(file.read(_MAX_BYTES))
        head, circles = tables["projection"]["1"], tables["circles"].values()
        if head["format"] != "cercle-community":
            return None
        rows = tuple((str(c["id"]), str(c["name"]), int(c["depth"])) for c in circles)
        return Glance(str(head["name"]), rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None

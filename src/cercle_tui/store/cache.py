"""Where what can be made anew is kept, outside the data folder: deletable at any time."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cercle_tui.store.folder import DataFolder


def cache_folder(env: Mapping[str, str]) -> Path:
    """Return ``$CERCLE_CACHE``, else the user's own cache folder for this program."""
    chosen = env.get("CERCLE_CACHE")
    if chosen:
        with suppress(RuntimeError):  # a home nobody knows: then ~ is a name like any other
            chosen = str(Path(chosen).expanduser())
        return Path(chosen).absolute()
    import platformdirs

    return platformdirs.user_cache_path("cercle", appauthor=False)


def index_path(folder: DataFolder, env: Mapping[str, str]) -> Path:
    """Return the file of the search index of a data folder; its name tells nothing of it."""
    place = str(folder.root.absolute()).encode("utf-8", "surrogateescape")
    return cache_folder(env) / f"search-{sha256(place).hexdigest()[:20]}.sqlite"


def fingerprint(folder: DataFolder, slug: str) -> str:
    """Return what changes when a book of a circle does: their names, dates and sizes.

    Nothing is read but the folders. What cannot be listed counts for nothing.
    """
    told = sha256()
    circle = folder.circle_dir(slug)
    for name, modified, size in sorted(_books(circle)):
        told.update(f"{name}\0{modified}\0{size}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()[:32]


def _books(circle: Path) -> Iterator[tuple[str, int, int]]:
    places = [circle / "between", *_listed(circle / "meetings")]
    for place in places:
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.name.endswith(".json"):
                    seen = entry.stat()
                    yield f"{place.name}/{entry.name}", seen.st_mtime_ns, seen.st_size


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []

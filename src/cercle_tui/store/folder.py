"""The data folder: where each file is, and which files are books."""

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cercle_tui.store.disk import DISK, make_folder, write_spare
from cercle_tui.store.problems import StoreProblem, reason

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BOOK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.json")
_COPY = re.compile(
    r"(?P<stem>.+?)(?:\.sync-conflict-[^.]*"
    r"| ?\((?=[^)]*(?:conflicted copy|copie en conflit))[^)]*\)"
    r"| ?\(\d+\))\.json",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy that a synchronisation tool made of `original`, which may no longer be there."""

    path: Path
    original: Path


def check_slug(text: str) -> str:
    """Return `text` if it can be part of a file name, else raise ValueError.

    Names of people and circles never can: they are turned into slugs or ids before.
    """
    if len(text) > 64 or not _SLUG.fullmatch(text):
        raise ValueError(f"not a slug: {text!r}")
    return text


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder and its layout; nothing is created before `ensure` or a first write."""

    root: Path

    @classmethod
    def locate(cls, arg: str | None, env: Mapping[str, str]) -> "DataFolder":
        """Return the folder of ``--data``, else ``$CERCLE_DATA``, else the user's own."""
        chosen = arg or env.get("CERCLE_DATA")
        if chosen:
            with suppress(RuntimeError):  # a home nobody knows: then ~ is a name like any other
                chosen = str(Path(chosen).expanduser())
            return cls(Path(chosen).absolute())
        import platformdirs

        return cls(platformdirs.user_data_path("cercle", appauthor=False))

    @classmethod
    def holding(cls, book: Path) -> "DataFolder | None":
        """Return the data folder in whose layout `book` has its place, or None."""
        parents = book.absolute().parents
        if len(parents) > 1 and book.parent.name == "community":
            return cls(parents[1])
        for up, kind in ((0, "between"), (1, "meetings")):
            if len(parents) > up + 3 and parents[up].name == kind and _circles(parents[up + 1]):
                return cls(parents[up + 3])
        return None

    def ensure(self) -> None:
        """Create the folder, private to its owner. Raises StoreProblem ``no_folder``."""
        make_folder(self.root)

    @property
    def community_projection(self) -> Path:
        return self.root / "community.json"

    @property
    def drafts(self) -> Path:
        return self.private / "drafts"

    @property
    def private(self) -> Path:
        return self.root / "private"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    def circle_dir(self, slug: str) -> Path:
        """Return the folder of a circle. Raises ValueError unless `slug` is one; so do the next."""
        return self.root / "circles" / check_slug(slug)

    def circle_slugs(self) -> list[str]:
        """Return the slugs of the circles that have a folder, sorted."""
        return sorted(
            entry.name
            for entry in _entries(self.root / "circles")
            if _SLUG.fullmatch(entry.name) and entry.is_dir()
        )

    def register_path(self, slug: str) -> Path:
        return self.circle_dir(slug) / "register.json"

    def new_meeting_path(self, slug: str, day: date, id8: str, part: str = "") -> Path:
        """Return where the book of a meeting goes; `part` is the machine that took it over."""
        name = "-".join(check_slug(piece) for piece in (day.isoformat(), id8, part) if piece)
        return self.meetings_dir(slug) / f"{day.year:04d}" / f"{name}.json"

    def meetings_dir(self, slug: str) -> Path:
        return self.circle_dir(slug) / "meetings"

    def between_dir(self, slug: str) -> Path:
        return self.circle_dir(slug) / "between"

    def between_path(self, slug: str, year: int, machine: str) -> Path:
        return self.between_dir(slug) / f"{year:04d}-{check_slug(machine)}.json"

    def community_path(self, year: int, machine: str) -> Path:
        return self.root / "community" / f"{year:04d}-{check_slug(machine)}.json"

    def community_books(self) -> list[Path]:
        """Return the community's books, sorted by name, hence by year."""
        return books_in(self.root / "community")

    def between_books(self, slug: str) -> list[Path]:
        """Return a circle's books of between meetings, sorted by name, hence by year."""
        return books_in(self.between_dir(slug))

    def meeting_books(self, slug: str) -> list[Path]:
        """Return the books of a circle's meetings, sorted by date."""
        return [book for year in self.meeting_years(slug) for book in books_in(year)]

    def meeting_years(self, slug: str) -> list[Path]:
        """Return the folders of a circle's meetings, one a year, sorted.

        Raises StoreProblem ``unreadable`` when the system refuses to list them.
        """
        meetings = self.meetings_dir(slug)
        try:
            return sorted(year for year in _entries(meetings) if year.is_dir())
        except OSError as error:
            raise _unreadable(meetings, error) from error

    def all_books(self) -> Iterator[Path]:
        """Yield every book: the community's, then each circle's."""
        yield from self.community_books()
        for slug in self.circle_slugs():
            yield from self.meeting_books(slug)
            yield from self.between_books(slug)

    def conflict_copies(self) -> list[ConflictCopy]:
        """Return the copies of books that synchronisation tools left beside them, sorted."""
        places = [self.root / "community"]
        for slug in self.circle_slugs():
            circle = self.circle_dir(slug)
            places += [circle / "between", *_entries(circle / "meetings")]
        found = [
            ConflictCopy(path, path.with_name(f"{match['stem']}.json"))
            for place in places
            for path in _entries(place)
            if (match := _COPY.fullmatch(path.name))
        ]
        return sorted(found, key=lambda copy: copy.path)

    def machine_id(self) -> str:
        """Return this machine's 8 hexadecimal digits, drawn once and kept in ``private/``.

        Raises StoreProblem ``no_folder`` when there is nowhere to keep it.
        """
        path = self.private / "machine"
        with suppress(OSError, UnicodeDecodeError):
            kept = path.read_text("ascii").strip()
            if _MACHINE.fullmatch(kept):
                return kept
        make_folder(self.private)
        drawn = secrets.token_hex(4)
        try:
            _place(path, drawn)
        except OSError as error:
            raise StoreProblem("no_folder", path=str(path), reason=reason(error)) from error
        return path.read_text("ascii").strip()


def _place(path: Path, text: str) -> None:
    """Put `text` at `path` unless another process just did."""
    spare = write_spare(DISK, path, f"{text}\n".encode("ascii"))
    try:
        DISK.link(spare, path)
    except OSError:
        # Either another process was first, or this is no machine id, or links do not exist here.
        if not (path.is_file() and _MACHINE.fullmatch(path.read_text("ascii", "replace").strip())):
            DISK.replace(spare, path)
    finally:
        with suppress(OSError):
            DISK.unlink(spare)
    DISK.fsync_dir(path.parent)


def _circles(circle: Path) -> bool:
    return circle.parent.name == "circles"


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error


def _unreadable(folder: Path, error: OSError) -> StoreProblem:
    return StoreProblem("unreadable", path=str(folder), reason=reason(error))


def books_in(folder: Path) -> list[Path]:
    """Return the books in a folder, sorted; none where there is no such folder.

    Raises StoreProblem ``unreadable`` when the system refuses to list it.
    """
    return sorted(path for path in _entries(folder) if _BOOK.fullmatch(path.name))

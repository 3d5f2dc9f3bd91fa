"""Tensions kept for their bearers on this machine only: a file each, never shared or exported."""

from pathlib import Path

from cercle_tui.model.tension_note import TensionNote
from cercle_tui.store.disk import DISK, make_folder, write_private
from cercle_tui.store.folder import DataFolder, check_slug
from cercle_tui.store.problems import NotSaved, StoreProblem, reason

_MAX_BYTES = 1024 * 1024
_NOTE, _TEXT = ".json", ".txt"


class PrivateNotes:
    """The tensions in ``private/tensions`` of a data folder; texts for others lie beside them."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder.private / "tensions"
        self.unread: list[Path] = []
        """The files that `load` could not read."""

    def load(self) -> tuple[TensionNote, ...]:
        """Return the notes that can be read, the latest first; the others are `unread`.

        Raises StoreProblem ``unreadable`` where the system refuses to list them.
        """
        self.unread = []
        found = []
        for path in self._files(_NOTE):
            try:
                data, _ = DISK.read(path, _MAX_BYTES)
                found.append(TensionNote.model_validate_json(data))
            except (OSError, ValueError, StoreProblem):
                self.unread.append(path)
        return tuple(sorted(found, key=lambda note: note.noted, reverse=True))

    def save(self, note: TensionNote) -> None:
        """Keep a note, new or changed; on return it is on the disk. Raises StoreProblem."""
        self._write(self._path(note.id, _NOTE), note.model_dump_json(exclude_defaults=True))

    def write_text(self, note: TensionNote, text: str) -> Path:
        """Write a text that tells of a note, for its bearer to give; raises StoreProblem."""
        taken = {path.stem for path in self._files(_TEXT)}
        names = (f"{check_slug(note.id)}-{number}" for number in range(1, len(taken) + 2))
        path = self.folder / f"{next(name for name in names if name not in taken)}{_TEXT}"
        self._write(path, text)
        return path

    def remove(self, note: TensionNote) -> None:
        """Remove a note for good, with the texts that tell of it. Raises StoreProblem."""
        own = check_slug(note.id)
        path = self.folder
        try:
            for path in self._files(""):
                if path.name.startswith((f"{own}.", f"{own}-")):
                    DISK.unlink(path)
            DISK.fsync_dir(self.folder)
        except FileNotFoundError:
            return  # another window removed it just before
        except OSError as error:
            raise NotSaved(path, error) from error

    def _write(self, path: Path, text: str) -> None:
        make_folder(self.folder)
        try:
            write_private(path, text.encode())
        except OSError as error:
            raise NotSaved(path, error) from error

    def _path(self, id: str, ending: str) -> Path:
        return self.folder / f"{check_slug(id)}{ending}"

    def _files(self, ending: str) -> list[Path]:
        try:
            paths = sorted(self.folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            problem = StoreProblem("unreadable", path=str(self.folder), reason=reason(error))
            raise problem from error
        return [path for path in paths if path.name.endswith(ending)]

"""Text being typed, kept beside the books so that it survives a crash; never a ballot."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from cercle_tui.store.disk import make_folder, write_private
from cercle_tui.store.problems import StoreProblem

_MAX_BYTES = 4 * 1024 * 1024
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


class Drafts:
    """The drafts kept in `folder` (`DataFolder.drafts`), at most one for each book.

    A draft is a convenience: no method raises for what the disk does.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, book_id: str, form_id: str, values: Mapping[str, str]) -> bool:
        """Keep the words typed in a form (field to text); tell whether they are on the disk."""
        draft = json.dumps({"form": form_id, "values": dict(values)}).encode()
        if len(draft) > _MAX_BYTES:
            return False
        try:
            make_folder(self._folder)
            write_private(self._path(book_id), draft)
        except (OSError, StoreProblem):
            return False
        return True

    def load(self, book_id: str) -> tuple[str, dict[str, str]] | None:
        """Return the form and its words, or None when there is no draft that can be read."""
        try:
            with self._path(book_id).open("rb") as file:
                draft = json.loads(file.read(_MAX_BYTES))
            form, values = draft["form"], draft["values"].items()
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if isinstance(form, str) and all(isinstance(text, str) for _, text in values):
            return form, dict(values)
        return None

    def clear(self, book_id: str) -> bool:
        """Forget the draft; tell whether none is left."""
        try:
            self._path(book_id).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _path(self, book_id: str) -> Path:
        if not _ID.fullmatch(book_id):
            raise ValueError(f"not a book's id: {book_id!r}")
        return self._folder / f"{book_id}.json"

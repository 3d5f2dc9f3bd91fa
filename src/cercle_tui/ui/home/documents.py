"""The files that a screen is asked to write: where they go, and that nothing else is harmed."""

from collections.abc import Callable
from pathlib import Path

from cercle_tui.locale import Words
from cercle_tui.reports.exports.files import write_file
from cercle_tui.reports.exports.refused import Refused, say_refused
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting.forms import FieldWrong


def documents() -> Path:
    """Return the folder that files go to where none is named."""
    home = Path.home()
    return next((f for f in (home / "Documents", home) if f.is_dir()), Path.cwd())


def where_hint(words: Words, name: str) -> str:
    """Return what an empty answer means: the file `name` in the folder of documents."""
    said = words.gettext("Empty: {name} in {folder}")
    return said.format(name=name, folder=documents())


def named(words: Words, typed: str, name: str, *, fresh: bool = False) -> Path:
    """Return where to write: as typed, in the folder of documents where no folder is said.

    A folder is given the file `name`. Raises FieldWrong, on "path", for a folder that is not there
    and, where only a `fresh` file will do, for one that is.
    """
    try:
        path = documents() / Path(typed.strip()).expanduser()
    except RuntimeError:  # a home nobody knows
        path = documents() / typed.strip()
    if path.is_dir():
        path /= name
    if not path.parent.is_dir():
        said = words.gettext("There is no such folder: {path}")
        raise FieldWrong("path", said.format(path=path.parent))
    if fresh and path.exists():
        said = words.gettext("There is a file there already: {path}")
        raise FieldWrong("path", said.format(path=path))
    return path


def put(desk: Desk, path: Path, content: bytes, ours: Callable[[bytes], bool]) -> str:
    """Write a file and return what to say of it.

    One that is there already is replaced where it is `ours`. Raises FieldWrong, on "path", where
    it may not be written, and OSError.
    """
    try:
        path = write_file(path, content, ours=ours, data=desk.folder.root)
    except Refused as refused:
        raise FieldWrong("path", say_refused(desk.words, refused)) from None
    return desk.words.gettext("Written: {path}").format(path=path)

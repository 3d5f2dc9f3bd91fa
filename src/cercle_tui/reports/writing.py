"""The minutes on the disk: written when a meeting closes, ready to send, made anew at will."""

from contextlib import suppress
from pathlib import Path

from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.reports.minutes import minutes_markdown
from cercle_tui.store.disk import make_folder, write_private
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem


def minutes_path(folder: DataFolder, info: CircleInfo, book: Path) -> Path:
    """Return where the minutes of the meeting in `book` are kept."""
    return folder.circle_dir(info.slug) / "minutes" / f"{book.stem}.md"


def write_minutes(folder: DataFolder, circle: Circle, meeting: str, book: Path) -> Path:
    """Write the minutes of a meeting in its circle's language; a full disk leaves them for later.

    Raises `StopIteration` for a meeting the circle does not have.
    """
    record = next(m for m in circle.meetings if m.id == meeting)
    words = words_for("en" if circle.info.lang == "en" else "fr")
    path = minutes_path(folder, circle.info, book)
    with suppress(OSError, StoreProblem):
        make_folder(path.parent)
        write_private(path, minutes_markdown(record, circle, words).encode())
    return path

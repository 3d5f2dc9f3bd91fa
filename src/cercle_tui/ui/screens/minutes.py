"""The minutes of a meeting just closed, as they were written on the disk."""

import re
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from cercle_tui.ui.desk import Desk
from cercle_tui.ui.screens.reading import Part, ReadingScreen


def plain(markdown: str) -> str:
    """Return minutes as they read on a page, without the signs of Markdown."""
    lines = (re.sub(r"^(?:> ?)+|^#+ ", "", line) for line in markdown.splitlines())
    return re.sub(r"\\([^\w\s])|\*\*", r"\1", "\n".join(lines))


class MinutesScreen(ReadingScreen[None]):
    """What the secretary can send now, and where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", show=False)]

    def __init__(self, desk: Desk, path: Path) -> None:
        tr = desk.words.gettext
        text = ""
        with suppress(OSError):
            text = path.read_text("utf-8")
        where = tr("The minutes are in {path}").format(path=path)
        parts: list[Part] = [("quote", f"{where}\n\n"), ("plain", plain(text))]
        super().__init__(tr("Meeting closed. Thank you!"), parts, tr("↑ ↓ read · Enter back"))

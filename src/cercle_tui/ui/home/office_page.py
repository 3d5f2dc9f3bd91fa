"""The page that tells who holds each office, and who held it before."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.reports.offices_text import parts_to_read
from cercle_tui.ui.screens.reading import ReadingScreen


class Known(Protocol):
    """A circle as it stands today, with what its neighbours make of it."""

    @property
    def circle(self) -> Circle: ...

    @property
    def today(self) -> date: ...


def office_page(words: Words, known: Iterable[Known | None]) -> ReadingScreen[Any]:
    """Return the history of the circles' offices as a page to read; None is a circle not read."""
    circles = [(one.circle, one.today) for one in known if one is not None]
    keys = words.gettext("↑ ↓ read · Esc back")
    return ReadingScreen(words.gettext("Offices"), parts_to_read(circles, words), keys)

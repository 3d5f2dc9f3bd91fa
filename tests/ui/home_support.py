"""A desk on a real folder with a still clock, circles founded in it, and what a screen shows."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot

from cercle_tui.locale import Lang, words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.founding import Founding, found
from cercle_tui.ui.widgets.views import CardView

NOW = datetime(2026, 12, 11, 0, 42, tzinfo=UTC)
TODAY = date(2026, 12, 10)
"""In Québec it is still the evening before."""

CLOCK = Clock(now=lambda: NOW)
SIZES = ((80, 24), (120, 36))
HOSTILE = (
    "[/",
    "[red]x",
    "[@click=app.quit]x",
    "\x1b[2J\x1b]0;x\x07",
    "N" * 200,
    "👩‍👩‍👧❤️",
    "עמית",
    "../../etc",
)
MEMBERS = ("Amina", "Luc", "Zoé", "Zoé", "Jean-François")


def each_at_a_size(
    texts: Sequence[str], sizes: Sequence[tuple[int, int]]
) -> list[tuple[str, tuple[int, int]]]:
    """Return each text with one of the sizes, and the longest, which wraps, with all of them."""
    longest = max(texts, key=len)
    others = [text for text in texts if text != longest]
    return [
        *((text, sizes[n % len(sizes)]) for n, text in enumerate(others)),
        *((longest, size) for size in sizes),
    ]


def desk(root: Path, lang: Lang = "fr", **env: str) -> Desk:
    known = {"TERM": "xterm-256color", "CERCLE_CACHE": f"{root}.cache", **env}
    return Desk(DataFolder(root), words_for(lang), CLOCK, known)


def founded(root: Path, name: str = "Cercle Horizon", **more: Any) -> CircleInfo:
    """Found a circle of five in the folder, and its community when it is the first."""
    known: dict[str, Any] = {"community": "Rive-Sud", "members": MEMBERS} | more
    return found(DataFolder(root), CLOCK, Founding(name, **known), TODAY)


def circle_in(root: Path, info: CircleInfo) -> Circle:
    """Return the circle as its books on the disk say."""
    return CircleProjection(DataFolder(root), info).load()


def text_of(view: CardView) -> str:
    """Return what a card says, line by line."""
    rows = ((line.label, line.text, line.right) for line in view.lines)
    return "\n".join(" | ".join(row) for row in rows)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the books have been read and the screen drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def pasted(pilot: Pilot[None], text: str) -> None:
    """Put a longer text where the keyboard is, as the terminal does."""
    focused = pilot.app.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    names = {" ": "space"}
    await pilot.press(*(names.get(character, character) for character in text))


def shown(app: App[None]) -> str:
    """Return the screen as text, row by row."""
    width, height = app.size
    strips = app.screen._compositor.render_strips(Size(width, height))
    return "\n".join(strip.text for strip in strips)


def app_on(folder: Path, lang: Lang = "fr", **env: str) -> CercleApp:
    return CercleApp(desk(folder, lang, **env), lambda app: app.push_screen(app.home()))

"""A page to read over the screen: titled text, scrolled by the usual keys, left by Escape."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cercle_tui.model.text import clean

R = TypeVar("R")
Part = tuple[str, str]
"""A style ("title", "plain", "key", "quiet", "quote") and a text."""

_STYLES = {
    "title": "bold $primary",
    "key": "bold $accent",
    "quiet": "$foreground-muted",
    "quote": "bold",
    "plain": "",
}


def content(parts: Sequence[Part]) -> Content:
    """Return styled text; what people wrote in it is never markup."""
    return Content.assemble(*((clean(text), _STYLES[style]) for style, text in parts))


class ReadingScreen(ModalScreen[R]):
    """Shows parts of text; `keys` is the line at the bottom."""

    DEFAULT_CSS = """
    ReadingScreen { align: center middle; }
    ReadingScreen > VerticalScroll {
        width: 90%; max-width: 96; height: 90%; padding: 1 3;
        background: $surface; border: round $primary-muted;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $foreground-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup,backspace", "scroll(-10)", show=False),
    ]

    def __init__(self, title: str, parts: Sequence[Part], keys: str) -> None:
        super().__init__()
        self._title, self._parts, self._keys = title, parts, keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as page:
            page.border_title = Content(clean(self._title))
            page.border_subtitle = Content(clean(self._keys))
            yield Static(content(self._parts))

    def action_scroll(self, rows: int) -> None:
        """Scroll by `rows`."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

"""A panel at the bottom of a screen that has the keyboard while it is open, then gives it back."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget

from cercle_tui.model.text import clean_line

SEPARATOR = " · "


def keys_line(keys: Iterable[tuple[str, str]], width: int) -> Content:
    """Return keys and what each does on a line of `width` cells; the last ones go if it is full."""
    line = Content("")
    for key, does in keys:
        part = Content.assemble((key, "$accent bold"), " ", clean_line(does))
        longer = Content.assemble(line, SEPARATOR, part) if line.plain else part
        if longer.cell_length > width:
            break
        line = longer
    return line


class Docked(Widget):
    """Hidden until it is opened; while it is open, no key meant for it reaches the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self._came_from: Widget | None = None
        self._last: Widget | None = None

    @property
    def line_cells(self) -> int:
        """The cells a line of the panel has, before it is laid out too."""
        return max(self.app.size.width - 4, 20)

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown and has the keyboard."""
        return bool(self.display)

    def _show(self, first: Widget) -> None:
        """Show the panel and hand the keyboard, at once, to `first`."""
        if not self.is_open:
            self._came_from = self.screen.focused
        self.display = True
        self._last = first
        self.screen.set_focus(first)

    def _hide(self) -> None:
        """Hide the panel and give the keyboard back to whoever had it."""
        came_from, self._came_from, self._last = self._came_from, None, None
        self.display = False
        back = came_from if came_from is not None and came_from.is_attached else None
        self.screen.set_focus(back)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which part of the panel has the keyboard."""
        self._last = event.widget

    def on_descendant_blur(self) -> None:
        """Take the keyboard again when a click left nobody with it."""
        self.call_later(self._take_again)

    def _take_again(self) -> None:
        free = self.screen.focused is None and self.app.app_focus
        if self.is_open and free and self._last is not None and self._last.is_attached:
            self.screen.set_focus(self._last)

    def on_key(self, event: events.Key) -> None:
        """Keep characters that no part of the panel used away from the screen's own keys."""
        if event.is_printable:
            event.stop()
            event.prevent_default()

"""A name typed unseen: the screen tells that something was typed, never what nor how much."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from cercle_tui.ui.widgets.fields import one_line
from cercle_tui.ui.widgets.typing import typed_character

SHOWN = 8
"""Marks drawn, whatever the length of what is typed."""
MOST = 1_000
"""Characters kept; no name is as long."""


class SecretInput(Widget, can_focus=True):
    """Holds a name that is not shown: no cursor, no selection, no copy, nothing to scroll.

    What cannot be seen cannot be corrected, and letters taken back one by one could be counted:
    any key that deletes starts over.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "backspace,delete,ctrl+u,ctrl+w,ctrl+k", "start_over", show=False, id="form.start_over"
        ),
        Binding("ctrl+v", "paste", show=False, id="form.paste_secret"),
        Binding("enter", "enter", show=False, id="form.enter_secret"),
    ]

    @dataclass
    class Changed(Message):
        """Something was typed, or it was started over; what, is not told."""

        input: "SecretInput"

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        input: "SecretInput"

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""

    @property
    def raw(self) -> str:
        """What was typed, in NFC."""
        return unicodedata.normalize("NFC", self._typed)

    def put(self, text: str) -> None:
        """Replace what was typed, saying nothing of it."""
        was, self._typed = bool(self._typed), one_line(text).lstrip()[:MOST]
        if was is not bool(self._typed):
            self.refresh()

    def _change(self, text: str) -> None:
        self.put(text)
        self.post_message(self.Changed(self))

    def action_start_over(self) -> None:
        """Forget what was typed."""
        self._change("")

    def action_enter(self) -> None:
        """Go on."""
        self.post_message(self.Entered(self))

    def action_paste(self) -> None:
        """Take what was copied in the app."""
        self._change(self._typed + self.app.clipboard)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Say that characters are used here, so that none is shown as a key of the screen."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Type a character; the space that opened the form, held a little long, types nothing."""
        character = typed_character(event)
        if character:
            event.stop()
            event.prevent_default()
            self._change(self._typed + character)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text."""
        event.stop()
        event.prevent_default()
        self._change(self._typed + event.text)

    def on_unmount(self) -> None:
        """Forget what was typed with the form that asked for it."""
        self._typed = ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return one row."""
        return 1

    def render(self) -> RenderResult:
        """Draw an empty line, or as many marks as always."""
        filled = "*" if self.app.has_class("-ascii") else "•"
        return Content((filled if self._typed else "_") * SHOWN)

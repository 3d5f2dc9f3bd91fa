"""Where people type: Textual's line and text inputs, mended so that nothing typed goes missing."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from cercle_tui.ui.widgets.fields import clean_long, completions, fold, one_line, split_people

NBSP = "\u00a0"
_JOINERS = "\u200c\u200d"


def typed_character(event: events.Key) -> str:
    """Return the character a key types, or ``""``: spaces of any width and joiners count too."""
    character = event.character or ""
    if len(character) != 1:
        return ""
    kept = unicodedata.category(character) == "Zs" or character in _JOINERS
    return character if kept or character.isprintable() else ""


def guillemet(before: str, character: str) -> tuple[int, str] | None:
    """Return how many characters of `before` the French quote just closed replaces, and with what.

    ``<<`` opens and ``>>`` closes, with the no-break space they want inside; anything else: None.
    """
    if character == "<" and before.endswith("<"):
        return 1, f"«{NBSP}"
    if character == ">" and before.endswith(">"):
        return (2 if before[-2:-1] in (" ", NBSP) else 1), f"{NBSP}»"
    return None


class LineInput(Input):
    """One line: keeps no-break spaces, joins pasted lines, never selects all when it is reached."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted into an input that wants them one by one."""

        input: "LineInput"
        lines: tuple[str, ...]

    def __init__(self, value: str = "", *, multi: bool = False, guillemets: bool = True) -> None:
        super().__init__(one_line(value), select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.multi = multi
        self.guillemets = guillemets
        self._undoable: tuple[str, int, str] | None = None

    @property
    def raw(self) -> str:
        """What stands in the input, as it was typed."""
        return self.value

    def put(self, text: str) -> None:
        """Replace what stands in the input and go to its end."""
        self.value = one_line(text)
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Type the characters that Textual takes for unprintable, and French quotes."""
        character = typed_character(event)
        if not character:
            return
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        before = self.value[:start]
        quote = guillemet(before, character) if self.guillemets and start == end else None
        if quote is None:
            self.replace(character, start, end)
            return
        count, text = quote
        self.replace(text, start - count, start)
        self._undoable = (self.value, self.cursor_position, before[-count:] + character)

    def action_delete_left(self) -> None:
        """Delete to the left, or take back the quote that was just made."""
        undoable, self._undoable = self._undoable, None
        if undoable is not None and undoable[:2] == (self.value, self.cursor_position):
            self.replace(undoable[2], self.cursor_position - 2, self.cursor_position)
            return
        super().action_delete_left()

    def _insert(self, text: str) -> None:
        lines = tuple(line for line in map(one_line, text.splitlines()) if line.strip())
        if self.multi and len(lines) > 1:
            self.post_message(self.Pasted(self, lines))
        else:
            self.replace(one_line(text), *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Take every pasted line."""
        event.stop()
        event.prevent_default()
        self._insert(event.text)

    def action_paste(self) -> None:
        """Take every line of what was copied here."""
        self._insert(self.app.clipboard)


class _Names(Suggester):
    """Shows, after the cursor, the name that a key would complete."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = names

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` followed by what to show after it."""
        typed, offered = offered_names(value, self.names)
        if not offered:
            return None
        name, others = offered[0], offered[1:3]
        tail = name[len(typed) :] if fold(name[: len(typed)]) == fold(typed) else f"  → {name}"
        return value + tail + (f"   ({', '.join(others)})" if others else "")


def offered_names(value: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the name being typed at the end of `value`, and the names it may become."""
    before, _, last = value.rpartition(",")
    typed = last.lstrip(" ")
    return typed, completions(typed, names, split_people(before, names))


class PeopleInput(LineInput):
    """Names between commas: one or two letters and Tab, Enter or the right arrow complete one."""

    def __init__(
        self, value: str = "", *, names: tuple[str, ...] = (), strict: bool = False
    ) -> None:
        super().__init__(value, guillemets=False)
        self.names = names
        self.strict = strict
        self.suggester = _Names(names)

    def complete(self) -> bool:
        """Complete the name at the cursor; False when there is nothing to complete."""
        if not (self.cursor_at_end and self.selection.is_empty):
            return False
        typed, offered = offered_names(self.value, self.names)
        if offered:
            self.put(self.value.removesuffix(typed) + offered[0])
        return bool(offered)

    def on_key(self, event: events.Key) -> None:
        """Complete on Tab, and on a comma where only known names are taken."""
        if event.key == "tab" and self.complete():
            event.stop()
            event.prevent_default()
        elif event.character == "," and self.strict:
            self.complete()

    def action_cursor_right(self, select: bool = False) -> None:
        """Complete at the end of the line, else move."""
        if select or not self.complete():
            super().action_cursor_right(select)

    async def action_submit(self) -> None:
        """Complete first, so that the name taken is one that was seen; go on when it is sure."""
        sure = self.strict and len(offered_names(self.value, self.names)[1]) == 1
        if not self.complete() or sure:
            await super().action_submit()


class TextInput(TextArea):
    """Several lines: keeps no-break spaces, and leaves the editor's key to the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "ask_editor", show=False, id="form.editor"),
    ]

    @dataclass
    class EditorAsked(Message):
        """The person wants to type this text in an editor of their own."""

        input: "TextInput"

    def __init__(self, value: str = "", *, guillemets: bool = True) -> None:
        super().__init__(clean_long(value), compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.guillemets = guillemets
        self._undoable: tuple[str, tuple[int, int], str] | None = None
        self.move_cursor(self.document.end)

    @property
    def raw(self) -> str:
        """What stands in the input, as it was typed."""
        return self.text

    def put(self, text: str) -> None:
        """Replace all the text, which Ctrl+Z takes back, and go to its end."""
        self.replace(clean_long(text), (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def _put_between(self, text: str, start: Location, end: Location) -> None:
        self.replace(text, start, end, maintain_selection_offset=False)
        self.scroll_cursor_visible()

    def action_ask_editor(self) -> None:
        """Ask the form for an editor."""
        self.post_message(self.EditorAsked(self))

    def on_key(self, event: events.Key) -> None:
        """Type the characters that Textual takes for unprintable, and French quotes."""
        character = typed_character(event)
        if not character:
            return
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        before = self.document[start[0]][: start[1]]
        quote = guillemet(before, character) if self.guillemets and start == end else None
        if quote is None:
            self._put_between(character, start, end)
            return
        count, text = quote
        self._put_between(text, (start[0], start[1] - count), start)
        self._undoable = (self.text, self.cursor_location, before[-count:] + character)

    def action_delete_left(self) -> None:
        """Delete to the left, or take back the quote that was just made."""
        undoable, self._undoable = self._undoable, None
        if undoable is not None and undoable[:2] == (self.text, self.cursor_location):
            row, column = self.cursor_location
            self._put_between(undoable[2], (row, column - 2), (row, column))
            return
        super().action_delete_left()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, made safe."""
        event.stop()
        event.prevent_default()
        self._put_between(clean_long(event.text), *self.selection)

    def action_paste(self) -> None:
        """Take what was copied here, made safe."""
        self._put_between(clean_long(self.app.clipboard), *self.selection)

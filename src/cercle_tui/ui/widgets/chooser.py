"""The choosing panel: one thing among a few, with one key, docked under the ring."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from cercle_tui.model.text import clean_line
from cercle_tui.ui.widgets.docked import Docked, keys_line
from cercle_tui.ui.widgets.fields import Translator, fold

ROWS = 8
TWO_COLUMNS_FROM = 56
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `value` is handed back as given; without a `key` it gets a letter."""

    value: str
    label: str
    key: str = ""
    help: str = ""


def letters_of(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """Return each choice's own lower-case key, ``""`` when no letter is left.

    A key asked for twice is the first one's; without one, the first free letter of its label.
    """
    asked = [c.key.casefold() if len(c.key) == 1 and c.key.isalnum() else "" for c in choices]
    given = [key if key and key not in asked[:n] else "" for n, key in enumerate(asked)]
    for n, choice in enumerate(choices):
        if not given[n]:
            wanted = (c for c in fold(choice.label) + _LETTERS if c in _LETTERS)
            given[n] = next((c for c in wanted if c not in given), "")
    return tuple(given)


class ChoiceList(Widget, can_focus=True):
    """The choices with their keys, in two columns when there are more than `ROWS` and room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--key", "choice--cursor", "choice--help"}

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()
        self.letters: tuple[str, ...] = ()
        self.cursor = 0
        self._top = 0

    def fill(self, choices: tuple[Choice, ...]) -> None:
        """Show these choices, the first one under the cursor."""
        self.choices = choices
        self.letters = letters_of(choices)
        self.cursor = self._top = 0
        self.refresh(layout=True)

    def go(self, n: int) -> None:
        """Put the cursor on the choice `n`, counted round and round."""
        self.cursor = n % len(self.choices) if self.choices else 0
        self.refresh()

    def shape(self, width: int) -> tuple[int, int]:
        """Return how many columns and how many rows, seen or not, the choices take."""
        count = len(self.choices)
        columns = 2 if count > ROWS and width >= TWO_COLUMNS_FROM else 1
        return columns, -(-count // columns)

    @property
    def says_help(self) -> bool:
        """Whether every choice's help stands whole beside its label."""
        width = self.content_size.width
        columns, _ = self.shape(width)
        return columns == 1 and all(
            self._label_cells(width) + 5 + Content(clean_line(c.help)).cell_length <= width
            for c in self.choices
        )

    def _label_cells(self, width: int) -> int:
        longest = max((Content(clean_line(c.label)).cell_length for c in self.choices), default=0)
        helped = any(c.help for c in self.choices)
        return min(longest, max(8, width // 2 if helped else width) - 5)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows wanted: `ROWS` at most, and what half of the screen holds."""
        return min(ROWS, max(2, viewport.height // 2 - 4), max(1, self.shape(width)[1]))

    def render(self) -> RenderResult:
        """Draw the rows around the cursor."""
        width = self.content_size.width
        columns, total = self.shape(width)
        shown = min(self.content_size.height, total)
        if not shown:
            return Content("")
        at = self.cursor % total
        self._top = max(min(self._top, at, total - shown), at - shown + 1, 0)
        cells = width // columns
        rows = []
        for row in range(self._top, self._top + shown):
            drawn = [self._drawn(n, cells) for n in range(row, len(self.choices), total)]
            rows.append(Content.assemble(*drawn))
        return Content("\n").join(rows)

    def _drawn(self, n: int, width: int) -> Content:
        choice, is_here = self.choices[n], n == self.cursor
        key = self.letters[n] or " "
        label, help_text = clean_line(choice.label), Content(clean_line(choice.help))
        if width >= self.content_size.width:
            cells = self._label_cells(width)
            name = Content(label).truncate(cells, ellipsis=True, pad=True)
            quiet = self.get_visual_style("choice--help", partial=True)
            rest = Content.assemble("  ", help_text.stylize(quiet))
        else:
            name, rest = Content(label), Content("")
        marked = Content(key).stylize(self.get_visual_style("choice--key", partial=True))
        line = Content.assemble("> " if is_here else "  ", marked, " ", name, rest)
        line = line.truncate(width - 1, ellipsis=True).pad_right(1)
        line = line.pad_right(max(0, width - line.cell_length))
        if is_here:
            line = line.stylize(self.get_visual_style("choice--cursor"))
        return line

    def at(self, x: int, y: int) -> int | None:
        """Return which choice is drawn at column `x` and row `y` of the list, if any."""
        width = self.content_size.width
        columns, total = self.shape(width)
        row = y + self._top
        n = row + total * min(x // max(1, width // columns), columns - 1)
        return n if 0 <= row < total and n < len(self.choices) else None


class Chooser(Docked):
    """Asks for one choice, posts it and closes itself; Escape leaves without one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="chooser.up"),
        Binding("down", "move(1)", show=False, id="chooser.down"),
        Binding("left,right", "across", show=False, id="chooser.across"),
        Binding("enter", "choose", show=False, id="chooser.choose"),
        Binding("escape", "leave", show=False, id="chooser.leave"),
    ]

    @dataclass
    class Chosen(Message):
        """The choice was made; `value` is as it was given."""

        id: str
        value: str

    @dataclass
    class Left(Message):
        """Nothing was chosen."""

        id: str

    def __init__(self, tr: Translator, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tr = tr
        self._asked = ""
        self._list = ChoiceList()
        self._help = Static(classes="chooser-help")
        self._keys = Static(classes="chooser-keys")

    def compose(self) -> ComposeResult:
        """Lay out the choices, the help of the one under the cursor, and the keys."""
        yield self._list
        yield self._help
        yield self._keys

    def open(self, id: str, title: str, choices: tuple[Choice, ...]) -> None:
        """Show `choices` under `title`; `id` comes back with the answer."""
        self._asked = id
        self.border_title = Content(clean_line(title) or " ")
        self._list.fill(choices)
        self._show(self._list)
        self._tell()
        self.call_after_refresh(self._tell)

    def close(self) -> None:
        """Hide the panel without an answer."""
        if self.is_open:
            self._hide()

    def _tell(self) -> None:
        """Show the help that does not fit beside the choices, and the keys that work."""
        choices, tr = self._list.choices, self.tr
        longest = max((Content(clean_line(c.help)).cell_length for c in choices), default=0)
        self._help.display = bool(longest) and not self._list.says_help
        self._help.styles.height = 1 if longest <= self.line_cells - 2 else 2
        if choices:
            self._help.update(Content(clean_line(choices[self._list.cursor].help)))
        keys = (
            (tr("the letter"), tr("chooses at once")),
            (tr("Esc"), tr("leave")),
            ("↑ ↓", tr("move")),
            (tr("Enter"), tr("choose")),
        )
        self._keys.update(keys_line(keys, self.line_cells))

    def on_resize(self) -> None:
        """See again what fits."""
        self._tell()

    def on_key(self, event: events.Key) -> None:
        """Choose by letter; no other character goes further."""
        super().on_key(event)
        key = (event.character or "").casefold()
        if event.is_printable and key in self._list.letters:
            event.stop()
            self._answer(self._list.letters.index(key))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = event.get_content_offset(self._list)
        n = self._list.at(at.x, at.y) if at is not None else None
        if n is not None:
            self._answer(n)

    def _answer(self, n: int) -> None:
        if self.is_open and n < len(self._list.choices):
            value = self._list.choices[n].value
            self._hide()
            self.post_message(self.Chosen(self._asked, value))

    def action_move(self, step: int) -> None:
        """Go to the next choice, or the one before."""
        self._list.go(self._list.cursor + step)
        self._tell()

    def action_across(self) -> None:
        """Go to the other column."""
        columns, rows = self._list.shape(self._list.content_size.width)
        other = self._list.cursor + (rows if self._list.cursor < rows else -rows)
        if columns == 2 and other < len(self._list.choices):
            self._list.go(other)
            self._tell()

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self._answer(self._list.cursor)

    def action_leave(self) -> None:
        """Leave without choosing."""
        self._hide()
        self.post_message(self.Left(self._asked))

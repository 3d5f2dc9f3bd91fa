"""One or several of a few options, moved through with the arrows or by first letter."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from cercle_tui.model.text import clean_line
from cercle_tui.ui.widgets.fields import Option, fold

ROWS = 4
GAP = 1
_MARKS = {
    (False, False): "( ) ",
    (False, True): "(x) ",
    (True, False): "[ ] ",
    (True, True): "[x] ",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an option is drawn: the row, the first column and the width in cells."""

    row: int
    column: int
    width: int


class OptionsInput(Widget, can_focus=True):
    """Options flowing over as many rows as they need, of which `ROWS` are seen at once.

    With `several` false the arrows choose; with it true they move and Space ticks.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="form.option_before"),
        Binding("right", "move(1)", show=False, id="form.option_after"),
        Binding("delete,backspace", "clear", show=False, id="form.option_none"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--chosen", "options--cursor"}

    @dataclass
    class Changed(Message):
        """Another option is chosen, or one more or one less."""

        input: "OptionsInput"

    def __init__(
        self, options: tuple[Option, ...], value: str = "", *, several: bool = False
    ) -> None:
        super().__init__()
        self.options = options
        self.several = several
        self._labels = tuple(clean_line(label) for _, label in options)
        self._chosen: frozenset[int] = frozenset()
        self._cursor = -1
        self._top = 0
        self.put(value)

    @property
    def raw(self) -> str:
        """The chosen option's value; with `several`, the chosen values one a line."""
        return "\n".join(value for n, (value, _) in enumerate(self.options) if n in self._chosen)

    def put(self, text: str) -> None:
        """Choose what `text`, written as `raw` is, says; what is not an option is left out."""
        wanted = set(text.split("\n")) if self.several else {text}
        found = [n for n, (value, _) in enumerate(self.options) if value in wanted]
        self._cursor = found[0] if found else (0 if self.several and self.options else -1)
        self._choose(frozenset(found if self.several else found[:1]))

    def _choose(self, chosen: frozenset[int]) -> None:
        changed, self._chosen = chosen != self._chosen, chosen
        self.refresh()
        if changed and self.is_attached:
            self.post_message(self.Changed(self))

    def _go(self, n: int) -> None:
        self._cursor = n
        self._choose(self._chosen if self.several else frozenset({n}))

    def action_move(self, step: int) -> None:
        """Go to the next option or the one before, round and round."""
        if self.options:
            start = self._cursor if self._cursor >= 0 or step > 0 else 0
            self._go((start + step) % len(self.options))

    def action_clear(self) -> None:
        """Choose nothing."""
        self._cursor = 0 if self.several and self.options else -1
        self._choose(frozenset())

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Say that characters are used here, so that none is shown as a key of the screen."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Space ticks or goes on; a letter goes to the next label it starts."""
        if not event.is_printable or not event.character:
            return
        event.stop()
        event.prevent_default()
        if event.character == " ":
            if not self.several:
                self.action_move(1)
            elif self._cursor >= 0:
                self._choose(self._chosen ^ {self._cursor})
            return
        start, count = fold(event.character), len(self.options)
        for n in ((self._cursor + 1 + step) % count for step in range(count)):
            if start and fold(self._labels[n]).startswith(start):
                self._go(n)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose, or tick, the option that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        places, _ = self._places(self.content_size.width)
        for n, place in enumerate(places):
            inside = place.column <= at.x < place.column + place.width
            if inside and place.row == at.y + self._top:
                self._cursor = n
                self._choose(self._chosen ^ {n} if self.several else frozenset({n}))

    def _drawn(self, n: int, width: int) -> Content:
        here = self.several and n == self._cursor and self.has_focus
        mark = (">" if here else " ") + _MARKS[self.several, n in self._chosen]
        label = Content(self._labels[n]).truncate(max(4, width - len(mark)), ellipsis=True)
        return Content.assemble(mark, label)

    def _places(self, width: int) -> tuple[list[_Place], int]:
        places: list[_Place] = []
        row = column = 0
        for n in range(len(self.options)):
            size = self._drawn(n, width).cell_length
            if column and column + size > width:
                row, column = row + 1, 0
            places.append(_Place(row, column, size))
            column += size + GAP
        return places, row + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows wanted, `ROWS` at most."""
        return min(ROWS, self._places(width)[1])

    def render(self) -> RenderResult:
        """Draw the rows around the cursor; a mark at the right says that there are more."""
        width = self.content_size.width
        places, total = self._places(width)
        shown = min(ROWS, total)
        at = places[self._cursor].row if self._cursor >= 0 else 0
        self._top = max(min(self._top, at, total - shown), at - shown + 1, 0)
        rows = [Content("")] * shown
        for n, place in enumerate(places):
            row = place.row - self._top
            if 0 <= row < shown:
                filled = rows[row].pad_right(place.column - rows[row].cell_length)
                rows[row] = Content.assemble(filled, self._styled(n, width))
        for row, more in ((0, self._top > 0), (shown - 1, self._top + shown < total)):
            if more:
                room = rows[row].truncate(width - 1).pad_right(width - 1 - rows[row].cell_length)
                rows[row] = Content.assemble(room, "↑" if row == 0 else "↓")
        return Content("\n").join(rows)

    def _styled(self, n: int, width: int) -> Content:
        drawn = self._drawn(n, width)
        if n in self._chosen:
            drawn = drawn.stylize(self.get_visual_style("options--chosen", partial=True))
        if n == self._cursor and self.has_focus:
            drawn = drawn.stylize(self.get_visual_style("options--cursor"))
        return drawn

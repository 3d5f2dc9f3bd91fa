"""Framed things: the text in question under the circle, and the cards of the home screen."""

from functools import lru_cache

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import (
    crop,
    length,
    pad,
    shorten,
    shown,
    shown_text,
    wrap,
)
from cercle_tui.ui.widgets.views import CardLine, CardView, FrameView, Tone

_CHANGES = {"same": Tone.PLAIN, "added": Tone.ADDED, "removed": Tone.REMOVED}
_PLAIN_SIGNS = {"same": ("", ""), "added": ("{+", "+}"), "removed": ("[-", "-]")}
_MOST_LABEL = 14


def _title(text: str) -> Content | None:
    text = shown(text)
    return Content(text) if text else None


_MORE = 2
"""Cells kept free at the right of a text, where "…" says that there is more."""


@lru_cache(maxsize=16)
def _text_lines(view: FrameView, width: int, ascii: bool) -> tuple[Line, ...]:
    runs: list[Run] = []
    if view.diff is None:
        runs.append((shown_text(view.body), Tone.PLAIN))
    else:
        for kind, text in view.diff:
            if runs and runs[-1][1] is Tone.REMOVED and kind == "added":
                runs.append((" ", Tone.PLAIN))
            before, after = _PLAIN_SIGNS[kind] if ascii else ("", "")
            runs.append((before + shown_text(text) + after, _CHANGES[kind]))
    return tuple(wrap(runs, width - _MORE))  # so that the sign of more hides no word


class Frame(Canvas[FrameView]):
    """The text in question; what does not fit is marked "…" and comes with the wheel or `turn`."""

    first: reactive[int] = reactive(0)
    """The first line shown."""

    def needed(self, view: FrameView, width: int) -> int:
        """Return the rows of the whole text; the style sheet sets how many there are at most."""
        return len(_text_lines(view, width, self.ascii))

    def watch_view(self, old: FrameView | None, new: FrameView | None) -> None:
        """Set title and foot in the border; a new text is read from its start."""
        self.display = new is not None and bool(new.body or new.diff)
        self.border_title = _title(new.title if new else "")
        self.border_subtitle = _title(new.foot if new else "")
        if old is None or new is None or (old.body, old.diff) != (new.body, new.diff):
            self.first = 0
        super().watch_view(old, new)
        if new is not None and new.end:
            self.call_after_refresh(self._to_end)

    def _to_end(self) -> None:
        """Show the last lines, once the frame has its height."""
        self.turn(len(self.view.body) if self.view and self.view.end else 0)

    def turn(self, rows: int) -> None:
        """Move the text by `rows` lines, down when positive, no further than its ends."""
        width, height = self.size
        lines = self.needed(self.view, width) if self.view and width else 0
        self.first = max(0, min(self.first + rows, lines - height))

    def paint(self, view: FrameView, width: int, height: int) -> Picture:
        """Return the lines in sight, with "…" where there are more."""
        lines = _text_lines(view, width, self.ascii)
        seen = [list(line) for line in lines[self.first : self.first + height]]
        dots = "..." if self.ascii else "…"
        more = {0: bool(self.first), len(seen) - 1: self.first + height < len(lines)}
        for at in {row for row, there in more.items() if there and seen}:
            line = _cut(seen[at], width - len(dots))
            gap = " " * (width - len(dots) - length(line))
            seen[at] = [*line, (gap, Tone.PLAIN), (dots, Tone.NOW)]
        return Picture(seen)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Read on."""
        event.stop()
        self.turn(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Read back."""
        event.stop()
        self.turn(-1)

    def _state(self) -> object:
        return self.first


def _cut(runs: list[Run], width: int) -> list[Run]:
    """Return `runs` without the cells beyond `width`."""
    kept: list[Run] = []
    for text, tone in runs:
        room = width - length(kept)
        kept.append((crop(text, room), tone))
    return kept


def _card_lines(line: CardLine, label_width: int, width: int) -> list[Line]:
    """Return `line` with its wrapped text hanging under itself."""
    right = shown(line.right)
    column = label_width + 2 if line.label else 0
    room = max(8, width - column - (cell_len(right) + 2 if right else 0))
    label = shorten(shown(line.label), label_width)
    lines: list[Line] = []
    for index, runs in enumerate(wrap([(shown(line.text), line.tone)], room)):
        first = index == 0
        row: list[Run] = [(pad(label if first else "", column), line.label_tone), *runs]
        if first and right:
            row += [
                (" " * (width - length(row) - cell_len(right)), Tone.PLAIN),
                (right, Tone.QUIET),
            ]
        lines.append(row)
    return lines


class Card(Canvas[CardView]):
    """A question a circle asks itself, in a frame."""

    class Pressed(Message):
        """A line of the card was clicked: the action it stands for."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def needed(self, view: CardView, width: int) -> int:
        """Return the rows of all lines."""
        return len(self.paint(view, width, 0).lines)

    def watch_view(self, old: CardView | None, new: CardView | None) -> None:
        """Set the title in the border."""
        self.border_title = _title(new.title if new else "")
        super().watch_view(old, new)

    def paint(self, view: CardView, width: int, height: int) -> Picture:
        """Return the lines of the card, labels in one column."""
        del height
        widest = max((cell_len(shown(line.label)) for line in view.lines), default=0)
        label_width = min(widest, _MOST_LABEL, max(0, width // 2))
        lines: list[Line] = []
        spots = []
        for line in view.lines:
            rows = _card_lines(line, label_width, width)
            if line.action:
                spots += [
                    Spot(len(lines) + index, 0, width, line.action) for index in range(len(rows))
                ]
            lines += rows
        return Picture(lines, spots)

    def pressed(self, what: str | int) -> None:
        """Say which action was asked for."""
        self.post_message(self.Pressed(str(what)))

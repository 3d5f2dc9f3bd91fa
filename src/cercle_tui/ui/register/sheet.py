"""A sheet of text in blocks: headings, labels in a column, words found or changed marked in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import pad, shorten, shown, shown_text, wrap
from cercle_tui.ui.widgets.views import Tone

Find = Callable[[str], Sequence[tuple[int, int]]]
"""Where the words sought stand in a text: (start, end) of each, in order, none over another."""

_MOST_LABEL = 22
_LEAST_TEXT = 24
_SIGNS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}
_CHANGES = {"same": Tone.PLAIN, "added": Tone.ADDED, "removed": Tone.REMOVED}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A paragraph of runs, its label in a column beside it; one with an `action` can be clicked."""

    runs: tuple[Run, ...]
    label: str = ""
    label_tone: Tone = Tone.QUIET
    action: str = ""

    @property
    def text(self) -> str:
        """The words of the paragraph, without its label."""
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together under a heading, their labels in one column."""

    title: str = ""
    lines: tuple[SheetLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetView:
    """The blocks of a sheet, one under the other with a blank line between."""

    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Every word of it, a line for each paragraph."""
        return "\n".join(
            part
            for block in self.blocks
            for part in (block.title, *(f"{line.label} {line.text}" for line in block.lines))
            if part
        )


def nowhere(text: str) -> Sequence[tuple[int, int]]:
    """Find nothing: what is shown when nothing is sought."""
    del text
    return ()


def marked(
    text: str, find: Find = nowhere, tone: Tone = Tone.PLAIN, found: Tone = Tone.FOUND
) -> tuple[Run, ...]:
    """Return people's text as runs made safe to show, what `find` finds in it set in `found`."""
    safe = shown_text(text)
    runs, at = [], 0
    for start, end in find(safe):
        if at <= start < end <= len(safe):
            runs += [(safe[at:start], tone), (safe[start:end], found)]
            at = end
    return tuple(run for run in (*runs, (safe[at:], tone)) if run[0])


def line(text: str, label: str = "", find: Find = nowhere, tone: Tone = Tone.PLAIN) -> SheetLine:
    """Return a paragraph of people's text with the words sought marked in it."""
    return SheetLine(marked(text, find, tone), label)


def changed(pieces: Sequence[tuple[str, str]]) -> tuple[Run, ...]:
    """Return the pieces of a text that changed, each change between signs and in its own style."""
    runs: list[Run] = []
    for kind, text in pieces:
        safe = shown_text(text)
        if kind == "same" or not safe.strip():
            runs.append((safe, _CHANGES[kind]))
            continue
        before, after = _SIGNS[kind]
        start = safe[: len(safe) - len(safe.lstrip())]
        if runs and runs[-1][1] is Tone.REMOVED and not start:
            start = " "
        told = (before + safe.strip() + after, _CHANGES[kind])
        runs += [run for run in ((start, Tone.PLAIN), told) if run[0]]
        if end := safe[len(safe.rstrip()) :]:
            runs.append((end, Tone.PLAIN))
    return tuple(runs)


@lru_cache(maxsize=16)
def paint_sheet(view: SheetView, width: int, ascii: bool = False) -> Picture:
    """Return every line of the sheet in `width` cells; a text hangs under itself."""
    lines: list[Line] = []
    spots: list[Spot] = []
    for block in view.blocks:
        if lines:
            lines.append(())
        if block.title:
            lines += wrap([(shown(block.title), Tone.STRONG)], width)
        widest = max((cell_len(shown(line.label)) for line in block.lines), default=0)
        column = min(widest, _MOST_LABEL)
        for told in block.lines:
            painted = _painted(told, column, width, ascii)
            if told.action:
                spots += [
                    Spot(len(lines) + row, 0, width, told.action) for row in range(len(painted))
                ]
            lines += painted
    return Picture(lines, spots)


def _painted(told: SheetLine, column: int, width: int, ascii: bool) -> list[Line]:
    if not told.label:
        return list(wrap(told.runs, width))
    label = shown(told.label)
    if width - column - 2 < _LEAST_TEXT:
        head = [(shorten(label, width, ascii), told.label_tone)]
        return [head, *([("  ", Tone.PLAIN), *runs] for runs in wrap(told.runs, width - 2))]
    first, *rest = wrap(told.runs, width - column - 2)
    beside = pad(shorten(label, column, ascii), column + 2)
    indent = (" " * (column + 2), Tone.PLAIN)
    return [[(beside, told.label_tone), *first], *([indent, *runs] for runs in rest)]


class Sheet(Canvas[SheetView]):
    """A decision or an election as it reads, as tall as its text."""

    class Pressed(Message):
        """A line that leads elsewhere was clicked: its action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def needed(self, view: SheetView, width: int) -> int:
        """Return the rows of the whole text."""
        return len(paint_sheet(view, width, self.ascii).lines)

    def paint(self, view: SheetView, width: int, height: int) -> Picture:
        """Return the whole text, whatever the height."""
        del height
        return paint_sheet(view, width, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say where the line that was clicked leads."""
        self.post_message(self.Pressed(str(what)))

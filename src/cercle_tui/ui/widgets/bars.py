"""The lines across the screen: top bar, step, note under the stage, keys at the bottom."""

from functools import lru_cache

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import length, shorten, shown, trail, wrap
from cercle_tui.ui.widgets.views import (
    KeyBarView,
    Mark,
    NoteView,
    StepView,
    Tone,
    TopView,
)

_GAP = "   "
_LEAST_TITLE = 16
_NOTE_ROWS = 2


def _centred(runs: list[Run], width: int) -> Line:
    return [(" " * max(0, (width - length(runs) + 1) // 2), Tone.PLAIN), *runs]


def paint_top(view: TopView, width: int, ascii: bool = False) -> Line:
    """Return the top bar in `width` cells.

    The alert and the clock are always whole; the title shortens, then goes, then the pace
    loses its parts from the front, and the circle's name shortens last.
    """
    dot = " - " if ascii else " · "
    circle, title = shown(view.circle), shown(view.title)
    alert, clock = shown(view.alert), shown(view.clock)
    parts = [shown(part) for part in view.pace.split(" · ") if part]
    sign = Mark.OPEN.glyph(ascii)
    fixed: list[Run] = []
    if alert:
        fixed += [(f" {Mark.OBJECTION.glyph(ascii)} {alert} ", Tone.ALERT)]
    if clock:
        fixed += [((_GAP if fixed else "") + clock, Tone.STRONG)]
    room = width - cell_len(f" {sign}  ") - length(fixed) - len(_GAP)
    while parts and cell_len(circle) + len(_GAP) + cell_len(dot.join(parts)) > room:
        parts.pop(0)
    pace: list[Run] = [(_GAP + dot.join(parts), Tone.PLAIN)] if parts else []
    room -= length(pace)
    left: list[Run] = [(f" {sign} ", Tone.NOW), (shorten(circle, room, ascii), Tone.STRONG)]
    room -= cell_len(circle) + 2 + len(dot)
    if title and room >= min(cell_len(title), _LEAST_TITLE):
        left += [(f" {dot} ", Tone.PLAIN), (shorten(title, room, ascii), Tone.PLAIN)]
    right = [*fixed, *pace, (" ", Tone.PLAIN)]
    return [*left, (" " * (width - length(left) - length(right)), Tone.PLAIN), *right]


class TopBar(Canvas[TopView]):
    """The circle and its meeting on the left; what is wrong, the hour and the pace on the right."""

    def paint(self, view: TopView, width: int, height: int) -> Picture:
        """Return the one line of the bar."""
        del height
        return Picture([paint_top(view, width, self.ascii)])


def paint_step(view: StepView, width: int, ascii: bool = False) -> Line:
    """Return the step's line, centred; the item shortens, and goes when it would say nothing."""
    item, step, count = shown(view.item), shown(view.step).upper(), shown(view.count)
    after: list[Run] = [(step, Tone.TITLE)] if step else []
    if count:
        after += [(_GAP if after else "", Tone.PLAIN), (count, Tone.PLAIN)]
    room = width - 2 - length(after) - (len(_GAP) if after else 0)
    cut = shorten(item, room, ascii)
    if cut and cell_len(cut) >= min(cell_len(item), _LEAST_TITLE):
        after = [(cut, Tone.PLAIN), (_GAP if after else "", Tone.PLAIN), *after]
    return _centred(after, width)


class StepLine(Canvas[StepView]):
    """The item and the step of its process the circle is at."""

    def paint(self, view: StepView, width: int, height: int) -> Picture:
        """Return the step's line."""
        del height
        return Picture([paint_step(view, width, self.ascii)])


@lru_cache(maxsize=16)
def _note_lines(view: NoteView, width: int) -> tuple[list[Run], ...]:
    return tuple(wrap([(shown(view.text), view.tone)], width - 4))


class LeftLine(Canvas[NoteView]):
    """Who is left, or why the gate is shut: a line, at most two."""

    def needed(self, view: NoteView, width: int) -> int:
        """Return one row, or two for a long note."""
        return min(_NOTE_ROWS, len(_note_lines(view, width)))

    def paint(self, view: NoteView, width: int, height: int) -> Picture:
        """Return the note, centred, ending in "…" when it is longer than the rows there are."""
        lines = _note_lines(view, width)
        kept = list(lines[:height])
        if len(lines) > height:
            text = "".join(text for text, _ in kept[-1])
            kept[-1] = [(trail(text, width - 4, self.ascii), view.tone)]
        return Picture([_centred(line, width) for line in kept])


def paint_keys(view: KeyBarView, width: int, ascii: bool = False) -> Picture:
    """Return the keys that fit whole in `width` cells; the last one is always among them."""
    pieces = [(shown(key.key), shown(key.label), key.action) for key in view.keys]
    if not pieces:
        return Picture([()])
    sizes = [cell_len(key) + cell_len(name) + 1 for key, name, _ in pieces]
    room = width - 2 - sizes[-1]
    kept = []
    for index, size in enumerate(sizes[:-1]):
        if size + 2 > room:
            break
        room -= size + 2
        kept.append(index)
    line: list[Run] = [(" ", Tone.PLAIN)]
    spots = []
    for index in [*kept, len(pieces) - 1]:
        key, name, action = pieces[index]
        at = length(line)
        runs: list[Run] = [(key, Tone.NOW), (" " + name, Tone.PLAIN)]
        if at + length(runs) > width:
            runs = [(shorten(key, width - at, ascii), Tone.NOW)]
        spots.append(Spot(0, at, length(runs), action))
        line += [*runs, ("  ", Tone.PLAIN)]
    return Picture([line], spots)


class KeyBar(Canvas[KeyBarView]):
    """The keys that work now, and only those."""

    class Pressed(Message):
        """A key of the footer was clicked: the action it stands for."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def paint(self, view: KeyBarView, width: int, height: int) -> Picture:
        """Return the footer's line."""
        del height
        return paint_keys(view, width, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say which action was asked for."""
        self.post_message(self.Pressed(str(what)))

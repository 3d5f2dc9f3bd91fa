"""Small curves side by side: each says its values in words too, and draws with plain characters."""

from collections.abc import Sequence
from dataclasses import dataclass

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run
from cercle_tui.ui.widgets.lettering import length, shorten, shown, wrap
from cercle_tui.ui.widgets.views import Tone

TOP = 5.0
"""Scores go from 0 to 5; a curve that stays above the middle is drawn from there."""

_MIDDLE = 2.0
_ROWS = 4
_NARROWEST = 34
_WIDEST = 60
_GAP = 3
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800


@dataclass(frozen=True, slots=True)
class CurveView:
    """One curve: its `values` from 0 to 5, what is said beside its title, and what its ends are."""

    title: str
    values: tuple[float, ...]
    said: str = ""
    first: str = ""
    last: str = ""
    told: str = ""
    """Every value in words, under the curve."""


@dataclass(frozen=True, slots=True)
class CurvesView:
    """The curves, and what is said where there is none; `note` stands above them."""

    curves: tuple[CurveView, ...] = ()
    note: str = ""
    empty: str = ""


def lowest(values: Sequence[float]) -> float:
    """Return where the axis of a curve begins."""
    return _MIDDLE if values and min(values) >= _MIDDLE else 0.0


def plot(values: Sequence[float], width: int, rows: int = _ROWS, ascii: bool = False) -> list[str]:
    """Return a curve in `width` by `rows` cells, the oldest value on the left.

    Braille gives two dots across a cell and four down; plain characters give one of each.
    """
    across, down = (1, 1) if ascii else (2, 4)
    columns, lines = width * across, rows * down
    low, places = lowest(values), _places(len(values), columns)
    ys = [round((TOP - max(low, min(TOP, value))) / (TOP - low) * (lines - 1)) for value in values]
    dots = {(x, y) for x, y in zip(places, ys, strict=True)}
    if not ascii:
        for (x0, y0), (x1, y1) in zip(_pairs(places, ys), _pairs(places, ys)[1:], strict=False):
            dots |= _line(x0, y0, x1, y1)
        return [_braille(dots, width, row) for row in range(rows)]
    return ["".join("*" if (x, y) in dots else " " for x in range(width)) for y in range(rows)]


def _pairs(places: Sequence[int], ys: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(places, ys, strict=True))


def _places(count: int, columns: int) -> list[int]:
    """Where each value stands; few values stand apart, and one alone stands on the left."""
    if count < 2:
        return [0] * count
    last = min(columns - 1, (count - 1) * 8)
    return [round(n * last / (count - 1)) for n in range(count)]


def _line(x0: int, y0: int, x1: int, y1: int) -> set[tuple[int, int]]:
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    return {
        (round(x0 + (x1 - x0) * n / steps), round(y0 + (y1 - y0) * n / steps))
        for n in range(steps + 1)
    }


def _braille(dots: set[tuple[int, int]], width: int, row: int) -> str:
    cells = []
    for column in range(width):
        code = _BLANK
        for dy, pair in enumerate(_DOTS):
            for dx, bit in enumerate(pair):
                if (column * 2 + dx, row * 4 + dy) in dots:
                    code |= bit
        cells.append(chr(code))
    return "".join(cells)


def paint_curve(view: CurveView, width: int, ascii: bool = False) -> list[Line]:
    """Return a curve under its title, its axis on the left, its values in words below."""
    said = shown(view.said)
    title = shorten(shown(view.title), max(1, width - len(said) - 2), ascii)
    head: list[Run] = [(title, Tone.STRONG), ("  " + said, Tone.PLAIN)]
    axis = [f"{TOP:.0f}", *[" "] * (_ROWS - 2), f"{lowest(view.values):.0f}"]
    bar = "|" if ascii else "│"
    lines: list[Line] = [head]
    for label, drawn in zip(axis, plot(view.values, width - 3, ascii=ascii), strict=True):
        lines.append([(f"{label}{bar} ", Tone.QUIET), (drawn, Tone.TITLE)])
    ends = shorten(shown(view.first), width // 2, ascii)
    last = shorten(shown(view.last), width // 2, ascii)
    if last and last != ends:
        arrow = " -> " if ascii else " → "
        lines.append([(f"   {ends}{arrow}{last}", Tone.QUIET)])
    else:
        lines.append([(f"   {ends}", Tone.QUIET)])
    told = wrap([(shown(view.told), Tone.QUIET)], width - 3)
    lines += [[("   ", Tone.PLAIN), *line] for line in told]
    return lines


class Curves(Canvas[CurvesView]):
    """Small multiples, as many side by side as there is room for."""

    def needed(self, view: CurvesView, width: int) -> int | None:
        """Return the rows of all the curves."""
        return max(1, len(self._lines(view, width)))

    def paint(self, view: CurvesView, width: int, height: int) -> Picture:
        """Return the curves."""
        del height
        return Picture(self._lines(view, width))

    def _lines(self, view: CurvesView, width: int) -> list[Line]:
        lines: list[Line] = []
        if view.note:
            lines += [*wrap([(shown(view.note), Tone.QUIET)], width), ()]
        if not view.curves:
            return [*lines, *wrap([(shown(view.empty), Tone.QUIET)], width)]
        beside = max(1, min(len(view.curves), (width + _GAP) // (_NARROWEST + _GAP)))
        each = min(_WIDEST, (width - _GAP * (beside - 1)) // beside)
        for start in range(0, len(view.curves), beside):
            painted = [
                paint_curve(curve, each, self.ascii)
                for curve in view.curves[start : start + beside]
            ]
            lines += [() for _ in range(bool(start))]
            for row in range(max(map(len, painted))):
                lines.append(_across([one[row] if row < len(one) else () for one in painted], each))
        return lines


def _across(parts: Sequence[Line], each: int) -> Line:
    """Return lines beside each other, each in `each` cells."""
    runs: list[Run] = []
    for n, part in enumerate(parts):
        runs += part
        if n < len(parts) - 1:
            runs.append((" " * (each - length(part) + _GAP), Tone.PLAIN))
    return runs

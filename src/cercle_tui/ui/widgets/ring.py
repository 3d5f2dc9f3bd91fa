"""The circle: people on a dotted ring in the order they sit, the question in its heart."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.geometry import Geometry, arrange, ring_fits
from cercle_tui.ui.widgets.lettering import balanced, shorten, shown, trail
from cercle_tui.ui.widgets.roster import label, paint_roster
from cercle_tui.ui.widgets.views import RingView, Tone

_MARGIN = 2  # cells kept free between the question and whatever is beside it
_WIDEST = 40  # a question is read at a glance in lines no longer than this
_NARROWEST = 8
_HINT_WIDTHS = (44, 28)
_DOT_TO_ASCII = dict.fromkeys(range(0x2801, 0x2900), ".")

Placed = tuple[int, str, Tone]


def paint_ring(view: RingView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the ring of `view`; needs `ring_fits` for its people and the size."""
    longest = max((cell_len(shown(seat.name)) + 4 for seat in view.seats), default=0)
    shape = arrange(width, height, len(view.seats), longest)
    rows: list[list[Placed]] = [[] for _ in range(height)]
    spots = []
    for index, (seat, place) in enumerate(zip(view.seats, shape.seats, strict=True)):
        text, tone = label(seat, place.room, ascii)
        x, room = place.place(cell_len(text))
        rows[place.row].append((x, text, tone))
        spots.append(Spot(place.row, x, room, index))
    for row, text, tone in _heart(view, shape, _free(shape, rows), ascii):
        rows[row].append(((width - cell_len(text) + 1) // 2, text, tone))
    dots = [row.translate(_DOT_TO_ASCII) if ascii else row for row in shape.dots]
    return Picture([_merge(dots[row], rows[row]) for row in range(height)], spots)


def _free(shape: Geometry, rows: Sequence[Sequence[Placed]]) -> list[int]:
    """Return, row by row, how many cells around the middle the heart may use."""
    centre = (shape.width - 1) / 2
    free = []
    for row, placed in enumerate(rows):
        half = shape.clear[row]
        for x, text, _ in placed:
            end = x + cell_len(text) - 1
            half = min(half, max(x - centre, centre - end, 0.0) - 1)
        free.append(max(0, int(2 * (half - _MARGIN)) + 1))
    return free


def _heart(
    view: RingView, shape: Geometry, free: Sequence[int], ascii: bool
) -> list[tuple[int, str, Tone]]:
    """Return the rows of the question, the speaker and the hint: as much of them as there is room.

    The question comes first, then the speaker, then the hint, then the blank lines between.
    """
    question, speaker, small = shown(view.question), shown(view.speaker), shown(view.small)
    said: list[tuple[str, Tone]] = [(speaker, Tone.NOW)] if speaker else []
    blank = [("", Tone.PLAIN)]
    tails = [[*blank, *said] if said else [], said, []]
    if small:
        hints = [balanced(small, width) for width in _HINT_WIDTHS]
        tails = [tails[0] + blank + [(text, Tone.QUIET) for text in hint] for hint in hints] + tails
    for tail in tails:
        found = _fit(question, tail, shape, free, ascii)
        if found:
            return found
    return _squeeze(question, shape, free, ascii)


def _fit(
    question: str,
    tail: Sequence[tuple[str, Tone]],
    shape: Geometry,
    free: Sequence[int],
    ascii: bool,
) -> list[tuple[int, str, Tone]]:
    """Return the whole question and its tail, centred; nothing when they do not fit."""
    for widest in (_WIDEST, shape.width):
        for count in range(1, shape.height):
            top = round(shape.middle - (count + len(tail)) / 2 + 0.5)
            rows = range(top, top + count + len(tail))
            if rows[0] < 0 or rows[-1] >= shape.height:
                break
            room = min(widest, min(free[row] for row in rows[:count]))
            if room < _NARROWEST:
                break
            lines = balanced(question, room) if question else ()
            if len(lines) > count or max(map(cell_len, lines), default=0) > room:
                continue
            return _stack([(text, Tone.STRONG) for text in lines] + list(tail), rows, free, ascii)
    return []


def _stack(
    texts: Sequence[tuple[str, Tone]], rows: range, free: Sequence[int], ascii: bool
) -> list[tuple[int, str, Tone]]:
    """Return `texts` on `rows`, the lines of the tail shortened; nothing when one has no room."""
    placed = []
    for row, (text, tone) in zip(rows, texts, strict=False):
        cut = text if tone is Tone.STRONG else shorten(text, free[row], ascii)
        least = cell_len(text) if tone is Tone.QUIET else min(cell_len(text), _NARROWEST)
        if cell_len(cut) < least:
            return []
        placed.append((row, cut, tone))
    return placed


def _squeeze(
    question: str, shape: Geometry, free: Sequence[int], ascii: bool
) -> list[tuple[int, str, Tone]]:
    """Return as much of the question as the heart holds, ending in "…"."""
    rows = [row for row in range(shape.height) if free[row] >= _NARROWEST]
    middle = [row for row in rows if abs(row - shape.middle) <= shape.radius_y - 2] or rows
    if not middle or not question:
        return []
    lines = balanced(question, min(free[row] for row in middle))
    kept = list(lines[: len(middle)])
    if len(lines) > len(kept):
        kept[-1] = trail(kept[-1], min(free[row] for row in middle), ascii)
    top = middle[0] + (len(middle) - len(kept)) // 2
    return [(top + index, text, Tone.STRONG) for index, text in enumerate(kept)]


def _merge(dots: str, placed: Sequence[Placed]) -> Line:
    """Return one row: what is placed on it, and the dots of the ring in between."""
    line: list[Run] = []
    x = 0
    for start, text, tone in sorted(placed):
        line += [(dots[x:start], Tone.LINE), (text, tone)]
        x = start + cell_len(text)
    line.append((dots[x:], Tone.LINE))
    return line


class Ring(Canvas[RingView]):
    """The people around the question; in plain columns where a ring could not be read."""

    class Clicked(Message):
        """Somebody's name was clicked: the place of the person among the seats."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def paint(self, view: RingView, width: int, height: int) -> Picture:
        """Return the ring, or the columns."""
        if ring_fits(len(view.seats), width, height):
            return paint_ring(view, width, height, self.ascii)
        return paint_roster(view, width, height, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say whose name was clicked."""
        self.post_message(self.Clicked(int(what)))

"""The people in two plain columns, for when there are too many or too little room for a ring."""

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import (
    balanced,
    length,
    pad,
    shorten,
    shown,
    trail,
    window,
)
from cercle_tui.ui.widgets.views import Mark, RingView, SeatView, Tone

_COLUMN = 26
_MOST_CELLS = 92


def label(seat: SeatView, width: int, ascii: bool) -> tuple[str, Tone]:
    """Return how `seat` reads in at most `width` cells, a blank on either side, and its tone.

    The name shortens when it must; the note, a bonus, goes first.
    """
    mark = seat.mark.glyph(ascii)
    if seat.lit:
        answered = seat.mark not in (Mark.NONE, Mark.OPEN)
        now = Mark.NOW.glyph(ascii)
        head = f"{now}{mark} " if answered else f" {now} "
        tone = Tone.LIT
    else:
        head = f" {mark} "
        tone = Tone.QUIET if seat.dim else seat.mark.tone
    room = width - cell_len(head) - 1
    name, note = shown(seat.name), shown(seat.note)
    if note and cell_len(name) + 3 + cell_len(note) <= room:
        name = f"{name} · {note}" if not ascii else f"{name} - {note}"
    return head + shorten(name, room, ascii) + " ", tone


def paint_roster(view: RingView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the question above the people of `view`, in columns read downward."""
    across = min(width, _MOST_CELLS)
    margin = (width - across) // 2
    question = balanced(shown(view.question), across - 4)
    count = len(view.seats)
    rows_wanted = -(-count // 2)
    most = max(1, height - min(rows_wanted, max(1, height // 2)) - 1)
    if len(question) > most:
        question = (*question[: most - 1], trail(question[most - 1], across - 4, ascii))
    lines: list[Line] = [((" " * (margin + 1) + text, Tone.STRONG),) for text in question if text]
    if lines and height > len(lines) + rows_wanted:
        lines.append(())
    room = max(1, height - len(lines))
    columns = 2
    while columns * room < count and across // (columns + 1) >= _COLUMN:
        columns += 1
    deep = -(-count // columns) if count else 0
    focus = next((index for index, seat in enumerate(view.seats) if seat.lit), 0)
    seen = window([1] * deep, room, focus % deep if deep else 0)
    column = across // columns
    spots: list[Spot] = []
    for position in seen:
        runs: list[Run] = [(" " * margin, Tone.PLAIN)]
        for index in range(position, count, deep):
            text, tone = label(view.seats[index], column - 1, ascii)
            spots.append(Spot(len(lines), length(runs), cell_len(text), index))
            runs += [(text, tone), (pad("", column - cell_len(text)), Tone.PLAIN)]
        hidden = (position == seen[0] and position > 0) or (
            position == seen[-1] and position < deep - 1
        )
        if hidden:
            runs.append((("..." if ascii else "…"), Tone.NOW))
        lines.append(runs)
    return Picture(lines, spots)


class Roster(Canvas[RingView]):
    """The people of a circle in columns."""

    class Clicked(Message):
        """Somebody's name was clicked: the place of the person among the seats."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def paint(self, view: RingView, width: int, height: int) -> Picture:
        """Return the question and the people."""
        return paint_roster(view, width, height, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say whose name was clicked."""
        self.post_message(self.Clicked(int(what)))

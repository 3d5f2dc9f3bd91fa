"""The list of what was found: the lit row has a bar beside it, the words sought are underlined."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import crop, length, shown, wrap
from cercle_tui.ui.widgets.views import Tone

_BAR, _PLAIN_BAR = "▌ ", "> "
_EDGE = 1
_GAP = 2
_TALL = 20
"""Rows of screen from which a blank line stands between two results."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result: its title and what stands under it, a line for each of `under`."""

    id: str
    title: tuple[Run, ...]
    right: str = ""
    under: tuple[tuple[Run, ...], ...] = ()
    lit: bool = False

    @property
    def height(self) -> int:
        """The lines it takes."""
        return 1 + len(self.under)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The rows in sight, or what is said where there is none."""

    rows: tuple[ResultRow, ...] = ()
    empty: str = ""


def in_sight(
    count: int, at: int, height: int, row: Callable[[int], ResultRow]
) -> tuple[ResultRow, ...]:
    """Return the rows around `at` that `height` lines show, and build no other."""
    if not count:
        return ()
    gap = int(height >= _TALL)
    rows = [row(at)]
    room = height - rows[0].height
    first = last = at
    half = room // 2
    while first and room > half:
        before = row(first - 1)
        if before.height + gap > room:
            break
        rows.insert(0, before)
        first, room = first - 1, room - before.height - gap
    while last + 1 < count:
        after = row(last + 1)
        if after.height + gap > room:
            break
        rows.append(after)
        last, room = last + 1, room - after.height - gap
    while first and last + 1 == count:
        before = row(first - 1)
        if before.height + gap > room:
            break
        rows.insert(0, before)
        first, room = first - 1, room - before.height - gap
    return tuple(rows)


def cut(runs: Sequence[Run], width: int, ascii: bool = False) -> list[Run]:
    """Return runs in at most `width` cells, with "…" where something was left out."""
    if length(runs) <= width:
        return list(runs)
    dots = "..." if ascii else "…"
    kept: list[Run] = []
    room = width - cell_len(dots)
    for text, tone in runs:
        part = crop(text, max(0, room))
        kept.append((part, tone))
        room -= cell_len(part)
        if part != text:
            break
    return [*kept, (dots, Tone.QUIET)]


def paint_results(view: ResultsView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the rows, dates at the right edge, a blank line between two where there is room."""
    bar = _PLAIN_BAR if ascii else _BAR
    if not view.rows:
        lines = wrap([(shown(view.empty), Tone.QUIET)], max(1, width - 2 * len(bar)))
        return Picture([[(" " * len(bar), Tone.PLAIN), *line] for line in lines])
    gap = height >= _TALL
    picture: list[Line] = []
    spots: list[Spot] = []
    for row in view.rows:
        if picture and gap:
            picture.append(())
        lead: Run = (bar if row.lit else " " * len(bar), Tone.NOW)
        right = shown(row.right)
        room = width - len(bar) - _EDGE - (cell_len(right) + _GAP if right else 0)
        title = cut(row.title, room, ascii)
        fill = " " * max(0, width - len(bar) - _EDGE - length(title) - cell_len(right))
        under = (cut(one, width - len(bar) - _EDGE, ascii) for one in row.under)
        for line in ([*title, (fill, Tone.PLAIN), (right, Tone.QUIET)], *under):
            spots.append(Spot(len(picture), 0, width, row.id))
            picture.append([lead, *line])
    return Picture(picture, spots)


class Results(Canvas[ResultsView]):
    """What was found, the best first."""

    TELLS_ROOM = True

    class Clicked(Message):
        """A row was clicked: its id."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    class Wheeled(Message):
        """The wheel was turned: rows down, or up when negative."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def paint(self, view: ResultsView, width: int, height: int) -> Picture:
        """Return the rows."""
        return paint_results(view, width, height, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say which row was clicked."""
        self.post_message(self.Clicked(str(what)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down the list."""
        event.stop()
        self.post_message(self.Wheeled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up the list."""
        event.stop()
        self.post_message(self.Wheeled(-1))

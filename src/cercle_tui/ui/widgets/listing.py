"""Lists to settle (attendance, agenda, objections, nominations): the lit row always in sight."""

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import (
    balanced,
    length,
    pad,
    shorten,
    shown,
    shown_text,
    trail,
    window,
    wrap,
)
from cercle_tui.ui.widgets.views import ListingView, Mark, Row, Tone

_MOST_CELLS = 96
_INDENT = 2
_MOST_NAME = 18


def _head(row: Row, ascii: bool) -> list[Run]:
    """Return what stands before the text: the pointer, the lead and the mark."""
    tone = Tone.LIT if row.lit else row.mark.tone
    pointer = Mark.NOW.glyph(ascii) if row.lit else " "
    lead = shown(row.lead) if row.lead.strip() else row.lead
    return [
        (pointer + " ", Tone.LIT if row.lit else Tone.PLAIN),
        (lead, Tone.LIT if row.lit else Tone.TITLE),
        ("" if row.mark is Mark.NONE else row.mark.glyph(ascii) + " ", tone),
    ]


def _sub_lines(row: Row, indent: int, width: int, most: int | None, ascii: bool) -> list[Line]:
    """Return the lines under a row's text, cut to `most` of them."""
    if not row.sub:
        return []
    room = width - indent
    lines = wrap([(shown_text(row.sub), Tone.QUIET)], room)
    if most is not None and len(lines) > most:
        lines = lines[:most]
        if lines:
            text = "".join(text for text, _ in lines[-1])
            lines[-1] = [(trail(text, room, ascii), Tone.QUIET)]
    return [[(" " * indent, Tone.PLAIN), *line] for line in lines]


def _plain_row(row: Row, width: int, most: int | None, ascii: bool) -> list[Line]:
    """Return a row: its line up to the text at the right edge, then what hangs under it."""
    head = _head(row, ascii)
    right = shown(row.right)
    tone = Tone.LIT if row.lit else Tone.QUIET if row.dim else row.mark.tone
    room = width - length(head) - (cell_len(right) + 2 if right else 1)
    text = shorten(shown(row.text), max(1, room), ascii)
    fill = width - length(head) - cell_len(text) - cell_len(right) - 1
    side = Tone.LIT if row.lit else Tone.QUIET
    line: list[Run] = [*head, (text + " " * max(0, fill), tone), (right + " ", side)]
    return [line, *_sub_lines(row, length(head), width, most, ascii)]


def _arrow_row(
    row: Row, names: tuple[int, int], width: int, most: int | None, ascii: bool
) -> list[Line]:
    """Return "who ──▶ whom  why": only the name is lit, and the reasons hang under themselves."""
    tone = Tone.LIT if row.lit else Tone.PLAIN
    name = pad(shorten(shown(row.text), names[0], ascii), names[0] + 1)
    line: list[Run] = [*_head(row, ascii), (name, tone), ("  ", Tone.PLAIN)]
    if not row.to:
        return [[*line, (". . ." if ascii else "· · ·", Tone.QUIET)]]
    arrow = "-->" if ascii else "──▶"
    to = pad(shorten(shown(row.to), names[1], ascii), names[1])
    line += [(arrow + "  ", Tone.LINE), (to, Tone.NOW), ("  ", Tone.PLAIN)]
    indent = length(line)
    reasons = wrap([(shown_text(row.sub), Tone.PLAIN)], width - indent)
    if most is not None and len(reasons) > max(1, most):
        text = "".join(text for text, _ in reasons[max(0, most - 1)])
        cut = trail(text, width - indent, ascii)
        reasons = [*reasons[: max(0, most - 1)], [(cut, Tone.PLAIN)]]
    first, *rest = reasons
    return [[*line, *first], *([(" " * indent, Tone.PLAIN), *more] for more in rest)]


def _blocks(view: ListingView, width: int, most: int | None, ascii: bool) -> list[list[Line]]:
    """Return the lines of each row, with at most `most` lines of `sub` for those not lit."""
    if not view.arrows:
        return [_plain_row(row, width, None if row.lit else most, ascii) for row in view.rows]
    room = min(_MOST_NAME, max(6, width // 4))
    names = (
        min(max((cell_len(shown(row.text)) for row in view.rows), default=0), room),
        min(max((cell_len(shown(row.to)) for row in view.rows), default=0), room),
    )
    return [_arrow_row(row, names, width, most, ascii) for row in view.rows]


def paint_listing(view: ListingView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the question and the rows around the lit one.

    Rows are apart by a blank line when all fit so; else close together; else what hangs under
    them is shortened; else the rows that have no room are counted in "…".
    """
    across = min(width if view.compact else width - 2 * _INDENT, _MOST_CELLS)
    margin: Run = (" " * ((width - across) // 2), Tone.PLAIN)
    question = balanced(shown(view.question), across)[: max(1, height // 3)]
    lines: list[Line] = [[margin, (text, Tone.STRONG)] for text in question if text]
    if lines:
        lines.append(())
    room = max(1, height - len(lines))
    if not view.rows:
        lines += [[margin, *line] for line in wrap([(shown(view.empty), Tone.QUIET)], across)]
        return Picture(lines)
    blocks = _blocks(view, across, None, ascii)
    gap = not view.compact and sum(map(len, blocks)) + len(blocks) - 1 <= room
    for most in (3, 2, 1, 0):
        if gap or sum(map(len, blocks)) <= room:
            break
        blocks = _blocks(view, across, most, ascii)
    focus = next((index for index, row in enumerate(view.rows) if row.lit), 0)
    seen = range(len(blocks))
    if not gap and sum(map(len, blocks)) > room:
        seen = window([len(block) for block in blocks], max(1, room - 2), focus)
    spots: list[Spot] = []
    before, after = seen[0], len(blocks) - 1 - seen[-1]
    dots = "..." if ascii else "…"
    if before and room > 2:
        lines.append([margin, (f"  {dots} {before}", Tone.QUIET)])
    for index in seen:
        if gap and index > seen[0]:
            lines.append(())
        for line in blocks[index]:
            spots.append(Spot(len(lines), cell_len(margin[0]), across, view.rows[index].id))
            lines.append([margin, *line])
    if after and room > 2:
        lines.append([margin, (f"  {dots} {after}", Tone.QUIET)])
    return Picture(lines, spots)


class Listing(Canvas[ListingView]):
    """A list to settle."""

    TELLS_ROOM = True

    class Clicked(Message):
        """A row was clicked: its id."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def paint(self, view: ListingView, width: int, height: int) -> Picture:
        """Return the question and the rows."""
        return paint_listing(view, width, height, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say which row was clicked."""
        self.post_message(self.Clicked(str(what)))

"""The lines under the search: the quick statuses, how many were found, the filters in words."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import length, shorten, shown, wrap
from cercle_tui.ui.widgets.views import Tone

_EDGE = 2
_FILTERS = "filters"


@dataclass(frozen=True, slots=True)
class HeadingView:
    """The labels of the quick statuses, the place of the active one (None for another choice).

    `filters` says the active ones in words, `near` which spelling was taken for what was typed.
    """

    quick: tuple[str, ...] = ()
    active: int | None = None
    count: str = ""
    filters: str = ""
    near: str = ""


def paint_heading(view: HeadingView, width: int, ascii: bool = False) -> Picture:
    """Return the quick statuses, then what there is to say of what was found."""
    inside = max(1, width - 2 * _EDGE)
    edge: Run = (" " * _EDGE, Tone.PLAIN)
    line: list[Run] = [edge]
    spots: list[Spot] = []
    for place, label in enumerate(map(shown, view.quick)):
        is_active = place == view.active
        text = f"[{label}]" if is_active else f" {label} "
        if length(line) + cell_len(text) > width:
            break
        spots.append(Spot(0, length(line), cell_len(text), str(place)))
        line.append((text, Tone.NOW if is_active else Tone.QUIET))
    count, filters = shown(view.count), shown(view.filters)
    if count and filters:
        filters = f" · {filters}"
    told: list[Run] = [(count, Tone.STRONG)]
    if filters:
        spots.append(Spot(1, 0, width, _FILTERS))
        told.append((shorten(filters, inside - cell_len(count), ascii), Tone.TITLE))
    near = wrap([(shown(view.near), Tone.CONCERN)], inside)[:2] if view.near else []
    return Picture([line, [edge, *told], *([edge, *runs] for runs in near)], spots)


class Heading(Canvas[HeadingView]):
    """What is shown of all there is, in a few lines."""

    class QuickPressed(Message):
        """A quick status was clicked: its place."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class FiltersPressed(Message):
        """The line of the filters was clicked."""

    def needed(self, view: HeadingView, width: int) -> int:
        """Return the rows of what there is to say."""
        return len(paint_heading(view, width, self.ascii).lines)

    def paint(self, view: HeadingView, width: int, height: int) -> Picture:
        """Return the lines."""
        del height
        return paint_heading(view, width, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say what was clicked."""
        if what == _FILTERS:
            self.post_message(self.FiltersPressed())
        else:
            self.post_message(self.QuickPressed(int(what)))

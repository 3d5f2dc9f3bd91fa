"""The common ground of the display widgets: lines of toned text, painted where they changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from cercle_tui.ui.widgets.views import Tone

ASCII_CLASS = "-ascii"
"""The class the app carries when the terminal shows plain characters only."""

Run = tuple[str, Tone]
Line = Sequence[Run]
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be clicked: `width` cells from `x` on row `row`, and what it stands for."""

    row: int
    x: int
    width: int
    what: str | int


@dataclass(frozen=True, slots=True)
class Picture:
    """What a widget shows: its lines from the top, and the places in them that can be clicked."""

    lines: Sequence[Line] = ()
    spots: Sequence[Spot] = ()


class Canvas(Widget, Generic[V]):
    """A widget that shows one frozen value, takes no focus and repaints only the rows it changed.

    Subclasses give `paint`, and `needed` when their height follows from what they show.
    """

    ALLOW_SELECT = False
    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone.value for tone in Tone}
    TELLS_ROOM: ClassVar[bool] = False
    """Whether what it shows is built for its size, by who gives it."""

    class Room(Message):
        """There is more room than before, or less."""

    view: reactive[V | None] = reactive[V | None](None, repaint=False)
    virtual_size = reactive(Size(0, 0), repaint=False)
    """Nothing here scrolls: a new size, already laid out, asks for no second frame."""

    def __init__(
        self, view: V | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._key: object = None
        self._picture = Picture()
        self._width = 0
        self._strips: list[Strip] = []
        self._known: dict[tuple[Run, ...], Strip] = {}
        self._tones: dict[Tone, Style] = {}
        self._drawn = False
        self.view = view

    @property
    def ascii(self) -> bool:
        """Whether to draw with plain characters only."""
        return self.app.has_class(ASCII_CLASS)

    def paint(self, view: V, width: int, height: int) -> Picture:
        """Return the picture of `view` in `width` by `height` cells, both at least 1."""
        raise NotImplementedError

    def needed(self, view: V, width: int) -> int | None:
        """Return the rows `view` wants at `width`, or None where the layout decides."""
        del view, width
        return None

    def pressed(self, what: str | int) -> None:
        """Act on a click on the spot that stands for `what`."""

    def watch_view(self, old: V | None, new: V | None) -> None:
        """Paint the rows that changed; ask for a new layout only when their number is another."""
        width = self.size.width
        if not self.is_attached:
            return
        if not width or self._rows(old, width) != self._rows(new, width):
            self.refresh(layout=True)
            return
        before = self._strips
        self._draw()
        rows = enumerate(zip_longest(before, self._strips))
        changed = [Region(0, y, width, 1) for y, (was, now) in rows if was is not now]
        if changed:
            self.refresh(*changed)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows wanted at `width`, all of the container's where nothing is said."""
        del viewport
        rows = self._rows(self.view, width)
        return container.height if rows is None else rows

    def on_resize(self) -> None:
        """Tell who builds what is shown for the room there is."""
        if self.TELLS_ROOM:
            self.post_message(self.Room())

    def notify_style_update(self) -> None:
        """Forget the painted lines: their colours are no longer right."""
        self._key = None
        self._known, self._tones = {}, {}
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows in `crop`, drawn once for all of them."""
        self._draw()
        self._drawn = True
        try:
            return super().render_lines(crop)
        finally:
            self._drawn = False

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the content."""
        if not self._drawn:
            self._draw()
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self._style(Tone.PLAIN))

    def on_click(self, event: events.Click) -> None:
        """Find what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        self._draw()
        for spot in self._picture.spots:
            if spot.row == offset.y and spot.x <= offset.x < spot.x + spot.width:
                event.stop()
                self.pressed(spot.what)
                return

    def _rows(self, view: V | None, width: int) -> int | None:
        return None if view is None else self.needed(view, width)

    def _draw(self) -> None:
        width, height = self.size
        key = (self.view, width, height, self.ascii, self._state())
        if key == self._key:
            return
        self._key = key
        empty = self.view is None or not width or not height
        self._picture = (
            Picture() if self.view is None or empty else self.paint(self.view, width, height)
        )
        before = {} if width != self._width else self._known
        lines = [tuple(line) for line in self._picture.lines[:height]]
        self._width = width
        self._known = {line: before.get(line) or self._strip(line, width) for line in lines}
        self._strips = [self._known[line] for line in lines]

    def _strip(self, line: Line, width: int) -> Strip:
        segments = [Segment(text, self._style(tone)) for text, tone in line if text]
        return Strip(segments).adjust_cell_length(width, self._style(Tone.PLAIN))

    def _style(self, tone: Tone) -> Style:
        if tone not in self._tones:
            self._tones[tone] = self.get_component_rich_style(tone)
        return self._tones[tone]

    def _state(self) -> object:
        """Return whatever else, besides the view, the picture follows from."""
        return None

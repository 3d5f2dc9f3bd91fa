"""The first frame: the community's tree at once, while everything else is being loaded."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from cercle_tui.store.glance import Glance
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.branches import leads
from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from cercle_tui.ui.widgets.bars import KeyBar, TopBar
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, Mark, Row, TopView

if TYPE_CHECKING:
    from cercle_tui.ui.app import CercleApp


SHOWN = 0.02
"""Seconds the frame is given to be painted before loading home takes the processor."""


class FirstLook(Screen[None]):
    """What `community.json` says, for the blink that home takes to come."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    def __init__(self, desk: Desk, glance: Glance) -> None:
        super().__init__()
        self.desk, self.glance = desk, glance

    def compose(self) -> ComposeResult:
        ascii_only = self.app.has_class("-ascii")
        branches = leads([depth for _, _, depth in self.glance.circles], ascii_only)
        rows = tuple(
            Row(id, Mark.OPEN, name, lead=lead)
            for (id, name, _), lead in zip(self.glance.circles, branches, strict=True)
        )
        heading = self.desk.words.gettext("Community").upper()
        yield TopBar(TopView(self.glance.name))
        with Horizontal(), Vertical(id="circles"):
            yield Listing(ListingView(heading, rows, compact=True))
        yield KeyBar()

    def on_mount(self) -> None:
        self.call_after_refresh(self.set_timer, SHOWN, self._go_on)

    def _go_on(self) -> None:
        """Keys pressed meanwhile wait in the queue, and reach home."""
        app = cast("CercleApp", self.app)
        app.switch_screen(app.home())

"""The board of a meeting: all that the circle sees, shown from where the meeting stands."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from cercle_tui.ui.meeting import frames, listings, seats, views
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.bars import LeftLine, StepLine, TopBar
from cercle_tui.ui.widgets.frame import Frame
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.rails import AgendaRail, RecordRail
from cercle_tui.ui.widgets.ring import Ring


class Board(Vertical):
    """Holds no state: its widgets repaint only what changed in what they are given."""

    can_focus = False

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Horizontal():
            yield AgendaRail()
            with Vertical(id="stage"):
                yield StepLine()
                yield Ring()
                yield Listing()
                yield Frame()
                yield LeftLine()
            yield RecordRail()

    def show(self, here: Here, alert: str, message: str, *, differences: bool, small: bool) -> None:
        """Show the meeting as it stands; `small` adds the small print of the ring."""
        listed = here.step in listings.LISTS
        ring, listing = self.query_one(Ring), self.query_one(Listing)
        ring.display, listing.display = not listed, listed
        if listed:
            listing.view = listings.listing(here)
        else:
            ring.view = seats.ring(here, small=small)
        self.query_one(Frame).view = frames.frame(here, differences)
        self.query_one(AgendaRail).view = views.agenda(here)
        self.query_one(RecordRail).view = views.record(here)
        self.tell(here, alert, message)

    def tell(self, here: Here, alert: str, message: str) -> None:
        """Show the hour, the step and the line under the stage: what each second can change."""
        self.query_one(TopBar).view = views.top(here, alert)
        self.query_one(StepLine).view = views.step(here)
        self.query_one(LeftLine).view = views.left(here, message)

    def turn(self, rows: int) -> None:
        """Turn the pages of the text in question."""
        self.query_one(Frame).turn(rows)

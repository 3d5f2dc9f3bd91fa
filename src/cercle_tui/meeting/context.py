"""The circle as it stood when a meeting opened: all that a meeting knows of what came before."""

from datetime import date

from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.base import Line, Value
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import Action
from cercle_tui.model.people import Mandate, Member, Office
from cercle_tui.model.practice import Practice


class CircleContext(Value):
    """Kept whole in the first event of the book, so that one file tells the whole meeting."""

    info: CircleInfo
    members: tuple[Member, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    practice: Practice = Practice()
    actions: tuple[Action, ...] = ()
    last_meeting: str = ""
    """The meeting whose minutes are asked about, empty for none."""
    last_date: date | None = None
    items: tuple[AgendaItem, ...] = ()
    """The prepared agenda."""
    waiting: tuple[BacklogItem, ...] = ()
    """The points that wait, for the agenda to take up."""
    place: Line = ""

    def holder(self, office: str) -> str:
        """Return who holds `office`, or an empty string."""
        return next((m.person for m in reversed(self.mandates) if m.office == office), "")

    @property
    def leader(self) -> str:
        """The leader's id, or an empty string."""
        return self.holder(Office.LEADER)

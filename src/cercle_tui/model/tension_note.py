"""A tension as its bearer keeps it on this machine, until they decide what becomes of it."""

from enum import StrEnum

from pydantic import AwareDatetime, Field

from cercle_tui.model.base import Id, Line, Value
from cercle_tui.model.followup import Tension


class Way(StrEnum):
    """Where a bearer can take a tension."""

    TOLD = "told"  # to a person
    BACKLOG = "backlog"
    LINK = "link"  # to a linked circle


class Taken(Value):
    """A step its bearer took with it: to a person, to the circle, to a linked circle."""

    way: Way
    at: AwareDatetime
    to: Line = ""
    """The name of the person or of the circle."""
    point: str = ""
    """The id of the point it became, empty for none."""


class TensionNote(Value):
    """A tension noted by `bearer`, a member of `circle`; `name` is what the bearer is called."""

    id: Id
    circle: Id
    bearer: Id
    name: Line = Field(min_length=1)
    noted: AwareDatetime
    tension: Tension
    taken: tuple[Taken, ...] = ()

    @property
    def title(self) -> str:
        """The first line that was written of it."""
        said = self.tension
        texts = (said.fact, said.effect, said.need, said.request)
        return next((text.partition("\n")[0] for text in texts if text), "")

    @property
    def point(self) -> Taken | None:
        """The last step that made a point of it, in its circle or in a linked one."""
        return next((step for step in reversed(self.taken) if step.way is not Way.TOLD), None)

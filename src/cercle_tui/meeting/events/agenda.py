"""The agenda changes, an item opens and ends."""

from typing import Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.agenda import AgendaItem, ItemOutcome
from cercle_tui.model.base import Id, Line, Text


class ItemAdded(Event):
    kind: Literal["item_added"] = "item_added"
    item: AgendaItem


class ItemChanged(Event):
    kind: Literal["item_changed"] = "item_changed"
    item: AgendaItem


class ItemMoved(Event):
    kind: Literal["item_moved"] = "item_moved"
    item: Id
    to: int = Field(ge=0)


class ItemRemoved(Event):
    kind: Literal["item_removed"] = "item_removed"
    item: Id


class ItemOpened(Event):
    kind: Literal["item_opened"] = "item_opened"
    item: Id


class ItemEnded(Event):
    kind: Literal["item_ended"] = "item_ended"
    outcome: ItemOutcome = ItemOutcome.REACHED
    to: Line = ""
    note: Text = ""


class EndMoved(Event):
    """The planned length becomes `minutes`."""

    kind: Literal["end_moved"] = "end_moved"
    minutes: int = Field(ge=1, le=24 * 60)

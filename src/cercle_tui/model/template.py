"""A template of a meeting: points an agenda can start from."""

from pydantic import Field

from cercle_tui.model.agenda import LONGEST, AgendaItem, ItemKind
from cercle_tui.model.base import Id, Line, Value


class TemplatePoint(Value):
    """A point of a template; `subject` is the office where it is an election."""

    title: Line = Field(min_length=1)
    kind: ItemKind = ItemKind.DECIDE
    minutes: int = Field(15, ge=1, le=LONGEST)
    wanted: Line = ""
    subject: str = ""

    @classmethod
    def of(cls, item: AgendaItem) -> "TemplatePoint":
        """Return what of an agenda item is worth using again."""
        office = item.subject if item.kind is ItemKind.ELECT and not item.circle else ""
        return cls(
            title=item.title, kind=item.kind, minutes=item.minutes, wanted=item.wanted,
            subject=office,
        )  # fmt: skip


class MeetingTemplate(Value):
    """A template the circle keeps, by the name it gave it."""

    id: Id
    name: Line = Field(min_length=1)
    points: tuple[TemplatePoint, ...] = ()

"""What becomes of an agenda being prepared: a point taken up or put back, an item moved."""

from collections.abc import Sequence

from cercle_tui.locale import Words
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.register.preparing import Preparation
from cercle_tui.ui import suggesting
from cercle_tui.ui.meeting.choices import item_of

Agenda = tuple[AgendaItem, ...]


def find_point(prepared: Preparation, id: str) -> BacklogItem | None:
    """Return the waiting point under the light, None for what is no point."""
    points = (*prepared.called, *prepared.points, *prepared.later)
    return next((point for point in points if point.id == id), None)


def taken(words: Words, prepared: Preparation, lit: str, new_id: str) -> Agenda:
    """Return the agenda with what is lit, a point or what proposes itself, at its end."""
    point = find_point(prepared, lit)
    if point is not None:
        return (*prepared.agenda, item_of(point, new_id))
    found = next((one for one in prepared.suggested if suggesting.row_id(one) == lit), None)
    if found is None:
        return prepared.agenda
    return (*prepared.agenda, suggesting.item_of(words, prepared.circle.links, found, new_id))


def without(agenda: Agenda, id: str) -> Agenda:
    """Return the agenda without an item."""
    return tuple(item for item in agenda if item.id != id)


def moved(agenda: Agenda, id: str, step: int) -> Agenda:
    """Return the agenda with an item one place earlier (-1) or later (1), no further."""
    at = next((n for n, item in enumerate(agenda) if item.id == id), None)
    if at is None:
        return agenda
    items = list(agenda)
    item = items.pop(at)
    items.insert(max(0, at + step), item)
    return tuple(items)


def replaced(agenda: Agenda, item: AgendaItem) -> Agenda:
    """Return the agenda with an item as it is told anew."""
    return tuple(item if known.id == item.id else known for known in agenda)


def nearest(before: Sequence[str], after: Sequence[str], lit: str) -> str:
    """Return what to light: the same, else what came after it, else before it; "" for nothing."""
    if lit in after or not after:
        return lit if lit in after else ""
    at = before.index(lit) if lit in before else 0
    following = (id for id in (*before[at:], *reversed(before[:at])) if id in after)
    return next(following, after[0])

"""The names that a written history gives to things, and the ids they got when it was played."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.followup import Action
from cercle_tui.store.demo.past import Past
from cercle_tui.store.demo.script import ActionScript, ItemScript, PointScript


class Names:
    """Ids by key, for one circle. A key that nothing has yet is an error in the history.

    `mandates` are those of every circle's elections, the last of each office: "jardin:leader".
    """

    def __init__(self, past: Past, mandates: dict[str, str] | None = None) -> None:
        self.past = past
        self.mandates = {} if mandates is None else mandates
        self._ids: dict[str, str] = {}

    def keep(self, key: str, id: str) -> None:
        if key:
            self._ids[key] = id

    def id_of(self, key: str) -> str:
        """Return the id of what `key` names, "" for no key; raises `KeyError`."""
        return self._ids[key] if key else ""

    def new(self, key: str) -> str:
        """Return a new id, and keep it under `key`."""
        id = self.past.new_id()
        self.keep(key, id)
        return id

    def agenda(self, items: Iterable[ItemScript]) -> tuple[AgendaItem, ...]:
        """Return the agenda that `items` make, as it is prepared."""
        return tuple(
            AgendaItem(
                id=self.past.new_id(),
                title=item.title,
                kind=item.kind,
                minutes=item.minutes,
                brought_by=item.by,
                wanted=item.wanted,
                backlog_id=self.id_of(item.point),
                subject=item.office or self.mandates.get(item.confirms) or self.id_of(item.about),
                circle=item.confirms.partition(":")[0],
                draft=item.draft,
            )
            for item in items
        )

    def point(self, point: PointScript, at: datetime) -> BacklogItem:
        """Return the point, waiting since `at`."""
        facts: dict[str, Any] = {}
        if point.not_before is not None:
            facts["not_before"] = (at + timedelta(days=point.not_before)).date()
        return BacklogItem(
            id=self.new(point.key),
            title=point.title,
            origin=point.origin,
            kind=point.kind,
            minutes=point.minutes,
            brought_by=point.by,
            wanted=point.wanted,
            note=point.note,
            draft=point.draft,
            **facts,
        )

    def action(self, action: ActionScript, at: datetime) -> Action:
        """Return the action, agreed at `at`."""
        due = None if action.due is None else (at + timedelta(days=action.due)).date()
        return Action(
            id=self.new(action.key), what=action.what, who=action.who, due=due,
            learning=action.learning,
        )  # fmt: skip

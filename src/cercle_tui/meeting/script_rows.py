"""The rows of a written meeting: names become ids, times on the wall become moments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.script_left_out import ALL, LEFT_OUT
from cercle_tui.meeting.script_problem import ScriptProblem
from cercle_tui.model.base import Value
from cercle_tui.model.text import clean_line

Row = Mapping[str, Any]

PEOPLE = frozenset({"person", "people", "first", "seats", "passed", "author", "nominee", "by",
                    "said_by", "brought_by", "eligible", "drawn"})  # fmt: skip
OUTSIDE_TOO = frozenset({"who", "responsible", "substitute"})
"""Fields whose names may be of people outside the circle, and then stay names."""


@dataclass(frozen=True, slots=True)
class Names:
    """What turns names into ids and a clock on the wall into a moment."""

    ids: Mapping[str, str]
    zone: ZoneInfo

    def person(self, name: Any, *, outside: bool = False) -> str:
        """Return the id of `name`; raises ScriptProblem ``unknown_name``."""
        text = clean_line(str(name))
        if text in self.ids or outside:
            return self.ids.get(text, text)
        raise ScriptProblem("unknown_name", name=text)

    def people(self, value: Any, *, outside: bool = False) -> Any:
        """Return the id of one name or those of a list, in the same form."""
        if isinstance(value, list | tuple):
            return tuple(self.person(name, outside=outside) for name in value)
        return self.person(value, outside=outside) if value != "" else ""

    def moment(self, value: Any) -> Any:
        """Return a time without an offset as a time where the circle lives."""
        if isinstance(value, datetime) and value.tzinfo is None:
            return value.replace(tzinfo=self.zone)
        return value


def _nested(annotation: Any) -> type[Value] | None:
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Value):
            return kind
    return None


def facts_in(model: type[BaseModel], row: Row, names: Names) -> dict[str, Any]:
    """Return the fields of `model` that a row gives, nested tables included.

    Raises ScriptProblem ``unknown_field``, ``unknown_name`` or ``wrong_value``.
    """
    facts: dict[str, Any] = {}
    for said, value in row.items():
        key = "brought_by" if said == "by" and "brought_by" in model.model_fields else said
        field = model.model_fields.get(key)
        if field is None or key in ("n", "at", "id"):
            raise ScriptProblem("unknown_field", field=said)
        nested = _nested(field.annotation)
        if nested is not None:
            if not isinstance(value, Mapping):
                raise ScriptProblem("wrong_value", field=said, value=str(value))
            facts[key] = facts_in(nested, value, names)
        elif key in PEOPLE:
            facts[key] = value if value == ALL else names.people(value)
        elif key in OUTSIDE_TOO:
            facts[key] = names.people(value, outside=True)
        else:
            facts[key] = names.moment(value)
    return facts


# What the rows of some events may say beside the event's own fields.
BESIDE: Mapping[str, tuple[str, ...]] = {"item_changed": ("which",)}


def check_row(kind: str, row: Row, names: Names) -> type[ev.Event]:
    """Return the event a row is about, once its fields and names are known to be some.

    Raises ScriptProblem ``unknown_event``, or as `facts_in` does.
    """
    event = ev.KINDS.get(kind)
    if event is None or event is ev.MeetingOpened:
        raise ScriptProblem("unknown_event", kind=kind)
    own = {k: v for k, v in row.items() if k not in BESIDE.get(kind, ()) and k != "kind"}
    facts_in(event, own, names)
    return event


def event_facts(kind: str, row: Row, meeting: Meeting, names: Names) -> dict[str, Any]:
    """Return the facts of the event a row is about, as things stand in `meeting`.

    Raises ScriptProblem as `check_row` does, and ``unknown_item`` or ``unknown_objection``;
    `RuleBroken` when the row needs something that is not on the table.
    """
    beside = BESIDE.get(kind, ())
    own = {k: v for k, v in row.items() if k not in beside and k != "kind"}
    facts = facts_in(ev.KINDS[kind], own, names)
    facts |= {k: row[k] for k in beside if k in row}
    filled = LEFT_OUT.get(kind)
    return filled(meeting, facts) if filled is not None else facts

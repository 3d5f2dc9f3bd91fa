"""The rows of a written meeting: names become ids, and what a row leaves out is filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.script_problem import ScriptProblem
from cercle_tui.meeting.script_reviews import decision_named, reviewed
from cercle_tui.model.base import Value
from cercle_tui.model.decision import Version
from cercle_tui.model.text import clean_line

Row = Mapping[str, Any]

PEOPLE = frozenset({"person", "people", "first", "seats", "passed", "author", "nominee", "by",
                    "said_by", "brought_by", "eligible", "drawn"})  # fmt: skip
OUTSIDE_TOO = frozenset({"who", "responsible", "substitute"})
"""Fields whose names may be of people outside the circle, and then stay names."""
ALL = "all"


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
    complete = _COMPLETE.get(kind)
    return complete(meeting, facts) if complete is not None else facts


# References to what is on the table


def find_item(meeting: Meeting, said: Any) -> str:
    """Return the id of an item by its title or its number on the agenda, from 1."""
    items = [state.item for state in meeting.state.items]
    if isinstance(said, int) and 1 <= said <= len(items):
        return items[said - 1].id
    title = clean_line(str(said))
    for item in items:
        if item.title == title:
            return item.id
    raise ScriptProblem("unknown_item", item=title)


def _objection(meeting: Meeting, author: Any, *, here: bool = True) -> str:
    """Return the id of the open objection by its author's name, on what is asked now."""
    state = meeting.state
    for about, objection in reversed(state.objections):
        mine = clean_line(str(author)) == state.name(objection.author)
        if mine and objection.state == "open" and (about == state.stage.about or not here):
            return objection.id
    raise ScriptProblem("unknown_objection", name=str(author))


def _author_of(meeting: Meeting, objection: str) -> str:
    return next(o.author for _, o in meeting.state.objections if o.id == objection)


# What a row may leave out, by kind of event

Facts = dict[str, Any]


def _several(said: Any) -> tuple[Any, ...]:
    return tuple(said) if isinstance(said, list | tuple) else (said,)


def _own_id(part: str, letter: str) -> Callable[[Meeting, Facts], Facts]:
    """Ids are the meeting's with the number the event will have."""

    def complete(meeting: Meeting, facts: Facts) -> Facts:
        own = f"{meeting.state.meeting}.{letter}{meeting.n + 1}"
        return facts | {part: {"id": own, **facts.get(part, {})}}

    return complete


def _this_step(meeting: Meeting, facts: Facts) -> Facts:
    return {"step": meeting.state.stage.step, **facts}


def _item_added(meeting: Meeting, facts: Facts) -> Facts:
    return {"item": {"id": f"i{meeting.n + 1}", **facts.get("item", {})}}


def _item_said(meeting: Meeting, facts: Facts) -> Facts:
    return facts | {"item": find_item(meeting, facts.get("item", ""))}


def _item_opened(meeting: Meeting, facts: Facts) -> Facts:
    """The next one, unless another is said."""
    if "item" in facts:
        return _item_said(meeting, facts)
    waiting = [i.item.id for i in meeting.state.items if i.outcome is None]
    return facts | {"item": waiting[0]} if waiting else facts


def _item_moved(meeting: Meeting, facts: Facts) -> Facts:
    """Places on the agenda are counted from 1."""
    to = facts.get("to")
    return _item_said(meeting, facts) | ({"to": to - 1} if isinstance(to, int) else {})


def _item_changed(meeting: Meeting, facts: Facts) -> Facts:
    found = meeting.state.get_item(find_item(meeting, facts.pop("which", ""))).item
    return {"item": found.model_dump() | facts.get("item", {})}


def _at_once(meeting: Meeting, facts: Facts) -> Facts:
    return facts | {"people": meeting.state.at_once()} if facts.get("people") == ALL else facts


def _arrived(meeting: Meeting, facts: Facts) -> Facts:
    if facts.get("people") != ALL:
        return facts
    away = tuple(p for p, who in meeting.state.people.items() if not who.here)
    return facts | {"people": away}


def _said_before(meeting: Meeting, said: Facts) -> Facts:
    """What a new version does not say stays as it was; a default stays a default."""
    proposal = meeting.state.proposal
    if proposal is None:
        raise RuleBroken("text_needed")
    kept = {name: getattr(proposal.last, name) for name in Version.model_fields}
    for name in ("number", "form_only", "note"):
        del kept[name]
    kept["defaults"] = tuple(name for name in proposal.last.defaults if name not in said)
    return kept | said


def _proposal_made(meeting: Meeting, facts: Facts) -> Facts:
    item = meeting.state.item
    if item is None:
        raise RuleBroken("unknown_item")
    filled = {"proposal": f"p{meeting.n + 1}", "author": item.item.brought_by, **facts}
    if filled.get("replaces") is True:
        filled["replaces"] = (*item.under_review, item.item.subject)[0]
    elif filled.get("replaces"):
        filled["replaces"] = decision_named(meeting, filled["replaces"])
    return filled | {"version": {"text": item.item.draft, **facts.get("version", {})}}


def _amended(meeting: Meeting, facts: Facts) -> Facts:
    met = [_objection(meeting, name, here=False) for name in _several(facts.get("integrates", ()))]
    return {"version": _said_before(meeting, facts.get("version", {})), "integrates": tuple(met)}


def _objections_taken(meeting: Meeting, facts: Facts) -> Facts:
    said = facts.get("objections", ALL)
    if said == ALL:
        still = meeting.state.unmet_objections(meeting.state.stage.about)
        return {"objections": tuple(o.id for o in still)}
    return {"objections": tuple(_objection(meeting, name) for name in _several(said))}


def _objection_settled(meeting: Meeting, facts: Facts) -> Facts:
    objection = _objection(meeting, facts.get("objection", ""))
    return {"said_by": _author_of(meeting, objection), **facts, "objection": objection}


def _consent_asked(meeting: Meeting, facts: Facts) -> Facts:
    facts = dict(facts)
    if "items" in facts:
        facts["items"] = tuple(find_item(meeting, item) for item in _several(facts["items"]))
    if "objection" in facts:
        facts["objection"] = _objection(meeting, facts["objection"])
    if "version" in facts:
        facts["version"] = _said_before(meeting, facts["version"])
    if "practice" in facts:
        facts["practice"] = meeting.state.latest_practice.model_dump() | facts["practice"]
    return facts


def _action_heard(meeting: Meeting, facts: Facts) -> Facts:
    what = clean_line(str(facts.get("action", "")))
    for action in meeting.state.context.actions:
        if action.what == what:
            return facts | {"action": action.id}
    raise ScriptProblem("unknown_item", item=what)


def _undone(meeting: Meeting, facts: Facts) -> Facts:
    return {"undone": meeting.last.n if meeting.last else 2, **facts}


def _redone(meeting: Meeting, facts: Facts) -> Facts:
    return {"redone": meeting.undone[-1].n if meeting.undone else 2, **facts}


_COMPLETE: dict[str, Callable[[Meeting, Facts], Facts]] = {
    "arrived": _arrived,
    "guest_arrived": _own_id("guest", "g"),
    "passed": _at_once,
    "answered": _at_once,
    "step_done": _this_step,
    "text_written": _this_step,
    "line_added": _this_step,
    "item_added": _item_added,
    "item_changed": _item_changed,
    "item_moved": _item_moved,
    "item_removed": _item_said,
    "item_opened": _item_opened,
    "proposal_made": _proposal_made,
    "amended": _amended,
    "consent_asked": _consent_asked,
    "objections_taken": _objections_taken,
    "objection_settled": _objection_settled,
    "reviews_taken": reviewed,
    "review_chosen": reviewed,
    "review_objected": reviewed,
    "action_agreed": _own_id("action", "a"),
    "action_heard": _action_heard,
    "backlog_added": _own_id("item", "b"),
    "undone": _undone,
    "redone": _redone,
}

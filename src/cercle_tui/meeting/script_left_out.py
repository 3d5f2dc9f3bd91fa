"""What the rows of a written meeting leave out: it follows from what is on the table."""

from collections.abc import Callable
from typing import Any

from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.script_problem import ScriptProblem
from cercle_tui.meeting.script_reviews import decision_named, reviewed
from cercle_tui.model.decision import Version
from cercle_tui.model.text import clean_line

Facts = dict[str, Any]
ALL = "all"
"""Said for everyone whom it may concern."""


# References to what is on the table


def _find_item(meeting: Meeting, said: Any) -> str:
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
    return facts | {"item": _find_item(meeting, facts.get("item", ""))}


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
    found = meeting.state.get_item(_find_item(meeting, facts.pop("which", ""))).item
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
        facts["items"] = tuple(_find_item(meeting, item) for item in _several(facts["items"]))
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


LEFT_OUT: dict[str, Callable[[Meeting, Facts], Facts]] = {
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
"""By kind of event: the facts of a row, with what is on the table put where it says nothing."""

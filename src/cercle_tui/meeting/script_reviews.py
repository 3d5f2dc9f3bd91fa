"""Decisions named in a written meeting: by title, by number or by id."""

from typing import Any

from cercle_tui.meeting.meeting import Meeting
from cercle_tui.model.text import clean_line


def decision_named(meeting: Meeting, said: Any) -> str:
    """Return the id of a decision the meeting knows by this title or number, else what is said."""
    name = clean_line(str(said))
    known = (d.id for d in meeting.state.context.decisions if name in (d.title, d.number))
    return next(known, name)


def reviewed(meeting: Meeting, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a review with ids in place of its decisions' names."""
    named: dict[str, Any] = {}
    if "decision" in facts:
        named["decision"] = decision_named(meeting, facts["decision"])
    if "decisions" in facts:
        said = facts["decisions"]
        several = said if isinstance(said, list | tuple) else (said,)
        named["decisions"] = tuple(decision_named(meeting, each) for each in several)
    return facts | named

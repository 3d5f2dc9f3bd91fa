"""The minutes as data: the meeting's record, with the numbers, names and consent around it."""

from collections import Counter
from typing import Any

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.practice import Practice
from cercle_tui.reports.minutes_state import MinutesState

FORMAT, SCHEMA = "cercle-minutes", 1


def minutes_json(
    record: MeetingRecord,
    circle: Circle | None,
    lang: str,
    practice: Practice,
    state: MinutesState | None = None,
) -> dict[str, Any]:
    """Return the minutes as values of JSON.

    `meeting` is the record, where people and decisions stand by their ids; `names` and `numbers`
    say what they are called. Who objected, had a concern or answered what is told only where the
    practice puts names beside them; `tally` counts the answers of each round.
    """
    told = record.model_dump(mode="json")
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "lang": lang,
        "circle": _circle(record, circle),
        "state": _state(state) if state is not None else None,
        "names": {member.id: member.name for member in record.people},
        "numbers": {
            decision.id: circle.decisions[decision.id].number
            for decision in record.decisions
            if circle is not None and decision.id in circle.decisions
        },
        "meeting": _counted(told, names=practice.names_beside),
    }


def _circle(record: MeetingRecord, circle: Circle | None) -> dict[str, str]:
    if circle is None:
        return {"id": record.circle}
    info = circle.info
    return {"id": info.id, "name": info.name, "time_zone": info.time_zone}


def _state(state: MinutesState) -> dict[str, Any]:
    return {
        "status": state.status.value,
        "version": state.last.number,
        "practice": state.rule.value,
        "consented": state.consented.isoformat() if state.consented else None,
        "how": state.how.value if state.how else None,
        "objections": state.objections,
        "versions": [
            {
                "number": version.number,
                "at": version.at.isoformat(),
                "origin": version.origin.value,
                "corrections": list(version.corrections),
                "meeting": version.meeting,
            }
            for version in state.versions
        ],
    }


_SAID = {"objections": "author", "concerns": "author", "opinions": "person"}


def _counted(value: Any, *, names: bool) -> Any:
    """Return the record with a tally beside each round, and without names where none are told."""
    if isinstance(value, list):
        return [_counted(one, names=names) for one in value]
    if not isinstance(value, dict):
        return value
    told = {key: _counted(one, names=names) for key, one in value.items()}
    answers = value.get("answers")
    if isinstance(answers, dict):
        told["tally"] = dict(Counter(answers.values()))
        if not names:
            del told["answers"]
    for key, who in _SAID.items():
        if not names and isinstance(told.get(key), list):
            told[key] = [{k: v for k, v in one.items() if k != who} for one in told[key]]
    return told

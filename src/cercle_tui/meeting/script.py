"""Reading a written meeting (see ``docs/rehearsals.md``): plain data in, a `Script` out."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.script_play import (
    SHORTHANDS,
    Cue,
    Fact,
    Founding,
    Place,
    Script,
    ScriptMeeting,
)
from cercle_tui.meeting.script_problem import ScriptProblem, problem_of
from cercle_tui.meeting.script_rows import Names, Row, check_row, facts_in
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import PRESETS, Practice
from cercle_tui.model.text import clean_line

__all__ = ["Cue", "Fact", "Founding", "Place", "Script", "ScriptMeeting", "ScriptProblem",
           "parse_script"]  # fmt: skip

_HEADER = ("title", "lang", "start", "planned", "pace", "circle", "practice", "offices", "meetings")
_MEETING = ("start", "planned", "offices", "agenda", "events")
_CIRCLE = ("name", "aim", "purpose", "domain", "letter", "time_zone", "commitment", "members")
_MEMBER = ("name", "standing", "counts")
_OFFICE = ("person", "term", "ends", "interim", "substitute")
_PACE = timedelta(seconds=20)
_SPAN = re.compile(r"(?:(\d{1,3})h)? ?(?:(\d{1,4})m)? ?(?:(\d{1,5})s)?")


def parse_script(data: Mapping[str, Any], file: str = "") -> Script:
    """Return the script that plain data (a parsed TOML file) describes.

    Shapes, names and kinds of events are checked here; what depends on how the meeting stands is
    checked as it is played. Raises ScriptProblem, whose params name `file`.
    """
    try:
        return _parse(data, file)
    except ScriptProblem as problem:
        raise problem.at(file=file) from None
    except ValidationError as error:
        raise problem_of(error).at(file=file) from None


def _parse(data: Mapping[str, Any], file: str) -> Script:
    _only(data, _HEADER)
    told = _table(data, "circle")
    _only(told, _CIRCLE)
    title, name = _needed(data, "title"), clean_line(str(_needed(told, "name")))
    lang = str(data.get("lang", "fr"))
    digest = hashlib.sha256(json.dumps(data, default=str, sort_keys=True).encode()).hexdigest()
    about = {key: value for key, value in told.items() if key not in ("name", "members")}
    info = CircleInfo.model_validate(
        {"id": f"rehearsal-{digest[:8]}", "slug": _slug(name) or "cercle", "name": name,
         "lang": lang, "meeting_minutes": _count(data.get("planned", 60), "planned"), **about}
    )  # fmt: skip
    names = Names({}, _zone(str(told.get("time_zone") or info.time_zone)))
    members = _members(_list(told, "members"))
    names = Names({member.name: member.id for member in members}, names.zone)
    practice = _practice(_table(data, "practice"))
    begins = _moment(data.get("start"), "start", names.zone)
    offices = _Offices(info.id, names, practice)
    founding: list[Fact] = [(bt.MemberJoined, {"member": member}) for member in members]
    founding.append((bt.PracticeSet, {"practice": practice}))
    founding += offices.facts(_table(data, "offices"), begins)
    pace = _span(data["pace"], "pace") if "pace" in data else _PACE
    meetings: list[ScriptMeeting] = []
    for number, row in enumerate(_list(data, "meetings"), 1):
        try:
            if not isinstance(row, Mapping):
                raise ScriptProblem("wrong_value", field="meetings", value=str(row))
            _only(row, _MEETING)
            start = _moment(row["start"], "start", names.zone) if "start" in row else begins
            if meetings and start <= meetings[-1].start:
                raise ScriptProblem("wrong_order")
            meetings.append(
                ScriptMeeting(
                    number, start, _count(row.get("planned", info.meeting_minutes), "planned"),
                    _events(_list(row, "events"), names), names, pace,
                    tuple(_agenda(_list(row, "agenda", may_lack=True), names)),
                    tuple(offices.facts(_table(row, "offices"), start)), file,
                )
            )  # fmt: skip
        except ScriptProblem as problem:
            raise problem.at(meeting=str(number)) from None
        except ValidationError as error:
            raise problem_of(error).at(meeting=str(number)) from None
    community: tuple[Fact, ...] = (
        (bt.CommunityFounded, {"name": name}), (bt.CircleFounded, {"circle": info}),
    )  # fmt: skip
    facts = Founding(community, tuple(founding))
    return Script(clean_line(str(title)), lang, info, facts, tuple(meetings), file)


# The parts of the file


def _members(told: Sequence[Any]) -> list[Member]:
    members: dict[str, Member] = {}
    for each in told:
        row = each if isinstance(each, Mapping) else {"name": each}
        _only(row, _MEMBER)
        name = clean_line(str(_needed(row, "name")))
        if any(member.name == name for member in members.values()):
            raise ScriptProblem("same_name", name=name)
        slug = _slug(name) or f"m{len(members) + 1}"
        own = slug if slug not in members else f"{slug}-{len(members) + 1}"
        members[own] = Member.model_validate({**row, "id": own, "name": name})
    return list(members.values())


def _practice(told: Row) -> Practice:
    said = dict(told)
    preset = str(said.pop("preset", "sofa"))
    if preset not in PRESETS:
        raise ScriptProblem("wrong_value", field="preset", value=preset)
    _only(said, tuple(Practice.model_fields))
    return Practice.model_validate(PRESETS[preset].model_dump() | said)


class _Offices:
    """The offices as written down, in the order of the file, so that each can be given up."""

    def __init__(self, circle: str, names: Names, practice: Practice) -> None:
        self._circle, self._names, self._practice = circle, names, practice
        self._held: dict[str, str] = {}
        self._count = 0

    def facts(self, told: Row, at: datetime) -> list[Fact]:
        """Return what fills each office from the day of `at`; an empty name leaves it vacant."""
        on = at.astimezone(self._names.zone).date()
        return [fact for office, said in told.items() for fact in self._fact(office, said, on)]

    def _fact(self, office: str, told: Any, on: date) -> list[Fact]:
        said = dict(told) if isinstance(told, Mapping) else {"person": told}
        _only(said, _OFFICE)
        if said.get("person") == "":
            held = self._held.pop(office, "")
            return [(bt.OfficeVacated, {"mandate": held, "on": on})] if held else []
        term = said.pop("term", None)
        if term is not None or "ends" not in said:
            lasts = self._practice.office_term.model_validate(term or self._practice.office_term)
            said["ends"] = lasts.ends(on)
        self._count += 1
        self._held[office] = f"{self._circle}.{self._count}"
        facts = facts_in(Mandate, said, self._names)
        mandate = {"id": self._held[office], "office": office, "begins": on} | facts
        return [(bt.OfficeFilled, {"mandate": Mandate.model_validate(mandate)})]


def _agenda(told: Sequence[Any], names: Names) -> list[Row]:
    rows: list[Row] = []
    for row in told:
        if not isinstance(row, Mapping):
            raise ScriptProblem("wrong_value", field="agenda", value=str(row), event="agenda")
        beside = {key: row[key] for key in ("waiting", "about") if key in row}
        said = {key: value for key, value in row.items() if key not in beside}
        if "title" not in said and "waiting" not in beside:
            raise ScriptProblem("missing_field", field="title", event="agenda")
        try:
            rows.append(facts_in(AgendaItem, said, names) | beside)
        except ScriptProblem as problem:
            raise problem.at(event="agenda") from None
    return rows


def _events(told: Sequence[Any], names: Names) -> tuple[Row, ...]:
    rows: list[Row] = []
    known = dict(names.ids)
    for number, row in enumerate(told, 1):
        try:
            if not isinstance(row, Mapping):
                raise ScriptProblem("wrong_value", field="events", value=str(row))
            rows.append(_event(row, Names(known, names.zone)))
        except ScriptProblem as problem:
            raise problem.at(event=str(number)) from None
        guest = row.get("guest")
        if isinstance(guest, Mapping):
            known[clean_line(str(guest.get("name", "")))] = "guest"
    return tuple(rows)


def _event(row: Row, names: Names) -> Row:
    said = {key: value for key, value in row.items() if key != "after"}
    if "do" in said:
        _only(said, ("do",))
        if str(said["do"]) not in SHORTHANDS:
            raise ScriptProblem("unknown_event", kind=str(said["do"]))
    else:
        check_row(str(_needed(said, "kind")), said, names)
    return {**said, "after": _span(row["after"], "after")} if "after" in row else said


# Small shapes


def _only(row: Row, known: Sequence[str]) -> None:
    for key in row:
        if key not in known:
            raise ScriptProblem("unknown_field", field=key)


def _needed(row: Row, key: str) -> Any:
    if row.get(key) in (None, "", []):
        raise ScriptProblem("missing_field", field=key)
    return row[key]


def _table(row: Row, key: str) -> Mapping[str, Any]:
    value = row.get(key, {})
    if not isinstance(value, Mapping):
        raise ScriptProblem("wrong_value", field=key, value=str(value))
    return value


def _list(row: Row, key: str, *, may_lack: bool = False) -> Sequence[Any]:
    value = row.get(key, []) if may_lack else _needed(row, key)
    if not isinstance(value, list):
        raise ScriptProblem("wrong_value", field=key, value=str(value))
    return value


def _count(value: Any, field: str) -> int:
    if type(value) is not int or value < 1:
        raise ScriptProblem("wrong_value", field=field, value=str(value))
    return value


def _moment(value: Any, field: str, zone: tzinfo) -> datetime:
    if value is None:
        raise ScriptProblem("missing_field", field=field)
    if not isinstance(value, datetime) or not 1900 <= value.year <= 9000:
        raise ScriptProblem("wrong_value", field=field, value=str(value))
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _span(value: Any, field: str) -> timedelta:
    match = _SPAN.fullmatch(value) if isinstance(value, str) and value else None
    if match is None:
        raise ScriptProblem("wrong_value", field=field, value=str(value))
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ScriptProblem("wrong_value", field="time_zone", value=name) from None


def _slug(name: str) -> str:
    """Return `name` as a part of a path: unaccented, lower case, hyphens; maybe empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")

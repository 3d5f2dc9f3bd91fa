"""A written meeting: read from plain data, founded, and played one event at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.script_problem import ScriptProblem, problem_of
from cercle_tui.meeting.script_rows import Names, Row, event_facts
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.text import clean_line

Fact: TypeAlias = tuple[type[ev.Event], dict[str, Any]]
"""An event to come, without its number and moment."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The event that comes next, and the time that passes before it."""

    kind: type[ev.Event]
    facts: dict[str, Any]
    delay: timedelta


class Place(NamedTuple):
    """Where a meeting's play stands: the row, from 0, and the stage in which a shorthand began."""

    row: int = 0
    stage: int = 0


@dataclass(frozen=True, slots=True)
class ScriptMeeting:
    """One meeting as written; times are UTC. `offices` are those it leaves, written down after."""

    number: int
    start: datetime
    planned: int
    rows: tuple[Row, ...]
    names: Names
    pace: timedelta
    agenda_rows: tuple[Row, ...] = ()
    offices: tuple[Fact, ...] = ()
    file: str = ""

    def agenda(self, circle: Circle) -> tuple[AgendaItem, ...]:
        """Return the prepared agenda; a row with `waiting` takes up that point of the backlog.

        `about` names a decision of the register by its title, or an office. Raises ScriptProblem.
        """
        items = []
        for number, row in enumerate(self.agenda_rows, 1):
            try:
                items.append(_agenda_item(number, row, circle))
            except ScriptProblem as problem:
                raise self._here(problem, "agenda") from None
            except ValidationError as error:
                raise self._here(problem_of(error), "agenda") from None
        return tuple(items)

    def next_cue(self, meeting: Meeting, place: Place = Place()) -> tuple[Cue, Place] | None:  # noqa: B008 - immutable
        """Return what comes next as `meeting` stands, and the place after it; None at the end.

        Record the cue, then ask again with the meeting that it made. Raises ScriptProblem.
        """
        row, stage = place
        while row < len(self.rows):
            now = meeting.state.stage.n
            if stage and now != stage:
                row, stage = row + 1, 0  # the stage the shorthand was about is over
                continue
            try:
                fact, more = self._fact(self.rows[row], meeting)
            except ScriptProblem as problem:
                raise self._here(problem, str(row + 1)) from None
            except (RuleBroken, ValidationError) as error:
                raise self._here(problem_of(error), str(row + 1)) from None
            if fact is not None:
                after = Place(row, now) if more else Place(row + 1)
                delay = self.rows[row].get("after", self.pace)
                return Cue(*fact, delay), after
            row, stage = row + 1, 0
        return None

    def place_of(self, events: tuple[ev.Event, ...]) -> tuple[Meeting, Place]:
        """Return the meeting its recorded events make, and the place of the cue that follows them.

        Raises ScriptProblem ``another_meeting`` when they are not what this file plays.
        """
        first, *others = events
        if not isinstance(first, ev.MeetingOpened):
            raise self._here(ScriptProblem("another_meeting"), "")
        meeting, place = Meeting.open(first), Place()
        for event in others:
            found = self.next_cue(meeting, place)
            if found is None or found[0].kind is not type(event):
                raise self._here(ScriptProblem("another_meeting"), str(place.row + 1))
            meeting, place = meeting.take(event), found[1]
        return meeting, place

    def refused(self, place: Place, error: RuleBroken | ValidationError) -> ScriptProblem:
        """Return, with its place, why the cue asked for at `place` was not taken up."""
        return self._here(problem_of(error), str(place.row + 1))

    def _fact(self, row: Row, meeting: Meeting) -> tuple[Fact | None, bool]:
        """Return the next event of a row, None when it is done, and whether more may follow."""
        shorthand = row.get("do")
        if shorthand is not None:
            return _SHORTHANDS[shorthand](meeting.state), shorthand != "step"
        said = {key: value for key, value in row.items() if key != "after"}
        kind = str(said["kind"])
        people = ((who.member.name, p) for p, who in meeting.state.people.items())
        names = Names({clean_line(name): p for name, p in people}, self.names.zone)
        return (ev.KINDS[kind], event_facts(kind, said, meeting, names)), False

    def _here(self, problem: ScriptProblem, event: str) -> ScriptProblem:
        return problem.at(file=self.file, meeting=str(self.number), event=event)


@dataclass(frozen=True, slots=True)
class Founding:
    """What a data folder holds before the first meeting: of the community, of the circle."""

    community: tuple[Fact, ...]
    circle: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A rehearsal file: a circle and the meetings it holds, in order."""

    title: str
    lang: str
    info: CircleInfo
    facts: Founding
    meetings: tuple[ScriptMeeting, ...]
    file: str = ""

    def founding(self) -> Founding:
        """Return the facts that found the circle: itself, its members, practice and offices."""
        return self.facts


def _agenda_item(number: int, row: Row, circle: Circle) -> AgendaItem:
    said = dict(row)
    kept: dict[str, Any] = {"id": f"t{number}"}
    waiting, about = said.pop("waiting", None), said.pop("about", None)
    if waiting is not None:
        title = clean_line(str(waiting))
        point = next((p for p in circle.backlog.values() if p.title == title), None)
        if point is None:
            raise ScriptProblem("unknown_item", item=title)
        shared = (
            "title", "kind", "minutes", "brought_by", "wanted", "subject", "subjects",
            "draft", "gathered",
        )  # fmt: skip
        kept |= {name: getattr(point, name) for name in shared} | {"backlog_id": point.id}
    if about is not None:
        several = isinstance(about, list | tuple)
        titles = [clean_line(str(each)) for each in (about if several else (about,))]
        ids = {k.decision.final.title: id for id, k in circle.decisions.items()}
        named = tuple(ids.get(title, title) for title in titles)
        kept |= {"subjects": named} if several else {"subject": named[0]}
    return AgendaItem.model_validate(kept | said)


# Shorthands: each gives the next event of its stage, or None once it is done


def _at_kind(state: State, *kinds: StageKind) -> None:
    if state.step.kind not in kinds:
        raise RuleBroken("wrong_step", step=state.step.name)


def _step(state: State) -> Fact:
    return ev.StepDone, {"step": state.step.name}


def _round(state: State) -> Fact:
    """Everyone waiting speaks, those that can be reached first, then the step ends."""
    _at_kind(state, StageKind.ROUND)
    waiting = state.at_once() or state.waiting()
    return (ev.SpokeUp, {"person": waiting[0]}) if waiting else _step(state)


def _all_pass(state: State) -> Fact:
    """Those waiting pass, together where the step allows it, then the step ends."""
    _at_kind(state, StageKind.ROUND)
    waiting = state.at_once() or state.waiting()
    if not waiting:
        return _step(state)
    return ev.Passed, {"people": waiting if state.step.together else waiting[:1]}


def _consent(state: State) -> Fact | None:
    """Those waiting have no objection; then it is adopted, or the objections come."""
    _at_kind(state, StageKind.ANSWERS)
    waiting = state.waiting()
    if waiting:
        people = state.at_once() or waiting
        return ev.Answered, {"people": people if state.stage.together else people[:1]}
    objected = bool(state.open_objections(state.stage.about))
    if state.step.asks == "proposal" and not objected:
        return ev.Adopted, {}
    if state.step.asks == "nominee" and not objected:
        return ev.Elected, {}
    if objected and state.step.gate == "consented":
        return None  # they are settled on the spot, by rows of their own
    return _step(state)


_SHORTHANDS = {"round": _round, "all_pass": _all_pass, "consent": _consent, "step": _step}
SHORTHANDS = frozenset(_SHORTHANDS)

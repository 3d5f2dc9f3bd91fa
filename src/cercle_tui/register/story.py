"""How consent came about, step by step, as data that screens and reports put into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from cercle_tui.meeting.circle import Kept
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.decision import (
    Answer,
    Decision,
    Objection,
    ObjectionState,
    RoundTaken,
    Version,
)


@dataclass(frozen=True, slots=True)
class Presented:
    """The first text; `author` is a name."""

    version: Version
    author: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A later text and the one it changed; `version.form_only` for a correction of form."""

    version: Version
    before: Version
    integrated: int
    """How many objections were integrated by it."""


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """A consent round as it came out, by how many gave each answer."""

    version: int
    at: datetime
    no_objection: int
    concerns: int
    objections: int
    collective: bool


@dataclass(frozen=True, slots=True)
class ObjectionMet:
    """An objection and how it was settled; `who` is "" unless names were asked for.

    `integrated_in` is the version that integrated it, 0 when none did.
    """

    version: int
    reason: str
    state: ObjectionState
    how: str
    integrated_in: int
    who: str = ""


@dataclass(frozen=True, slots=True)
class ConcernNoted:
    """A concern; `who` is "" unless names were asked for."""

    version: int
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class OpinionHeard:
    """What someone absent said in advance; `who` is "" unless names were asked for."""

    version: int
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredLate:
    """What someone absent answered after the meeting; `who` as above."""

    on: datetime
    answer: Answer
    reason: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """The outcome in its meeting: "adopted" or a `ProposalEnd`."""

    status: str
    at: datetime
    until: date | None = None
    to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A review kept it, with a new term."""

    on: date


@dataclass(frozen=True, slots=True)
class Replaced:
    """A later decision took its place; `by` is that decision's id."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """A review dropped it."""

    on: date


Part: TypeAlias = (
    Presented | NewVersion | RoundHeld | ObjectionMet | ConcernNoted | OpinionHeard | Ended
    | AnsweredLate
    | Renewed | Replaced | LetGo
)  # fmt: skip


def story(kept: Kept, record: MeetingRecord, names: bool = False) -> tuple[Part, ...]:
    """Return what happened to a proposal, in order, and what later meetings made of it.

    With `names`, objections and concerns carry their authors' names: only where the circle's
    practice puts names beside them.
    """
    late = (
        AnsweredLate(a.at, a.answer, a.reason, record.name(a.person) if names else "")
        for a in kept.late
    )
    return (*told(kept.decision, record, names), *late, *_later(kept))


def told(decision: Decision, record: MeetingRecord, names: bool = False) -> tuple[Part, ...]:
    """Return the story of a proposal within its own meeting."""
    return (*_steps(decision, record, names), _outcome(decision))


def integrated_in(decision: Decision, objection: Objection) -> int:
    """Return the version that integrated an objection, 0 when no later one did."""
    if objection.state is not ObjectionState.INTEGRATED:
        return 0
    later = (v.number for v in decision.versions if not v.form_only)
    return next((number for number in later if number > objection.version), 0)


def _steps(decision: Decision, record: MeetingRecord, names: bool) -> Iterator[Part]:
    before: Version | None = None
    for version in decision.versions:
        if before is None:
            yield Presented(version, record.name(decision.author))
        else:
            met = sum(integrated_in(decision, o) == version.number for o in decision.objections)
            yield NewVersion(version, before, met)
        before = version
        for opinion in decision.opinions:
            if opinion.version == version.number:
                who = record.name(opinion.person) if names else ""
                yield OpinionHeard(opinion.version, opinion.text, who)
        yield from (
            _round(taken)
            for taken in decision.rounds
            if taken.version == version.number and taken.answers
        )
        for objection in decision.objections:
            if objection.version == version.number:
                yield _objection(decision, objection, record, names)
        for concern in decision.concerns:
            if concern.version == version.number:
                who = record.name(concern.author) if names else ""
                yield ConcernNoted(concern.version, concern.text, who)


def _round(taken: RoundTaken) -> RoundHeld:
    answers = list(taken.answers.values())
    return RoundHeld(
        taken.version,
        taken.at,
        answers.count(Answer.NO_OBJECTION),
        answers.count(Answer.CONCERN),
        answers.count(Answer.OBJECTION),
        taken.collective,
    )


def _objection(
    decision: Decision, objection: Objection, record: MeetingRecord, names: bool
) -> ObjectionMet:
    return ObjectionMet(
        objection.version,
        objection.reason,
        objection.state,
        objection.how,
        integrated_in(decision, objection),
        record.name(objection.author) if names else "",
    )


def _outcome(decision: Decision) -> Ended:
    return Ended(
        decision.status,
        decision.at,
        decision.postponed_to,
        decision.referred_to,
        decision.reason,
    )


def _later(kept: Kept) -> Iterator[Part]:
    yield from (Renewed(on) for on in kept.renewed)
    if kept.superseded_on is not None:
        yield Replaced(kept.superseded_on, kept.superseded_by)
    if kept.dropped_on is not None:
        yield LetGo(kept.dropped_on)

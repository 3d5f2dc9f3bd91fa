"""Where a meeting's minutes stand: awaiting consent or consented to, and their versions."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.minutes_life import MinutesLife, minutes_life
from cercle_tui.meeting.practised import MINUTES_CLOSING
from cercle_tui.meeting.record import Asked, MeetingRecord
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.practice import MinutesConsent


class Status(StrEnum):
    DRAFT = "draft"  # the meeting is still open
    AWAITING = "awaiting"
    CONSENTED = "consented"


class Origin(StrEnum):
    """What a version comes from."""

    CLOSING = "closing"
    BETWEEN = "between"  # a correction between meetings
    MEETING = "meeting"  # corrections of the meeting that was asked for consent


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    """One version, numbered from 1: when it came about, and what it corrects in words."""

    number: int
    at: datetime
    origin: Origin
    corrections: tuple[str, ...] = ()
    meeting: str = ""
    """The meeting that made the corrections, empty otherwise."""


@dataclass(frozen=True, slots=True)
class MinutesState:
    """`how` is how consent came about, `rule` how it is sought; times are UTC."""

    status: Status
    rule: MinutesConsent
    versions: tuple[MinutesVersion, ...]
    consented: datetime | None = None
    how: MinutesConsent | None = None
    consented_by: str = ""
    """The meeting that gave consent; empty for silence."""
    final: bool = False
    """Nothing can take the consent back: the meeting that gave it is closed."""
    objections: int = 0
    """How many objections were made to them; nobody is named."""
    standing: tuple[str, ...] = ()
    """Who objected between meetings and has not let it go, once for each objection."""
    silent_at: datetime | None = None
    """When silence will be consent, while it may."""
    asking: str = ""
    """The meeting that is open and asked about them, while it has not consented."""
    partial: bool = False
    """Some books could not be read: all of this may be otherwise."""

    @property
    def frozen(self) -> bool:
        """Whether they can be corrected no more."""
        return self.status is Status.CONSENTED

    @property
    def last(self) -> MinutesVersion:
        return self.versions[-1]

    def at_version(self, number: int) -> "MinutesState":
        """Return how things stood with that version: consented to only as the last one.

        Raises KeyError for a version there is not.
        """
        if number == self.last.number:
            return self
        if not 1 <= number < self.last.number:
            raise KeyError(number)
        return replace(
            self, status=Status.AWAITING, versions=self.versions[:number], consented=None,
            how=None, consented_by="", final=False, silent_at=None,
        )  # fmt: skip


def minutes_state(circle: Circle, record: MeetingRecord, now: datetime) -> MinutesState:
    """Return how a meeting's minutes stand at `now`, of what the circle's books tell."""
    if record.closed is None or record.closed > now:
        draft = (MinutesVersion(1, record.opened, Origin.CLOSING, record.own_corrections),)
        return MinutesState(Status.DRAFT, circle.practice_at(now).minutes, draft)
    first = MinutesVersion(1, record.closed, Origin.CLOSING, record.own_corrections)
    own = [a for a in record.asked if a.about == MINUTES_CLOSING]
    following = _following(circle, record)
    silent_by = next((m for m in following if m.minutes_by_silence), None)
    by = next((m for m in following if _consents(m)), None) if silent_by is None else None
    asking = next((m for m in reversed(following) if m.closed is None), None)
    if by is not None:
        following = following[: following.index(by) + 1]
    life = _life(circle, record, now, silent_by or by, silent_by is not None)
    asked = [a for m in following for a in m.asked if a.about == "minutes"]
    state = MinutesState(
        Status.AWAITING, life.rule, (first,),
        objections=len(life.objectors) + _objections(own) + _objections(asked),
        standing=tuple(o.person for o in life.standing), silent_at=life.silent_at,
    )  # fmt: skip
    if record.minutes_settled:
        return replace(
            state, status=Status.CONSENTED, consented=record.closed, consented_by=record.id,
            how=MinutesConsent.AT_CLOSING, final=True, objections=_objections(own),
            standing=(), silent_at=None,
        )  # fmt: skip
    silent = _silence(life, following, now)
    before = [m for m in following if silent is None or m.opened < silent]
    asked_of = silent_by or by or (asking if silent is None else None)
    found = _found(circle, record, asked_of) if asked_of else _between(life)
    state = replace(state, versions=_versions(first, found, before))
    if silent is not None:
        return replace(
            state, status=Status.CONSENTED, consented=silent, how=MinutesConsent.SILENCE,
            final=True, standing=(), silent_at=None,
        )  # fmt: skip
    if by is not None:
        return replace(
            state, status=Status.CONSENTED, consented=_moment(by), consented_by=by.id,
            how=MinutesConsent.NEXT_OPENING, final=by.closed is not None, standing=(),
            silent_at=None,
        )  # fmt: skip
    return replace(state, asking=asking.id) if asking else state


def _life(
    circle: Circle, record: MeetingRecord, now: datetime, settled: MeetingRecord | None,
    silent: bool,
) -> MinutesLife:  # fmt: skip
    """Return what was said of the minutes before they were settled, as far as was known then."""
    if settled is None:
        return minutes_life(circle, record, now)
    known = settled.minutes_corrected if silent else None
    return minutes_life(circle, record, min(now, settled.opened), known)


def _following(circle: Circle, record: MeetingRecord) -> list[MeetingRecord]:
    """Return the meetings that were to be asked about these minutes, the earliest first."""
    return [m for m in circle.meetings if m.minutes_of == record.id]


def _round(record: MeetingRecord) -> Asked | None:
    return next((a for a in reversed(record.asked) if a.about == "minutes"), None)


def _consents(record: MeetingRecord) -> bool:
    asked = _round(record)
    if asked is None or not asked.round.answers:
        return False
    return all(o.state is not ObjectionState.OPEN for o in asked.objections)


def _moment(record: MeetingRecord) -> datetime:
    asked = _round(record)
    return asked.round.at if asked else record.opened


def _objections(asked: list[Asked]) -> int:
    """Count each objection once, in whatever round it is told again."""
    return len({objection.id for one in asked for objection in one.objections})


def _silence(life: MinutesLife, following: list[MeetingRecord], now: datetime) -> datetime | None:
    """Return when silence was consent; a meeting that is asked all the same has the last word."""
    silent = next((m for m in following if m.minutes_by_silence), None)
    if silent is not None:
        return min(life.silent_at or silent.opened, silent.opened)
    asking = any(m.closed is None or _round(m) is not None for m in following)
    if asking or life.silent_at is None:
        return None
    return life.silent_at if life.silent_at <= now else None


def _found(circle: Circle, record: MeetingRecord, asked: MeetingRecord) -> list[MinutesVersion]:
    """Return the corrections that a meeting found as it opened, each once, in its own order.

    Its book alone tells which: a clock that is ahead or a book that came or went since do not.
    """
    said = [
        event for event in circle.minutes_said
        if isinstance(event, bt.MinutesCorrected) and event.meeting == record.id
    ]  # fmt: skip
    found = []
    for text in asked.minutes_corrected:
        event = next((event for event in said if event.text == text), None)
        if event is not None:
            said.remove(event)
        at = min(event.at, asked.opened) if event is not None else asked.opened
        found.append(MinutesVersion(0, at, Origin.BETWEEN, (text,)))
    return found


def _between(life: MinutesLife) -> list[MinutesVersion]:
    return [MinutesVersion(0, said.at, Origin.BETWEEN, (said.text,)) for said in life.corrections]


def _versions(
    first: MinutesVersion, between: list[MinutesVersion], following: list[MeetingRecord]
) -> tuple[MinutesVersion, ...]:
    """Return the versions in their order; a meeting's corrections make one together."""
    later = [
        *between,
        *(
            MinutesVersion(0, m.opened, Origin.MEETING, m.corrections, m.id)
            for m in following
            if m.corrections
        ),
    ]
    return (first, *(replace(version, number=n) for n, version in enumerate(later, 2)))

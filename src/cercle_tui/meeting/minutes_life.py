"""What becomes of a meeting's minutes before the circle meets again: corrections, silence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.practice import MinutesConsent

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

MinutesSaid: TypeAlias = bt.MinutesObjected | bt.MinutesObjectionSettled | bt.MinutesCorrected
"""What can be said of a meeting's minutes between meetings."""


@dataclass(frozen=True, slots=True)
class MinutesLife:
    """`rule` is the circle's practice as the meeting closed: what its minutes promised.

    `silent_at` is when silence is consent, None by another rule or while an objection stands;
    what is said later comes too late and is left out. `objectors` are all who ever objected.
    """

    rule: MinutesConsent
    corrections: tuple[bt.MinutesCorrected, ...] = ()
    standing: tuple[bt.MinutesObjected, ...] = ()
    objectors: frozenset[str] = frozenset()
    silent_at: datetime | None = None


def minutes_life(
    circle: "Circle",
    record: MeetingRecord,
    until: datetime | None = None,
    known: Iterable[str] | None = None,
) -> MinutesLife:
    """Return what was said of the minutes, up to `until` where it is given.

    A correction, or an objection that is settled, begins the hours of silence anew. `known` are
    the corrections that were known of, where not all of them were: no other counts.
    """
    heard = Counter(known) if known is not None else None
    closed = record.closed or record.opened
    practice = circle.practice_at(closed)
    by_silence = practice.minutes is MinutesConsent.SILENCE
    hours = timedelta(hours=practice.minutes_hours)
    corrections: list[bt.MinutesCorrected] = []
    standing: list[bt.MinutesObjected] = []
    objectors: set[str] = set()
    since = closed
    for said in circle.minutes_said:
        if said.meeting != record.id or (until is not None and said.at > until):
            continue
        if by_silence and not standing and said.at >= since + hours:
            break
        match said:
            case bt.MinutesCorrected():
                if heard is not None:
                    if not heard[said.text]:
                        continue
                    heard[said.text] -= 1
                corrections.append(said)
                since = said.at
            case bt.MinutesObjected() if by_silence:
                standing.append(said)
                objectors.add(said.person)
            case bt.MinutesObjectionSettled():
                if any(o.person == said.person for o in standing):
                    standing = [o for o in standing if o.person != said.person]
                    since = said.at
    return MinutesLife(
        practice.minutes, tuple(corrections), tuple(standing), frozenset(objectors),
        since + hours if by_silence and not standing else None,
    )  # fmt: skip


def known_minutes(circle: "Circle") -> dict[str, Any]:
    """Return what a meeting's context tells of the last minutes: those of the last closed one."""
    last = next((m for m in reversed(circle.meetings) if m.closed), None)
    if last is None:
        return {}
    life = minutes_life(circle, last)
    return {
        "last_meeting": last.id,
        "last_date": circle.day(last.opened),
        "last_closed": last.closed,
        "minutes_settled": last.minutes_settled,
        "minutes_by": life.rule,
        "minutes_silent_at": life.silent_at,
        "minutes_corrected": tuple(said.text for said in life.corrections),
        "minutes_objections": tuple(said.reason for said in life.standing),
    }

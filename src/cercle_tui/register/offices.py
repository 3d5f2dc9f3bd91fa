"""The history of an office: who held it, from when until when, by which election, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.people import Mandate, Office, joint, parts
from cercle_tui.register.people import known_names


@dataclass(frozen=True, slots=True)
class Span:
    """An office held by one person.

    `ends` is the last day of the mandate as it was given; `until` the day the office really
    changed hands or was given up, None while it is held. `meeting` is the meeting of the
    election, "" when it was only written down; `elected_by` the circle that elected where it is
    another one. `beside` are the offices held jointly with it. `awaiting` says that the parent
    circle has not consented yet.
    """

    office: str
    person: str
    name: str
    begins: date
    ends: date
    until: date | None = None
    meeting: str = ""
    elected_on: date | None = None
    elected_by: str = ""
    beside: tuple[str, ...] = ()
    interim: bool = False
    substitute: str = ""
    why: str = ""
    given_up: bool = False
    left: str = ""
    awaiting: bool = False

    def is_past_term(self, today: date) -> bool:
        """True while it is still held, past the end of its mandate."""
        return self.until is None and self.ends < today

    def is_to_come(self, today: date) -> bool:
        """True before it begins."""
        return self.begins > today

    @property
    def is_held(self) -> bool:
        """True until it changes hands."""
        return self.until is None


def offices(circle: Circle) -> tuple[str, ...]:
    """Return every office the circle has had, part by part: the known ones, then its own."""
    had = [part for held in circle.mandates.values() for part in parts(held.office)]
    had += [part for rule in circle.info.offices for part in parts(rule.office)]
    had += [
        part
        for record in circle.meetings
        for told in record.elections
        if not told.circle
        for part in parts(told.office)
    ]
    known = [office.value for office in Office if office in had]
    return tuple(dict.fromkeys((*known, *had)))


def history(circle: Circle, office: str, today: date) -> tuple[Span, ...]:
    """Return who held `office`, or any part of a joint one, the latest first.

    Mandates that an election has given and that begin after `today` come before all.
    """
    spans = {
        (span.office, span.person, span.begins, span.meeting): span
        for part in parts(office)
        for span in _spans(circle, part, today)
    }
    return tuple(sorted(spans.values(), key=lambda span: span.begins, reverse=True))


def holder_on(circle: Circle, office: str, day: date) -> Mandate | None:
    """Return the mandate by which `office` was held on `day`; of a joint one, its first part's."""
    for part in parts(office):
        held = next((m for m in circle.holders(day) if part in parts(m.office)), None)
        if held is not None and not _gone(circle, held, day):
            return held
    return None


def _gone(circle: Circle, held: Mandate, day: date) -> bool:
    """Whether the holder had left the circle by then."""
    left = circle.gone.get(held.person)
    return left is not None and held.begins <= left <= day


def _spans(circle: Circle, office: str, today: date) -> Iterator[Span]:
    """The spans of one office, the oldest first; of equal days the later given comes last."""
    mandates = [held for held in circle.mandates.values() if office in parts(held.office)]
    names, found = known_names(circle), _elections(circle)
    for place, held in enumerate(mandates):
        record, told = found.get(held.id, (None, None))
        until = _until(circle, held, mandates[place + 1 :], today)
        yield Span(
            office=office,
            person=held.person,
            name=names.get(held.person, held.person),
            begins=held.begins,
            ends=held.agreed or held.ends,
            until=until,
            meeting=held.elected_in,
            elected_on=circle.day(record.opened) if record else _day_of(held),
            elected_by=_circle_name(circle, held.elected_by),
            beside=tuple(part for part in parts(held.office) if part != office),
            interim=held.interim,
            substitute=names.get(held.substitute, held.substitute),
            why=told.why if told else "",
            given_up=held.agreed is not None and until == held.ends,
            left=held.left,
            awaiting=held.confirmed is False and until is None,
        )


def _until(circle: Circle, held: Mandate, later: list[Mandate], today: date) -> date | None:
    """The day it changed hands, was given up or its holder left, whichever came first."""
    days = [m.begins for m in later if held.begins <= m.begins <= today]
    if held.vacated and held.ends <= today:
        days.append(held.ends)
    left = circle.gone.get(held.person)
    if left is not None and held.begins <= left <= today:
        days.append(left)
    return min(days, default=None)


def _elections(circle: Circle) -> dict[str, tuple[MeetingRecord, ElectionRecord]]:
    """The circle's own elections, by the mandate each gave."""
    return {
        told.mandate.id: (record, told)
        for record in circle.meetings
        for told in record.elections
        if told.mandate is not None
    }


def _day_of(held: Mandate) -> date | None:
    """The day of an election in a book that is not at hand: the mandate began with it."""
    return held.begins if held.elected_in else None


def _circle_name(circle: Circle, id: str) -> str:
    return next((link.name for link in circle.links if link.id == id), id)


def held_now(circle: Circle, today: date) -> dict[str, Mandate | None]:
    """Return who holds each office the circle has had, joint ones as one; None where vacant."""
    held: dict[str, Mandate | None] = {}
    for office in offices(circle):
        found = holder_on(circle, office, today)
        if found is None:
            held[office] = None
        else:
            held[joint(parts(found.office))] = found
    return held

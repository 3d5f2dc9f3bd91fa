"""Equivalence of voices: how turns, first and last words and time are shared, never who is best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.voices import Voice


@dataclass(frozen=True, slots=True)
class Share:
    """How something is shared among `people`: the least, the middle and the most of one person,
    and how many people had any of it.
    """

    low: float
    middle: float
    high: float
    people: int
    had: int


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one meeting, or of a year; `label` is its day or its year.

    `seconds` is empty unless the circle consented to measure it. Everyone present whose consent
    counts is in `voices`, those who said nothing too, in the order they sat.
    """

    label: str
    meetings: int
    voices: dict[str, Voice]
    seconds: dict[str, int]

    @property
    def turns(self) -> Share:
        return _share([one.turns for one in self.voices.values()])

    @property
    def first(self) -> Share:
        return _share([one.first for one in self.voices.values()])

    @property
    def last(self) -> Share:
        return _share([one.last for one in self.voices.values()])

    @property
    def passed(self) -> int:
        """How many turns were passed."""
        return sum(one.passed for one in self.voices.values())

    @property
    def time(self) -> Share | None:
        """Seconds in the rounds; None where they are not measured."""
        if not self.seconds:
            return None
        return _share([self.seconds.get(person, 0) for person in self.voices])


def _share(given: Sequence[int]) -> Share:
    if not given:
        return Share(0, 0, 0, 0, 0)
    had = sum(1 for one in given if one)
    return Share(min(given), float(median(given)), max(given), len(given), had)


def by_meeting(circle: Circle) -> list[Voices]:
    """Return the voices of each closed meeting that had a round, the oldest first."""
    return [
        _of([record], circle.day(record.opened).isoformat())
        for record in circle.meetings
        if record.closed and record.voices
    ]


def by_year(circle: Circle) -> list[Voices]:
    """Return the voices of each year, the oldest first."""
    years: dict[int, list[MeetingRecord]] = {}
    for record in circle.meetings:
        if record.closed and record.voices:
            years.setdefault(circle.day(record.opened).year, []).append(record)
    return [_of(records, f"{year:04d}") for year, records in sorted(years.items())]


def of_year(circle: Circle, year: int) -> Voices | None:
    """Return the voices of one year, None where no meeting of it had a round."""
    return next((one for one in by_year(circle) if one.label == f"{year:04d}"), None)


def _of(records: Sequence[MeetingRecord], label: str) -> Voices:
    people = dict.fromkeys(person for record in records for person in _counted(record))
    told = {person: _sum(records, person) for person in people}
    seconds: dict[str, int] = {}
    for record in records:
        for person, spoken in record.speaking.items():
            seconds[person] = seconds.get(person, 0) + spoken
    return Voices(label, len(records), told, seconds)


def _counted(record: MeetingRecord) -> Iterable[str]:
    known = {member.id for member in record.people if member.counted}
    return (person for person in record.present if person in known)


def _sum(records: Iterable[MeetingRecord], person: str) -> Voice:
    known = [record.voices[person] for record in records if person in record.voices]
    return Voice(
        turns=sum(one.turns for one in known),
        passed=sum(one.passed for one in known),
        first=sum(one.first for one in known),
        last=sum(one.last for one in known),
    )


def day_of(voices: Voices) -> date | None:
    """Return the day of a meeting's voices, None for those of a year."""
    return date.fromisoformat(voices.label) if "-" in voices.label else None

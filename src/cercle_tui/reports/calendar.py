"""An iCalendar file: meetings held and to come, reviews, ends of terms, actions, other dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cercle_tui.locale import N_, NP_, Words
from cercle_tui.locale.formats import capital, names_list
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.people import Mandate
from cercle_tui.model.text import clean, clean_line
from cercle_tui.register.due import DueItem, DueKind, due
from cercle_tui.register.entries import title_of
from cercle_tui.register.people import called, known_names
from cercle_tui.reports.due_text import kind_name
from cercle_tui.reports.page import labelled

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

KINDS = frozenset(DueKind) - {DueKind.ANSWERS, DueKind.OBJECTION}
"""What has a day, hence a place in a calendar."""

_NEXT = "next-meeting"
_EVER = 36_500  # days
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MORNING_BEFORE = timedelta(hours=-15)  # an all-day entry begins at midnight
_TWO_WEEKS_BEFORE = timedelta(days=-13, hours=-15)
_DAY_BEFORE = timedelta(days=-1)

_SUMMARIES: dict[DueKind, str | tuple[str, str]] = {
    DueKind.REVIEW: N_("To review: {title}"),
    DueKind.MANDATE: N_("End of the term: {title}"),
    DueKind.ACTION: N_("Action: {title}"),
    DueKind.POINT: N_("Point put off to this day: {title}"),
    DueKind.WINDOW: N_("Last day to object: {title}"),
    DueKind.MINUTES: N_("Last day to object to the minutes"),
    DueKind.CLOSING: N_("End of the helping circle: {title}"),
    DueKind.MEETING: NP_("calendar", "Meeting"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a whole day, or from `starts` to `ends` where it has hours.

    `uid` never changes, so that importing again updates it; where it is `cancelled`, a calendar
    that had it takes it away. `alarm` is how long before it the calendar reminds of it, None for
    what is past.
    """

    uid: str
    kind: DueKind
    on: date
    title: str = ""
    description: tuple[str, ...] = ()
    place: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    alarm: timedelta | None = None
    cancelled: bool = False


def calendar(
    circles: Sequence[tuple[Circle, date]],
    words: Words,
    *,
    since: date | None = None,
    until: date | None = None,
    names: bool = True,
    kinds: frozenset[DueKind] = KINDS,
) -> bytes:
    """Return the iCalendar file (RFC 5545) of circles, each with its today.

    `since` and `until` are the first and the last day kept; `names` says who answers for what.
    The same books make the same bytes: each entry is stamped with its circle's latest outcome.
    """
    made = _begun(words, [circle for circle, _ in circles])
    days = []
    for circle, today in circles:
        stamp = _stamp(circle)
        found = [
            entry
            for entry in entries(circle, words, today, names=names)
            if entry.kind in kinds
            and (since is None or entry.on >= since)
            and (until is None or entry.on <= until)
        ]
        for entry in sorted(found, key=lambda entry: (entry.on, entry.uid)):
            made.add_component(_event(entry, circle, words, stamp))
            if entry.starts is not None:
                days.append(entry.on)
    return _written(made, days)


def next_meeting_calendar(
    circle: Circle, words: Words, today: date, description: tuple[str, ...]
) -> bytes:
    """Return the circle's next meeting alone, `description` line by line, as an iCalendar file.

    It updates the entry that `calendar` makes of it. Raises LookupError without a date to come.
    """
    entry = next(_next_meeting(circle, today), None)
    if entry is None or entry.on < today:
        raise LookupError("no date")
    made = _begun(words, [circle])
    told = replace(entry, description=description)
    made.add_component(_event(told, circle, words, _stamp(circle)))
    return _written(made, [entry.on])


def _begun(words: Words, circles: Sequence[Circle]) -> "Calendar":
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//cercle-tui//cercle//" + words.lang.upper())
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", clean_line(names_list(words, [c.info.name for c in circles])))
    return made


def _written(made: "Calendar", days: Sequence[date]) -> bytes:
    """No entry tells of a zone but those that have hours: `days` are theirs."""
    if days:
        made.add_missing_timezones(date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1))
        for zone in made.timezones:  # what the library says of itself there is English
            zone.pop("COMMENT", None)
    return bytes(made.to_ical())


def _stamp(circle: Circle) -> datetime:
    """The latest moment the circle's books tell of, to the second."""
    closed = [record.closed for record in circle.meetings[-1:] if record.closed is not None]
    return max(circle.until, _EPOCH, *closed).astimezone(UTC).replace(microsecond=0)


def entries(circle: Circle, words: Words, today: date, *, names: bool = True) -> Iterator[Entry]:
    """Yield every entry of a circle; `names` says who answers for what falls due."""
    yield from _meetings(circle, words)
    yield from _next_meeting(circle, today)
    mandates = [*circle.holders(today), *(m for m in circle.mandates.values() if m.begins > today)]
    for held in mandates:
        if not held.vacated:
            yield _mandate(circle, held, words, today, names)
    for item in due(circle, today, _EVER, KINDS - {DueKind.MANDATE, DueKind.MEETING}):
        if item.on is not None and not _asked_at_opening(circle, item):
            yield _due(item, item.on, words, today, names)


def _asked_at_opening(circle: Circle, item: DueItem) -> bool:
    """Whether it is the next meeting that asks: then the meeting's own entry is enough."""
    planned = circle.next_meeting
    return (
        item.kind is DueKind.MINUTES
        and planned is not None
        and circle.day(planned.starts) == item.on
    )


def _meetings(circle: Circle, words: Words) -> Iterator[Entry]:
    for record in circle.meetings:
        start = _local(circle, record.opened)
        length = max(timedelta(minutes=1), (record.closed or _planned_end(record)) - record.opened)
        yield Entry(
            f"meeting-{record.id}", DueKind.MEETING, start.date(), starts=start,
            ends=_later(start, length), place=record.place,
            description=tuple(_decided(circle, record, words)),
        )  # fmt: skip


def _planned_end(record: MeetingRecord) -> datetime:
    return record.opened + timedelta(minutes=record.planned)


def _decided(circle: Circle, record: MeetingRecord, words: Words) -> Iterator[str]:
    """What it decided, by short number and title."""
    titles = {item.id: item.title for item in record.items}
    kept = [circle.decisions[d.id] for d in record.decisions if d.id in circle.decisions]
    adopted = [one for one in kept if one.number]
    if adopted:
        count = words.ngettext("{count} decision", "{count} decisions", len(adopted))
        yield count.format(count=len(adopted))
    for one in adopted:
        yield f"{one.number} {title_of(one.decision, titles.get(one.decision.item, ''))}"


def _next_meeting(circle: Circle, today: date) -> Iterator[Entry]:
    """The meeting to come: one entry moves from date to date, and leaves no trace behind.

    Once held, a meeting has its own; where no other is planned, this one is cancelled.
    """
    planned = circle.next_meeting
    if planned is None:
        for record in circle.meetings[-1:]:
            start = _local(circle, record.opened)
            yield Entry(
                _NEXT, DueKind.MEETING, start.date(), starts=start,
                ends=_later(start, timedelta(minutes=circle.info.meeting_minutes)), cancelled=True,
            )  # fmt: skip
        return
    start = _local(circle, planned.starts)
    yield Entry(
        _NEXT, DueKind.MEETING, start.date(), place=planned.place, starts=start,
        ends=_later(start, timedelta(minutes=circle.info.meeting_minutes)),
        alarm=_DAY_BEFORE if start.date() > today else None,
    )  # fmt: skip


def _local(circle: Circle, at: datetime) -> datetime:
    """Return a moment where the circle lives, to the minute."""
    zone = ZoneInfo(circle.info.time_zone)
    return at.astimezone(zone).replace(second=0, microsecond=0)


def _later(start: datetime, length: timedelta) -> datetime:
    """Return the moment `length` after, true across a change of hour, to the minute."""
    end = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return end.replace(second=0, microsecond=0)


def _mandate(circle: Circle, held: Mandate, words: Words, today: date, names: bool) -> Entry:
    who = called(known_names(circle), (held.person,)) if names else ()
    label = words.gettext("Held by")
    return Entry(
        f"mandate-{held.id}", DueKind.MANDATE, held.ends,
        capital(office_name(words, held.office)),
        _lines(labelled(words, label, names_list(words, who))),
        alarm=_TWO_WEEKS_BEFORE if held.ends > today else None,
    )  # fmt: skip


def _due(item: DueItem, on: date, words: Words, today: date, names: bool) -> Entry:
    long = item.kind is DueKind.REVIEW
    who = names_list(words, item.who) if names else ""
    alarm = _TWO_WEEKS_BEFORE if long else _MORNING_BEFORE
    return Entry(
        f"{item.kind.value}-{item.id}", item.kind, on, item.title,
        _lines(item.number, labelled(words, words.gettext("Responsible"), who)),
        alarm=alarm if on > today else None,
    )  # fmt: skip


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _event(entry: Entry, circle: Circle, words: Words, stamp: datetime) -> "Event":
    from icalendar import Event

    summary = words.of(_SUMMARIES[entry.kind]).format(title=entry.title)
    said = clean_line(f"{summary} ({circle.info.name})")
    event = Event()
    event.add("uid", f"{clean_line(entry.uid)}@{circle.info.id}.cercle")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("summary", said)
    if entry.starts is not None and entry.ends is not None:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends)
    else:
        event.add("dtstart", entry.on)
        event.add("transp", "TRANSPARENT")
    if entry.cancelled:
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")
    if entry.description:
        event.add("description", clean("\n".join(entry.description)))
    if entry.place:
        event.add("location", clean_line(entry.place))
    event.add("categories", [kind_name(words, entry.kind)])
    if entry.alarm is not None:
        event.add_component(_alarm(entry.alarm, said))
    return event


def _alarm(before: timedelta, said: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", before)
    return alarm

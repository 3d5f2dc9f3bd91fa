"""Elections as lines of the register: who was given which office, and how that stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.decision import EntryKind
from cercle_tui.model.people import Mandate, parts
from cercle_tui.register.entries import Entry, Status, on_day
from cercle_tui.register.people import known_names


@dataclass(frozen=True, slots=True)
class Held:
    """An election that came to an end, in its meeting. `id` is that of the mandate it gave."""

    id: str
    record: MeetingRecord
    told: ElectionRecord

    @property
    def at(self) -> datetime:
        """When it ended."""
        return self.told.at or self.record.opened


def held(circle: Circle) -> Iterator[Held]:
    """Yield the elections the circle held that came to an end, the oldest first."""
    for record in circle.meetings:
        places: dict[str, int] = {}
        for told in record.elections:
            place = places[told.item] = places.get(told.item, 0) + 1
            number = f".{place}" if place > 1 else ""
            if told.end:
                yield Held(f"{record.id}.{told.item}{number}", record, told)


def elections(circle: Circle, today: date) -> list[Entry]:
    """Return every election of the register, the latest first."""
    return [on_day(entry, today) for _, entry in reversed(undated(circle))]


def undated(circle: Circle) -> list[tuple[Held, Entry]]:
    """Return every election with its line, the oldest first, as `entries.undated` does."""
    names, followed = known_names(circle), _followed(circle)
    return [(one, _entry(circle, one, names, followed)) for one in held(circle)]


def _entry(circle: Circle, one: Held, names: dict[str, str], followed: dict[str, date]) -> Entry:
    told, given = one.told, one.told.mandate
    title = next((item.title for item in one.record.items if item.id == told.item), "")
    person = names.get(given.person, given.person) if given else ""
    return Entry(
        id=one.id,
        number="",
        title=title,
        kind=EntryKind.ELECTION,
        status=_settled(told),
        on=circle.day(one.at),
        circle=circle.info.name,
        ends=_term_of(circle, given).ends if given else None,
        over_on=followed.get(given.id) if given else None,
        responsible=(person,) if person else (),
        office=told.office,
        person=person,
    )


def _settled(told: ElectionRecord) -> Status:
    if told.mandate is not None:
        return Status.IN_FORCE
    return Status.POSTPONED if told.end == "postponed" else Status.VACANT


def _term_of(circle: Circle, given: Mandate) -> Mandate:
    """The mandate as it stands since, where it is this circle's own."""
    return circle.mandates.get(given.id, given)


def _followed(circle: Circle) -> dict[str, date]:
    """The day each mandate was over: every part followed, given up, or its holder gone."""
    later: dict[str, date] = {}
    over: dict[str, date] = {}
    for mandate in reversed(circle.mandates.values()):
        days = [later.get(part) for part in parts(mandate.office)]
        ended = [max(day for day in days if day)] if all(days) else []
        if mandate.vacated:
            ended.append(mandate.ends)
        left = circle.gone.get(mandate.person)
        if left is not None and left >= mandate.begins:
            ended.append(left)
        if ended:
            over[mandate.id] = min(ended)
        later |= dict.fromkeys(parts(mandate.office), mandate.begins)
    return over

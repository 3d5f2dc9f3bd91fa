"""Names by id, of everyone a circle's records ever named."""

from collections.abc import Iterable

from cercle_tui.meeting.circle import Circle


def known_names(circle: Circle) -> dict[str, str]:
    """Return every name by id; who left keeps the name of the last meeting, members today's."""
    names = {person.id: person.name for record in circle.meetings for person in record.people}
    return names | {member.id: member.name for member in circle.members.values()}


def called(names: dict[str, str], people: Iterable[str]) -> tuple[str, ...]:
    """Return the names of `people`; someone from outside the circle is their own name."""
    return tuple(names.get(person, person) for person in people)

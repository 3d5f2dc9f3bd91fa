"""All that the books hold of one person, gathered for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.register.offices import Span
from cercle_tui.register.people import known_names
from cercle_tui.register.person_lines import Whom, known_to, texts_naming, their_part
from cercle_tui.register.person_said import Deed, Said, said_by
from cercle_tui.register.profiles import Person, offices_of
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem

Known = tuple[Circle, date]
"""A circle with its neighbours' word, and its today."""


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line of a book that holds them: their part of it, and the texts that name them."""

    book: str
    circle: str
    event: dict[str, Any]
    naming: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonData:
    """Everything, the oldest first. `names` are those of everyone the lines tell of, by id."""

    person: Person
    offices: tuple[tuple[str, Span], ...] = ()
    said: tuple[Said, ...] = ()
    lines: tuple[BookLine, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    unread: tuple[StoreProblem, ...] = ()
    """The books that could not be read, and may hold more."""


def person_data(
    folder: DataFolder, community: Community, known: Sequence[Known], person: Person
) -> PersonData:
    """Return all that the books of a data folder hold of a person.

    What is private on this machine, outside the books, is none of it. Reads every book.
    """
    circles = [circle for circle, _ in known]
    names = {id: name for circle in circles for id, name in known_names(circle).items()}
    whom = Whom.among({**names, person.id: person.name}, person.id)
    unread: list[StoreProblem] = []
    lines = sorted(_lines(folder, community, whom, unread), key=lambda line: line.event["at"])
    said = [told for circle in circles for told in said_by(circle, whom)]
    said += _mentions(lines, said)
    return PersonData(
        person=person,
        offices=offices_of(known, person.id),
        said=tuple(sorted(said, key=lambda told: told.on)),
        lines=tuple(lines),
        names=known_to((line.event for line in lines), names),
        unread=tuple(unread),
    )


def _lines(
    folder: DataFolder, community: Community, whom: Whom, unread: list[StoreProblem]
) -> Iterator[BookLine]:
    from cercle_tui.store.book import Book

    named = {circle.id: circle.name for circle in community.circles.values()}
    for path in folder.all_books():
        try:
            book = Book.open(path, write=False)
        except StoreProblem as problem:
            unread.append(problem)
            continue
        circle = named.get(str(book.head.get("circle", "")), "")
        for event in book.events:
            part, naming = their_part(event, whom), texts_naming(event, whom)
            if part is not None or naming:
                told = part or {key: event[key] for key in ("n", "at", "kind") if key in event}
                yield BookLine(_name(folder, path), circle, told, naming)


def _name(folder: DataFolder, path: Path) -> str:
    return path.relative_to(folder.root).as_posix()


def _mentions(lines: Sequence[BookLine], said: Sequence[Said]) -> Iterator[Said]:
    """The texts that name them and that no other line of what they said holds."""
    seen = {told.text for told in said}
    for line in lines:
        for text in line.naming:
            if text not in seen and not any(text in known for known in seen):
                seen.add(text)
                on = datetime.fromisoformat(str(line.event["at"])).date()
                yield Said(on, line.circle, Deed.MENTION, text)

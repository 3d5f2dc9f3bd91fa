"""One circle being exported: its texts and its persons as the selection lets them out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.register.people import called
from cercle_tui.reports.exports.selection import Selection


@dataclass(frozen=True, slots=True)
class Taking:
    """A circle, its today, and what its export may say.

    `text` takes persons' names out of a text where they are left out; `known` are names by id;
    `beside` lets names stand beside objections and concerns.
    """

    circle: Circle
    today: date
    selection: Selection
    text: Callable[[str], str]
    known: dict[str, str]
    beside: bool

    def person(self, name: str) -> str:
        """Return a name, or nothing where names are left out."""
        return name if self.selection.names else ""

    def persons(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names, or none where they are left out."""
        return tuple(names) if self.selection.names else ()

    def name(self, id: str) -> str:
        """Return the name of a person by id, likewise."""
        return self.person(self.known.get(id, id))

    def names_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names of persons by id, likewise."""
        return self.persons(called(self.known, ids))

    def author(self, id: str) -> str:
        """Return whose objection or concern it is, where the circle says so."""
        return self.name(id) if self.beside else ""

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return texts as they may leave."""
        return tuple(map(self.text, texts))

"""What circles share to learn from: listed, found by words and tags, with where each served."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.resource import Resource, Use
from cercle_tui.model.text import fold
from cercle_tui.register.people import called, known_names
from cercle_tui.register.sought import holds


@dataclass(frozen=True, slots=True)
class Served:
    """An item of a meeting: what can be told of a use. `title` is "" for the meeting itself."""

    use: Use
    on: date
    title: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A resource of a circle; `by` is a name, "" for nobody's."""

    circle: str
    circle_name: str
    resource: Resource
    on: date
    by: str = ""
    served: tuple[Served, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.circle}/{self.resource.id}"


def listed(circle: Circle) -> tuple[Listed, ...]:
    """Return the resources of a circle, by title."""
    if not circle.resources:
        return ()
    names, items = known_names(circle), {item.use: item for item in uses(circle)}
    found = (
        Listed(
            circle=circle.info.id,
            circle_name=circle.info.name,
            resource=shared.resource,
            on=shared.on,
            by="".join(called(names, (shared.resource.shared_by,))),
            served=tuple(items[use] for use in shared.resource.used if use in items),
        )
        for shared in circle.resources.values()
    )
    return tuple(sorted(found, key=lambda one: fold(one.resource.title)))


def uses(circle: Circle) -> tuple[Served, ...]:
    """Return all that a resource may have served in, the latest meetings first."""
    return tuple(
        Served(Use(meeting=record.id, item=item.id), circle.day(record.opened), item.title)
        for record in reversed(circle.meetings)
        for item in record.items
    )


def matching(found: Iterable[Listed], typed: str, tag: str = "") -> tuple[Listed, ...]:
    """Return the resources that hold the words typed and carry the tag, whatever its case."""
    return tuple(
        one
        for one in found
        if (not tag or fold(tag) in map(fold, one.resource.tags)) and holds(_texts(one), typed)
    )


def _texts(one: Listed) -> tuple[str, ...]:
    told = one.resource
    titles = (served.title for served in one.served)
    return (told.title, told.where, told.note, one.by, *told.tags, *titles)


def tags(found: Iterable[Listed]) -> tuple[str, ...]:
    """Return every tag, those carried most first; one spelled in two ways is told once."""
    counts: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for one in found:
        for tag in one.resource.tags:
            spelled.setdefault(fold(tag), tag)
            counts[fold(tag)] = counts.get(fold(tag), 0) + 1
    return tuple(spelled[tag] for tag in sorted(counts, key=lambda tag: (-counts[tag], tag)))

"""The people of the community: who they are, in which circles, which offices, what draws them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.model.people import Standing
from cercle_tui.model.profile import Profile
from cercle_tui.model.text import fold
from cercle_tui.register.offices import Span, history, offices
from cercle_tui.register.sought import holds


@dataclass(frozen=True, slots=True)
class Membership:
    """A time in a circle. Someone there as a link has no day of their own: `since` is None."""

    circle: str
    circle_name: str
    standing: Standing
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is in a circle, or was. `name` is the one last known."""

    id: str
    name: str
    profile: Profile
    memberships: tuple[Membership, ...] = ()

    def of(self, circle: str) -> Membership | None:
        """Return their last time in a circle, None for never."""
        return next((one for one in reversed(self.memberships) if one.circle == circle), None)

    @property
    def circles(self) -> tuple[str, ...]:
        """The names of the circles they are in now."""
        here = (one.circle_name for one in self.memberships if one.until is None)
        return tuple(dict.fromkeys(here))


def people(community: Community, circles: Iterable[Circle]) -> tuple[Person, ...]:
    """Return everyone who is in one of the circles, or was, by name."""
    names: dict[str, str] = {}
    found: dict[str, list[Membership]] = {}
    for circle in circles:
        id, name = circle.info.id, circle.info.name
        for person, stays in circle.stays.items():
            names.setdefault(person, stays[-1].member.name)
            found.setdefault(person, []).extend(
                Membership(id, name, stay.member.standing, stay.since, stay.until) for stay in stays
            )
        for member in circle.members.values():
            names[member.id] = member.name
            if member.id not in circle.stays or circle.stays[member.id][-1].until is not None:
                here = Membership(id, name, member.standing, member.since)
                found.setdefault(member.id, []).append(here)
    known = (
        Person(person, names[person], community.profiles.get(person, Profile()), tuple(told))
        for person, told in found.items()
    )
    return tuple(sorted(known, key=lambda person: fold(person.name)))


def of_circle(found: Iterable[Person], circle: str) -> tuple[Person, ...]:
    """Return those who are in a circle, then those who were."""
    those = [(one, told) for one in found if (told := one.of(circle)) is not None]
    return tuple(one for one, _ in sorted(those, key=lambda pair: pair[1].until is not None))


def matching(found: Iterable[Person], typed: str) -> tuple[Person, ...]:
    """Return those whose name, field of work, interests or circles hold the words typed."""
    return tuple(
        one
        for one in found
        if holds((one.name, one.profile.field, *one.profile.interests, *one.circles), typed)
    )


def offices_of(circles: Iterable[tuple[Circle, date]], person: str) -> tuple[tuple[str, Span], ...]:
    """Return the offices someone holds or held, each with its circle's name, the latest first."""
    found = {
        (circle.info.id, span.office, span.begins): (circle.info.name, span)
        for circle, today in circles
        for office in offices(circle)
        for span in history(circle, office, today)
        if span.person == person
    }
    return tuple(sorted(found.values(), key=lambda pair: pair[1].begins, reverse=True))


def named(found: Iterable[Person], typed: str) -> tuple[Person, ...]:
    """Return who is meant: the person of this id or of this whole name, else all it begins."""
    every = tuple(found)
    wanted = fold(typed.strip())
    for same in (
        [one for one in every if one.id == typed.strip()],
        [one for one in every if fold(one.name) == wanted],
    ):
        if same:
            return tuple(same)
    return tuple(one for one in every if wanted and fold(one.name).startswith(wanted))

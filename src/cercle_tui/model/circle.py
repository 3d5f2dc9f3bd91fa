"""A circle and the community it belongs to, as they describe themselves."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from cercle_tui.model.base import Id, Line, LongId, Text, Value
from cercle_tui.model.people import Member, Office, parts
from cercle_tui.model.practice import LeaderBy, Practice

DEFAULT_ZONE = "America/Toronto"


def known_zone(name: str) -> str:
    """Return `name` when it is a time zone known here, else the community's own."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return DEFAULT_ZONE
    return name


class CircleKind(StrEnum):
    PRACTICE = "practice"
    EXPLORATORY = "exploratory"
    GENERAL = "general"
    HELPING = "helping"


class Stopped(Value):
    """A circle that rests, until a day where one is known, or that has ended."""

    since: date
    until: date | None = None
    """The first day it is back, for one that rests."""
    ended: bool = False
    reason: Text = ""


class OfficeRule(Value):
    """An office of a circle: its duties, which circle elects it, and whether the parent consents.

    It holds for a circle's own office, or says of a known one what is not usual.
    """

    office: Line = Field(min_length=1)
    duties: Text = ""
    elected_by: LeaderBy = LeaderBy.CIRCLE
    confirmed_by_parent: bool = False


class CircleInfo(Value):
    """Who a circle is; `slug` names its folder, `letter` begins its decisions' short numbers."""

    id: Id
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    name: Line
    letter: str = Field("C", min_length=1, max_length=3)
    kind: CircleKind = CircleKind.PRACTICE
    aim: Text = ""
    purpose: Text = ""
    domain: Text = ""
    parent: str = ""
    """The id of the parent circle, empty at the top of the tree."""
    time_zone: Annotated[str, AfterValidator(known_zone)] = DEFAULT_ZONE
    lang: str = "fr"
    commitment: int = Field(6, ge=1, le=366)
    """Meetings promised a year (six at least for a practice circle)."""
    meeting_minutes: int = Field(120, ge=5, le=24 * 60)
    offices: tuple[OfficeRule, ...] = ()
    """Its own offices, and the known ones that are filled otherwise than is usual."""
    ends: date | None = None
    """The last day it was made for, of a helping circle."""
    report: Text = ""
    """What it is to report back to its parent circle."""
    born_of: str = ""
    """The circle it split from, else the point or the item it was made for."""
    stopped: Stopped | None = None
    """That it rests or has ended, as the community's books say."""

    def stopped_on(self, on: date) -> Stopped | None:
        """Return its rest or its end where one holds on the day `on`, else None."""
        stopped = self.stopped
        if stopped is None or on < stopped.since:
            return None
        return stopped if stopped.until is None or on < stopped.until else None

    def rule(self, office: str, practice: Practice) -> OfficeRule:
        """Return how `office` is filled: as the circle says, else as is usual.

        The leader is elected as the practice says; every other office by the circle. A circle
        without a parent elects all its offices. A joint office follows its strictest part.
        """
        rules = [self._rule_of(part, practice) for part in parts(office)]
        by_parent = any(rule.elected_by is LeaderBy.PARENT for rule in rules)
        return OfficeRule(
            office=office,
            duties="\n".join(rule.duties for rule in rules if rule.duties),
            elected_by=LeaderBy.PARENT if by_parent and self.parent else LeaderBy.CIRCLE,
            confirmed_by_parent=bool(self.parent)
            and not by_parent
            and any(rule.confirmed_by_parent for rule in rules),
        )

    def _rule_of(self, office: str, practice: Practice) -> OfficeRule:
        said = next((rule for rule in self.offices if rule.office == office), None)
        if said is not None:
            return said
        if office != Office.LEADER:
            return OfficeRule(office=office)
        by_parent = practice.leader_by is LeaderBy.PARENT
        return OfficeRule(
            office=office, elected_by=practice.leader_by, confirmed_by_parent=not by_parent
        )


class LinkedCircle(Value):
    """A circle tied to another by a double link, as that other one sees it."""

    id: Id
    name: Line
    parent: bool = False
    """It is the parent circle, rather than a sub-circle."""
    leader: Member | None = None
    second_link: Member | None = None
    leader_ends: date | None = None
    """The last day of its leader's mandate."""
    leader_by_parent: bool = False
    """Its leader is elected by its parent."""
    awaiting: LongId | None = None
    """The mandate of its leader, while the parent circle has not consented to it."""
    duties: Text = ""
    """Its leader's duties, as it last consented to them."""
    resting: bool = False
    """It rests, and nothing is asked of it meanwhile."""

    def links(self, person: str) -> tuple[str, ...]:
        """Return which of the two links `person` is: offices, the leader first."""
        held = ((Office.LEADER, self.leader), (Office.SECOND_LINK, self.second_link))
        return tuple(office.value for office, who in held if who and who.id == person)


def linked_by(links: Iterable[LinkedCircle], person: str) -> tuple[tuple[str, str], ...]:
    """Return (office, circle's name) for each link that `person` is."""
    return tuple((office, link.name) for link in links for office in link.links(person))

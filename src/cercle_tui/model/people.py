"""Persons, how each stands in a circle, and the offices they hold."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from cercle_tui.model.base import Id, Line, LongId, Text, Value


class Standing(StrEnum):
    """What a person is to a circle; it settles who counts in consent (method, "The people")."""

    MEMBER = "member"
    GUEST = "guest"
    OBSERVER = "observer"
    EXPERT = "expert"


class Office(StrEnum):
    """The offices every school knows; a circle's own offices are plain names beside these."""

    LEADER = "leader"
    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    SECOND_LINK = "second_link"
    LOGBOOK_KEEPER = "logbook_keeper"


JOINT = "+"
"""What joins the offices that one person holds as one: "logbook_keeper + secretary"."""


def parts(office: str) -> tuple[str, ...]:
    """Return the offices that an office is made of: itself, unless it is a joint one."""
    return tuple(part for part in map(str.strip, office.split(JOINT)) if part) or (office,)


def joint(offices: Iterable[str]) -> str:
    """Return the one office that several make together."""
    return f" {JOINT} ".join(offices)


class Member(Value):
    """A person in a circle. `counts` overrides what the standing says about consent."""

    id: Id
    name: Line
    standing: Standing = Standing.MEMBER
    counts: bool | None = None
    since: date | None = None
    link: str = ""
    """The linked circle whose leader or second link they are, where they are here as such."""

    @property
    def counted(self) -> bool:
        """True when this person's consent is asked for."""
        return self.standing is Standing.MEMBER if self.counts is None else self.counts


class Mandate(Value):
    """An office held by `person` from `begins` until `ends` (inclusive dates)."""

    id: LongId
    office: Line
    person: Id
    begins: date
    ends: date
    interim: bool = False
    substitute: str = ""
    vacated: bool = False
    """The holder stepped down, or the circle said so: nobody holds it past `ends`."""
    elected_in: str = ""
    """The meeting of the election, empty when it was only written down."""
    elected_by: str = ""
    """The circle that elected, where it is not the one whose office it is."""
    confirmed: bool | None = None
    """Whether the parent circle has consented, None where its consent is not asked."""
    agreed: date | None = None
    """The end it had before it was given up."""
    left: Text = ""
    """Why it was given up, where that was said."""


def given_up(held: Mandate, on: date, reason: str = "") -> Mandate:
    """Return a mandate that its holder gives up on the day `on`, or that is found to be over."""
    ended = {"ends": min(held.ends, on), "agreed": held.ends, "left": reason, "vacated": True}
    return held.model_copy(update=ended)

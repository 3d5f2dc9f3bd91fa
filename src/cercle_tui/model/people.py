"""Persons, how each stands in a circle, and the offices they hold."""

from datetime import date
from enum import StrEnum

from cercle_tui.model.base import Id, Line, LongId, Value


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


INCOMPATIBLE = (
    (Office.LEADER, Office.SECOND_LINK),
    (Office.LEADER, Office.FACILITATOR),
    (Office.FACILITATOR, Office.SECRETARY),
)
"""Pairs that are warned about, never forbidden (all schools; U, H; M)."""


class Member(Value):
    """A person in a circle. `counts` overrides what the standing says about consent."""

    id: Id
    name: Line
    standing: Standing = Standing.MEMBER
    counts: bool | None = None
    since: date | None = None

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

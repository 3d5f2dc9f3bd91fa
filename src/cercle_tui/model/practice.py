"""A circle's practice: the options in which the schools differ, as data with four presets."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from cercle_tui.model.base import Line, Value
from cercle_tui.model.people import Office
from cercle_tui.model.term import Term


class ObjectionCounts(StrEnum):
    REASON = "reason"  # its author gives a reason linked to the aim (M)
    TESTED = "tested"  # the group, without its author, finds that it qualifies (S3, V)


class AuthorSpeaks(StrEnum):
    LAST = "last"
    SILENT = "silent"
    IN_ORDER = "in_order"
    FIRST = "first"


class Asking(StrEnum):
    """How consent is asked: by the step's default, by rounds only, or all at once with hands."""

    BY_STEP = "by_step"
    ROUNDS = "rounds"
    HANDS = "hands"


class Passing(StrEnum):
    FREE = "free"  # outside consent rounds
    ONCE = "once"  # one pass, then one must answer


class Absent(StrEnum):
    PRESENT_DECIDE = "present_decide"
    MAY_OBJECT = "may_object"
    SUSPENDED = "suspended"
    ADVANCE_OPINION = "advance_opinion"


class MinutesConsent(StrEnum):
    NEXT_OPENING = "next_opening"
    AT_CLOSING = "at_closing"
    SILENCE = "silence"


class Change(StrEnum):
    FREE = "free"
    ALREADY_NAMED = "already_named"
    NONE = "none"


class Nominations(StrEnum):
    ONE = "one"
    PASS_ALLOWED = "pass_allowed"
    SEVERAL = "several"


class Ballots(StrEnum):
    PAPER = "paper"
    MASKED = "masked"


class NomineeObjection(StrEnum):
    LIKE_ANY = "like_any"
    FIRST = "first"


class Tie(StrEnum):
    FACILITATOR = "facilitator"
    INCUMBENT = "incumbent"
    SELF_NAMED = "self_named"
    DRAW = "draw"


class LeaderBy(StrEnum):
    CIRCLE = "circle"
    PARENT = "parent"


class Scores(StrEnum):
    FINGERS = "fingers"
    ANONYMOUS = "anonymous"
    NAMED = "named"


class Address(StrEnum):
    TU = "tu"
    VOUS = "vous"


Pair = tuple[Line, Line]
"""Two offices, the one that is named first in a warning first."""

LINKS: Pair = (Office.LEADER.value, Office.SECOND_LINK.value)
LEADING: Pair = (Office.LEADER.value, Office.FACILITATOR.value)
WRITING: Pair = (Office.FACILITATOR.value, Office.SECRETARY.value)
PAIRS: tuple[Pair, ...] = (LINKS, LEADING, WRITING)
"""The pairs some school warns about: all schools; U, H; M."""

FINGERS = "fingers"
"""The scale of a show of hands."""

SCALES = ("content", "process", "relations", "time", "voice", "carry")
"""The scales the method names; a circle's own ones are plain words beside these."""


class Practice(Value):
    """Every option of the method's table, its default first."""

    objection_counts: ObjectionCounts = ObjectionCounts.REASON
    concerns_become_criteria: bool = True
    author_reacts: Literal[AuthorSpeaks.LAST, AuthorSpeaks.SILENT, AuthorSpeaks.IN_ORDER] = (
        AuthorSpeaks.LAST
    )
    author_consents: Literal[AuthorSpeaks.LAST, AuthorSpeaks.IN_ORDER, AuthorSpeaks.FIRST] = (
        AuthorSpeaks.LAST
    )
    """Never silent: everyone counted answers (I1)."""
    asking: Asking = Asking.BY_STEP
    passing: Passing = Passing.FREE
    criteria: bool = True
    change: Change = Change.FREE
    nominations: Nominations = Nominations.ONE
    ballots: Ballots = Ballots.PAPER
    nominee_objection: NomineeObjection = NomineeObjection.LIKE_ANY
    tie: Tie = Tie.FACILITATOR
    absent: Absent = Absent.PRESENT_DECIDE
    absent_hours: int = Field(72, ge=1, le=24 * 60)
    quorum: int = Field(0, ge=0, le=100)
    """Fewest counted people present for a decision; 0 for none."""
    quorum_share: int = Field(0, ge=0, le=100)
    """The same as a share of those who count in the circle, in percent; 0 for none."""
    minutes: MinutesConsent = MinutesConsent.NEXT_OPENING
    minutes_hours: int = Field(72, ge=1, le=24 * 60)
    names_beside: bool = False
    """Names stand beside objections and concerns in minutes and register."""
    incompatible: tuple[Pair, ...] = (LINKS, WRITING)
    """Offices one person had better not hold together: warned about, never forbidden."""
    leader_by: LeaderBy = LeaderBy.CIRCLE
    policy_term: Term = Term(months=12)
    office_term: Term = Term(months=12)
    scores: Scores = Scores.FINGERS
    scales: tuple[Line, ...] = ()
    """The scales of the measure where they are chosen; empty for those of the method."""
    speaking_time: bool = False
    address: Address = Address.TU

    def needed(self, members: int) -> int:
        """Return the fewest counted people a decision takes in a circle of `members`."""
        return max(self.quorum, -(-members * self.quorum_share // 100))

    @property
    def measured(self) -> tuple[str, ...]:
        """The scales asked for at the closing measure."""
        return (FINGERS,) if self.scores is Scores.FINGERS else self.scales or SCALES

    def clashes(self, offices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
        """Return (office, other office, person) where one person holds a pair warned about.

        `offices` are (office, person) pairs.
        """
        held = dict(offices)
        return tuple(
            (one, other, held[one])
            for one, other in self.incompatible
            if held.get(one) and held.get(one) == held.get(other)
        )

    def differences(self, after: "Practice") -> tuple[str, ...]:
        """Return the options in which `after` is another practice, in the order of the table."""
        return tuple(
            option
            for option in Practice.model_fields
            if getattr(self, option) != getattr(after, option)
        )


PRESETS: dict[str, Practice] = {
    "sofa": Practice(),
    "charest": Practice(
        leader_by=LeaderBy.PARENT,
        author_consents=AuthorSpeaks.IN_ORDER,
        incompatible=(LINKS,),
        address=Address.VOUS,
    ),
    "udn": Practice(
        author_reacts=AuthorSpeaks.SILENT,
        change=Change.ALREADY_NAMED,
        nominations=Nominations.ONE,
        incompatible=(LINKS, LEADING),
    ),
    "s3": Practice(
        objection_counts=ObjectionCounts.TESTED,
        asking=Asking.HANDS,
        criteria=False,
        nominations=Nominations.PASS_ALLOWED,
        nominee_objection=NomineeObjection.FIRST,
        passing=Passing.ONCE,
        incompatible=(LINKS,),
    ),
}
"""SoFA (default), Charest / SCM, Université du Nous, S3; values are options, never code."""

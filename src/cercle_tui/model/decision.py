"""Proposals, their versions, what was objected, and the decisions they become."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from cercle_tui.model.base import Id, Line, LongId, Text, Value
from cercle_tui.model.term import Term


class Answer(StrEnum):
    """The three answers of a consent round; a missing one is open, never consent."""

    NO_OBJECTION = "no_objection"
    CONCERN = "concern"
    OBJECTION = "objection"


class DecisionKind(StrEnum):
    POLICY = "policy"
    ONE_OFF = "one_off"


class EntryKind(StrEnum):
    """What a line of the register is: a decision of either kind, or an election."""

    POLICY = "policy"
    ONE_OFF = "one_off"
    ELECTION = "election"


class ProposalEnd(StrEnum):
    """How a proposal ends when it is not adopted."""

    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"
    REFERRED = "referred"
    DROPPED = "dropped"


class ObjectionState(StrEnum):
    OPEN = "open"
    INTEGRATED = "integrated"
    CONCERN = "concern"
    WITHDRAWN = "withdrawn"
    NOT_QUALIFIED = "not_qualified"
    MOOT = "moot"  # it was to a person who is no longer proposed


class Version(Value):
    """One whole text of a proposal. `responsible` holds member ids or names from outside."""

    number: int = Field(1, ge=1)
    title: Line = ""
    text: Text = ""
    why: Text = ""
    kind: DecisionKind = DecisionKind.POLICY
    term: Term | None = None
    responsible: tuple[Line, ...] = ()
    measures: tuple[Line, ...] = ()
    defaults: tuple[str, ...] = ()
    """Names of the fields that hold the circle's defaults because nobody said otherwise."""
    form_only: bool = False
    """A correction of form: read aloud and confirmed collectively."""
    note: Line = ""


class Objection(Value):
    """An objection to one version, with the words of its author (I4)."""

    id: Id
    author: Id
    reason: Text = Field(min_length=1)
    version: int = 1
    state: ObjectionState = ObjectionState.OPEN
    how: Text = ""
    """What integrated it, or why it was let go."""


class Concern(Value):
    """A concern: noted, never blocking; a review criterion where the practice says so."""

    author: Id
    text: Text = ""
    version: int = 1


class Opinion(Value):
    """What an absent member said in advance about one version, read out before the round."""

    person: Id
    text: Text
    version: int = 1


class RoundTaken(Value):
    """A consent round as it came out: who answered what to which version."""

    version: int
    at: datetime
    answers: dict[str, Answer] = Field(default_factory=dict)
    present: tuple[str, ...] = ()
    collective: bool = False


class Decision(Value):
    """A proposal's whole story, from its first version to its outcome."""

    id: LongId
    meeting: Id
    item: Id
    at: datetime
    status: str = "adopted"
    """"adopted", a `ProposalEnd`, or "carried_over" with its item, still open."""
    author: str = ""
    versions: tuple[Version, ...] = ()
    objections: tuple[Objection, ...] = ()
    concerns: tuple[Concern, ...] = ()
    rounds: tuple[RoundTaken, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    """Opinions of the absent, read out before the consent round."""
    suspended: bool = False
    """Adopted by a circle that waits for the answers of its absent members."""
    open_until: datetime | None = None
    """Until when the absent may object, where the circle lets them; None while it is open."""
    told: Line = ""
    """Whom it is communicated to."""
    ends: date | None = None
    after_meetings: int | None = None
    postponed_to: date | None = None
    referred_to: Line = ""
    reason: Text = ""
    replaces: str = ""

    @property
    def final(self) -> Version:
        """The last version: the exact text that was decided."""
        return self.versions[-1]

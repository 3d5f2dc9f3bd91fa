"""What is said in an election without candidates: nominations, persons proposed, refusals."""

from cercle_tui.model.base import Id, Line, Text, Value
from cercle_tui.model.term import Term


class Nomination(Value):
    """One ballot read aloud with its reasons, or what its author said in the change round."""

    by: Id
    nominee: Id
    reasons: Text = ""
    change: bool = False
    """Said in the change round, whether it keeps the person or names another."""


class Attempt(Value):
    """A person proposed with all that the consent round is about; another one is a new version.

    `duties` is empty while they are those the circle consented to before the ballots.
    """

    person: Id
    term: Term
    reasons: Text = ""
    duties: Text = ""
    support: Text = ""
    """Help, training or measures that come with it."""
    interim: bool = False


class Declined(Value):
    """A person proposed who said no; `attempt` counts the persons proposed until then."""

    person: Id
    reason: Text = ""
    attempt: int = 1


class Lot(Value):
    """A lot drawn among people whose reasons weigh the same, where the practice says so."""

    people: tuple[Id, ...]
    drawn: Id


class StepDown(Value):
    """A holder who gives an office up before its end."""

    mandate: str
    office: Line
    person: Id
    reason: Text = ""

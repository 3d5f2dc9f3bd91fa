"""The method as data: what a step is, what a process is, and the six kinds of stage."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial


class StageKind(StrEnum):
    """Six kinds of stage cover every process, so six widgets do."""

    ROUND = "round"  # each speaks
    ANSWERS = "answers"  # each, or the circle at once, has no objection, a concern, an objection
    BALLOTS = "ballots"  # nothing shown until all are in
    WRITE = "write"  # text the circle sees grow
    TALK = "talk"  # open, timed
    CHECK = "check"  # a list to settle


COUNTED_ROUNDS = ("nominations", "change")
"""Rounds of those who count in consent, as they stood when the round began."""


class Who(StrEnum):
    """Who has a turn in a round, and where the person it is about comes."""

    ALL = "all"
    BUT_AUTHOR = "but_author"
    AUTHOR_REACTS = "author_reacts"  # by the practice
    AUTHOR_CONSENTS = "author_consents"  # by the practice
    NOMINEE_LAST = "nominee_last"
    BUT_OBJECTOR = "but_objector"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process.

    `gate` names the check that lets it end, `leads` where it goes: pairs (guard, step), the first
    whose guard holds; an empty step name ends the process. `skip` names a guard that passes the
    step over. `effect` names what the circle's consent brings about.
    """

    name: str
    kind: StageKind
    leads: tuple[tuple[str, str], ...] = ()
    gate: str = ""
    who: Who = Who.ALL
    collective: bool = False
    """Consent is asked of the whole circle at once, by the step's default."""
    asks: str = ""
    """What consent is asked for; its versions void earlier answers."""
    skip: str = ""
    effect: str = ""
    passing: bool = True
    together: bool = False
    """The rest of the circle may pass with one key ("no more questions")."""
    again: tuple[str, ...] = ()
    """Steps one may go back to from here."""
    minutes: int = 0
    """Time proposed for the step, 0 for none."""


@dataclass(frozen=True, slots=True)
class Process:
    """A named table of steps, walked from the first."""

    name: str
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step:
        """Return the step called `name`; raises `KeyError`."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(f"{self.name}.{name}")

    def after(self, name: str) -> str:
        """Return the step that stands next in the table, empty after the last."""
        names = [step.name for step in self.steps]
        place = names.index(name) + 1
        return names[place] if place < len(names) else ""


talk = partial(Step, kind=StageKind.TALK)
write = partial(Step, kind=StageKind.WRITE)
check = partial(Step, kind=StageKind.CHECK)
round_of = partial(Step, kind=StageKind.ROUND, gate="all_heard")
consent_to = partial(Step, kind=StageKind.ANSWERS, gate="consented", collective=True, passing=False)
"""A step the circle consents to at once: one key when nobody objects."""

ITEM_END = check("item_end", gate="outcome_needed")
"""Every item ends by the same reading back: outcome, actions."""

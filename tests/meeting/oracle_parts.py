"""What the oracle keeps: rounds, objections, proposals, elections, as it saw them."""

from dataclasses import dataclass, field
from typing import Any

from cercle_tui.meeting.events import Event
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.steps import Who
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import AuthorSpeaks, Practice


@dataclass(frozen=True)
class Seen:
    """An event that stands, and the states around it."""

    event: Event
    before: State
    after: State


@dataclass
class Round:
    """Who was asked what, in which version, and who answered or was heard."""

    step: str
    item: str
    matter: tuple[Any, ...]
    version: int
    asked: set[str]
    answers: dict[str, Answer] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    offered: set[str] = field(default_factory=set)


@dataclass
class Objected:
    """An objection: the round it was `born` in, the round it was last `raised` in."""

    id: str
    author: str
    matter: tuple[Any, ...]
    born: tuple[int, str]
    raised: tuple[int, str]
    open: bool = True


@dataclass
class Proposed:
    """`count` numbers every text, `version` the last one that is not a correction of form."""

    id: str
    author: str
    count: int = 1
    version: int = 1
    open: bool = True


@dataclass
class Ballots:
    """What became of one office's ballots; `read` are those whose ballot was read."""

    are_in: bool = False
    cast: dict[str, str] = field(default_factory=dict)
    voters: set[str] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    attempts: list[str] = field(default_factory=list)
    nominee: str = ""


@dataclass
class Election:
    """`settled` has consent for all the offices of an item, which have their ballots in turn."""

    settled: set[str] = field(default_factory=set)
    offices: list[Ballots] = field(default_factory=lambda: [Ballots()])

    @property
    def now(self) -> Ballots:
        return self.offices[-1]


def label_of(walk: Walk) -> tuple[int, str]:
    """Return what tells one stage from another: where it began, and its name."""
    return walk.stage.n, walk.stage.step


def silent_one(who: Who, author: str, practice: Practice) -> set[str]:
    """Return who has no turn in a round of this kind."""
    quiet = who is Who.BUT_AUTHOR or (
        who is Who.AUTHOR_REACTS and practice.author_reacts is AuthorSpeaks.SILENT
    )
    return {author} if quiet else set()

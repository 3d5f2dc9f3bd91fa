"""A meeting as it stands between two events: one frozen value, all of it derived from events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.events import ConsentAsked, Noted, TextWritten
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.matters import Proposal
from cercle_tui.meeting.processes import PROCESSES
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.steps import StageKind, Step, Who
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.decision import (
    Answer,
    Concern,
    Objection,
    ObjectionState,
    Opinion,
    RoundTaken,
)
from cercle_tui.model.election import StepDown
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Member
from cercle_tui.model.practice import Practice


@dataclass(frozen=True, slots=True)
class Presence:
    """How one person is here tonight."""

    member: Member
    here: bool = False
    was_here: bool = False
    caught_up: bool = True
    unreachable: bool = False
    late: bool = False
    """Arrived once the meeting had begun."""
    arrived: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step being lived. `order` lists who has a turn, first speaker first.

    `turns` marks who has spoken ("spoke") or let it be ("passed"); `offered` who passed once and
    is offered the turn again. `answers` maps person to (answer, reason). `about` and `version`
    say what is asked; `focus` which objections are treated.
    """

    step: str
    began: datetime
    n: int
    order: tuple[str, ...] = ()
    reverse: bool = False
    turns: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[str, ...] = ()
    answers: Mapping[str, tuple[Answer, str]] = field(default_factory=dict)
    about: str = ""
    version: int = 1
    together: bool = False
    focus: tuple[str, ...] = ()
    paused_before: timedelta = timedelta()
    """How long the meeting had been paused when the stage began."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A process being walked, for an item or for a question to the circle."""

    process: str
    stage: Stage
    item: str = ""
    question: ConsentAsked | None = None

    @property
    def step(self) -> Step:
        return PROCESSES[self.process].step(self.stage.step)


@dataclass(frozen=True, slots=True)
class State:
    """Everything one can ask of a meeting. Times are UTC."""

    meeting: str
    context: CircleContext
    opened: datetime
    now: datetime
    people: Mapping[str, Presence]
    walks: tuple[Walk, ...]
    planned: int
    items: tuple[ItemState, ...] = ()
    removed: tuple[AgendaItem, ...] = ()
    seats: tuple[str, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    agenda_version: int = 1
    consented: int = 0
    """The agenda version the circle consented to, 0 for none yet."""
    objections: tuple[tuple[str, Objection], ...] = ()
    """(what it is about, objection), in the order raised."""
    concerns: tuple[tuple[str, Concern], ...] = ()
    addressed: frozenset[str] = frozenset()
    procedures: tuple[tuple[datetime, str], ...] = ()
    consents: tuple[tuple[str, RoundTaken], ...] = ()
    """Rounds of consent to anything but a proposal: agenda, minutes, questions."""
    notes: tuple[Noted, ...] = ()
    actions: tuple[Action, ...] = ()
    heard: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Earlier actions reported on: id to (state, note)."""
    backlog: tuple[BacklogItem, ...] = ()
    corrections: tuple[str, ...] = ()
    """Slips of the last minutes, put right as this meeting opened."""
    own_corrections: tuple[str, ...] = ()
    """Slips of its own minutes, put right on screen as it closes."""
    texts: tuple[TextWritten, ...] = ()
    next_meeting: NextMeeting | None = None
    scores: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    paused: datetime | None = None
    paused_total: timedelta = timedelta()
    first: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, int] = field(default_factory=dict)
    rounds: int = 0
    practice: Practice = field(default_factory=Practice)
    """How the circle goes about this step."""
    agreed: Practice | None = None
    """What it has consented to, from the next step on."""
    practices: tuple[tuple[datetime, Practice, Practice], ...] = ()
    """Changes of practice tonight: (consented to at, before, after)."""
    opinions: tuple[tuple[str, Opinion], ...] = ()
    """Opinions of the absent read out: (proposal, opinion)."""
    scored_by: tuple[str, ...] = ()
    """Whose the scores are, in their order, where the practice names them."""
    closing_early: bool = False
    stepped_down: tuple[StepDown, ...] = ()
    closed: datetime | None = None

    # Where we are

    @property
    def latest_practice(self) -> Practice:
        """The practice the circle consented to last, in effect or about to be."""
        return self.agreed or self.practice

    @property
    def walk(self) -> Walk:
        """What the circle is doing now."""
        return self.walks[-1]

    @property
    def stage(self) -> Stage:
        return self.walks[-1].stage

    @property
    def step(self) -> Step:
        return self.walks[-1].step

    @property
    def item(self) -> ItemState | None:
        """The item on the table, or None between items."""
        for walk in reversed(self.walks):
            if walk.item:
                return self.get_item(walk.item)
        return None

    @property
    def process(self) -> str:
        """The process of the item on the table, or of the meeting between items."""
        return next((walk.process for walk in reversed(self.walks) if walk.item), "whole")

    @property
    def proposal(self) -> Proposal | None:
        """The last proposal of the item on the table, open or ended."""
        item = self.item
        return item.proposals[-1] if item is not None and item.proposals else None

    @property
    def agenda_consented(self) -> bool:
        return self.consented == self.agenda_version

    def get_item(self, item: str) -> ItemState:
        for state in self.items:
            if state.item.id == item:
                return state
        raise RuleBroken("unknown_item")

    # Who is here

    @property
    def here(self) -> tuple[str, ...]:
        """Who is here, in seating order; the unreachable are."""
        return tuple(p for p in self.seats if self.people[p].here)

    @property
    def counted(self) -> tuple[str, ...]:
        """Who counts in consent now: standing counts, here, caught up (I5)."""
        return tuple(
            p for p in self.here if self.people[p].member.counted and self.people[p].caught_up
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Members who are not here now."""
        return tuple(p for p, who in self.people.items() if who.member.counted and not who.here)

    @property
    def absent(self) -> tuple[str, ...]:
        """Members who have not been here at all."""
        return tuple(p for p, who in self.people.items() if who.member.counted and not who.was_here)

    def name(self, person: str) -> str:
        """Return the person's name; a name from outside the circle is its own name."""
        known = self.people.get(person)
        return known.member.name if known else person

    def holder(self, office: str) -> str:
        """Who fills `office` tonight, or holds it by mandate; empty for nobody."""
        return self.offices.get(office) or self.context.holder(office)

    # Objections and concerns

    def objections_about(self, about: str) -> tuple[Objection, ...]:
        return tuple(objection for key, objection in self.objections if key == about)

    def open_objections(self, about: str) -> tuple[Objection, ...]:
        return tuple(o for o in self.objections_about(about) if o.state is ObjectionState.OPEN)

    def unmet_objections(self, about: str) -> tuple[Objection, ...]:
        """Open ones that no new version means to integrate."""
        return tuple(o for o in self.open_objections(about) if o.id not in self.addressed)

    def concerns_about(self, about: str) -> tuple[Concern, ...]:
        return tuple(concern for key, concern in self.concerns if key == about)

    def waiting(self) -> tuple[str, ...]:
        """Who has not been heard, or has not answered, in speaking order."""
        stage = self.stage
        done = stage.answers if self.step.kind is StageKind.ANSWERS else stage.turns
        return tuple(p for p in stage.order if p not in done)

    def at_once(self) -> tuple[str, ...]:
        """Whom one key may answer or pass for, where the circle is asked together.

        Everyone still waiting, but not the unreachable (I5) nor, before the others, the person
        proposed (I6).
        """
        reached = tuple(p for p in self.waiting() if not self.people[p].unreachable)
        if self.step.who is Who.NOMINEE_LAST and len(self.waiting()) > 1:
            return tuple(p for p in reached if p != self.nominee)
        return reached

    @property
    def nominee(self) -> str:
        """The person proposed in the election on the table, or an empty string."""
        proposed = self.item.election.proposed if self.item is not None else None
        return proposed.person if proposed else ""

    def speaker(self) -> str:
        """Whose turn it is: the first still waiting, or an empty string."""
        waiting = self.waiting()
        return waiting[0] if waiting else ""

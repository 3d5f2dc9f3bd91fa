"""What a meeting leaves: the record that the register, the minutes and the circle's fold read."""

from datetime import date, datetime, timedelta
from functools import partial

from pydantic import Field

from cercle_tui.meeting.gathering import last_text
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.matters import Proposal
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.practised import MINUTES_CLOSING, OptionChanged, awaits, options_changed
from cercle_tui.meeting.record_elections import ElectionRecord, election_record
from cercle_tui.meeting.reviews import SetApart
from cercle_tui.meeting.speaking import speaking_seconds
from cercle_tui.meeting.state import State
from cercle_tui.meeting.voices import Voice, voices
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.base import Id, Line, LongId, Text, Value
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.model.decision import Concern, Decision, Objection, ObjectionState, RoundTaken
from cercle_tui.model.election import StepDown
from cercle_tui.model.followup import Action, ActionState, NextMeeting, Tension
from cercle_tui.model.people import Member, Office
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term


class NoteTaken(Value):
    """A note, or one line of a list, with who said it and the step it belongs to."""

    text: Text
    person: str = ""
    step: str = ""
    under: Line = ""


class ItemRecord(Value):
    """An item of the agenda and how it ended; `minutes_spent` is whole minutes."""

    id: Id
    title: Line
    kind: ItemKind
    minutes: int
    minutes_spent: int = 0
    brought_by: str = ""
    wanted: Line = ""
    outcome: ItemOutcome | None = None
    to: Line = ""
    note: Text = ""
    subject: str = ""
    """The office filled, the decision reviewed, the mandate confirmed."""
    backlog_id: str = ""
    """The waiting point it was."""
    notes: tuple[NoteTaken, ...] = ()
    texts: tuple[NoteTaken, ...] = ()
    tuners: tuple[str, ...] = ()
    left_out: Text = ""
    """What the synthesis of a proposal does not take up."""
    tension: Tension | None = None
    decisions: tuple[LongId, ...] = ()
    reviewing: tuple[LongId, ...] = ()
    """The decisions it was to review, and those taken out of a joint review by an objection."""
    set_apart: tuple[SetApart, ...] = ()


class HeardAction(Value):
    """An earlier action reported on at this meeting."""

    id: Id
    state: ActionState
    note: Text = ""


class Asked(Value):
    """Consent asked for anything but a proposal, with what was objected and how it was met."""

    about: str
    round: RoundTaken
    objections: tuple[Objection, ...] = ()
    concerns: tuple[Concern, ...] = ()


class Reviewed(Value):
    """A decision at term that was kept with a new term, or dropped."""

    decision: str
    choice: str
    term: Term | None = None
    at: datetime


class MeetingRecord(Value):
    """All that stands of one meeting. `people` gives every name the record uses, by id."""

    id: Id
    circle: Id
    opened: datetime
    closed: datetime | None = None
    closed_early: bool = False
    planned: int = 120
    place: Line = ""
    people: tuple[Member, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    left_early: tuple[str, ...] = ()
    facilitator: str = ""
    secretary: str = ""
    items: tuple[ItemRecord, ...] = ()
    decisions: tuple[Decision, ...] = ()
    elections: tuple[ElectionRecord, ...] = ()
    stepped_down: tuple[StepDown, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    asked: tuple[Asked, ...] = ()
    procedures: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()
    heard: tuple[HeardAction, ...] = ()
    backlog: tuple[BacklogItem, ...] = ()
    taken_up: tuple[str, ...] = ()
    """Backlog ids that the agenda took up."""
    notes: tuple[NoteTaken, ...] = ()
    corrections: tuple[Text, ...] = ()
    """Slips of the last minutes, put right as it opened."""
    own_corrections: tuple[Text, ...] = ()
    """Slips of its own minutes, put right as it closed."""
    minutes_of: str = ""
    minutes_corrected: tuple[Text, ...] = ()
    """What was corrected in the last minutes before it opened: what it consented to."""
    minutes_by_silence: bool = False
    """Nobody objected in time to the last minutes: that was the circle's consent to them."""
    practice: Practice | None = None
    """The circle's practice from now on, where it changed it tonight."""
    practice_changed: tuple[OptionChanged, ...] = ()
    scores: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    scored_by: tuple[str, ...] = ()
    """Whose the scores are, in their order, where the practice names them."""
    speaking: dict[str, int] = Field(default_factory=dict)
    """Seconds each spoke in the rounds, where the circle measures it."""
    voices: dict[str, Voice] = Field(default_factory=dict)
    """How turns were shared in the rounds."""
    next_meeting: NextMeeting | None = None
    links: tuple[LinkedCircle, ...] = ()
    """The circles it is tied to, as its opening found them."""

    @property
    def minutes_settled(self) -> bool:
        """The circle consented to these very minutes as it closed."""
        asked = [a for a in self.asked if a.about == MINUTES_CLOSING and a.round.answers]
        return bool(asked) and all(o.state is not ObjectionState.OPEN for o in asked[-1].objections)

    def name(self, person: str) -> str:
        """Return the name of `person`; a name from outside the circle is its own."""
        return next((m.name for m in self.people if m.id == person), person)


def local_date(state: State, at: datetime) -> date:
    """Return the day of `at` where the circle lives."""
    from zoneinfo import ZoneInfo

    return at.astimezone(ZoneInfo(state.context.info.time_zone)).date()


def _decision(state: State, item: ItemState, proposal: Proposal) -> Decision:
    version = proposal.last
    adopted = proposal.adopted and version.term is not None
    at = proposal.ended or state.now
    absent = tuple(
        p for p, who in state.people.items() if who.member.counted and p not in proposal.present
    )
    suspended, open_until = awaits(state, at, absent if proposal.adopted else ())
    return Decision(
        id=f"{state.meeting}.{proposal.id}",
        meeting=state.meeting,
        item=item.item.id,
        at=at,
        status=proposal.end,
        author=proposal.author,
        versions=proposal.versions,
        objections=state.objections_about(proposal.id),
        concerns=state.concerns_about(proposal.id),
        rounds=proposal.rounds,
        present=proposal.present,
        absent=absent,
        opinions=tuple(said for about, said in state.opinions if about == proposal.id),
        suspended=suspended,
        open_until=open_until,
        told=proposal.told,
        ends=version.term.ends(local_date(state, at)) if adopted and version.term else None,
        after_meetings=version.term.meetings if adopted and version.term else None,
        postponed_to=proposal.until,
        referred_to=proposal.to,
        reason=proposal.reason,
        replaces=proposal.replaces,
    )  # fmt: skip


def _item(state: State, item: ItemState) -> ItemRecord:
    lines = [NoteTaken(text=x.text, person=x.person, step=x.step, under=x.under)
             for x in item.lines]  # fmt: skip
    synthesis = last_text(item, "synthesis")
    return ItemRecord(
        id=item.item.id,
        title=item.item.title,
        kind=item.item.kind,
        minutes=item.item.minutes,
        minutes_spent=round(item.spent / timedelta(minutes=1)),
        brought_by=item.item.brought_by,
        wanted=item.item.wanted,
        outcome=item.outcome,
        to=item.to,
        note=item.note,
        subject=item.item.subject,
        backlog_id=item.item.backlog_id,
        notes=tuple(NoteTaken(text=x.text, person=x.person) for x in item.notes),
        texts=(*(NoteTaken(text=x.text, step=x.step) for x in item.texts), *lines),
        tuners=item.tuners,
        left_out=synthesis.left_out if synthesis is not None else "",
        tension=item.tension,
        decisions=tuple(f"{state.meeting}.{p.id}" for p in item.proposals if not p.open),
        reviewing=item.item.reviews if item.item.kind is ItemKind.REVIEW else (),
        set_apart=item.review.apart,
    )


def record_of(meeting: Meeting) -> MeetingRecord:
    """Return what stands of the meeting so far; undone events have left nothing."""
    state = meeting.state
    was_here = [p for p in state.people if state.people[p].was_here]
    seated = [*(p for p in state.seats if p in was_here),
              *(p for p in was_here if p not in state.seats)]  # fmt: skip
    return MeetingRecord(
        id=state.meeting,
        circle=state.context.info.id,
        opened=state.opened,
        closed=state.closed,
        closed_early=state.closing_early,
        planned=state.planned,
        place=state.context.place,
        people=tuple(who.member for who in state.people.values()),
        present=tuple(seated),
        absent=state.absent,
        late=tuple(p for p in seated if state.people[p].late),
        left_early=tuple(p for p in seated if state.people[p].left),
        facilitator=state.holder(Office.FACILITATOR),
        secretary=state.holder(Office.SECRETARY),
        items=tuple(_item(state, item) for item in state.items),
        decisions=tuple(
            _decision(state, item, proposal)
            for item in state.items
            for proposal in item.proposals
            if not proposal.open
        ),
        elections=tuple(
            election_record(state, item, place, partial(local_date, state))
            for item in state.items
            for place in range(len(item.elections))
        ),
        stepped_down=state.stepped_down,
        reviews=tuple(
            Reviewed(decision=end.decision, choice=end.choice, term=end.term, at=end.at)
            for i in state.items
            for end in i.review.done
        ),
        asked=tuple(
            Asked(
                about=about, round=taken, objections=state.objections_about(about),
                concerns=state.concerns_about(about),
            )
            for about, taken in state.consents
        ),
        procedures=tuple(text for _, text in state.procedures),
        actions=state.actions,
        heard=tuple(
            HeardAction(id=action, state=ActionState(status), note=note)
            for action, (status, note) in state.heard.items()
        ),
        backlog=state.backlog,
        taken_up=tuple(i.item.backlog_id for i in state.items if i.item.backlog_id and i.began),
        notes=tuple(NoteTaken(text=x.text, person=x.person) for x in state.notes),
        corrections=state.corrections,
        own_corrections=state.own_corrections,
        minutes_of=state.context.last_meeting,
        minutes_corrected=state.context.minutes_corrected,
        minutes_by_silence=bool(state.context.last_meeting) and state.context.silent(state.opened),
        practice=state.practices[-1][2] if state.practices else None,
        practice_changed=options_changed(state),
        scores=dict(state.scores),
        scored_by=state.scored_by,
        speaking=speaking_seconds(meeting),
        voices=voices(meeting),
        next_meeting=state.next_meeting,
        links=state.context.links,
    )  # fmt: skip

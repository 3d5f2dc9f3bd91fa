"""A driver that lives a whole meeting without a screen: one verb, one event."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import AgendaItem, ItemKind, ItemOutcome
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Answer, Objection, ObjectionState, Version
from cercle_tui.model.people import Mandate, Member, Standing
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term

START = datetime(2026, 3, 10, 23, 0, tzinfo=UTC)
INFO = CircleInfo(id="c1", slug="jardin", name="Jardin", letter="J", aim="Nourrir le quartier")
NAMES = ("Amina", "Bruno", "Chloé", "Denis", "Élise", "Farid", "Gaële", "Hugo", "Inès", "Jean")


def people(count: int) -> tuple[Member, ...]:
    """Return members "a", "b", "c"… each named with the same letter."""
    return tuple(Member(id=chr(97 + i), name=NAMES[i]) for i in range(count))


def office(name: str, person: str) -> Mandate:
    return Mandate(
        id=f"m-{name}", office=name, person=person, begins=date(2025, 9, 1), ends=date(2026, 9, 1)
    )


def context(count: int = 4, practice: Practice | None = None, **more: Any) -> CircleContext:
    """Return a circle of `count` members: "a" leads, "b" facilitates, "c" takes the notes."""
    holders = {"leader": "a", "facilitator": "b", "secretary": "c"}
    members = people(count)
    ids = {member.id for member in members}
    known: dict[str, Any] = {
        "info": INFO,
        "members": members,
        "mandates": tuple(office(name, who) for name, who in holders.items() if who in ids),
        "practice": practice or Practice(),
    }
    return CircleContext(**known | more)


def item(kind: ItemKind = ItemKind.DECIDE, id: str = "i1", **more: Any) -> AgendaItem:
    return AgendaItem(id=id, title=f"{kind.value} {id}", kind=kind, **more)


def version(text: str = "Une clé par personne.", **more: Any) -> Version:
    """Return a whole policy for a year under the charge of "d", unless `more` says otherwise."""
    whole: dict[str, Any] = {"responsible": ("d",), "term": Term(months=12)}
    return Version(text=text, **whole | more)


class Driver:
    """A meeting being lived. `book` holds every event taken; each is a minute after the last."""

    def __init__(self, circle: CircleContext | None = None, minutes: int = 120) -> None:
        self.circle = circle or context()
        opened = ev.MeetingOpened(n=1, at=START, meeting="m1", context=self.circle, minutes=minutes)
        self.meeting = Meeting.open(opened)
        self.book: list[ev.Event] = [opened]
        self.made = 0

    # Reading

    @property
    def state(self) -> State:
        return self.meeting.state

    @property
    def step(self) -> str:
        return self.state.step.name

    @property
    def record(self) -> MeetingRecord:
        return record_of(self.meeting)

    def at(self, item: str = "i1") -> ItemState:
        return self.state.get_item(item)

    def open_objections(self) -> tuple[Objection, ...]:
        return self.state.open_objections(self.state.stage.about)

    # One event

    def do(self, kind: type[ev.Event], **fields: Any) -> "Driver":
        """Take one event; raises `RuleBroken` and keeps nothing when it breaks a rule."""
        n = self.meeting.n + 1
        event = kind(n=n, at=START + timedelta(minutes=n), **fields)
        self.meeting = self.meeting.take(event)
        self.book.append(event)
        return self

    def done(self, *steps: str) -> "Driver":
        """End each step in turn; with none named, the present one."""
        for step in steps or (self.step,):
            self.do(ev.StepDone, step=step)
        return self

    def undo(self) -> "Driver":
        last = self.meeting.last
        return self.do(ev.Undone, undone=last.n if last else 2)

    def redo(self) -> "Driver":
        return self.do(ev.Redone, redone=self.meeting.undone[-1].n)

    # Everyone

    def everyone_speaks(self) -> "Driver":
        """Each still waiting has their turn, in order."""
        while self.state.waiting():
            self.do(ev.SpokeUp, person=self.state.speaker())
        return self

    def round(self, *names: str) -> "Driver":
        """Everyone speaks, and the round ends: one after the other for each name."""
        for name in names or (self.step,):
            assert self.step == name
            self.everyone_speaks().done(name)
        return self

    def answer(
        self, person: str, answer: Answer = Answer.NO_OBJECTION, reason: str = ""
    ) -> "Driver":
        return self.do(ev.Answered, people=(person,), answer=answer, reason=reason)

    def object(self, person: str, reason: str = "Le coût n'est pas couvert.") -> "Driver":
        return self.answer(person, Answer.OBJECTION, reason)

    def concern(self, person: str, reason: str = "À surveiller.") -> "Driver":
        return self.answer(person, Answer.CONCERN, reason)

    def rest_consents(self) -> "Driver":
        """Each still waiting has no objection, one by one."""
        n = self.state.stage.n
        while self.state.stage.n == n and self.state.step.kind is StageKind.ANSWERS:
            if not self.state.waiting():
                break
            self.answer(self.state.speaker())
        return self

    def consent(self, *names: str) -> "Driver":
        """The circle consents to each question named, in turn: one key, or a round."""
        for name in names or (self.step,):
            assert self.step == name
            if self.state.stage.together:
                self.do(ev.Answered, people=self.state.at_once())
            else:
                self.rest_consents()
            if self.step == name:
                self.done(name)
        return self

    # Stretches of a meeting

    def gather(self, *people: str) -> "Driver":
        """Those named, or every member, are here; the attendance ends."""
        everyone = people or tuple(member.id for member in self.circle.members)
        self.do(ev.Arrived, people=everyone)
        if self.state.holder("facilitator") not in everyone:
            self.do(ev.OfficeTaken, office="facilitator", person=everyone[0])
        return self.done("attendance")

    def to_agenda(self, *people: str) -> "Driver":
        """From the door to the agenda, every step in between settled at once."""
        self.gather(*people).round("opening")
        while self.step != "agenda":
            if self.state.step.kind is StageKind.ANSWERS:
                self.consent()
            else:
                self.done()
        return self

    def to_items(self, *items: AgendaItem) -> "Driver":
        """With the agenda consented to; the prepared one, or these."""
        self.to_agenda()
        for each in items:
            self.do(ev.ItemAdded, item=each)
        return self.done("agenda").consent("agenda_consent")

    def begin(self, *items: AgendaItem) -> "Driver":
        """With the first of these items on the table."""
        return self.to_items(*items).do(ev.ItemOpened, item=items[0].id)

    def propose(self, text: str = "Une clé par personne.", **more: Any) -> "Driver":
        """ "d" makes a proposal."""
        self.made += 1
        return self.do(
            ev.ProposalMade,
            proposal=f"p{self.made}",
            author=more.pop("author", "d"),
            replaces=more.pop("replaces", ""),
            version=more.pop("version", None) or version(text, **more),
        )

    def to_consent(self) -> "Driver":
        """From the proposal as made to its consent round."""
        self.done("present").round("clarify", "react")
        return self.done("amend")

    def objected(self, *authors: str) -> "Driver":
        """These object, the others do not, and the round ends on the list of objections."""
        for person in self.state.stage.order:
            self.object(person) if person in authors else self.answer(person)
        return self.done()

    def settle(
        self, objection: Objection, state: ObjectionState, how: str = "Entendu."
    ) -> "Driver":
        return self.do(
            ev.ObjectionSettled,
            objection=objection.id,
            state=state,
            said_by=objection.author,
            how=how,
        )

    def end_item(self, outcome: ItemOutcome = ItemOutcome.REACHED, **more: Any) -> "Driver":
        return self.do(ev.ItemEnded, outcome=outcome, **more)

    def close(self) -> "Driver":
        """From the items, all ended, to the closed meeting."""
        self.done("items").round("closing").done("measure")
        return self.do(ev.MeetingClosed)


def in_consent(count: int = 4, practice: Practice | None = None, **more: Any) -> Driver:
    """Return a meeting with a proposal of "d" in its consent round."""
    return Driver(context(count, practice)).begin(item()).propose(**more).to_consent()


def in_election(count: int = 4, practice: Practice | None = None) -> Driver:
    """Return a meeting at the ballots of an election: duties, term and criteria consented to."""
    live = Driver(context(count, practice)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="secretary", duties="Prendre les notes.").done("role")
    live.consent("role_consent")
    live.do(ev.OfficeTermSet, term=Term(months=6)).done("office_term")
    live.consent("term_consent")
    if live.step == "criteria":
        live.do(ev.LineAdded, step="criteria", text="Rigueur").done("criteria")
        live.consent("criteria_consent")
    else:
        live.round("election_info")
    return live


def nominated(live: Driver, **ballots: str) -> Driver:
    """From the ballots to the change round; who is not named in `ballots` proposes "c"."""
    live.do(ev.BallotsIn)
    for person in live.state.stage.order:
        live.do(
            ev.Nominated, by=person, nominee=ballots.get(person, "c"), reasons="Écrit clairement."
        )
    return live.done("nominations")


def guest(id: str = "g", **more: Any) -> Member:
    return Member(id=id, name="Guy", standing=Standing.GUEST, **more)


def ids(things: Iterable[Any]) -> list[str]:
    return [thing.id for thing in things]

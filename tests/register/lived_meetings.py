"""Two meetings of one circle lived through the engine, for what is asked and written of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, ItemOutcome, Origin
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Answer, DecisionKind, ProposalEnd, Version
from cercle_tui.model.followup import Action, ActionState, NextMeeting
from cercle_tui.model.people import Mandate, Member, Standing
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H", commitment=6)
NAMES = {"marie": "Marie", "luc": "Luc", "paul": "Paul", "amina": "Amina", "zoe": "Zoé"}
FIRST = datetime(2026, 3, 13, 0, 0, tzinfo=UTC)
"""The evening of March 12 in Montréal."""


class Evening:
    """A meeting being lived: one verb, one event, twenty seconds apart."""

    def __init__(self, context: CircleContext, meeting: str, at: datetime) -> None:
        self.at = at
        self.meeting = Meeting.open(
            ev.MeetingOpened(n=1, at=at, meeting=meeting, context=context, minutes=120)
        )

    def do(self, kind: type[ev.Event], **fields: Any) -> "Evening":
        self.at += timedelta(seconds=20)
        n = self.meeting.n + 1
        event = ev.parse(ev.dump(kind(n=n, at=self.at, **fields)))
        self.meeting = self.meeting.take(event)
        return self

    @property
    def state(self) -> Any:
        return self.meeting.state

    def wait(self, minutes: int) -> "Evening":
        self.at += timedelta(minutes=minutes)
        return self

    def done(self) -> "Evening":
        return self.do(ev.StepDone, step=self.state.step.name)

    def heard(self) -> "Evening":
        """Everyone has their turn and the round ends."""
        while self.state.waiting():
            self.do(ev.SpokeUp, person=self.state.speaker())
        return self.done()

    def no_objection(self, **others: tuple[Answer, str]) -> "Evening":
        """Each answers in turn: what `others` says for them, else no objection."""
        n = self.state.stage.n
        while self.state.stage.n == n and self.state.waiting():
            who = self.state.speaker()
            answer, reason = others.get(who, (Answer.NO_OBJECTION, ""))
            self.do(ev.Answered, people=[who], answer=answer, reason=reason)
        return self

    def to_items(self, missing: str = "") -> "Evening":
        """From the door to the items, each administrative step settled."""
        members = [p for p in self.state.people if p != missing]
        self.do(ev.Arrived, people=members).done().heard()
        while self.state.step.name != "agenda":
            if self.state.stage.order:
                self.no_objection()
            else:
                self.done()
        return self.done().no_objection()

    def open(self, item: str) -> "Evening":
        return self.do(ev.ItemOpened, item=item)

    def propose(self, proposal: str, version: Version, **more: Any) -> "Evening":
        """Paul makes a proposal, and it comes to its consent round."""
        more = {"author": "paul"} | more
        self.do(ev.ProposalMade, proposal=proposal, version=version, **more)
        return self.done().heard().heard().done()

    def adopt(self, told: str = "") -> "Evening":
        self.no_objection().do(ev.Adopted)
        if told:
            self.do(ev.Told, to=told)
        return self.done().do(ev.ItemEnded)

    def close(self, *scores: int) -> "Evening":
        self.done().heard()
        if scores:
            self.do(ev.Measured, scores={"fingers": scores})
        return self.done().do(ev.MeetingClosed)

    @property
    def record(self) -> MeetingRecord:
        return record_of(self.meeting)


def members(names: dict[str, str]) -> tuple[Member, ...]:
    return tuple(Member(id=id, name=name) for id, name in names.items())


def context(names: dict[str, str], practice: Practice, *items: AgendaItem) -> CircleContext:
    offices = {"leader": "luc", "facilitator": "marie", "secretary": "amina"}
    return CircleContext(
        info=INFO,
        members=members(names),
        mandates=tuple(
            Mandate(
                id=f"m-{office}", office=office, person=person,
                begins=date(2026, 1, 1), ends=date(2027, 1, 1),
            )
            for office, person in offices.items()
        ),
        practice=practice,
        items=items,
        place="Local 12",
    )  # fmt: skip


KEYS = Version(
    title="Clés du local",
    text="Deux doubles de clés sont remis à Luc.\nZoé tient la liste.",
    why="Trois rencontres commencées dehors",
    term=Term(months=9),
    responsible=("zoe",),
    measures=("Aucune rencontre en retard", "Aucune clé perdue"),
)
BOX = KEYS.model_copy(
    update={
        "title": "Boîte à clés",
        "text": "Une boîte à combinaison est posée à la porte.\nZoé tient la liste.",
        "term": Term(months=6),
    }
)


def first_evening(
    names: dict[str, str] | None = None,
    practice: Practice | None = None,
    dress: Callable[[str], str] = str,
) -> MeetingRecord:
    """An objection integrated, a one-off decision, a proposal postponed, an election, actions.

    `dress` changes every text that people say, `names` who they are.
    """
    names = names or NAMES
    items = (
        AgendaItem(
            id="i1", title=dress("Clés"), minutes=20, brought_by="paul", wanted=dress("Une règle")
        ),
        AgendaItem(id="i2", title=dress("Pizza"), minutes=5),
        AgendaItem(id="i3", title=dress("Site web"), minutes=10),
        AgendaItem(id="i4", title=dress("Secrétariat"), kind=ItemKind.ELECT),
        AgendaItem(id="i5", title=dress("Ce que l’hiver nous a fait"), kind=ItemKind.EXPLORE),
    )
    e = Evening(context(names, practice or Practice(), *items), "m1", FIRST)
    e.to_items(missing="amina")
    e.do(ev.GuestArrived, guest=Member(id="g1", name=dress("Xavier"), standing=Standing.GUEST))
    e.do(ev.CaughtUp, person="g1")
    e.do(ev.ConsentAsked, question="procedure", text=dress("On enregistre.")).no_objection()
    keys(e, dress)
    e.open("i2").propose(
        "p2", Version(text=dress("On commande une pizza."), kind=DecisionKind.ONE_OFF)
    ).adopt()
    e.open("i3").propose("p3", Version(text=dress("Un site web.")))
    e.do(
        ev.NotAdopted,
        end=ProposalEnd.POSTPONED,
        until=date(2026, 9, 1),
        reason=dress("Il manque un devis"),
    ).do(ev.ItemEnded)
    election(e, dress)
    e.open("i5").done().heard().heard().do(ev.ItemEnded, outcome=ItemOutcome.CARRIED_OVER)
    e.do(
        ev.BacklogAdded,
        item=BacklogItem(id="b1", title=dress("Un banc"), origin=Origin.IDEA),
    )
    starts = datetime(2026, 4, 10, 23, 0, tzinfo=UTC)
    e.do(ev.NextMeetingSet, next=NextMeeting(starts=starts, place=dress("Chez Luc")))
    return e.close(4, 5, 5, 4).record


def keys(e: Evening, dress: Callable[[str], str]) -> None:
    """Two versions: an objection, integrated, and a concern that stays."""

    def said(version: Version) -> Version:
        return version.model_copy(
            update={
                "title": dress(version.title),
                "text": dress(version.text),
                "why": dress(version.why),
                "measures": tuple(map(dress, version.measures)),
            }
        )

    e.open("i1").do(ev.Noted, text=dress("Le local ferme à 22 h."), person="zoe")
    e.propose("p1", said(KEYS))
    objection = dress("On ne saura jamais qui les a")
    e.no_objection(marie=(Answer.OBJECTION, objection)).done()
    [(_, raised)] = e.state.objections
    e.do(ev.ObjectionsTaken, objections=[raised.id]).done().done()
    e.do(ev.Amended, version=said(BOX), integrates=[raised.id]).done()
    e.no_objection(
        marie=(Answer.NO_OBJECTION, dress("une boîte")), zoe=(Answer.CONCERN, dress("Le gel"))
    )
    e.wait(14).do(ev.Adopted).do(ev.Told, to=dress("le propriétaire")).done()
    action = Action(id="a1", what=dress("Acheter la boîte"), who=("luc",), due=date(2026, 3, 30))
    e.do(ev.ActionAgreed, action=action).do(ev.ItemEnded)


def election(e: Evening, dress: Callable[[str], str]) -> None:
    e.open("i4")
    e.do(ev.RoleDescribed, office="secretary", duties=dress("Prendre les notes")).done()
    e.no_objection()
    e.do(ev.OfficeTermSet, term=Term(months=12)).done().no_objection()
    e.do(ev.LineAdded, step="criteria", text=dress("Rigueur")).done().no_objection()
    e.do(ev.BallotsIn)
    for person in e.state.stage.order:
        e.do(ev.Nominated, by=person, nominee="zoe", reasons=dress("Écrit clairement"))
    e.done().heard()
    e.do(ev.NomineeProposed, person="zoe", term=Term(months=12), reasons=dress("Sa clarté"))
    e.no_objection().do(ev.Elected).done().do(ev.ItemEnded)


def second_evening(practice: Practice | None = None) -> MeetingRecord:
    """A month later: the action is heard, and a decision that replaces the first is adopted."""
    first = circle(first_evening(practice=practice))
    e = Evening(
        context(NAMES, practice or Practice(), AgendaItem(id="i1", title="Clés encore")).model_copy(
            update={
                "actions": tuple(first.actions.values()),
                "last_meeting": "m1",
                "last_date": date(2026, 3, 12),
            }
        ),
        "m2",
        datetime(2026, 4, 10, 23, 0, tzinfo=UTC),
    )
    e.do(ev.Arrived, people=list(NAMES)).done().heard()
    while e.state.step.name != "agenda":
        match e.state.step.name:
            case "minutes" if not e.state.corrections:
                e.do(ev.MinutesAmended, text="Luc était là.")
            case "followups":
                e.do(ev.ActionHeard, action="a1", state=ActionState.DONE, note="Posée").done()
            case _ if e.state.stage.order:
                e.no_objection()
            case _:
                e.done()
    e.done().no_objection()
    after = Version(text="La boîte reste, sans liste.", term=Term(meetings=2))
    e.open("i1").propose("p1", after, replaces="m1.p1").adopt()
    return e.close().record


def circle(*records: MeetingRecord, practice: Practice | None = None) -> Circle:
    """Return the circle of these meetings, with its members, mandates and practice."""
    known = context(NAMES, practice or Practice())
    base = Circle(
        INFO,
        members={member.id: member for member in known.members},
        mandates={mandate.id: mandate for mandate in known.mandates},
        practice=known.practice,
    )
    for record in records:
        base = base.take(record)
    return base

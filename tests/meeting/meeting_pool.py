"""Events to throw at a meeting: likely ones for where it stands, and anything at all."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from meeting_support import guest, item, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.processes import PROCESSES
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.decision import Answer, DecisionKind, ObjectionState, ProposalEnd, Version
from cercle_tui.model.followup import Action, ActionState, NextMeeting, Tension
from cercle_tui.model.practice import Ballots
from cercle_tui.model.term import Term

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]
Move = tuple[type[ev.Event], dict[str, Any]]

STEPS = sorted({step.name for process in PROCESSES.values() for step in process.steps})
SETTLED = (ObjectionState.INTEGRATED, ObjectionState.CONCERN, ObjectionState.WITHDRAWN)
TERMS = (
    Term(months=6), Term(days=1), Term(meetings=2), Term(meetings=5),
    Term(until=date(2026, 12, 31)),
)  # fmt: skip
REVIEWED = ("m0.p1", "m0.p2", "m0.p3")
"""The decisions that an item of review is about, in these lives."""
QUESTIONS = (
    "procedure", "more_time", "carry_over", "agenda_again", "drop", "close_now",
    "form_correction", "objection_test",
)  # fmt: skip


def likely(state: State, pick: Pick[Any]) -> Move:
    """Return an event that may well be taken where the meeting stands."""
    stage, step = state.stage, state.step
    if state.paused is not None:
        return ev.Resumed, {}
    moves: list[Move] = [(ev.StepDone, {"step": step.name})]
    if step.again:
        moves.append((ev.StepChosen, {"step": pick(step.again)}))
    waiting = state.waiting()
    lost = [p for p in state.here if state.people[p].unreachable]
    moves += [(ev.Reached, {"person": person}) for person in lost]
    match step.kind:
        case StageKind.ANSWERS:
            moves += _answers(state, pick, waiting)
        case StageKind.ROUND:
            moves += _turns(state, pick, waiting)
        case StageKind.BALLOTS:
            moves += [(ev.BallotsIn, {})] * 3
            if state.practice.ballots is Ballots.MASKED:
                moves += [
                    (ev.BallotCast, {"by": p, "nominee": pick(state.seats)})
                    for p in state.stage.order
                ]
    still = [o.id for o in state.open_objections(stage.about)]
    if still:
        moves += _treating(state, pick, still)
    moves += _at_step(state, pick)
    aside = pick((*(None,) * 14, _people, _people, _asking, _asking, _changing))
    return pick((aside and aside(state, pick)) or moves)  # type: ignore[no-any-return]


def _answers(state: State, pick: Pick[Any], waiting: tuple[str, ...]) -> list[Move]:
    ends: dict[str, Move] = {"proposal": (ev.Adopted, {}), "nominee": (ev.Elected, {})}
    moves = [ends[state.step.asks]] * 3 if state.step.asks in ends and not waiting else []
    if waiting:
        who = (pick(waiting),)
        moves += [(ev.Answered, {"people": (waiting[0],)})] * 4
        moves.append((ev.Answered, {"people": who, "answer": Answer.CONCERN, "reason": "Si"}))
        moves.append((ev.Answered, {"people": who, "answer": Answer.OBJECTION, "reason": "Non"}))
        if state.stage.together:
            moves += [(ev.Answered, {"people": state.at_once() or waiting})] * 3
    if state.walk.question is not None:
        moves.append((ev.QuestionDropped, {}))
    return moves


def _turns(state: State, pick: Pick[Any], waiting: tuple[str, ...]) -> list[Move]:
    if not waiting:
        return []
    said = {"by": waiting[0], "nominee": pick(state.seats), "reasons": "Rigueur"}
    if state.step.name == "nominations":
        cast = state.item.election.ballots.get(waiting[0]) if state.item else None
        read = said | ({"nominee": cast} if cast else {})
        return [*[(ev.Nominated, read)] * 4, (ev.Passed, {"people": waiting[:1]})]
    moves: list[Move] = [(ev.SpokeUp, {"person": waiting[0]})] * 3
    moves.append((ev.Passed, {"people": (waiting[0],)}))
    moves.append((ev.RoundTurned, {"first": pick(waiting), "reverse": True}))
    if state.step.together:
        moves.append((ev.Passed, {"people": state.at_once() or waiting}))
    if state.step.name == "change":
        moves.append((ev.NominationChanged, said))
    return moves


def _treating(state: State, pick: Pick[Any], still: list[str]) -> list[Move]:
    objection = pick(still)
    author = next(o.author for _, o in state.objections if o.id == objection)
    settled = {"objection": objection, "state": pick(SETTLED), "said_by": author, "how": "Dit"}
    text = f"Version {state.stage.n}"
    another = {"person": pick(state.seats), "term": Term(months=pick((1, 2)))}
    return [
        *[(ev.NomineeProposed, another), (ev.NomineeDeclined, {})] * (state.process == "elect"),
        (ev.ObjectionsTaken, {"objections": (objection,)}),
        (ev.ObjectionSettled, settled),
        (ev.Amended, {"version": version(text), "integrates": (objection,)}),
        (ev.Amended, {"version": version(text), "integrates": tuple(still)}),
        (ev.NomineeProposed, {"person": pick(state.seats), "term": pick(TERMS)}),
        (ev.ConsentAsked, {"question": "objection_test", "objection": objection}),
    ]


def _people(state: State, pick: Pick[Any]) -> list[Move]:
    """Someone comes back, is caught up or reached; now and then someone goes."""
    moves: list[Move] = []
    for person, who in state.people.items():
        if not who.here and state.step.name != "attendance":
            moves.append((ev.Arrived, {"people": (person,)}))
        elif who.here and not who.caught_up:
            moves += [(ev.CaughtUp, {"person": person})] * 2
    if len(state.here) > 2:
        moves.append((pick((ev.Left, ev.Unreachable)), {"person": pick(state.here)}))
    return moves


def _asking(state: State, pick: Pick[Any]) -> list[Move]:
    """A question that makes sense here."""
    asked: dict[str, Any] = {"question": "procedure", "text": pick(("Mots", "é" * 3000))}
    if state.consented and not state.agenda_consented:
        asked = {"question": "agenda_again"}
    elif state.proposal is not None and pick((True, False)):
        form = state.proposal.last.model_copy(update={"text": f"Forme {state.stage.n}"})
        asked = {"question": "form_correction", "version": form}
    elif state.item is not None:
        asked = {"question": pick(("more_time", "carry_over", "drop", "close_now")), "minutes": 5}
    return [(ev.ConsentAsked, asked)]


def _changing(state: State, pick: Pick[Any]) -> list[Move]:
    """The agenda changes, on the way."""
    if state.step.name in ("minutes", "tension_heard"):
        return [
            (ev.MinutesAmended, {"text": "Une coquille"}),
            (ev.TensionNoted, {"tension": Tension(fact="Les retards")}),
        ]
    return [
        (ev.EndMoved, {"minutes": 60 + state.stage.n}),
        (ev.ItemAdded, {"item": _item(state, pick)}),
    ]


def _at_step(state: State, pick: Pick[Any]) -> list[Move]:
    """What the present step is there for."""
    name = state.step.name
    absent = [p for p, who in state.people.items() if not who.here]
    left = [i.item.id for i in state.items if i.outcome is None]
    match name:
        case "attendance":
            return [(ev.Arrived, {"people": tuple(absent)})] * 2 if absent else []
        case "agenda":
            added: list[Move] = [(ev.ItemAdded, {"item": _item(state, pick)})]
            return added + [(ev.ItemRemoved, {"item": item}) for item in left]
        case "items" if left:
            return [(ev.ItemOpened, {"item": pick(left)})] * 3
        case "item_end":
            return [(ev.ItemEnded, {"outcome": pick(list(ItemOutcome))})] * 2
        case "leftovers":
            return [(ev.MeetingClosed, {})]
        case "role":
            return [(ev.RoleDescribed, {"office": "secretary"})]
        case "office_term":
            return [(ev.OfficeTermSet, {"term": pick(TERMS)})]
        case "criteria" | "picture" | "ideas":
            return [(ev.LineAdded, {"step": name, "text": "Rigueur"})]
        case "tuners":
            return [(ev.TunersChosen, {"people": (pick(state.seats),)})]
        case "need" | "synthesis" | "codev_contract":
            return [(ev.TextWritten, {"step": name, "text": "Mots"})]
        case "propose":
            return [(ev.NomineeProposed, {"person": pick(state.seats), "term": pick(TERMS)})] * 2
        case "review" | "review_choice":
            return [
                (ev.ReviewChosen, {"choice": pick(("keep", "drop")), "term": TERMS[0]}),
                (ev.ReviewObjected, {"person": pick(state.seats), "decision": pick(REVIEWED),
                                     "reason": "Non"}),
            ]  # fmt: skip
        case "review_read":
            return [(ev.ReviewsTaken, {"decisions": pick(((), REVIEWED[:1]))})]
        case "amend" | "objections" | "clarify" | "react":
            return [(ev.Amended, {"version": version(f"Texte {state.stage.n}")})]
    return []


def _item(state: State, pick: Pick[Any]) -> Any:
    gone = [i.id for i in state.removed]
    id = pick([f"i{len(state.items) + 1}", f"i{len(state.items) + 2}", *gone])
    return item(pick(list(ItemKind)), id, brought_by=pick(("", *state.people)))


def anything(state: State, pick: Pick[Any]) -> Move:
    """Return any event of the vocabulary, its parts drawn from this meeting and from nowhere."""
    people = (*state.people, "zz")
    person = pick(people)
    items = (*(i.item.id for i in state.items), "i0")
    objections = (*(o.id for _, o in state.objections), "o0")
    words = pick(("Mot", " ", "Ligne\n[/b]\x1b", "é" * 3000))
    step = pick((state.step.name, pick(STEPS)))
    at_hand = state.proposal.last if state.proposal else version()
    changed = pick((
        at_hand, at_hand.model_copy(update={"text": f"Autre {state.stage.n}"}),
        version("Texte", term=pick(TERMS)), version("Texte", form_only=True),
        Version(text=words, responsible=(" ",)), Version(), Version(text="Une fois",
        kind=DecisionKind.ONE_OFF, number=9),
    ))  # fmt: skip
    several = pick(((person,), state.waiting() or people, state.at_once() or people, people))
    made = pick(("p1", f"p{state.stage.n}"))
    moves: list[Move] = [
        (ev.Arrived, {"people": several}),
        (ev.GuestArrived, {"guest": guest(pick(("g", *people)), counts=pick((None, True)))}),
        *[(kind, {"person": person}) for kind in (ev.CaughtUp, ev.Unreachable, ev.Reached,
                                                  ev.Left, ev.SpokeUp, ev.TurnReturned)],
        (ev.Seated, {"seats": pick((state.seats[::-1] or people, people))}),
        (ev.OfficeTaken, {"office": pick(("facilitator", "keyboard")), "person": person}),
        (ev.StepDone, {"step": step}), (ev.StepChosen, {"step": step}),
        (ev.Paused, {}), (ev.Resumed, {}), (ev.AsideBegun, {}), (ev.RoundBegun, {}),
        (ev.MeetingClosed, {"as_of": pick((None, state.now, state.opened))}),
        (ev.Passed, {"people": several}),
        (ev.RoundTurned, {"first": person, "reverse": pick((True, False))}),
        (ev.ItemAdded, {"item": _item(state, pick)}),
        (ev.ItemChanged, {"item": item(pick(list(ItemKind)), pick(items))}),
        (ev.ItemMoved, {"item": pick(items), "to": pick((0, 1, 9))}),
        *[(kind, {"item": pick(items)}) for kind in (ev.ItemRemoved, ev.ItemOpened)],
        (ev.ItemEnded, {"outcome": pick(list(ItemOutcome)), "to": "Ailleurs"}),
        (ev.EndMoved, {"minutes": pick((30, 500))}),
        (ev.Answered, {"people": several, "answer": pick(list(Answer)), "reason": words}),
        (ev.ConsentAsked, {
            "question": pick(QUESTIONS), "text": words, "minutes": pick((0, 600)),
            "items": pick(((), items[:1], items)), "version": pick((None, changed)),
            "objection": pick(objections),
        }),
        (ev.QuestionDropped, {}),
        (ev.ObjectionsTaken, {"objections": pick((objections[:1], objections[:2]))}),
        (ev.ObjectionSettled, {"objection": pick(objections), "state": pick(SETTLED),
                               "said_by": person}),
        (ev.ProposalMade, {"proposal": made, "author": person, "version": changed}),
        (ev.Amended, {"version": changed, "integrates": pick(((), objections[:1]))}),
        (ev.Adopted, {}), (ev.Elected, {"substitute": words}),
        (ev.NotAdopted, {"end": pick(tuple(ProposalEnd)[:3]), "to": "Cercle général",
                         "until": pick((None, date(2026, 5, 1)))}),
        (ev.Told, {"to": "Tous"}),
        (ev.ReviewChosen, {"choice": pick(("keep", "change", "drop")),
                           "decisions": pick(((), REVIEWED[:1], REVIEWED))}),
        (ev.ReviewsTaken, {"decisions": pick(((), REVIEWED[1:], ("zz",)))}),
        (ev.ReviewObjected, {"person": person, "decision": pick(REVIEWED), "reason": "Non"}),
        (ev.RoleDescribed, {"office": pick(("secretary", "facilitator")), "duties": words,
                            "term": pick((None, *TERMS)), "eligible": pick(((), people[:2]))}),
        (ev.BallotCast, {"by": person, "nominee": pick(people)}),
        (ev.LotDrawn, {"people": people[:2], "drawn": person}),
        (ev.NomineeDeclined, {"reason": words}),
        (ev.NobodyElected, {"end": pick(("vacant", "postponed")),
                            "until": pick((None, date(2026, 9, 1)))}),
        (ev.SteppedDown, {"office": pick(("leader", "secretary")), "person": person}),
        (ev.OfficeTaken, {"office": "facilitator", "person": person, "for_item": True}),
        (ev.OfficeTermSet, {"term": pick(TERMS)}),
        (ev.BallotsIn, {"passed": pick(((), (person,)))}),
        *[(kind, {"by": person, "nominee": pick(people), "reasons": "Rigueur"})
          for kind in (ev.Nominated, ev.NominationChanged)],
        (ev.NomineeProposed, {"person": person, "term": pick(TERMS), "reasons": words}),
        (ev.Noted, {"text": "Note"}), (ev.TextWritten, {"step": step, "text": "Mots"}),
        (ev.LineAdded, {"step": step, "text": "Ligne", "under": "Aspect"}),
        (ev.TunersChosen, {"people": several[:2]}),
        (ev.SpokeUp, {"person": person, "text": "Mot", "learning": pick((True, False))}),
        (ev.StepChosen, {"step": "ideas", "about": pick(("Rigueur", "Ailleurs"))}),
        (ev.TensionNoted, {"tension": Tension(fact=words)}),
        (ev.ActionAgreed, {"action": Action(id=pick(("x1", "x2")), what="Faire")}),
        (ev.ActionHeard, {"action": pick(("act0", "x1")), "state": ActionState.DONE}),
        (ev.BacklogAdded, {"item": BacklogItem(id=f"b{state.stage.n}", title="Point")}),
        (ev.MinutesAmended, {"text": "Une coquille"}),
        (ev.NextMeetingSet, {"next": NextMeeting(starts=state.now + timedelta(days=30))}),
        (ev.Measured, {"scores": pick(({}, {"": (4, 5)}))}),
        (ev.MeetingOpened, {"meeting": "m2", "context": state.context}),
    ]  # fmt: skip
    return pick(moves)  # type: ignore[no-any-return]

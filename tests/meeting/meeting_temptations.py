"""Events that would break an invariant of the method, were the engine to take them here."""

from typing import Any

from meeting_pool import SETTLED, TERMS, Move, Pick
from meeting_support import item, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.state import State
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import Answer, Version

DECIDING = ("consent", "objections", "understand", "test", "integrate", "nominee_consent")


def tempting(state: State, pick: Pick[Any]) -> Move:
    """Return what a facilitator in a hurry might try here."""
    groups = (_consent, _objections, _elections, _versions, _agenda)
    moves = [move for group in groups for move in group(state, pick)]
    return pick(moves)  # type: ignore[no-any-return]


def _consent(state: State, pick: Pick[Any]) -> list[Move]:
    """Deciding too soon, answering for others, objecting without a word."""
    moves: list[Move] = [(ev.StepDone, {"step": state.step.name})]
    if state.step.name in DECIDING:
        moves += [(ev.Adopted, {}), (ev.Elected, {})] * 3
    if state.stage.order and state.seats:
        who = (pick(state.seats),)
        moves += [
            (ev.Answered, {"people": who}),
            (ev.Answered, {"people": (state.stage.order[-1],)}),
            (ev.Answered, {"people": state.waiting() or who}),
            (ev.Answered, {"people": who, "answer": Answer.OBJECTION, "reason": pick(("", " "))}),
            (ev.SpokeUp, {"person": who[0]}),
            (ev.Passed, {"people": state.waiting() or who}),
        ]
    if len(state.here) > 2:
        # Someone goes at the very moment: their answer is missing, their objection stays.
        objectors = [o.author for _, o in state.objections if o.author in state.here]
        moves.append((ev.Left, {"person": pick(objectors or state.here)}))
        if not any(state.people[p].unreachable for p in state.here):
            moves.append((ev.Unreachable, {"person": pick(state.here)}))
    return moves


def _objections(state: State, pick: Pick[Any]) -> list[Move]:
    """Treating before the round ends, settling for someone else."""
    moves: list[Move] = []
    for _, objection in state.objections[-2:]:
        settled = {"objection": objection.id, "state": pick(SETTLED), "how": "Vite"}
        integrates = (objection.id,)
        moves += [
            (ev.ObjectionSettled, settled | {"said_by": objection.author}),
            (ev.ObjectionSettled, settled | {"said_by": pick(state.seats)}),
            (ev.ObjectionsTaken, {"objections": integrates}),
            (ev.Amended, {"version": version(f"Vite {state.stage.n}"), "integrates": integrates}),
            (ev.ConsentAsked, {"question": "objection_test", "objection": objection.id}),
        ]
        if state.step.again:
            moves += [(ev.StepChosen, {"step": step}) for step in state.step.again]
    return moves


def _elections(state: State, pick: Pick[Any]) -> list[Move]:
    """Ballots before their time, a person settled on without a round."""
    if state.process != "elect" or not state.seats:
        return []
    by, nominee = pick(state.seats), pick(state.seats)
    return [
        (ev.BallotsIn, {}),
        (ev.BallotsIn, {"passed": (by,)}),
        (ev.StepChosen, {"step": "ballots"}),
        (ev.BallotCast, {"by": by, "nominee": nominee}),
        (ev.NomineeDeclined, {}),
        (ev.NobodyElected, {"end": "vacant"}),
        (ev.RoleDescribed, {"office": "facilitator", "term": pick(TERMS)}),
        (ev.Nominated, {"by": by, "nominee": nominee, "reasons": "Vite"}),
        (ev.OfficeTermSet, {"term": pick(TERMS)}),
        (ev.RoleDescribed, {"office": "secretary"}),
        (ev.NomineeProposed, {"person": nominee, "term": pick(TERMS)}),
        (ev.Elected, {}),
    ]


def _versions(state: State, pick: Pick[Any]) -> list[Move]:
    """A change passed off as none, a decision without its parts."""
    if state.item is None:
        return []
    n = state.stage.n
    last = state.proposal.last if state.proposal else version()
    bare = Version(text="Sans rien", responsible=pick(((), ("",))))
    return [
        (ev.Amended, {"version": last.model_copy(update={"text": f"Autre {n}"})}),
        (ev.Amended, {"version": last.model_copy(update={"text": f"F {n}", "form_only": True})}),
        (ev.Amended, {"version": bare}),
        (ev.ProposalMade, {"proposal": f"p{n}", "author": "a", "version": bare}),
        (ev.ItemEnded, {"outcome": ItemOutcome.REACHED}),
        (ev.ConsentAsked, {"question": "form_correction", "version": version("Tout autre")}),
    ]


def _agenda(state: State, pick: Pick[Any]) -> list[Move]:
    """Opening what nobody agreed to, closing over what is left."""
    moves: list[Move] = []
    left = [i.item.id for i in state.items if i.outcome is None]
    if left and state.walk.process == "whole":
        moves += [(ev.ItemOpened, {"item": pick(left)})] * 2
        moves += [(ev.MeetingClosed, {}), (ev.ItemRemoved, {"item": pick(left)})]
        moves.append((ev.EndMoved, {"minutes": state.planned + 5}))
    if "agenda" in (walk.stage.about for walk in state.walks):
        added = item(ItemKind.REPORT, f"i{len(state.items) + 1}")
        moves += [(ev.ItemAdded, {"item": added})] * 2
        moves.append((ev.AsideBegun, {}))
    return moves

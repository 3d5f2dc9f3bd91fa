"""Brings a meeting to a step by the shortest way, before anyone touches a key."""

from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import Version
from cercle_tui.store.session import MeetingSession

TEXT = "We meet on the second Thursday of the month."


def reach(session: MeetingSession, step: str, item: str = "", *, times: int = 1) -> None:
    """Record what leads to `step`, in `item` when one is named; the `times`-th time it comes."""
    for _ in range(200):
        state = session.meeting.state
        there = state.stage.step == step and (not item or state.item is not None)
        if there:
            times -= 1
            if times == 0:
                return
        _next(session, item)
    raise AssertionError(f"{step} was not reached: {session.meeting.state.stage.step}")


def _next(session: MeetingSession, item: str) -> None:
    state = session.meeting.state
    step, kind = state.stage.step, state.step.kind

    def do(event: type[ev.Event], **facts: Any) -> None:
        session.record(event, **facts)

    missing = tuple(p for p, known in state.people.items() if not known.here)
    if step == "attendance" and missing:
        do(ev.Arrived, people=missing)
    elif step == "items" and item and state.get_item(item).outcome is None:
        do(ev.ItemOpened, item=item)
    elif step == "present" and state.proposal is None:
        version = Version(text=TEXT)
        do(ev.ProposalMade, proposal="p1", author="m2", version=version)
    elif step == "item_end":
        do(ev.ItemEnded, outcome="reached")
    elif kind is StageKind.ROUND and state.waiting():
        do(ev.SpokeUp, person=state.speaker())
    elif kind is StageKind.ANSWERS and state.waiting():
        people = state.at_once() if state.stage.together else (state.speaker(),)
        do(ev.Answered, people=people)
    elif step == "consent" and not state.open_objections(state.stage.about):
        do(ev.Adopted)
    else:
        do(ev.StepDone, step=step)


def object_(session: MeetingSession, *people: str, reason: str = "Too early in the year.") -> None:
    """At a consent round: these object, the others do not, and the round is complete."""
    for person in session.meeting.state.stage.order:
        answer = {"answer": "objection", "reason": reason} if person in people else {}
        session.record(ev.Answered, people=(person,), **answer)
    session.record(ev.StepDone, step="consent")


def amend(session: MeetingSession, text: str, *integrates: str) -> None:
    """A new version, which means to integrate these objections (ids)."""
    version = session.meeting.state.proposal.last.model_copy(update={"text": text})
    session.record(ev.Amended, version=version, integrates=integrates)

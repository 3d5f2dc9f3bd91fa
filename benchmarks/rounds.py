"""A meeting brought to its clarifying round, and left there for a program to take up."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.history_words import person_name
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.decision import Version
from cercle_tui.model.people import Mandate, Member, Office
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community
from cercle_tui.store.session import MeetingSession

PEOPLE = 8
"""Who sits in the round."""

ITEM = AgendaItem(id="bench-item", title="La boîte à clés", kind=ItemKind.DECIDE, minutes=20)
TEXT = """Nous confions la clé de la salle à deux personnes du cercle, à tour de rôle.
Elles en répondent au début de chaque rencontre."""


def left_in_a_round(data: Path) -> None:
    """Open a meeting of the first circle and record what leads to its clarifying round.

    Eight people are there, as in an ordinary evening; the meeting is left open, and is the one
    that `cercle meet` takes up. Raises StoreProblem.
    """
    folder, clock = DataFolder(data), Clock()
    info = next(iter(load_community(folder)[0].circles.values()))
    today = clock.now().date()
    circle = CircleProjection(folder, info).load().context(today)
    session = MeetingSession.start(folder, _seated(circle, today), clock)
    while session.meeting.state.stage.step != "clarify":
        kind, facts = _next(session)
        session.record(kind, **facts)
    session.close()


def _seated(circle: CircleContext, today: date) -> CircleContext:
    known = circle.members[:PEOPLE]
    more = [Member(id=f"bench-{n}", name=person_name(100 + n)) for n in range(PEOPLE - len(known))]
    members = (*known, *more)
    lasts = {"begins": today, "ends": today + timedelta(days=365)}
    mandates = tuple(
        Mandate(id=f"bench-{office}", office=office, person=member.id, **lasts)
        for office, member in zip(Office, members, strict=False)
    )
    return circle.model_copy(update={"members": members, "mandates": mandates, "items": (ITEM,)})


def _next(session: MeetingSession) -> tuple[type[ev.Event], dict[str, Any]]:
    """Return the event that goes on from where the meeting stands, by the shortest way."""
    state = session.meeting.state
    step, kind, waiting = state.stage.step, state.step.kind, state.waiting()
    absent = tuple(person for person, known in state.people.items() if not known.here)
    if step == "attendance" and absent:
        return ev.Arrived, {"people": absent}
    if step == "items":
        return ev.ItemOpened, {"item": ITEM.id}
    if step == "present" and state.proposal is None:
        author = next(iter(state.people))
        version = Version(text=TEXT)
        return ev.ProposalMade, {"proposal": "bench", "author": author, "version": version}
    if kind is StageKind.ROUND and waiting:
        return ev.SpokeUp, {"person": state.speaker()}
    if kind is StageKind.ANSWERS and waiting:
        return ev.Answered, {"people": state.at_once()}
    return ev.StepDone, {"step": step}

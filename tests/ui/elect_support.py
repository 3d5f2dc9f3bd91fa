"""Elections at the table: a circle whose offices are known, and a way to each step of one."""

from collections.abc import Sequence
from typing import Any

from table_support import NAMES, Table, context, office

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.takes.electing import ballots_missing
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.practice import PRESETS, Practice
from cercle_tui.store.session import MeetingSession

DUTIES = "Keep the minutes and prepare the agendas."
EIGHT = ("Marie", "Luc", "Paul", "Amina", "Jean", "Noémie", "François", "Zoé")
S3 = PRESETS["s3"]


def electing(
    names: Sequence[str] = NAMES, *, subject: str = "secretary", **more: Any
) -> Any:  # fmt: skip
    """Return a circle whose agenda holds one election, of an office whose duties are known."""
    item = AgendaItem(id="i1", title="Election", kind="elect", minutes=30, subject=subject)
    known: dict[str, Any] = {
        "items": (item,),
        "duties": {"secretary": DUTIES},
        "mandates": (
            office("facilitator", "m0"), office("leader", "m1"), office("secretary", "m2"),
        ),
    }  # fmt: skip
    return context(names, **known | more)


def elect_to(session: MeetingSession, step: str, **named: str) -> None:
    """Record what leads an election to `step`; `named` says who names whom, m3 where nothing."""
    for _ in range(200):
        state = session.meeting.state
        if state.stage.step == step and (state.item is not None or step == "items"):
            return
        _next(session, named)
    raise AssertionError(f"{step} was not reached: {session.meeting.state.stage.step}")


def _next(session: MeetingSession, named: dict[str, str]) -> None:
    state = session.meeting.state
    at = state.stage.step

    def do(event: type[ev.Event], **facts: Any) -> None:
        session.record(event, **facts)

    missing = tuple(p for p, known in state.people.items() if not known.here)
    if at == "attendance" and missing:
        do(ev.Arrived, people=missing)
    elif at == "items":
        do(ev.ItemOpened, item="i1")
    elif at == "criteria" and state.item and not state.item.lines:
        do(ev.LineAdded, step="criteria", text="Rigour")
    elif at == "ballots":
        for by in ballots_missing(state):
            do(ev.BallotCast, by=by, nominee=named.get(by, "m3"))
        do(ev.BallotsIn)
    elif at == "nominations" and state.waiting():
        by = state.speaker()
        do(ev.Nominated, by=by, nominee=named.get(by, "m3"), reasons=f"Reason of {by}")
    elif at == "propose":
        do(ev.NomineeProposed, person="m3", term=state.item.election.term, reasons="Calm")
    elif at in ("nominee_consent",) and not state.waiting():
        do(ev.Elected)
    elif state.waiting() and state.step.kind.value == "round":
        do(ev.SpokeUp, person=state.speaker())
    elif state.waiting():
        do(ev.Answered, people=state.at_once() if state.stage.together else (state.speaker(),))
    else:
        do(ev.StepDone, step=at)


def table_at(root: Any, step: str, circle: Any = None, lang: str = "en", **named: str) -> Table:
    """Return a table whose election stands at `step`."""
    t = Table(root, circle or electing(), lang=lang)
    elect_to(t.session, step, **named)
    return t


def practice(**options: Any) -> Practice:
    return Practice(**options)


async def names(t: Table, typed: str, reasons: str) -> None:
    """In a ballot's form: a letter or two, Enter, the reasons, Enter."""
    await t.type(typed)
    await t.press("enter")
    await t.type(reasons)
    await t.press("enter")


def said_in(t: Table) -> str:
    """What the screen says, whatever the lines it is broken into."""
    return " ".join(t.text().replace("│", " ").split())

"""A circle of four in a folder, a clock that ticks, and a decision taken in a few events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Version
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.term import Term
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.session import MeetingSession
from cercle_tui.store.yearbook import write_between, write_community

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
PEOPLE = ("marie", "luc", "paul", "amina")


def ticking(start: datetime = datetime(2026, 11, 23, 19, tzinfo=UTC), seed: int = 0) -> Clock:
    """A clock that goes on by a second each time it is read; ids follow from `seed`."""

    def moments() -> Iterator[datetime]:
        at = start
        while True:
            at += timedelta(seconds=1)
            yield at

    tick, count = moments(), iter(range(seed * 1000, seed * 1000 + 1000))
    return Clock(lambda: next(tick), lambda size: next(count).to_bytes(size, "big"))


def founded(root: Path, clock: Clock) -> DataFolder:
    """Return a folder with one circle of four, its leader and its facilitator."""
    folder = DataFolder(root)
    folder.ensure()
    write_community(
        folder, clock, [(bt.CommunityFounded, {"name": "Rive-Sud"}),
                        (bt.CircleFounded, {"circle": INFO})],
    )  # fmt: skip
    day = date(2026, 1, 1)
    mandates = [
        Mandate(id=f"m-{office}", office=office, person=person, begins=day, ends=date(2027, 1, 1))
        for office, person in (("leader", "luc"), ("facilitator", "marie"))
    ]
    write_between(
        folder, INFO.slug, INFO.id, clock,
        [(bt.MemberJoined, {"member": Member(id=p, name=p.title())}) for p in PEOPLE]
        + [(bt.OfficeFilled, {"mandate": mandate}) for mandate in mandates]
        + [(bt.AgendaPrepared, {"items": (AgendaItem(id="i1", title="Calendrier"),)})],
    )  # fmt: skip
    return folder


def started(folder: DataFolder, clock: Clock) -> MeetingSession:
    """Return a meeting of the circle, just opened."""
    circle = CircleProjection(folder, INFO).load()
    return MeetingSession.start(folder, circle.context(date(2026, 11, 23)), clock)


def everyone(session: MeetingSession) -> None:
    """Each one waiting speaks, then the step ends."""
    while waiting := session.meeting.state.waiting():
        session.record(ev.SpokeUp, person=waiting[0])
    done(session)


def done(session: MeetingSession) -> None:
    session.record(ev.StepDone, step=session.meeting.state.stage.step)


def consent(session: MeetingSession) -> None:
    """Each one waiting has no objection, or all at once where it is asked so."""
    while waiting := session.meeting.state.waiting():
        together = session.meeting.state.stage.together
        session.record(ev.Answered, people=waiting if together else waiting[:1])
        if together:
            return


def to_items(session: MeetingSession) -> None:
    """From who is here to the choice of an item."""
    session.record(ev.Arrived, people=PEOPLE)
    done(session)
    everyone(session)
    while session.meeting.state.stage.step != "items":
        if session.meeting.state.waiting():
            consent(session)
        else:
            done(session)


def decide(session: MeetingSession, text: str = "On se voit le jeudi.") -> None:
    """The first item becomes an adopted decision, and ends."""
    session.record(ev.ItemOpened, item="i1")
    version = Version(title="Calendrier", text=text, term=Term(months=6))
    session.record(ev.ProposalMade, proposal="p1", author="paul", version=version)
    done(session)
    everyone(session)
    everyone(session)
    done(session)
    consent(session)
    session.record(ev.Adopted)


def close(session: MeetingSession) -> None:
    """From the reading back of the decision to the end."""
    done(session)
    session.record(ev.ItemEnded)
    done(session)
    everyone(session)
    done(session)
    session.record(ev.MeetingClosed)

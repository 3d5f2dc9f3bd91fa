"""A circle whose meetings are really held on a disk, with a clock moved by hand."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "meeting"))

from meeting_support import INFO, START, Driver, item, office, people

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.model.practice import Practice
from cercle_tui.reports.writing import Minutes, keep_minutes, minutes_of
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community
from cercle_tui.store.session import MeetingSession
from cercle_tui.store.yearbook import write_between, write_community

__all__ = ["INFO", "START", "Held", "Kept", "item", "office", "people"]


class Held(Driver):
    """A meeting held through its session, every event on the disk."""

    def __init__(self, home: "Kept") -> None:
        circle = home.circle.context(home.circle.day(home.now))
        self.home, self.circle, self.made = home, circle, 0
        self.session = MeetingSession.start(home.folder, circle, home.clock)
        self.id = self.session.meeting.state.meeting

    @property
    def meeting(self) -> Meeting:  # type: ignore[override]
        return self.session.meeting

    def do(self, kind: type[ev.Event], **fields: Any) -> "Held":
        self.home.now += timedelta(minutes=1)
        self.session.record(kind, **fields)
        return self

    def decide(self, text: str = "Une clé par personne.", name: str = "i1") -> "Held":
        """From the agenda, one policy is adopted, and the items are ended."""
        self.do(ev.ItemAdded, item=item(id=name)).done("agenda").consent("agenda_consent")
        self.do(ev.ItemOpened, item=name).propose(text, proposal=name).to_consent()
        self.concern("a", "Le coût.").rest_consents().do(ev.Adopted)
        self.done("read_back").end_item()
        return self

    def propose(self, text: str = "Une clé.", **more: Any) -> "Held":
        more.pop("proposal", "")
        self.made += 1
        super().propose(text, **more)
        return self

    def to_end(self) -> str:
        """From the minutes, consented to, through an agenda without items, to the end."""
        while self.step != "agenda":
            self.consent() if self.state.step.asks else self.done()
        self.done("agenda").consent("agenda_consent")
        return self.end()

    def end(self) -> str:
        """From the items to the sealed book; returns the meeting's id."""
        self.done("items").round("closing")
        if self.step == "minutes_closing":
            self.consent()
        self.done("measure").do(ev.MeetingClosed)
        self.session.close()
        return self.id


class Kept:
    """A circle of four in a data folder, on `START`."""

    def __init__(self, root: Path, **practice: Any) -> None:
        self.folder, self.now = DataFolder(root), START
        self._projection: CircleProjection | None = None
        self.clock = Clock(now=lambda: self.now)
        self.folder.ensure()
        self.describe()
        self.tell(
            *((bt.MemberJoined, {"member": member}) for member in people(4)),
            *(
                (bt.OfficeFilled, {"mandate": office(name, who)})
                for name, who in (("leader", "a"), ("facilitator", "b"), ("secretary", "c"))
            ),
        )
        self.practise(**practice)  # fmt: skip

    def describe(self, **changes: Any) -> None:
        info = INFO.model_copy(update={"lang": "en", **changes})
        write_community(self.folder, self.clock, [(bt.CircleFounded, {"circle": info})])

    def tell(self, *facts: Any) -> None:
        write_between(self.folder, INFO.slug, INFO.id, self.clock, facts)

    def practise(self, **practice: Any) -> None:
        self.tell((bt.PracticeSet, {"practice": Practice.model_validate(practice)}))

    def later(self, **span: float) -> "Kept":
        self.now += timedelta(**span)
        return self

    @property
    def projection(self) -> CircleProjection:
        """The circle's register, brought up to date with its books."""
        community, problems = load_community(self.folder)
        assert not problems
        info = community.circles[INFO.id]
        if self._projection is None or self._projection.info != info:
            self._projection = CircleProjection(self.folder, info)
            self._projection.load()
        self._projection.refresh()
        return self._projection

    @property
    def circle(self) -> Any:
        return self.projection.circle

    def meet(self, text: str = "Une clé par personne.", name: str = "i1") -> str:
        """Hold a meeting that adopts a policy, and consents to the last minutes when asked."""
        return Held(self).to_agenda().decide(text, name).end()  # type: ignore[attr-defined,no-any-return]

    def opening(self) -> Held:
        """Return the next meeting at the step of the minutes."""
        held = Held(self)
        held.gather().round("opening")
        held.consent("duration")
        return held

    def minutes(self, meeting: str, version: int = 0) -> Minutes:
        return minutes_of(self.projection, meeting, self.now, version)

    def keep(self, meeting: str) -> Path:
        return keep_minutes(self.projection, meeting, self.now)

    def correct(self, meeting: str, text: str) -> None:
        self.tell((bt.MinutesCorrected, {"meeting": meeting, "text": text, "person": "a"}))

    def objects(self, meeting: str, person: str = "b", reason: str = "Faux.") -> None:
        self.tell((bt.MinutesObjected, {"meeting": meeting, "person": person, "reason": reason}))

    def settles(self, meeting: str, person: str = "b", how: str = "withdrawn") -> None:
        told = {"meeting": meeting, "person": person, "how": how}
        self.tell((bt.MinutesObjectionSettled, told))

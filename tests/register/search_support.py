"""Circles made of a few decisions said in a line each, and what a search of them finds."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Concern, Decision, Objection, Version
from cercle_tui.model.election import Attempt
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term
from cercle_tui.register.search import Filters, Found, Index

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
PEOPLE = (
    Member(id="zoe", name="Zoé"),
    Member(id="luc", name="Luc"),
    Member(id="marie", name="Marie"),
)
START = datetime(2026, 1, 5, 23, tzinfo=UTC)
TODAY = date(2026, 6, 1)
_NUMBERS = count(1)


def decision(
    title: str, text: str = "", *, on: datetime = START, id: str = "",
    objections: Iterable[str] = (), concerns: Iterable[str] = (), **more: Any,
) -> Decision:  # fmt: skip
    """A decision as it stands in the register; `more` goes to its version or to itself."""
    about = {k: more.pop(k) for k in list(more) if k in Decision.model_fields}
    version = Version(title=title, text=text, **({"term": Term(months=12)} | more))
    return Decision(
        id=id or f"m1.d{next(_NUMBERS)}", meeting="m1", item="i1", at=on, versions=(version,),
        objections=tuple(
            Objection(id=f"o{n}", author="marie", reason=reason)
            for n, reason in enumerate(objections)
        ),
        concerns=tuple(Concern(author="marie", text=text) for text in concerns),
        ends=version.term.ends(on.date()) if version.term else None,
        **about,
    )  # fmt: skip


def circle(
    *decisions: Decision, info: CircleInfo = INFO, practice: Practice | None = None,
    elections: Iterable[ElectionRecord] = (),
) -> Circle:  # fmt: skip
    """A circle of one meeting that took these decisions, a minute apart unless said otherwise."""
    spaced = [
        told if told.at != START else told.model_copy(update={"at": START + timedelta(minutes=n)})
        for n, told in enumerate(decisions)
    ]
    record = MeetingRecord(
        id="m1", circle=info.id, opened=START, closed=START + timedelta(hours=2), people=PEOPLE,
        decisions=tuple(spaced), elections=tuple(elections),
    )  # fmt: skip
    whole = Circle(info, members={m.id: m for m in PEOPLE}, practice=practice or Practice())
    return whole.take(record)


def elected(office: str, person: str, begins: date, ends: date, **more: Any) -> ElectionRecord:
    """An election that gave `office` to `person`."""
    return ElectionRecord(
        item=f"e-{begins}", office=office, end="elected", at=START,
        mandate=Mandate(id=f"m1.e-{begins}", office=office, person=person, begins=begins,
                        ends=ends, elected_in="m1"),
        proposed=(Attempt(person=person, term=Term(months=12), reasons="Sa patience."),),
        **more,
    )  # fmt: skip


def index_of(*circles: Circle) -> Index:
    """An index in memory that knows these circles."""
    index = Index.open(None)
    for one in circles:
        index.update(one, "1")
    return index


def titles(found: Found) -> list[str]:
    return [hit.entry.title for hit in found.hits]


def find(
    index: Index, words: str, filters: Filters | None = None, today: date = TODAY
) -> list[str]:
    """The titles found, in order."""
    return titles(index.search(words, filters, today))

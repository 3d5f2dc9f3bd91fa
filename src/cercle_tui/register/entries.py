"""The register as a list: each decision with its number, how it stands today and who answers."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.late import is_suspended, objections
from cercle_tui.model.decision import Decision, DecisionKind, EntryKind
from cercle_tui.register.people import called, known_names

REVIEW_WITHIN = timedelta(days=30)
"""How long before its term a decision counts as due for review."""

_TITLE_WIDTH = 80

_NUMBER = re.compile(r"^(\w{1,3})[- ]?(\d{4})[- ](\d{1,6})$")


class Status(StrEnum):
    """How a decision or an election stands today; the values are the keys of its words."""

    IN_FORCE = "in_force"
    DUE = "review_due"
    PAST_TERM = "past_term"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"
    REFERRED = "referred"
    SUSPENDED = "suspended"  # adopted, and waiting for the answers of those who were absent
    VACANT = "vacant"  # an election that found nobody
    DONE = "adopted"  # a one-off has no term: it was adopted, and that is all there is to follow


STANDING = frozenset({Status.IN_FORCE, Status.DUE, Status.PAST_TERM})
"""Decisions the circle lives by: past its term one still holds until it is reviewed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register.

    `on` is the day it was adopted, or ended otherwise; `ends` the last day of its term or of its
    mandate; `over_on` the day a later meeting replaced or dropped it, or someone followed in the
    office; `meetings_left` how many meetings remain of a term counted in meetings, never below 0.
    An election has the `office` and the name of the `person` elected, "" where nobody was; its
    `title` is its item's, and it has no number.
    """

    id: str
    number: str
    title: str
    kind: EntryKind
    status: Status
    on: date
    circle: str
    ends: date | None = None
    over_on: date | None = None
    meetings_left: int | None = None
    responsible: tuple[str, ...] = ()
    late_objections: int = 0
    """How many members absent at its adoption object to it since."""
    office: str = ""
    person: str = ""

    @property
    def adopted_on(self) -> date | None:
        """The day it was adopted, None for what never was."""
        return self.on if self.number else None


def entries(circle: Circle, today: date) -> list[Entry]:
    """Return every decision of the register, the latest first."""
    return [on_day(entry, today) for entry in reversed(undated(circle))]


def entry_of(circle: Circle, decision: str, today: date) -> Entry:
    """Return the register's line of one decision; raises `KeyError` for an unknown id."""
    kept = circle.decisions[decision]
    return on_day(_entry(circle, kept, known_names(circle), item_titles(circle)), today)


def undated(circle: Circle) -> list[Entry]:
    """Return every decision, the oldest first; `on_day` tells how each stands on a day.

    Until then a status that its term settles is `IN_FORCE`.
    """
    names, titles = known_names(circle), item_titles(circle)
    return [_entry(circle, kept, names, titles) for kept in circle.decisions.values()]


def on_day(entry: Entry, today: date) -> Entry:
    """Return an undated entry as it stands on `today`, its last day included in its term."""
    status = _status_on(entry, today)
    return entry if status is entry.status else replace(entry, status=status)


def _status_on(entry: Entry, today: date) -> Status:
    if entry.status is not Status.IN_FORCE:
        return entry.status
    if entry.over_on is not None and entry.over_on <= today:
        return Status.SUPERSEDED
    if entry.ends is None:
        return Status.DUE if entry.meetings_left == 0 else Status.IN_FORCE
    if entry.ends < today:
        return Status.PAST_TERM
    return Status.DUE if entry.ends - today <= REVIEW_WITHIN else Status.IN_FORCE


def by_number(circle: Circle, wanted: str) -> Kept | None:
    """Return the decision of this id or short number, or None; "h-2026-7" is H-2026-007."""
    found = circle.decisions.get(wanted)
    if found is not None:
        return found
    number = _NUMBER.sub(
        lambda found: f"{found[1]}-{found[2]}-{int(found[3]):03d}", wanted.strip().casefold()
    )
    return next(
        (kept for kept in circle.decisions.values() if number and kept.number.casefold() == number),
        None,
    )


def item_titles(circle: Circle) -> dict[tuple[str, str], str]:
    """Return the titles of all agenda items, by (meeting, item)."""
    return {(record.id, item.id): item.title for record in circle.meetings for item in record.items}


def title_of(decision: Decision, item_title: str = "") -> str:
    """Return its title, else its item's, else the beginning of its text."""
    first = decision.final.text.partition("\n")[0]
    short = first if len(first) <= _TITLE_WIDTH else first[: _TITLE_WIDTH - 1].rstrip() + "…"
    return decision.final.title or item_title or short


def status_of(circle: Circle, kept: Kept, today: date) -> Status:
    """Return how a decision stands on `today`, its last day included in its term."""
    return on_day(_entry(circle, kept, {}, {}), today).status


def _settled(circle: Circle, kept: Kept) -> Status:
    """How it stands whatever the day; `IN_FORCE` where its term settles that."""
    decision = kept.decision
    if decision.status != "adopted":
        return Status(decision.status)
    if kept.superseded_by:
        return Status.SUPERSEDED
    if kept.dropped_on is not None:
        return Status.DROPPED
    if is_suspended(circle, kept):
        return Status.SUSPENDED
    return Status.DONE if decision.final.kind is DecisionKind.ONE_OFF else Status.IN_FORCE


def meetings_left(circle: Circle, kept: Kept) -> int | None:
    """Return how many meetings remain until its review; None when its term is a date."""
    if kept.ends is not None or kept.due_count is None:
        return None
    return max(0, kept.due_count - circle.closed_meetings)


def _entry(
    circle: Circle,
    kept: Kept,
    names: dict[str, str],
    titles: dict[tuple[str, str], str],
) -> Entry:
    decision = kept.decision
    return Entry(
        id=decision.id,
        number=kept.number,
        title=title_of(decision, titles.get((decision.meeting, decision.item), "")),
        kind=EntryKind(decision.final.kind),
        status=_settled(circle, kept),
        on=circle.day(decision.at),
        circle=circle.info.name,
        ends=kept.ends,
        over_on=kept.superseded_on or kept.dropped_on,
        meetings_left=meetings_left(circle, kept),
        responsible=called(names, decision.final.responsible),
        late_objections=len(objections(kept)),
    )

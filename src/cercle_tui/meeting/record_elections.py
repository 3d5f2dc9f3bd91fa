"""An election as its meeting leaves it, and the mandate it gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from cercle_tui.meeting.gates import criteria_of
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.state import State
from cercle_tui.model.base import Id, Line, Text, Value
from cercle_tui.model.decision import Concern, Objection, RoundTaken
from cercle_tui.model.election import Attempt, Declined, Lot, Nomination
from cercle_tui.model.people import Mandate
from cercle_tui.model.term import Term

Day = Callable[[datetime], date]


class ElectionRecord(Value):
    """An election as it came out; what was said in it is only added to."""

    item: Id
    office: Line
    circle: str = ""
    """The circle it is an office of, empty for this one."""
    duties: Text = ""
    why: Text = ""
    eligible: tuple[str, ...] = ()
    term: Term | None = None
    criteria: tuple[Line, ...] = ()
    voters: tuple[str, ...] = ()
    """Who had a ballot once all were in."""
    said: tuple[Nomination, ...] = ()
    """The ballots as they were read, then the change round."""
    passed: tuple[str, ...] = ()
    lots: tuple[Lot, ...] = ()
    proposed: tuple[Attempt, ...] = ()
    declined: tuple[Declined, ...] = ()
    rounds: tuple[RoundTaken, ...] = ()
    objections: tuple[Objection, ...] = ()
    concerns: tuple[Concern, ...] = ()
    mandate: Mandate | None = None
    end: str = ""
    """"elected", "vacant", "postponed"; empty when it did not come to an end."""
    until: date | None = None
    reason: Text = ""
    at: datetime | None = None


def _mandate(state: State, item: ItemState, place: int, day: Day) -> Mandate | None:
    election = item.elections[place]
    attempt = election.proposed
    if not election.elected or election.ended is None or attempt is None:
        return None
    begins = day((state.closed if election.at_end else None) or election.ended)
    number = f".{place + 1}" if place else ""
    return Mandate(
        id=f"{state.meeting}.{item.item.id}{number}",
        office=election.office,
        person=attempt.person,
        begins=begins,
        ends=attempt.term.ends(begins) or begins,
        interim=attempt.interim,
        substitute=election.substitute,
        elected_in=state.meeting,
    )


def election_record(state: State, item: ItemState, place: int, day: Day) -> ElectionRecord:
    """Return what stands of one of the item's elections; `day` gives the circle's day."""
    election = item.elections[place]
    about = replace(item, filling=place).election_key
    return ElectionRecord(
        item=item.item.id,
        office=election.office,
        circle=election.circle,
        duties=election.duties,
        why=election.why,
        eligible=election.eligible,
        term=election.term,
        criteria=tuple(line.text for line in criteria_of(item, election.office)),
        voters=election.voters,
        said=election.said,
        passed=election.passed,
        lots=election.lots,
        proposed=election.attempts,
        declined=election.declined,
        rounds=election.rounds,
        objections=state.objections_about(about),
        concerns=state.concerns_about(about),
        mandate=_mandate(state, item, place, day),
        end=election.end,
        until=election.until,
        reason=election.reason,
        at=election.ended,
    )

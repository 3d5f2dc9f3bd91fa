"""A circle's year as an accredited expert follows it, figure by figure."""

from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import ActionState
from cercle_tui.register.commitments import is_behind
from cercle_tui.register.community import counted, past_terms, vacancies
from cercle_tui.register.curves import Direction, Mean, by_meeting, by_year, direction
from cercle_tui.register.due import is_tension
from cercle_tui.register.entries import Entry, Status, entries
from cercle_tui.register.progress import Commitment, commitment
from cercle_tui.register.voices import Voices, of_year


@dataclass(frozen=True, slots=True)
class CircleYear:
    """What a year was in a circle, and how it stands on `today`.

    `meetings` are the days of those closed; `adopted`, `elected` and `done` are of the year.
    `measure` is the year's means by scale, `before` those of the year before. `tensions` are
    counted and never told. `observations` are those shared with the circle in the year.
    """

    info: CircleInfo
    year: int
    today: date
    members: int
    kept: Commitment
    behind: bool
    meetings: tuple[date, ...]
    adopted: int
    elected: int
    actions_open: int
    actions_late: int
    vacant: tuple[str, ...]
    past_term: tuple[tuple[str, date], ...]
    reviews_past: tuple[Entry, ...]
    tensions: int
    measure: dict[str, Mean]
    before: dict[str, Mean]
    direction: Direction | None
    voices: Voices | None
    observations: tuple[bt.Observed, ...]
    next: date | None


def circle_year(circle: Circle, year: int, today: date) -> CircleYear:
    """Return a circle's year; `circle` knows what its neighbours make of it."""
    closed = [record for record in circle.meetings if record.closed]
    held = [record for record in closed if circle.day(record.opened).year == year]
    kept = commitment(circle, year)
    open_actions = [one for one in circle.actions.values() if one.state is ActionState.OPEN]
    means = [
        sum(one.means.values()) / len(one.means)
        for one in by_meeting(circle)
        if one.on.year <= year
    ]  # fmt: skip
    years = by_year(circle)
    planned = circle.next_meeting
    comes = circle.day(planned.starts) if planned else None
    return CircleYear(
        info=circle.info,
        year=year,
        today=today,
        members=counted(circle),
        kept=kept,
        behind=is_behind(kept, today),
        meetings=tuple(circle.day(record.opened) for record in held),
        adopted=circle.adopted.get(year, 0),
        elected=sum(
            1
            for record in circle.meetings
            if circle.day(record.opened).year == year
            for one in record.elections
            if one.end == "elected" and not one.circle
        ),
        actions_open=len(open_actions),
        actions_late=sum(1 for one in open_actions if one.due is not None and one.due < today),
        vacant=vacancies(circle, today),
        past_term=past_terms(circle, today),
        reviews_past=tuple(
            entry for entry in entries(circle, today) if entry.status is Status.PAST_TERM
        ),
        tensions=sum(1 for point in circle.backlog.values() if is_tension(point)),
        measure=years.get(f"{year:04d}", {}),
        before=years.get(f"{year - 1:04d}", {}),
        direction=direction(means),
        voices=of_year(circle, year),
        observations=tuple(one for one in circle.observations if one.on.year == year),
        next=comes if comes is not None and comes >= today else None,
    )

"""From circles to the export: what the selection keeps of each, put into its values."""

from collections.abc import Callable, Iterable, Sequence

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.text import clean_line
from cercle_tui.register.curves import FEWEST_SCORES
from cercle_tui.register.due import due
from cercle_tui.register.offices import history, offices
from cercle_tui.register.people import known_names
from cercle_tui.register.progress import commitment, spreads
from cercle_tui.reports.exports.decisions import decisions_of, elections_of
from cercle_tui.reports.exports.model import (
    CircleOut,
    DecisionOut,
    DueOut,
    Export,
    ItemOut,
    LimitsOut,
    MeetingOut,
    OfficeOut,
    ScoreOut,
)
from cercle_tui.reports.exports.selection import Selection, Source, persons
from cercle_tui.reports.exports.taking import Taking

DUE_WITHIN = 365
"""How many days ahead what falls due is told."""


def gather(
    sources: Sequence[Source],
    selection: Selection,
    community: str = "",
    people: Iterable[str] = (),
    unread: Iterable[str] = (),
) -> Export:
    """Return the export of these circles.

    `people` are names of the community beyond these circles, which texts may hold too: they
    matter only where names are left out. `unread` are files that could not be read. Raises
    `ValueError` for no circle.
    """
    blank: Callable[[str], str] = str if selection.names else persons(sources, people)
    limits = LimitsOut(since=selection.since, until=selection.until,
                       decisions_only=selection.decisions_only, names=selection.names)  # fmt: skip
    takings = [
        Taking(
            source.circle,
            source.today,
            selection,
            blank,
            known_names(source.circle),
            beside=source.circle.practice.names_beside and selection.names,
        )
        for source in sources
    ]
    whole = () if selection.decisions_only else takings
    return Export(
        made=max(source.today for source in sources),
        community=blank(community),
        limits=limits,
        circles=tuple(map(_circle, takings)),
        decisions=_latest_first(d for taking in takings for d in decisions_of(taking)),
        elections=tuple(e for taking in whole for e in elections_of(taking)),
        offices=tuple(o for taking in whole for o in _offices(taking)),
        meetings=tuple(m for taking in whole for m in _meetings(taking)),
        due=tuple(d for taking in whole for d in _due(taking)),
        partial=tuple(blank(clean_line(name)) for name in unread),
    )


def _latest_first(found: Iterable[DecisionOut]) -> tuple[DecisionOut, ...]:
    return tuple(sorted(found, key=lambda told: told.on, reverse=True))


def _circle(taking: Taking) -> CircleOut:
    info, text, whole = taking.circle.info, taking.text, not taking.selection.decisions_only
    kept = commitment(taking.circle, taking.today.year)
    planned = taking.circle.next_meeting if whole else None
    return CircleOut(
        id=info.id,
        slug=info.slug,
        name=text(info.name),
        lang=info.lang,
        today=taking.today,
        parent=info.parent,
        kind=info.kind,
        aim=text(info.aim),
        purpose=text(info.purpose),
        domain=text(info.domain),
        held_this_year=kept.held if whole else None,
        promised_a_year=kept.promised if whole else None,
        next_meeting=planned.starts if planned else None,
        next_place=text(planned.place) if planned else "",
    )


def _offices(taking: Taking) -> Iterable[OfficeOut]:
    """Spans that touch the period, by the circle's own order of offices."""
    selection, circle = taking.selection, taking.circle
    for office in offices(circle):
        for span in history(circle, office, taking.today):
            over = span.until
            before = selection.until is None or span.begins <= selection.until
            after = selection.since is None or over is None or over >= selection.since
            if before and after:
                yield OfficeOut(
                    circle=circle.info.id,
                    office=taking.text(office),
                    person=taking.name(span.person),
                    begins=span.begins,
                    ends=span.ends,
                    until=over,
                    meeting=span.meeting,
                    elected_on=span.elected_on,
                    elected_by=taking.text(span.elected_by),
                    interim=span.interim,
                    substitute=taking.person(span.substitute),
                    given_up=span.given_up,
                    left=taking.text(span.left),
                    awaiting=span.awaiting,
                )


def _meetings(taking: Taking) -> Iterable[MeetingOut]:
    for record in reversed(taking.circle.meetings):
        if taking.selection.holds(taking.circle.day(record.opened)):
            yield _meeting(taking, record)


def _meeting(taking: Taking, record: MeetingRecord) -> MeetingOut:
    return MeetingOut(
        id=record.id,
        circle=taking.circle.info.id,
        on=taking.circle.day(record.opened),
        opened=record.opened,
        closed=record.closed,
        place=taking.text(record.place),
        present=taking.names_of(record.present),
        absent=taking.names_of(record.absent),
        facilitator=taking.name(record.facilitator),
        secretary=taking.name(record.secretary),
        items=tuple(
            ItemOut(title=taking.text(i.title), kind=i.kind, outcome=i.outcome or "")
            for i in record.items
        ),
        scores=tuple(
            ScoreOut(scale=s.scale, mean=round(s.mean, 2), count=s.count)
            for s in spreads(record.scores)
            if s.count >= FEWEST_SCORES
        ),
    )


def _due(taking: Taking) -> Iterable[DueOut]:
    for item in due(taking.circle, taking.today, DUE_WITHIN):
        if taking.selection.holds(item.on):
            yield DueOut(
                kind=item.kind,
                id=item.id,
                circle=taking.circle.info.id,
                title=taking.text(item.title),
                on=item.on,
                late=item.late,
                who=taking.persons(item.who),
                number=item.number,
            )


def names_in(circles: Iterable[Circle]) -> tuple[str, ...]:
    """Return the names of everyone that these circles ever named."""
    return tuple(dict.fromkeys(name for c in circles for name in known_names(c).values()))

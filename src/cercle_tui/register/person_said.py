"""What one person said and did, as the records of their circles tell it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import ItemRecord, MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.decision import Concern, Objection
from cercle_tui.register.entries import item_titles, title_of
from cercle_tui.register.people import known_names
from cercle_tui.register.person_lines import Whom


class Deed(StrEnum):
    """What sort of thing it is; the values are the keys of its words."""

    PRESENT = "present"
    ABSENT = "absent"
    BROUGHT = "brought"
    PROPOSED = "proposed"
    ANSWER = "answer"
    OBJECTION = "objection"
    CONCERN = "concern"
    OPINION = "opinion"
    NOTE = "note"
    NOMINATION = "nomination"
    NOMINATED = "nominated"
    ELECTION = "election"
    ACTION = "action"
    SCORE = "score"
    SPEAKING = "speaking"
    TENSION = "tension"
    MINUTES = "minutes"
    RESOURCE = "resource"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing, with its day and the name of its circle; `meeting` is "" between meetings."""

    on: date
    circle: str
    kind: Deed
    text: str = ""
    meeting: str = ""
    about: str = ""
    """The office or the answer, as the books write it."""


Told = tuple[Deed, str, str]
"""The sort of thing, its text, and the office or the answer it is about."""


def said_by(circle: Circle, whom: Whom) -> list[Said]:
    """Return what a circle's records hold of the person, the oldest first."""
    name, names = circle.info.name, known_names(circle)
    found = [
        Said(circle.day(record.opened), name, kind, text, record.id, about)
        for record in circle.meetings
        for kind, text, about in _in_meeting(record, whom, names)
    ]
    titles = item_titles(circle)
    for kept in circle.decisions.values():
        decision = kept.decision
        title = title_of(decision, titles.get((decision.meeting, decision.item), ""))
        for on, (kind, text, about) in _in_decision(circle, kept, title, whom):
            found.append(Said(on, name, kind, text, decision.meeting, about))
    found += _between(circle, whom)
    return sorted(found, key=lambda said: said.on)


def _in_meeting(record: MeetingRecord, whom: Whom, names: dict[str, str]) -> Iterator[Told]:
    if whom.id in record.present:
        yield Deed.PRESENT, "", ""
    if whom.id in record.absent:
        yield Deed.ABSENT, "", ""
    for note in record.notes:
        if whom.is_(note.person):
            yield Deed.NOTE, note.text, ""
    for item in record.items:
        yield from _in_item(item, whom)
    for asked in record.asked:
        yield from _objected(asked.objections, asked.concerns, whom)
    for election in record.elections:
        yield from _in_election(election, whom, names)
    for down in record.stepped_down:
        if whom.is_(down.person):
            yield Deed.ELECTION, down.reason, down.office
    for action in record.actions:
        if any(map(whom.is_, action.who)):
            yield Deed.ACTION, action.what, ""
    if whom.id in record.scored_by:
        at = record.scored_by.index(whom.id)
        scores = (f"{scale} {given[at]}" for scale, given in record.scores.items())
        yield Deed.SCORE, ", ".join(scores), ""
    if whom.id in record.speaking:
        yield Deed.SPEAKING, f"{record.speaking[whom.id]} s", ""


def _in_item(item: ItemRecord, whom: Whom) -> Iterator[Told]:
    if whom.is_(item.brought_by):
        yield Deed.BROUGHT, item.title, ""
        if item.tension is not None:
            told = item.tension
            yield Deed.TENSION, _joined(told.fact, told.effect, told.need, told.request), ""
    for note in (*item.notes, *item.texts):
        if whom.is_(note.person):
            yield Deed.NOTE, _joined(item.title, note.text), ""


def _in_election(election: ElectionRecord, whom: Whom, names: dict[str, str]) -> Iterator[Told]:
    for told in election.said:
        if whom.is_(told.by):
            nominee = names.get(told.nominee, told.nominee)
            yield Deed.NOMINATION, _joined(nominee, told.reasons), election.office
        elif whom.is_(told.nominee):
            yield Deed.NOMINATED, told.reasons, election.office
    for declined in election.declined:
        if whom.is_(declined.person):
            yield Deed.ELECTION, declined.reason, election.office
    for tried in election.proposed:
        if whom.is_(tried.person):
            yield Deed.ELECTION, _joined(tried.reasons, tried.support), election.office
    yield from _objected(election.objections, election.concerns, whom)


def _objected(
    objections: Iterable[Objection], concerns: Iterable[Concern], whom: Whom
) -> Iterator[Told]:
    for objection in objections:
        if whom.is_(objection.author):
            yield Deed.OBJECTION, _joined(objection.reason, objection.how), ""
    for concern in concerns:
        if whom.is_(concern.author):
            yield Deed.CONCERN, concern.text, ""


def _in_decision(circle: Circle, kept: Kept, title: str, whom: Whom) -> Iterator[tuple[date, Told]]:
    decision = kept.decision
    day = circle.day(decision.at)
    if whom.is_(decision.author):
        yield day, (Deed.PROPOSED, _joined(kept.number, title), "")
    for kind, text, about in _objected(decision.objections, decision.concerns, whom):
        yield day, (kind, _joined(title, text), about)
    for opinion in decision.opinions:
        if whom.is_(opinion.person):
            yield day, (Deed.OPINION, _joined(title, opinion.text), "")
    for taken in decision.rounds:
        if whom.id in taken.answers:
            answer = taken.answers[whom.id].value
            yield circle.day(taken.at), (Deed.ANSWER, title, answer)
    for late in kept.late:
        if whom.is_(late.person):
            told = (Deed.ANSWER, _joined(title, late.reason), late.answer.value)
            yield circle.day(late.at), told


def _between(circle: Circle, whom: Whom) -> Iterator[Said]:
    """What happened between meetings: actions taken on, points, minutes, resources."""
    name, today = circle.info.name, circle.day(circle.until)
    agreed = {action.id for record in circle.meetings for action in record.actions}
    for action in circle.actions.values():
        if action.id not in agreed and any(map(whom.is_, action.who)):
            yield Said(today, name, Deed.ACTION, action.what)
    for point in circle.backlog.values():
        if whom.is_(point.brought_by):
            yield Said(today, name, Deed.BROUGHT, point.title)
    for said in circle.minutes_said:
        if whom.is_(said.person):
            text = getattr(said, "reason", "") or getattr(said, "text", "")
            yield Said(circle.day(said.at), name, Deed.MINUTES, text, said.meeting)
    for shared in circle.resources.values():
        if whom.is_(shared.resource.shared_by):
            yield Said(shared.on, name, Deed.RESOURCE, shared.resource.title)


def _joined(*parts: str) -> str:
    return " — ".join(part for part in parts if part)

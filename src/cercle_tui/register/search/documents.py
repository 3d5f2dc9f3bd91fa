"""What of a decision or an election is searched: its words, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import ItemRecord
from cercle_tui.model.decision import Answer, Concern, Decision, Objection
from cercle_tui.model.people import parts
from cercle_tui.register import elections, entries
from cercle_tui.register.entries import Entry
from cercle_tui.register.people import known_names


class Where(StrEnum):
    """The fields a match is told to be in."""

    TITLE = "title"
    NUMBER = "number"
    TEXT = "text"
    WHY = "why"
    AIM = "aim"
    MEASURE = "measure"
    OBJECTION = "objection"
    CONCERN = "concern"
    OPINION = "opinion"
    CRITERION = "criterion"
    OUTCOME = "outcome"
    PERSON = "person"


Fields = tuple[tuple[Where, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A line of the register, undated, with the fields that are searched; empty ones left out."""

    entry: Entry
    at: datetime
    fields: Fields


def documents(circle: Circle) -> Iterator[Document]:
    """Yield every decision and election of a circle as it is searched.

    Names beside objections and concerns are told only where the circle's practice shows them.
    """
    names = known_names(circle) if circle.practice.names_beside else {}
    items = {(record.id, item.id): item for record in circle.meetings for item in record.items}
    for entry, kept in zip(entries.undated(circle), circle.decisions.values(), strict=True):
        told = kept.decision
        item = items.get((told.meeting, told.item))
        fields = _decision(entry, kept, item, names)
        yield Document(entry, told.at, tuple((w, text) for w, text in fields if text))
    for one, entry in elections.undated(circle):
        fields = _election(entry, one, names)
        yield Document(entry, one.at, tuple((w, text) for w, text in fields if text))


def _decision(
    entry: Entry, kept: Kept, item: ItemRecord | None, names: dict[str, str]
) -> Iterator[tuple[Where, str]]:
    told = kept.decision
    final = told.final
    yield from ((Where.TITLE, entry.title), (Where.NUMBER, entry.number), (Where.TEXT, final.text))
    yield Where.WHY, final.why
    yield Where.AIM, item.wanted if item else ""
    yield from ((Where.MEASURE, measure) for measure in final.measures)
    yield from _objected(told.objections, told.concerns, names)
    yield from ((Where.OPINION, _beside(o.text, o.person, names)) for o in told.opinions)
    for late in kept.late:
        where = Where.OBJECTION if late.answer is Answer.OBJECTION else Where.CONCERN
        yield where, _beside(late.reason, late.person, names)
    yield from ((Where.OUTCOME, text) for text in _outcome(told))
    yield from ((Where.PERSON, name) for name in entry.responsible)


def _outcome(told: Decision) -> tuple[str, ...]:
    return told.reason, told.referred_to, told.told


def _election(
    entry: Entry, one: elections.Held, names: dict[str, str]
) -> Iterator[tuple[Where, str]]:
    told = one.told
    office = " ".join(part.replace("_", " ") for part in parts(told.office))
    yield Where.TITLE, entry.title
    yield from ((Where.TITLE, office), (Where.TITLE, entry.person))
    yield Where.TEXT, told.duties
    yield from ((Where.CRITERION, criterion) for criterion in told.criteria)
    yield Where.WHY, told.why
    for tried in told.proposed:
        yield from ((Where.WHY, tried.reasons), (Where.TEXT, tried.duties))
        yield Where.TEXT, tried.support
    yield from _objected(told.objections, told.concerns, names)
    yield Where.OUTCOME, told.reason


def _objected(
    objections: tuple[Objection, ...], concerns: tuple[Concern, ...], names: dict[str, str]
) -> Iterator[tuple[Where, str]]:
    for objection in objections:
        yield Where.OBJECTION, _beside(objection.reason, objection.author, names)
        yield Where.OBJECTION, objection.how
    for concern in concerns:
        yield Where.CONCERN, _beside(concern.text, concern.author, names)


def _beside(text: str, person: str, names: dict[str, str]) -> str:
    """The text, with its author's name where the practice shows it."""
    name = names.get(person, "")
    return f"{text} — {name}" if text and name else text

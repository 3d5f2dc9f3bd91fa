"""Meetings played once through the engine, then stamped again and again with other facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache

from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.events import dump
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import ObjectionState, ProposalEnd
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate, Member, Office
from cercle_tui.model.term import Term
from cercle_tui.store.demo.evening import Evening
from cercle_tui.store.demo.names import Names
from cercle_tui.store.demo.past import Past
from cercle_tui.store.demo.script import ActionScript, ItemScript, MeetingScript, PointScript
from cercle_tui.store.demo.script import ObjectionScript as Objection
from cercle_tui.store.encoding import encode

DAY, LAST_DAY, BEGAN = date(2000, 1, 3), date(1999, 12, 1), date(1999, 7, 1)
NEXT_DAY, DUE, ENDS = date(2000, 2, 10), DAY + timedelta(days=21), date(2000, 7, 1)
"""The days that a template tells of, each replaced by a real one."""


class Flavour(StrEnum):
    """Kinds of meeting: what is decided in them, and how it goes."""

    FOUNDING = "founding"
    YEARLY = "yearly"
    SMOOTH = "smooth"
    WORRIED = "worried"
    CHANGING = "changing"


def token(kind: str, number: int = 0) -> str:
    """Return a word that stands for another: valid as an id, and found nowhere else."""
    return f"zq{kind}{number}qz"


@dataclass(frozen=True, slots=True)
class Template:
    """A meeting's lines, split at what changes: odd pieces are tokens.

    `ids` are the ids that each stamping draws anew, `gives` those that later meetings name.
    """

    pieces: tuple[str, ...]
    ids: tuple[str, ...]
    gives: Mapping[str, str] = field(default_factory=dict)

    @property
    def tokens(self) -> frozenset[str]:
        return frozenset(self.pieces[1::2])

    def stamp(self, values: Mapping[str, str]) -> str:
        """Return the lines with every token replaced."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[piece] for piece in pieces[1::2]]
        return "".join(pieces)


class _Counted(Past):
    """A past that remembers the ids it gave."""

    def __init__(self, moment: datetime, seed: int) -> None:
        super().__init__(moment, seed)
        self.given: list[str] = []

    def new_id(self) -> str:
        self.given.append(super().new_id())
        return self.given[-1]


def _decide(number: int, size: int, **more: object) -> ItemScript:
    facts: dict[str, object] = {
        "kind": ItemKind.DECIDE, "title": token("title", number), "key": f"d{number}",
        "by": token("person", number % size), "minutes": 15, "text": token("text", number),
        "why": token("why", number), "term": Term(months=24 if number % 2 else 12),
        "responsible": (token("person", (number + 1) % size),),
        "measures": (token("said", 100 + number),),
        "said": {token("person", (number + p) % size): token("said", number * 4 + p)
                 for p in range(2)},
    }  # fmt: skip
    return ItemScript.model_validate(facts | more)


def _objected(number: int, size: int, **met: object) -> ItemScript:
    by = token("person", (number + 2) % size)
    facts = {"by": by, "reason": token("reason", number), "how": token("how", number)}
    objection = Objection.model_validate(facts | met)
    return _decide(number, size, objections=(objection,))


def _elect(office: str, person: int, size: int) -> ItemScript:
    chosen, other = token("person", person), token("person", (person + 1) % size)
    ballots = {
        token("person", p): (other if p == person else chosen, token("said", 200 + p))
        for p in range(size)
    }
    return ItemScript(
        kind=ItemKind.ELECT, title=token("title", 20 + person), minutes=25, office=office,
        duties=token("why", 20), term=Term(months=12), person=chosen, reason=token("said", 250),
        criteria={other: token("said", 251)}, ballots=ballots, by=token("person"),
    )  # fmt: skip


def _items(flavour: Flavour, size: int) -> list[ItemScript]:
    report = ItemScript(
        kind=ItemKind.REPORT, title=token("title", 30), minutes=10, by=token("person"),
        notes=(token("text", 30),), asked={token("person", 3): token("said", 30)},
    )  # fmt: skip
    one_off = _decide(
        2, size, one_off=True,
        actions=(
            ActionScript(what=token("title", 40), who=(token("person", 4),), due=21, key="a0"),
            ActionScript(what=token("title", 41), who=(token("person", 5),), due=21, key="a1"),
        ),
        points=(PointScript(title=token("title", 42), by=token("person", 5), key="pt"),),
    )  # fmt: skip
    explore = ItemScript(
        kind=ItemKind.EXPLORE,
        title=token("title", 51),
        point="point",
        minutes=20,
        said={token("person", p): token("said", 60 + p) for p in range(4)},
    )
    concern = {token("person", 4): token("reason", 0)}
    met = _objected(1, size, text=token("text", 11))
    elections = [_elect(Office.FACILITATOR, 2, size), _elect(Office.SECRETARY, 3, size)]
    match flavour:
        case Flavour.FOUNDING:
            return [*elections, _decide(0, size), met, one_off, _decide(3, size)]
        case Flavour.YEARLY:
            return [*elections, _decide(0, size, concerns=concern), met, one_off]
        case Flavour.SMOOTH:
            last = _decide(5, size, end=ProposalEnd.WITHDRAWN, reason=token("why", 50))
            return [report, explore, _decide(0, size, concerns=concern), met, one_off,
                    _decide(3, size), _decide(4, size, one_off=True), last]  # fmt: skip
        case Flavour.WORRIED:
            worried = _objected(3, size, state=ObjectionState.CONCERN)
            last = _decide(
                5, size, end=ProposalEnd.REFERRED, to=token("title", 52), reason=token("why", 50)
            )
            return [explore, _decide(0, size), met, one_off, worried,
                    _decide(4, size, one_off=True), last]  # fmt: skip
        case Flavour.CHANGING:
            let_go = _objected(4, size, state=ObjectionState.WITHDRAWN)
            changed = _decide(3, size, amended=token("text", 12))
            return [report, explore, _decide(0, size), met, one_off, changed, let_go,
                    _decide(5, size, one_off=True), _decide(6, size, concerns=concern)]  # fmt: skip


def _looking_back(flavour: Flavour) -> list[ItemScript]:
    """Return what comes of the decisions of the meeting a year before."""

    def review(number: int, **choice: object) -> ItemScript:
        facts: dict[str, object] = {
            "kind": ItemKind.REVIEW, "title": token("title", 50 + number),
            "about": f"old{number}", "said": {token("person", 2): token("said", 50 + number)},
        }  # fmt: skip
        return ItemScript.model_validate(facts | choice)

    kept, dropped = review(0, term=Term(months=240)), review(1, choice="drop")
    if flavour is Flavour.YEARLY:
        return [kept, dropped]
    changed = review(1, choice="change", text=token("text", 51), why=token("why", 51),
                     term=Term(months=240), key="d1-again", by=token("person", 1))  # fmt: skip
    second = changed if flavour is Flavour.CHANGING else dropped
    return [kept, second, review(3, choice="drop")]


def _context(flavour: Flavour, size: int, linked: bool, names: Names) -> CircleContext:
    """Return the circle as such a meeting finds it; at a yearly one, last year's officers."""
    turns = 6 if linked else 5  # members who take turns in the offices
    holders = {Office.LEADER: 0, Office.FACILITATOR: 2, Office.SECRETARY: 3}
    if linked:
        holders[Office.SECOND_LINK] = 1
    if flavour is Flavour.YEARLY:
        holders |= {Office.FACILITATOR: 1 + turns, Office.SECRETARY: 2}
    if flavour is Flavour.FOUNDING:
        holders = {Office.LEADER: 0}
    began = flavour is not Flavour.FOUNDING
    return CircleContext(
        info=CircleInfo(
            id=token("circle"), slug=token("slug"), name=token("name"),
            aim=token("text", 90), parent=token("parent"), lang=token("lang"), commitment=12,
        ),
        members=tuple(
            Member(id=token("person", p), name=token("called", p)) for p in range(size)
        ),
        mandates=tuple(
            Mandate(id=f"m{p}", office=office, person=token("person", p), begins=BEGAN, ends=ENDS)
            for office, p in holders.items()
        ),
        actions=tuple(
            Action(id=names.id_of(f"before{n}"), what=token("title", 60 + n),
                   who=(token("person", n),), due=LAST_DAY)
            for n in range(2 if began else 0)
        ),
        last_meeting=token("last") if began else "",
        last_date=LAST_DAY if began else None,
    )  # fmt: skip


@cache
def template(flavour: Flavour, size: int, linked: bool, back: bool) -> Template:
    """Return a meeting of `size` people; `linked` when the circle has a parent, `back` when it
    takes up again what the meeting a year before decided.

    The engine plays it, so that it keeps every rule.
    """
    past = _Counted(datetime(DAY.year, DAY.month, DAY.day, 15, tzinfo=UTC), size)
    names = Names(past)
    for number in (0, 1, 3):
        names.keep(f"old{number}", token("old", number))
    for number in range(2):
        names.keep(f"before{number}", token("before", number))
    names.keep("point", token("point"))
    items = _items(flavour, size) + (_looking_back(flavour) if back else [])
    began = flavour is not Flavour.FOUNDING
    script = MeetingScript(
        weeks=0, scores=tuple(3 + n % 3 for n in range(size)), item=tuple(items),
        done={f"before{n}": token("said", 70 + n) for n in range(2 if began else 0)},
        closing={token("person", 1): token("said", 80)},
    )  # fmt: skip
    context = _context(flavour, size, linked, names)
    context = context.model_copy(update={"items": names.agenda(items)})
    starts = datetime(NEXT_DAY.year, NEXT_DAY.month, NEXT_DAY.day, 15, tzinfo=UTC)
    evening = Evening(
        script, context, past, names, (token("said", 99),), NextMeeting(starts=starts)
    )
    player = evening.play()
    meeting = player.state.meeting
    text = "\n".join(encode(dump(event)).decode() for event in player.events)
    ids = tuple(dict.fromkeys([*past.given, meeting]))
    days = [day.isoformat() for day in (DAY, LAST_DAY, BEGAN, NEXT_DAY, DUE, ENDS)]
    words = "|".join([r"zq[a-z]+\d+qz", *ids, *days])
    gives = {key: names.id_of(key) for key in ("d0", "d1", "a0", "a1", "pt")}
    gives["d3"] = gives["d0"] if flavour is Flavour.YEARLY else names.id_of("d3")
    gives["meeting"] = meeting
    return Template(tuple(re.split(f"({words})", text)), ids, gives)

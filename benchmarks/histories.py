"""Realistic histories of any size, as books in a data folder: what benchmarks run on.

python -m benchmarks.histories --circles 1 --years 20 --out DIR [--seed N]
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks import history_templates as ht
from benchmarks.history_templates import Flavour, Template, template
from benchmarks.history_words import person_name, phrase
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.events import Event, dump
from cercle_tui.model.base import Value
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.ids import make_id
from cercle_tui.model.people import Mandate, Member, Office
from cercle_tui.store.encoding import encode
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.shape import FORMAT, SCHEMA

OWN, MEETINGS, CHILDREN = 7, 12, 3
"""People of a circle's own, meetings a year, and most sub-circles of a circle."""

MACHINE = "bench"
TODAY = date(2026, 1, 1)
"""The day histories end, unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A circle of the tree. `people` are numbers: the leader, the second link, its own who take
    turns in the other offices, then its sub-circles' second links.
    """

    number: int
    info: CircleInfo
    people: tuple[int, ...]
    turns: int

    @property
    def linked(self) -> bool:
        return bool(self.info.parent)

    def seats(self, year: int) -> list[int]:
        """Return the people in the order a year's templates seat them."""
        turning = self.people[2 : 2 + self.turns]
        shift = year % self.turns
        return [*self.people[:2], *turning[shift:], *turning[:shift],
                *self.people[2 + self.turns :]]  # fmt: skip


def plan(circles: int) -> list[Plan]:
    """Return a tree of `circles`, each leader a person of the parent, every fourth in English."""
    plans = []
    for number in range(circles):
        own = [number * OWN + n for n in range(OWN)]
        below = range(number * CHILDREN + 1, min(circles, (number + 1) * CHILDREN + 1))
        links = [child * OWN for child in below]
        parent = (number - 1) // CHILDREN
        leader = [parent * OWN + OWN - 1 - (number - 1) % CHILDREN] if number else []
        lang = "en" if number % 4 == 3 else "fr"
        info = CircleInfo(
            id=f"c{number:03d}",
            slug=f"c{number:03d}",
            name=f"Circle {number}" if lang == "en" else f"Cercle {number}",
            letter=_letter(number),
            lang=lang,
            commitment=MEETINGS,
            parent=f"c{parent:03d}" if number else "",
        )
        turns = OWN - 1 if number else OWN - 2
        plans.append(Plan(number, info, (*leader, *own, *links), turns))
    return plans


def _letter(number: int) -> str:
    first, rest = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + rest)


def make_histories(
    out: Path, circles: int = 1, years: int = 20, seed: int = 1, today: date = TODAY,
    tell: Callable[[str], None] = lambda _: None,
) -> int:  # fmt: skip
    """Write the books of `circles` over `years` up to `today` below `out`; return how many.

    The same arguments give the same bytes. `tell` hears how far it is. Raises OSError.
    """
    folder, plans = DataFolder(out), plan(circles)
    start = today - timedelta(days=365 * years + years // 4)
    founded = [bt.CircleFounded(n=n, at=_at(start, 8), circle=p.info)
               for n, p in enumerate(plans, 2)]  # fmt: skip
    community = bt.CommunityFounded(n=1, at=_at(start, 7), name="Réseau des cercles")
    path = folder.community_path(start.year, MACHINE)
    _write(path, "community", "", [community, *founded], Random(seed))
    written = 1
    for each in plans:
        written += _Writing(folder, each, start, years, seed).run()
        tell(f"{each.number + 1}/{circles}")
    return written


class _Writing:
    """The books of one circle."""

    def __init__(
        self, folder: DataFolder, planned: Plan, start: date, years: int, seed: int
    ) -> None:
        self.folder, self.plan, self.start, self.years = folder, planned, start, years
        self.chance = Random(seed * 1_000_003 + planned.number)
        self.given: list[dict[str, str]] = []
        """What each meeting so far gave to name: decisions, actions, a point, itself."""

    def run(self) -> int:
        """Write them and return how many."""
        count = self.years * MEETINGS
        gap = 365.25 / MEETINGS
        days = [self.start + timedelta(days=20 + round(n * gap)) for n in range(count + 1)]
        for number in range(count):
            self._meeting(number, days)
        return count + self._between()

    def _flavour(self, number: int) -> Flavour:
        if number == 0:
            return Flavour.FOUNDING
        if number % MEETINGS == 0:
            return Flavour.YEARLY
        return (Flavour.SMOOTH, Flavour.WORRIED, Flavour.CHANGING)[number % 3]

    def _meeting(self, number: int, days: list[date]) -> None:
        """Stamp one meeting and write its book, sealed."""
        played = template(
            self._flavour(number),
            len(self.plan.people),
            self.plan.linked,
            number >= MEETINGS,
        )
        values = self._values(played, number, days)
        lines = played.stamp(values).encode().split(b"\n")
        meeting = values[played.gives["meeting"]]
        self.given.append({
            key: f"{meeting}.{values[id.partition('.')[2]]}" if "." in id else values[id]
            for key, id in played.gives.items()
        })  # fmt: skip
        day, info = days[number], self.plan.info
        path = self.folder.new_meeting_path(info.slug, day, meeting[-8:])
        _write_lines(path, "meeting", info.id, meeting, _at(day, 15), lines, seal=True)

    def _values(self, played: Template, number: int, days: list[date]) -> dict[str, str]:
        """Return what each token of the template stands for in this meeting."""
        info, day = self.plan.info, days[number]
        year = self.start.year + number // MEETINGS
        last = days[number - 1] if number else day
        values = {
            ht.token("circle"): info.id, ht.token("slug"): info.slug, ht.token("name"): info.name,
            ht.token("parent"): info.parent, ht.token("lang"): info.lang,
            ht.DAY.isoformat(): day.isoformat(), ht.LAST_DAY.isoformat(): last.isoformat(),
            ht.NEXT_DAY.isoformat(): days[number + 1].isoformat(),
            ht.DUE.isoformat(): (day + timedelta(days=21)).isoformat(),
            ht.BEGAN.isoformat(): date(year, 1, 1).isoformat(),
            ht.ENDS.isoformat(): date(year + 1, 1, 1).isoformat(),
        }  # fmt: skip
        at = _at(day, 15)
        values |= {id: make_id(at, self.chance.randbytes(7)) for id in played.ids}
        for seat, person in enumerate(self.plan.seats(number // MEETINGS)):
            values[ht.token("person", seat)] = _person(person)
            values[ht.token("called", seat)] = person_name(person)
        if number:
            before = self.given[-1]
            values |= {ht.token("last"): before["meeting"], ht.token("point"): before["pt"]}
            values |= {ht.token("before", n): before[f"a{n}"] for n in range(2)}
        if number >= MEETINGS:
            old = self.given[-MEETINGS]
            values |= {ht.token("old", n): old[f"d{n}"] for n in (0, 1, 3)}
        for token in sorted(played.tokens - values.keys()):
            kind = token[2:].rstrip("qz").rstrip("0123456789")
            words = phrase(info.lang, kind, self.chance)
            values[token] = json.dumps(words, ensure_ascii=False)[1:-1]
        return values

    def _between(self) -> int:
        """Write the yearly books: who joined, and the offices that no meeting fills."""
        info = self.plan.info
        for year in range(self.start.year, self.start.year + max(1, self.years)):
            day = max(self.start, date(year, 1, 2))
            first = year == self.start.year
            facts: list[dict[str, Value]] = []
            if first:
                facts += [{"member": Member(id=_person(p), name=person_name(p), since=day)}
                          for p in self.plan.people]  # fmt: skip
            offices = (Office.LEADER, Office.SECOND_LINK)[: 2 if self.plan.linked else 1]
            facts += [
                {"mandate": Mandate(id=f"{info.id}-{office}-{year}", office=office,
                                    person=_person(person), begins=day,
                                    ends=date(year + 1, 1, 15))}
                for office, person in zip(offices, self.plan.people, strict=False)
            ]  # fmt: skip
            events = [
                (bt.MemberJoined if "member" in fact else bt.OfficeFilled).model_validate(
                    {"n": n, "at": _at(day, 9), **fact}
                )
                for n, fact in enumerate(facts, 1)
            ]
            path = self.folder.between_path(info.slug, year, MACHINE)
            _write(path, "between", info.id, events, self.chance)
        return max(1, self.years)


def _person(number: int) -> str:
    return f"p{number:04d}"


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _write(path: Path, kind: str, circle: str, events: Sequence[Event], chance: Random) -> None:
    lines = [encode(dump(event)) for event in events]
    id = make_id(events[0].at, chance.randbytes(7))
    _write_lines(path, kind, circle, id, events[0].at, lines, seal=False)


def _write_lines(
    path: Path, kind: str, circle: str, id: str, created: datetime, lines: list[bytes], seal: bool
) -> None:
    """Write a book as the store does, but for fsync: a benchmark's books can be made again."""
    head = {
        "format": FORMAT, "schema": SCHEMA, "id": id, "kind": kind, "circle": circle,
        "created": created.isoformat(),
        "sealed": sha256(b"\n".join(lines)).hexdigest() if seal else "",
    }  # fmt: skip
    events = b",\n".join(b'"%d":%b' % (n, line) for n, line in enumerate(lines, 1))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(b'{"book":{\n"1":' + encode(head) + b'\n},\n"events":{\n' + events + b"\n}}\n")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Make the books of long histories.")
    parser.add_argument("--circles", type=int, default=1)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()

    def tell(how_far: str) -> None:
        sys.stderr.write(f"\r{how_far} ")

    books = make_histories(asked.out, asked.circles, asked.years, asked.seed, tell=tell)
    sys.stderr.write("\n")
    sys.stdout.write(f"{books} books in {asked.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

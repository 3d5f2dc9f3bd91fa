"""Founding a circle: from what people answered to the facts that are written down."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.community import Community
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import PRESETS, Practice
from cercle_tui.model.term import add_months
from cercle_tui.model.text import clean_line
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import (
    CircleProjection,
    load_community,
    write_community_projection,
)
from cercle_tui.store.yearbook import Fact, write_between, write_community
from cercle_tui.ui.widgets.fields import fold

MOST_MEMBERS = 200
_LONGEST_SLUG = 48
_BULLET = re.compile(r"^(?:[-*•–·]\s+|\d{1,3}[.)]\s+)")
_USUAL_MONTHS = 12
_SMALL_WORDS = re.compile(
    "cercle|circle|groupe|group|comite|les?|la|l|une?|du|des?|d|the|an?|of", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Founding:
    """What is known of a circle to found. `offices` are (office, name as `told_apart` gives it).

    `community` is empty where there is one already; `parent` is a circle's id, or empty.
    """

    name: str
    community: str = ""
    aim: str = ""
    parent: str = ""
    members: tuple[str, ...] = ()
    preset: str = "sofa"
    offices: tuple[tuple[str, str], ...] = ()
    minutes: int = 120
    commitment: int = 6
    next: NextMeeting | None = None
    lang: str = "fr"
    time_zone: str = "America/Toronto"

    @property
    def practice(self) -> Practice:
        return PRESETS[self.preset]


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list typed or pasted: one a line, or between commas on one line.

    Bullets and numbers before names go; names that are alike all stay.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = re.split(r"[,;]", lines[0])
    names = (clean_line(_BULLET.sub("", line.strip())) for line in lines)
    return tuple(name for name in names if name)


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, a number after those that read like one before: Zoé, Zoé (2)."""
    taken: set[str] = set()
    told = []
    for name in names:
        label, number = name, 1
        while fold(label) in taken:
            number += 1
            label = f"{name} ({number})"
        taken.add(fold(label))
        told.append(label)
    return tuple(told)


def slug_of(name: str, taken: Iterable[str]) -> str:
    """Return a folder name for a circle, unlike any `taken`: small letters, digits, hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_SLUG].strip("-")
    plain = plain or "cercle"
    known = set(taken)
    slug, number = plain, 1
    while slug in known:
        number += 1
        slug = f"{plain}-{number}"
    return slug


def letter_of(name: str, taken: Iterable[str]) -> str:
    """Return what begins a circle's short numbers: the first of 1, 2 or 3 letters not `taken`."""
    words: list[str] = re.findall(r"[a-z0-9]+", fold(name))
    telling = [word for word in words if not _SMALL_WORDS.fullmatch(word)] or words or ["c"]
    initials = "".join(word[0] for word in telling)
    known = set(taken)
    tries = [telling[0][0], initials[:2], telling[0][:2], initials[:3], telling[0][:3]]
    letters = [letter.upper() for letter in tries]
    return next((letter for letter in letters if letter not in known), letters[-1])


def office_ends(practice: Practice, begins: date) -> date:
    """Return when an office filled on `begins` ends; a term in meetings counts as a year."""
    return practice.office_term.ends(begins) or add_months(begins, _USUAL_MONTHS)


def circle_info(
    founding: Founding, community: Community, slugs: Iterable[str], id: str
) -> CircleInfo:
    """Return the circle as it describes itself, unlike the others by slug and by letter.

    Raises pydantic's `ValidationError` for what cannot be kept.
    """
    others = community.circles.values()
    return CircleInfo(
        id=id,
        slug=slug_of(founding.name, (*slugs, *(other.slug for other in others))),
        name=founding.name,
        letter=letter_of(founding.name, (other.letter for other in others)),
        aim=founding.aim,
        parent=founding.parent,
        lang=founding.lang,
        time_zone=founding.time_zone,
        commitment=founding.commitment,
        meeting_minutes=founding.minutes,
    )


def same_people(founding: Founding, parent: Iterable[Member]) -> dict[str, str]:
    """Return the ids of the founders who are in the parent circle, by the names they go by.

    One name is one person only where nobody else is called so, in either circle.
    """
    people = list(parent)
    above = Counter(fold(member.name) for member in people)
    below = Counter(fold(name) for name in founding.members)
    ids = {fold(m.name): m.id for m in people if above[fold(m.name)] == 1}
    return {name: ids[fold(name)] for name in founding.members
            if below[fold(name)] == 1 and fold(name) in ids}  # fmt: skip


def circle_facts(
    founding: Founding,
    today: date,
    new_id: Callable[[], str],
    known: Mapping[str, str] | None = None,
) -> tuple[Fact, ...]:
    """Return what the new circle's book begins with: practice, members, offices, next date.

    `known` gives the ids of those who are in another circle already, by name.
    """
    ids = known or {}
    facts: list[Fact] = [(bt.PracticeSet, {"practice": founding.practice})]
    people: dict[str, str] = {}
    for label, name in zip(told_apart(founding.members), founding.members, strict=True):
        member = Member(id=ids.get(name) or new_id(), name=name, since=today)
        people[label] = member.id
        facts.append((bt.MemberJoined, {"member": member}))
    ends = office_ends(founding.practice, today)
    for office, label in founding.offices:
        mandate = Mandate(id=new_id(), office=office, person=people[label], begins=today, ends=ends)
        facts.append((bt.OfficeFilled, {"mandate": mandate}))
    if founding.next is not None:
        facts.append((bt.MeetingPlanned, {"next": founding.next}))
    return tuple(facts)


def found(folder: DataFolder, clock: Clock, founding: Founding, today: date) -> CircleInfo:
    """Write a new circle down, and the community with it where there is none yet.

    The circle's own book comes first: a circle that shows is whole. Raises StoreProblem, and
    pydantic's `ValidationError` for what cannot be kept.
    """
    community, _ = load_community(folder)
    info = circle_info(founding, community, folder.circle_slugs(), clock.new_id())
    above = community.circles.get(founding.parent)
    parent = CircleProjection(folder, above).load().members if above is not None else {}
    known = same_people(founding, parent.values())
    facts = circle_facts(founding, today, clock.new_id, known)
    folder.ensure()
    write_between(folder, info.slug, info.id, clock, facts)
    told: list[Fact] = []
    if founding.community and not community.name:
        told.append((bt.CommunityFounded, {"name": founding.community}))
    write_community(folder, clock, (*told, (bt.CircleFounded, {"circle": info})))
    write_community_projection(folder, load_community(folder)[0])
    return info

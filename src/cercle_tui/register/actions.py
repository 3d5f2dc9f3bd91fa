"""What the circles follow up: each action with who, by when, whence, and how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.resources import Over
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.model.text import fold
from cercle_tui.register.people import called, known_names


@dataclass(frozen=True, slots=True)
class Followed:
    """An action of a circle. `who` are names; `meeting` is where it was agreed, "" for none.

    `agreed_on` and `item`, a title, are those of that meeting; `over` tells how it ended.
    """

    circle: str
    circle_name: str
    action: Action
    who: tuple[str, ...] = ()
    late: bool = False
    meeting: str = ""
    agreed_on: date | None = None
    item: str = ""
    over: Over | None = None

    @property
    def id(self) -> str:
        """What tells it from all others, in every circle."""
        return f"{self.circle}/{self.action.id}"

    @property
    def is_open(self) -> bool:
        return self.action.state is ActionState.OPEN


def followed(circle: Circle, today: date) -> tuple[Followed, ...]:
    """Return every action of a circle, in the order they came about."""
    names = known_names(circle)
    agreed = {action.id: record for record in circle.meetings for action in record.actions}
    found = []
    for action in circle.actions.values():
        record = agreed.get(action.id)
        items = record.items if record else ()
        is_open = action.state is ActionState.OPEN
        found.append(
            Followed(
                circle=circle.info.id,
                circle_name=circle.info.name,
                action=action,
                who=called(names, action.who),
                late=is_open and action.due is not None and action.due < today,
                meeting=record.id if record else "",
                agreed_on=circle.day(record.opened) if record else None,
                item=next((item.title for item in items if item.id == action.item), ""),
                over=circle.actions_over.get(action.id),
            )
        )
    return tuple(found)


def by_date(found: Iterable[Followed]) -> tuple[Followed, ...]:
    """Return the late ones, the others by date, those without one, then the latest over first."""
    every = tuple(found)
    still = sorted((one for one in every if one.is_open), key=_when)
    over = [one for one in every if not one.is_open]
    return (*still, *sorted(over, key=lambda one: one.over.on if one.over else date.min)[::-1])


def _when(one: Followed) -> tuple[bool, date]:
    return one.action.due is None, one.action.due or date.max


def by_person(found: Iterable[Followed]) -> tuple[tuple[str, tuple[Followed, ...]], ...]:
    """Return each person, by name, with what they do; "" last, for what nobody is named for.

    What several do is under each of them.
    """
    people: dict[str, list[Followed]] = {}
    for one in by_date(found):
        for name in dict.fromkeys(one.who or ("",)):
            people.setdefault(name, []).append(one)
    order = sorted(people, key=lambda name: (not name, fold(name)))
    return tuple((name, tuple(people[name])) for name in order)


def of_person(found: Iterable[Followed], name: str) -> tuple[Followed, ...]:
    """Return what someone does whose name holds `name`, whatever its case and accents."""
    wanted = fold(name)
    return tuple(one for one in found if any(wanted in fold(who) for who in one.who))

"""Where the meeting stands as the keys see it, and what a key can ask the screen to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from cercle_tui.locale import Words
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import lacking
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.people import Office


@dataclass(frozen=True, slots=True)
class Record:
    """Record one event, of this kind and with these facts."""

    kind: type[ev.Event]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open a form of the typing panel; `arg` says what it is about (a person, an item)."""

    id: str
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Open the choosing panel."""

    id: str
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """Something the screen does by itself: help, the projector view, leaving."""

    name: str


Do: TypeAlias = Record | OpenForm | Choose | Call | None


@dataclass(frozen=True, slots=True)
class Here:
    """The meeting, the lit row or person (`cursor`), the language, and the moment."""

    meeting: Meeting
    words: Words
    now: datetime
    new_id: Callable[[], str]
    cursor: str = ""
    writable: bool = True

    @property
    def state(self) -> State:
        return self.meeting.state

    @property
    def kind(self) -> StageKind:
        return self.state.step.kind

    @property
    def step(self) -> str:
        return self.state.stage.step

    @property
    def today(self) -> date:
        """The day where the circle lives."""
        return self.local(self.now).date()

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.state.context.info.time_zone))

    @property
    def lack(self) -> RuleBroken | None:
        """What keeps the step from ending."""
        return lacking(self.state)

    @property
    def ending_at(self) -> datetime:
        """The planned end."""
        return self.state.opened + self.state.paused_total + timedelta(minutes=self.state.planned)

    @property
    def arriving(self) -> str:
        """Who has come late and is not counted yet, or an empty string."""
        people = self.state.people
        return next((p for p in self.state.here if not people[p].caught_up), "")

    def names(self) -> dict[str, str]:
        """Return everyone's name by id, namesakes told apart by a number."""
        seen: dict[str, int] = {}
        told: dict[str, str] = {}
        for person, known in self.state.people.items():
            name = known.member.name
            seen[name] = seen.get(name, 0) + 1
            told[person] = name if seen[name] == 1 else f"{name} ({seen[name]})"
        return told

    def name(self, person: str) -> str:
        """Return the name to show for a person; a name from outside is its own."""
        return self.names().get(person, person)

    def person(self, typed: str) -> str:
        """Return the id of the person `typed` names, else the typed name itself."""
        from cercle_tui.ui.widgets.fields import fold

        by_name = {fold(name): person for person, name in self.names().items()}
        return by_name.get(fold(typed.strip()), typed.strip())

    def office(self, office: str) -> str:
        """Who fills the office and is here, or an empty string."""
        holder = self.state.holder(office)
        return holder if holder in self.state.here else ""

    @property
    def facilitator(self) -> str:
        return self.office(Office.FACILITATOR)

"""A circle around a table, and a keyboard: meetings lived through the real app with real keys."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from idle_support import quiet
from sound_support import sound
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.state import State
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Mandate, Member
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting.actions import table, working
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.listings import listing
from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import ChoiceList, Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.options import OptionsInput
from cercle_tui.ui.widgets.typing import TextInput

START = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
"""Monday 23 November 2026, 7 pm in Montréal."""

NAMES = ("Marie", "Luc", "Paul", "Amina")
ENV = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
DRAFT = "We meet on the second Thursday of the month."
ITEMS = (
    AgendaItem(id="i1", title="Follow-ups", kind="report", minutes=5),
    AgendaItem(id="i2", title="Meeting days", minutes=20, brought_by="m2", draft=DRAFT),
    AgendaItem(id="i3", title="Welcoming newcomers", kind="explore", minutes=30),
    AgendaItem(id="i4", title="Noise in the room", kind="tension", minutes=15, brought_by="m3"),
)


class Moment:
    """A clock that goes on when it is told to, and by `step` each time it is read."""

    def __init__(self, at: datetime = START, step: timedelta = timedelta()) -> None:
        self.at, self.step = at, step

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at


class Seconds:
    """Seconds that never go back; every key is pressed `gap` after the one before."""

    def __init__(self, gap: float = 2.0) -> None:
        self.at, self.gap = 0.0, gap

    def __call__(self) -> float:
        self.at += self.gap
        return self.at


class Chance:
    """Bytes that are never twice the same, and the same in every run."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return self.count.to_bytes(size, "big")


def people(names: Sequence[str]) -> tuple[Member, ...]:
    return tuple(Member(id=f"m{n}", name=name) for n, name in enumerate(names))


def office(name: str, person: str) -> Mandate:
    return Mandate(
        id=f"x-{name}", office=name, person=person, begins=date(2026, 1, 1), ends=date(2027, 1, 1)
    )


def context(
    names: Sequence[str] = NAMES, items: Sequence[AgendaItem] = ITEMS, **more: Any
) -> CircleContext:
    """Return a circle: "m0" facilitates and "m1" leads; members are m0, m1… in order."""
    info: dict[str, Any] = {"id": "c1", "slug": "horizon", "name": "Horizon Circle", "letter": "H"}
    info |= {"aim": "Peers help each other on the South Shore", "lang": "en"}
    known: dict[str, Any] = {
        "info": CircleInfo(**info | more.pop("info", {})),
        "members": people(names),
        "mandates": (office("facilitator", "m0"), office("leader", "m1")),
        "items": tuple(items),
    }
    return CircleContext(**known | more)


class Table:
    """One app on one meeting. Keys go through the app's driver, as a terminal's do."""

    def __init__(
        self, root: Path, circle: CircleContext | None = None, *, lang: str = "en",
        at: datetime = START, desk: Desk | None = None, session: MeetingSession | None = None,
        theme: str = "",
    ) -> None:  # fmt: skip
        self.moment, self.seconds = Moment(at), Seconds()
        clock = Clock(self.moment, Chance())
        self.desk = desk or Desk(
            DataFolder(root), words_for(lang), clock, env=ENV, monotonic=self.seconds
        )
        self.session = session or MeetingSession.start(
            self.desk.folder, circle or context(), self.desk.clock
        )
        self.info = self.session.meeting.state.context.info
        self.app = CercleApp(self.desk, self._first, theme)
        self.screen: MeetingScreen
        self.pilot: Pilot[None]
        self.visited: Callable[[Here], None] = sound
        """Called at every state the keys lead to."""

    def _first(self, app: CercleApp) -> None:
        projection = CircleProjection(self.desk.folder, self.info)
        self.screen = MeetingScreen(self.desk, self.session, projection)
        app.push_screen(self.screen)

    @asynccontextmanager
    async def open(self, width: int = 80, height: int = 24) -> AsyncIterator["Table"]:
        """Show the meeting."""
        async with self.app.run_test(size=(width, height)) as self.pilot:
            await self.settle()
            yield self

    # Reading

    @property
    def state(self) -> State:
        return self.session.meeting.state

    @property
    def step(self) -> str:
        return self.state.stage.step

    @property
    def here(self) -> Here:
        return self.screen.here

    @property
    def form(self) -> FormPanel:
        return self.screen.query_one(FormPanel)

    @property
    def chooser(self) -> Chooser:
        return self.screen.query_one(Chooser)

    @property
    def alert(self) -> str:
        view = self.screen.query_one(TopBar).view
        return view.alert if view else ""

    @property
    def left(self) -> str:
        """What the line under the stage says."""
        view = self.screen.query_one(LeftLine).view
        return view.text if view else ""

    @property
    def footer(self) -> tuple[str, ...]:
        """The ids of the actions the footer names."""
        view = self.screen.query_one(KeyBar).view
        return tuple(key.action for key in view.keys) if view else ()

    def rows(self) -> list[str]:
        """The texts of the list on the stage."""
        return [row.text for row in listing(self.here).rows]

    def text(self) -> str:
        """Everything on the screen, as plain lines."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)

    # Before the app

    def record(self, kind: type[ev.Event], **facts: Any) -> "Table":
        self.session.record(kind, **facts)
        return self

    # Keys

    async def settle(self) -> None:
        """Return once every widget has handled every message and shows what it should."""
        await quiet(self.app)

    def _send(self, key: str) -> None:
        character = key if len(key) == 1 else {"space": " "}.get(key)
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        if self.app._driver is not None:
            event = events.Key(name, character)
            event.set_sender(self.app)
            self.app._driver.send_message(event)

    async def press(self, *keys: str) -> "Table":
        """Press keys one after the other, each when the one before has done its work."""
        for key in keys:
            self._send(key)
            await self.settle()
            if self.app.screen is self.screen and not self.screen.panel_open:
                self.visited(self.here)
        return self

    async def type(self, text: str) -> "Table":
        """Type a text, character by character."""
        for character in text:
            self._send({"\n": "enter"}.get(character, character))
        await self.settle()
        return self

    async def do(self, action: str) -> "Table":
        """Press the first key of an action that must work now."""
        found = {a.id: a for a in working(self.here)}
        assert action in found, f"{action} does not work at {self.step}: {sorted(found)}"
        return await self.press(found[action].keys[0])

    async def fill(self, **values: str) -> "Table":
        """Fill the fields named, going from one to the next as people do, and submit."""
        await self.write(**values)
        await self.press("ctrl+s")
        assert not self.form.is_open, self.text()
        return self

    async def write(self, **values: str) -> "Table":
        """Fill the fields named, and leave the form open."""
        panel = self.form
        assert panel.is_open and panel.form is not None, self.text()
        ids = [field.id for field in panel.form.fields]
        assert set(values) <= set(ids), (values, ids)
        for field in ids:
            if field not in values:
                continue
            for _ in range(2 * len(ids)):
                if panel._current() is panel._rows[ids.index(field)]:
                    break
                await self.press("tab")
            else:
                raise AssertionError(f"{field} cannot be reached: {self.app.focused}")
            await self._replace(values[field])
        return self

    async def _replace(self, value: str) -> None:
        control = self.app.focused
        if isinstance(control, OptionsInput):
            for _ in control.options:
                if control.raw == value:
                    break
                await self.press("right")
            assert control.raw == value
            return
        if isinstance(control, TextInput):
            await self.press("f7", "delete")
        else:
            await self.press("end", "ctrl+u")
        await self.type(value)

    async def choose(self, value: str) -> "Table":
        """Press the letter of a choice offered now."""
        assert self.chooser.is_open, self.text()
        offered = self.chooser.query_one(ChoiceList)
        values = [choice.value for choice in offered.choices]
        assert value in values, (value, values)
        return await self.press(offered.letters[values.index(value)])

    # A meeting's usual ways

    async def everyone(self) -> "Table":
        """Space for each one still to hear, then Enter."""
        while self.state.waiting() and not self.state.stage.together:
            waiting = self.state.waiting()
            await self.press("space")
            assert self.state.waiting() != waiting, self.text()
        return await self.press("enter")

    async def light(self, row: str) -> "Table":
        """Move the light down to a row or a person, by id."""
        for _ in range(60):
            if self.screen.cursor == row:
                return self
            await self.press("down")
        raise AssertionError(f"{row} cannot be lit at {self.step}")

    async def gather(self) -> "Table":
        """Everyone is here: to the opening round."""
        return await self.press("t", "enter")

    async def to_agenda(self) -> "Table":
        """Through the opening and the administrative part, to the agenda."""
        await self.gather()
        while self.step != "agenda":
            if self.step == "opening":
                await self.everyone()
            else:
                await self.press("space" if self.step in ("duration", "minutes") else "enter")
        return self

    async def to_items(self) -> "Table":
        await self.to_agenda()
        return await self.press("enter", "space")

    async def open_item(self, item: str) -> "Table":
        await self.light(item)
        return await self.press("space")


def keys_of(action: str) -> tuple[str, ...]:
    return next(a.keys for a in table() if a.id == action)

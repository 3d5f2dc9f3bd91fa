"""A circle with the decisions one wants, and the register's screen on what was lived."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from home_support import TODAY, desk
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from cercle_tui.locale import Lang
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import ItemRecord, MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import (
    Answer,
    Concern,
    Decision,
    Objection,
    ObjectionState,
    RoundTaken,
    Version,
)
from cercle_tui.model.people import Member
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term
from cercle_tui.register.search import Index
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.typing import LineInput

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H", aim="Un lieu pour apprendre")
AT = datetime(2026, 3, 12, 23, tzinfo=UTC)
PEOPLE = tuple(Member(id=name[0].lower(), name=name) for name in ("Amina", "Luc", "Zoé"))
ALL = ("a", "l", "z")


def version(number: int = 1, text: str = "Une boîte à clés.", **more: object) -> Version:
    known: dict[str, object] = {
        "number": number, "title": "Boîte à clés", "text": text, "why": "dehors l’hiver",
        "responsible": ("z",), "term": Term(months=9), "measures": ("aucun retard", "aucun gel"),
    }  # fmt: skip
    return Version.model_validate(known | more)


def told(id: str = "d1", *versions: Version, **more: object) -> Decision:
    known: dict[str, object] = {
        "id": id, "meeting": "m1", "item": "i1", "at": AT, "author": "l",
        "versions": versions or (version(),),
        "present": ("a", "z"), "absent": ("l",), "ends": date(2026, 12, 12),
        "rounds": (RoundTaken(version=1, at=AT, answers=dict.fromkeys(ALL, Answer.NO_OBJECTION)),),
        "objections": (Objection(id="o1", author="a", reason="qui les a", how="une liste",
                                 state=ObjectionState.INTEGRATED),),
        "concerns": (Concern(author="a", text="le gel"),), "told": "la chorale",
    }  # fmt: skip
    return Decision.model_validate(known | more)


def circle(
    *decisions: Decision,
    practice: Practice | None = None,
    elections: tuple[ElectionRecord, ...] = (),
    info: CircleInfo = INFO,
    people: Sequence[Member] = PEOPLE,
) -> Circle:
    item = ItemRecord(id="i1", title="Les clés", kind="decide", minutes=10, wanted="Entrer")
    record = MeetingRecord(
        id="m1", circle=info.id, opened=AT, closed=AT, people=tuple(people), facilitator="a",
        secretary="l", items=(item,), decisions=decisions, elections=elections,
    )  # fmt: skip
    return replace(Circle.fold(info, [("b", record)]), practice=practice or Practice())


def on_register(
    root: Path, lang: Lang = "fr", circle: str = "", typed: str = "", **env: str
) -> CercleApp:
    """Return the app that begins with the register, of one circle by its id or of all."""
    known = desk(root, lang, **env)
    info = known.community().circles[circle] if circle else None
    return CercleApp(known, lambda app: app.show(RegisterScreen(known, info, typed)))


async def opened(app: CercleApp, pilot: Pilot[None], typed: str = "") -> RegisterScreen:
    """Return the register once all of it is there, `typed` sought in it."""
    await ready(pilot)
    screen = app.screen
    assert isinstance(screen, RegisterScreen)
    if typed:
        screen.query_one(LineInput).put(typed)
        await ready(pilot)
    return screen


async def ready(pilot: Pilot[None]) -> None:
    """Wait for the books, for the search that follows them and for the circle that is lit."""
    for _ in range(4):
        with suppress(WorkerCancelled):  # another circle was lit meanwhile
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)


def holding(root: Path, known: Circle, monkeypatch: pytest.MonkeyPatch) -> CercleApp:
    """Return the app on a folder whose books are taken to tell `known`, and nothing else."""
    app = on_register(root)
    index = Index(None)
    index.update(known, "")
    app.desk._index = index
    monkeypatch.setattr(Desk, "indexed", lambda _desk, _info: False)
    seen = Seen(known, TODAY)
    monkeypatch.setattr("cercle_tui.ui.home.looking.look", lambda _desk, _info: seen)
    return app

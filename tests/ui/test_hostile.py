"""Names and texts that try to be markup, commands of a terminal, or too much: they are data."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from home_support import founded
from reach_support import object_, reach
from table_support import Table, context
from textual.widget import Widget

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.reviews import HeldDecision
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.decision import Version
from cercle_tui.model.followup import Action
from cercle_tui.model.term import Term
from cercle_tui.store.folder import DataFolder
from cercle_tui.ui.meeting.forms import specs
from cercle_tui.ui.meeting.here import Choose, OpenForm
from cercle_tui.ui.screens.catch_up import CatchUpScreen
from cercle_tui.ui.screens.palette import PaletteScreen

HOSTILE = (
    "[/",
    "[red]x",
    "[@click=app.quit]x",
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "n" * 200,
    "Zoé",
    "Zoé",
    "👩‍👩‍👧❤️ 🇨🇦",
    "שלום עולם",
    "\u202egnp\u200b\u2066x",
    "z" + "\u0301" * 40,
)
TEXT = " · ".join(HOSTILE)


OF_A_REVIEW = {"change", "review_objection", "review_term"}
"""The forms that are about a decision under review."""
ELECTION = AgendaItem(id="i1", title=TEXT, kind="elect")


def circle() -> CircleContext:
    """A circle in which everything that can be typed is hostile."""
    return context(
        HOSTILE,
        items=(
            AgendaItem(id="i1", title=TEXT, kind="report", wanted=TEXT, brought_by="m1"),
            AgendaItem(id="i2", title="[/", brought_by="m4", draft=TEXT),
            AgendaItem(id="i3", title="[red]x", kind="explore"),
            AgendaItem(id="i4", title="\x1b]0;owned\x07", kind="tension", brought_by="m2"),
        ),
        info={"name": "[red]\x1b]0;owned\x07 Circle [/", "aim": TEXT, "purpose": TEXT},
        actions=(Action(id="a1", what=TEXT, who=("m0", "[/")),),
        waiting=(BacklogItem(id="b1", title=TEXT, draft=TEXT),),
    )


def looks_safe(t: Table) -> str:
    """Nothing on the screen acts: no control characters, no link that runs an action."""
    assert t.app.is_running
    for strip in t.app.screen._compositor.render_strips():
        for segment in strip:
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", segment.text)
            assert "@click" not in (segment.style.meta if segment.style else {})
    lines = t.text().splitlines()
    assert len(lines) == t.app.size.height
    return t.text()


def proposed(t: Table) -> None:
    reach(t.session, "items", "")
    t.record(ev.ItemOpened, item="i2")
    version = Version(text=TEXT, title=TEXT, why=TEXT, measures=(TEXT,), responsible=("[/", "m3"))
    t.record(ev.ProposalMade, proposal="p1", author="m4", version=version)
    t.record(ev.Noted, text=TEXT)
    t.record(ev.ActionAgreed, action=Action(id="a9", what=TEXT, who=("m1", "[red]x")))


def objected(t: Table) -> None:
    proposed(t)
    reach(t.session, "consent", "i2")
    object_(t.session, "m0", "m4", "m5", reason=TEXT)


def integrating(t: Table) -> None:
    objected(t)
    t.record(ev.ObjectionsTaken, objections=(t.state.objections[0][1].id,))


def ended(t: Table) -> None:
    proposed(t)
    reach(t.session, "item_end", "i2")


def left_over(t: Table) -> None:
    ended(t)
    t.record(ev.ItemEnded, outcome="reached")
    for item in ("i1", "i3", "i4"):
        t.record(ev.ConsentAsked, question="carry_over", items=(item,))
        t.record(ev.Answered, people=t.state.at_once())
    reach(t.session, "leftovers")


def at(step: str, item: str = "") -> Callable[[Table], None]:
    return lambda t: reach(t.session, step, item)


@pytest.mark.parametrize(
    "before",
    [at("attendance"), at("opening"), at("duration"), at("followups"), at("agenda"),
     at("report", "i1"), at("tension_heard", "i4"), proposed, objected, integrating, ended,
     left_over],
    ids=lambda f: getattr(f, "__name__", "step"),
)  # fmt: skip
async def test_every_step_shows_them(tmp_path: Path, before: Callable[[Table], None]) -> None:
    t = Table(tmp_path, circle())
    before(t)
    async with t.open() as t:
        shown = looks_safe(t)
        assert "[red]" in shown
        await t.pilot.resize_terminal(120, 36)
        looks_safe(t)
        await t.press("down", "down", "f5")
        looks_safe(t)
        await t.press("f5", "question_mark")
        looks_safe(t)
        await t.press("escape", "l")
        looks_safe(t)


async def test_names_are_shown_as_they_are_written(tmp_path: Path) -> None:
    t = Table(tmp_path, circle())
    reach(t.session, "opening")
    async with t.open(120, 36):
        shown = looks_safe(t)
        for name in ("[/", "[red]x", "[@click=app.quit]x", "\ufffd[2J", "Zoé (2)", "שלום"):
            assert name in shown, name


async def test_every_form_keeps_them(tmp_path: Path) -> None:
    t = Table(tmp_path, circle())
    objected(t)
    objection = t.state.objections[0][1].id
    async with t.open():
        for form in sorted(specs().keys() - OF_A_REVIEW):
            about = objection if form.startswith("settle") else "m0"
            named = {"item": "i1", "text": "need", "practice_option": "scales"}
            asked = OpenForm(form, named.get(form, about))
            fields = specs()[form].build(t.here, asked.arg).fields
            values = {f.id: TEXT for f in fields if f.kind in ("line", "text")}
            t.screen.open_form(asked, values)
            await t.settle()
            assert t.form.is_open
            looks_safe(t)
            await t.press("escape")


async def test_a_review_keeps_them(tmp_path: Path) -> None:
    decision = HeldDecision(id="d1", number="[/", title=TEXT, text=TEXT, measures=(TEXT,),
                            concerns=(TEXT,), responsible=("m1",),
                            since=date(2025, 1, 1))  # fmt: skip
    other = decision.model_copy(update={"id": "d2"})
    item = AgendaItem(id="i1", title=TEXT, kind="review", subjects=("d1", "d2"))
    known = circle().model_copy(update={"items": (item,), "decisions": (decision, other)})
    t = Table(tmp_path, known)
    reach(t.session, "items", "")
    t.record(ev.ItemOpened, item="i1")
    async with t.open():
        for asked in (OpenForm("review_term"), OpenForm("change", "d1"),
                      OpenForm("review_objection", "m0 d1")):  # fmt: skip
            t.screen.perform(asked)
            await t.settle()
            assert t.form.is_open
            looks_safe(t)
            await t.press("escape")
        await t.press("down")
        looks_safe(t)


async def test_an_election_shows_them(tmp_path: Path) -> None:
    t = Table(tmp_path, circle().model_copy(update={"items": (ELECTION,)}))
    reach(t.session, "items", "")
    t.record(ev.ItemOpened, item="i1")
    t.record(ev.RoleDescribed, office="[/", duties=TEXT, why=TEXT, term=Term(months=6))
    t.record(ev.StepDone, step="role")
    for _ in range(2):
        t.record(ev.Answered, people=t.state.at_once())
    t.record(ev.LineAdded, step="criteria", text=TEXT)
    t.record(ev.StepDone, step="criteria")
    t.record(ev.Answered, people=t.state.at_once())
    t.record(ev.BallotsIn)
    async with t.open():
        for person in t.state.waiting():
            t.record(ev.Nominated, by=person, nominee="m1", reasons=TEXT)
            t.screen.redraw()
            await t.settle()
            looks_safe(t)
        await t.press("enter", "t", "enter", "space")
        looks_safe(t)
        await t.press("escape")
        t.record(ev.NomineeProposed, person="m1", term=Term(days=2), reasons=TEXT, support=TEXT)
        t.screen.redraw()
        await t.settle()
        looks_safe(t)
        while t.state.waiting():
            t.record(ev.Answered, people=(t.state.speaker(),))
        await t.press("enter")
        assert t.step == "elected"
        looks_safe(t)


async def test_every_choice_shows_them(tmp_path: Path) -> None:
    t = Table(tmp_path, circle())
    reach(t.session, "agenda")
    async with t.open():
        for choice, arg in (("people", ""), ("person", "m2"), ("facilitator", ""),
                            ("waiting_points", "")):  # fmt: skip
            t.screen.perform(Choose(choice, arg))
            await t.settle()
            assert t.chooser.is_open
            looks_safe(t)
            await t.press("down", "down", "escape")


async def test_the_pages_over_the_meeting_show_them(tmp_path: Path) -> None:
    t = Table(tmp_path, circle())
    left_over(t)
    async with t.open():
        t.app.push_screen(CatchUpScreen(t.here, "m2"))
        await t.settle()
        looks_safe(t)
        await t.press("down", "escape", "ctrl+p")
        assert isinstance(t.app.screen, PaletteScreen)
        await t.type("[red]")
        looks_safe(t)
        await t.press("escape", "enter")
        await t.choose("close")
        shown = looks_safe(t)
        assert "Meeting closed" in shown
        minutes = t.screen.keeper.minutes_path().read_text("utf-8")
        assert "\x1b" not in minutes and "\x07" not in minutes and "\u202e" not in minutes


async def test_no_widget_keeps_the_markup_of_a_title(tmp_path: Path) -> None:
    t = Table(tmp_path, circle())
    reach(t.session, "opening")
    async with t.open():
        await t.press("o", "n")
        titles: list[Widget] = [w for w in t.screen.walk_children() if w.border_title]
        assert titles and all("@click" not in str(w.border_title) for w in titles)


# A real terminal

OWNED = (
    b"\x1b]0;owned\x07", b"\x1b]52;c;b3duZWQ=\x07", b"\x1b[31;5mowned", b"\x1b]2;owned",
)  # fmt: skip
NAME = "\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[31;5mowned"


def with_owned_names(folder: Path) -> None:
    """A circle whose books, written by someone else, hold commands of a terminal."""
    founded(folder, members=("HOSTILE", "Luc", "Zoé"), name="Horizon")
    for path in folder.rglob("*.json"):
        raw = path.read_text("utf-8")
        escaped = NAME.replace("\x1b", "\\u001b").replace("\x07", "\\u0007")
        path.write_text(raw.replace("HOSTILE", escaped), "utf-8")


class Terminal:
    """A pty of 80 by 24 with the program on its other side."""

    def __init__(self, *command: str, env: dict[str, str]) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.fd, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=other, stdout=other, stderr=other, env=env, start_new_session=True
        )
        os.close(other)
        self.raw = b""

    def read_until(self, wanted: bytes, seconds: float = 60) -> bool:
        """Read until the program shows `wanted`, or has nothing more to say."""
        start, end = len(self.raw), time.monotonic() + seconds
        while wanted not in self.raw[start:]:
            ready, _, _ = select.select([self.fd], [], [], max(0.0, end - time.monotonic()))
            try:
                more = os.read(self.fd, 65536) if ready else b""
            except OSError:
                more = b""
            if not more:
                return False
            self.raw += more
        return True

    def type(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def close(self) -> int:
        """Read what is left and return the exit status."""
        self.read_until(b"\x00never\x00", 30)
        status = self.process.wait(30)
        os.close(self.fd)
        return status


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_real_terminal_receives_no_command_from_a_name(tmp_path: Path) -> None:
    with_owned_names(tmp_path / "data")
    env = {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "LINES": "24",
    }
    command = (sys.executable, "-m", "cercle_tui", "--lang", "en", "meet", "--data")
    terminal = Terminal(*command, str(tmp_path / "data"), env=env)
    try:
        assert terminal.read_until(b"owned"), terminal.raw[-2000:]
        terminal.type(b"t")
        assert terminal.read_until("✓".encode())
        terminal.type(b"f")
        terminal.type(b"\r")
        assert terminal.read_until(b"arriving"), terminal.raw[-2000:]
        terminal.type(b" ")
        assert terminal.read_until("✓".encode())
        terminal.type(b"q")
        terminal.type(b"\x11")
        assert terminal.close() == 0
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
    for sequence in OWNED:
        assert sequence not in terminal.raw
    assert b"Traceback" not in terminal.raw
    (book,) = DataFolder(tmp_path / "data").meeting_books("horizon")
    assert book.exists()

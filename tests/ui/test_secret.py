"""A name typed unseen: whatever is typed, the screen, the disk and the clipboard tell nothing."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_support import Table
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Static

from cercle_tui.meeting import events as ev
from cercle_tui.model.text import clean_line
from cercle_tui.ui.meeting.forms import FormSpec
from cercle_tui.ui.meeting.here import Here, OpenForm, Record
from cercle_tui.ui.screens import asking
from cercle_tui.ui.widgets.fields import Field, Form, fold, named, problem, read
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.secret import SHOWN, SecretInput

STYLES = Path(__file__).parents[2] / "styles" / "form.tcss"
NAMES = ("Amina Benali", "Amélie Roy", "Élise Tremblay", "Luc")
FIELD = Field("nominee", "I propose", "secret", required=True, suggestions=NAMES)
BALLOT = Form("ballot", "A ballot", (FIELD,), "record", private=True)
UNCLEAR = "This is not clear enough: write the whole name."

Frame = list[list[tuple[str, str]]]


def plain(frame: Frame) -> str:
    return "\n".join("".join(text for text, _ in line) for line in frame)


class Booth(App[None]):
    """A screen with a private form, and everything it posts."""

    CSS_PATH = STYLES

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[Message] = []
        self.panel = FormPanel(str)

    def compose(self) -> ComposeResult:
        yield Static("ring")
        yield self.panel

    def on_form_panel_submitted(self, message: FormPanel.Submitted) -> None:
        self.posted.append(message)

    def on_form_panel_changed(self, message: FormPanel.Changed) -> None:
        self.posted.append(message)

    @property
    def submitted(self) -> list[dict[str, str]]:
        return [m.values for m in self.posted if isinstance(m, FormPanel.Submitted)]

    @property
    def secret(self) -> SecretInput:
        return self.query_one(SecretInput)

    def frame(self) -> Frame:
        """Every segment on the screen, with its style."""
        strips = self.screen._compositor.render_strips()
        return [[(part.text, str(part.style)) for part in strip] for strip in strips]

    def text(self) -> str:
        return plain(self.frame())


async def frames(keys: Sequence[str]) -> list[Frame]:
    """Return the screen, drawn anew, as it is before the first key and after each."""
    app, seen = Booth(), []
    async with app.run_test() as pilot:
        app.panel.open(BALLOT)
        await pilot.pause()
        seen.append(app.frame())
        for key in keys:
            await pilot.press(key)
            app.secret.refresh()
            await pilot.pause()
            seen.append(app.frame())
    return seen


@pytest.mark.parametrize(
    "keys",
    [
        list("luc"),
        [*"amina", "space", *"benali"],
        ["é", "l", "left", "x", "home", "right", "end", "ctrl+a", "shift+left"],
        ["l", "ctrl+e", "f4", "f3", "ctrl+r", "ctrl+c", "ctrl+x", "tab", "up", "shift+tab"],
        ["n"] * 90,
    ],
    ids=["short", "whole", "moving", "form keys", "longer than the line"],
)
async def test_every_key_leaves_the_same_screen(keys: list[str]) -> None:
    empty, *typed = await frames(keys)
    (reference,) = (await frames(["z"]))[1:]
    assert empty != reference
    assert [n for n, frame in enumerate(typed) if frame != reference] == []


async def test_marks_are_as_many_whatever_is_typed() -> None:
    app = Booth()
    async with app.run_test() as pilot:
        app.panel.open(BALLOT)
        await pilot.pause()
        assert "_" * SHOWN in app.text()
        await pilot.press("l")
        assert app.text().count("•") == SHOWN
        app.add_class("-ascii")
        app.secret.refresh()
        await pilot.pause()
        assert "•" not in app.text()
        assert "*" * SHOWN in app.text()


async def test_deleting_starts_over_so_that_letters_cannot_be_counted() -> None:
    empty, _, _, once, again = await frames(["l", "u", "backspace", "delete"])
    assert once == again == empty


async def test_unknown_and_ambiguous_are_said_alike_and_typed_anew() -> None:
    unknown, ambiguous = await frames(["z", "enter", "l"]), await frames(["a", "enter", "z"])
    assert unknown == ambiguous
    assert UNCLEAR in plain(unknown[2])
    again, first = (plain(frame).replace("▌", " ") for frame in (unknown[3], unknown[1]))
    assert again == first


async def test_what_is_typed_after_a_message_is_the_whole_name() -> None:
    app = Booth()
    async with app.run_test() as pilot:
        app.panel.open(BALLOT)
        await pilot.press(*"am", "enter", *"ami", "enter")
        assert app.submitted == [{"nominee": "Amina Benali"}]
        app.panel.show_error("", "The disk is full.")
        await pilot.press("enter")
        assert app.submitted == [{"nominee": "Amina Benali"}] * 2
        app.panel.show_error("", "The disk is full.")
        await pilot.pause()
        assert "The disk is full." in app.text()
        await pilot.press("n")
        assert "The disk is full." not in app.text()


async def test_pasting_works_and_copying_does_nothing() -> None:
    app = Booth()
    async with app.run_test() as pilot:
        app.copy_to_clipboard("Elise\u0301\nTremblay")
        app.panel.open(BALLOT)
        await pilot.pause()
        await pilot.press("ctrl+v")
        assert app.secret.raw == "Elis\u00e9 Tremblay"
        app.secret.put("")
        app.copy_to_clipboard("before")
        await pilot.press(*"luc", "ctrl+shift+a", "ctrl+x", "super+c")
        assert app.clipboard == "before"
        assert app.secret.raw == "luc"


async def test_the_mouse_shows_no_cursor_and_selects_nothing() -> None:
    app = Booth()
    async with app.run_test() as pilot:
        app.panel.open(BALLOT)
        await pilot.pause()
        await pilot.press(*"elise")
        before = app.frame()
        await pilot.click(app.secret, offset=(3, 0))
        assert app.frame() == before
        await pilot.mouse_down(app.secret, offset=(0, 0))
        await pilot.hover(app.secret, offset=(6, 0))
        await pilot.mouse_up(app.secret, offset=(6, 0))
        await pilot.click(app.secret, offset=(2, 0), times=2)
        assert app.screen.selections == {}
        assert app.secret.tooltip is None
        assert app.secret.raw == "elise"


async def test_nothing_is_kept_nor_announced_of_a_form_that_is_left() -> None:
    app = Booth()
    async with app.run_test() as pilot:
        app.panel.open(BALLOT)
        await pilot.pause()
        secret = app.secret
        await pilot.press(*"luc", "escape")
        assert app.posted == []
        assert app.panel._kept == app.panel._announced == {}
        assert secret.raw == ""
        app.panel.open(BALLOT, {"nominee": "Luc"})
        await pilot.pause()
        await pilot.press("f3")
        assert app.secret.raw == ""
        assert "_" * SHOWN in app.text()


async def test_a_space_held_types_nothing() -> None:
    empty, *held = await frames(["space", "space"])
    assert held == [empty, empty]


def test_a_secret_needs_a_private_form() -> None:
    with pytest.raises(ValueError, match="private"):
        Form("f", "Open", (FIELD,), "record")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("l", "Luc"),
        ("LUC", "Luc"),
        ("am", ""),
        ("ami", "Amina Benali"),
        ("ame", "Amélie Roy"),
        ("roy", "Amélie Roy"),
        ("e\u0301", "Élise Tremblay"),
        ("  élise  tremblay ", "Élise Tremblay"),
        ("amina\u00a0benali", "Amina Benali"),
        ("Lucas", ""),
        ("", ""),
        (" ", ""),
    ],
)
def test_one_name_alone_is_meant(typed: str, name: str) -> None:
    assert named(typed, NAMES) == name
    assert read(FIELD, typed) == name


def test_namesakes_are_never_guessed() -> None:
    assert named("elise", ("Élise", "Elise")) == ""
    assert named("el", ("Élise", "Elise")) == ""
    assert named("Elise", ("Élise", "Elise")) == "Elise"
    assert named("luc", ("Luc", "Lucie")) == "Luc"
    assert named("lu", ("Luc", "Lucie")) == ""


def test_what_is_not_clear_is_said_in_the_same_words() -> None:
    said = {problem(FIELD, typed, str) for typed in ("am", "zzz", "Lucas", "\u00a0")}
    assert said == {UNCLEAR}
    assert problem(FIELD, "", str) == "This one is needed."
    assert problem(FIELD, "luc", str) == ""


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_it_never_gives_a_name_that_two_could_be(typed: str, names: list[str]) -> None:
    found, known = named(typed, names), [clean_line(name) for name in names]
    same = [name for name in known if fold(name) == fold(found)]
    assert not found or same == [found] or found == " ".join(clean_line(typed).split())


# On the screen of a meeting

CHOSEN = "Qwxzj Kvbqz"
PARTS = [CHOSEN[at : at + 3].casefold() for at in range(len(CHOSEN) - 2)]


def _build(here: Here, _arg: str) -> Form:
    field = Field("nominee", "I propose", "secret", suggestions=tuple(here.names().values()))
    return Form("ballot", "A ballot", (field,), here.words.gettext("record"), private=True)


def _read(_here: Here, _arg: str, values: Any) -> Record:
    return Record(ev.Noted, {"text": str(len(values))})


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _traces(table: Table) -> str:
    """Everything that leaves the app: strips, screenshot, titles, clipboard, notifications."""
    app = table.app
    shot = io.StringIO(app.export_screenshot())
    return "\n".join(
        (table.text(), shot.read(), app.title, app.sub_title, str(app.screen.title),
         app.clipboard, str(list(app._notifications)), table.left, table.alert)
    )  # fmt: skip


async def test_not_a_letter_of_it_reaches_the_screen_or_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "specs", lambda: {"ballot": FormSpec(_build, _read)})
    saved: list[object] = []
    monkeypatch.setattr("cercle_tui.store.drafts.Drafts.save", lambda *a: saved.append(a) or True)
    table = Table(tmp_path)
    async with table.open():
        table.screen.open_form(OpenForm("ballot", "m1"))
        await table.settle()
        assert table.form.is_open
        disk = _bytes(tmp_path)
        first = ""
        for letter in CHOSEN:
            await table.press({" ": "space"}.get(letter, letter))
            table.screen._tick()
            await table.settle()
            first = first or table.text()
            assert table.text() == first
            traces = _traces(table).casefold()
            assert not [part for part in PARTS if part in traces]
            assert _bytes(tmp_path) == disk
        control = table.form.query_one(SecretInput)
        assert control.raw == CHOSEN
        await table.press("escape")
        assert not table.form.is_open
        assert saved == []
        assert table.form._kept == {}
        assert CHOSEN.encode() not in _bytes(tmp_path)

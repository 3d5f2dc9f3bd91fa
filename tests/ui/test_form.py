"""The typing panel, driven by real keys: what is typed is what is handed over, and nothing else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from form_support import HOSTILE, Meeting, form, opened, send
from home_support import each_at_a_size
from textual.events import Paste

from cercle_tui.model.text import MAX_TEXT
from cercle_tui.ui.widgets.fields import (
    Field,
    Form,
)
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.typing import TextInput


async def test_enter_goes_from_field_to_field_then_submits() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("a", "A"), Field("b", "B", value="2")))
        await pilot.press(*"un u", "enter", "enter")
        assert app.submitted() == [{"a": "un u", "b": "2"}]
        assert app.hits == 0
        assert app.panel.is_open


async def test_the_panel_starts_at_the_first_empty_needed_field_and_arrows_move() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        fields = (Field("a", "A"), Field("b", "B", required=True), Field("c", "C"))
        await opened(pilot, form(*fields))
        await pilot.press("2", "down", "3", "up", "up", "1", "shift+tab", "3", "tab", "1")
        assert app.panel.values == {"a": "11", "b": "2", "c": "33"}


async def test_a_key_held_down_submits_once_until_the_screen_answers() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A")))
        await pilot.press("x", "enter", "enter", "enter")
        assert len(app.submitted()) == 1
        panel.show_error("a", "L’objection d’Amina est encore ouverte")
        await pilot.press("enter")
        assert len(app.submitted()) == 2


async def test_keys_typed_before_the_panel_is_drawn_are_not_the_screens() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.panel.open(form(Field("a", "A", "text")))
        await send(pilot, "un vœu")
        await pilot.pause()
        assert app.panel.values == {"a": "un vœu"}
        assert app.hits == 0


async def test_a_needed_field_left_empty_is_said_and_reached() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(
            pilot, form(Field("a", "A", value="1"), Field("b", "B", required=True))
        )
        await pilot.press("shift+tab", "ctrl+s")
        assert app.submitted() == []
        assert panel._rows[1].said
        assert app.focused is panel._rows[1].control
        await pilot.press("2")
        assert not panel._rows[1].said


async def test_an_error_keeps_text_and_focus() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A"), Field("b", "B")))
        await pilot.press(*"abc", "f2")
        panel.show_error("a", "[/] non")
        await pilot.pause()
        assert panel.values["a"] == "abc"
        assert app.focused is panel._rows[0].control
        panel.show_error("elsewhere", "[red]")
        await pilot.press("d")
        assert panel.values["a"] == "abcd"


async def test_text_left_with_escape_can_be_brought_back() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        wanted = form(Field("a", "A", value="now"))
        panel = await opened(pilot, wanted)
        await pilot.press("!", "escape")
        assert len(app.of(FormPanel.Cancelled)) == 1
        assert not panel.is_open
        assert app.focused is None
        await opened(pilot, wanted)
        assert panel.values == {"a": "now"}
        await pilot.press("f3")
        assert panel.values == {"a": "now!"}
        await pilot.press("ctrl+r")
        assert panel.values == {"a": "now"}
        await pilot.press("f3", "enter")
        panel.close()
        await opened(pilot, wanted)
        await pilot.press("f3")
        assert panel.values == {"a": "now"}


async def test_a_form_closed_or_replaced_by_the_screen_keeps_its_text_too() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        first, other = form(Field("a", "A")), Form("g", "G", (Field("z", "Z"),), "record")
        panel = await opened(pilot, first)
        await pilot.press(*"one")
        await opened(pilot, other)
        await pilot.press(*"two")
        panel.close()
        await opened(pilot, first)
        await pilot.press("f3")
        assert panel.values == {"a": "one"}


async def test_nothing_of_a_private_form_is_kept_or_announced() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        ballot = form(Field("a", "A"), private=True)
        panel = await opened(pilot, ballot)
        await pilot.press(*"Luc", "escape")
        await opened(pilot, ballot)
        await pilot.press("f3")
        assert panel.values == {"a": ""}
        assert app.of(FormPanel.Changed) == []


async def test_each_change_is_announced_and_none_comes_after_submission() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("a", "A", "text")))
        await send(pilot, "ab\x13")
        await pilot.pause()
        assert app.submitted() == [{"a": "ab"}]
        assert isinstance(app.posted[-1], FormPanel.Submitted)
        await pilot.press("c")
        assert app.posted[-1] == FormPanel.Changed("f", {"a": "abc"})


async def test_f1_goes_through_to_the_screen() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("a", "A")))
        await pilot.press("f1")
        assert app.hits == 1


@pytest.mark.parametrize(("text", "size"), each_at_a_size(HOSTILE, [(80, 24), (120, 36), (40, 12)]))
async def test_hostile_words_are_inert_and_the_ring_stays(text: str, size: tuple[int, int]) -> None:
    app = Meeting()
    async with app.run_test(size=size) as pilot:
        options = tuple((each, each) for each in HOSTILE)
        wanted = Form(
            "f",
            text,
            (
                Field("a", text, value=text, hint=text),
                Field("b", text, "text", value=text * 3, hint=text),
                Field("c", text, "choice", value=text, options=options),
                Field("d", text, "many", value=text, options=options),
                Field("e", text, "people", value=text, suggestions=HOSTILE),
                Field("g", text, "number", value=text),
            ),
            text,
            note=text,
        )
        panel = await opened(pilot, wanted)
        for row in panel._rows:
            app.set_focus(row.control)
            await pilot.press("n")
            panel.show_error(row.field.id, text)
        panel.show_error("none", text)
        await pilot.pause()
        assert panel.region.height <= size[1] // 2
        assert app.query_one("#ring").region.height >= size[1] // 2
        assert panel._keys.region.bottom == size[1]
        assert "\x1b" not in "".join(
            segment.text for row in panel.screen._compositor.render_strips() for segment in row
        )
        assert app.is_running


async def test_a_long_text_scrolls_within_the_panel() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", "text", hint="h"), note="note " * 40))
        assert app.focused is not None
        app.focused.post_message(Paste("line\n" * 30))
        await pilot.pause()
        assert panel.region.height <= 12
        assert panel._keys.region.bottom == 24
        await pilot.resize_terminal(80, 48)
        await pilot.pause()
        assert panel._keys.region.bottom == 48


async def test_text_over_the_limit_is_refused_and_kept_whole() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", "text")))
        assert app.focused is not None
        app.focused.post_message(Paste("x" * (MAX_TEXT + 1)))
        await pilot.pause()
        await pilot.press("f2")
        assert app.submitted() == []
        assert str(MAX_TEXT) in panel._rows[0].said
        await pilot.press("backspace", "f2")
        assert len(app.submitted()[0]["a"]) == MAX_TEXT


@contextmanager
def _nothing() -> Iterator[None]:
    yield


async def test_a_text_goes_to_the_editor_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a').write('[/] après\\n')", "utf-8")
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")
    app = Meeting()
    monkeypatch.setattr(app, "suspend", _nothing)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", "text", value="avant")))
        await pilot.press("ctrl+e")
        assert panel.values == {"a": "avant\n[/] après"}
        assert isinstance(app.focused, TextInput)


async def test_an_editor_that_cannot_be_used_is_said_and_the_text_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", "text", value="avant")))
        await pilot.press("f4")
        assert "EDITOR" in panel._rows[0].said
        monkeypatch.setenv("EDITOR", sys.executable)
        await pilot.press("f4")
        assert "terminal" in panel._rows[0].said
        assert panel.values == {"a": "avant"}

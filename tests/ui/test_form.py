"""The typing panel, driven by real keys: what is typed is what is handed over, and nothing else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Static

from cercle_tui.model.text import MAX_TEXT, clean
from cercle_tui.ui.widgets.fields import (
    Field,
    Form,
    completions,
    fold,
    problem,
    read,
    split_many,
    split_people,
)
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.options import OptionsInput
from cercle_tui.ui.widgets.typing import TextInput

STYLES = Path(__file__).parents[2] / "styles" / "form.tcss"
NAMES = ("Amina Benali", "Amélie Roy", "Élise Tremblay", "Luc")
HOSTILE = (
    "[/",
    "[red]x",
    "[@click=app.quit]x",
    "\x1b[2J\x1b]0;x\x07",
    "n" * 200,
    "👩‍👩‍👧",
    "שלום\u202e",
    "",
)


class Meeting(App[None]):
    """A screen with something above the panel, and keys of its own that typing must not reach."""

    CSS_PATH = STYLES
    CSS = "#ring { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "hit"),
        Binding("f1", "hit"),
        Binding("space", "hit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[Message] = []
        self.hits = 0
        self.panel = FormPanel(str)

    def compose(self) -> ComposeResult:
        yield Static("ring", id="ring")
        yield self.panel

    def action_hit(self) -> None:
        self.hits += 1

    def on_form_panel_submitted(self, message: FormPanel.Submitted) -> None:
        self.posted.append(message)

    def on_form_panel_cancelled(self, message: FormPanel.Cancelled) -> None:
        self.posted.append(message)

    def on_form_panel_changed(self, message: FormPanel.Changed) -> None:
        self.posted.append(message)

    def on_form_panel_lines_pasted(self, message: FormPanel.LinesPasted) -> None:
        self.posted.append(message)

    def of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.posted if type(message) is kind]

    def submitted(self) -> list[dict[str, str]]:
        return [m.values for m in self.posted if isinstance(m, FormPanel.Submitted)]


def form(*fields: Field, private: bool = False, note: str = "") -> Form:
    return Form("f", "Action", fields, "record", note=note, private=private)


async def opened(pilot: Pilot[None], wanted: Form) -> FormPanel:
    app = pilot.app
    assert isinstance(app, Meeting)
    app.panel.open(wanted)
    await pilot.pause()
    return app.panel


async def send(pilot: Pilot[None], data: str) -> None:
    """Feed bytes as a terminal sends them, without waiting between keys."""
    parser = XTermParser()
    assert pilot.app._driver is not None
    for event in [*parser.feed(data), *parser.feed("")]:
        pilot.app._driver.send_message(event)
    await pilot.pause()


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


async def test_enter_is_a_new_line_in_a_text_and_arrows_move_in_it() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("a", "A", "text"), Field("b", "B")))
        await pilot.press("x", "enter", "z", "up", "y", "tab", "b", "ctrl+s")
        assert app.submitted() == [{"a": "xy\nz", "b": "b"}]


@pytest.mark.parametrize("kind", ["line", "text"])
async def test_no_break_spaces_are_kept_typed_and_pasted(kind: str) -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", kind)))  # type: ignore[arg-type]
        await send(pilot, "a\u00a0:\u202fb")
        await send(pilot, "\x1b[200~c\u00a0:\u202fd\x1b[201~")
        assert panel.values == {"a": "a\u00a0:\u202fbc\u00a0:\u202fd"}


async def test_pasted_lines_are_all_kept() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A"), Field("t", "T", "text")))
        await pilot.press("x", "space")
        await send(pilot, "\x1b[200~one\r\n\r\ntwo\x1b[201~")
        await pilot.press("tab")
        await send(pilot, "\x1b[200~one\r\ntwo\x1b[201~")
        assert panel.values == {"a": "x one two", "t": "one\ntwo"}


async def test_pasted_lines_are_handed_over_one_by_one_where_wanted() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", multi=True)))
        assert app.focused is not None
        app.focused.post_message(Paste("one\n\ntwo\n"))
        await pilot.pause()
        assert app.of(FormPanel.LinesPasted) == [FormPanel.LinesPasted("f", "a", ("one", "two"))]
        assert panel.values == {"a": ""}


@pytest.mark.parametrize("kind", ["line", "text"])
async def test_french_quotes_take_their_space_and_backspace_takes_them_back(kind: str) -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A", kind)))  # type: ignore[arg-type]
        await pilot.press(*"<<oui >>")
        assert panel.values == {"a": "«\u00a0oui\u00a0»"}
        await pilot.press("backspace")
        assert panel.values == {"a": "«\u00a0oui >>"}
        await pilot.press("backspace", "backspace", "backspace")
        assert panel.values == {"a": "«\u00a0oui"}


async def test_what_was_typed_is_composed_and_never_markup() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("a", "A")))
        await send(pilot, "e\u0301 [red]x[/] :smile:")
        assert panel.values == {"a": "é [red]x[/] :smile:"}


async def test_f1_goes_through_to_the_screen() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("a", "A")))
        await pilot.press("f1")
        assert app.hits == 1


async def test_names_are_completed_and_others_allowed() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("w", "Who", "people", suggestions=NAMES)))
        await pilot.press(*"el", "tab")
        assert panel.values == {"w": "Élise Tremblay"}
        await pilot.press(*",ben", "right", *", Gaston, LUC", "enter")
        assert app.submitted() == [{"w": "Élise Tremblay, Amina Benali, Gaston, Luc"}]


async def test_enter_completes_before_it_submits() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, form(Field("w", "Who", "people", suggestions=NAMES)))
        await pilot.press(*"lu", "enter")
        assert app.submitted() == []
        await pilot.press("enter")
        assert app.submitted() == [{"w": "Luc"}]


async def test_strict_names_refuse_others() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        strict = Field("w", "Who", "people", suggestions=NAMES, strict=True)
        panel = await opened(pilot, form(strict))
        await pilot.press(*"el,Gaston", "enter")
        assert app.submitted() == []
        assert "Gaston" in panel._rows[0].said
        assert panel.values == {"w": "Élise Tremblay, Gaston"}


async def test_a_choice_by_arrow_and_by_letter() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        options = (("1", "un"), ("2", "Élan"), ("3", "deux"))
        panel = await opened(pilot, form(Field("c", "C", "choice", options=options, value="1")))
        await pilot.press("right")
        assert panel.values == {"c": "2"}
        await pilot.press("left", "left")
        assert panel.values == {"c": "3"}
        await pilot.press("e")
        assert panel.values == {"c": "2"}
        await pilot.press("space", "u", "backspace")
        assert panel.values == {"c": ""}
        assert app.hits == 0


async def test_several_are_ticked_with_space_and_with_the_mouse() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        options = tuple((f"[{n}", f"name {n}") for n in range(9))
        panel = await opened(pilot, form(Field("c", "C", "many", options=options, value="[1")))
        await pilot.press("right", "space", "left", "space", "n", "n", "space", "enter")
        assert app.submitted() == [{"c": "[2\n[3"}]
        assert split_many(panel.values["c"]) == ("[2", "[3")
        await pilot.click(OptionsInput, offset=(3, 0))
        assert split_many(panel.values["c"]) == ("[0", "[2", "[3")


async def test_a_number_is_checked_in_our_words() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, form(Field("n", "N", "number")))
        await pilot.press(*"1a", "enter")
        assert panel._rows[0].said
        await pilot.press("backspace", *",5", "enter")
        assert app.submitted() == [{"n": "1.5"}]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
@pytest.mark.parametrize("text", HOSTILE)
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


def test_completions_forgive_case_and_accents_and_leave_out_the_taken() -> None:
    assert completions("am", NAMES) == ("Amina Benali", "Amélie Roy")
    assert completions("AME", NAMES) == ("Amélie Roy",)
    assert completions("tre", NAMES) == ("Élise Tremblay",)
    assert completions("am", NAMES, taken=("amina benali",)) == ("Amélie Roy",)
    assert completions("luc", NAMES) == ()
    assert completions(" ", NAMES) == ()


def test_a_known_name_with_a_comma_stays_whole() -> None:
    assert split_people("roy, amélie, Luc,luc, ,", ("Roy, Amélie", "Luc")) == ("Roy, Amélie", "Luc")


@given(st.text(max_size=60))
def test_reading_is_safe_and_stable_for_any_text(text: str) -> None:
    for kind in ("line", "text", "people", "number"):
        field = Field("a", "A", kind, suggestions=NAMES)  # type: ignore[arg-type]
        value = read(field, text)
        assert clean(value) == value
        assert read(field, value) == value
        assert isinstance(problem(field, text, str), str)
    assert fold(fold(text)) == fold(text)

"""The fields of a form by kind: texts, names, choices, numbers, as people type them."""

import pytest
from form_support import NAMES, Meeting, form, opened, send
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from cercle_tui.model.text import clean
from cercle_tui.ui.widgets.fields import (
    Field,
    completions,
    fold,
    problem,
    read,
    split_many,
    split_people,
)
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.options import OptionsInput


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

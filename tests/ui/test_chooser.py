"""The choosing panel, driven by real keys."""

from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from cercle_tui.ui.widgets.chooser import Choice, ChoiceList, Chooser, letters_of

STYLES = Path(__file__).parents[2] / "styles" / "form.tcss"
WAYS = (
    Choice("propose", "Propose content", "p", "Someone puts an idea forward"),
    Choice("help", "Hand it to a helping circle", "h"),
    Choice("drop", "Drop it", "x", "By consent"),
)
HOSTILE = ("[/", "[red]x", "[@click=app.quit]x", "\x1b[2J", "n" * 200, "👩‍👩‍👧", "שלום", "")


class Meeting(App[None]):
    """A screen whose own keys a choice must not reach."""

    CSS_PATH = STYLES
    CSS = "#ring { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "hit"),
        Binding("escape", "hit"),
        Binding("enter", "hit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[Message] = []
        self.hits = 0
        self.chooser = Chooser(str)

    def compose(self) -> ComposeResult:
        yield Static("ring", id="ring")
        yield self.chooser

    def action_hit(self) -> None:
        self.hits += 1

    def on_chooser_chosen(self, message: Chooser.Chosen) -> None:
        self.posted.append(message)

    def on_chooser_left(self, message: Chooser.Left) -> None:
        self.posted.append(message)


async def test_a_letter_chooses_at_once_and_closes() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chooser.open("ways", "Ways out", WAYS)
        await pilot.press("u", "X")
        assert app.posted == [Chooser.Chosen("ways", "drop")]
        assert not app.chooser.is_open
        assert app.focused is None
        assert app.hits == 0


async def test_arrows_and_enter_choose_going_round() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chooser.open("ways", "Ways out", WAYS)
        await pilot.press("up", "up", "enter")
        app.chooser.open("ways", "Ways out", WAYS)
        await pilot.press("enter")
        assert app.posted == [Chooser.Chosen("ways", "help"), Chooser.Chosen("ways", "propose")]
        assert app.hits == 0


async def test_escape_leaves() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chooser.open("ways", "Ways out", WAYS)
        await pilot.press("escape")
        assert app.posted == [Chooser.Left("ways")]
        assert not app.chooser.is_open
        assert app.hits == 0


async def test_the_mouse_chooses() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chooser.open("ways", "Ways out", WAYS)
        await pilot.pause()
        await pilot.click(ChoiceList, offset=(6, 1))
        assert app.posted == [Chooser.Chosen("ways", "help")]


async def test_twelve_stand_in_two_columns() -> None:
    app = Meeting()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chooser.open("who", "Who?", tuple(Choice(str(n), f"Name {n}") for n in range(12)))
        await pilot.pause()
        assert app.chooser.region.height <= 12
        assert len(set(app.query_one(ChoiceList).letters)) == 12
        await pilot.press("down", "right", "enter")
        assert app.posted == [Chooser.Chosen("who", "7")]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_inert_and_the_ring_stays(text: str, size: tuple[int, int]) -> None:
    app = Meeting()
    async with app.run_test(size=size) as pilot:
        choices = tuple(Choice(text, text, text, text) for _ in range(12))
        app.chooser.open("id", text, choices)
        await pilot.press(*["down"] * 13, "left", "right")
        assert app.chooser.region.height <= size[1] // 2
        assert app.chooser._keys.region.bottom == size[1]
        await pilot.press("enter")
        assert app.posted == [Chooser.Chosen("id", text)]


def test_letters_are_the_ones_asked_for_then_those_of_the_label() -> None:
    asked = (
        Choice("1", "Élise"),
        Choice("2", "Eva", "e"),
        Choice("3", "Eva", "e"),
        Choice("4", "!"),
    )
    assert letters_of(asked) == ("l", "e", "v", "a")
    many = tuple(Choice(str(n), "aaa") for n in range(30))
    assert letters_of(many)[26:] == ("", "", "", "")

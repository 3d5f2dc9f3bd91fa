"""The themes: contrast that can be read from the back of a room, and screens without colours."""

import re

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from cercle_tui.ui.styles import style_sheets, styles_dir
from cercle_tui.ui.themes import ANSI, DARK, THEMES, starting_theme, wants_ascii
from cercle_tui.ui.widgets.ring import Ring
from cercle_tui.ui.widgets.views import RingView, SeatView

COLOURED = [theme for theme in THEMES if not theme.ansi]
INKS = ["foreground", "primary", "accent", "warning", "error", "success", "foreground-muted"]
GROUNDS = ["background", "surface", "panel"]


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_stands_out_seven_to_one(theme):
    colours = theme.to_color_system().generate()
    weak = {
        (ink, ground): round(contrast(Color.parse(colours[ink]), Color.parse(colours[ground])), 2)
        for ink in INKS
        for ground in GROUNDS
        if contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) < 7
    }
    assert weak == {}
    cursor = [Color.parse(colours[f"block-cursor-{part}"]) for part in ("foreground", "background")]
    assert contrast(*cursor) >= 7


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_lines_can_be_seen(theme):
    colours = theme.to_color_system().generate()
    line, ground = Color.parse(colours["primary-muted"]), Color.parse(colours["background"])
    assert contrast(line, ground) >= 3


def test_the_sheets_use_only_what_every_theme_has():
    for name in ("base", "meeting", "home"):
        sheet = (styles_dir() / f"{name}.tcss").read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\s*;", sheet)
        used = set(re.findall(r"\$([\w-]+)", sheet))
        for theme in [*THEMES, *BUILTIN_THEMES.values()]:
            assert used <= set(theme.to_color_system().generate())


def test_the_base_sheet_comes_first():
    assert style_sheets()[0].name == "base.tcss"


@pytest.mark.parametrize(
    ("environ", "wanted", "expected"),
    [
        ({"TERM": "xterm-256color"}, "", (DARK.name, None)),
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, "", (DARK.name, None)),
        ({"TERM": "linux"}, "", (ANSI.name, None)),
        ({"TERM": "linux"}, "cercle-light", ("cercle-light", None)),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "cercle-light", (ANSI.name, True)),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "", (ANSI.name, True)),
    ],
)
def test_the_terminal_chooses_the_theme(environ, wanted, expected):
    assert starting_theme(environ, wanted) == expected


def test_plain_characters_where_others_cannot_be_shown():
    assert wants_ascii({"TERM": "linux"}, "utf-8")
    assert wants_ascii({"TERM": "xterm"}, "latin-1")
    assert not wants_ascii({"TERM": "xterm"}, "utf-8")


async def test_without_colours_the_speaker_still_shines(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    name, ansi_color = starting_theme({"NO_COLOR": "1"})

    class Plain(App[None]):
        CSS_PATH = styles_dir() / "base.tcss"

        def compose(self) -> ComposeResult:
            yield Ring(RingView((SeatView("Zoé", lit=True), SeatView("Luc")), "Quoi?"))

    app = Plain(ansi_color=ansi_color)
    app.register_theme(ANSI)
    app.theme = name
    async with app.run_test(size=(80, 24)):
        styles = {
            segment.text: segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip.apply_filter(app._filters[-1], app.screen.background_colors[0])
            if segment.style is not None
        }
    lit = styles[" ▶ Zoé "]
    assert lit.reverse
    assert lit.bold
    assert not styles[" ○ Luc "].reverse
    assert {style.color.name for style in styles.values() if style.color} <= {"default"}

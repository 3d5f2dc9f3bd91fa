"""Display widgets paint anew only the rows that changed, and still show what they should."""

from pathlib import Path

import pytest
from table_support import NAMES, Table, context
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.widgets.bars import LeftLine
from cercle_tui.ui.widgets.canvas import Canvas, Picture
from cercle_tui.ui.widgets.ring import Ring
from cercle_tui.ui.widgets.views import NoteView, Tone


class Words(Canvas[tuple[str, ...]]):
    """A word a row; remembers what it was asked to paint anew."""

    def __init__(self, view: tuple[str, ...]) -> None:
        self.asked: list[tuple[Region, ...]] = []
        super().__init__(view)

    def paint(self, view: tuple[str, ...], width: int, height: int) -> Picture:
        return Picture([[(word, Tone.PLAIN)] for word in view])

    def refresh(self, *regions: Region, **options: bool) -> "Words":
        self.asked.append(regions)
        return super().refresh(*regions, **options)


class Showing(App[None]):
    CSS = "Words { padding: 1 2; }"

    def compose(self) -> ComposeResult:
        yield Words(("one", "two", "three"))


def rows_asked(words: Words) -> list[int]:
    return [region.y for regions in words.asked for region in regions]


def painted(table: Table) -> list[Strip]:
    return table.app.screen._compositor.render_strips()


@pytest.mark.parametrize(
    ("view", "rows"),
    [
        (("one", "2", "three"), [1]),
        (("one", "two"), [2]),
        (("one", "two", "three", "four"), [3]),
        (("three", "two", "one"), [0, 2]),
        (("one", "two", "three"), []),
    ],
)
async def test_only_the_rows_that_changed_are_painted(
    view: tuple[str, ...], rows: list[int]
) -> None:
    app = Showing()
    async with app.run_test(size=(30, 10)) as pilot:
        words = app.query_one(Words)
        await pilot.pause()
        words.asked.clear()
        words.view = view
        assert rows_asked(words) == rows
        await pilot.pause()
        shown = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
        assert [word for word in shown if word] == list(view)


async def test_a_view_set_back_before_it_was_painted_leaves_no_trace() -> None:
    app = Showing()
    async with app.run_test(size=(30, 10)) as pilot:
        words = app.query_one(Words)
        words.view = ("1", "2", "3", "4")
        words.view = ("one", "two", "three")
        await pilot.pause()
        shown = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
        assert [word for word in shown if word] == ["one", "two", "three"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_round_shows_what_painting_it_whole_would(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    names = (*NAMES, "Jean-Sébastien", "Noémie", "Françoise", "Zoé")
    async with Table(tmp_path, context(names)).open(*size) as table:
        await table.gather()
        for key in ("space", "x", "u", "space", "right", "space", "space", "f5", "space", "f6"):
            await table.press(key)
            by_rows = painted(table)
            for canvas in table.app.screen.query(Canvas):
                canvas.notify_style_update()
                canvas.refresh()
            await table.settle()
            assert painted(table) == by_rows, key


async def test_a_note_that_takes_another_row_lays_the_stage_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = []
    lay_out = MeetingScreen._refresh_layout

    def counted(screen: MeetingScreen, *args: object, **options: bool) -> None:
        layouts.append(screen)
        lay_out(screen, *args, **options)

    async with Table(tmp_path).open(80, 24) as table:
        await table.gather()
        ring, note = table.screen.query_one(Ring), table.screen.query_one(LeftLine)
        rows, height = note.size.height, ring.size.height
        monkeypatch.setattr(MeetingScreen, "_refresh_layout", counted)
        note.view = NoteView("A word or two about everything that was said. " * 3)
        await table.settle()
        await table.settle()
        assert note.size.height > rows
        assert ring.size.height < height
        assert len(layouts) == 1

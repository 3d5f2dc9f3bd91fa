"""The register: what is typed finds, what is lit is told, and nothing else is built."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from home_support import CLOCK, HOSTILE, TODAY, app_on, desk, founded, pasted, shown, typed
from register_support import INFO, circle, holding, on_register, opened, ready, told, version
from rich.segment import Segment
from textual.geometry import Size

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.model.decision import EntryKind
from cercle_tui.model.people import Member
from cercle_tui.register.entries import Status
from cercle_tui.register.search import Filters, Found
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.register import filters
from cercle_tui.ui.register.heading import Heading
from cercle_tui.ui.register.options import Options
from cercle_tui.ui.register.panel import FilterPanel
from cercle_tui.ui.register.results import ResultRow, Results, in_sight
from cercle_tui.ui.register.seeking import Asked, Seeking
from cercle_tui.ui.register.sheet import Sheet, SheetView
from cercle_tui.ui.screens.decision import DecisionScreen
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.palette import PaletteScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.typing import LineInput
from unwritable import tree, unwritable

EN = words_for("en")
WIDE = (120, 36)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo") / "data"
    make_demo(DataFolder(root), CLOCK, "fr")
    return root


def underlined(app: CercleApp) -> set[str]:
    """Return the words shown with a line under them."""
    width, height = app.size
    segments: list[Segment] = [
        segment
        for strip in app.screen._compositor.render_strips(Size(width, height))
        for segment in strip
    ]
    return {part.text for part in segments if part.style and part.style.underline}


async def test_type_see_read_beside(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("down", "r")
        await ready(pilot)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        assert screen.info is not None
        assert {hit.circle for hit in screen.at.hits} == {screen.info.id}
        every = screen.at.found.total
        assert every > 5
        await pasted(pilot, "ACCUEIL nouvele")
        await ready(pilot)
        assert 0 < screen.at.found.total < every
        assert {"accueil", "nouvelles"} <= {word.casefold() for word in underlined(app)}
        first = screen.at.lit
        await pilot.press("down")
        await ready(pilot)
        assert screen.at.lit is not None and screen.at.lit is not first
        sheet = screen.query_one(Sheet).view
        assert sheet is not None and screen.at.lit.entry.title in sheet.text
        assert screen.query_one(LineInput).raw == "ACCUEIL nouvele"
        await pasted(pilot, " zzzzzz")
        await ready(pilot)
        assert screen.at.hits == ()
        assert screen.query_one(Sheet).view == SheetView()
        assert "F8" in shown(app)
        await pilot.press("enter", "up", "down", "pagedown", "escape")
        await ready(pilot)
        assert app.screen is screen
        assert screen.query_one(LineInput).raw == ""
        assert screen.at.found.total == every
        await pilot.press("escape")
        await ready(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_near_spelling_and_where_it_was_found_are_said(demo: Path) -> None:
    app = on_register(demo, "en", typed="asureur ")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        assert screen.query_one(LineInput).raw == "asureur "
        typed_so, taken = screen.at.found.near[0]
        assert f"“{typed_so}” is nowhere; here is “{taken}”" in shown(app)
        assert "assureur" in {word.casefold() for word in underlined(app)}
        screen = await opened(app, pilot, typed="noix")
        hit = screen.at.lit
        assert hit is not None and hit.snippet
        assert hit.snippet[:20] in shown(app)
        assert "1 result" in shown(app)


async def test_what_the_other_circles_hold_is_said(demo: Path) -> None:
    app = on_register(demo, "en", circle="gestion", typed="trousse")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        assert screen.at.found.total == 0 and screen.at.elsewhere > 0
        assert f"{screen.at.elsewhere} in other circles: F9" in shown(app)
        await pilot.press("f9")
        await ready(pilot)
        assert screen.at.found.total and not screen.at.elsewhere


async def test_no_key_is_lost_while_the_search_answers(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = on_register(demo)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        asked: list[str] = []
        answer = Seeking._answer

        def held(self: RegisterScreen) -> None:
            asked.append(self.at.words)

        monkeypatch.setattr(Seeking, "_answer", held)
        await typed(pilot, "acc")
        await pasted(pilot, "ueil")
        await pilot.press("down", "enter")
        await pilot.pause(0)
        assert app.screen is screen
        assert asked == ["a"]
        stale = Asked(1, "z", Filters(), TODAY, 200)
        screen.post_message(Seeking.Answered(stale, Found(), None, 0))
        await pilot.pause(0)
        assert screen.at.hits and app.screen is screen
        monkeypatch.setattr(Seeking, "_answer", answer)
        screen._answer()
        await ready(pilot)
        assert screen.at.words == "accueil"
        assert screen.at.at == 1
        assert isinstance(app.screen, DecisionScreen)


async def test_the_lit_row_is_always_in_sight(demo: Path) -> None:
    app = on_register(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert len({hit.circle for hit in screen.at.hits}) > 1
        for key in ("up", "ctrl+down", "down", *["ctrl+down"] * 3, "ctrl+up"):
            await pilot.press(key)
            await ready(pilot)
            lit = screen.at.lit
            assert lit is not None
            listing = screen.query_one(Results)
            drawn = "\n".join(listing.render_line(y).text for y in range(listing.size.height))
            assert lit.entry.title[:12] in drawn


async def test_filters_by_keyboard_and_by_mouse(demo: Path) -> None:
    app = on_register(demo, "en", "horizon")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        every = screen.at.found.total
        await pilot.press("tab", "tab")
        await ready(pilot)
        assert screen.at.filters.statuses == {Status.DUE}
        await pilot.press("shift+tab", "f3")
        await ready(pilot)
        panel = screen.query_one(FilterPanel)
        assert panel.is_open
        assert [group.id for group in panel.groups][:2] == ["status", "circle"]
        await pilot.press("right", "right", *"elec", "space")
        await ready(pilot)
        assert screen.at.filters.kinds == {EntryKind.ELECTION}
        assert {hit.entry.kind for hit in screen.at.hits} == {EntryKind.ELECTION}
        await pilot.press("escape", "right")
        await ready(pilot)
        await pilot.click(Options, offset=(8, 1))
        await ready(pilot)
        assert len(screen.at.filters.years) == 1
        await pilot.press("enter")
        await ready(pilot)
        assert not panel.is_open
        assert screen.focused is screen.query_one(LineInput)
        assert f"Horizon · election · {min(screen.at.filters.years)}" in shown(app)
        await pilot.press("f9")
        await ready(pilot)
        assert not screen.at.filters.circles
        await pilot.press("f8")
        await ready(pilot)
        assert not screen.at.filters
        assert screen.at.found.total > every
        await pilot.click(Heading, offset=(5, 0))
        await ready(pilot)
        assert screen.at.filters.statuses == {Status.IN_FORCE, Status.DUE}
        await pilot.press("ctrl+p")
        await ready(pilot)
        assert isinstance(app.screen, PaletteScreen)
        assert {"filter", "no filter", "replay it", "export"} <= {o.label for o in app.screen.all}


async def test_a_page_is_turned_and_the_list_follows(demo: Path) -> None:
    app = on_register(demo, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert not screen.query_one("#decision").display
        await pilot.press("down", "enter")
        await ready(pilot)
        page = app.screen
        assert isinstance(page, DecisionScreen)
        await pilot.press("n", "n", "p", "right", "space", "end", "home", "question_mark")
        await ready(pilot)
        assert page.at == 3
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("escape")
        await ready(pilot)
        assert "4 of" in shown(app)
        await pilot.press("escape")
        await ready(pilot)
        assert app.screen is screen
        assert screen.at.at == 3


async def test_a_decision_leads_to_what_it_replaced_and_back(demo: Path) -> None:
    app = on_register(demo, typed="accueil nouvelles")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("enter")
        await ready(pilot)
        page = app.screen
        assert isinstance(page, DecisionScreen) and page.matter is not None
        first, (_, second) = page.matter.id, page.matter.linked[0]
        for key, id in (("o", second), ("o", first), ("escape", second)):
            await pilot.press(key)
            await ready(pilot)
            assert page.matter.id == id
            view = page.query_one(Sheet).view
            assert view is not None and page.matter.entry.number in view.text
        await pilot.press("escape", "escape")
        await ready(pilot)
        assert app.screen is screen


async def test_the_meeting_and_the_export_are_one_key_away(demo: Path) -> None:
    leads = {"f4": "ReplayScreen", "f5": "MinutesPage", "f7": "ExportScreen",
             "r": "ReplayScreen", "m": "MinutesPage", "x": "ExportScreen"}  # fmt: skip
    app = on_register(demo, typed="collation")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        for key, name in leads.items():
            if key == "r":
                await pilot.press("enter")
                await ready(pilot)
                assert isinstance(app.screen, DecisionScreen)
            here = app.screen
            await pilot.press(key)
            await ready(pilot)
            assert type(app.screen).__name__ == name
            await pilot.press("escape")
            await ready(pilot)
            assert app.screen is here


async def test_a_circle_that_is_gone_leaves_the_search(demo: Path) -> None:
    app = on_register(demo, typed="zzquatrain")
    gone = circle(told("d1", version(text="zzquatrain")), info=INFO)
    app.desk.index().update(gone, "")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        await ready(pilot)
        assert screen.at.hits == ()


async def test_clicks_light_and_open(demo: Path) -> None:
    app = on_register(demo)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        await pilot.click(Results, offset=(10, 3))
        await ready(pilot)
        assert screen.at.at == 1
        await pilot.resize_terminal(80, 24)
        await ready(pilot)
        await pilot.click(Results, offset=(10, 3))
        await ready(pilot)
        assert isinstance(app.screen, DecisionScreen)


async def test_an_empty_register_says_what_to_do(tmp_path: Path) -> None:
    info = founded(tmp_path / "data")
    app = on_register(tmp_path / "data", "en", info.id)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("down", "enter", "f4")
        await ready(pilot)
        assert app.screen is screen
        assert "F8" in shown(app)
        await pilot.press("f8")
        await ready(pilot)
        assert "What a meeting decides comes here" in shown(app)


async def test_a_broken_book_is_named_and_the_rest_works(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(demo, root)
    books = DataFolder(root).meeting_books("horizon")
    for book in (books[0], books[3]):
        book.write_bytes(book.read_bytes()[:200])
        book.with_name(book.name + ".bak").unlink(missing_ok=True)
    app = on_register(root, "en", typed="collation")
    async with app.run_test(size=(200, 50)) as pilot:
        screen = await opened(app, pilot)
        assert screen.at.found.total == 1
        assert "and 1 other (F10)" in " ".join(shown(app).split())
        await pilot.press("f10")
        await ready(pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert books[0].name in shown(app) and books[3].name in shown(app)


async def test_a_reader_disturbs_nobody_and_reads_what_can_be_read(
    demo: Path, tmp_path: Path
) -> None:
    root = tmp_path / "data"
    shutil.copytree(demo, root)
    (root / "circles" / "horizon" / "register.json").unlink(missing_ok=True)
    known = desk(root)
    held = known.new_meeting(known.community().circles["horizon"])
    book = DataFolder(root).meeting_books("horizon")[2]
    newer = re.sub(r'"schema": ?\d+', '"schema":99', book.read_text("utf-8"), count=1)
    book.write_text(newer, "utf-8")
    before = tree(root)
    with unwritable(root):
        app = on_register(root, "en", "horizon")
        async with app.run_test(size=WIDE) as pilot:
            screen = await opened(app, pilot)
            assert screen.at.found.total > 10
            assert "read-only, offline" in shown(app)
            assert screen.problems
            await pilot.press("f10")
            await ready(pilot)
            assert book.name in "".join(shown(app).split())
            await pilot.press("escape", "enter", "n")
            await ready(pilot)
            assert isinstance(app.screen, DecisionScreen)
    assert tree(root) == before
    held.close()


async def test_what_another_terminal_writes_is_seen_wherever_the_light_goes(
    demo: Path, tmp_path: Path
) -> None:
    root = tmp_path / "data"
    shutil.copytree(demo, root)
    app = on_register(root, "en")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        first = screen.at.lit
        while screen.at.lit is not None and screen.at.lit.circle == first.circle:
            await pilot.press("down")
            await ready(pilot)
        before = screen.seen[first.circle]
        other = desk(root)
        info = other.community().circles[first.circle]
        left = {"person": next(iter(before.circle.members)), "on": TODAY}
        write_between(other.folder, info.slug, info.id, other.clock, [(bt.MemberLeft, left)])
        screen.follow_books()
        await ready(pilot)
        while screen.at.lit.entry.id != first.entry.id:
            await pilot.press("up")
            await ready(pilot)
        now = screen.seen[first.circle].circle
        assert len(now.members) == len(before.circle.members) - 1


async def test_hostile_words_are_inert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = founded(tmp_path / "data")
    said = [version(title=text, text=text, responsible=(text,)) for text in HOSTILE]
    known = circle(
        *(told(f"d{n}", one, told=one.text) for n, one in enumerate(said)),
        people=[Member(id="a", name=HOSTILE[0])],
        info=INFO.model_copy(update={"id": info.id, "name": HOSTILE[2] + HOSTILE[3]}),
    )
    app = holding(tmp_path / "data", known, monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        assert screen.at.found.total == len(HOSTILE)
        await pasted(pilot, HOSTILE[3] + HOSTILE[1])
        await ready(pilot)
        safe(app)
        screen.query_one(LineInput).put("")
        await pilot.press("f3", "left", "space", "enter")
        await ready(pilot)
        for key in (*["down"] * (len(HOSTILE) - 1), "f3", "enter", "enter"):
            await pilot.press(key)
            await ready(pilot)
            safe(app)


def safe(app: CercleApp) -> None:
    """Nothing on the screen acts: no control character, no link that runs an action."""
    assert app.is_running
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in segment.text)
            assert "@click" not in (segment.style.meta if segment.style else {})


def test_only_the_rows_in_sight_are_built() -> None:
    built: list[int] = []

    def row(n: int) -> ResultRow:
        built.append(n)
        return ResultRow(str(n), (), under=((),) * (1 + n % 2), lit=n == at)

    for at in (0, 1, 700, 1498, 1499):
        for height in (1, 2, 4, 7, 19, 30):
            built.clear()
            rows = in_sight(1500, at, height, row)
            assert str(at) in [row.id for row in rows]
            assert len(built) <= len(rows) + 2
            gaps = (len(rows) - 1) * (height >= 20)
            assert sum(row.height for row in rows) + gaps <= max(height, rows[0].height)


def test_filters_toggle_and_read_as_words() -> None:
    limits = Filters()
    chosen = [("circle", "c1"), ("status", "dropped"), ("kind", "election"), ("year", "2026"),
              ("responsible", "Zoé"), ("year", "2025")]  # fmt: skip
    for group, value in chosen:
        limits = filters.toggled(limits, group, value)
    names = {"c1": "Horizon"}
    said = ("dropped", "Horizon", "election", "2025", "2026", "Zoé")
    assert filters.in_words(EN, limits, names) == said
    assert filters.quick_of(limits) is None
    for group, value in chosen:
        limits = filters.toggled(limits, group, value)
    assert limits == Filters()
    assert filters.quick(replace(limits, statuses=frozenset({Status.DROPPED})), 1).statuses

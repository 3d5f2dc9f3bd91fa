"""The register: what is typed finds, what is lit is told, and nothing else is built."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    SIZES,
    TODAY,
    app_on,
    founded,
    pasted,
    settled,
    shown,
    typed,
)

from cercle_tui.locale import Lang, words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
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
from cercle_tui.register.find import find
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.ui.home import register_rows
from cercle_tui.ui.home.decision import decision, page
from cercle_tui.ui.home.register_rows import Shelf, rows, search, shelve
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.typing import LineInput
from cercle_tui.ui.widgets.views import CardView

EN = words_for("en")
INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
AT = datetime(2026, 3, 12, 23, tzinfo=UTC)
PEOPLE = tuple(Member(id=name[0].lower(), name=name) for name in ("Amina", "Luc", "Zoé"))
ALL = ("a", "l", "z")


def told(id: str = "d1", text: str = "Une boîte à clés.", **more: object) -> Decision:
    version = Version(title="Boîte à clés", text=text, why="dehors l’hiver", responsible=("z",),
                      term=Term(months=9), measures=("aucun retard", "aucun gel"))  # fmt: skip
    known: dict[str, object] = {
        "id": id, "meeting": "m1", "item": "i1", "at": AT, "author": "l", "versions": (version,),
        "present": ("a", "z"), "absent": ("l",), "ends": date(2026, 12, 12),
        "rounds": (RoundTaken(version=1, at=AT, answers=dict.fromkeys(ALL, Answer.NO_OBJECTION)),),
        "objections": (Objection(id="o1", author="a", reason="qui les a", how="une liste",
                                 state=ObjectionState.WITHDRAWN),),
        "concerns": (Concern(author="a", text="le gel"),),
    }  # fmt: skip
    return Decision.model_validate(known | more)


def circle(*decisions: Decision, practice: Practice | None = None) -> Circle:
    record = MeetingRecord(id="m1", circle="c1", opened=AT, closed=AT, people=PEOPLE,
                           decisions=decisions)  # fmt: skip
    folded = Circle.fold(INFO, [("b", record)])
    return replace(folded, practice=practice or Practice())


def shelf(*decisions: Decision, practice: Practice | None = None) -> Shelf:
    return shelve(circle(*decisions, practice=practice), TODAY)


def words_in(views: tuple[CardView, CardView]) -> str:
    return "\n".join(f"{line.label} {line.text}" for view in views for line in view.lines)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    make_demo(DataFolder(root), CLOCK, "fr")
    return root


def test_a_decision_is_told_in_full() -> None:
    found, _ = shelf(told())[0]
    text = words_in(decision(EN, found))
    for part in ("Boîte à clés", "H-2026-001", "Horizon", "March 12, 2026", "dehors l’hiver",
                 "until December 12, 2026", "Zoé", "aucun gel", "2 of 3: Amina and Zoé",
                 "qui les a", "une liste", "le gel", "adopted"):  # fmt: skip
        assert part in text


def test_names_stand_beside_objections_only_where_the_practice_says_so() -> None:
    views = decision(EN, shelf(told(present=("z",)))[0][0])
    assert "Amina" not in words_in(views)
    named = shelf(told(present=("z",)), practice=Practice(names_beside=True))
    assert "Amina" in words_in(decision(EN, named[0][0]))


def test_who_was_absent_is_not_named() -> None:
    views = decision(EN, shelf(told(author="a"))[0][0])
    assert "Luc" not in words_in(views)


def test_what_it_replaced_and_what_replaced_it() -> None:
    later = told("d2", at=AT + timedelta(hours=1), replaces="d1")
    new, old = (found for found, _ in shelf(told(), later))
    assert "Replaces H-2026-001" in words_in(decision(EN, new))
    assert "Replaced by H-2026-002" in words_in(decision(EN, old))


def test_a_page_holds_the_same_words_but_the_title() -> None:
    views = decision(EN, shelf(told(text="Un.\nDeux."))[0][0])
    text = "".join(part for _, part in page(views))
    assert "Un.\nDeux." in text
    assert text.count("Boîte à clés") == 0
    assert "Amina and Zoé" in text


@pytest.mark.parametrize(
    "words", ["", "boite cles", "BOÎTE", "h-2026-002", "zoe gel", "hiver", "absent", "a b c d"]
)
def test_the_shelf_finds_what_the_register_finds(words: str) -> None:
    known = circle(told(), told("d2", text="Autre chose", concerns=()))
    wanted = [entry.id for entry in find(known, words, TODAY)]
    assert [found.entry.id for found in search([shelve(known, TODAY)], words)] == wanted


def test_many_circles_are_one_list_by_date() -> None:
    early = shelf(told())
    late = shelf(told("d2", at=AT + timedelta(days=9)), told("d3", at=AT - timedelta(days=9)))
    found = search([early, late], "")
    assert [one.entry.id for one in found] == ["d2", "d1", "d3"]


def test_only_the_rows_in_sight_are_built(monkeypatch: pytest.MonkeyPatch) -> None:
    found = search([shelf(*(told(f"d{n}") for n in range(1500)))], "")
    built: list[object] = []
    row = register_rows._row
    monkeypatch.setattr(
        register_rows,
        "_row",
        lambda *args: built.append(args) or row(*args),  # type: ignore[func-returns-value]
    )
    for at in (0, 700, 1499):
        built.clear()
        view = rows(EN, found, at, (50, 30), False)
        assert len(built) == len(view.rows) == 10
        assert [r.id for r in view.rows if r.lit] == [found[at].entry.id]


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_type_see_read_beside(demo: Path, lang: Lang) -> None:
    app = app_on(demo, lang)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("down", "r")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        every = len(screen.found)
        assert every > 5
        await pasted(pilot, "accueil nouvelles")
        await settled(pilot)
        assert 0 < len(screen.found) < every
        first = screen.lit
        await pilot.press("down")
        await settled(pilot)
        assert screen.lit is not first
        assert screen.lit is not None
        assert screen.lit.entry.title in shown(app)
        assert screen.query_one("#path", Card).view != CardView()
        assert screen.query_one(LineInput).raw == "accueil nouvelles"
        await typed(pilot, "zzz")
        await settled(pilot)
        assert screen.found == ()
        assert screen.query_one("#told", Card).view == CardView()
        await pilot.press("enter", "up", "down", "pagedown", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_narrow_enter_opens_a_page(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "r")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        assert not screen.query_one("#decision").display
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert screen.lit is not None
        assert screen.lit.entry.number in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is screen
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, ReadingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_lit_row_is_always_in_sight(demo: Path, size: tuple[int, int]) -> None:
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await app.push_screen(RegisterScreen(app.desk))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        assert len({found.entry.circle for found in screen.found}) > 1
        for key in ("up", "up", "ctrl+up", "down", "ctrl+down", "down"):
            await pilot.press(key)
            await settled(pilot)
            assert screen.lit is not None
            listing = screen.query_one(Listing)
            drawn = "\n".join(listing.render_line(y).text for y in range(listing.size.height))
            assert screen.lit.entry.title[:12] in drawn
            assert not re.search(r"^ *… \d", drawn, re.MULTILINE)


async def test_a_click_lights_a_row(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("down", "r")
        await settled(pilot)
        await pilot.click(Listing, offset=(10, 3))
        await settled(pilot)
        assert isinstance(app.screen, RegisterScreen)
        assert app.screen.at == 1


async def test_what_is_sought_at_first(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await app.push_screen(RegisterScreen(app.desk, None, "accueil"))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        assert screen.query_one(LineInput).raw == "accueil"
        assert 0 < len(screen.found) < sum(len(shelf) for shelf in screen._shelves.values())


async def test_an_empty_register_says_so(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.push_screen(RegisterScreen(app.desk, info))
        await settled(pilot)
        await pilot.press("down", "enter")
        await typed(pilot, "x")
        assert isinstance(app.screen, RegisterScreen)
        view = app.screen.query_one(Listing).view
        assert view is not None
        assert view.empty


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(text: str) -> None:
    found = search([shelf(told(text=text, told=text, concerns=()))], "")
    view = rows(EN, found, 0, (50, 30), True)
    assert len(view.rows) == 1
    assert words_in(decision(EN, found[0]))

"""The first run, and founding a circle: real keys, then what the books on the disk say."""

from datetime import date
from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    SIZES,
    TODAY,
    app_on,
    circle_in,
    desk,
    founded,
    pasted,
    settled,
    shown,
    typed,
)
from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.locale import Lang
from cercle_tui.meeting.community import Community
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.practice import PRESETS
from cercle_tui.model.term import Term
from cercle_tui.store.folder import DataFolder, check_slug
from cercle_tui.store.projections import load_community
from cercle_tui.store.storage import AtomicJSONStorage
from cercle_tui.ui.home.founding import (
    Founding,
    circle_facts,
    circle_info,
    letter_of,
    names_in,
    office_ends,
    slug_of,
    told_apart,
)
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.screens.welcome import FoundingScreen, WelcomeScreen
from cercle_tui.ui.widgets.form import FormPanel


@pytest.mark.parametrize(("lang", "size"), [("fr", SIZES[0]), ("en", SIZES[1])])
async def test_from_nothing_to_the_attendance_of_a_first_meeting(
    tmp_path: Path, lang: Lang, size: tuple[int, int]
) -> None:
    app = app_on(tmp_path, lang)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        assert list(tmp_path.iterdir()) == []
        await pilot.press("c")
        await settled(pilot)
        await pasted(pilot, "Rive-Sud")
        await pilot.press("enter")
        await pasted(pilot, "Cercle Horizon")
        await pilot.press("enter")
        await pasted(pilot, "Nourrir le quartier")
        await pilot.press("enter")
        await settled(pilot)
        await pasted(pilot, "- Amina\n- Luc\n\n- Zoé\n- Zoé")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        for name in ("am", "zo", "luc"):
            await typed(pilot, name)
            await pilot.press("enter", *["enter"] * (name == "zo"))  # two have that name
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("tab", "tab")
        await pasted(pilot, "17 décembre 2026 19:00")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Cercle Horizon" in shown(app)
        community, problems = load_community(DataFolder(tmp_path))
        assert not problems
        (info,) = community.circles.values()
        assert community.name == "Rive-Sud"
        assert (info.slug, info.letter) == ("cercle-horizon", "H")
        assert (info.aim, info.lang) == ("Nourrir le quartier", lang)
        circle = circle_in(tmp_path, info)
        assert [m.name for m in circle.members.values()] == ["Amina", "Luc", "Zoé", "Zoé"]
        assert circle.practice == PRESETS["charest"]
        names = {m.office: circle.members[m.person].name for m in circle.holders(TODAY)}
        assert names == {"leader": "Amina", "facilitator": "Zoé", "secretary": "Luc"}
        assert {m.ends for m in circle.mandates.values()} == {date(2027, 12, 10)}
        assert circle.next_meeting is not None
        assert circle.next_meeting.starts.isoformat() == "2026-12-17T19:00:00-05:00"
        kept = AtomicJSONStorage(tmp_path / "community.json").read()
        assert kept is not None
        assert kept["projection"]["1"]["name"] == "Rive-Sud"
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)


async def test_escape_goes_back_one_form_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        await typed(pilot, "A")
        await pilot.press("enter")
        await typed(pilot, "B")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await typed(pilot, "Amina")
        await pilot.press("escape")
        await settled(pilot)
        panel = app.screen.query_one(FormPanel)
        assert panel.values == {"community": "A", "name": "B", "aim": ""}
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert panel.values == {"members": "Amina"}
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        assert list(tmp_path.iterdir()) == []
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("q")
    assert not app.is_running


async def test_what_cannot_be_read_is_said_in_the_form(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.push_screen(FoundingScreen(app.desk))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, FoundingScreen)
        screen._go("meetings")
        await settled(pilot)
        panel = screen.query_one(FormPanel)
        panel._rows[0].control.put("jamais")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert panel._rows[0].said
        panel._rows[0].control.put("2 h")
        panel._rows[1].control.put("0")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert panel._rows[1].said
        assert isinstance(app.screen, FoundingScreen)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_only_names(tmp_path: Path, name: str) -> None:
    info = founded(tmp_path, name, community=name, aim=name, members=(name, name), offices=())
    assert check_slug(info.slug) == info.slug
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "\x1b" not in shown(app)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("escape", "r")
        await settled(pilot)
        await pilot.press("escape", "m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)
    assert len(circle_in(tmp_path, info).members) == 2


async def test_the_demonstration_opens_in_a_folder_of_its_own(tmp_path: Path) -> None:
    real, demo = tmp_path / "real", tmp_path / "demo"
    app = app_on(real, CERCLE_DEMO=str(demo))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.desk.folder.root == demo
        assert len(app.desk.community().circles) > 1
    assert not real.exists()


async def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    app = app_on(blocked / "data")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.push_screen(FoundingScreen(app.desk))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, FoundingScreen)
        screen.known = Founding("B", community="A")
        screen._go("meetings")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen is screen
        assert str(blocked) in shown(app).replace("\n", "") or "!" in shown(app)
        assert screen.query_one(FormPanel).is_open


def test_names_in_a_list_however_it_is_written() -> None:
    assert names_in("Amina\n\n  Luc  \r\nZoé") == ("Amina", "Luc", "Zoé")
    assert names_in("• Amina\n2. Luc\n- Zoé") == ("Amina", "Luc", "Zoé")
    assert names_in("Amina, Luc; Zoé,") == ("Amina", "Luc", "Zoé")
    assert names_in("Tremblay, Zoé\nRoy, Luc") == ("Tremblay, Zoé", "Roy, Luc")
    assert names_in("Jean-Guy") == ("Jean-Guy",)
    assert names_in(" \n ") == ()


def test_namesakes_are_told_apart_by_what_is_read() -> None:
    assert told_apart(["Zoé", "zoe", "Zoé (2)", "Luc"]) == ("Zoé", "zoe (2)", "Zoé (2) (2)", "Luc")


@given(st.lists(st.text(max_size=30), max_size=6))
def test_slugs_are_folder_names_unlike_each_other(names: list[str]) -> None:
    slugs: list[str] = []
    for name in names:
        slugs.append(check_slug(slug_of(name, slugs)))
    assert len(set(slugs)) == len(names)


@pytest.mark.parametrize(
    ("name", "taken", "letter"),
    [
        ("Cercle Horizon", (), "H"),
        ("Horizon", ("H",), "HO"),
        ("Habitat partagé", ("H",), "HP"),
        ("L’Étoile", (), "E"),
        ("Cercle", (), "C"),
        ("עמית", (), "C"),
    ],
)
def test_letters_of_short_numbers(name: str, taken: tuple[str, ...], letter: str) -> None:
    assert letter_of(name, taken) == letter


@given(st.text(max_size=40), st.sets(st.text("ABCDE", min_size=1, max_size=2)))
def test_any_name_makes_a_circle(name: str, taken: set[str]) -> None:
    others = {
        str(n): CircleInfo(id=str(n), slug=f"c{n}", name=letter, letter=letter)
        for n, letter in enumerate(sorted(taken))
    }
    info = circle_info(Founding(name), Community("", others), (), "id")
    assert 1 <= len(info.letter) <= 3


def test_an_office_ends_with_the_practices_term() -> None:
    practice = PRESETS["sofa"].model_copy(update={"office_term": Term(months=6)})
    assert office_ends(practice, TODAY) == date(2027, 6, 10)
    practice = practice.model_copy(update={"office_term": Term(meetings=3)})
    assert office_ends(practice, TODAY) == date(2027, 12, 10)


def test_two_offices_better_kept_apart_are_told() -> None:
    held = [("leader", "Zoé"), ("facilitator", "Zoé"), ("secretary", "Luc")]
    assert PRESETS["udn"].clashes(held) == (("leader", "facilitator", "Zoé"),)
    assert PRESETS["sofa"].clashes(held) == ()
    assert PRESETS["sofa"].clashes([("leader", "Zoé"), ("second_link", "Zoé (2)")]) == ()


def test_namesakes_hold_their_own_offices() -> None:
    founding = Founding("A", members=("Zoé", "Zoé"), offices=(("leader", "Zoé (2)"),))
    facts = circle_facts(founding, TODAY, CLOCK.new_id)
    members = [values["member"].id for _, values in facts if "member" in values]
    (mandate,) = [values["mandate"] for _, values in facts if "mandate" in values]
    assert mandate.person == members[1]


def test_two_circles_of_one_name_stay_two(tmp_path: Path) -> None:
    first = founded(tmp_path, "Horizon")
    second = founded(tmp_path, "Horizon", parent=first.id)
    assert (first.slug, second.slug) == ("horizon", "horizon-2")
    assert (first.letter, second.letter) == ("H", "HO")
    community = desk(tmp_path).community()
    assert [depth for _, depth in community.tree()] == [0, 1]
    assert community.name == "Rive-Sud"

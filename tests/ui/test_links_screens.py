"""The screens of links and of tensions, by keys: what is sent, what stays private, how it grows."""

from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    app_on,
    circle_in,
    desk,
    founded,
    pasted,
    settled,
    shown,
)
from textual.pilot import Pilot

from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.sending import Sent
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.private_notes import PrivateNotes
from cercle_tui.store.projections import load_community
from cercle_tui.store.yearbook import Fact, write_between
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.links import LinksScreen
from cercle_tui.ui.screens.tensions import TensionsScreen
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel

SECRET = "porte qui claque à minuit"
PRIVATE = {"fact": f"La {SECRET}.", "need": "Dormir."}
OFFICES = (("leader", "Amina"), ("second_link", "Luc"))


def two_circles(root: Path) -> tuple[CircleInfo, CircleInfo]:
    above = founded(root, "Général", members=("Marie", "Paul"), offices=(("leader", "Marie"),))
    return above, founded(root, "Horizon", parent=above.id, offices=OFFICES)


def write(root: Path, info: CircleInfo, *facts: Fact) -> None:
    write_between(DataFolder(root), info.slug, info.id, CLOCK, facts)


async def choose(pilot: Pilot[None], value: str) -> None:
    chooser = pilot.app.screen.query_one(Chooser)
    at = [choice.value for choice in chooser._list.choices].index(value)
    await pilot.press(*["down"] * at, "enter")
    await settled(pilot)


async def fill(pilot: Pilot[None], **values: str) -> None:
    panel = pilot.app.screen.query_one(FormPanel)
    assert panel.is_open
    for row in panel._rows:
        if row.field.id in values:
            row.control.put(values[row.field.id])
    await pilot.press("ctrl+s")
    await settled(pilot)


async def at(pilot: Pilot[None], key: str, circle: int = 1) -> None:
    """Go to a screen of the circle so many rows under the first."""
    await settled(pilot)
    await pilot.press(*["down"] * circle, key)
    await settled(pilot)


async def noted(pilot: Pilot[None], person: str = "Luc") -> None:
    """On the screen of tensions, note one and show it."""
    await pilot.press("n")
    await fill(pilot, who=person, **PRIVATE)
    assert SECRET not in shown(pilot.app)
    await pilot.press("v")
    members = pilot.app.screen.query_one(Chooser)._list.choices
    assert len(members) > 1, "whose tensions there are is not told"
    await choose(pilot, next(choice.value for choice in members if choice.label == person))
    assert SECRET in shown(pilot.app)


# Links


async def test_a_point_is_sent_up_and_found_there(tmp_path: Path) -> None:
    above, _ = two_circles(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "l")
        assert isinstance(app.screen, LinksScreen)
        assert "Nothing has been sent or received" in shown(app)
        await pilot.press("s")
        await fill(pilot, title="Une serre de plus", wanted="un budget")
        assert "Une serre de plus" in shown(app)
        assert "waits there" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Amina" in shown(app)
    assert not circle_in(tmp_path, above).backlog
    (point,) = desk(tmp_path).circle(above).backlog.values()
    assert (point.title, point.origin, point.wanted) == (
        "Une serre de plus", Origin.LINK, "un budget",
    )  # fmt: skip


async def test_a_point_received_is_answered(tmp_path: Path) -> None:
    above, info = two_circles(tmp_path)
    item = Sent(id="s1", to=above.id, title="Un budget", names={"a": "Zoé"}, by="a")
    write(tmp_path, info, (bt.ItemSent, {"item": item}))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "l", 0)
        assert "from Horizon · Zoé" in shown(app)
        await pilot.press("a")
        await fill(pilot, text="Oui, 300 $.", settled="yes")
        assert "Un budget" not in shown(app)
    assert desk(tmp_path).circle(info).fates["s1"].said == ("Oui, 300 $.",)


async def test_a_tension_sent_says_only_that_it_is_one(tmp_path: Path) -> None:
    above, info = two_circles(tmp_path)
    item = Sent(id="s1", to=above.id, title=SECRET, kind=ItemKind.TENSION)
    write(tmp_path, info, (bt.ItemSent, {"item": item}))
    for circle in (0, 1):
        app = app_on(tmp_path, "en")
        async with app.run_test(size=(80, 24)) as pilot:
            await at(pilot, "l", circle)
            assert "a tension" in shown(app)
            assert SECRET not in shown(app)
            await pilot.press("enter")
            await settled(pilot)
            assert SECRET in shown(app)


async def test_absent_books_are_said_to_be_absent(tmp_path: Path) -> None:
    above, info = two_circles(tmp_path)
    write(tmp_path, info, (bt.ItemSent, {"item": Sent(id="s1", to=above.id, title="Un budget")}))
    for path in DataFolder(tmp_path).circle_dir(above.slug).rglob("*.json"):
        path.unlink()
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "l")
        assert "their books are not on this machine" in shown(app)


async def test_a_circle_alone_is_told_how_to_have_links(tmp_path: Path) -> None:
    founded(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "l", 0)
        assert "no linked circle yet" in shown(app)
        await pilot.press("s")
        assert not app.screen.query_one(FormPanel).is_open


# Tensions


async def test_tensions_show_only_when_asked_and_hide_again(tmp_path: Path) -> None:
    two_circles(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "t")
        assert isinstance(app.screen, TensionsScreen)
        await noted(pilot)
        await pilot.press("v")
        assert SECRET not in shown(app)
        await pilot.press("v")
        await choose(pilot, app.screen.query_one(Chooser)._list.choices[0].value)
        assert SECRET not in shown(app), "another bearer's stay hidden"
        await pilot.press("escape", "t")
        await settled(pilot)
        assert SECRET not in shown(app)


async def test_a_private_tension_is_in_no_file_but_its_own(tmp_path: Path) -> None:
    """Every byte of the folder, the cache and every export is looked through."""
    from cercle_tui.cli import main
    from cercle_tui.reports.exports.forms import Form

    two_circles(tmp_path / "data")
    app = app_on(tmp_path / "data", "en", CERCLE_CACHE=str(tmp_path / "cache"))
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "t")
        await noted(pilot)
        await pilot.press("escape", "r")
        await settled(pilot)
        await pilot.press("escape")
    out = tmp_path / "out"
    out.mkdir()
    for form in Form:
        to = str(out / f"kept.{form.value}")
        assert main(["export", form.value, "--data", str(tmp_path / "data"), "-o", to]) == 0
    needle = SECRET.encode()
    private = tmp_path / "data" / "private"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sum(1 for path in files if out in path.parents) >= len(Form)
    holding = [path for path in files if needle in path.read_bytes()]
    assert holding
    assert all(private in path.parents for path in holding)


async def test_a_bearer_tells_someone_then_the_circle_and_removes_it(tmp_path: Path) -> None:
    _, info = two_circles(tmp_path)
    notes = PrivateNotes(DataFolder(tmp_path))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "t")
        await noted(pilot)
        await pilot.press("d")
        await choose(pilot, "tell")
        await fill(pilot, who="Amina")
        assert "Written on this machine" in shown(app)
        await pilot.press("escape", "d")
        await choose(pilot, "circle")
        await fill(pilot, title="Le bruit la nuit", note="Dormir.")
        (point,) = circle_in(tmp_path, info).backlog.values()
        assert (point.origin, point.kind, point.note) == (
            Origin.TENSION, ItemKind.TENSION, "Dormir.",
        )  # fmt: skip
        assert "taken up" in shown(app)
        write(tmp_path, info, (bt.PointTaken, {"item": point.id, "reason": "Porte feutrée."}))
        await pilot.press("escape", "t")
        await settled(pilot)
        await pilot.press("v")
        await choose(pilot, notes.load()[0].bearer)
        assert "settled" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        text = shown(app)
        assert "told to Amina" in text
        assert "Porte feutrée." in text
        await pilot.press("escape", "d")
        await choose(pilot, "remove")
        await choose(pilot, "yes")
        assert "Nothing is noted here by Luc" in shown(app)
    assert not list(notes.folder.iterdir())


async def test_a_bearer_takes_it_to_the_linked_circle(tmp_path: Path) -> None:
    above, _ = two_circles(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "t")
        await noted(pilot)
        await pilot.press("d")
        await choose(pilot, "link")
        await fill(pilot, title="Le bruit la nuit")
        assert "waits there" in shown(app)
    (point,) = desk(tmp_path).circle(above).backlog.values()
    assert (point.title, point.kind, point.origin) == (
        "Le bruit la nuit", ItemKind.TENSION, Origin.LINK,
    )  # fmt: skip
    assert desk(tmp_path).circle(above).members[point.brought_by].name == "Luc"


# How a circle grows


async def grow(pilot: Pilot[None], way: str, **values: str) -> None:
    await pilot.press("c")
    await settled(pilot)
    await choose(pilot, "grows")
    await choose(pilot, way)
    await fill(pilot, **values)


async def test_a_helping_circle_is_made_of_a_point_reports_and_is_closed(tmp_path: Path) -> None:
    _, info = two_circles(tmp_path)
    point = BacklogItem(id="b1", title="Le toit coule", note="Surtout au nord.")
    write(tmp_path, info, (bt.PointAdded, {"item": point}))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await grow(pilot, "helping", name="Toit", source="b1", aim="Un toit sec",
                   who="Luc, Marie", ends="3 weeks", report="Trois devis")  # fmt: skip
        assert "Toit" in shown(app)
        community, _ = load_community(DataFolder(tmp_path))
        made = next(one for one in community.circles.values() if one.name == "Toit")
        assert (made.kind, made.parent, made.report) == (
            CircleKind.HELPING, info.id, "Trois devis",
        )  # fmt: skip
        assert {m.name for m in circle_in(tmp_path, made).members.values()} == {"Luc", "Marie"}
        (given,) = desk(tmp_path).circle(made).backlog.values()
        assert (given.title, given.note) == ("Le toit coule", "Surtout au nord.")
        assert not circle_in(tmp_path, info).backlog
        await pilot.press("down")
        await grow(pilot, "end", report="Le toit est refait.")
        assert "ended" not in shown(app), "a circle does not end without a word"
        await pilot.press("escape")
        await settled(pilot)
        await grow(pilot, "end", report="Le toit est refait.", reason="C'est fait.")
        assert "ended" in shown(app)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen), "an ended circle holds no meeting"
    (back,) = desk(tmp_path).circle(info).backlog.values()
    assert (back.kind, back.note) == (ItemKind.REPORT, "Le toit est refait.")
    assert circle_in(tmp_path, made).members, "nothing of its record is lost"


async def test_a_circle_splits_beside_or_under_and_says_its_size(tmp_path: Path) -> None:
    _, info = two_circles(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await grow(pilot, "split", name="Horizon Nord", who="Luc, Jean-François")
        assert "six to eight" in shown(app)
        await grow(pilot, "split", name="Sous", who="Amina", go="stay", under="under")
    community, _ = load_community(DataFolder(tmp_path))
    north, under = (next(o for o in community.circles.values() if o.name == name)
                    for name in ("Horizon Nord", "Sous"))  # fmt: skip
    assert (north.parent, north.born_of, under.parent) == (info.parent, info.id, info.id)
    stayed = {m.name for m in circle_in(tmp_path, info).members.values()}
    assert stayed == {"Amina", "Zoé"}
    assert {m.name for m in circle_in(tmp_path, north).members.values()} == {
        "Luc", "Jean-François",
    }  # fmt: skip


async def test_a_circle_rests_is_shown_so_and_meets_again(tmp_path: Path) -> None:
    two_circles(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await grow(pilot, "rest", until="6 mois", reason="L’été")
        screen = app.screen
        seen = screen.home.here  # type: ignore[attr-defined]
        assert seen is not None
        assert seen.circle.info.stopped_on(seen.today) is not None
        assert seen.vacant == ()
        await grow(pilot, "resume")
        assert load_community(DataFolder(tmp_path))[0].tree()[1][0].stopped is None
        await pilot.press("c")
        await choose(pilot, "grows")
        await choose(pilot, "story")
        assert "L’été" in shown(app)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_inert(tmp_path: Path, text: str) -> None:
    above, _ = two_circles(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "l")
        await pilot.press("s")
        await pasted(pilot, f"a {text}")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter", "escape")
        assert app.is_running
        assert "\x1b[2J" not in shown(app)
    assert desk(tmp_path).circle(above).backlog

"""Actions, resources and people between meetings: their lists, walked and changed by keys."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    TODAY,
    app_on,
    circle_in,
    founded,
    pasted,
    settled,
    shown,
    typed,
)
from textual.pilot import Pilot

from cercle_tui.cli import main
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.model.profile import Profile
from cercle_tui.model.resource import Resource, ResourceKind
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import Fact, write_between, write_community
from cercle_tui.ui.screens.actions import ActionsScreen
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.people import PeopleScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.resources import ResourcesScreen
from cercle_tui.ui.widgets.chooser import ChoiceList
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.typing import LineInput


def wrote(root: Path, info: CircleInfo, *facts: Fact) -> Circle:
    write_between(DataFolder(root), info.slug, info.id, CLOCK, facts)
    return circle_in(root, info)


def ids(root: Path, info: CircleInfo) -> dict[str, str]:
    return {m.name: m.id for m in circle_in(root, info).members.values()}


def action(id: str, what: str, days: int | None, *who: str) -> Fact:
    due = None if days is None else TODAY + timedelta(days=days)
    return bt.ActionAdded, {"action": Action(id=id, what=what, who=who, due=due)}


def shared(id: str, title: str, *tags: str) -> Fact:
    told = Resource(id=id, title=title, tags=tags, kind=ResourceKind.ARTICLE)
    return bt.ResourceShared, {"resource": told}


async def goes(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and return the screen as text once everything has been read."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return shown(pilot.app)


async def filled(pilot: Pilot[None], **values: str) -> None:
    """Type in the fields of the open form, and record it."""
    panel = pilot.app.screen.query_one(FormPanel)
    for row in panel._rows:
        if row.field.id in values:
            row.control.put(values[row.field.id])
    await pilot.press("f2")
    await settled(pilot)


# Actions


@pytest.fixture
def followed(tmp_path: Path) -> tuple[Path, CircleInfo]:
    info = founded(tmp_path)
    who = ids(tmp_path, info)
    late = action("x2", "Arroser", -3, who["Amina"], who["Luc"])
    wrote(
        tmp_path, info, action("x1", "Peindre", 20, who["Luc"]), late, action("x3", "Rêver", None)
    )
    return tmp_path, info


async def test_s_lists_late_things_first_and_space_says_one_done(
    followed: tuple[Path, CircleInfo],
) -> None:
    root, info = followed
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = await goes(pilot, "s")
        here = pilot.app.screen
        assert isinstance(here, ActionsScreen)
        assert text.index("Arroser") < text.index("Peindre") < text.index("Rêver")
        assert "late: December 7, 2026" in text and "Amina and Luc" in text
        await pilot.press("space", "space", "space")  # held down
        await settled(pilot)
        assert circle_in(root, info).actions["x2"].state is ActionState.DONE
        assert [line[1].action.id for line in here.found] == ["x1", "x3"]
        assert "Arroser" in await goes(pilot, "t")


async def test_an_action_is_added_changed_and_dropped_with_its_reason(tmp_path: Path) -> None:
    info = founded(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "n takes an action on" in " ".join((await goes(pilot, "s")).split())
        await goes(pilot, "n")
        await filled(pilot, what="Semer", who="Luc, La voisine", due="in 2 weeks")
        await goes(pilot, "e")
        await filled(pilot, what="Semer l’ail", due="5 January 2027")
        (known,) = circle_in(tmp_path, info).actions.values()
        assert known.what == "Semer l’ail" and known.due == date(2027, 1, 5)
        assert known.who == (ids(tmp_path, info)["Luc"], "La voisine")
        await goes(pilot, "d")
        await filled(pilot, why="Le sol est gelé")
        assert "Semer" not in shown(pilot.app)
        text = await goes(pilot, "t")
        assert "Le sol est gelé" in text and "Semer l’ail" in text
        await goes(pilot, "space")
        assert circle_in(tmp_path, info).actions[known.id].state is ActionState.OPEN
        await goes(pilot, "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_p_puts_under_each_person_what_they_do(followed: tuple[Path, CircleInfo]) -> None:
    async with app_on(followed[0], "en").run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        text = await goes(pilot, "s", "p")
        assert text.count("Arroser") == 2
        assert text.index("Amina") < text.index("Peindre")
        assert text.index("nobody named") < text.index("Rêver")


# Resources


async def test_d_shares_checks_the_link_and_finds_as_one_types(tmp_path: Path) -> None:
    info = founded(tmp_path)
    wrote(tmp_path, info, shared("r1", "L’écoute en cercle", "écoute"), shared("r2", "Le pain"))
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await goes(pilot, "d", "n")
        await filled(pilot, title="Un guide", where="javascript:alert(1)", tags="pain, #Écoute")
        assert pilot.app.screen.query_one(FormPanel).is_open
        await filled(pilot, where="https://example.org/guide", by="Luc")
        kept = [s.resource for s in circle_in(tmp_path, info).resources.values()]
        assert [r.title for r in kept] == ["L’écoute en cercle", "Le pain", "Un guide"]
        assert kept[2].tags == ("pain", "Écoute")
        here = pilot.app.screen
        assert isinstance(here, ResourcesScreen)
        await pilot.press("f")
        await typed(pilot, "ecouter")
        await settled(pilot)
        assert [one.resource.title for one in here.found] == ["L’écoute en cercle", "Un guide"]
        await goes(pilot, "escape")
        assert len(here.found) == 3
        await goes(pilot, "t", "down", "enter")
        assert {one.resource.title for one in here.found} == {"L’écoute en cercle", "Un guide"}
        await goes(pilot, "escape", "x", "down", "enter")
        assert len(here.found) == 2


async def test_a_shows_what_every_circle_shares(tmp_path: Path) -> None:
    one, other = founded(tmp_path, "Horizon"), founded(tmp_path, "Ancrage")
    wrote(tmp_path, one, shared("r1", "Ici"))
    wrote(tmp_path, other, shared("r2", "Ailleurs"))
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Ailleurs" not in await goes(pilot, "d")
        text = await goes(pilot, "a")
        assert "Ailleurs" in text and "Ici" in text and "Ancrage" in text


# People


@pytest.fixture
def peopled(tmp_path: Path) -> tuple[Path, CircleInfo]:
    one, other = founded(tmp_path, "Horizon"), founded(tmp_path, "Ancrage", members=("Rosalie",))
    amina = ids(tmp_path, one)["Amina"]
    rose = ids(tmp_path, other)["Rosalie"]
    told = ((amina, "Maraîchage", "le pain"), (rose, "Santé", "les jardins"))
    write_community(DataFolder(tmp_path), CLOCK, [
        (bt.ProfileSet, {"person": id, "profile": Profile(field=field, interests=(draws,))})
        for id, field, draws in told
    ])  # fmt: skip
    return tmp_path, one


async def test_g_lists_the_circle_then_everyone_and_finds_by_interest(
    peopled: tuple[Path, CircleInfo],
) -> None:
    async with app_on(peopled[0], "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = await goes(pilot, "g")
        here = pilot.app.screen
        assert isinstance(here, PeopleScreen)
        assert "Maraîchage · le pain" in text and "Rosalie" not in text
        assert "Rosalie" in await goes(pilot, "a")
        await pilot.press("f")
        await typed(pilot, "jardin")
        await settled(pilot)
        assert [one.name for one in here.found] == ["Rosalie"]
        text = await goes(pilot, "enter", "enter")
        assert "Santé" in text and "Ancrage" in text


async def test_a_profile_is_written_and_someone_who_left_stays_readable(
    peopled: tuple[Path, CircleInfo],
) -> None:
    root, info = peopled
    wrote(root, info, (bt.MemberLeft, {"person": ids(root, info)["Luc"], "on": TODAY}))
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = await goes(pilot, "g")
        assert text.index("Who left") < text.index("Luc")
        await goes(pilot, "e")
        await filled(pilot, field="Pédiatrie", interests="chant, marche", since="3 May 2024")
        assert "Pédiatrie · chant, marche" in shown(pilot.app)
        text = await goes(pilot, "enter")
        assert "May 3, 2024" in text


async def test_x_writes_a_persons_data(
    peopled: tuple[Path, CircleInfo], tmp_path_factory: pytest.TempPathFactory
) -> None:
    where = tmp_path_factory.mktemp("out") / "amina.json"
    async with app_on(peopled[0], "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await goes(pilot, "g", "x")
        await filled(pilot, path=str(where))
        await settled(pilot)
        assert "Written" in shown(pilot.app)
    assert json.loads(where.read_text("utf-8"))["person"]["name"] == "Amina"
    assert where.with_suffix(".txt").exists()


# What is put right


async def test_corrections_are_reached_from_what_changes(tmp_path: Path) -> None:
    info = founded(tmp_path, offices=(("leader", "Amina"),))
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await goes(pilot, "c")
        offered = {choice.value for choice in home.query_one(ChoiceList).choices}
        assert {"days", "seats", "term"} <= offered
        await goes(pilot, "escape")
        home._open("days")
        await filled(pilot, who="Luc", since="2024-05-03", until="2026-01-02")
        home._open("seats")
        await filled(pilot, seats="Jean-François, Amina")
        home._open("term")
        await filled(pilot, ends="2027-06-01")
        await settled(pilot)
    circle = circle_in(tmp_path, info)
    (stay,) = (told for told in circle.stays.values() if told[-1].until)
    assert (stay[0].member.name, stay[0].since, stay[0].until) == (
        "Luc", date(2024, 5, 3), date(2026, 1, 2)
    )  # fmt: skip
    assert [m.name for m in circle.members.values()][:2] == ["Jean-François", "Amina"]
    (mandate,) = circle.mandates.values()
    assert mandate.ends == date(2027, 6, 1)


@pytest.mark.parametrize("bad", HOSTILE)
async def test_hostile_words_are_only_words(tmp_path: Path, bad: str) -> None:
    info = founded(tmp_path)
    wrote(tmp_path, info, (bt.ActionAdded, {"action": Action(id="x", what=f"W {bad}", who=(bad,))}),
          shared("r", f"T {bad}", bad))  # fmt: skip
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "W " in await goes(pilot, "s")
        await goes(pilot, "enter", "escape", "p", "escape")
        assert "T " in await goes(pilot, "d")
        await goes(pilot, "enter", "escape", "f")
        await pasted(pilot, bad)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ResourcesScreen)
        assert pilot.app.screen.query_one(LineInput).raw


# Commands


def run(root: Path, *argv: str) -> int:
    return main([*argv, "--data", str(root), "--lang", "en"])


def test_actions_are_printed(
    followed: tuple[Path, CircleInfo], capsys: pytest.CaptureFixture[str]
) -> None:
    root, info = followed
    wrote(root, info, (bt.ActionClosed, {"action": "x1", "state": "dropped", "reason": "Cher"}))
    assert run(root, "actions") == 0
    text = capsys.readouterr().out
    assert "Arroser" in text and "Peindre" not in text and "\x1b" not in text
    assert run(root, "actions", "--who", "amin", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["what"] == "Arroser" and told["who"] == ["Amina", "Luc"]
    assert run(root, "actions", "--all") == 0
    assert "“Cher”" in capsys.readouterr().out
    assert run(root, "actions", "--who", "Personne") == 0
    assert "Nothing to follow up." in capsys.readouterr().out


def test_people_are_printed_and_one_exported(
    peopled: tuple[Path, CircleInfo], tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    root, where = peopled[0], tmp_path_factory.mktemp("out") / "rosalie"
    assert run(root, "people", "--find", "jardins") == 0
    assert capsys.readouterr().out == "Rosalie · Ancrage · Santé · les jardins\n"
    assert run(root, "people", "--circle", "horizon", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 5
    assert run(root, "people", "export", "Rosalie", "-o", str(where)) == 0
    assert where.with_suffix(".json").exists() and where.with_suffix(".txt").exists()
    assert run(root, "people", "export", "Zoé") == 1
    assert "by its id" in capsys.readouterr().err
    assert run(root, "people", "export", "Nadine") == 1

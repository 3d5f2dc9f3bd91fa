"""Offices and double links at home: forms by real keys, the page of offices, the cards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from home_support import TODAY, app_on, circle_in, desk, founded, settled, shown
from table_support import Table, context
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting.reviews import Suggestion
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.model.people import Member, Office, joint
from cercle_tui.model.practice import LeaderBy
from cercle_tui.register.offices import history, holder_on
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.home.changes import About, change
from cercle_tui.ui.home.offices import OFFICES
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.form import FormPanel

LOGBOOK, SECRETARY = Office.LOGBOOK_KEEPER.value, Office.SECRETARY.value


async def fill(app: CercleApp, pilot: Pilot[None], id: str, values: dict[str, str]) -> None:
    """Open a form of home, put values in its fields, record it with the key."""
    screen = app.screen
    assert isinstance(screen, HomeScreen)
    screen._open(id)
    await settled(pilot)
    for row in screen.query_one(FormPanel)._rows:
        if row.field.id in values:
            row.control.put(values[row.field.id])
    await pilot.press("ctrl+s")
    await settled(pilot)


def about(root: Path, info: CircleInfo) -> About:
    it = desk(root)
    return About(words_for("en"), it.circle(info), it.today(info), it.clock.new_id)


async def test_a_joint_office_for_the_interim_then_given_up(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        both = f"{SECRETARY}\n{LOGBOOK}"
        values = {"office": both, "who": "Luc", "until": "3 months", "interim": "yes"}
        await fill(app, pilot, "office", values | {"substitute": "Amina"})
        await fill(app, pilot, "step_down", {"reason": "Too busy"})
        await pilot.press("o")
        await settled(pilot)
        text = shown(app)
        assert "Given up: Too busy" in text
        assert "vacant" in text
    circle = circle_in(tmp_path, info)
    (mandate,) = circle.mandates.values()
    assert mandate.office == joint((SECRETARY, LOGBOOK))
    assert circle.members[mandate.substitute].name == "Amina"
    (span,) = history(circle, LOGBOOK, TODAY)
    assert (span.interim, span.given_up, span.left) == (True, True, "Too busy")
    assert (span.ends.year, span.ends.month) == (2027, 3)
    assert holder_on(circle, SECRETARY, TODAY) is None


async def test_two_offices_better_kept_apart_are_warned_about_and_written(tmp_path: Path) -> None:
    info = founded(tmp_path, offices=(("leader", "Luc"),))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await fill(app, pilot, "office", {"office": "second_link", "who": "Luc"})
        assert "better kept apart" in shown(app)
    held = circle_in(tmp_path, info).holders(TODAY)
    assert {m.office for m in held} == {"leader", "second_link"}


async def test_an_office_of_the_circles_own_is_offered_and_elected_by_whom_it_says(
    tmp_path: Path,
) -> None:
    general = founded(tmp_path, "Général")
    info = founded(tmp_path, "Jardin", parent=general.id)
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.home.info.id == info.id
        await fill(app, pilot, "rule", {"name": "Gardening", "duties": "Water it", "by": "parent"})
        told = desk(tmp_path).community().circles[info.id]
        assert [(r.office, r.duties) for r in told.offices] == [("Gardening", "Water it")]
        assert told.offices[0].elected_by is LeaderBy.PARENT
        await fill(app, pilot, "office", {"office": "Gardening", "who": "Luc"})
    assert holder_on(circle_in(tmp_path, info), "Gardening", TODAY) is not None
    options = {
        value for value, _ in OFFICES["office"].build(about(tmp_path, told)).fields[0].options
    }
    assert "Gardening" in options


def test_one_name_is_one_office_whatever_its_case(tmp_path: Path) -> None:
    known = about(tmp_path, founded(tmp_path))
    form = {"duties": "", "by": "circle"}
    ((_, fact),) = OFFICES["rule"].read(known, form | {"name": "Secretary"}).community
    assert fact["circle"].offices[0].office == SECRETARY
    with pytest.raises(FieldWrong):
        OFFICES["rule"].read(known, form | {"name": "one + two"})


@pytest.mark.parametrize("until", ["yesterday afternoon", "0 months"])
def test_an_end_that_cannot_be_read_is_said(tmp_path: Path, until: str) -> None:
    known = about(tmp_path, founded(tmp_path))
    with pytest.raises(FieldWrong) as wrong:
        OFFICES["office"].read(known, {"office": "leader", "who": "Luc", "until": until})
    assert wrong.value.field == "until"


def test_who_joins_a_second_circle_stays_the_same_person(tmp_path: Path) -> None:
    general = founded(tmp_path, "Général")
    info = founded(tmp_path, "Jardin", parent=general.id, members=("Inès",))
    known = about(tmp_path, info)
    others = tuple(about(tmp_path, general).circle.members.values())
    known = replace(known, elsewhere=others)
    assert change("join").build(known).fields[0].id == "known"
    facts = change("join").read(
        known, {"known": "Zoé (2), Luc", "names": "Hugo", "standing": "member"}
    )
    joined = [fact["member"] for _, fact in facts.circle]
    zoe, luc = ([m for m in others if m.name == name] for name in ("Zoé", "Luc"))
    assert [m.id for m in joined[:2]] == [zoe[1].id, luc[0].id]
    assert joined[2].name == "Hugo"
    with pytest.raises(FieldWrong):
        change("join").read(known, {"known": "", "names": "", "standing": "member"})


def test_who_founds_a_sub_circle_stays_the_same_person(tmp_path: Path) -> None:
    general = founded(tmp_path, "Général", members=("Amina", "Zoé", "Zoé", "Hélène"))
    info = founded(tmp_path, "Jardin", parent=general.id, members=("amina", "Zoé", "Luc"))
    above = {m.id: m.name for m in circle_in(tmp_path, general).members.values()}
    below = circle_in(tmp_path, info).members
    assert [m.name for m in below.values() if m.id in above] == ["amina"]


async def test_the_double_link_shows_on_both_sides(tmp_path: Path) -> None:
    general = founded(tmp_path, "Général", members=("Hélène", "Nadia"))
    info = founded(
        tmp_path, "Jardin", parent=general.id,
        offices=(("leader", "Amina"), ("second_link", "Luc")),
    )  # fmt: skip
    above = desk(tmp_path).circle(general)
    assert [m.name for m in above.members.values()] == ["Hélène", "Nadia", "Amina", "Luc"]
    session = desk(tmp_path).new_meeting(general)
    assert [m.name for m in session.meeting.state.context.members][2:] == ["Amina", "Luc"]
    session.close()
    app = app_on(tmp_path, "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        text = shown(app)
        assert "Double link" in text
        assert "leader: Amina, second link: Luc" in text
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen.home.seen[general.id].circle.members) == 4
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.home.info.id == info.id
        assert "leader: Amina, second link: Luc" in shown(app)


async def test_the_register_tells_the_offices_too(tmp_path: Path) -> None:
    info = founded(tmp_path, offices=(("leader", "Luc"),))
    app = CercleApp(
        desk(tmp_path, "en"), lambda app: app.show(RegisterScreen(desk(tmp_path, "en"), info))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert "Luc · since December 10, 2026" in shown(app)


LINK = LinkedCircle(
    id="jardin", name="Jardin", leader=Member(id="m2", name="Paul"),
    second_link=Member(id="m3", name="Amina"), leader_ends=date(2027, 11, 1), awaiting="x.i1",
)  # fmt: skip


async def test_the_leader_of_a_sub_circle_proposes_itself_for_consent(tmp_path: Path) -> None:
    asked = Suggestion(kind=ItemKind.DECIDE, subjects=("x.i1",), circle="jardin")
    ends = LINK.leader_ends
    due = Suggestion(kind=ItemKind.ELECT, subjects=("leader",), circle="jardin", on=ends)
    t = Table(tmp_path, context(links=(LINK,), suggested=(asked, due)), lang="en")
    async with t.open():
        assert "second link (delegate) · Jardin" in t.text()
        await t.to_agenda()
        await t.press("w")
        assert "Consent to Paul as leader" in t.text()
        assert "Election: leader (first link)" in t.text()
        await t.choose("due0")
        item = t.state.items[-1].item
        assert (item.subject, item.circle, item.kind) == ("x.i1", "jardin", ItemKind.DECIDE)
        assert item.draft == "Paul is leader until November 1, 2027. Circle: Jardin."
        await t.press("w")
        assert "Consent to Paul" not in t.text().partition("Which point")[2], t.text()

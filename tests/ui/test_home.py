"""The home screen on real folders: the tree, the cards, each key, and what must never show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    MEMBERS,
    NOW,
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

from cercle_tui.locale import Lang, words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.register.community import rows_of
from cercle_tui.register.summary import summarise
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.home import cards
from cercle_tui.ui.home.actions import ACTIONS, working
from cercle_tui.ui.home.seen import Home, Seen
from cercle_tui.ui.home.tree import leads, legend, tree
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.meeting import MeetingScreen
from cercle_tui.ui.screens.palette import Offers, PaletteScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.screens.register import RegisterScreen
from cercle_tui.ui.widgets.bars import KeyBar
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.views import CardView

FR, EN = words_for("fr"), words_for("en")
INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
PEOPLE = tuple(Member(id=chr(97 + n), name=name) for n, name in enumerate(MEMBERS))


def record(n: int, **more: object) -> MeetingRecord:
    at = datetime(2026, n, 10, 23, tzinfo=UTC)
    known: dict[str, object] = {"id": f"m{n}", "circle": "c1", "opened": at, "closed": at}
    return MeetingRecord.model_validate(known | {"people": PEOPLE} | more)


def seen(info: CircleInfo = INFO, **more: object) -> Seen:
    members = {member.id: member for member in PEOPLE}
    return Seen(replace(Circle(info, members=members), **more), TODAY)  # type: ignore[arg-type]


def text_of(view: CardView) -> str:
    rows = ((line.label, line.text, line.right) for line in view.lines)
    return "\n".join(" | ".join(row) for row in rows)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    make_demo(DataFolder(root), CLOCK, "fr")
    return root


# The cards


def test_the_next_meeting_says_when_where_and_what_is_ready() -> None:
    starts = datetime(2026, 12, 18, 0, tzinfo=UTC)
    items = (AgendaItem(id="i1", title="A", minutes=50), AgendaItem(id="i2", title="B"))
    card = cards.next_meeting(
        EN, seen(next_meeting=NextMeeting(starts=starts, place="chez Noémie"), agenda=items)
    )
    text = text_of(card)
    assert "Thursday, December 17, 2026, 19:00" in text
    assert "chez Noémie" in text
    assert "2 items ready, 1\u00a0h\u00a005" in text
    assert card.lines[-1].action == "meeting"


def test_a_meeting_left_open_comes_before_any_date() -> None:
    left = replace(seen(), left_open=NOW - timedelta(days=3))
    assert "December 7, 2026" in text_of(cards.next_meeting(EN, left))
    assert "date" not in text_of(cards.commitment_card(EN, left))


def test_a_date_that_is_past_is_a_date_to_set() -> None:
    past = seen(next_meeting=NextMeeting(starts=NOW - timedelta(days=2)))
    assert "past" in text_of(cards.next_meeting(EN, past))
    assert "next date to set" in text_of(cards.commitment_card(EN, past))
    assert "next date to set" in text_of(cards.commitment_card(EN, seen()))
    tonight = seen(next_meeting=NextMeeting(starts=NOW - timedelta(hours=1)))
    assert "next date" not in text_of(cards.commitment_card(EN, tonight))


def test_what_is_due_stands_in_one_list_by_date() -> None:
    mandate = Mandate(id="m", office="secretary", person="b", begins=date(2025, 12, 1),
                      ends=date(2026, 12, 31))  # fmt: skip
    action = Action(id="a", what="louer la salle", who=("b",), due=date(2026, 12, 1))
    point = BacklogItem(id="p", title="logo", not_before=date(2026, 12, 20))
    hidden = BacklogItem(id="q", title="secret", kind=ItemKind.TENSION, not_before=TODAY)
    card = cards.due_card(
        EN,
        seen(
            INFO.model_copy(update={"kind": CircleKind.HELPING}),
            mandates={"m": mandate}, actions={"a": action}, backlog={"p": point, "q": hidden},
        ),
    )  # fmt: skip
    assert [line.label for line in card.lines] == ["late", "Dec 20", "Dec 31"]
    assert "louer la salle (Luc)" in card.lines[0].text
    assert "secretary (Luc)" in card.lines[2].text


def test_commitment_counts_squares_and_says_more_than_promised() -> None:
    held = seen(meetings=tuple(record(n) for n in range(1, 6)))
    card = cards.commitment_card(EN, held)
    assert text_of(card).count("■") == 5
    assert text_of(card).count("□") == 1
    assert "#" in text_of(cards.commitment_card(EN, held, ascii=True))
    more = seen(meetings=tuple(record(n) for n in range(1, 10)))
    assert "6 promised" in text_of(cards.commitment_card(EN, more))


def test_the_measure_is_a_curve_of_means_and_one_score_never_shows() -> None:
    scores = ({"content": (4, 5)}, {"content": (2, 2), "voice": (1,)}, {"content": (5, 5)})
    meetings = tuple(record(n, scores=given) for n, given in enumerate(scores, 1))
    text = text_of(cards.measure_card(EN, seen(meetings=meetings)))
    assert text == "content | ▇▁█  5 | "
    assert cards.curve([0, 2.5, 5]) == "▁▁█"
    assert cards.curve([5], ascii=True) == "#"


def test_points_waiting_leave_tensions_out() -> None:
    points = {
        "1": BacklogItem(id="1", title="accueil", brought_by="a"),
        "2": BacklogItem(id="2", title="mal de tête", origin=Origin.TENSION),
        "3": BacklogItem(id="3", title="cotisation", origin=Origin.LINK),
    }
    card = cards.points_card(EN, seen(backlog=points))
    assert card.title.endswith("2")
    assert "mal de tête" not in text_of(card)
    assert card.lines[0].right == "Amina"


def test_a_long_list_says_how_many_more() -> None:
    points = {str(n): BacklogItem(id=str(n), title="x") for n in range(30)}
    assert len(cards.points_card(EN, seen(backlog=points)).lines) < 12


# The tree


def test_branches_of_a_tree() -> None:
    assert leads([0, 1, 2, 1, 1]) == ["", "╠═", "║ ╚═", "╠═", "╚═"]
    assert leads([0, 1, 2, 2], ascii=True) == ["", "`=", "  |=", "  `="]
    assert leads([0, 0]) == ["", ""]
    assert all(len(lead) <= 14 for lead in leads(list(range(40))))


def test_signs_of_a_large_circle_and_of_a_vacant_office() -> None:
    large = {str(n): Member(id=str(n), name="x") for n in range(9)}
    general = CircleInfo(id="g", slug="g", name="Général", kind=CircleKind.GENERAL)
    circles = {"g": general, "c1": INFO.model_copy(update={"parent": "g"})}
    known = {
        "g": seen(general, members=large),
        "c1": seen(circles["c1"], members=large),
    }
    community = Community("Rive-Sud", circles)
    summed = {id: summarise(one.circle, TODAY) for id, one in known.items()}
    rows = rows_of(community, summed, lambda _: TODAY)
    home = Home(EN, community, known, "c1", rows=rows)
    top, under = tree(home).rows
    assert "△" not in top.right
    assert "△!" in under.right
    assert under.lit
    assert known["c1"].vacant == ("leader", "facilitator", "secretary", "second_link")
    assert len(legend(home).lines) == 3
    assert "△" not in tree(replace(home, ascii=True)).rows[1].right


# The screen


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("size", [*SIZES, (200, 50)])
async def test_the_chosen_circles_cards_are_shown(
    demo: Path, lang: Lang, size: tuple[int, int]
) -> None:
    app = app_on(demo, lang)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = shown(app)
        for info, _ in app.desk.community().tree():
            assert info.name[:8] in text
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.query_one("#next", Card).view is not None
        assert "Horizon" in shown(app).split("\n")[0]
        assert "\u2588" in shown(app) or "\u2586" in shown(app) or size[1] < 30
        for card in app.screen.query("#cards Card").results(Card):
            assert card.region.right <= size[0]
            assert card.view is not None
            assert card.size.height >= card.needed(card.view, card.size.width)


async def test_what_is_below_scrolls_into_sight(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.query_one("#points").region.y > 24
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await settled(pilot)
        assert app.screen.query_one("#points").region.y < 24
        await pilot.press("pageup", "pageup", "pageup", "pageup", "up")
        await settled(pilot)
        assert app.screen.query_one("#cards").scroll_y == 0


async def test_a_meeting_starts_is_left_open_and_resumes(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)
        book = app.screen.session.book.path
        app.screen.leave()
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        left = app.screen.home.here
        assert left is not None
        assert left.left_open == NOW
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.session.book.path == book
    assert len(circle_in(tmp_path, info).meetings) == 1


async def test_a_point_is_written_and_shown(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert not app.screen.query_one(KeyBar).display
        await pasted(pilot, "accueillir les nouvelles")
        await pilot.press("tab", "tab", "tab", "tab")
        await typed(pilot, "lu")
        await pilot.press("enter", "ctrl+s")
        await settled(pilot)
        view = app.screen.query_one("#points", Card).view
        assert view is not None
        assert "accueillir les nouvelles" in text_of(view)
        assert app.screen.query_one(KeyBar).display
    (point,) = circle_in(tmp_path, info).backlog.values()
    assert point.title == "accueillir les nouvelles"
    assert circle_in(tmp_path, info).members[point.brought_by].name == "Luc"


async def change(app: CercleApp, pilot, id: str, values: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    """Choose what changes, fill the form in and record it."""
    await pilot.press("c")
    await settled(pilot)
    chooser = app.screen.query_one(Chooser)
    at = [choice.value for choice in chooser._list.choices].index(id)
    await pilot.press(*["down"] * at, "enter")
    await settled(pilot)
    panel = app.screen.query_one(FormPanel)
    for row in panel._rows:
        if row.field.id in values:
            row.control.put(values[row.field.id])
    await pilot.press("ctrl+s")
    await settled(pilot)


async def test_all_of_it_can_be_changed_later(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await change(app, pilot, "join", {"names": "Inès\nHugo", "standing": "guest"})
        await change(
            app, pilot, "correct", {"who": "Inès", "name": "Inès B.", "standing": "member"}
        )
        await change(app, pilot, "leave", {"who": "Zoé (2), Hugo"})
        await change(
            app, pilot, "office", {"office": "leader", "who": "Luc", "until": "1 juin 2027"}
        )
        await change(app, pilot, "next", {"when": "17 décembre 2026 19 h", "place": "ici"})
        await change(
            app, pilot, "describe", {"name": "Horizon", "minutes": "90", "commitment": "10"}
        )
        await pilot.press("c")
        await settled(pilot)
        values = [choice.value for choice in app.screen.query_one(Chooser)._list.choices]
        await pilot.press(*["down"] * values.index("practice"), "enter")
        await settled(pilot)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "Horizon" in shown(app).split("\n")[0]
        assert isinstance(app.screen, HomeScreen)
        here = app.screen.home.here
        assert here is not None
        assert here.circle.info.name == "Horizon"
    told = desk(tmp_path).community().circles[info.id]
    assert (told.slug, told.meeting_minutes, told.commitment) == (info.slug, 90, 10)
    circle = circle_in(tmp_path, told)
    names = [member.name for member in circle.members.values()]
    assert names == ["Amina", "Luc", "Zoé", "Jean-François", "Inès B."]
    (leader,) = circle.holders(TODAY)
    assert (leader.office, leader.ends) == ("leader", date(2027, 6, 1))
    assert circle.practice.objection_counts == "tested"
    assert circle.next_meeting is not None
    assert circle.next_meeting.place == "ici"


async def test_what_cannot_be_recorded_is_said_beside_the_field(tmp_path: Path) -> None:
    info = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await change(app, pilot, "office", {"who": "Amina, Luc"})
        panel = app.screen.query_one(FormPanel)
        assert panel.is_open
        assert [row.field.id for row in panel._rows if row.said] == ["who"]
        await pilot.press("escape")
        await change(app, pilot, "next", {"when": "un jour"})
        assert [row.field.id for row in panel._rows if row.said] == ["when"]
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one(KeyBar).display
    assert not circle_in(tmp_path, info).mandates


async def test_a_circle_is_founded_under_the_chosen_one(tmp_path: Path) -> None:
    parent = founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c", "up", "enter")
        await settled(pilot)
        await pasted(pilot, "Ancrage")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.home.info.name == "Ancrage"
        assert app.screen.home.info.parent == parent.id


async def test_every_key_declared_does_something(demo: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert isinstance(home, Offers)
        shown_ids = {key.id for key, _ in ACTIONS}
        assert {key.id for key in working(home.home)} == shown_ids
        for key, kind in (
            ("r", RegisterScreen),
            ("question_mark", ReadingScreen),
            ("f1", ReadingScreen),
            ("ctrl+p", PaletteScreen),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, kind)
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is home
        theme = app.theme
        await pilot.press("f6")
        await settled(pilot)
        assert app.theme != theme
        await pilot.press("q")
    assert not app.is_running


async def test_a_click_does_what_a_key_does(tmp_path: Path) -> None:
    founded(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        view = app.screen.query_one("#next", Card).view
        assert view is not None
        await pilot.click("#next", offset=(6, len(view.lines)))
        await settled(pilot)
        assert isinstance(app.screen, MeetingScreen)


async def test_a_book_held_by_another_process_is_said_in_words(tmp_path: Path) -> None:
    info = founded(tmp_path)
    folder = DataFolder(tmp_path)
    lock = WriterLock(folder.between_path(info.slug, 2026, folder.machine_id()))
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert lock.acquire()
        with lock:
            await pilot.press("n")
            await typed(pilot, "x")
            await pilot.press("ctrl+s")
            await settled(pilot)
            assert app.screen.query_one(FormPanel).is_open
            assert app.screen.query_one(FormPanel)._problem


async def test_a_broken_book_is_said_and_the_rest_stays_usable(tmp_path: Path) -> None:
    info = founded(tmp_path)
    meetings = DataFolder(tmp_path).circle_dir(info.slug) / "meetings" / "2026"
    meetings.mkdir(parents=True)
    (meetings / "2026-01-01-abcdefgh.json").write_text("{")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.note.text
        assert app.screen.home.here is not None


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_inert_everywhere(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    founded(tmp_path, text, community=text, members=(text, text))
    app = app_on(tmp_path, "en")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        app.screen.query_one(FormPanel)._rows[0].control.put(text)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("c", "escape", "question_mark")
        await settled(pilot)
        await pilot.press("escape")
        assert "\x1b" not in shown(app)
        assert isinstance(app.screen, HomeScreen)


async def test_plain_characters_only(demo: Path) -> None:
    app = app_on(demo, TERM="vt100")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert not set(shown(app)) & set("○╠╚║△■□▁█")

"""The community, the measure and the expert's circles: by keys, on real folders, nobody named."""

from pathlib import Path

import pytest
from home_support import (
    CLOCK,
    HOSTILE,
    TODAY,
    app_on,
    circle_in,
    desk,
    founded,
    settled,
    shown,
    typed,
)
from replay_support import played
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.community import Community
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.model.people import Member, Standing
from cercle_tui.register.commitments import Called, Presence
from cercle_tui.register.community import linked, rows_of
from cercle_tui.register.summary import Summary
from cercle_tui.register.supervision import circle_year
from cercle_tui.reports.presence_text import presence_parts
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.observations import own_observations, own_path
from cercle_tui.store.summaries import summaries_path
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.community.words import list_rows, story
from cercle_tui.ui.home import looking
from cercle_tui.ui.screens.community import CommunityScreen
from cercle_tui.ui.screens.expert import ExpertScreen
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.measures import MeasuresScreen
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.curve import CurveView, lowest, paint_curve, plot

EN = words_for("en")
EXPERT = Member(id="solange", name="Solange", standing=Standing.EXPERT)


def joined(root: Path, info: CircleInfo, member: Member) -> None:
    fact = (bt.MemberJoined, {"member": member})
    write_between(DataFolder(root), info.slug, info.id, CLOCK, [fact])


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, CircleInfo, CircleInfo]:
    """A circle of five that an expert follows, and one of seven that nobody does."""
    root = tmp_path / "data"
    one = founded(root, "Horizon")
    other = founded(root, "Ancrage", members=tuple(f"Personne {n}" for n in range(7)))
    joined(root, one, EXPERT)
    return root, one, other


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, CircleInfo]:
    return played("practice", tmp_path_factory.mktemp("practised"))


def here(pilot: Pilot[None]) -> CommunityScreen:
    found = pilot.app.screen
    assert isinstance(found, CommunityScreen)
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_k_shows_every_circle_and_names_nobody(
    two: tuple[Path, CircleInfo, CircleInfo], size: tuple[int, int]
) -> None:
    root, one, other = two
    async with app_on(root, "en").run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        text = shown(pilot.app)
        assert "Horizon" in text and "Ancrage" in text
        assert "Amina" not in text and "Solange" not in text and "Personne" not in text
        flat = " ".join(text.split())
        assert "next date to set" in flat and "fewer than 6 members" in flat
        rows = here(pilot).rows
        assert (rows[one.id].counted, rows[other.id].counted) == (5, 7)


async def test_keys_filter_order_and_go_to_a_circle(
    two: tuple[Path, CircleInfo, CircleInfo],
) -> None:
    root, one, other = two
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        assert here(pilot).lit is not None and here(pilot).lit.info.id == one.id
        await pilot.press("f")
        assert len(here(pilot).found) == 2  # neither has a date yet
        await pilot.press("o", "o")
        assert [row.info.id for row in here(pilot).found] == [other.id, one.id]  # by name
        await pilot.press("home", "enter")
        await settled(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen) and home.home.info.id == other.id
        assert home.home.here is not None


async def test_presences_show_only_when_asked_for(practised: tuple[DataFolder, CircleInfo]) -> None:
    folder, info = practised
    name = next(iter(circle_in(folder.root, info).members.values())).name
    async with app_on(folder.root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        assert name not in shown(pilot.app)
        await pilot.press("p")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen)
        text = shown(pilot.app)
        assert name in text and "Absences are private" in text


async def test_v_draws_the_measure_then_the_voices_without_a_name(
    practised: tuple[DataFolder, CircleInfo],
) -> None:
    folder, info = practised
    circle = circle_in(folder.root, info)
    names = [member.name for member in circle.members.values()]
    async with app_on(folder.root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        assert "the measure over time" in shown(pilot.app)
        assert not any(name in shown(pilot.app) for name in names)
        await pilot.press("v")
        await pilot.pause()
        text = shown(pilot.app)
        assert "turns to speak" in text and not any(name in text for name in names)
        await pilot.press("n")
        await pilot.pause()
        assert names[0] in shown(pilot.app)
        await pilot.press("v", "v")  # back to the voices, names are to be asked for again
        await pilot.pause()
        assert names[0] not in shown(pilot.app)
        await pilot.press("a")
        await pilot.pause()
        assert "by year" in shown(pilot.app)


async def test_x_says_what_to_do_where_there_is_no_expert(tmp_path: Path) -> None:
    founded(tmp_path)
    async with app_on(tmp_path, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert "c adds a person to a circle as one" in " ".join(shown(pilot.app).split())
        await pilot.press("o", "r", "l", "m", "enter", "down", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_observation_is_kept_here_or_shared_as_its_author_says(
    two: tuple[Path, CircleInfo, CircleInfo],
) -> None:
    root, one, _ = two
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ExpertScreen)
        assert [row.info.id for row in screen.found] == [one.id]
        assert "no open tension" in " ".join(shown(pilot.app).split())
        await pilot.press("o")
        await typed(pilot, "tout bas")
        await pilot.press("ctrl+s")
        await settled(pilot)
        (own,) = own_observations(DataFolder(root))
        assert (own.text, own.circle, own.on) == ("tout bas", one.id, TODAY)
        assert circle_in(root, one).observations == ()
        assert own_path(DataFolder(root)).parent.name == "private"
        assert own_path(DataFolder(root)).stat().st_mode & 0o077 == 0
        await pilot.press("o")
        await typed(pilot, "bravo")
        await pilot.press("tab", "right", "ctrl+s")
        await settled(pilot)
        (told,) = circle_in(root, one).observations
        assert (told.text, told.person) == ("bravo", "solange")
        assert len(own_observations(DataFolder(root))) == 1
        await pilot.press("l")
        await settled(pilot)
        assert "bravo" in shown(pilot.app) and "tout bas" not in shown(pilot.app)
        await pilot.press("escape")
        await pilot.press("m")
        await settled(pilot)
        assert "tout bas" in shown(pilot.app)
        await pilot.press("escape", "r")
        await settled(pilot)
        report = shown(pilot.app)
        assert "the circles followed by Solange" in report and "tout bas" not in report
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "tout bas" not in shown(pilot.app)
        card = pilot.app.screen.query_one("#observed")
        assert card.display and "bravo" in str(card.view)  # type: ignore[attr-defined]


async def test_summaries_come_back_when_their_file_is_lost_or_broken(
    two: tuple[Path, CircleInfo, CircleInfo],
) -> None:
    root, one, _ = two
    for spoilt in (None, b"{", b'{"format":"cercle-summaries","schema":1,"circles":{"x":["",{}]}}'):
        app = app_on(root, "en")
        path = summaries_path(app.desk.folder, app.desk.env)
        if spoilt is not None:
            path.write_bytes(spoilt)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert app.desk.summaries().rows[one.id].counted == 5
        assert path.stat().st_mode & 0o077 == 0 and b"Solange" in path.read_bytes()


def test_only_what_fits_is_built() -> None:
    circles = {
        f"c{n}": CircleInfo(id=f"c{n}", slug=f"c{n}", name=f"Cercle {n}", parent="c0" if n else "")
        for n in range(200)
    }
    known = {id: Summary(circle=id, as_of=TODAY) for id in circles}
    rows = list(rows_of(Community("X", circles), known, lambda _: TODAY).values())
    for at in (0, 99, 199):
        found = list_rows(EN, rows, at, 12, ascii=True, tree=True, tell=story)
        assert len(found) == 13
        assert [one.text for one in found if one.lit] == [f"Cercle {at}"]


# Drawing


def test_a_curve_says_its_values_and_draws_with_plain_characters() -> None:
    assert lowest([2.0, 5.0]) == 2.0 and lowest([1.9]) == 0.0 and lowest([]) == 0.0
    assert plot([2.0, 5.0], 20, 4, ascii=True) == ["        *" + " " * 11, " " * 20, " " * 20,
                                                   "*" + " " * 19]  # fmt: skip
    drawn = plot([2.0, 5.0], 10)
    assert all(len(row) == 10 for row in drawn) and any(ch != "⠀" for row in drawn for ch in row)
    assert all(len(row) == 12 for row in plot([], 12)) and plot([3.0], 12)
    view = CurveView("Contenu", (4.0, 4.5), "4.5", "2025", "2026", "2025 4 · 2026 4.5")
    text = "\n".join("".join(run for run, _ in line) for line in paint_curve(view, 40, ascii=True))
    assert text.isascii() or "·" in text
    assert "Contenu  4.5" in text and "2025 -> 2026" in text and "2026 4.5" in text


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_names_are_only_words(bad: str) -> None:
    one = Presence("a", bad, Called(meetings=3), Called(meetings=3), 1, True)
    parts = presence_parts(EN, [one])
    assert all(style in ("plain", "title", "quiet") for style, _ in parts)
    assert plot([float(len(bad))], 8)


async def test_a_reading_that_another_one_replaces_ends_nothing(
    two: tuple[Path, CircleInfo, CircleInfo], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOMENT", 0)
    root, one, other = two
    async with app_on(root, "en").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        with home.desk.reading:  # the first reading waits, and is replaced meanwhile
            soon = home.look_soon([other])
            while not any(worker.group == "look" for worker in pilot.app.workers):
                await pilot.pause()
            home.look([one])
            await soon.wait()
        await settled(pilot)
        assert pilot.app.is_running and home.home.here is not None


def test_neighbours_summed_up_tie_a_circle_as_their_books_do(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "demo")
    make_demo(folder, CLOCK, "fr")
    known = desk(folder.root, "en")
    for _ in known.summaries().freshen(known.community().circles.values()):
        pass
    told = known.summaries()
    assert any(row.members for row in told.rows.values())
    for info in known.community().circles.values():
        whole = known.circle(info)
        own, today = known.projection(info).circle, known.today(info)
        tied = linked(known.community(), told.known, own, today)
        assert (tied.members, tied.holders(today)) == (whole.members, whole.holders(today))
        assert [replace_duties(link) for link in tied.links] == [
            replace_duties(link) for link in whole.links
        ]
        assert (tied.backlog, tied.received) == (whole.backlog, whole.received)
        row, year = told.rows[info.id], circle_year(whole, today.year, today)
        assert (row.vacant, row.past_term, row.kept) == (year.vacant, year.past_term, year.kept)
        assert (row.reviews_past, row.tensions) == (len(year.reviews_past), year.tensions)
        assert (row.counted, row.actions_late, row.next) == (
            year.members, year.actions_late, year.next,
        )  # fmt: skip


def replace_duties(link: LinkedCircle) -> LinkedCircle:
    """What a leader's duties are takes the whole story of its elections."""
    return link.model_copy(update={"duties": ""})

"""One year, played once, and what is made of it."""

import pytest
from lived_season import House
from played_season import EXPERT, TODAY, Season, files, play_season

from cercle_tui.meeting.circle import Circle
from cercle_tui.register.community import CircleRow, experts, supervised
from cercle_tui.register.supervision import CircleYear
from cercle_tui.reports.exports.forms import Asked, Form, write
from cercle_tui.reports.exports.selection import Selection, Source
from cercle_tui.reports.year_report import YearReport
from cercle_tui.ui.community.reporting import year_report


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    root = tmp_path_factory.mktemp("season")
    return play_season(root / "data", root / "cache")


@pytest.fixture(scope="module")
def house(season: Season) -> House:
    return season.house


@pytest.fixture(scope="module")
def horizon(house: House) -> Circle:
    return house.circle("horizon")


@pytest.fixture(scope="module")
def rows(house: House) -> dict[str, CircleRow]:
    """How each circle stands, by its slug, as the community's screen sums it up."""
    summaries = house.desk.summaries()
    summaries.load()
    list(summaries.freshen([info for info, _ in house.desk.community().tree()]))
    return {row.info.slug: row for row in summaries.rows.values()}


@pytest.fixture(scope="module")
def report(house: House, rows: dict[str, CircleRow]) -> YearReport:
    followed = supervised(rows.values(), EXPERT.id)
    expert = experts(rows.values())[EXPERT.id]
    return year_report(house.desk, expert, [row.info for row in followed], 2026)


@pytest.fixture(scope="module")
def year(report: YearReport) -> CircleYear:
    """The practice circle's."""
    return report.circles[0]


@pytest.fixture(scope="module")
def exported(house: House, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All that can be handed on: each form of export, minutes, the expert's report; by its name."""
    out, desk = tmp_path_factory.mktemp("out"), house.desk
    infos = [info for info, _ in desk.community().tree()]
    sources = [Source(house.circle(info.slug), TODAY) for info in infos]
    asked = Asked(sources, Selection(), desk.community().name)
    for form in Form:
        write(form, asked, house.words, out / form.value, data=desk.folder.root)
    return {str(page.relative_to(out)): page.read_bytes() for page in files(out)}

"""The year of the circles an expert follows, read from their books."""

from collections.abc import Sequence

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Member
from cercle_tui.register.supervision import circle_year
from cercle_tui.reports.year_report import YearReport
from cercle_tui.store.linked import linked_circle
from cercle_tui.ui.desk import Desk


def year_report(desk: Desk, expert: Member, infos: Sequence[CircleInfo], year: int) -> YearReport:
    """Return the report of a year; reads the disk. Raises ValueError for no circle."""
    community, read = desk.community(), dict[str, Circle]()

    def circle_of(info: CircleInfo) -> Circle:
        if info.id not in read:
            read[info.id] = desk.borrowed(info).circle
        return read[info.id]

    circles = []
    for info in infos:
        today = desk.today(info)
        circle = linked_circle(community, info, circle_of, today)
        circles.append(circle_year(circle, year, today))
    today = max(one.today for one in circles)
    return YearReport(community.name, expert, year, today, tuple(circles))

"""What the measure screen draws: the curves of a circle, of the community, of a person."""

from collections.abc import Iterable, Sequence

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, decimal
from cercle_tui.meeting.circle import Circle
from cercle_tui.register import curves as cv
from cercle_tui.register.summary import Summary
from cercle_tui.reports.curves_text import label_words, points_words, scale_words
from cercle_tui.reports.page import sentence
from cercle_tui.ui.community.words import direction_words
from cercle_tui.ui.widgets.curve import CurvesView, CurveView

_MOST = 24
"""Meetings on a curve; a year is looked at by the year."""


def of_circle(words: Words, circle: Circle, *, yearly: bool) -> CurvesView:
    """Return the circle's curves, one for each scale."""
    taken = cv.by_meeting(circle)
    empty = words.gettext(
        "No measure taken yet: the circle gives its scores as a meeting closes."
    )  # fmt: skip
    return CurvesView(_curves(words, taken, yearly), "", empty)


def of_person(words: Words, circle: Circle, person: str, *, yearly: bool) -> CurvesView:
    """Return the curves of what one person gave, where the circle's scores are named."""
    empty = words.gettext("This person gave no named score.")
    note = words.gettext("What one person gave is theirs: close this before sharing.")
    return CurvesView(_curves(words, cv.of_person(circle, person), yearly), note, empty)


def of_community(words: Words, summaries: Iterable[Summary], *, yearly: bool) -> CurvesView:
    """Return the community's curves: in each quarter, or year, every circle counts once."""
    told = [one.years if yearly else one.quarters for one in summaries]
    periods = cv.of_community(told)
    scales = cv.scales_of(periods.values())
    counted = words.gettext("Each circle counts once, by the mean of its meetings.")
    empty = words.gettext("No circle took a measure yet.")
    curves = tuple(_curve(words, scale, cv.points(periods, scale)) for scale in scales)
    return CurvesView(curves, counted if curves else "", empty)


def _curves(
    words: Words, taken: Sequence[cv.MeetingMeans], yearly: bool
) -> tuple[CurveView, ...]:  # fmt: skip
    scales = cv.scales_of(one.means for one in taken)
    if yearly:
        years = cv.yearly(taken)
        return tuple(_curve(words, scale, cv.points(years, scale)) for scale in scales)
    last = taken[-_MOST:]
    known = [(scale, cv.meeting_points(last, scale)) for scale in scales]
    return tuple(_curve(words, scale, points) for scale, points in known if points)


def _curve(words: Words, scale: str, points: Sequence[cv.Point]) -> CurveView:
    means = [one.mean for one in points]
    goes = direction_words(words, cv.direction(means))
    return CurveView(
        title=capital(scale_words(words, scale)),
        values=tuple(means),
        said=sentence(decimal(words, means[-1]), goes),
        first=label_words(words, points[0].label),
        last=label_words(words, points[-1].label),
        told=points_words(words, points),
    )

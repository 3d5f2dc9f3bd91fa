"""The ways a circle can grow, as choices, and the page that tells how it grew."""

from datetime import date
from typing import Any

from textual.screen import Screen

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.growing import to_close
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.register.growth import Standing, Told, Turn, standing, story
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.home.changes import STORY
from cercle_tui.ui.home.growing import GROWTH
from cercle_tui.ui.home.seen import Home
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.chooser import Choice, Chooser

_TURNS = {
    Turn.FOUNDED: NP_("growth", "founded: {kind}"),
    Turn.SPLIT: NP_("growth", "born of {circle}: {kind}"),
    Turn.BECAME: NP_("growth", "becomes: {kind}"),
    Turn.MOVED: NP_("growth", "now under {circle}"),
    Turn.RESTED: NP_("growth", "rests"),
    Turn.RESUMED: NP_("growth", "meets again"),
    Turn.ENDED: NP_("growth", "ends"),
}


def grow(screen: Screen[None], home: Home, asked: str) -> None:
    """Offer what can happen to the chosen circle as a whole, or tell what did."""
    here, words = home.here, home.words
    if here is not None and asked == STORY:
        screen.app.push_screen(story_page(words, home.community, here.circle))
    elif here is not None:
        choices = growth_choices(words, here.circle.info, here.today)
        screen.query_one(Chooser).open("grow", words.gettext("How does it grow?"), choices)


def growth_choices(words: Words, info: CircleInfo, today: date) -> tuple[Choice, ...]:
    """Return what can happen to a circle as it stands; what is past due to be closed ends first."""
    if standing(info, today) is Standing.ENDED:
        ids = ["resume"]
    elif standing(info, today) is Standing.RESTING:
        ids = ["resume", "end"]
    elif info.kind is CircleKind.HELPING:
        ids = ["end", "rest"] if to_close(info, today) else ["rest", "end"]
    else:
        ids = ["helping", "kind", "split", "rest", "end"]
    tr = words.gettext
    return (
        *(Choice(id, capital(tr(GROWTH[id].label)), help=tr(GROWTH[id].help)) for id in ids),
        Choice(STORY, tr("How it grew"), help=tr("Founded, of another kind, at rest: by date.")),
    )


def story_page(words: Words, community: Community, circle: Circle) -> ReadingScreen[Any]:
    """Return the circle's life as a page to read."""
    info, parts = circle.info, []
    for told in story(community, info.id):
        day = full_date(words, told.on or circle.day(told.at))
        parts.append(("plain", f"· {sentence(day, _turn(words, community, told))}\n"))
    if info.ends is not None:
        made = labelled(words, words.gettext("Made until"), full_date(words, info.ends))
        parts.append(("plain", f"\n{made}\n"))
    if info.report:
        back = labelled(words, words.gettext("What it reports back"), info.report)
        parts.append(("plain", f"{back}\n"))
    keys = words.gettext("↑ ↓ read · Esc back")
    return ReadingScreen(words.gettext("How it grew"), parts, keys)


def _turn(words: Words, community: Community, told: Told) -> str:
    other = community.circles.get(told.circle)
    name = other.name if other is not None else words.gettext("no circle")
    said = words.of(_TURNS[told.turn]).format(kind=name_of(words, told.kind), circle=name)
    until = ""
    if told.until is not None:
        until = words.gettext("until {date}").format(date=full_date(words, told.until))
    return sentence(said, until, told.reason)

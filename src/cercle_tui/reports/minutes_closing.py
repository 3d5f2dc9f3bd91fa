"""The last part of the minutes: what is left to do, the measure, the next meeting."""

from cercle_tui.locale.formats import capital, day_time, decimal, full_date
from cercle_tui.locale.names import name_of, scale_name
from cercle_tui.model.followup import Action
from cercle_tui.register.progress import Spread, spreads
from cercle_tui.reports.markdown import Markdown, bullets, joined, md_inside, md_line, section
from cercle_tui.reports.minutes_items import said_lines
from cercle_tui.reports.minutes_practice import named_scores
from cercle_tui.reports.page import Page, sentence


def notes(page: Page) -> Markdown:
    """What was noted outside the items."""
    return section(2, page.words.gettext("Notes"), said_lines(page, page.record.notes))


def actions(page: Page) -> Markdown:
    """Who does what by when."""
    lines = bullets(_action(page, action) for action in page.record.actions)
    return section(2, page.words.gettext("Who does what"), lines)


def _action(page: Page, action: Action) -> Markdown:
    _ = page.words.gettext
    who = page.names(action.who) or _("Nobody yet")
    due = ""
    if action.due is not None:
        due = _("by {date}").format(date=full_date(page.words, action.due))
    learning = _("learning commitment") if action.learning else ""
    return joined(page.field_head(who), md_inside(sentence(action.what, due, learning)))


def waiting(page: Page) -> Markdown:
    """Points the meeting leaves for another one."""
    _ = page.words.gettext
    lines = []
    for point in page.record.backlog:
        said = f"{point.title} ({name_of(page.words, point.origin)})"
        date = full_date(page.words, point.not_before) if point.not_before else ""
        after = _("not before {date}").format(date=date) if date else ""
        lines.append(md_line(sentence(said, after)))
    return section(2, _("Waiting for another meeting"), bullets(lines))


def measure(page: Page) -> Markdown:
    """Means and spreads; numbers stand beside names only where the practice names them."""
    lines = bullets(_spread(page, spread) for spread in spreads(page.record.scores))
    named = bullets(named_scores(page))
    return section(2, page.words.gettext("Measure of the meeting"), lines, named)


def _spread(page: Page, spread: Spread) -> Markdown:
    words = page.words
    _ = words.gettext
    mean = _("{mean} out of 5").format(mean=decimal(words, spread.mean))
    wide = ""
    if spread.low != spread.high:
        wide = _("scores from {low} to {high}").format(low=spread.low, high=spread.high)
    count = words.ngettext("{count} answer", "{count} answers", spread.count)
    said = sentence(mean, wide, count.format(count=spread.count))
    name = _("The meeting") if spread.scale == "fingers" else scale_name(words, spread.scale)
    return page.field(capital(name), said)


def next_meeting(page: Page) -> Markdown:
    """The date, time and place agreed, or that there is none."""
    _ = page.words.gettext
    planned = page.record.next_meeting
    if planned is None:
        said = _("No date was set.") if page.record.closed else ""
    else:
        said = sentence(capital(day_time(page.words, page.local(planned.starts))), planned.place)
    return section(2, _("Next meeting"), md_line(said))

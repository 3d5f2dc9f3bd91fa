"""The circle's practice in the minutes: what changed in it, and how long each spoke."""

from cercle_tui.locale.formats import capital, duration
from cercle_tui.locale.names import scale_name
from cercle_tui.locale.options import change_words
from cercle_tui.reports.markdown import Markdown, bullets, md_line, section
from cercle_tui.reports.page import Page

_MINUTE = 60


def practice(page: Page) -> Markdown:
    """What the circle does otherwise from now on, option by option."""
    lines = []
    for changed in page.record.practice_changed:
        before, after = changed.practices()
        lines.append(md_line(change_words(page.words, changed.option, before, after)))
    tr = page.words.gettext
    if not lines:
        return md_line("")
    return section(2, tr("Our practice"), md_line(tr("The circle changes its practice:")),
                   bullets(lines))  # fmt: skip


def speaking(page: Page) -> Markdown:
    """Minutes in the rounds by person, in the order they sat: to be looked at together."""
    tr, record = page.words.gettext, page.record
    if not record.speaking:
        return md_line("")
    people = [p for p in record.present if p in record.speaking]
    people += [p for p in record.speaking if p not in people]
    lines = bullets(
        page.field(record.name(person), _time(page, record.speaking[person])) for person in people
    )
    said = tr("Measured in the rounds by the circle’s consent; told in the order people sat.")
    return section(2, tr("Speaking time"), md_line(said), lines)


def _time(page: Page, seconds: int) -> str:
    if seconds < _MINUTE:
        return page.words.gettext("less than a minute")
    return duration(round(seconds / _MINUTE))


def named_scores(page: Page) -> list[Markdown]:
    """Each scale with the numbers by name, where the practice names them."""
    record = page.record
    if not record.scored_by:
        return []
    return [
        page.field(
            capital(scale_name(page.words, scale)),
            ", ".join(
                f"{record.name(person)} {score}"
                for person, score in zip(record.scored_by, scores, strict=False)
            ),
        )
        for scale, scores in record.scores.items()
    ]

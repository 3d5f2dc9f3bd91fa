"""What was shaped, offered or learned together, as the minutes tell it."""

from collections.abc import Callable, Iterable

from cercle_tui.locale.formats import short_date
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting.record import ItemRecord, NoteTaken
from cercle_tui.model.agenda import ItemKind
from cercle_tui.reports.markdown import Markdown, blocks, bullets, md, md_line, numbered, strong
from cercle_tui.reports.markdown import under as with_list
from cercle_tui.reports.minutes_opening import consented
from cercle_tui.reports.page import Page, labelled, sentence


def _text(item: ItemRecord, step: str) -> str:
    """Return the text of a writing step as it stood at the end."""
    return next((x.text for x in reversed(item.texts) if x.step == step), "")


def _lines(item: ItemRecord, step: str) -> tuple[NoteTaken, ...]:
    return tuple(line for line in item.texts if line.step == step)


def _said(page: Page, lines: Iterable[NoteTaken]) -> Markdown:
    return bullets(
        md_line(labelled(page.words, page.names([x.person]), x.text) if x.person else x.text)
        for x in lines
    )


def _titled(title: str, *parts: Markdown) -> Markdown:
    body = blocks(*parts)
    return blocks(strong(title), body) if body else body


def _shape(page: Page, item: ItemRecord) -> tuple[Markdown, ...]:
    tr = page.words.gettext
    agreed = any(x.about == f"{item.id}/text" and consented(x) for x in page.record.asked)
    synthesis = _text(item, "synthesis")
    proposed = (d.versions[0].text for d in page.record.decisions if d.item == item.id)
    return (
        _titled(
            step_title(page.words, "need"),
            md(_text(item, "need")),
            md_line(tr("The circle consented to work on this need.") if agreed else ""),
        ),
        _titled(tr("Questions and ideas"), _picture(page, item)),
        page.field(tr("Put together by"), page.names(item.tuners)),
        _titled(
            step_title(page.words, "synthesis"),
            md("" if synthesis in proposed else synthesis),
        ),
        _titled(tr("What is left out"), md(item.left_out)),
    )


def _picture(page: Page, item: ItemRecord) -> Markdown:
    """Each question with its ideas under it; ideas about none of them come after."""
    questions = dict.fromkeys(line.text for line in _lines(item, "picture"))
    ideas = _lines(item, "ideas")
    rows = []
    for question in questions:
        mine = _said(page, (x for x in ideas if x.under == question))
        rows.append(with_list(md_line(question), mine) if mine else md_line(question))
    return blocks(numbered(rows), _said(page, (x for x in ideas if x.under not in questions)))


def _codevelopment(page: Page, item: ItemRecord) -> tuple[Markdown, ...]:
    tr = page.words.gettext
    client = page.names([item.brought_by]) if item.brought_by else ""
    asks = tr("What {person} asks for").format(person=client)
    return (
        _titled(tr("The situation"), md(_text(item, "codev_present"))),
        _titled(
            asks if client else step_title(page.words, "codev_contract"),
            md(_text(item, "codev_contract")),
        ),
        _titled(tr("What was offered"), _said(page, _lines(item, "codev_consult"))),
        _titled(tr("The plan"), md(_text(item, "codev_plan")), _actions(page, item)),
        _titled(tr("What each learned"), _said(page, _lines(item, "codev_learn"))),
    )


def _actions(page: Page, item: ItemRecord) -> Markdown:
    return bullets(
        md_line(sentence(a.what, page.names(a.who), short_date(page.words, a.due) if a.due else ""))
        for a in page.record.actions
        if a.item == item.id
    )


def _theory(page: Page, item: ItemRecord) -> tuple[Markdown, ...]:
    used = _lines(item, "theory_use")
    return (_titled(step_title(page.words, "theory_use"), _said(page, used)),)


TOLD: dict[ItemKind, Callable[[Page, ItemRecord], tuple[Markdown, ...]]] = {
    ItemKind.SHAPE: _shape,
    ItemKind.CODEVELOPMENT: _codevelopment,
    ItemKind.THEORY: _theory,
}
"""How the words of these kinds of item are told, each in the order of its process."""

"""The middle of the minutes: each item with its notes, decisions and elections."""

from collections.abc import Iterable

from cercle_tui.locale.formats import capital
from cercle_tui.locale.method import title as step_title
from cercle_tui.meeting.processes import PROCESSES
from cercle_tui.meeting.record import ItemRecord, NoteTaken
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.reports.markdown import Markdown, blocks, bullets, md, md_line, section, strong
from cercle_tui.reports.minutes_decisions import decision_block
from cercle_tui.reports.minutes_elections import election
from cercle_tui.reports.minutes_opening import item_outcome
from cercle_tui.reports.minutes_reviews import reviews
from cercle_tui.reports.minutes_shaping import TOLD
from cercle_tui.reports.page import Page, labelled, sentence

_WRITTEN = {
    step.name
    for process in PROCESSES.values()
    for step in process.steps
    if step.kind is StageKind.WRITE and step.name != "criteria"
}
"""Steps in which one text grows, so that only its last state is told."""


def items(page: Page) -> Markdown:
    """Return a section for each item that left something to read."""
    return blocks(*(_item(page, n, item) for n, item in enumerate(page.record.items, 1)))


def _item(page: Page, number: int, item: ItemRecord) -> Markdown:
    body = (
        _intro(page, item),
        _tension(page, item),
        *_texts(page, item),
        _notes(page, item),
        *(decision_block(page, d, item.title) for d in page.record.decisions if d.item == item.id),
        reviews(page, item),
        *(election(page, e) for e in page.record.elections if e.item == item.id),
        _ending(page, item),
    )
    return section(2, f"{number}. {item.title}", *body)


def _intro(page: Page, item: ItemRecord) -> Markdown:
    _ = page.words.gettext
    who = page.names([item.brought_by]) if item.brought_by else ""
    brought = _("brought by {name}").format(name=who) if who else ""
    wanted = page.label(_("wanted outcome"), item.wanted)
    return md_line(capital(sentence(brought, wanted)))


def _tension(page: Page, item: ItemRecord) -> Markdown:
    """Only what its bearer had written."""
    _ = page.words.gettext
    said = item.tension
    if said is None:
        return md_line("")
    parts = (
        (_("What happened"), said.fact),
        (_("What it does to me"), said.effect),
        (_("What I need"), said.need),
        (_("What I ask"), said.request),
    )
    return bullets(page.field(label, text) for label, text in parts if text)


def _texts(page: Page, item: ItemRecord) -> list[Markdown]:
    """Texts and lists under the title of their step; criteria go with their election."""
    if item.kind in TOLD:
        return list(TOLD[item.kind](page, item))
    steps = dict.fromkeys(text.step for text in item.texts if text.step != "criteria")
    return [
        part
        for step in steps
        for part in (
            strong(step_title(page.words, step)),
            _texts_of(page, step, [text for text in item.texts if text.step == step]),
        )
    ]


def _texts_of(page: Page, step: str, texts: list[NoteTaken]) -> Markdown:
    plain = [text for text in texts if not text.person and not text.under]
    if step in _WRITTEN and plain:
        rest = [text for text in texts if text not in plain]
        return blocks(md(plain[-1].text), _lines(page, rest))
    return _lines(page, texts)


def _lines(page: Page, lines: Iterable[NoteTaken]) -> Markdown:
    return bullets(_said(page, line) for line in lines)


def _said(page: Page, line: NoteTaken) -> Markdown:
    who = page.names([line.person]) if line.person else ""
    text = " ".join(line.text.split("\n"))
    return md_line(labelled(page.words, sentence(line.under, who), text) or text)


def said_lines(page: Page, notes: Iterable[NoteTaken]) -> Markdown:
    """Return notes as a list, each with who said it where that was written."""
    return bullets(
        md_line(page.label(page.names([n.person]), n.text)) if n.person else md(n.text)
        for n in notes
    )


def _notes(page: Page, item: ItemRecord) -> Markdown:
    if not item.notes:
        return md_line("")
    return blocks(strong(page.words.gettext("Notes")), said_lines(page, item.notes))


def _ending(page: Page, item: ItemRecord) -> Markdown:
    """How it ended, where there is more to say than that it reached what was wanted."""
    outcome = item_outcome(page, item)
    if item.outcome is ItemOutcome.REACHED and not item.note:
        return md_line("")
    return page.field(page.words.gettext("Outcome"), sentence(outcome, item.note))

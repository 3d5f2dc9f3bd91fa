"""Decisions at their term in the minutes: kept, dropped, replaced, or left as they were."""

from collections.abc import Iterator

from cercle_tui.locale.formats import full_date, term_words
from cercle_tui.meeting.record import ItemRecord, Reviewed
from cercle_tui.meeting.reviews import SetApart
from cercle_tui.register.entries import title_of
from cercle_tui.reports.markdown import Markdown, blocks, bullets, md_line, strong
from cercle_tui.reports.page import Page, labelled, sentence


def reviews(page: Page, item: ItemRecord) -> Markdown:
    """Return what became of each decision an item reviewed, and what set one apart."""
    lines = bullets(md_line(line) for line in _lines(page, item))
    return blocks(strong(page.words.gettext("Decisions reviewed")), lines) if lines else lines


def _lines(page: Page, item: ItemRecord) -> Iterator[str]:
    done = {review.decision: review for review in page.record.reviews}
    for decision in item.reviewing:
        if decision in done:
            yield _reviewed(page, done[decision])
        else:
            yield _other(page, item, decision)
    yield from (_set_apart(page, apart) for apart in item.set_apart)


def _named(page: Page, decision: str) -> str:
    kept = page.circle.decisions.get(decision) if page.circle else None
    if kept is None:
        return page.words.gettext("an earlier decision")
    return sentence(kept.number, title_of(kept.decision), by=" ")


def _reviewed(page: Page, review: Reviewed) -> str:
    _, words = page.words.gettext, page.words
    named = _named(page, review.decision)
    if review.choice == "drop":
        return page.label(_("Dropped decision"), named)
    said = ""
    if review.term is not None:
        said = term_words(words, review.term)
        ends = review.term.ends(page.local(review.at).date())
        if ends is not None and review.term.until is None:
            said = f"{_('until {date}').format(date=full_date(words, ends))} ({said})"
    return sentence(page.label(_("Kept decision"), named), page.label(_("new term"), said))


def _other(page: Page, item: ItemRecord, decision: str) -> str:
    """Replaced by a decision of tonight, or not reviewed: then it stays due."""
    _, named = page.words.gettext, _named(page, decision)
    newer = next(
        (
            d for d in page.record.decisions
            if d.replaces == decision and d.status == "adopted" and d.item == item.id
        ),
        None,
    )  # fmt: skip
    if newer is None:
        stays = _("it stays in force, and due")
        return sentence(page.label(_("Decision not reviewed"), named), stays)
    by = sentence(page.number(newer.id), title_of(newer, item.title), by=" ")
    return sentence(page.label(_("Changed decision"), named), page.label(_("replaced by"), by))


def _set_apart(page: Page, apart: SetApart) -> str:
    """Why one was taken out of a joint review; by whom only where the practice says so."""
    _ = page.words.gettext
    said = page.words.quote(" ".join(apart.reason.split("\n")))
    if page.practice.names_beside:
        said = labelled(page.words, page.names([apart.author]), said)
    return sentence(
        page.label(_("Reviewed on its own"), _named(page, apart.decision)),
        page.label(_("objection"), said),
    )

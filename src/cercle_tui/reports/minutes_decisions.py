"""Decisions in the minutes: each set apart, with its exact text and how consent came about."""

from cercle_tui.locale.formats import full_date, term_words
from cercle_tui.model.decision import Decision, DecisionKind, Version
from cercle_tui.register.entries import title_of
from cercle_tui.register.story import (
    ConcernNoted,
    Ended,
    NewVersion,
    ObjectionMet,
    OpinionHeard,
    RoundHeld,
    told,
)
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    md,
    md_line,
    quote,
    strong,
    under,
)
from cercle_tui.reports.page import Page, sentence
from cercle_tui.reports.story_words import (
    ended_words,
    objection_met,
    round_words,
    tally,
    version_words,
)


def decision_block(page: Page, decision: Decision, item_title: str) -> Markdown:
    """Return a proposal and its outcome as a block of its own."""
    final = decision.final
    head = sentence(page.number(decision.id), title_of(decision, item_title))
    state = page.field(page.words.gettext("Outcome"), _outcome(page, decision))
    fields = [*_parts(page, decision, final), *_coming_about(page, decision)]
    return quote(blocks(strong(head), md(final.text), bullets([state, *fields])))


def _outcome(page: Page, decision: Decision) -> str:
    if decision.status == "adopted" and decision.final.kind is DecisionKind.ONE_OFF:
        return page.words.gettext("adopted, one-off decision")
    ended = Ended(
        decision.status, decision.at, decision.postponed_to, decision.referred_to, decision.reason
    )
    return ended_words(page.words, ended)


def _parts(page: Page, decision: Decision, final: Version) -> list[Markdown]:
    _ = page.words.gettext
    responsible = page.names(final.responsible)
    fields = [
        page.field(_("Why"), final.why),
        page.field(_("Term"), _term(page, decision, final)),
        page.field(_("Responsible"), _marked(page, responsible, final, "responsible")),
        _list(page, _("Measures"), list(final.measures)),
        page.field(_("Absent members"), _absent(page, decision)),
        page.field(_("Communicated to"), decision.told),
        page.field(_("Replaces"), page.number(decision.replaces)),
        page.field(_("Present for the decision"), _present(page, decision)),
    ]
    return [field for field in fields if field]


def _marked(page: Page, said: str, final: Version, field: str) -> str:
    """Say so when nobody chose a field and the circle's default holds."""
    if not said or field not in final.defaults:
        return said
    return page.words.gettext("{value} (by default)").format(value=said)


def _term(page: Page, decision: Decision, final: Version) -> str:
    """The last day of an adopted decision's term; else the term as it was proposed."""
    if final.term is None:
        return ""
    said = term_words(page.words, final.term)
    if decision.ends is not None:
        date = full_date(page.words, decision.ends)
        until = page.words.gettext("until {date}").format(date=date)
        said = until if final.term.until else f"{until} ({said})"
    return _marked(page, said, final, "term")


def _present(page: Page, decision: Decision) -> str:
    """Who was there when it was decided, where that is not everyone who came."""
    if decision.status != "adopted" or set(decision.present) == set(page.record.present):
        return ""
    return page.names(decision.present)


def _absent(page: Page, decision: Decision) -> str:
    """What the members who were absent may still say, by the practice it was adopted under."""
    if decision.suspended:
        return page.words.gettext("suspended until they have answered")
    if decision.open_until is None:
        return ""
    date = full_date(page.words, page.local(decision.open_until))
    return page.words.gettext("they may object until {date}").format(date=date)


def _list(page: Page, label: str, texts: list[str]) -> Markdown:
    """One text beside its label, several in a list below it."""
    if len(texts) < 2:
        return page.field(label, "".join(texts))
    return under(page.field_head(label), bullets(md_line(text) for text in texts))


def _coming_about(page: Page, decision: Decision) -> list[Markdown]:
    """Concerns, objections and how they were met, versions and rounds."""
    _ = page.words.gettext
    words = page.words
    parts = told(decision, page.record, names=page.practice.names_beside)
    concerns = [_concern(page, part) for part in parts if isinstance(part, ConcernNoted)]
    objections = [_objection(page, part) for part in parts if isinstance(part, ObjectionMet)]
    opinions = [_opinion(page, part) for part in parts if isinstance(part, OpinionHeard)]
    versions = [version_words(words, part) for part in parts if isinstance(part, NewVersion)]
    held = [part for part in parts if isinstance(part, RoundHeld)]
    rounds = [(tally if len(held) == 1 else round_words)(words, part) for part in held]
    criteria = decision.status == "adopted" and page.practice.concerns_become_criteria
    count = len(decision.versions)
    fields = [
        _list(page, _("Opinions given in advance"), opinions),
        _list(page, _("To look at in the review") if criteria else _("Concerns"), concerns),
        _list(page, _("Objections"), objections),
        _list(
            page,
            words.ngettext("{count} version", "{count} versions", count).format(count=count),
            versions,
        ),
        _list(page, _("Consent rounds"), rounds),
    ]
    return [field for field in fields if field]


def _objection(page: Page, met: ObjectionMet) -> str:
    said = objection_met(page.words, met)
    return page.label(met.who, said) if met.who else said


def _opinion(page: Page, heard: OpinionHeard) -> str:
    text = " ".join(heard.text.split("\n"))
    return page.label(heard.who, text) if heard.who else text


def _concern(page: Page, concern: ConcernNoted) -> str:
    text = " ".join(concern.text.split("\n")) or page.words.gettext("a concern without words")
    if not concern.who:
        return text
    return page.label(concern.who, text)

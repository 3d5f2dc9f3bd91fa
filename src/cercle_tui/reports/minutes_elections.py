"""Elections in the minutes: what was settled first, the reasons heard, and how each ended."""

from collections.abc import Iterable

from cercle_tui.locale.formats import capital, full_date, term_words
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.election import Attempt, Nomination
from cercle_tui.model.people import Mandate
from cercle_tui.register.story import ObjectionMet
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    md_line,
    section,
    strong,
    under,
)
from cercle_tui.reports.page import Page, sentence
from cercle_tui.reports.story_words import objection_met, tally_of


def election(page: Page, told: ElectionRecord) -> Markdown:
    """Return one office's election as a block: the outcome first, then how it came about.

    Ballots are told one by one as they were read, each with its reasons, never as a count; one
    that was not read is not told.
    """
    head = page.words.gettext("Election: {office}").format(office=_office(page, told))
    parts = (*_outcome(page, told), *_settled(page, told), *_heard(page, told))
    return blocks(strong(head), bullets(part for part in parts if part), _left_at(page, told))


def stepped_down(page: Page) -> Markdown:
    """Return who gave an office up at this meeting, and why."""
    said = page.words.gettext("{name} gives up an office, {office}")
    lines = bullets(
        md_line(
            page.label(
                said.format(
                    name=page.names([down.person]), office=office_name(page.words, down.office)
                ),
                down.reason,
            )
            or said.format(
                name=page.names([down.person]), office=office_name(page.words, down.office)
            )
        )
        for down in page.record.stepped_down
    )
    return section(2, page.words.gettext("Offices given up"), lines)


def _office(page: Page, told: ElectionRecord) -> str:
    """The office, with the sub-circle's name where it is one of a sub-circle."""
    circle = next((link.name for link in page.record.links if link.id == told.circle), "")
    return sentence(office_name(page.words, told.office), circle)


def _list(page: Page, label: str, lines: Iterable[str]) -> Markdown:
    known = [md_line(line) for line in lines]
    return under(page.field_head(label), bullets(known)) if known else md_line("")


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


# How it ended


def _outcome(page: Page, told: ElectionRecord) -> list[Markdown]:
    """Who holds the office, from when until when; or that nobody does."""
    _ = page.words.gettext
    if told.mandate is not None:
        return _elected(page, told, told.mandate)
    if told.end == "vacant":
        return [page.field(_("Outcome"), _reason(page, _("nobody was found, the office is vacant"),
                                                 told))]  # fmt: skip
    if told.end == "postponed" and told.until is not None:
        date = full_date(page.words, told.until)
        said = _("election postponed to {date}").format(date=date)
        return [page.field(_("Outcome"), _reason(page, said, told))]
    return []


def _reason(page: Page, said: str, told: ElectionRecord) -> str:
    return page.label(said, _flat(told.reason)) or said


def _elected(page: Page, told: ElectionRecord, mandate: Mandate) -> list[Markdown]:
    _, words = page.words.gettext, page.words
    attempt = told.proposed[-1]
    interim = _("for the interim") if mandate.interim else ""
    term = _("from {start} until {end}").format(
        start=full_date(words, mandate.begins), end=full_date(words, mandate.ends)
    )
    return [
        page.field(_("Elected by consent"), sentence(page.names([mandate.person]), interim)),
        page.field(_("Term of office"), term),
        page.field(_("Reasons"), _flat(attempt.reasons)),
        page.field(_("Support"), _flat(attempt.support)),
        page.field(_("Substitute"), page.names([mandate.substitute] if mandate.substitute else [])),
        page.field(_("To come"), _awaited(page, told)),
    ]


def _awaited(page: Page, told: ElectionRecord) -> str:
    """That the parent circle is asked for its consent, where it confirms the office."""
    if page.circle is None or told.circle:
        return ""
    if not page.circle.info.rule(told.office, page.practice).confirmed_by_parent:
        return ""
    return page.words.gettext("the parent circle is asked for its consent")


# What was settled before any name


def _settled(page: Page, told: ElectionRecord) -> list[Markdown]:
    _, words = page.words.gettext, page.words
    adjusted = told.proposed[-1].duties if told.mandate and told.proposed else ""
    term = term_words(words, told.term) if told.term and told.mandate is None else ""
    return [
        page.field(_("Why now"), _flat(told.why)),
        page.field(_("Duties"), _flat(told.duties)),
        page.field(_("Duties as adjusted"), _flat(adjusted)),
        page.field(_("Term of office"), term),
        page.field(_("Criteria"), "; ".join(told.criteria)),
        page.field(_("Who could be named"), page.names(told.eligible)),
    ]


# What was heard


def _heard(page: Page, told: ElectionRecord) -> list[Markdown]:
    _ = page.words.gettext
    read = [said for said in told.said if not said.change]
    lots = (
        page.label(
            _("drawn by lot among {names}").format(names=page.names(lot.people)),
            page.names([lot.drawn]),
        )
        for lot in told.lots
    )
    concerns = (_by(page, _who(page, c.author), _flat(c.text)) for c in told.concerns)
    return [
        _list(page, _("Persons named, and why"), (_named(page, said) for said in read)),
        page.field(_("Empty ballots"), page.names(told.passed)),
        _list(page, _("After hearing the others"), _changes(page, told)),
        _list(page, _("Reasons that weigh the same"), lots),
        _list(page, _("Persons proposed"), _proposed(page, told)),
        _list(page, _("Objections"), _objections(page, told)),
        _list(page, _("Concerns"), (said for said in concerns if said)),
        _list(page, _("Consent rounds"), _rounds(page, told)),
    ]


def _named(page: Page, said: Nomination) -> str:
    _ = page.words.gettext
    named = _("{name} proposes {nominee}")
    if said.by == said.nominee:
        named = _("{name} comes forward")
    label = named.format(name=page.names([said.by]), nominee=page.names([said.nominee]))
    return page.label(label, _flat(said.reasons)) or label


def _changes(page: Page, told: ElectionRecord) -> list[str]:
    """Who names someone else now, or the same person for another reason; the others keep."""
    _ = page.words.gettext
    standing = {said.by: said.nominee for said in told.said if not said.change}
    lines = []
    for said in (said for said in told.said if said.change):
        kept = standing.get(said.by) == said.nominee
        label = _("{name} keeps {nominee}") if kept else _("{name} now proposes {nominee}")
        label = label.format(name=page.names([said.by]), nominee=page.names([said.nominee]))
        lines.append(page.label(label, _flat(said.reasons)) or label)
        standing[said.by] = said.nominee
    spoke = {said.by for said in told.said if said.change}
    if lines and told.proposed and len(spoke) < len(standing):
        lines.append(_("The others keep the person they named."))
    return lines


def _proposed(page: Page, told: ElectionRecord) -> list[str]:
    """Each person proposed one after the other, where there is more to say than who is elected."""
    if len(told.proposed) < 2 and not told.declined and told.mandate is not None:
        return []
    refused = {declined.attempt: declined for declined in told.declined}
    lines = []
    for number, attempt in enumerate(told.proposed, 1):
        lines.append(_attempt(page, attempt))
        if number in refused:
            said = page.words.gettext("{name} declines").format(
                name=page.names([refused[number].person])
            )
            lines.append(page.label(said, _flat(refused[number].reason)) or said)
    return lines


def _attempt(page: Page, attempt: Attempt) -> str:
    _ = page.words.gettext
    said = sentence(
        page.names([attempt.person]),
        term_words(page.words, attempt.term),
        _("for the interim") if attempt.interim else "",
        by=", ",
    )
    more = (
        _flat(attempt.reasons),
        page.label(_("duties"), _flat(attempt.duties)),
        page.label(_("support"), _flat(attempt.support)),
    )
    return page.label(said, sentence(*more)) or said


def _objections(page: Page, told: ElectionRecord) -> list[str]:
    """Each objection with how it was met, and about which proposal where there were several."""
    several = len(told.proposed) > 1
    lines = []
    for raised in told.objections:
        met = ObjectionMet(raised.version, raised.reason, raised.state, raised.how, 0)
        about = _about(page, told, raised.version) if several else ""
        who = _who(page, raised.author)
        lines.append(_by(page, sentence(about, who), objection_met(page.words, met)))
    return lines


def _by(page: Page, label: str, said: str) -> str:
    return page.label(label, said) if label else said


def _about(page: Page, told: ElectionRecord, version: int) -> str:
    if not 1 <= version <= len(told.proposed):
        return ""
    attempt = told.proposed[version - 1]
    name = page.names([attempt.person])
    if sum(other.person == attempt.person for other in told.proposed) > 1:
        name = f"{name}, {term_words(page.words, attempt.term)}"
    return page.words.gettext("about {name}").format(name=name)


def _who(page: Page, author: str) -> str:
    return page.record.name(author) if page.practice.names_beside else ""


def _rounds(page: Page, told: ElectionRecord) -> list[str]:
    lines = []
    for held in told.rounds:
        counts = tally_of(page.words, held.answers.values())
        several = len(told.rounds) > 1
        about = capital(_about(page, told, held.version)) if several else ""
        if counts:
            lines.append(_by(page, about, counts))
    return lines


# Cut short


def _left_at(page: Page, told: ElectionRecord) -> Markdown:
    """How far an election came that did not end tonight; nothing of a ballot not read."""
    if told.end:
        return md_line("")
    _ = page.words.gettext
    unread = set(told.voters) - set(told.passed) - {said.by for said in told.said}
    if told.proposed:
        said = _("The election stopped before the circle consented to the person proposed.")
    elif told.said and not unread:
        said = _("The election stopped once the reasons were heard, before anyone was proposed.")
    elif told.said:
        said = page.words.ngettext(
            "The election stopped during the reading: {count} ballot stays unread.",
            "The election stopped during the reading: {count} ballots stay unread.",
            len(unread),
        ).format(count=len(unread))
    elif told.criteria or told.term:
        said = _("The election stopped before any ballot was read.")
    else:
        said = _("The election stopped while the duties were being settled.")
    return md_line(said)

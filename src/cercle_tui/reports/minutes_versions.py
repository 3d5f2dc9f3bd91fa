"""What the minutes say of themselves: their version, what was corrected, how consent comes."""

from cercle_tui.locale.formats import day_time, full_date
from cercle_tui.model.practice import MinutesConsent
from cercle_tui.reports.markdown import Markdown, bullets, md_line, section
from cercle_tui.reports.minutes_state import MinutesState, MinutesVersion, Origin, Status
from cercle_tui.reports.page import Page, sentence


def version_line(page: Page) -> str:
    """Return «1 · 12 mars 2026 · en attente de consentement»; empty for a draft."""
    state = page.state
    if state is None or state.status is Status.DRAFT:
        return ""
    day = full_date(page.words, page.local(state.last.at))
    return sentence(str(state.last.number), day, status_words(page, state), partial(page, state))


def partial(page: Page, state: MinutesState) -> str:
    """Return what to say where some books could not be read; empty where all were."""
    if not state.partial:
        return ""
    return page.words.gettext("incomplete: there are books that cannot be read")


def status_words(page: Page, state: MinutesState) -> str:
    """Return where the minutes stand, and since when they have consent."""
    _ = page.words.gettext
    match state.status:
        case Status.DRAFT:
            return _("draft")
        case Status.AWAITING:
            return _("awaiting consent")
        case Status.CONSENTED:
            at = page.local(state.consented or state.last.at)
            return _("consented on {date}").format(date=full_date(page.words, at))


def corrections(page: Page) -> Markdown:
    """What was corrected since the meeting, or on screen as it closed: what holds from now on."""
    if page.state is not None:
        told = [
            (origin_words(page, v), text) for v in page.state.versions for text in v.corrections
        ]
    else:
        closing = page.words.gettext("At closing")
        told = [(closing, text) for text in page.record.own_corrections]
    lines = bullets(page.field(when, " ".join(text.split("\n"))) for when, text in told)
    return section(2, page.words.gettext("Corrections"), lines)


def origin_words(page: Page, version: MinutesVersion) -> str:
    """Return when a version's corrections were made."""
    _ = page.words.gettext
    day = full_date(page.words, page.local(version.at))
    match version.origin:
        case Origin.CLOSING:
            return _("At closing")
        case Origin.BETWEEN:
            return _("On {date}, between meetings").format(date=day)
        case Origin.MEETING:
            return _("On {date}, as the next meeting opened").format(date=day)


def consent_note(page: Page) -> Markdown:
    """How these minutes get or got consent, and what the absent may still do, by the practice."""
    if page.record.closed is None:
        return md_line("")
    title = page.words.gettext("Consent")
    return section(2, title, md_line(_minutes(page)), md_line(_heard(page)), md_line(_absent(page)))


def _minutes(page: Page) -> str:
    state = page.state
    if state is not None and state.status is Status.CONSENTED:
        return _consented(page, state)
    rule = state.rule if state is not None else page.practice.minutes
    match rule:
        case MinutesConsent.AT_CLOSING if page.record.minutes_settled:
            return page.words.gettext("These minutes have the circle's consent, given at closing.")
        case MinutesConsent.AT_CLOSING if state is None:
            return page.words.gettext(
                "The circle is asked for consent to these minutes on screen, at closing."
            )
        case MinutesConsent.SILENCE:
            return _silence(page)
        case _:
            return page.words.gettext(
                "The circle is asked for consent to these minutes when its next meeting opens."
            )


def _silence(page: Page) -> str:
    state, hours = page.state, page.practice.minutes_hours
    if state is not None and state.silent_at is not None:
        until = page.words.gettext("These minutes have consent unless someone objects by {date}.")
        return until.format(date=day_time(page.words, page.local(state.silent_at)))
    if state is not None and state.standing:
        return page.words.gettext("Someone objects to these minutes: the circle is asked.")
    return page.words.ngettext(
        "These minutes have consent unless someone objects within {count} hour.",
        "These minutes have consent unless someone objects within {count} hours.",
        hours,
    ).format(count=hours)


def _consented(page: Page, state: MinutesState) -> str:
    _ = page.words.gettext
    date = full_date(page.words, page.local(state.consented or state.last.at))
    match state.how:
        case MinutesConsent.AT_CLOSING:
            return _("These minutes have the circle's consent, given at closing.")
        case MinutesConsent.SILENCE:
            said = _("These minutes have the circle's consent by silence, since {date}.")
        case _:
            said = _("These minutes have the circle's consent, given on {date} at its opening.")
    return said.format(date=date)


def _heard(page: Page) -> str:
    """How many objected; nobody is named."""
    count = page.state.objections if page.state is not None else 0
    if not count:
        return ""
    said = page.words.ngettext(
        "{count} objection was made to them.", "{count} objections were made to them.", count
    )
    return said.format(count=count)


def _absent(page: Page) -> str:
    adopted = [d for d in page.record.decisions if d.status == "adopted" and d.absent]
    if not adopted:
        return ""
    open_until = next((d.open_until for d in adopted if d.open_until is not None), None)
    if open_until is not None:
        said = page.words.gettext(
            "Members who were absent may object to its decisions until {date}."
        )
        return said.format(date=full_date(page.words, page.local(open_until)))
    if any(decision.suspended for decision in adopted):
        return page.words.gettext(
            "Its decisions are suspended until the members who were absent have answered."
        )
    return ""

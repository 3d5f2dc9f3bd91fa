"""The first part of the minutes: when and where, who was there, the administrative part."""

from datetime import timedelta

from cercle_tui.locale.formats import clock, duration, full_date, long_date, time_used
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.meeting.record import Asked, ItemRecord
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.circle import linked_by
from cercle_tui.model.decision import Objection, ObjectionState
from cercle_tui.model.people import Standing
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    heading,
    md_line,
    numbered,
    section,
)
from cercle_tui.reports.minutes_versions import version_line
from cercle_tui.reports.page import Page, labelled, sentence


def title(page: Page) -> Markdown:
    """The circle, the day, the times and the place."""
    _ = page.words.gettext
    record = page.record
    head = _("Minutes of the meeting")
    if page.circle:
        head = _("Minutes: {circle}").format(circle=page.circle.info.name)
    began = page.local(record.opened)
    if record.closed:
        ended = page.local(record.closed)
        lasted = ended.replace(second=0) - began.replace(second=0)
        minutes = max(0, round(lasted / timedelta(minutes=1)))
        when = _("from {start} to {end}").format(
            start=clock(page.words, began), end=clock(page.words, ended)
        )
        spent = _("{used} ({planned} planned)").format(
            used=duration(minutes), planned=duration(record.planned)
        )
    else:
        when, spent = _("from {start}").format(start=clock(page.words, began)), ""
    return blocks(
        heading(1, head),
        bullets(
            line
            for line in (
                page.field(_("Date"), long_date(page.words, began)),
                page.field(_("Time"), sentence(when, spent)),
                page.field(_("Place"), record.place),
                page.field(_("Version"), version_line(page)),
            )
            if line
        ),
        md_line("" if record.closed else _("The meeting is still open: this is a draft.")),
        md_line(_("The meeting was closed early.") if record.closed_early else ""),
    )


def presences(page: Page) -> Markdown:
    """Who was there in the order of seats, who did what, who came late or was missing."""
    _ = page.words.gettext
    record = page.record
    members = {person.id: person for person in record.people}
    others = [
        p for p in record.present if p in members and members[p].standing is not Standing.MEMBER
    ]
    beside = [f"{record.name(p)} ({name_of(page.words, members[p].standing)})" for p in others]
    lines = (
        page.field(_("People present"), page.names(p for p in record.present if p not in others)),
        page.field(_("Facilitation"), _here(page, record.facilitator)),
        page.field(_("Notes taken by"), _here(page, record.secretary)),
        page.field(_("Also there"), ", ".join(beside)),
        page.field(_("Double links"), "; ".join(_links(page))),
        page.field(_("Arrived late"), page.names(record.late)),
        page.field(_("Left early"), page.names(record.left_early)),
        page.field(_("People absent"), page.names(record.absent)),
    )
    return section(2, _("Attendance"), bullets(line for line in lines if line))


def _links(page: Page) -> list[str]:
    """Who was there as the leader or the second link of which sub-circle."""
    record, words = page.record, page.words
    below = [link for link in record.links if not link.parent]
    held = {p: linked_by(below, p) for p in record.present}
    return [
        f"{record.name(p)} ({', '.join(f'{office_name(words, o)}, {name}' for o, name in links)})"
        for p, links in held.items()
        if links
    ]


def _here(page: Page, person: str) -> str:
    """The name of someone who was there; an office does not make the absent present."""
    return page.names([person]) if person in page.record.present else ""


def procedures(page: Page) -> Markdown:
    """What the circle agreed about how to go about things."""
    agreed = bullets(md_line(text) for text in page.record.procedures)
    return section(2, page.words.gettext("Agreements of procedure"), agreed)


def consented(asked: Asked) -> bool:
    """True when everyone asked has answered and no objection is left open."""
    still = any(o.state is ObjectionState.OPEN for o in asked.objections)
    return bool(asked.round.answers) and not still


def _asked(page: Page, about: str) -> Asked | None:
    return next((asked for asked in reversed(page.record.asked) if asked.about == about), None)


def _objections(page: Page, asked: Asked | None) -> Markdown:
    return bullets(md_line(_settled(page, o)) for o in (asked.objections if asked else ()))


def _settled(page: Page, objection: Objection) -> str:
    """An objection to anything but a proposal, with what became of it."""
    words = page.words
    who = page.record.name(objection.author) if page.practice.names_beside else ""
    state = name_of(words, objection.state)
    said = f"{words.quote(objection.reason)}, {state}"
    label = words.gettext("Objection")
    if who:
        label = words.gettext("{what} from {name}").format(what=label, name=who)
    return labelled(words, label, f"{said} ({objection.how})" if objection.how else said)


def last_minutes(page: Page) -> Markdown:
    """Consent to the last minutes, with the slips put right on the spot."""
    _ = page.words.gettext
    record = page.record
    asked = _asked(page, "minutes")
    corrections = bullets(
        page.field(_("Correction"), " ".join(text.split("\n"))) for text in record.corrections
    )
    before = None
    if page.circle:
        before = next((m for m in page.circle.meetings if m.id == record.minutes_of), None)
    said = ""
    if asked and consented(asked) and before:
        date = full_date(page.words, page.local(before.opened))
        said = _("The minutes of {date} have the circle's consent.").format(date=date)
    elif asked and consented(asked):
        said = _("The last minutes have the circle's consent.")
    if record.minutes_by_silence:
        said = _("Nobody objected to the last minutes in time: they have consent by silence.")
    return section(2, _("Last minutes"), corrections, _objections(page, asked), md_line(said))


def heard(page: Page) -> Markdown:
    """Earlier actions and what became of them."""
    known = page.circle.actions if page.circle else {}
    lines = []
    for report in page.record.heard:
        action = known.get(report.id)
        what = action.what if action else page.words.gettext("An earlier action")
        who = page.names(action.who) if action else ""
        named = f"{what} ({who})" if who else what
        state = name_of(page.words, report.state)
        said = labelled(page.words, named, state)
        lines.append(md_line(sentence(said, " ".join(report.note.split("\n")))))
    return section(2, page.words.gettext("Actions heard"), bullets(lines))


def agenda(page: Page) -> Markdown:
    """Every item with how it ended and its time."""
    _ = page.words.gettext
    asked = _asked(page, "agenda")
    said = _("The agenda has the circle's consent.") if asked and consented(asked) else ""
    return section(
        2,
        _("Agenda"),
        numbered(md_line(_agenda_line(page, item)) for item in page.record.items),
        _objections(page, asked),
        md_line(said),
    )


def _agenda_line(page: Page, item: ItemRecord) -> str:
    words = page.words
    outcome = item_outcome(page, item)
    if item.minutes_spent:
        time = time_used(words, item.minutes_spent, item.minutes)
    else:
        time = words.gettext("{planned} planned").format(planned=duration(item.minutes))
    return sentence(f"{item.title} ({name_of(words, item.kind)})", outcome, time)


def item_outcome(page: Page, item: ItemRecord) -> str:
    """Return how an item ended, to whom it was referred included; empty while it is open."""
    if item.outcome is None:
        return ""
    if item.outcome is ItemOutcome.REFERRED and item.to:
        return page.words.gettext("item referred to {whom}").format(whom=item.to)
    return name_of(page.words, item.outcome)

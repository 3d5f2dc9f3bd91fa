"""The invitation to a meeting: when, where, the agenda, what to read, who facilitates."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, clock, day_time, duration, full_date, names_list
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.preparing import CLOSING_MINUTES, OPENING_MINUTES
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.register.people import called, known_names
from cercle_tui.register.preparing import Preparation
from cercle_tui.reports.document import parse
from cercle_tui.reports.document_text import WIDTH, document_text, lines
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    heading,
    joined,
    md,
    md_inside,
    md_line,
    numbered,
    quote,
    section,
    strong,
    under,
)
from cercle_tui.reports.page import labelled, sentence

FORMATS = ("txt", "md", "ics")
"""The forms it takes, each the suffix of its file."""

_NEVER_WRAPPED = 100_000
"""Cells of a line in a calendar, which wraps it by itself."""


def render(prepared: Preparation, words: Words, form: str) -> bytes:
    """Return the invitation in one of `FORMATS`, in UTF-8.

    Raises LookupError for a calendar without a date to come, KeyError for another form.
    """
    match form:
        case "md":
            return f"{invitation_markdown(prepared, words)}\n".encode()
        case "txt":
            return invitation_text(prepared, words).encode()
        case "ics":
            from cercle_tui.reports.calendar import next_meeting_calendar

            facilitated = _field(words, words.gettext("Facilitation"), facilitates(prepared, words))
            body = parse(blocks(facilitated, _body(prepared, words)), words.lang)
            said = tuple(line.text for line in lines(body, _NEVER_WRAPPED))
            return next_meeting_calendar(prepared.circle, words, prepared.today, said)
    raise KeyError(form)


def file_name(prepared: Preparation, form: str) -> str:
    """Return a name such as `invitation-horizon-2026-12-10.ics`, of ids alone."""
    day = f"-{prepared.starts.date().isoformat()}" if prepared.starts is not None else ""
    return f"invitation-{prepared.circle.info.slug}{day}.{form}"


def invitation_text(prepared: Preparation, words: Words, width: int = WIDTH) -> str:
    """Return the invitation as plain text, in lines of `width` cells at most."""
    return document_text(parse(invitation_markdown(prepared, words), words.lang), width)


def invitation_markdown(prepared: Preparation, words: Words) -> Markdown:
    """Return the invitation as Markdown; what is not known yet is said in its place."""
    title = words.gettext("{circle}: invitation to our meeting")
    info, tr = prepared.circle.info, words.gettext
    when = tr("the date is still to come")
    if prepared.starts is not None:
        ends = prepared.starts + timedelta(minutes=prepared.planned)
        when = _until(words, prepared.starts, ends)
    place = prepared.circle.next_meeting.place if prepared.circle.next_meeting else ""
    facts = (
        _field(words, tr("When"), when),
        _field(words, tr("Where"), place if prepared.starts is not None else ""),
        _field(words, tr("Facilitation"), facilitates(prepared, words)),
        _field(words, tr("Aim"), info.aim),
    )
    return blocks(
        heading(1, title.format(circle=info.name)),
        bullets(fact for fact in facts if fact),
        _body(prepared, words),
    )


def facilitates(prepared: Preparation, words: Words) -> str:
    """Return «Amina (c’est son tour)», or that nobody does yet."""
    if not prepared.facilitator:
        return words.gettext("to be chosen as we begin")
    name = called(known_names(prepared.circle), (prepared.facilitator,))[0]
    return f"{name} ({words.gettext('in turn')})" if prepared.by_rota else name


def admin_lines(prepared: Preparation, words: Words) -> list[str]:
    """Return what the administrative part takes up: minutes to consent to, what is heard back."""
    tr, names = words.gettext, known_names(prepared.circle)
    told = []
    if prepared.minutes_of is not None:
        said = tr("Consent to the minutes of {date}")
        told.append(said.format(date=full_date(words, prepared.minutes_of)))
    for action in (*prepared.learning, *prepared.actions):
        label = tr("Learning to hear about") if action.learning else tr("Action to hear about")
        who = names_list(words, called(names, action.who))
        told.append(labelled(words, label, f"{action.what} ({who})" if who else action.what))
    return told


def item_facts(prepared: Preparation, words: Words, item: AgendaItem) -> str:
    """Return «décider · 20 min · Amina»."""
    by = called(known_names(prepared.circle), (item.brought_by,)) if item.brought_by else ()
    return sentence(name_of(words, item.kind), duration(item.minutes), *by)


def _until(words: Words, starts: datetime, ends: datetime) -> str:
    said = words.gettext("{start} to {end}")
    return capital(said.format(start=day_time(words, starts), end=clock(words, ends)))


def _field(words: Words, label: str, value: str) -> Markdown:
    head = words.gettext("{label}: {value}").format(label=label, value="").rstrip()
    return joined(strong(head), md_inside(value)) if value else md_inside("")


def _body(prepared: Preparation, words: Words) -> Markdown:
    tr = words.gettext
    opening = _timed(words, tr("Opening and administrative part"), OPENING_MINUTES)
    admin = bullets(md_line(line) for line in admin_lines(prepared, words))
    items = [_item(prepared, words, item) for item in prepared.agenda]
    none = md(tr("The agenda is still being prepared.")) if not items else md("")
    return blocks(
        section(
            2,
            tr("Agenda"),
            bullets([under(opening, admin) if admin else opening]),
            numbered(items) if items else none,
            bullets([_timed(words, tr("Closing round"), CLOSING_MINUTES)]),
            md(_length(prepared, words)),
            md(tr("We consent to this agenda together as we begin: say then what is missing.")),
        ),
        _reading(prepared, words),
    )


def _timed(words: Words, title: str, minutes: int) -> Markdown:
    return md_line(words.gettext("{title}, {duration}").format(
        title=title, duration=duration(minutes)))  # fmt: skip


def _length(prepared: Preparation, words: Words) -> str:
    said = words.gettext("In all {used}, of the {planned} planned.")
    return said.format(used=duration(prepared.used), planned=duration(prepared.planned))


def _item(prepared: Preparation, words: Words, item: AgendaItem) -> Markdown:
    facts = f"({item_facts(prepared, words, item)})"
    head = joined(strong(item.title), md_inside(facts))
    wanted = labelled(words, words.gettext("Wanted outcome"), item.wanted)
    return under(head, bullets([md_line(wanted)])) if wanted else head


def _reading(prepared: Preparation, words: Words) -> Markdown:
    """The last minutes, the decisions under review and the texts prepared, in full."""
    parts = list(_readings(prepared, words, prepared.agenda))
    tr = words.gettext
    if prepared.minutes_of is not None:
        date = full_date(words, prepared.minutes_of)
        parts.insert(0, bullets([md_line(tr("The minutes of {date}").format(date=date))]))
    return section(2, tr("To read beforehand"), *parts)


def _readings(
    prepared: Preparation, words: Words, items: tuple[AgendaItem, ...]
) -> Iterator[Markdown]:
    for item in items:
        for held in prepared.reviewed(item):
            yield _text(held.name, held.text)
        if item.draft:
            said = words.gettext("Text proposed for {item}")
            yield _text(said.format(item=words.quote(item.title)), item.draft)


def _text(title: str, body: str) -> Markdown:
    return blocks(bullets([md_line(title)]), quote(md(body)) if body else md(""))

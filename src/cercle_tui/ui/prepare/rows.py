"""The two lists of the preparing screen: what waits or proposes itself, and the agenda."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cercle_tui.locale import Words
from cercle_tui.locale.formats import (
    capital,
    day_time,
    duration,
    full_date,
    short_date,
    time_used,
)
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.preparing import CLOSING_MINUTES, OPENING_MINUTES
from cercle_tui.model.agenda import AgendaItem, BacklogItem, Priority
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.people import called, known_names
from cercle_tui.register.preparing import Preparation
from cercle_tui.reports.invitation import facilitates
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui import suggesting
from cercle_tui.ui.widgets.views import ListingView, Mark, NoteView, Row, Tone, TopView

_MARKS = {Priority.HIGH: Mark.OBJECTION, Priority.NORMAL: Mark.OPEN, Priority.LOW: Mark.PASSED}


def waiting_ids(prepared: Preparation) -> tuple[str, ...]:
    """Return what the light can be on, in the order of the list."""
    return (
        *(suggesting.row_id(one) for one in prepared.suggested),
        *(point.id for point in (*prepared.called, *prepared.points, *prepared.later)),
    )


def waiting(words: Words, prepared: Preparation, lit: str) -> ListingView:
    """Return what proposes itself, then the points that wait; the heads cannot be lit."""
    tr = words.gettext
    rows: list[Row] = []
    if prepared.suggested or prepared.called:
        rows.append(_head("due", tr("proposes itself")))
    rows += [
        Row(id, Mark.CONCERN, suggesting.item_of(words, prepared.circle.links, one, "x").title,
            sub=suggesting.why(words, one, prepared.today), lit=id == lit)
        for one in prepared.suggested
        for id in (suggesting.row_id(one),)
    ]  # fmt: skip
    groups = (("", prepared.called), (tr("waiting"), prepared.points),
              (tr("for later"), prepared.later))  # fmt: skip
    for name, points in groups:
        if name and points:
            rows.append(_head(name, name))
        rows += [_point(words, prepared, point, point.id == lit) for point in points]
    if prepared.hidden:
        said = words.ngettext(
            "{count} tension is not shown: v shows it.",
            "{count} tensions are not shown: v shows them.",
            prepared.hidden,
        )
        rows.append(Row("hidden", text=said.format(count=prepared.hidden), dim=True))
    empty = tr("Nothing waits: n writes down a point, t starts from a template.")
    return ListingView("", tuple(rows), empty, compact=True)


def _head(id: str, text: str) -> Row:
    return Row(f"head:{id}", text=text.upper(), dim=True)


def _point(words: Words, prepared: Preparation, point: BacklogItem, lit: bool) -> Row:
    """What it is, who brings it and what they want, since when it waits, or until when."""
    tr, names = words.gettext, known_names(prepared.circle)
    by = called(names, (point.brought_by,)) if point.brought_by else ()
    since = prepared.since(point)
    when = ""
    if point.not_before is not None:
        date = full_date(words, point.not_before)
        when = tr("not before {date}").format(date=date)
    elif since is not None:
        dated = short_date if since.year == prepared.today.year else full_date
        when = tr("since {date}").format(date=dated(words, since))
    level = ""
    if point.priority is not Priority.NORMAL:
        level = labelled(words, tr("priority"), name_of(words, point.priority))
    sub = sentence(name_of(words, point.kind), *by, name_of(words, point.origin), when, level)
    if lit:
        wanted = labelled(words, tr("Wanted outcome"), point.wanted)
        sub = "\n".join(part for part in (sub, wanted, point.note) if part)
    return Row(point.id, _MARKS[point.priority], point.title, duration(point.minutes), sub, lit)


def agenda(words: Words, prepared: Preparation, lit: str) -> ListingView:
    """Return the meeting from its opening to its closing, each with its minutes."""
    tr = words.gettext
    items = [_item(words, prepared, n, item, item.id == lit)
             for n, item in enumerate(prepared.agenda, 1)]  # fmt: skip
    if not items:
        said = tr("No item yet: Space, in the other list, takes a point up; t has templates.")
        items = [Row("none", text="…", sub=said, dim=True)]
    rows = (
        Row("opening", text=tr("Opening and administrative part"),
            right=duration(OPENING_MINUTES), sub=admin(words, prepared), dim=True),
        *items,
        Row("closing", text=tr("Closing round"), right=duration(CLOSING_MINUTES), dim=True),
    )  # fmt: skip
    return ListingView("", rows, compact=True)


def admin(words: Words, prepared: Preparation) -> str:
    """Return what the administrative part takes up: minutes to consent to, what is heard back."""
    parts = []
    if prepared.minutes_of is not None:
        said = words.gettext("Consent to the minutes of {date}")
        parts.append(said.format(date=short_date(words, prepared.minutes_of)))
    count = len(prepared.learning)
    said = words.ngettext(
        "{count} learning to hear about", "{count} learnings to hear about", count
    )
    parts.append(said.format(count=count) if count else "")
    count = len(prepared.actions)
    said = words.ngettext("{count} action to hear about", "{count} actions to hear about", count)
    parts.append(said.format(count=count) if count else "")
    return sentence(*parts)


def _item(words: Words, prepared: Preparation, n: int, item: AgendaItem, lit: bool) -> Row:
    by = called(known_names(prepared.circle), (item.brought_by,)) if item.brought_by else ()
    sub = sentence(name_of(words, item.kind), *by, item.wanted)
    text = f"{n}. {item.title}"
    return Row(item.id, text=text, right=duration(item.minutes), sub=sub, lit=lit)


def time(words: Words, prepared: Preparation) -> str:
    """«1 h 25 sur 2 h»: what the agenda takes of the planned length."""
    return time_used(words, prepared.used, prepared.planned)


def titles(words: Words, prepared: Preparation | None) -> tuple[str, str]:
    """Return what the two lists are called, the agenda with the time it takes."""
    used = time(words, prepared) if prepared is not None else ""
    return words.gettext("Points waiting"), sentence(words.gettext("Agenda"), used)


def top(
    words: Words, info: CircleInfo, prepared: Preparation | None, now: datetime
) -> TopView:  # fmt: skip
    """Return the top bar: the circle, the hour where it lives, the time the agenda takes."""
    local = now.astimezone(ZoneInfo(info.time_zone))
    used = time(words, prepared) if prepared is not None else ""
    title = words.gettext("prepare the meeting")
    return TopView(info.name, title, local.strftime("%H:%M"), used)


def when(words: Words, prepared: Preparation) -> NoteView:
    """Return the line over the lists: the date, the place, who facilitates; or what to do."""
    tr, planned = words.gettext, prepared.circle.next_meeting
    who = labelled(words, tr("facilitation"), facilitates(prepared, words))
    if prepared.starts is None:
        said = tr("The date is past: d sets the next one.") if prepared.past else (
            tr("No date yet: d sets it."))  # fmt: skip
        return NoteView(sentence(said, who), Tone.CONCERN)
    place = planned.place if planned is not None else ""
    day = capital(day_time(words, prepared.starts))
    return NoteView(sentence(day, place, who), Tone.TITLE)


def note(words: Words, prepared: Preparation) -> NoteView:
    """Return what is better looked at: the agenda is longer than the meeting, or nothing."""
    if not prepared.over:
        return NoteView()
    said = words.gettext("{minutes} more than the meeting has: shorten an item, or let one wait.")
    return NoteView(said.format(minutes=duration(prepared.over)), Tone.CONCERN)

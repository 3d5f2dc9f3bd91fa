"""The cards of a circle: when we meet, what is due, what we keep, how we are doing, what waits."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cercle_tui.locale import N_, NP_, Words
from cercle_tui.locale.formats import (
    NBSP,
    capital,
    day_time,
    decimal,
    duration,
    full_date,
    long_date,
    names_list,
    short_date,
)
from cercle_tui.locale.names import name_of, office_name, scale_name
from cercle_tui.meeting.links import LINKS
from cercle_tui.model.agenda import BacklogItem, Origin
from cercle_tui.model.people import parts
from cercle_tui.register.due import ALL, DueItem, DueKind, due, is_tension
from cercle_tui.register.people import called, known_names
from cercle_tui.register.progress import commitment, measures
from cercle_tui.reports.due_text import kind_name
from cercle_tui.reports.page import labelled
from cercle_tui.ui.home.seen import Home, Seen
from cercle_tui.ui.home.standing import standing_line
from cercle_tui.ui.widgets.views import CardLine, CardView, Tone, TopView

WITHIN_DAYS = 45
_OBSERVED_FOR = timedelta(days=120)
_MOST_DUE = 6
_MOST_POINTS = 8
_MOST_SQUARES = 24
_MOST_MEETINGS = 12
_FEWEST_SCORES = 2
_BARS, _PLAIN_BARS = "▁▂▃▄▅▆▇█", "_.:-=+*#"
_TOP_SCORE = 5
_FINGERS = "fingers"

_PAST: dict[DueKind, str | tuple[str, str]] = {
    DueKind.REVIEW: NP_("decision", "past"),
    DueKind.MANDATE: NP_("mandate", "past"),
    DueKind.ACTION: N_("late"),
    DueKind.POINT: N_("put off"),
    DueKind.CLOSING: N_("to close"),
}
_ON_CARD = ALL - {DueKind.MEETING, DueKind.MINUTES}
"""What has no card of its own, or is asked for when the circle meets."""
_NAMED = frozenset({DueKind.ANSWERS, DueKind.OBJECTION, DueKind.WINDOW, DueKind.CLOSING})
"""What says what it is before the decision it is about."""
_SHORT_ORIGINS: dict[Origin, str | tuple[str, str]] = {
    Origin.CARRIED_OVER: NP_("point", "carried over"),
    Origin.POSTPONED: NP_("point", "postponed"),
    Origin.COUNTER_PROPOSAL: NP_("point", "counter"),
    Origin.REVIEW: NP_("point", "review"),
    Origin.LINK: NP_("point", "linked circle"),
}


def top(home: Home, now: datetime) -> TopView:
    """Return the top bar: the chosen circle, its community, the hour and the day where it lives."""
    info, local = home.info, now.astimezone(ZoneInfo(home.info.time_zone))
    day = long_date(home.words, local)
    return TopView(info.name, home.community.name, local.strftime("%H:%M"), day)


def next_meeting(words: Words, seen: Seen) -> CardView:
    """Return when the circle meets, where, how long, what is ready, and the key that starts."""
    tr, circle = words.gettext, seen.circle
    info, planned = circle.info, circle.next_meeting
    zone = ZoneInfo(info.time_zone)
    stopped = standing_line(words, info, seen.today)
    if stopped:
        return CardView(tr("Next meeting"), (CardLine(stopped, tone=Tone.QUIET),))
    if seen.left_open is not None:
        began = day_time(words, seen.left_open.astimezone(zone))
        return CardView(tr("Next meeting"), (
            CardLine(tr("A meeting was left open"), tone=Tone.CONCERN),
            CardLine(tr("begun on {date}").format(date=began)),
            CardLine("m  " + tr("resume the meeting"), tone=Tone.NOW, action="meeting"),
        ))  # fmt: skip
    lines = []
    length = duration(info.meeting_minutes)
    if planned is None:
        lines += [CardLine(tr("no date yet"), tone=Tone.CONCERN), CardLine(length)]
    else:
        starts = planned.starts.astimezone(zone)
        past = starts.date() < seen.today
        lines += [
            CardLine(capital(day_time(words, starts)), tone=Tone.QUIET if past else Tone.STRONG),
            CardLine(f"{planned.place}{NBSP}·{NBSP}{length}" if planned.place else length),
        ]
        if past:
            lines.append(CardLine(tr("this date is past"), tone=Tone.CONCERN))
    if circle.agenda:
        count, minutes = len(circle.agenda), sum(item.minutes for item in circle.agenda)
        ready = words.ngettext("{count} item ready", "{count} items ready", count)
        lines.append(CardLine(f"{ready.format(count=count)}, {duration(minutes)}"))
    lines.append(CardLine("m  " + tr("start the meeting"), tone=Tone.NOW, action="meeting"))
    return CardView(tr("Next meeting"), tuple(lines))


def due_card(words: Words, seen: Seen) -> CardView:
    """Return reviews, mandates, actions and postponed points by date; vacant offices first."""
    tr, circle = words.gettext, seen.circle
    lines = [
        CardLine(office_name(words, office), tr("vacant"), label_tone=Tone.OBJECTION)
        for office in seen.vacant
    ]
    found = due(circle, seen.today, WITHIN_DAYS, _ON_CARD)
    lines += [_due_line(words, item) for item in found[:_MOST_DUE]]
    lines += _more(words, len(found) - _MOST_DUE)
    nothing = CardLine(tr("nothing in the coming weeks"), tone=Tone.QUIET)
    return CardView(tr("Due"), tuple(lines) or (nothing,))


def _due_line(words: Words, item: DueItem) -> CardLine:
    if item.kind is DueKind.MANDATE:
        text = office_name(words, item.title)
    elif item.kind is DueKind.ACTION:
        text = words.gettext("action: {what}").format(what=item.title)
    elif item.kind in _NAMED:
        text = labelled(words, kind_name(words, item.kind), item.title)
    else:
        text = item.title
    if item.who and item.kind in (DueKind.MANDATE, DueKind.ACTION):
        text += f" ({names_list(words, item.who)})"
    if item.late:
        tone = Tone.CONCERN if item.kind is DueKind.POINT else Tone.OBJECTION
        return CardLine(text, words.of(_PAST[item.kind]), label_tone=tone)
    label = short_date(words, item.on) if item.on else words.gettext("now")
    return CardLine(text, label, label_tone=Tone.CONCERN)


def _more(words: Words, count: int) -> list[CardLine]:
    if count < 1:
        return []
    said = words.ngettext("and {count} other", "and {count} others", count)
    return [CardLine(said.format(count=count), tone=Tone.QUIET)]


def commitment_card(words: Words, seen: Seen, ascii: bool = False) -> CardView:
    """Return the meetings held this year against those promised, and whether a date is missing."""
    tr = words.gettext
    kept = commitment(seen.circle, seen.today.year)
    said = words.ngettext(
        "{held} meeting of {promised} this year", "{held} meetings of {promised} this year",
        kept.held,
    )  # fmt: skip
    if kept.held > kept.promised:
        said = tr("{held} meetings this year, {promised} promised")
    lines = [CardLine(said.format(held=kept.held, promised=kept.promised))]
    whole = max(kept.held, kept.promised)
    if whole <= _MOST_SQUARES:
        full, empty = ("#", ".") if ascii else ("■", "□")
        squares = [full] * kept.held + [empty] * (whole - kept.held)
        lines.append(CardLine(" ".join(squares), tone=Tone.OK))
    planned = seen.circle.next_meeting
    wanted = seen.left_open is None and seen.circle.info.stopped_on(seen.today) is None
    if wanted and (planned is None or seen.circle.day(planned.starts) < seen.today):
        lines.append(CardLine(tr("next date to set"), tone=Tone.CONCERN))
    return CardView(tr("Commitment"), tuple(lines))


def curve(values: list[float], ascii: bool = False) -> str:
    """Return a bar for each value up to 5; what is under the middle is the lowest bar."""
    bars = _PLAIN_BARS if ascii else _BARS
    top, middle = len(bars) - 1, _TOP_SCORE / 2
    places = (round((value - middle) / middle * top) for value in values)
    return "".join(bars[max(0, min(top, place))] for place in places)


def measure_card(words: Words, seen: Seen, ascii: bool = False) -> CardView:
    """Return each scale as a curve of means with the latest; what one person gave never shows."""
    tr = words.gettext
    scales: dict[str, list[float]] = {}
    for measure in measures(seen.circle)[-_MOST_MEETINGS:]:
        for spread in measure.spreads:
            if spread.count >= _FEWEST_SCORES:
                scales.setdefault(spread.scale, []).append(spread.mean)
    lines = [
        CardLine(f"{curve(means, ascii)}  {decimal(words, means[-1])}",
                 tr("the meeting") if scale == _FINGERS else scale_name(words, scale))
        for scale, means in scales.items()
    ]  # fmt: skip
    nothing = CardLine(tr("no measure taken yet"), tone=Tone.QUIET)
    return CardView(tr("Measure"), tuple(lines) or (nothing,))


def points_card(words: Words, seen: Seen) -> CardView:
    """Return the points that wait for an agenda, who brings each, and until when one is put off."""
    tr, circle = words.gettext, seen.circle
    waiting = [point for point in circle.backlog.values() if not is_tension(point)]
    if not waiting:
        empty = CardLine(tr("nothing waits"), tone=Tone.QUIET)
        return CardView(tr("Points waiting"), (empty,))
    names = known_names(circle)
    lines = [_point_line(words, point, names) for point in waiting[:_MOST_POINTS]]
    title = f"{tr('Points waiting')} · {len(waiting)}"
    return CardView(title, (*lines, *_more(words, len(waiting) - _MOST_POINTS)))


def _point_line(words: Words, point: BacklogItem, names: dict[str, str]) -> CardLine:
    short = _SHORT_ORIGINS.get(point.origin)
    label = words.of(short) if short else name_of(words, point.origin)
    linked = point.origin is Origin.LINK
    text = point.title
    if point.not_before is not None:
        date = full_date(words, point.not_before)
        text += " " + words.gettext("(put off to {date})").format(date=date)
    who = names_list(words, called(names, (point.brought_by,) if point.brought_by else ()))
    tone = Tone.TITLE if linked else Tone.PLAIN
    return CardLine(text, label, who, tone, Tone.TITLE if linked else Tone.QUIET)


def links_card(words: Words, seen: Seen) -> CardView | None:
    """Return who carries each double link, the parent circle's first; None where there is none."""
    circle = seen.circle
    lines = []
    for link in circle.links:
        if link.parent:
            held = {part: m for m in circle.holders(seen.today) for part in parts(m.office)}
            leader, second = (held.get(office) for office in LINKS)
            names = known_names(circle)
            who = [called(names, (one.person,))[0] if one else "" for one in (leader, second)]
            awaits = leader is not None and leader.confirmed is False
        else:
            who = [one.name if one else "" for one in (link.leader, link.second_link)]
            awaits = link.awaiting is not None
        lines.append(CardLine(_carried(words, who), link.name, label_tone=Tone.TITLE))
        if awaits:
            said = words.gettext("the leader awaits the parent circle’s consent")
            lines.append(CardLine(said, tone=Tone.CONCERN))
    title = words.ngettext("Double link", "Double links", len(circle.links))
    return CardView(title, tuple(lines)) if lines else None


def _carried(words: Words, who: list[str]) -> str:
    """«premier lien : Marie, second lien : Luc»."""
    tr = words.gettext
    labels = (tr("leader"), tr("second link"))
    return ", ".join(
        tr("{label}: {value}").format(label=label, value=name or tr("vacant"))
        for label, name in zip(labels, who, strict=True)
    )


def observed_card(words: Words, seen: Seen) -> CardView | None:
    """Return what the expert last shared with the circle, for a season; None where nothing was."""
    told = max(seen.circle.observations, key=lambda one: one.on, default=None)
    if told is None or seen.today - told.on > _OBSERVED_FOR:
        return None
    by = called(known_names(seen.circle), (told.person,))[0]
    line = CardLine(told.text, short_date(words, told.on), by, label_tone=Tone.QUIET)
    return CardView(words.gettext("Observation"), (line,))


def every(words: Words, seen: Seen, ascii: bool = False) -> tuple[tuple[str, CardView | None], ...]:
    """Return each card of home by its id; None where there is nothing to show."""
    return (
        ("next", next_meeting(words, seen)),
        ("due", due_card(words, seen)),
        ("commitment", commitment_card(words, seen, ascii)),
        ("measure", measure_card(words, seen, ascii)),
        ("points", points_card(words, seen)),
        ("links", links_card(words, seen)),
        ("observed", observed_card(words, seen)),
    )

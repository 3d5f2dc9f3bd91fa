"""A decision in full: its text, its terms, how consent came about, what became of it."""

from collections.abc import Sequence

from cercle_tui.locale import Words
from cercle_tui.locale.formats import days_words, full_date, names_list
from cercle_tui.locale.names import status_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.decision import Answer, DecisionKind
from cercle_tui.register.entries import Status, title_of
from cercle_tui.register.people import called, known_names
from cercle_tui.register.story import AnsweredLate, ConcernNoted, Ended, ObjectionMet, Part, story
from cercle_tui.reports.register_text import absent_words
from cercle_tui.reports.story_words import part_words
from cercle_tui.ui.home.register_rows import Found, how_it_stands
from cercle_tui.ui.widgets.views import CardLine, CardView, Tone

_TONES: dict[Tone, str] = {
    Tone.STRONG: "quote",
    Tone.QUIET: "quiet",
    Tone.TITLE: "title",
}
_BLANK = CardLine("")


def decision(words: Words, found: Found) -> tuple[CardView, CardView]:
    """Return the decision itself, then the path that led to it and what became of it.

    Names stand beside objections and concerns only where the circle's practice says so.
    """
    circle, kept = found.circle, found.circle.decisions[found.entry.id]
    record = next((m for m in circle.meetings if m.id == kept.decision.meeting), None)
    text = kept.decision.final.text.split("\n")
    return (
        CardView("", (*_head(words, found), _BLANK, *map(CardLine, text), _BLANK,
                      *_facts(words, found))),
        CardView("", (*_path(words, found, record), *_links(words, found))),
    )  # fmt: skip


def _head(words: Words, found: Found) -> list[CardLine]:
    entry = found.entry
    when = words.gettext("{status} on {date}").format(
        status=status_name(words, found.circle.decisions[entry.id].decision.status),
        date=full_date(words, entry.on),
    )
    said = " · ".join(part for part in (entry.number, entry.circle, when) if part)
    return [CardLine(entry.title, tone=Tone.NOW), CardLine(said)]


def _facts(words: Words, found: Found) -> list[CardLine]:
    tr, entry, circle = words.gettext, found.entry, found.circle
    told = circle.decisions[entry.id].decision
    final, names = told.final, known_names(circle)
    lines = [
        CardLine(final.why, tr("Why")),
        _until(words, found),
        CardLine(names_list(words, entry.responsible), tr("Responsible")),
        *_listed(tr("Measures"), final.measures),
        CardLine(_presences(words, called(names, told.present), told.absent), tr("Present")),
        CardLine(absent_words(circle, circle.decisions[entry.id], words), tr("Absent members")),
        CardLine(told.told, tr("Told to")),
    ]
    return [line for line in lines if line.text]


def _until(words: Words, found: Found) -> CardLine:
    entry = found.entry
    text, tone = how_it_stands(words, entry), Tone.PLAIN
    label = words.gettext("Stands")
    if entry.kind is DecisionKind.ONE_OFF and entry.status is Status.DONE:
        text = words.gettext("one-off decision")
    elif entry.ends is not None and entry.status is Status.DUE:
        left = days_words(words, max(0, (entry.ends - found.today).days))
        said = words.gettext("until {date}, to review within {days}")
        text = said.format(date=full_date(words, entry.ends), days=left)
        tone = Tone.CONCERN
    elif entry.status is Status.PAST_TERM:
        tone = Tone.OBJECTION
    return CardLine(text, label, tone=tone)


def _presences(words: Words, present: Sequence[str], absent: Sequence[str]) -> str:
    if not present:
        return ""
    said = words.gettext("{count} of {total}: {names}")
    total = len(present) + len(absent)
    return said.format(count=len(present), total=total, names=names_list(words, present))


def _listed(label: str, texts: Sequence[str]) -> list[CardLine]:
    return [CardLine(text, label if n == 0 else "\u00a0") for n, text in enumerate(texts)]


def _path(words: Words, found: Found, record: MeetingRecord | None) -> list[CardLine]:
    if record is None:
        return []
    circle = found.circle
    parts = story(circle.decisions[found.entry.id], record, circle.practice.names_beside)
    title = CardLine(words.gettext("How consent came about"), tone=Tone.STRONG)
    lines = [
        CardLine(part_words(words, part), f"{number:>2}", tone=_tone(part), label_tone=Tone.TITLE)
        for number, part in enumerate(parts, 1)
    ]
    return [title, *lines]


def _tone(part: Part) -> Tone:
    late = isinstance(part, AnsweredLate) and part.answer is Answer.OBJECTION
    if late or isinstance(part, ObjectionMet):
        return Tone.OBJECTION
    if isinstance(part, ConcernNoted):
        return Tone.CONCERN
    return Tone.OK if isinstance(part, Ended) and part.status == "adopted" else Tone.PLAIN


def _links(words: Words, found: Found) -> list[CardLine]:
    tr, circle = words.gettext, found.circle
    kept = circle.decisions[found.entry.id]
    linked = (
        (tr("Replaces {decision}"), kept.decision.replaces),
        (tr("Replaced by {decision}"), kept.superseded_by),
    )
    lines = [
        CardLine(said.format(decision=_named(circle, other)), tone=Tone.TITLE)
        for said, other in linked
        if other in circle.decisions
    ]
    return [_BLANK, *lines] if lines else []


def _named(circle: Circle, id: str) -> str:
    kept = circle.decisions[id]
    return f"{kept.number} {title_of(kept.decision)}".strip()


def page(views: Sequence[CardView]) -> list[tuple[str, str]]:
    """Return the same as a page to read, without the title, which the page has already."""
    parts: list[tuple[str, str]] = []
    for view in views:
        for line in view.lines:
            if line.tone is Tone.NOW:
                continue
            if line.label.strip("\u00a0"):
                parts.append(("quiet", f"{line.label}  "))
            parts.append((_TONES.get(line.tone, "plain"), f"{line.text}\n"))
        parts.append(("plain", "\n"))
    return parts

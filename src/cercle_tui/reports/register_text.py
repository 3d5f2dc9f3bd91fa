"""The register in plain text and JSON, for a terminal, a pipe or a file."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date, names_list, term_words
from cercle_tui.locale.names import name_of, status_name
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.late import awaited, objections
from cercle_tui.model.decision import EntryKind, Version
from cercle_tui.model.text import clean, clean_line
from cercle_tui.register.entries import Entry, Status, entry_of, meetings_left
from cercle_tui.register.people import called, known_names
from cercle_tui.register.story import story
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.reports.story_words import part_words

NARROWEST = 30
"""Fewer columns than this are taken for this many."""


def list_text(
    found: Sequence[Entry], words: Words, width: int = 80, matches: Sequence[str] = ()
) -> str:
    """Return entries as plain text, two lines or more each, at most `width` columns wide.

    What was never adopted has no number and shows its id. Each says its circle where there are
    several. `matches` are the line of each that was found, "" for none. Empty for no entry.
    """
    margin = max((len(entry.number) for entry in found), default=0) + 2
    indent, several = " " * margin, len({entry.circle for entry in found}) > 1
    lines = matches or [""] * len(found)
    return "".join(
        _entry_text(entry, words, width, indent, line, several)
        for entry, line in zip(found, lines, strict=True)
    )


def _entry_text(
    entry: Entry, words: Words, width: int, indent: str, line: str, several: bool
) -> str:
    named = "" if entry.number else entry.id
    late = late_words(entry.late_objections, words)
    day, stands = full_date(words, entry.on), standing(entry, words)
    beside = sentence(
        entry.circle if several else "",
        "" if day in stands else day,
        stands,
        late,
        names_list(words, entry.responsible),
        named,
    )
    first = entry.number.ljust(len(indent))
    told = _wrapped(entry.title, width, first, indent) + _wrapped(beside, width, indent, indent)
    return told + (_wrapped(line, width, indent, indent) if line else "")


def standing(entry: Entry, words: Words) -> str:
    """Return how an entry stands, with its date: «à réviser le 12 décembre 2026»."""
    day = full_date(words, entry.ends or entry.on)
    if entry.kind is EntryKind.ELECTION and entry.ends:
        return _mandate(entry, words, day)
    match entry.status:
        case Status.IN_FORCE if entry.ends:
            return words.gettext("in force until {date}").format(date=day)
        case Status.IN_FORCE if entry.meetings_left:
            said = words.ngettext(
                "in force for {count} more meeting",
                "in force for {count} more meetings",
                entry.meetings_left,
            )
            return said.format(count=entry.meetings_left)
        case Status.DUE if entry.ends:
            return words.gettext("to review by {date}").format(date=day)
        case Status.SUSPENDED:
            return status_name(words, entry.status)
        case Status.PAST_TERM:
            return words.gettext("past its term since {date}").format(date=day)
        case Status.IN_FORCE | Status.DUE:
            return status_name(words, entry.status)
    said = words.gettext("{status} on {date}")
    date_said = full_date(words, entry.over_on or entry.on)
    return said.format(status=status_name(words, entry.status), date=date_said)


def _mandate(entry: Entry, words: Words, end: str) -> str:
    """How long the office is held by whom it elected."""
    if entry.status is Status.SUPERSEDED and entry.over_on is not None:
        over = full_date(words, entry.over_on)
        return words.gettext("mandate over on {date}").format(date=over)
    if entry.status is Status.PAST_TERM:
        return words.gettext("mandate past its end since {date}").format(date=end)
    return words.gettext("mandate until {date}").format(date=end)


def decision_text(
    circle: Circle, kept: Kept, words: Words, today: date, width: int = 80
) -> str:  # fmt: skip
    """Return one decision in full as plain text, at most `width` columns wide.

    Names stand beside objections and concerns only where the circle's practice says so.
    """
    entry = entry_of(circle, kept.decision.id, today)
    head = sentence(entry.number or entry.id, entry.circle, standing(entry, words))
    parts = (
        _wrapped(entry.title, width) + _wrapped(head, width),
        _paragraphs(kept.decision.final.text, width),
        _fields(_facts(circle, kept, words), words, width),
        _coming_about(circle, kept, words, width),
    )
    return "\n".join(part for part in parts if part)


def _facts(circle: Circle, kept: Kept, words: Words) -> list[tuple[str, str]]:
    _ = words.gettext
    decision, names = kept.decision, known_names(circle)
    final = decision.final
    replaced = circle.decisions.get(decision.replaces)
    newer = circle.decisions.get(kept.superseded_by)
    return [
        (_("Kind"), name_of(words, final.kind)),
        (_("Why"), final.why),
        (_("Term"), _term(circle, kept, words)),
        (_("Responsible"), names_list(words, called(names, final.responsible))),
        (_("Measures"), "\n".join(final.measures)),
        (_("Present for the decision"), names_list(words, called(names, decision.present))),
        (_("People absent"), names_list(words, called(names, decision.absent))),
        (_("Absent members"), absent_words(circle, kept, words)),
        (_("Communicated to"), decision.told),
        (_("Replaces"), _reference(replaced)),
        (_("Replaced by"), _reference(newer)),
    ]


def absent_words(circle: Circle, kept: Kept, words: Words) -> str:
    """Return what is awaited from members absent at its adoption, and what they objected."""
    decision, said = kept.decision, []
    waited = awaited(circle, kept)
    if waited:
        names = names_list(words, called(known_names(circle), waited))
        said.append(words.gettext("suspended: awaiting {names}").format(names=names))
    if decision.open_until is not None:
        date = full_date(words, circle.day(decision.open_until))
        said.append(words.gettext("they may object until {date}").format(date=date))
    return sentence(*said, late_words(len(objections(kept)), words))


def late_words(count: int, words: Words) -> str:
    """«1 objection tardive»; empty for none."""
    told = words.ngettext("{count} late objection", "{count} late objections", count)
    return told.format(count=count) if count else ""


def _reference(kept: Kept | None) -> str:
    return sentence(kept.number, kept.decision.final.title, by=" ") if kept else ""


def _term(circle: Circle, kept: Kept, words: Words) -> str:
    """The last day, a renewal included; else the term as it was said."""
    final: Version = kept.decision.final
    if final.term is None:
        return ""
    if kept.ends is not None:
        said = words.gettext("until {date}").format(date=full_date(words, kept.ends))
    else:
        said = term_words(words, final.term)
    left = meetings_left(circle, kept)
    more = ""
    if left is not None:
        more = words.ngettext("{count} meeting left", "{count} meetings left", left)
        more = more.format(count=left)
    if "term" in final.defaults and not kept.renewed:
        said = words.gettext("{value} (by default)").format(value=said)
    return sentence(said, more)


def _coming_about(circle: Circle, kept: Kept, words: Words, width: int) -> str:
    record = next((m for m in circle.meetings if m.id == kept.decision.meeting), None)
    if record is None:
        return ""
    parts = story(kept, record, names=circle.practice.names_beside)
    lines = (
        _wrapped(part_words(words, part), width, f"{n:>3} ", "    ")
        for n, part in enumerate(parts, 1)
    )
    return _wrapped(words.gettext("How consent came about"), width) + "".join(lines)


def _fields(facts: Iterable[tuple[str, str]], words: Words, width: int) -> str:
    """Labels in a column, values beside them; where that is too narrow, one after the other."""
    known = [(label, clean(value)) for label, value in facts if value]
    column = max((len(label) for label, _ in known), default=0) + 2
    told = []
    for label, value in known:
        if column * 2 > width:
            told.append(_wrapped(labelled(words, label, value), width, "", "  "))
            continue
        for place, line in enumerate(value.split("\n")):
            first = ("" if place else label).ljust(column)
            told.append(_wrapped(line, width, first, " " * column))
    return "".join(told)


def _paragraphs(text: str, width: int) -> str:
    return "".join(_wrapped(line, width) for line in clean(text).split("\n"))


def _wrapped(text: str, width: int, first: str = "", then: str = "") -> str:
    """Return `text`, made safe to print, on lines of at most `width`; a no-break space holds."""
    lines = textwrap.wrap(
        clean_line(text),
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=then,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in lines) if lines else first.rstrip() + "\n"


def to_json(entry: Entry) -> dict[str, object]:
    """Return an entry as plain values, dates as ISO text, for `json.dumps`."""
    values = asdict(entry) | {"adopted_on": entry.adopted_on}
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }


def decision_json(circle: Circle, kept: Kept, today: date) -> dict[str, object]:
    """Return a decision's entry and, below "decision", its whole story as it is kept."""
    entry = to_json(entry_of(circle, kept.decision.id, today))
    return entry | {"decision": kept.decision.model_dump(mode="json")}

"""What falls due, in words: for a screen, plain text for a terminal or a pipe, and JSON."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import capital, full_date, names_list
from cercle_tui.locale.names import office_name
from cercle_tui.model.text import clean_line
from cercle_tui.register.due import DueItem, DueKind
from cercle_tui.reports.page import sentence

NARROWEST = 30
"""Fewer columns than this are taken for this many."""

_SOON = timedelta(days=30)

_NAMES: dict[DueKind, tuple[str, str]] = {
    DueKind.REVIEW: NP_("due", "review"),
    DueKind.MANDATE: NP_("due", "term of office"),
    DueKind.ACTION: NP_("due", "action"),
    DueKind.POINT: NP_("due", "postponed point"),
    DueKind.ANSWERS: NP_("due", "answers awaited"),
    DueKind.OBJECTION: NP_("due", "late objection"),
    DueKind.WINDOW: NP_("due", "time to object"),
    DueKind.MINUTES: NP_("due", "minutes"),
    DueKind.CLOSING: NP_("due", "end of a helping circle"),
    DueKind.MEETING: NP_("due", "meeting"),
}


class When(StrEnum):
    """The groups of the list, in their order."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


_WHEN = {
    When.LATE: NP_("due", "late"),
    When.SOON: NP_("due", "in the coming month"),
    When.LATER: NP_("due", "later"),
}


def kind_name(words: Words, kind: DueKind) -> str:
    """«révision», «mandat», «suivi»: what sort of thing falls due."""
    return words.of(_NAMES[kind])


def group_name(words: Words, group: When) -> str:
    """«en retard», «d’ici un mois», «plus tard»."""
    return words.of(_WHEN[group])


def group_of(item: DueItem, today: date) -> When:
    """Return the group of an item; what has no day is due now, hence soon."""
    if item.late:
        return When.LATE
    return When.SOON if item.on is None or item.on <= today + _SOON else When.LATER


def title(words: Words, item: DueItem) -> str:
    """Return what falls due, by its own name."""
    match item.kind:
        case DueKind.MANDATE:
            return capital(office_name(words, item.title))
        case DueKind.MINUTES:
            return words.gettext("Consent to the last minutes")
        case DueKind.MEETING if item.on is None:
            return words.gettext("Next meeting: date to set")
        case DueKind.MEETING:
            return words.gettext("Next meeting")
    return item.title


def beside(words: Words, item: DueItem) -> str:
    """Return what stands beside it: its kind, its number, who answers for it, the place."""
    counted = ""
    if item.kind is DueKind.ANSWERS:
        counted = words.ngettext("{count} answer awaited", "{count} answers awaited", item.count)
    if item.kind is DueKind.OBJECTION:
        counted = words.ngettext("{count} objection", "{count} objections", item.count)
    place = item.title if item.kind is DueKind.MEETING else ""
    return sentence(
        kind_name(words, item.kind) if item.kind not in (DueKind.ANSWERS, DueKind.MEETING) else "",
        counted.format(count=item.count),
        item.number,
        names_list(words, item.who),
        place,
    )


def day(words: Words, item: DueItem) -> str:
    """«12 décembre 2026», «maintenant»."""
    return full_date(words, item.on) if item.on else words.gettext("now")


def due_text(
    circles: Sequence[tuple[str, date, Sequence[DueItem]]], words: Words, width: int = 80
) -> str:
    """Return what falls due in each (circle's name, today, items) as plain text.

    Late things come first; at most `width` columns wide. Empty where nothing is due.
    """
    blocks = []
    for name, today, items in circles:
        if not items:
            continue
        lines = [_wrapped(name, width)]
        for group in When:
            found = [item for item in items if group_of(item, today) is group]
            if found:
                lines.append("\n" + _wrapped(capital(group_name(words, group)), width, "  "))
            for item in found:
                lines.append(
                    _wrapped(sentence(day(words, item), title(words, item)), width, "    ")
                )
                lines.append(_wrapped(beside(words, item), width, "      "))
        blocks.append("".join(lines))
    return "\n".join(blocks)


def _wrapped(text: str, width: int, first: str = "") -> str:
    """Return `text`, made safe to print, on lines of at most `width`."""
    lines = textwrap.wrap(
        clean_line(text), max(width, NARROWEST), initial_indent=first,
        subsequent_indent=first + "  ", break_on_hyphens=False,
    )  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def due_json(circle: str, items: Iterable[DueItem], words: Words) -> list[dict[str, object]]:
    """Return each item as plain values, its day as ISO text or None, for `json.dumps`."""
    return [
        {
            "circle": circle,
            "kind": item.kind.value,
            "id": item.id,
            "title": title(words, item),
            "on": item.on.isoformat() if item.on else None,
            "late": item.late,
            "who": list(item.who),
            "number": item.number,
            "count": item.count,
        }
        for item in items
    ]

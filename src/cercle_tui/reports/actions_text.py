"""Actions in words: beside each other on a screen, as plain text, as JSON."""

import textwrap
from collections.abc import Iterable
from typing import Any

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date, names_list
from cercle_tui.locale.names import name_of
from cercle_tui.model.text import clean_line
from cercle_tui.register.actions import Followed
from cercle_tui.reports.page import sentence

NARROWEST = 30


def when(words: Words, one: Followed) -> str:
    """Return by when it is to be done; how it ended and on which day, once it has."""
    tr, over = words.gettext, one.over
    if one.is_open:
        if one.action.due is None:
            return tr("no date")
        day = full_date(words, one.action.due)
        return tr("late: {date}").format(date=day) if one.late else day
    state = name_of(words, one.action.state)
    return sentence(state, full_date(words, over.on) if over else "")


def beside(words: Words, one: Followed, *, circle: bool = False, who: bool = True) -> str:
    """Return who does it, why it ended so, and where it comes from."""
    tr = words.gettext
    agreed = full_date(words, one.agreed_on) if one.agreed_on else ""
    return sentence(
        one.circle_name if circle else "",
        (names_list(words, one.who) or tr("nobody named")) if who else "",
        words.quote(one.over.why) if one.over and one.over.why else "",
        tr("learning commitment") if one.action.learning else "",
        sentence(one.item, agreed, by=", "),
    )


def actions_text(words: Words, found: Iterable[Followed], width: int) -> str:
    """Return a line or two for each, under the name of its circle."""
    lines: list[str] = []
    circle = ""
    for one in found:
        if one.circle_name != circle:
            circle = one.circle_name
            lines += ["", clean_line(circle)] if lines else [clean_line(circle)]
        for indent, text in ((2, f"{when(words, one)} · {one.action.what}"),
                             (4, beside(words, one))):  # fmt: skip
            room = max(NARROWEST, width)
            lines += textwrap.wrap(clean_line(text), room, initial_indent=" " * indent,
                                   subsequent_indent=" " * (indent + 2))  # fmt: skip
    return "\n".join(lines) + "\n" if lines else ""


def actions_json(found: Iterable[Followed]) -> list[dict[str, Any]]:
    """Return plain values; dates as YYYY-MM-DD, what is not known as None."""
    return [
        {
            "id": one.action.id,
            "circle": one.circle_name,
            "what": one.action.what,
            "who": list(one.who),
            "due": one.action.due.isoformat() if one.action.due else None,
            "late": one.late,
            "state": one.action.state.value,
            "learning": one.action.learning,
            "item": one.item,
            "meeting": one.meeting or None,
            "agreed_on": one.agreed_on.isoformat() if one.agreed_on else None,
            "ended_on": one.over.on.isoformat() if one.over else None,
            "reason": one.over.why if one.over else "",
        }
        for one in found
    ]

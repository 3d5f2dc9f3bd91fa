"""The history of offices in words, in plain text and in JSON."""

import textwrap
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.people import joint
from cercle_tui.model.text import clean_line
from cercle_tui.register.offices import Span, history, offices
from cercle_tui.reports.page import labelled, sentence

NARROWEST = 30
"""Fewer columns than this are taken for this many."""

_ABOUT = timedelta(days=31)
"""An office that changes hands within this of the end of its mandate was held to its end."""

Told = tuple[str, tuple[tuple[Span, tuple[str, ...]], ...]]
"""An office by its name, and each who held it with the lines that tell how."""


def told(circle: Circle, words: Words, today: date) -> tuple[Told, ...]:
    """Return the history of every office of the circle, in words, the latest holder first."""
    return tuple(
        (
            capital(office_name(words, office)),
            tuple(
                (span, span_words(words, span, today)) for span in history(circle, office, today)
            ),
        )
        for office in offices(circle)
    )


def when(words: Words, span: Span, today: date) -> str:
    """«depuis le 12 mars 2026, jusqu’au 12 mars 2027», «du 12 mars au 3 juin 2026»."""
    tr = words.gettext
    start, end = full_date(words, span.begins), full_date(words, span.ends)
    if span.until is not None:
        return tr("from {start} until {end}").format(start=start, end=full_date(words, span.until))
    if span.is_to_come(today):
        return tr("from {start} until {end}").format(start=start, end=end)
    if span.is_past_term(today):
        return tr("since {start}; the mandate ended on {end}").format(start=start, end=end)
    return tr("since {start}, until {end}").format(start=start, end=end)


def span_words(words: Words, span: Span, today: date) -> tuple[str, ...]:
    """Return the lines that tell how an office was held: when, by which election, why."""
    tr = words.gettext
    beside = office_name(words, joint(span.beside)) if span.beside else ""
    facts = sentence(
        _given(words, span),
        tr("to come") if span.is_to_come(today) else "",
        tr("for the interim") if span.interim else "",
        tr("one office with {office}").format(office=beside) if beside else "",
        tr("substitute: {name}").format(name=span.substitute) if span.substitute else "",
        tr("awaiting the parent circle’s consent") if span.awaiting else "",
    )
    early = span.until is not None and span.ends - span.until > _ABOUT
    meant = tr("the mandate was to end on {end}").format(end=full_date(words, span.ends))
    given_up = tr("Given up") if span.given_up else ""
    lines = (
        when(words, span, today),
        facts,
        meant if early else "",
        labelled(words, tr("Why"), span.why),
        labelled(words, given_up, span.left) or given_up,
    )
    return tuple(line for line in lines if line)


def _given(words: Words, span: Span) -> str:
    """By which election, or that it was only written down."""
    tr = words.gettext
    if not span.meeting or span.elected_on is None:
        return tr("written down without an election")
    date = full_date(words, span.elected_on)
    if span.elected_by:
        said = tr("elected by the circle {circle} on {date}")
        return said.format(circle=span.elected_by, date=date)
    return tr("election of {date}").format(date=date)


def offices_text(circle: Circle, words: Words, today: date, width: int = 80) -> str:
    """Return the history of the circle's offices as plain text, at most `width` columns wide.

    Empty for a circle whose offices nobody has held.
    """
    blocks = []
    for name, held in told(circle, words, today):
        lines = [_wrapped(name, width)]
        for span, said in held:
            lines.append(_wrapped(sentence(span.name, said[0]), width, "  ", "    "))
            lines += [_wrapped(line, width, "    ") for line in said[1:]]
        if not any(span.is_held and not span.is_to_come(today) for span, _ in held):
            lines.insert(1, _wrapped(words.gettext("vacant"), width, "  "))
        blocks.append("".join(lines))
    return "\n".join(blocks)


def _wrapped(text: str, width: int, first: str = "", then: str = "") -> str:
    """Return `text`, made safe to print, on lines of at most `width`."""
    lines = textwrap.wrap(
        clean_line(text), max(width, NARROWEST), initial_indent=first,
        subsequent_indent=then or first, break_on_hyphens=False,
    )  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def offices_json(circle: Circle, today: date) -> list[dict[str, object]]:
    """Return every span as plain values, dates as ISO text, for `json.dumps`."""
    return [
        {"circle": circle.info.name} | _plain(asdict(span)) | {"held": _is_now(span, today)}
        for office in offices(circle)
        for span in history(circle, office, today)
    ]


def _is_now(span: Span, today: date) -> bool:
    return span.is_held and not span.is_to_come(today)


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }


def parts_to_read(circles: Iterable[tuple[Circle, date]], words: Words) -> list[tuple[str, str]]:
    """Return the history as styled parts for a page to read, circle by circle."""
    known = list(circles)
    parts: list[tuple[str, str]] = []
    for circle, today in known:
        if len(known) > 1:
            parts.append(("title", f"{circle.info.name}\n\n"))
        for name, held in told(circle, words, today):
            parts.append(("key", f"{name}\n"))
            if not any(_is_now(span, today) for span, _ in held):
                parts.append(("plain", f"  {words.gettext('vacant')}\n"))
            for span, said in held:
                style = "quote" if _is_now(span, today) else "plain"
                parts.append((style, f"  {clean_line(span.name)}"))
                parts.append(("plain", f" · {said[0]}\n"))
                parts += [("quiet", f"    {clean_line(line)}\n") for line in said[1:]]
            parts.append(("plain", "\n"))
    return parts or [("quiet", words.gettext("No office has been filled yet."))]

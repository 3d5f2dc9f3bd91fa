"""Building blocks of Markdown in which people's text is text, whatever it looks like."""

import re
from collections.abc import Iterable
from typing import NewType

from cercle_tui.model.text import clean

Markdown = NewType("Markdown", str)
"""Text that only these blocks make, so that nothing reaches a document unescaped."""

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#|\w)|(?:(?<=\s)|^)#")
_AT_START = re.compile(r"^(?:[-+=:]|(\d+)(?=[.)](?:\s|$)))")


def md(text: str) -> Markdown:
    """Return people's text as Markdown paragraphs, one for each line that has words."""
    return blocks(*(_inert(line) for line in clean(text).split("\n")))


def md_line(text: str) -> Markdown:
    """Return people's text as one line of Markdown, which may begin a block."""
    return _inert(" ".join(clean(text).split("\n")))


def md_inside(text: str) -> Markdown:
    """Return people's text for the middle of a line, where nothing begins a list or a rule."""
    return Markdown(_ANYWHERE.sub(r"\\\g<0>", " ".join(clean(text).split("\n")).strip()))


def _inert(line: str) -> Markdown:
    safe = md_inside(line)
    return Markdown(_AT_START.sub(lambda m: f"{m[1]}\\" if m[1] else f"\\{m[0]}", safe))


def heading(level: int, text: str) -> Markdown:
    """Return a heading; `text` is escaped here."""
    return Markdown(f"{'#' * level} {md_inside(text)}")


def strong(text: str) -> Markdown:
    """Return `text`, escaped here, in bold; nothing for nothing."""
    safe = md_inside(text)
    return Markdown(f"**{safe}**") if safe else safe


def bullets(items: Iterable[Markdown]) -> Markdown:
    """Return a list; the further paragraphs of an item stay inside it."""
    return _listed(("-", item) for item in items)


def numbered(items: Iterable[Markdown]) -> Markdown:
    """Return a list numbered from 1."""
    return _listed((f"{n}.", item) for n, item in enumerate(items, 1))


def _listed(items: Iterable[tuple[str, Markdown]]) -> Markdown:
    lines = []
    for mark, item in items:
        first, *more = item.split("\n")
        indent = " " * (len(mark) + 1)
        lines += [f"{mark} {first}", *(indent + line if line else "" for line in more)]
    return Markdown("\n".join(lines))


def quote(text: Markdown) -> Markdown:
    """Return Markdown set apart as a block."""
    return Markdown("\n".join(f"> {line}" if line else ">" for line in text.split("\n")))


def under(head: Markdown, body: Markdown) -> Markdown:
    """Return a list item and the list that belongs to it, right below."""
    return Markdown(f"{head}\n{body}")


def joined(*parts: Markdown, by: str = " ") -> Markdown:
    """Return the parts that say something, on one line."""
    return Markdown(by.join(part for part in parts if part))


def blocks(*parts: Markdown) -> Markdown:
    """Return the parts that say something, a blank line between them."""
    return Markdown("\n\n".join(part for part in parts if part))


def section(level: int, title: str, *parts: Markdown) -> Markdown:
    """Return the parts under a heading; nothing when none says anything."""
    body = blocks(*parts)
    return blocks(heading(level, title), body) if body else body

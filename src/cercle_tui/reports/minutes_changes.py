"""What changed from one version of the minutes to the next, line by line."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from cercle_tui.locale import Words
from cercle_tui.reports.document import parse
from cercle_tui.reports.document_text import WIDTH, lines
from cercle_tui.reports.writing import Minutes

Change: TypeAlias = tuple[Literal["same", "added", "removed", "gap"], str]
"""A line, or a gap where lines that stay the same are left out."""

AROUND = 1
"""Lines that stay the same told on both sides of a change."""


def changes(old: Minutes, new: Minutes, words: Words, width: int = WIDTH) -> list[Change]:
    """Return the lines that changed, with a line around them to say where."""
    before, after = (
        [line.text.rstrip() for line in lines(parse(m.markdown(words), words.lang), width)]
        for m in (old, new)
    )
    return list(_changed(before, after))


def _changed(before: list[str], after: list[str]) -> Iterator[Change]:
    groups = SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND)
    for n, group in enumerate(groups):
        if n:
            yield "gap", ""
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (("same", line) for line in before[i1:i2])
                continue
            yield from (("removed", line) for line in before[i1:i2] if line)
            yield from (("added", line) for line in after[j1:j2] if line)


def changes_text(told: list[Change]) -> str:
    """Return the lines as text, each with its sign before it."""
    signs = {"same": "  ", "added": "+ ", "removed": "- ", "gap": "…"}
    return "".join(f"{signs[kind]}{line}".rstrip() + "\n" for kind, line in told)

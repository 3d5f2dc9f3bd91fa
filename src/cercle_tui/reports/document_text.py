"""A document as lines of text in a width of cells: to paste in an e-mail, to read on a screen."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cercle_tui.reports.document import (
    Block,
    Document,
    Heading,
    Listed,
    Paragraph,
    Run,
    Runs,
    SetApart,
    plain,
)

WIDTH = 72
"""Cells of a line that stays whole in an e-mail, quoted once or twice."""

LEAST = 20
"""Cells a line has at the least, however deep it is indented."""

_WORDS = re.compile(r"[^\S\u00a0\u202f\u2007]+")


class Place(StrEnum):
    """What a line is part of."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    APART = "apart"  # a decision, set apart
    EMPTY = "empty"


_UNDERLINED = {Place.TITLE: "=", Place.HEADING: "-"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `lead` blanks or a mark, then the runs; nothing of it is wider than asked."""

    place: Place
    lead: str = ""
    runs: Runs = ()

    @property
    def text(self) -> str:
        return self.lead + plain(self.runs)


def cells(text: str) -> int:
    """Return how many cells a terminal gives the text."""
    return sum(
        0 if unicodedata.combining(c) or c == "\u200d" or "\ufe00" <= c <= "\ufe0f"
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def document_text(document: Document, width: int = WIDTH) -> str:
    """Return the document as plain text, no sign of Markdown left; decisions between lines."""
    out: list[str] = []
    rule = "  " + "-" * (width - 2)
    before = Place.EMPTY
    for line in [*lines(document, width, apart="    "), Line(Place.EMPTY)]:
        if (line.place is Place.APART) != (before is Place.APART):
            out.append(rule)
        text = line.text.rstrip()
        out.append(text)
        if line.place in _UNDERLINED:
            out.append(_UNDERLINED[line.place] * min(cells(text), width))
        before = line.place
    return "\n".join(out).strip("\n") + "\n"


def lines(document: Document, width: int, bullet: str = "-", apart: str = "") -> list[Line]:
    """Return the document laid out in `width` cells.

    `bullet` is the mark of a list; `apart` stands before each line of what is set apart.
    """
    found: list[Line] = []
    for block in document.blocks:
        if found:
            found.append(Line(Place.EMPTY))
        inside = width - cells(apart) if isinstance(block, SetApart) else width
        for line in _block(block, max(inside, LEAST), bullet):
            aside = line.place is Place.APART
            found.append(replace(line, lead=apart + line.lead) if aside else line)
    return found


def _block(block: Block, width: int, bullet: str) -> Iterator[Line]:
    match block:
        case Heading():
            place = Place.TITLE if block.level == 1 else Place.HEADING
            yield from (Line(place, "", runs) for runs in wrap(block.runs, width))
        case Paragraph():
            yield from (Line(Place.BODY, "", runs) for runs in wrap(block.runs, width))
        case SetApart():
            for n, inner in enumerate(block.blocks):
                if n:
                    yield Line(Place.APART)
                for line in _block(inner, width, bullet):
                    yield replace(line, place=Place.APART)
        case Listed():
            for n, item in enumerate(block.items):
                mark = bullet if block.start is None else f"{block.start + n}."
                yield from _item(item, width, mark, bullet)


def _item(blocks: tuple[Block, ...], width: int, mark: str, bullet: str) -> Iterator[Line]:
    """Yield an item's lines, its mark before the first and the others under its text."""
    indent = len(mark) + 1
    lead = f"{mark} "
    for block in blocks:
        for line in _block(block, max(width - indent, LEAST), bullet):
            yield replace(line, lead=lead + line.lead)
            lead = " " * indent


def wrap(runs: Runs, width: int) -> list[Runs]:
    """Return the runs broken into lines of at most `width` cells, never at a no-break space.

    A word longer than a line is cut.
    """
    found: list[Runs] = []
    line: list[Run] = []
    used = 0
    for word in words_of(runs):
        size = sum(cells(run.text) for run in word)
        if line and used + 1 + size > width:
            found.append(joined_runs(line))
            line, used = [], 0
        if line:
            line.append(replace(word[0], text=" ", link=""))
            used += 1
        for piece in _cut(word, width) if size > width else [word]:
            if line and used and size > width:
                found.append(joined_runs(line))
                line, used = [], 0
            line += piece
            used += sum(cells(run.text) for run in piece)
    if line or not found:
        found.append(joined_runs(line))
    return found


def words_of(runs: Runs) -> Iterator[list[Run]]:
    """Yield the words, each as the runs it is made of; a no-break space is inside one."""
    word: list[Run] = []
    for run in runs:
        for n, part in enumerate(_WORDS.split(run.text)):
            if n and word:
                yield word
                word = []
            if part:
                word.append(replace(run, text=part))
    if word:
        yield word


def _cut(word: list[Run], width: int) -> Iterator[list[Run]]:
    """Yield the parts of a word too long for a line, each as wide as it can be."""
    part: list[Run] = []
    used = 0
    for run in word:
        text = ""
        for character in run.text:
            size = cells(character)
            if used + size > width:
                yield [*part, replace(run, text=text)]
                part, text, used = [], "", 0
            text += character
            used += size
        part.append(replace(run, text=text))
    yield part


def joined_runs(line: list[Run]) -> Runs:
    """Return the line with neighbours of the same look as one run."""
    found: list[Run] = []
    for run in line:
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)

"""A document laid out as rows for paper: each with its pieces of text, where they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

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
from cercle_tui.reports.document_pdf_fonts import (
    BODY,
    DECISION,
    HEADINGS,
    LESSER,
    TITLE,
    Fonts,
    Look,
    Tone,
    stretches,
    turned,
)
from cercle_tui.reports.document_text import joined_runs, words_of

_LABEL = 30.0
"""Millimetres of the labels of the title block, their values beside them."""
_INDENT, _WIDE = 5.0, 7.0
_MANY = 10
"""Items from which their numbers take more room."""
_PAD = 4.0
"""Millimetres between the edge of what is set apart and its text."""
WHOLE = 140.0
"""Millimetres under which what is set apart is never broken over two pages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one font at `x` millimetres from the margin."""

    x: float
    text: str
    font: str
    look: Look
    link: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page. `gap` is the room above it, none at the top of a page.

    `keep` binds it to the next row; `heading` is what the outline calls it, with its level.
    """

    height: float
    pieces: tuple[Piece, ...] = ()
    gap: float = 0.0
    keep: bool = False
    apart: bool = False
    heading: tuple[int, str] | None = None


class Layout:
    """Lays blocks out in `width` millimetres."""

    def __init__(self, fonts: Fonts, width: float) -> None:
        self.fonts, self.width = fonts, width

    def rows(self, document: Document) -> list[Row]:
        """Return every row of the document; the list under its title is the title block."""
        found: list[Row] = []
        titled = False
        for block in document.blocks:
            if titled and isinstance(block, Listed):
                found += self._facts(block)
            else:
                found += self._block(block, 0.0, self.width, apart=False)
            titled = isinstance(block, Heading) and block.level == 1
        return found

    def _block(self, block: Block, x: float, width: float, *, apart: bool) -> list[Row]:
        match block:
            case Heading():
                return self._heading(block, x, width, apart=apart)
            case Paragraph():
                rows = self._lines(block.runs, BODY, x, width, gap=1.6, apart=apart)
                title = all(run.strong for run in block.runs)  # such as «Notes», above its list
                return [replace(row, keep=row.keep or title) for row in rows]
            case SetApart():
                return self._apart(block, x, width)
            case Listed():
                return [
                    row
                    for n, item in enumerate(block.items)
                    for row in self._item(block, n, item, x, width, apart=apart)
                ]

    def _heading(self, block: Heading, x: float, width: float, *, apart: bool) -> list[Row]:
        look = TITLE if block.level == 1 else HEADINGS.get(block.level, LESSER)
        gap = 0.0 if block.level == 1 else 6.0
        rows = self._lines(block.runs, look, x, width, gap=gap, apart=apart)
        first = replace(rows[0], heading=(block.level, plain(block.runs)))
        return [replace(row, keep=True) for row in (first, *rows[1:])]

    def _facts(self, block: Listed) -> list[Row]:
        """Return the title block: labels in a column, their values beside them."""
        rows: list[Row] = []
        for item in block.items:
            runs = item[0].runs if item and isinstance(item[0], Paragraph) else ()
            label = tuple(run for run in runs[:1] if run.strong)
            if not label:
                rows += self._block(Listed((item,)), 0.0, self.width, apart=False)
                continue
            quiet = replace(BODY, tone=Tone.QUIET)
            head = self._lines(label, quiet, 0.0, _LABEL, gap=0.8)
            body = self._lines(runs[1:], BODY, _LABEL, self.width - _LABEL, gap=0.8)
            rows.append(replace(body[0], pieces=(*head[0].pieces, *body[0].pieces)))
            rows += body[1:]
        rows[:1] = [replace(row, gap=4.5) for row in rows[:1]]
        return [replace(row, keep=True) for row in rows[:-1]] + rows[-1:]

    def _apart(self, block: SetApart, x: float, width: float) -> list[Row]:
        """Return what is set apart; a short one stays on one page."""
        inside, room = x + _PAD, width - 2 * _PAD
        rows: list[Row] = []
        for n, inner in enumerate(block.blocks):
            if n == 0 and isinstance(inner, Paragraph):
                head = self._lines(inner.runs, DECISION, inside, room, apart=True)
                rows += [replace(row, keep=True) for row in head]
            else:
                own = self._block(inner, inside, room, apart=True)
                own[:1] = [replace(row, gap=max(row.gap, 1.8)) for row in own[:1]]
                rows += own
        if not rows:
            return []
        pad = Row(_PAD * 0.75, apart=True, keep=True)
        ends = [replace(row, keep=True) for row in rows[-2:]]
        rows = [replace(pad, gap=3.5), *rows[:-2], *ends, replace(pad, keep=False)]
        if sum(row.height + row.gap for row in rows) < WHOLE:
            rows = [replace(row, keep=True) for row in rows[:-1]] + rows[-1:]
        return rows

    def _item(
        self, block: Listed, n: int, item: Sequence[Block], x: float, width: float, *, apart: bool
    ) -> list[Row]:
        """Return an item, its mark in the margin of its text; a label needs no bullet."""
        mark = "•" if block.start is None else f"{block.start + n}."
        indent = _INDENT if block.start is None or len(block.items) < _MANY else _WIDE
        first, *rest = item or (Paragraph(()),)
        inner = [row for one in rest for row in self._block(one, x + indent, width - indent,
                                                            apart=apart)]  # fmt: skip
        if not isinstance(first, Paragraph):
            own = self._block(first, x + indent, width - indent, apart=apart)
        elif block.start is None and first.runs and first.runs[0].strong:
            own = self._lines(first.runs, BODY, x, width, gap=0.7, apart=apart, hang=indent)
            return [*(replace(row, keep=row.keep or bool(inner)) for row in own), *inner]
        else:
            own = self._lines(first.runs, BODY, x + indent, width - indent, apart=apart)
        font, text = next(self.fonts.pieces(Run(mark), BODY))
        piece = Piece(x, text, font, replace(BODY, tone=Tone.ACCENT))
        own[:1] = [replace(row, pieces=(piece, *row.pieces), gap=0.7) for row in own[:1]]
        return [*own, *inner]

    def _lines(
        self, runs: Runs, look: Look, x: float, width: float, *,
        gap: float = 0.0, apart: bool = False, hang: float = 0.0,
    ) -> list[Row]:  # fmt: skip
        """Return text broken into rows, two of them kept together at both ends."""
        broken = list(self._break(runs, look, width, hang))
        rows = [
            Row(
                look.height,
                tuple(self._place(line, look, x + (hang if n else 0.0))),
                gap=0.0 if n else gap,
                keep=len(broken) > 1 and n in (0, len(broken) - 2),
                apart=apart,
            )
            for n, line in enumerate(broken)
        ]
        return rows or [Row(look.height, gap=gap, apart=apart)]

    def _break(self, runs: Runs, look: Look, width: float, hang: float) -> Iterator[list[Run]]:
        line: list[Run] = []
        used, room = 0.0, width
        space = self.fonts.width(Run(" "), look)
        for whole in words_of(runs):
            for n, word in enumerate(self._fitting(whole, look, width - hang)):
                size = sum(self.fonts.width(run, look) for run in word)
                blank = space if line and n == 0 else 0.0
                if line and (used + blank + size > room or n):
                    yield line
                    line, used, blank, room = [], 0.0, 0.0, width - hang
                if blank:
                    line.append(replace(word[0], text=" ", link=""))
                line += word
                used += blank + size
        if line:
            yield line

    def _fitting(self, word: list[Run], look: Look, width: float) -> Iterable[list[Run]]:
        """Return a word, cut into parts where it is longer than a line."""
        if sum(self.fonts.width(run, look) for run in word) <= width:
            return [word]
        parts: list[list[Run]] = [[]]
        used = 0.0
        for run in word:
            for character in run.text:
                one = replace(run, text=character)
                size = self.fonts.width(one, look)
                if used + size > width:
                    parts.append([])
                    used = 0.0
                parts[-1].append(one)
                used += size
        return parts

    def _place(self, line: list[Run], look: Look, x: float) -> Iterator[Piece]:
        """Yield a line's pieces, one for each font and look.

        What is read from the right is placed from there, word by word in the order it is read.
        """
        for run in joined_runs(line):
            for text, from_right in stretches(run.text):
                width = self.fonts.width(replace(run, text=text), look)
                at = x + width
                for word in re.split("( )", text) if from_right else (text,):
                    part = replace(run, text=turned(word) if from_right else word)
                    at -= self.fonts.width(part, look)
                    yield from self._pieces(part, look, at if from_right else x)
                x += width

    def _pieces(self, run: Run, look: Look, x: float) -> Iterator[Piece]:
        for font, text in self.fonts.pieces(run, look):
            width = self.fonts.measure(text, font, look)
            yield Piece(x, text, font, look, run.link, width)
            x += width

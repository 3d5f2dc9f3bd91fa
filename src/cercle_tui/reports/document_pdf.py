"""A document as a PDF to post on a wall: its pages made up, then drawn."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fpdf import FPDF

from cercle_tui.locale import Words
from cercle_tui.reports.document import Document, Run
from cercle_tui.reports.document_pdf_fonts import Fonts, Look, Tone
from cercle_tui.reports.document_pdf_rows import Layout, Row

WIDTH, HEIGHT = 215.9, 279.4
"""Letter, in millimetres."""
SIDE, TOP, BOTTOM = 25.0, 24.0, 24.0

_COLOURS = {Tone.INK: (33, 31, 28), Tone.ACCENT: (24, 92, 88), Tone.QUIET: (105, 98, 90)}
_TINT, _RULE = (238, 245, 243), (200, 192, 180)
_SMALL = Look(8.5, 1.3, Tone.QUIET)
_BASELINE = 0.72
"""Where text stands in its line, as a part of its height."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on a page, `y` millimetres from its top."""

    y: float
    row: Row


Page = list[Placed]


def document_pdf(
    document: Document,
    words: Words,
    *,
    running: str = "",
    foot: str = "",
    made: datetime | None = None,
) -> bytes:
    """Return the PDF. `running` heads every page but the first, `foot` is below each.

    `made` is the moment the file tells, so that the same document makes the same bytes.
    """
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(unit="mm", format=(WIDTH, HEIGHT))
    pdf.set_auto_page_break(False)
    pdf.set_title(document.title)
    pdf.set_lang(document.lang)
    pdf.set_creator("cercle")
    if made is not None:
        pdf.set_creation_date(made)
    pdf.c_margin = 0
    fonts = Fonts(pdf)
    pages = paginate(Layout(fonts, WIDTH - 2 * SIDE).rows(document))
    for number, page in enumerate(pages, 1):
        pdf.add_page()
        _draw_page(pdf, fonts, page)
        if number > 1:
            _draw_small(pdf, fonts, running, 13.0)
            _rule(pdf, 18.0)
        told = words.gettext("page {number} of {count}").format(number=number, count=len(pages))
        _draw_small(pdf, fonts, foot, HEIGHT - 15.0)
        _draw_small(pdf, fonts, told, HEIGHT - 15.0, right=True)
    return bytes(pdf.output())


def paginate(rows: list[Row]) -> list[Page]:
    """Return the rows on pages: rows that keep together do, where a page holds them."""
    pages: list[Page] = [[]]
    y, bottom = TOP, HEIGHT - BOTTOM
    for group in _groups(rows):
        size = sum(row.height + row.gap for row in group)
        if pages[-1] and y + size > bottom and size - group[0].gap <= bottom - TOP:
            pages.append([])
            y = TOP
        for row in group:
            if pages[-1] and y + row.gap + row.height > bottom:
                pages.append([])
                y = TOP
            y += row.gap if pages[-1] else 0.0
            pages[-1].append(Placed(y, row))
            y += row.height
    return pages


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield the rows that stand together."""
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group


def _draw_page(pdf: FPDF, fonts: Fonts, page: Page) -> None:
    for top, bottom in _boxes(page):
        pdf.set_fill_color(*_TINT)
        pdf.rect(SIDE, top, WIDTH - 2 * SIDE, bottom - top, style="F")
        pdf.set_fill_color(*_COLOURS[Tone.ACCENT])
        pdf.rect(SIDE, top, 1.1, bottom - top, style="F")
    for placed in page:
        row = placed.row
        if row.heading is not None:
            pdf.set_y(placed.y)
            level, name = row.heading
            pdf.start_section(name, level=min(level, 2) - 1, strict=False)
        for piece in row.pieces:
            _draw(pdf, fonts, piece.text, piece.font, piece.look,
                  SIDE + piece.x, placed.y + row.height * _BASELINE)  # fmt: skip
            if piece.link:
                pdf.link(SIDE + piece.x, placed.y, piece.width, row.height, piece.link)
        if row.heading is not None and row.heading[0] == 1:
            _rule(pdf, placed.y + row.height + 0.8, _COLOURS[Tone.ACCENT], 0.7)


def _boxes(page: Page) -> Iterator[tuple[float, float]]:
    """Yield the top and the bottom of what is set apart; two in a row stay two."""
    top = bottom = None
    for placed in page:
        row = placed.row
        begins = not row.pieces and row.keep
        if top is not None and bottom is not None and (not row.apart or begins):
            yield top, bottom
            top = None
        if row.apart:
            top = placed.y if top is None else top
            bottom = placed.y + row.height
    if top is not None and bottom is not None:
        yield top, bottom


def _draw(pdf: FPDF, fonts: Fonts, text: str, font: str, look: Look, x: float, y: float) -> None:
    fonts.font(font)
    pdf.set_font(font, size=look.size)
    pdf.set_text_color(*_COLOURS[look.tone])
    pdf.text(x, y, text)


def _draw_small(pdf: FPDF, fonts: Fonts, text: str, y: float, *, right: bool = False) -> None:
    """Draw a line of small print on the left, or on the right; it is cut where it is too long."""
    room = (WIDTH - 2 * SIDE) * (1.0 if right else 0.75)
    while text and fonts.width(Run(text), _SMALL) > room:
        text = text[:-2].rstrip() + "…"
    x = WIDTH - SIDE - fonts.width(Run(text), _SMALL) if right else SIDE
    for font, part in fonts.pieces(Run(text), _SMALL):
        _draw(pdf, fonts, part, font, _SMALL, x, y + 3.0)
        x += fonts.measure(part, font, _SMALL)


def _rule(
    pdf: FPDF, y: float, colour: tuple[int, int, int] = _RULE, thickness: float = 0.2
) -> None:
    pdf.set_draw_color(*colour)
    pdf.set_line_width(thickness)
    pdf.line(SIDE, y, WIDTH - SIDE, y)

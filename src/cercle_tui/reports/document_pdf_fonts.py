"""The looks of text on paper, and the fonts we ship for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cercle_tui.reports.document import Run

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

_RTL = "\u0590-\u05ff\u0600-\u07bf\u0840-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT = re.compile(f"[{_RTL}](?:[{_RTL} \u00a0'’.-]*[{_RTL}])?")
_LETTER = re.compile(
    "[^\u0591-\u05c7\u0610-\u061a\u064b-\u065f][\u0591-\u05c7\u0610-\u061a\u064b-\u065f]*|."
)
FONTS = Path(__file__).parent / "fonts"
SCRIPTS = "scripts"
_POINT = 25.4 / 72


class Tone(StrEnum):
    INK = "ink"
    ACCENT = "accent"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Look:
    """How text stands: points, line height as a multiple of them, and colour."""

    size: float
    leading: float = 1.45
    tone: Tone = Tone.INK
    strong: bool = False

    @property
    def height(self) -> float:
        """Return the height of a line, in millimetres."""
        return self.size * self.leading * _POINT


TITLE = Look(23, 1.2, Tone.ACCENT, strong=True)
HEADINGS = {2: Look(13.5, 1.3, Tone.ACCENT, strong=True)}
LESSER = Look(11.5, 1.35, Tone.ACCENT, strong=True)
BODY = Look(10.5)
DECISION = Look(12, 1.35, Tone.ACCENT, strong=True)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of text, and whether each is read from the right."""
    at = 0
    for found in _RIGHT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def turned(word: str) -> str:
    """Return a word read from the right as its letters stand; an accent stays with its letter."""
    return "".join(reversed(_LETTER.findall(word)))


class Fonts:
    """The fonts we ship, in a PDF: each character in the first that has it."""

    def __init__(self, pdf: "FPDF") -> None:
        self.pdf = pdf

    def font(self, name: str) -> "TTFFont":
        """Return a font of ours, read the first time: regular, bold, italic, scripts."""
        if name not in self.pdf.fonts:
            self.pdf.add_font(name, fname=FONTS / f"cercle-{name}.ttf")
        return self.pdf.fonts[name]  # type: ignore[return-value]

    def pieces(self, run: Run, look: Look) -> Iterator[tuple[str, str]]:
        """Yield (font, text) for the parts of a run; what no font draws becomes U+FFFD."""
        name = "bold" if run.strong or look.strong else "italic" if run.slanted else "regular"
        font, text = name, ""
        for character in run.text:
            drawn, code = character, ord(character)
            if code in self.font(name).cmap:
                wanted = name
            elif code in self.font(SCRIPTS).cmap:
                wanted = SCRIPTS
            else:
                wanted, drawn = SCRIPTS, "" if code in _UNSEEN else "\ufffd"
            if wanted != font and text:
                yield font, text
                text = ""
            font = wanted
            text += drawn
        if text:
            yield font, text

    def width(self, run: Run, look: Look) -> float:
        """Return the width of a run, in millimetres."""
        return sum(self.measure(text, font, look) for font, text in self.pieces(run, look))

    def measure(self, text: str, font: str, look: Look) -> float:
        """Return the width of text of one font, in millimetres."""
        widths = self.font(font).cw
        return sum(widths[ord(character)] for character in text) * look.size * _POINT / 1000


_UNSEEN = {*range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10)}
"""Joiners and variation selectors, which draw nothing by themselves."""

"""Text that people type is data: this makes it safe and canonical before it is kept or shown."""

import re
import unicodedata

REPLACEMENT = "\ufffd"
MAX_TEXT = 20_000

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control and C1, keeping tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, overrides and isolates
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # line separators, byte order mark, annotations
    "\ud800-\udfff\U000e0000-\U000e007f]"  # surrogates and invisible tags
)
_NEWLINES = re.compile(r"\r\n?")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "\u2011": "-", "\u2010": "-"})


def clean(text: str) -> str:
    """Return `text` in NFC with anything that could act on a terminal replaced by U+FFFD.

    Newlines become ``\\n`` and stay; tabs stay. Longer than `MAX_TEXT` characters is cut.
    """
    text = _NEWLINES.sub("\n", text[: MAX_TEXT * 2])
    return unicodedata.normalize("NFC", _UNSAFE.sub(REPLACEMENT, text))[:MAX_TEXT]


def clean_line(text: str) -> str:
    """Return `clean(text)` on one line: newlines and tabs become spaces, ends are trimmed."""
    return " ".join(clean(text).replace("\t", " ").split("\n")).strip(" ")


def fold(text: str) -> str:
    """Return `text` without case, accents or ligatures, so that «Bœufs» and "boeufs" are one."""
    # Decomposed first: some capitals only show once their compatibility form is opened.
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))

"""Words as the search compares them: folded, and by their stems in French and in English."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple, Protocol

from cercle_tui.model.text import fold

LONGEST = 64
"""Characters of a word that are compared."""

STEM = "§"
"""What ends a stem wherever stems stand beside words: no folded word holds it."""

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_APOSTROPHES = "'’ʼ‘`´"
_ELIDED = frozenset(
    {"l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "presqu"}
)
_ENDINGS = frozenset({"s", "t", "ll", "re", "ve", "d", "m"})
_STOPS = frozenset(
    {
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "a",
        "au",
        "aux",
        "et",
        "ou",
        "en",
        "y",
        "ce",
        "ces",
        "se",
        "sa",
        "son",
        "ses",
        "que",
        "qui",
        "the",
        "an",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "for",
        "by",
        "with",
        "is",
        "are",
        "be",
        "it",
        "its",
        "sur",
        "pour",
        "par",
        "avec",
        "dans",
        "est",
        "sont",
        "il",
        "elle",
    }
)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - its own name


class Token(NamedTuple):
    """A word of a text: where it stands there, and its folded form."""

    start: int
    end: int
    form: str
    light: bool
    """An elided article or an English ending: no one looks for it."""


@lru_cache(maxsize=65_536)
def form_of(word: str) -> str:
    """Return a word folded: letters and digits only, "" where none are left."""
    return "".join(c for c in fold(word) if c.isalnum())[:LONGEST]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        form = form_of(match[0])
        if form:
            yield Token(start, end, form, len(form) < 8 and _is_light(text, start, end, form))


def _is_light(text: str, start: int, end: int, form: str) -> bool:
    if form in _ELIDED and text[end : end + 1] in _APOSTROPHES and end < len(text):
        return True
    return form in _ENDINGS and start > 0 and text[start - 1] in _APOSTROPHES


def is_stop(form: str) -> bool:
    """True for the little words that every text holds."""
    return form in _STOPS


@cache
def _stemmers() -> tuple[_Stemmer, _Stemmer]:
    stemmer = import_module("snowballstemmer").stemmer  # untyped, and slow to import
    return stemmer("french"), stemmer("english")


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems of a word, folded, each once.

    French stems of the word with its accents and without, for whoever types none; English ones.
    """
    form = form_of(word)
    if not form.isalpha() or len(form) < 3:
        return (form,) if form else ()
    french, english = _stemmers()
    written = word.casefold()
    found = [french.stemWord(form), english.stemWord(form)]
    if written != form:
        found.append(form_of(french.stemWord(written)))
    return tuple(dict.fromkeys(stem for stem in found if stem))

"""Whether a few words typed are found among others: folded, begun, or by their stems."""

from collections.abc import Iterable
from functools import lru_cache

from cercle_tui.register.search.words import stems, tokens

_KEPT = 8_192
"""Texts whose words are remembered: a key typed reads them all again."""


def holds(texts: Iterable[str], typed: str) -> bool:
    """Return whether every word of `typed` begins a word of the texts, or shares its stem.

    Case, accents and little words elided never matter; nothing typed is found everywhere.
    """
    known = tuple(text for text in texts if text)
    return all(
        any(f" {form}" in _forms(text) for text in known)
        or any(roots & _stems(text) for text in known)
        for form, roots in _wanted(typed)
    )


@lru_cache(maxsize=16)
def _wanted(typed: str) -> tuple[tuple[str, frozenset[str]], ...]:
    found = (token for token in tokens(typed) if not token.light)
    return tuple((one.form, frozenset(stems(typed[one.start : one.end]))) for one in found)


@lru_cache(maxsize=_KEPT)
def _forms(text: str) -> str:
    """The words of a text, folded, each after a space."""
    return "".join(f" {token.form}" for token in tokens(text))


@lru_cache(maxsize=_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem for token in tokens(text) for stem in stems(text[token.start : token.end])
    )

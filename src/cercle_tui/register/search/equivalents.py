"""Words that mean the same in the circle's life, read once from the table beside."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cercle_tui.register.search.words import is_stop, stems, tokens

Phrase = tuple[tuple[str, ...], ...]
"""The stems of each word of a phrase, its little words left out."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A word or phrase that may stand for another; `close` for one word's other spelling."""

    phrase: Phrase
    close: bool


@cache
def table() -> dict[tuple[str, ...], tuple[Equivalent, ...]]:
    """Return what stands for each phrase, by the first stem of each of its words."""
    found: dict[tuple[str, ...], dict[Phrase, bool]] = {}
    text = files(__package__).joinpath("equivalents.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        sides = [[_phrase(said) for said in side.split("/")] for side in line.split("=")]
        for side in sides:
            for phrase in side:
                others = found.setdefault(_key(phrase), {})
                for other in sides:
                    for one in other:
                        if one != phrase:
                            others[one] = others.get(one, False) or other is side
    return {
        key: tuple(Equivalent(phrase, close) for phrase, close in others.items())
        for key, others in found.items()
    }


@cache
def longest() -> int:
    """Return of how many words the longest phrase is made."""
    return max(map(len, table()), default=0)


def _key(phrase: Phrase) -> tuple[str, ...]:
    return tuple(word[0] for word in phrase)


def _phrase(said: str) -> Phrase:
    words = [token for token in tokens(said) if not token.light]
    kept = [token for token in words if not is_stop(token.form)] or words
    return tuple(stems(said[token.start : token.end]) for token in kept)

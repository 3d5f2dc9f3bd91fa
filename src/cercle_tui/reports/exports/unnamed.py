"""Texts without persons' names: each known name gives way to a neutral mark."""

import re
from collections.abc import Iterable

from cercle_tui.model.text import fold

MARK = "[…]"
"""What stands where a name was, the same in every language."""

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.'’‑-]{1,3}")
_LETTERS = 2
"""A part of a name shorter than this says nobody's name by itself."""


class Unnamed:
    """Takes names out of texts: whole names, given names and family names, as whole words.

    Accents never matter. A given or family name alone must begin with a capital, as it does in
    the name, so that « pierre » stays where Pierre goes. A name in letters without case, or that
    holds no word, is taken out wherever it stands. What a text tells of someone is not a name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._signs: set[str] = set()
        self._runs: dict[str, dict[tuple[str, ...], bool]] = {}
        """By first word, the runs of words that are a name, and whether it needs its capital."""
        for name in dict.fromkeys(names):
            self._learn(name)
        self._longest = {
            first: sorted(runs, key=len, reverse=True) for first, runs in self._runs.items()
        }

    def __call__(self, text: str) -> str:
        """Return `text` with a mark in place of every name in it."""
        for sign in self._signs:
            text = text.replace(sign, MARK)
        if not self._runs:
            return text
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        told, end, at = [], 0, 0
        while at < len(words):
            length = self._named_at(text, words, folded, at)
            if length:
                start, stop = words[at].start(), words[at + length - 1].end()
                told += [text[end:start], MARK]
                end = stop
            at += length or 1
        return "".join((*told, text[end:])) if told else text

    def _learn(self, name: str) -> None:
        cased = any(letter.isupper() or letter.islower() for letter in name)
        if not cased:
            if len(name.strip()) >= _LETTERS:
                self._signs.add(name.strip())
            return
        whole = tuple(map(fold, _WORD.findall(name)))
        groups = name.split()
        for place, group in enumerate(groups):
            part = tuple(map(fold, _WORD.findall(group)))
            if place and not (group[:1].isupper() and len(group) > _LETTERS):
                continue  # a particle, such as « de », or a number that tells two namesakes apart
            if sum(map(len, part)) >= _LETTERS:
                self._keep(part, needs_capital=group[:1].isupper())
        if len(whole) > 1:
            self._keep(whole, needs_capital=False)

    def _keep(self, run: tuple[str, ...], *, needs_capital: bool) -> None:
        runs = self._runs.setdefault(run[0], {})
        runs[run] = runs.get(run, True) and needs_capital

    def _named_at(self, text: str, words: list[re.Match[str]], folded: list[str], at: int) -> int:
        """Return how many words from `at` on are one name, 0 for none."""
        for run in self._longest.get(folded[at], ()):
            size = len(run)
            if tuple(folded[at : at + size]) != run:
                continue
            if self._runs[run[0]][run] and not words[at][0][:1].isupper():
                continue
            gaps = zip(words[at : at + size - 1], words[at + 1 : at + size], strict=True)
            if all(_GAP.fullmatch(text, one.end(), next_.start()) for one, next_ in gaps):
                return size
        return 0

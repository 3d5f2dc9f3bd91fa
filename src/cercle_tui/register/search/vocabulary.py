"""The words that are known: whole, by their stems, by how they begin, and those spelled nearly."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property

from cercle_tui.register.search.words import stems, tokens

SHORTEST_NEAR = 4
_CLOSE = 6
"""Letters up to which one slip is forgiven; two above."""
_MOST_NEAR = 3


class Vocabulary:
    """Folded words with their stems.

    `counts` tells in how many documents each one is, `said` how it is written there.
    """

    def __init__(
        self,
        known: Mapping[str, tuple[str, ...]],
        counts: Mapping[str, int] | None = None,
        said: Mapping[str, str] | None = None,
    ) -> None:
        self.known = known
        self._counts, self._said = counts or {}, said or {}

    @classmethod
    def of(cls, text: str) -> "Vocabulary":
        """Return the words of one text."""
        return cls({token.form: stems(text[token.start : token.end]) for token in tokens(text)})

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.known)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form, its in self.known.items():
            for stem in its:
                found.setdefault(stem, []).append(form)
        return found

    def has(self, form: str) -> bool:
        """True when this very word is known."""
        return form in self.known

    def has_stem(self, stem: str) -> bool:
        """True when a word of this stem is known."""
        return stem in self._by_stem

    def begins(self, start: str) -> bool:
        """True when a known word begins so."""
        place = bisect_left(self._sorted, start)
        return place < len(self._sorted) and self._sorted[place].startswith(start)

    def beginning(self, start: str, most: int) -> list[str] | None:
        """Return the known words that begin so, None where they are more than `most`."""
        place = bisect_left(self._sorted, start)
        found = [w for w in self._sorted[place : place + most + 1] if w.startswith(start)]
        return found if len(found) <= most else None

    def forms(self, word: str) -> list[str]:
        """Return `word` and its known forms, the word itself first where it is known."""
        same = [
            form
            for stem in self.known.get(word) or stems(word)
            for form in self._by_stem.get(stem, ())
        ]
        return list(dict.fromkeys(([word] if word in self.known else []) + same))

    def said(self, form: str) -> str:
        """Return a known word as it is written, else as it is."""
        return self._said.get(form, form)

    def near(self, word: str) -> tuple[str, ...]:
        """Return the known words spelled most nearly like an unknown one, the commonest first.

        One slip is forgiven in four to six letters, two above; letters swapped are one slip.
        """
        if len(word) < SHORTEST_NEAR or not word.isalpha():
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) <= _CLOSE else 2
        found: Iterable[tuple[str, int, int]] = process.extract(
            word, self._spelled, scorer=OSA.distance, score_cutoff=slips, limit=50
        )
        close = sorted(
            (distance, form[0] != word[0], -self._counts.get(form, 0), form)
            for form, distance, _ in found
        )
        return tuple(form for distance, _, _, form in close if distance == close[0][0])[:_MOST_NEAR]

    @cached_property
    def _spelled(self) -> list[str]:
        return [w for w in self._sorted if w.isalpha() and len(w) >= SHORTEST_NEAR - 1]

"""What a query is made of: terms, each found in any of several ways, by words or by stems."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from cercle_tui.register.search.vocabulary import Vocabulary
from cercle_tui.register.search.words import STEM

EXACT, SPELLED, STEMMED, JOINED, PREFIX, SAME, NEAR = 1.0, 0.85, 0.8, 0.65, 0.6, 0.35, 0.25
"""How much a way of finding a word weighs."""

_LONG = 4
"""Letters from which the few words that begin so are asked for, not the beginning itself."""
_FEW = 12


class Kind(Enum):
    """What a pattern is compared to."""

    WORDS = "words"
    START = "start"
    STEM = "stem"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that follow each other, a word's beginning (after others or not), or a stem."""

    kind: Kind
    words: tuple[str, ...]

    @property
    def held(self) -> str:
        """What a zone's text holds where the pattern is found."""
        said = " " + " ".join(self.words)
        if self.kind is Kind.START:
            return said
        return said + (f"{STEM} " if self.kind is Kind.STEM else " ")

    @property
    def match(self) -> str:
        """The pattern in the words of a full-text query."""
        said = f'"{" ".join(self.words)}{STEM if self.kind is Kind.STEM else ""}"'
        return f"{said} *" if self.kind is Kind.START else said


@dataclass(frozen=True, slots=True)
class Way:
    """One way of finding a term: by all of its patterns."""

    level: float
    patterns: tuple[Pattern, ...]

    @property
    def match(self) -> str:
        """The way in the words of a full-text query."""
        said = " AND ".join(pattern.match for pattern in self.patterns)
        return f"({said})" if len(self.patterns) > 1 else said


@dataclass(frozen=True, slots=True)
class Term:
    """A word to find, in any of its ways; `word` is as typed, folded."""

    word: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be found; `near` as in `Found`, `said` all words as they were typed.

    `match` is the whole in the words of a full-text query, "" for no term.
    """

    terms: tuple[Term, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    said: str = ""
    match: str = ""

    @property
    def surest(self) -> str:
        """Each term in its best way alone, in the words of a full-text query."""
        best = (max(term.ways, key=lambda way: way.level).match for term in self.terms)
        return " AND ".join(best)


def matching(terms: Sequence[Term], known: Vocabulary) -> str:
    """Return the terms in the words of a full-text query, without what others already find."""
    return " AND ".join(f"({' OR '.join(_alternatives(term, known))})" for term in terms)


def _alternatives(term: Term, known: Vocabulary) -> list[str]:
    single = [way.patterns[0] for way in term.ways if len(way.patterns) == 1]
    said: dict[str, None] = {}
    begun: list[str] = []
    for pattern in single:
        start = pattern.words[0]
        if pattern.kind is not Kind.START or len(pattern.words) > 1:
            continue
        words = known.beginning(start, _FEW) if len(start) >= _LONG else None
        if words is None:
            begun.append(start)
            said[pattern.match] = None
        else:
            said |= dict.fromkeys(Pattern(Kind.WORDS, (word,)).match for word in words)
    for pattern in single:
        covered = len(pattern.words) == 1 and any(map(pattern.words[0].startswith, begun))
        if not covered and (pattern.kind is not Kind.START or len(pattern.words) > 1):
            said[pattern.match] = None
    for way in term.ways:
        if len(way.patterns) > 1 and not any(p.match in said for p in way.patterns):
            said[way.match] = None
    return list(said) or [way.match for way in term.ways]

"""A document's words by how much they weigh, as one text to compare patterns to and to rank by."""

import re
from collections.abc import Iterable

from cercle_tui.register.search.documents import Fields, Where
from cercle_tui.register.search.patterns import EXACT, Query
from cercle_tui.register.search.words import STEM, is_stop, stems, tokens

_GAP = "¶"
"""Stands between two fields, so that no phrase runs from one into the other."""

_ZONES: tuple[tuple[Where, ...], ...] = (
    (Where.NUMBER,),
    (Where.TITLE,),
    (Where.TEXT,),
    (Where.WHY, Where.AIM),
    (
        Where.OBJECTION, Where.CONCERN, Where.MEASURE, Where.CRITERION,
        Where.OPINION, Where.OUTCOME,
    ),
    (Where.PERSON,),
)  # fmt: skip
_WEIGHTS = (20.0, 10.0, 4.0, 3.0, 2.0, 1.0)
_TITLE = 1

RANK = {where: place for place, zone in enumerate(_ZONES) for where in zone}
"""The place of each field by weight, the heaviest first."""

_IN_ORDER = 1.5
_SHORT = 40
"""Characters of a title, stems among them, up to which nothing is taken off for its length."""

_NUMBER = re.compile(r"([^\W\d_]{1,2})-(\d{4})-(\d+)")


def zones_of(fields: Fields) -> str:
    """Return the folded words of each zone, a line each, then their stems."""
    said: list[list[str]] = [[] for _ in _ZONES]
    roots: list[dict[str, None]] = [{} for _ in _ZONES]
    for where, text in fields:
        place = RANK[where]
        if said[place]:
            said[place].append(_GAP)
        if where is Where.NUMBER:
            said[place] += number_words(text)
            continue
        for token in tokens(text):
            said[place].append(token.form)
            if not is_stop(token.form):
                roots[place].update(dict.fromkeys(stems(text[token.start : token.end])))
    return "\n".join(
        f" {' '.join((*words, _GAP, *(stem + STEM for stem in its)))} " if words else ""
        for words, its in zip(said, roots, strict=True)
    )


def number_words(number: str) -> list[str]:
    """Return what a short number is found by: whole, without its letter, and its parts."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return [token.form for token in tokens(number)]
    letter, year, count = match[1].casefold(), match[2], match[3]
    whole = year + count.zfill(3)
    parts = (letter + whole, whole, letter, year, count, count.lstrip("0"))
    return [part for part in dict.fromkeys(parts) if part]


def words_of(zones: str) -> Iterable[str]:
    """Return the folded words of a document, each once, no stem among them."""
    return {w for w in zones.split() if w != _GAP and not w.endswith(STEM)}


class Ranking:
    """How well documents answer a query: each term by its best way, in its heaviest zone."""

    def __init__(self, query: Query) -> None:
        self._terms = [
            [(way.level, [p.held for p in way.patterns], way.level == EXACT) for way in term.ways]
            for term in query.terms
        ]
        self._said = f" {query.said} " if " " in query.said else ""

    def score(self, zones: str) -> float:
        """Return the score of a document by its zones; the more, the better."""
        total = 0.0
        for ways in self._terms:
            best = 0.0
            for level, patterns, exact in ways:
                if level * _WEIGHTS[_TITLE] <= best:
                    break
                weight = _weight(zones, patterns, exact)
                if weight * level > best:
                    best = weight * level
            total += best
        if self._said:
            place = zones.find(self._said)
            if place >= 0:
                total *= _IN_ORDER * (_IN_ORDER if zones.count("\n", 0, place) <= _TITLE else 1)
        return round(total, 1)


def _weight(zones: str, patterns: list[str], exact: bool) -> float:
    """The weight of the zone where all patterns are first found, 0 where one is not."""
    least = _WEIGHTS[0]
    for held in patterns:
        place = zones.find(held)
        if place < 0:
            return 0.0
        zone = zones.count("\n", 0, place)
        weight = _WEIGHTS[zone]
        if zone == _TITLE:
            length = zones.index("\n", place) - zones.rfind("\n", 0, place)
            weight -= min(2.0, max(0, length - _SHORT) / 60)
        if exact:
            weight += min(3, zones.count(held) - 1) * 0.2
        least = min(least, weight)
    return least

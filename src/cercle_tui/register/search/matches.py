"""Where in a text the words asked for stand, and the line of it that shows them best."""

from collections.abc import Iterable

from cercle_tui.register.search.asked import Spans
from cercle_tui.register.search.patterns import Kind, Pattern, Query, Term, Way
from cercle_tui.register.search.query import parse
from cercle_tui.register.search.vocabulary import Vocabulary
from cercle_tui.register.search.words import Token, stems, tokens

WIDTH = 96
"""The most characters of a snippet, its ellipses aside."""

_LEAD, _SHORT = 24, 48
"""The most characters shown before the first match, and in how many a whole text is shown."""


class Text:
    """A text in words, to find matches in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = list(tokens(text))
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            self._places.setdefault(token.form, []).append(place)
        self._stems: dict[str, list[int]] | None = None

    def spans(self, query: Query) -> Spans:
        """Return where any term stands, those that touch as one."""
        return _joined(span for term in query.terms for span in self.of(term))

    def of(self, term: Term) -> set[tuple[int, int]]:
        """Return where a term stands, in any of its ways that the text holds whole."""
        return {span for way in term.ways for span in self._way(way)}

    def _way(self, way: Way) -> set[tuple[int, int]]:
        found = [self._pattern(pattern) for pattern in way.patterns]
        return set().union(*found) if all(found) else set()

    def _pattern(self, pattern: Pattern) -> set[tuple[int, int]]:
        first, *rest = pattern.words
        if pattern.kind is Kind.STEM:
            places, size = self._by_stem().get(first, []), 1
        elif pattern.kind is Kind.START and not rest:
            places, size = self._begin(first), 1
        else:
            open_end = pattern.kind is Kind.START
            size = len(pattern.words)
            places = [p for p in self._places.get(first, ()) if self._follow(p, rest, open_end)]
        return {(self.tokens[p].start, self.tokens[p + size - 1].end) for p in places}

    def _begin(self, start: str) -> list[int]:
        return [p for form, at in self._places.items() if form.startswith(start) for p in at]

    def _follow(self, place: int, rest: list[str], open_end: bool) -> bool:
        after = [token.form for token in self.tokens[place + 1 : place + 1 + len(rest)]]
        if open_end and len(after) == len(rest):
            return after[:-1] == rest[:-1] and after[-1].startswith(rest[-1])
        return after == rest

    def _by_stem(self) -> dict[str, list[int]]:
        if self._stems is None:
            self._stems = {}
            for place, token in enumerate(self.tokens):
                for stem in stems(self.text[token.start : token.end]):
                    self._stems.setdefault(stem, []).append(place)
        return self._stems


def marks(text: str, words: str, near: Iterable[tuple[str, str]] = ()) -> Spans:
    """Return where `text` holds what was typed, to light it up; `near` comes from `Found`."""
    if not words.strip() or not text:
        return ()
    query = parse(words, Vocabulary.of(text), forgive=False)
    spans = Text(text).spans(query)
    for _, taken in near:
        spans = _joined((*spans, *marks(text, f'"{taken}"')))
    return spans


def snippet(text: str, spans: Spans) -> tuple[str, Spans]:
    """Return one line of `text` around its first match, at most `WIDTH` wide, and its spans."""
    line = "".join(" " if c in "\n\t" else c for c in text)
    first = spans[0][0] if spans else 0
    start = first - _LEAD if first > _LEAD and len(line) > _SHORT else 0
    if start:
        space = line.find(" ", start, first)
        start = space + 1 if space >= 0 else first
    end = min(len(line), start + WIDTH)
    if end < len(line):
        space = line.rfind(" ", start + 1, end + 1)
        end = space if space > max(first, start) else end
    before, after = "…" if start else "", "…" if end < len(line) else ""
    moved = len(before) - start
    shown = tuple(
        (max(a, start) + moved, min(b, end) + moved) for a, b in spans if a < end and b > start
    )
    return before + line[start:end] + after, shown


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)

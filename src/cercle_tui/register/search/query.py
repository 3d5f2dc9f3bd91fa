"""What was typed, as terms that must all be found, each in one of several ways."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cercle_tui.register.search.equivalents import Equivalent, longest, table
from cercle_tui.register.search.patterns import (
    EXACT,
    JOINED,
    NEAR,
    PREFIX,
    SAME,
    SPELLED,
    STEMMED,
    Kind,
    Pattern,
    Query,
    Term,
    Way,
    matching,
)
from cercle_tui.register.search.vocabulary import Vocabulary
from cercle_tui.register.search.words import form_of, is_stop, stems, tokens

MOST = 24
"""Terms of one search; what is typed after them limits nothing."""

_QUOTES = re.compile('["“”„‟«»]')
_NUMBER = re.compile(r"(?<![\w-])(?:([^\W\d_]{1,2})-)?(\d{4})-(\d{1,4})(?![\w-])")
_LINKS = ("a", "de", "d", "of")
_MOST_SPLITS = 12
_SLIPS = 2


@dataclass(slots=True)
class _Typed:
    """A free word as typed: `gap` are the little words between it and the one before."""

    raw: str
    form: str
    last: bool
    gap: str = ""


def parse(typed: str, known: Vocabulary, *, forgive: bool = True) -> Query:
    """Return what `typed` asks for, given the words there are.

    With `forgive`, a word found nowhere is taken for the nearest there is.
    """
    terms: list[Term] = []
    near: list[tuple[str, str]] = []
    pieces = _QUOTES.split(typed)
    for place, piece in enumerate(pieces):
        ends = place == len(pieces) - 1
        if place % 2:
            terms += _quoted(piece, ends)
            continue
        numbers, rest = _numbers(piece, ends)
        terms += numbers
        free = list(_free(rest, ends and not (typed and typed[-1].isspace())))
        terms += _terms(free, known, forgive, near)
    if len(terms) > 1:
        terms = [term for term in terms if not _is_light(term)] or terms
    said = " ".join(token.form for token in tokens(typed))
    kept = tuple(dict.fromkeys(terms[:MOST]))
    return Query(kept, tuple(near), said, matching(kept, known))


def _is_light(term: Term) -> bool:
    """A little word outside quotes, that says nothing where others do."""
    return is_stop(term.word)


def _quoted(piece: str, ends: bool) -> Iterator[Term]:
    """The very words between quotes; those of a quote still open may go on."""
    words = tuple(token.form for token in tokens(piece))[:64]
    if words:
        kind = Kind.START if ends and not piece[-1].isspace() else Kind.WORDS
        yield Term(" ".join(words) + " ", (Way(EXACT, (Pattern(kind, words),)),))


def _numbers(piece: str, ends: bool) -> tuple[list[Term], str]:
    """The short numbers of decisions, as H-2026-031 or 2026-031, and what stands around them."""
    found = []
    for match in _NUMBER.finditer(piece):
        letter, year, count = form_of(match[1] or ""), form_of(match[2]), form_of(match[3])
        whole = f"{letter}{year}{count.zfill(3)}"
        said = tuple(part for part in (letter, year, count) if part)
        ways = [
            Way(EXACT, (Pattern(Kind.WORDS, (whole,)),)),
            Way(SAME, (Pattern(Kind.WORDS, said),)),
        ]
        if ends and match.end() == len(piece):
            ways.append(Way(PREFIX, (Pattern(Kind.START, (f"{letter}{year}{count}",)),)))
        found.append(Term(whole, tuple(ways)))
    return found, _NUMBER.sub(" ", piece)


def _free(piece: str, open_end: bool) -> Iterator[_Typed]:
    """The words outside quotes; the last one may still be being typed."""
    gap = ""
    said = list(tokens(piece))
    for token in said:
        last = open_end and token is said[-1] and token.end == len(piece.rstrip())
        if token.light and len(said) > 1 and not last:
            gap += token.form
            continue
        yield _Typed(piece[token.start : token.end], token.form, last, gap)
        gap = token.form if is_stop(token.form) else ""


def _terms(
    typed: list[_Typed], known: Vocabulary, forgive: bool, near: list[tuple[str, str]]
) -> Iterator[Term]:
    said = [word for word in typed if not is_stop(word.form)] or typed
    ways = [_ways(word, known) for word in said]
    for place, found in _together(said, known):
        ways[place] += found
    for word, its in zip(said, ways, strict=True):
        if forgive and not any(_findable(way, known) for way in its):
            taken = known.near(word.form)
            its += [Way(NEAR, (_words(form),)) for form in taken]
            if taken:
                near.append((word.raw, known.said(taken[0])))
        its.sort(key=lambda way: -way.level)
        yield Term(word.form, tuple(dict.fromkeys(its)))


def _ways(word: _Typed, known: Vocabulary) -> list[Way]:
    """How one word is found by itself."""
    ways = [Way(EXACT, (_words(word.form),))]
    if word.last:
        ways.append(Way(PREFIX, (Pattern(Kind.START, (word.form,)),)))
    its = stems(word.raw)
    ways += [Way(STEMMED, (_stem(stem),)) for stem in its if known.has_stem(stem)]
    for stem in its:
        ways += _same(table().get((stem,), ()), known)
    return ways + _split(word, known)


def _same(others: Iterable[Equivalent], known: Vocabulary) -> Iterator[Way]:
    for other in others:
        kept = [next(filter(known.has_stem, word), "") for word in other.phrase]
        if all(kept):
            yield Way(SPELLED if other.close else SAME, tuple(_stem(stem) for stem in kept))


def _split(word: _Typed, known: Vocabulary) -> list[Way]:
    """A joined word as two that follow each other, where both are known."""
    form, ways = word.form, []
    for at in range(3, len(form) - (0 if word.last else 2)):
        if not known.has(form[:at]):
            continue
        firsts = known.forms(form[:at])
        for link in ("", *_LINKS):
            rest = form[at:].removeprefix(link)
            if (
                not rest
                or (link and not form[at:].startswith(link))
                or len(rest) < (1 if word.last else 3)
            ):
                continue
            between = (link,) if link else ()
            for first in firsts[:3]:
                ways += [
                    Way(JOINED, (_words(first, *extra, second),))
                    for second in known.forms(rest)[:3]
                    for extra in ({between} if link else {(), ("a",), ("de",)})
                ]
                if word.last and known.begins(rest):
                    ways.append(Way(JOINED, (Pattern(Kind.START, (first, *between, rest)),)))
    return ways[:_MOST_SPLITS]


def _together(said: list[_Typed], known: Vocabulary) -> Iterator[tuple[int, list[Way]]]:
    """What words that follow each other are found by: their joined form, what means the same."""
    for place in range(len(said) - 1):
        first, second = said[place : place + 2]
        joined = {first.form + second.form, first.form + second.gap + second.form}
        ways = [way for one in sorted(joined) for way in _joined(one, second.last, known)]
        yield from ((place, ways), (place + 1, ways))
    its = [stems(word.raw) for word in said]
    for size in range(2, min(longest(), len(said)) + 1):
        for place in range(len(said) - size + 1):
            for key in _keys(its[place : place + size]):
                ways = list(_same(table().get(key, ()), known))
                yield from ((place + n, ways) for n in range(size))


def _keys(words: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every choice of one stem of each word."""
    if not words:
        yield ()
        return
    for rest in _keys(words[1:]):
        yield from ((stem, *rest) for stem in words[0])


def _joined(form: str, last: bool, known: Vocabulary) -> Iterator[Way]:
    if known.has(form):
        yield Way(JOINED, (_words(form),))
    yield from (Way(JOINED, (_stem(s),)) for s in stems(form) if known.has_stem(s))
    if last and known.begins(form):
        yield Way(JOINED, (Pattern(Kind.START, (form,)),))


def _findable(way: Way, known: Vocabulary) -> bool:
    """Whether a way leads anywhere at all; only one of a single word may not."""
    pattern = way.patterns[0]
    if pattern.kind is Kind.START:
        if len(pattern.words) > 1:  # «collationn»: a letter or two too many is a slip, not a word
            return len(pattern.words[-1]) > _SLIPS
        return known.begins(pattern.words[0])
    return pattern.kind is Kind.STEM or len(pattern.words) > 1 or known.has(pattern.words[0])


def _words(*words: str) -> Pattern:
    return Pattern(Kind.WORDS, words)


def _stem(stem: str) -> Pattern:
    return Pattern(Kind.STEM, (stem,))

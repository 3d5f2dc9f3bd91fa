"""What changed between two texts, word by word, as a person would mark it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["same", "added", "removed"]
Piece: TypeAlias = tuple[Kind, str]

_TOKENS = re.compile(r"(\w+(?:['’-]\w+)*|[^\w\s])(\s*)")
_LEADING = re.compile(r"\s*")
_LINES = re.compile(r"([^\n]+)(\n*)|()(\n+)")

_ISLAND = 2
"""A run of fewer words than this between two changes reads better as changed too."""

_EFFORT = 40_000
"""Pairs of alike words beyond which a finer comparison would take more than a moment."""

Token: TypeAlias = tuple[str, str]
"""A word or a sign, and the blanks that follow it."""

Span: TypeAlias = tuple[bool, int, int, int, int]
"""(same, from and to in the old tokens, from and to in the new ones)."""


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order; where both changed, "removed" before "added".

    The same and removed pieces together are `old`, the same and added ones `new`, exactly.
    """
    before, after = _tokens(old), _tokens(new)
    spans = _spans(before, after)
    if spans is None:
        before, after = _by_line(old), _by_line(new)
        spans = _spans(before, after) or [(False, 0, len(before), 0, len(after))]
    return _joined(_pieces(_without_islands(spans, before), before, after))


def _spans(before: list[Token], after: list[Token]) -> list[Span] | None:
    """Compare word by word; None when that would take too long."""
    old, new = [word for word, _ in before], [word for word, _ in after]
    start = _alike(zip(old, new, strict=False))
    ends = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = _alike(ends)
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(now)
    if sum(counts[word] for word in was) > _EFFORT:
        return None
    codes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return [
        (True, 0, start, 0, start),
        *((tag == "equal", i1 + start, i2 + start, j1 + start, j2 + start)
          for tag, i1, i2, j1, j2 in codes),
        (True, len(old) - end, len(old), len(new) - end, len(new)),
    ]  # fmt: skip


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _tokens(text: str) -> list[Token]:
    leading = _LEADING.match(text)
    start = leading[0] if leading else ""
    found: list[Token] = _TOKENS.findall(text[len(start) :])
    return [("", start), *found]


def _by_line(text: str) -> list[Token]:
    return [(line or none, ends or more) for line, ends, none, more in _LINES.findall(text)]


def _without_islands(spans: list[Span], before: list[Token]) -> list[Span]:
    """Join each change with the next across a run too short to be read as kept."""
    kept: list[Span] = []
    for place, (same, i1, i2, j1, j2) in enumerate(spans):
        inside = 0 < place < len(spans) - 1
        same = same and not (inside and _is_island(before[i1:i2]))
        if kept and not same and not kept[-1][0]:
            _, first_i, _, first_j, _ = kept[-1]
            kept[-1] = (False, first_i, i2, first_j, j2)
        else:
            kept.append((same, i1, i2, j1, j2))
    return kept


def _is_island(tokens: list[Token]) -> bool:
    """Fewer than two words, and no end of a line among them."""
    if any("\n" in blanks for _, blanks in tokens):
        return False
    return sum(word[:1].isalnum() for word, _ in tokens) < _ISLAND


def _pieces(spans: list[Span], before: list[Token], after: list[Token]) -> Iterator[Piece]:
    for same, i1, i2, j1, j2 in spans:
        if not same:
            was, now = "".join(map("".join, before[i1:i2])), "".join(map("".join, after[j1:j2]))
            end = _common_end(was, now)
            yield "removed", was.removesuffix(end)
            yield "added", now.removesuffix(end)
            yield "same", end
            continue
        for (word, old), (_, new) in zip(before[i1:i2], after[j1:j2], strict=True):
            yield "same", word
            if old == new:
                yield "same", new
            else:
                yield "removed", old
                yield "added", new


def _common_end(was: str, now: str) -> str:
    """The blanks that close both texts: they read better as part of what follows."""
    blanks, others = was[len(was.rstrip()) :], now[len(now.rstrip()) :]
    return blanks if was.strip() and now.strip() and blanks == others else ""


def _joined(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Gather neighbouring changes into one removed and one added piece, and what is the same."""
    joined: list[Piece] = []
    said = (piece for piece in pieces if piece[1])
    for same, group in groupby(said, key=lambda piece: piece[0] == "same"):
        run = list(group)
        kinds: tuple[Kind, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            text = "".join(part for k, part in run if k == kind)
            if text:
                joined.append((kind, text))
    return tuple(joined)

"""Text in cells: making it safe to show, shortening, wrapping, windowing lists."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len

from cercle_tui.model.text import clean, clean_line
from cercle_tui.ui.widgets.views import Tone

Runs = Sequence[tuple[str, Tone]]

# Terminals disagree on the width of joined emoji and soft hyphens: without them, none can.
_UNSTEADY = re.compile("[\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f]")
_PIECES = re.compile(r"\n|[ \t]+|[^ \t\n]+")


@lru_cache(maxsize=512)
def shown(text: str) -> str:
    """Return `text` safe and steady for one line of the screen."""
    return _UNSTEADY.sub("", clean_line(text))


def shown_text(text: str) -> str:
    """Return `text` safe and steady for the screen, its line breaks kept."""
    return _UNSTEADY.sub("", clean(text)).replace("\t", " ")


def crop(text: str, width: int) -> str:
    """Return the longest start of `text` that takes at most `width` cells."""
    if cell_len(text) <= width:
        return text
    end = used = 0
    for character in text:
        used += cell_len(character)
        if used > width:
            break
        end += 1
    return text[:end]


def shorten(text: str, width: int, ascii: bool = False) -> str:
    """Return `text` in at most `width` cells, with "…" where something was left out."""
    return text if cell_len(text) <= width else trail(text, width, ascii)


def trail(text: str, width: int, ascii: bool = False) -> str:
    """Return the start of `text` and "…" in at most `width` cells: there is more to it."""
    dots = ".." if ascii and width > 3 else "." if ascii else "…"
    if width < cell_len(dots):
        return ""
    return crop(text, width - cell_len(dots)).rstrip() + dots


def pad(text: str, width: int) -> str:
    """Return `text` with spaces after it to `width` cells; longer text is returned as it is."""
    return text + " " * (width - cell_len(text))


def length(runs: Iterable[tuple[str, Tone]]) -> int:
    """Return the cells that `runs` take side by side."""
    return sum(cell_len(text) for text, _ in runs)


def wrap(runs: Runs, width: int) -> list[list[tuple[str, Tone]]]:
    """Return `runs` in lines of at most `width` cells, broken at spaces and line breaks only.

    A word longer than a line is cut. No-break spaces hold. There is at least one line.
    """
    width = max(width, 1)
    lines: list[list[tuple[str, Tone]]] = [[]]
    gap: list[tuple[str, Tone]] = []
    word: list[tuple[str, Tone]] = []

    def settle() -> None:
        nonlocal gap, word
        if not word:
            return
        if lines[-1] and length(lines[-1]) + length(gap) + length(word) > width:
            lines.append([])
        else:
            lines[-1] += gap
        for text, tone in word:
            while text:
                head = crop(text, width - length(lines[-1]))
                if not head and lines[-1]:
                    lines.append([])
                    continue
                head = head or text[0]
                lines[-1].append((head, tone))
                text = text[len(head) :]
        gap, word = [], []

    for text, tone in runs:
        for piece in _PIECES.findall(text):
            if piece == "\n":
                settle()
                gap = []
                lines.append([])
            elif piece[0] in " \t":
                settle()
                gap.append((piece, tone))
            else:
                word.append((piece, tone))
    settle()
    return lines


@lru_cache(maxsize=256)
def balanced(text: str, width: int) -> tuple[str, ...]:
    """Return `text` in the fewest lines of `width` cells, of like length, ending with sense.

    Breaks after punctuation are preferred, since a question is read aloud from the screen.
    """
    words = [word for word in text.split(" ") if word]
    text = " ".join(words)
    fewest = len(wrap([(text, Tone.PLAIN)], width))
    if fewest < 2 or any(cell_len(word) > width for word in words):
        return tuple(
            "".join(part for part, _ in line) for line in wrap([(text, Tone.PLAIN)], width)
        )
    sizes = [cell_len(word) for word in words]
    ideal = (sum(sizes) + len(sizes) - 1) / fewest
    best: list[dict[int, tuple[float, int]]] = [{len(words): (0.0, 0)}]
    for _ in range(fewest):
        ahead = best[-1]
        now: dict[int, tuple[float, int]] = {}
        for start in range(len(words)):
            used = -1
            for end in range(start + 1, len(words) + 1):
                used += sizes[end - 1] + 1
                if used > width:
                    break
                if end in ahead:
                    cost = ahead[end][0] + (ideal - used) ** 2 / 2 - _sense(words[end - 1])
                    if start not in now or cost < now[start][0]:
                        now[start] = (cost, end)
        best.append(now)
    lines, start = [], 0
    for step in reversed(best[1:]):
        end = step[start][1]
        lines.append(" ".join(words[start:end]))
        start = end
    return tuple(lines)


def _sense(word: str) -> float:
    """Return how welcome a line break is after `word`."""
    last = word.rstrip('»”"\u00a0')[-1:]
    return 60.0 if last in {".", "?", "!", "…"} else 30.0 if last in {",", ";", ":"} else 0.0


def window(heights: Sequence[int], room: int, focus: int) -> range:
    """Return the run of rows around `focus` whose `heights` fit in `room`; never empty if any."""
    if not heights:
        return range(0)
    first = last = min(max(focus, 0), len(heights) - 1)
    used = heights[first]
    grew = True
    while grew:
        grew = False
        if last + 1 < len(heights) and used + heights[last + 1] <= room:
            last += 1
            used += heights[last]
            grew = True
        if first > 0 and used + heights[first - 1] <= room:
            first -= 1
            used += heights[first]
            grew = True
    return range(first, last + 1)

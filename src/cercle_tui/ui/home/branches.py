"""The branches of a tree drawn row by row."""

from collections.abc import Sequence

_BRANCHES = ("╠═", "╚═", "║ ", "  ")
_PLAIN_BRANCHES = ("|=", "`=", "| ", "  ")
_DEEPEST = 6


def leads(depths: Sequence[int], ascii: bool = False) -> list[str]:
    """Return what is drawn before each row of a tree given row by row; roots have nothing."""
    fork, end, through, nothing = _PLAIN_BRANCHES if ascii else _BRANCHES
    drawn: list[str] = []
    open_levels: set[int] = set()
    for depth in reversed(depths):
        open_levels = {level for level in open_levels if level <= depth}
        if not depth:
            drawn.append("")
            continue
        above = range(max(1, depth - _DEEPEST), depth)
        line = "".join(through if level in open_levels else nothing for level in above)
        drawn.append(line + (fork if depth in open_levels else end))
        open_levels.add(depth)
    return drawn[::-1]

"""Names as short as tells people apart, for a grid that is read from the back of the room."""

from cercle_tui.ui.meeting.here import Here

_SEEN = 17
"""Characters of a name that the grid always shows."""


def short_names(here: Here) -> dict[str, str]:
    """Return everyone's name as short as tells them apart: first name, then an initial, then all.

    Namesakes keep their number.
    """
    full = here.names()
    told: dict[str, str] = {}
    for person, name in full.items():
        others = [other for key, other in full.items() if key != person]
        told[person] = next(
            (short for short in _shorter(name)
             if all(short[:_SEEN] not in [s[:_SEEN] for s in _shorter(o)] for o in others)),
            name,
        )  # fmt: skip
    return told


def _shorter(name: str) -> list[str]:
    """Return ways to write a name, the shortest first."""
    words = name.split()
    number = words.pop() if len(words) > 1 and words[-1].startswith("(") else ""
    ways = [words[:1], [*words[:1], *(f"{word[0]}." for word in words[-1:] if len(words) > 1)]]
    return [*(" ".join([*way, *([number] if number else [])]) for way in ways), name]

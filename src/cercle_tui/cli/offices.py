"""`cercle register --offices`: who has held each office, by which election, and why."""

import json
from collections.abc import Sequence
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.reports.offices_text import offices_json, offices_text


def print_offices(
    circles: Sequence[tuple[Circle, date]], words: Words, width: int, *, as_json: bool
) -> None:
    """Print the history of the offices of circles, each with its today; their names if several."""
    if as_json:
        spans = [span for circle, today in circles for span in offices_json(circle, today)]
        print(json.dumps(spans, ensure_ascii=False, indent=1))
        return
    told = [(c.info.name, offices_text(c, words, today, width)) for c, today in circles]
    blocks = [f"{name}\n\n{text}" if len(told) > 1 else text for name, text in told if text]
    print("\n\n".join(block.rstrip("\n") for block in blocks)
          or words.gettext("No office has been filled yet."))  # fmt: skip

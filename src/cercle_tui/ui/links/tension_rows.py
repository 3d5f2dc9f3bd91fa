"""The neutral page of tensions, a bearer's own as a list, and the path of one of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.tension_note import TensionNote, Way
from cercle_tui.register.sent import Path, path
from cercle_tui.reports.page import sentence
from cercle_tui.ui.links.tension_forms import tension_text
from cercle_tui.ui.links.words import fate_words, path_words
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

_ROWS_EACH = 2
_MARKS = {Path.NOTED: Mark.OPEN, Path.TAKEN_UP: Mark.NOW, Path.SETTLED: Mark.DONE,
          Path.CARRIED_ON: Mark.CONCERN}  # fmt: skip


def neutral(words: Words) -> ListingView:
    """Return what shows before anyone has asked for their own."""
    tr = words.gettext
    kept = tr(
        "A tension is kept on this machine only, in no export and no shared folder, until its "
        "bearer decides. Whoever has the use of this machine could read it."
    )
    keys = tr("n notes a tension. v shows yours, once you have looked at who sees the screen.")
    said = tr("Nothing shows here by itself: this screen may be shared.")
    return ListingView(said, (), f"{kept} {keys}")


def rows(
    words: Words, name: str, found: Sequence[TensionNote], circles: Mapping[str, Circle],
    zone: str, at: int, height: int,
) -> ListingView:  # fmt: skip
    """Return the tensions of `name` around `at` that a list of `height` rows shows."""
    room = max(1, height // _ROWS_EACH)
    first = max(0, min(at - room // 2, len(found) - room))
    made = []
    for n, note in enumerate(found[first : first + room], first):
        come, fate = path(note, circles)
        here = note.point is not None and note.point.way is Way.BACKLOG
        sub = sentence(path_words(words, come), fate_words(words, fate, here=here) if fate else "")
        made.append(Row(note.id, _MARKS[come], note.title, _day(words, note.noted, zone), sub,
                        lit=n == at))  # fmt: skip
    said = words.gettext("Nothing is noted here by {person}. n notes a tension.")
    return ListingView("", tuple(made), said.format(person=name), compact=True)


def _day(words: Words, at: datetime, zone: str) -> str:
    return full_date(words, at.astimezone(ZoneInfo(zone)).date())


def page(
    words: Words, note: TensionNote, circles: Mapping[str, Circle], zone: str
) -> list[tuple[str, str]]:
    """Return a tension and its path, to be read by its bearer."""
    tr = words.gettext
    come, fate = path(note, circles)
    steps = [sentence(path_words(words, Path.NOTED), _day(words, note.noted, zone))]
    steps += [
        sentence(name_of(words, step.way).format(name=step.to), _day(words, step.at, zone))
        for step in note.taken
    ]
    if fate is not None:
        here = note.point is not None and note.point.way is Way.BACKLOG
        steps.append(sentence(path_words(words, come), fate_words(words, fate, here=here)))
    agreed = fate.said if fate is not None else ()
    return [
        ("plain", f"{tension_text(words, note.tension)}\n\n"),
        ("title", f"{tr('Its path')}\n"),
        *(("plain", f"· {step}\n") for step in steps),
        *([("title", f"\n{tr('What was agreed')}\n")] if agreed else []),
        *(("quote", f"{text}\n") for text in agreed),
    ]

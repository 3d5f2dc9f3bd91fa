"""The rows of the register's list: title and date, how it stands, the line that was found."""

from cercle_tui.locale import Words
from cercle_tui.register.entries import STANDING, Entry, Status
from cercle_tui.register.search import Hit, Spans
from cercle_tui.reports.page import sentence
from cercle_tui.reports.register_text import late_words
from cercle_tui.ui.register.results import ResultRow
from cercle_tui.ui.register.sheet import marked
from cercle_tui.ui.register.standing import how_it_stands, tone_of
from cercle_tui.ui.widgets.canvas import Run
from cercle_tui.ui.widgets.views import Tone

_HOLDS = STANDING | {Status.DONE, Status.SUSPENDED}
"""What was adopted and not undone since: its title stands out."""


def row(words: Words, hit: Hit, *, lit: bool, several: bool) -> ResultRow:
    """Return one row; `several` names its circle."""
    entry = hit.entry
    tone, found = Tone.STRONG if entry.status in _HOLDS else Tone.PLAIN, Tone.FOUND
    if lit:
        tone, found = Tone.NOW, Tone.FOUND_NOW
    return ResultRow(
        key_of(hit),
        _spanned(entry.title, hit.title_spans, tone, found),
        entry.on.isoformat(),
        tuple(line for line in (_standing(words, entry, several), _snippet(hit)) if line),
        lit,
    )


def key_of(hit: Hit) -> str:
    """Return what tells a row from all others, whatever its circle."""
    return f"{hit.circle}/{hit.entry.id}"


def _standing(words: Words, entry: Entry, several: bool) -> tuple[Run, ...]:
    """«Horizon · en vigueur jusqu’au 13 novembre 2027 · Luc»; what is to be seen to stands out."""
    circle = entry.circle if several else ""
    before = marked(f"{circle} · " if circle else "", tone=Tone.QUIET)
    stands = marked(how_it_stands(words, entry), tone=tone_of(entry))
    late = late_words(entry.late_objections, words)
    after = sentence("", late, *entry.responsible)
    rest = marked(f" · {after}" if after else "", tone=Tone.QUIET)
    return (*before, *stands, *rest)


def _snippet(hit: Hit) -> tuple[Run, ...]:
    return _spanned(hit.snippet, hit.spans, Tone.PLAIN, Tone.FOUND)


def _spanned(text: str, spans: Spans, tone: Tone, found: Tone) -> tuple[Run, ...]:
    """The text with its spans set apart; they are those of the very text."""
    return marked(text, lambda safe: spans if safe == text else (), tone, found)

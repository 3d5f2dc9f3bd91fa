"""Finding a decision by plain words, whatever their accents and their case."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from cercle_tui.meeting.circle import Circle
from cercle_tui.register.entries import Entry, entries

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\u00a0": " ", "\u202f": " "})


def fold(text: str) -> str:
    """Return `text` without case, accents and ligatures, so that «Boîte» reads "boite"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LIGATURES)


def find(circle: Circle, words: str, today: date) -> list[Entry]:
    """Return the entries that hold every word, the latest first; all of them for no word.

    A word is found anywhere, inside longer words too, in the number, title, text, why,
    responsible, measures, concerns and objections. Names beside objections are not searched.
    """
    wanted = fold(words).split()
    return [
        entry
        for entry in entries(circle, today)
        if not wanted or holds(_words_of(circle, entry), wanted)
    ]


def holds(texts: Iterable[str], wanted: Iterable[str]) -> bool:
    """True when the folded `texts` together hold every word of `wanted`, folded already."""
    text = fold("\n".join(texts))
    return all(word in text for word in wanted)


def _words_of(circle: Circle, entry: Entry) -> Iterable[str]:
    decision = circle.decisions[entry.id].decision
    final = decision.final
    return (
        entry.number,
        entry.title,
        final.text,
        final.why,
        *entry.responsible,
        *final.measures,
        *(concern.text for concern in decision.concerns),
        *(text for o in decision.objections for text in (o.reason, o.how)),
    )

"""What a page needs to search as the program does: stems of its words, and what means the same."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from cercle_tui.reports.exports.model import DecisionOut, ElectionOut, Export


def vocabulary(export: Export) -> dict[str, Any]:
    """Return the words of an export for its page.

    `forms` gives the stems of each folded word, where they are more than the word; `same` what
    stands for a phrase of stems: pairs of whether it is another spelling, and the stems of each of
    its words; `stops` the little words that say nothing.
    """
    from cercle_tui.register.search.equivalents import table
    from cercle_tui.register.search.words import is_stop, stems, tokens

    written: dict[str, str] = {}
    texts = "\n".join((*_texts(export), *_known_words()))
    for piece in dict.fromkeys(texts.split()):  # no word goes over a blank
        for token in tokens(piece):
            word = piece[token.start : token.end]
            # The accented spelling knows more stems than the bare one.
            if token.form not in written or written[token.form] == token.form:
                written[token.form] = word.casefold()
    forms = {form: stems(word) for form, word in written.items()}
    known = {stem for its in forms.values() for stem in its}
    same = {
        " ".join(key): [
            [int(other.close), phrase]
            for other in others
            if all(phrase := [[s for s in word if s in known] for word in other.phrase])
        ]
        for key, others in table().items()
    }
    return {
        "forms": {form: its for form, its in forms.items() if its != (form,)},
        "same": {key: others for key, others in same.items() if others},
        "stops": [form for form in forms if is_stop(form)],
    }


def _known_words() -> Iterator[str]:
    """The words that equivalents are told in, which people may type too."""
    text = files("cercle_tui.register.search").joinpath("equivalents.txt").read_text("utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def _texts(export: Export) -> Iterator[str]:
    """Every text that the page searches, or more."""
    for told in export.decisions:
        yield from _said(told)
    for election in export.elections:
        yield from (election.person, election.office, election.duties, election.reasons)
        yield from (election.why, election.support, election.reason, *election.criteria)
        yield from _objected(election)


def _said(told: DecisionOut) -> Iterator[str]:
    yield from (told.number, told.title, told.text, told.why, told.aim, told.told, told.reason)
    yield from (told.referred_to, *told.measures, *told.responsible)
    yield from (part for opinion in told.opinions for part in (opinion.text, opinion.who))
    yield from (part for late in told.late for part in (late.reason, late.who))
    yield from _objected(told)


def _objected(told: DecisionOut | ElectionOut) -> Iterator[str]:
    for objection in told.objections:
        yield from (objection.reason, objection.how, objection.who)
    yield from (part for concern in told.concerns for part in (concern.text, concern.who))

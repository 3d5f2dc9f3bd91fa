"""One election of the register in plain text and as plain values."""

from datetime import date

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.text import clean_line
from cercle_tui.register.elections import Held, undated
from cercle_tui.register.entries import Entry, on_day
from cercle_tui.reports.document import parse
from cercle_tui.reports.document_text import document_text
from cercle_tui.reports.minutes_elections import election
from cercle_tui.reports.page import Page, sentence
from cercle_tui.reports.register_text import standing, to_json


def election_text(circle: Circle, id: str, words: Words, today: date, width: int = 80) -> str:
    """Return an election as its meeting's minutes tell it, at most `width` columns wide.

    Raises KeyError for an unknown id.
    """
    one, entry = _found(circle, id, today)
    page = Page(one.record, circle, words, circle.practice)
    head = sentence(entry.id, entry.circle, standing(entry, words))
    told = document_text(parse(str(election(page, one.told)), words.lang), width)
    return f"{clean_line(entry.title)}\n{clean_line(head)}\n\n{told}"


def election_json(circle: Circle, id: str, today: date) -> dict[str, object]:
    """Return its entry with what its meeting's minutes may tell. Raises KeyError, as above.

    Ballots and who objected are no part of it.
    """
    one, entry = _found(circle, id, today)
    told = one.told.model_dump(
        mode="json",
        include={"office", "circle", "duties", "why", "criteria", "mandate", "end", "until",
                 "reason"},
    )  # fmt: skip
    return to_json(entry) | {"election": told}


def _found(circle: Circle, id: str, today: date) -> tuple[Held, Entry]:
    found = {entry.id: (one, on_day(entry, today)) for one, entry in undated(circle)}
    return found[id]

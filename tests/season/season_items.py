"""Items of an agenda played from their opening to their end."""

import re
from typing import Any

from lived_season import Evening, Play

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.decision import Version
from cercle_tui.model.followup import Action
from cercle_tui.model.term import Term


def decide(
    text: str, term: Term, *, owner: str = "ana", replaces: str = "", action: Action | None = None
) -> Play:
    """A proposal of its owner that nobody objects to."""

    def play(evening: Evening) -> None:
        assert evening.state.item is not None
        title = re.sub(r"^Review: \S+ ", "", evening.state.item.item.title)
        version = Version(title=title, text=text, term=term, responsible=(owner,), why="Il le faut")
        evening.do(ev.ProposalMade, proposal=evening.house.desk.clock.new_id(), author=owner,
                   version=version, replaces=replaces)  # fmt: skip
        evening.until("consent").everyone().do(ev.Adopted).until("item_end")
        if action is not None:
            evening.do(ev.ActionAgreed, action=action)
        evening.do(ev.ItemEnded)

    return play


def talked(outcome: ItemOutcome = ItemOutcome.REACHED, **ends: str) -> Play:
    """An item in which nothing is decided, with what it ends with."""

    def play(evening: Evening) -> None:
        evening.until("item_end").do(ev.ItemEnded, outcome=outcome, **ends)

    return play


def taught(person: str, learned: str) -> Play:
    """Theory, after which one person says what they commit to learn."""

    def play(evening: Evening) -> None:
        evening.until("theory_use")
        while evening.state.speaker() != person:
            evening.do(ev.SpokeUp, person=evening.state.speaker())
        evening.do(ev.SpokeUp, person=person, text=learned, learning=True)
        evening.until("item_end").do(ev.ItemEnded)

    return play


def settled(agreed: str) -> Play:
    """A tension heard, and what the circle agrees on."""

    def play(evening: Evening) -> None:
        evening.until("tension_next").do(ev.TextWritten, step="tension_next", text=agreed)
        evening.until("item_end").do(ev.ItemEnded)

    return play


def elected(office: str, person: str, others: dict[str, str]) -> Play:
    """An election in which all name one person, but those who name another."""

    def play(evening: Evening) -> None:
        if evening.step == "role":
            told = {"office": office, "duties": "Tenir la barre", "term": Term(months=12)}
            evening.do(ev.RoleDescribed, **told)
        evening.until("criteria").do(ev.LineAdded, step="criteria", text="Le calme")
        evening.until("ballots").do(ev.BallotsIn)
        for by in evening.state.stage.order:
            nominee = others.get(by, person)
            evening.do(ev.Nominated, by=by, nominee=nominee, reasons="Sa patience")
        evening.until("propose")
        evening.do(ev.NomineeProposed, person=person, term=Term(months=12), reasons="Le calme")
        evening.until("nominee_consent").everyone().do(ev.Elected)
        evening.until("item_end").do(ev.ItemEnded)

    return play


def reviewed(choice: str, **more: Any) -> Play:
    """A decision at term that is kept, or dropped."""

    def play(evening: Evening) -> None:
        evening.until("review")
        for person in evening.state.waiting():
            evening.do(ev.SpokeUp, person=person)
        evening.do(ev.ReviewChosen, choice=choice, **more)
        evening.until("item_end").do(ev.ItemEnded)

    return play


def rewritten(text: str, term: Term, replaces: str) -> Play:
    """A decision at term that is changed: a proposal replaces it."""

    def play(evening: Evening) -> None:
        evening.until("review")
        for person in evening.state.waiting():
            evening.do(ev.SpokeUp, person=person)
        decide(text, term, replaces=replaces)(evening)

    return play

"""Elections in words: offices and who holds them, the fields of prompts, what to be told now."""

from collections.abc import Callable
from datetime import date

from cercle_tui.locale.formats import capital, full_date, names_list, term_words
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.eligibility import at_odds
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.record import local_date
from cercle_tui.meeting.takes.electing import ballots_missing
from cercle_tui.meeting.weighing import near_tied, pointed_to, weigh
from cercle_tui.model.people import Mandate, parts
from cercle_tui.model.practice import Ballots, Tie
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.short_names import short_names

TREATING = ("objections", "understand", "test", "integrate")


def electing(here: Here) -> bool:
    """Whether an election is what the circle is doing, with no question laid over it."""
    return here.state.walk.process == "elect"


def at_step(*steps: str) -> Callable[[Here], bool]:
    """Return whether an election stands at one of these steps, as a function of where it is."""
    return lambda here: electing(here) and here.step in steps


def masked(here: Here) -> bool:
    """Whether ballots are typed unseen."""
    return here.state.practice.ballots is Ballots.MASKED


def current(here: Here) -> ElectionState:
    """Return the election of the office being filled."""
    return here.state.item.election if here.state.item else ElectionState()


def office_title(here: Here, office: str) -> str:
    """Return an office as a title, a joint one with each of its parts."""
    names = [office_name(here.words, part) for part in parts(office)]
    return capital(names_list(here.words, names))


def mandate_of(here: Here, office: str) -> Mandate | None:
    """Return the mandate that fills the office, or a part of it, or None."""
    wanted = set(parts(office))
    held = (m for m in reversed(here.state.context.mandates) if wanted & set(parts(m.office)))
    return next(held, None)


def holder_words(here: Here, office: str) -> str:
    """Return who holds the office now, since when and until when; empty for nobody."""
    mandate = mandate_of(here, office)
    if mandate is None:
        return ""
    said = here.words.gettext("now: {person}, since {begins}, until {ends}")
    return said.format(
        person=here.name(mandate.person),
        begins=full_date(here.words, mandate.begins),
        ends=full_date(here.words, mandate.ends),
    )


def ends_on(here: Here, term: Term) -> date | None:
    """Return the last day of a term that begins today."""
    return term.ends(local_date(here.state, here.now))


def term_until(here: Here, term: Term) -> str:
    """Return a term and the day it ends: "12 months (until November 23, 2027)"."""
    said, ends = term_words(here.words, term), ends_on(here, term)
    if ends is None or term.until is not None:
        return said
    until = here.words.gettext("until {date}").format(date=full_date(here.words, ends))
    return f"{said} ({until})"


def prompt_fields(here: Here) -> dict[str, object]:
    """Return what the prompts of an election need to be said whole."""
    election, words = current(here), here.words
    attempt = election.proposed
    match here.step:
        case "term_consent" if here.state.item is not None:
            terms = {e.term for e in here.state.item.elections if e.term}
            return {"duration": term_words(words, terms.pop())} if len(terms) == 1 else {}
        case "propose" if attempt is None:
            pointed = points_to(here)
            return {"person": here.name(pointed)} if pointed else {}
        case "propose" | "nominee_consent" if attempt is not None:
            duration = term_words(words, attempt.term)
            return {"person": here.name(attempt.person), "duration": duration}
        case "elected" if election.elected and attempt is not None:
            ends = ends_on(here, attempt.term)
            until = {"date": full_date(words, ends)} if ends else {}
            return {"person": here.name(attempt.person), **until}
    return {}


def points_to(here: Here) -> str:
    """Return whom the practice, or a lot, points to where reasons weigh the same."""
    election = current(here)
    mandate = mandate_of(here, election.office)
    return pointed_to(election, here.state.practice.tie, mandate.person if mandate else "")


def all_spoken(here: Here) -> bool:
    """Whether everyone has been heard: before, nothing of the count shows."""
    return here.step == "propose" or not here.state.waiting()


def tally(here: Here) -> str:
    """Return the small count of those named, and that reasons matter more."""
    names = short_names(here)
    counts = "   ".join(f"{names[w.person]} {w.count}" for w in weigh(current(here)))
    return f"{counts}   {here.words.gettext('the reasons count, not the number')}" if counts else ""


def tie_words(here: Here) -> str:
    """Return in words that reasons weigh about the same, and what the practice does then."""
    tr, close = here.words.gettext, near_tied(current(here))
    if not close:
        return ""
    pointed, tie = points_to(here), here.state.practice.tie
    short = short_names(here)
    names = names_list(here.words, [short[p] for p in close])
    said = tr("{names}: the reasons weigh about the same.").format(names=names)
    person = short.get(pointed, "")
    if pointed and tie is Tie.INCUMBENT:
        return f"{said} {tr('Our practice: who holds the office, {person}.').format(person=person)}"
    if pointed and tie is Tie.SELF_NAMED:
        return f"{said} {tr('Our practice: who named themself, {person}.').format(person=person)}"
    if pointed:
        return f"{said} {tr('The lot fell on {person}.').format(person=person)}"
    if tie is Tie.DRAW:
        return f"{said} {tr('Our practice: t draws a lot.')}"
    return f"{said} {tr('Whoever is proposed, say that it is almost arbitrary.')}"


def warnings(here: Here, person: str, office: str) -> tuple[str, ...]:
    """Return what is said, and forbids nothing, of proposing this person for the office."""
    tr, said = here.words.gettext, []
    name = here.name(person)
    if person not in here.state.here:
        said.append(tr("{person} is not here: ask for their answer too.").format(person=name))
    odds = at_odds(here.state, person, office)
    if odds:
        others = names_list(here.words, [office_name(here.words, other) for other in odds])
        said.append(
            tr("{person} also holds: {offices}. The two are better apart.").format(
                person=name, offices=others
            )
        )
    return tuple(said)


def named(here: Here) -> tuple[str, ...]:
    """Return those named tonight for this office."""
    return tuple(dict.fromkeys(said.nominee for said in current(here).said))


def can_facilitate(here: Here) -> tuple[str, ...]:
    """Return who could facilitate instead: members here who were not named, else the others."""
    others = [p for p in here.state.counted if p not in (here.facilitator, here.state.nominee)]
    return tuple(p for p in others if p not in named(here)) or tuple(others)


def must_hand_over(here: Here) -> bool:
    """Whether who facilitates is proposed, or was named and is about to propose."""
    who = here.facilitator
    if not who or not can_facilitate(here):
        return False
    if here.step in ("nominee_consent", *TREATING):
        return who == here.state.nominee
    return here.step == "propose" and who in (*named(here), here.state.nominee)


def advice(here: Here) -> str:
    """Return what the line under the circle says at this moment of an election, or nothing."""
    if not electing(here):
        return ""
    tr, short = here.words.gettext, short_names(here)
    if must_hand_over(here):
        others = names_list(here.words, [short[p] for p in can_facilitate(here)[:3]])
        said = tr("{person} facilitates and is named: h hands over, to {others} perhaps.")
        return said.format(person=short[here.facilitator], others=others)
    without = [e for e in here.state.item.elections if not e.duties] if here.state.item else []
    if here.step == "role" and without:
        said = tr("No duties written for this office ({office}): e writes them.")
        return said.format(office=office_name(here.words, without[0].office))
    speaks_first = here.step == "role_consent" and not here.state.stage.answers
    if (here.step == "role" or speaks_first) and here.state.item is not None:
        election = here.state.item.elections[-1:]
        mandate = mandate_of(here, election[0].office if election else here.state.item.item.subject)
        if mandate is not None and mandate.person in here.state.here:
            said = tr("{person} holds the office now, and speaks of it first.")
            return said.format(person=short[mandate.person])
    if here.step == "ballots" and masked(here):
        missing = [short[p] for p in ballots_missing(here.state)]
        if not missing:
            return tr("Everyone has cast a ballot: Space, and they are read.")
        return tr("No ballot yet: {names}").format(names=names_list(here.words, missing))
    if here.step == "ballots":
        return tr("Ballots on paper or by private message: Space when all are in.")
    return ""

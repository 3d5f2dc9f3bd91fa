"""Who can be nominated for the office being filled, and why not (method, "Election")."""

from cercle_tui.meeting.state import State
from cercle_tui.model.people import Standing, parts


def why_not(state: State, person: str) -> str:
    """Return the code of why `person` cannot be nominated, or an empty string.

    ``unknown_person``; ``not_a_member`` for guests, observers and the expert; ``not_eligible``
    where the circle limited who can be. An absent member can.
    """
    known = state.people.get(person)
    if known is None:
        return "unknown_person"
    if known.member.standing is not Standing.MEMBER:
        return "not_a_member"
    limited = state.item.election.eligible if state.item else ()
    return "not_eligible" if limited and person not in limited else ""


def eligible(state: State) -> tuple[str, ...]:
    """Return who can be nominated: those here in seating order, then the absent."""
    others = (p for p in state.people if p not in state.here)
    return tuple(p for p in (*state.here, *others) if not why_not(state, p))


def not_eligible(state: State) -> tuple[tuple[str, str], ...]:
    """Return those of the circle who cannot be nominated, each with the code of why."""
    return tuple((p, why) for p in state.people if (why := why_not(state, p)))


def offices_held(state: State, person: str) -> tuple[str, ...]:
    """Return the offices `person` holds by mandate, joint ones part by part."""
    return tuple(
        part for m in state.context.mandates if m.person == person for part in parts(m.office)
    )


def at_odds(state: State, person: str, office: str) -> tuple[str, ...]:
    """Return the offices `person` holds that the practice warns against holding with `office`."""
    wanted, held = set(parts(office)), set(offices_held(state, person)) - set(parts(office))
    return tuple(
        other
        for one, two in state.practice.incompatible
        for mine, other in ((one, two), (two, one))
        if mine in wanted and other in held
    )

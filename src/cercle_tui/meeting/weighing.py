"""What the reasons of an election weigh: read, never decided; the number alone names nobody."""

from dataclasses import dataclass

from cercle_tui.meeting.matters import ElectionState
from cercle_tui.model.practice import Tie


@dataclass(frozen=True, slots=True)
class Weight:
    """A person named, by whom now, and the reasons given for them, in the order said."""

    person: str
    by: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many name this person now."""
        return len(self.by)


def weigh(election: ElectionState) -> tuple[Weight, ...]:
    """Return each person who is named now, most named first, then in the order first named.

    Reasons said before the change round stay with those who still name the same person.
    """
    by: dict[str, list[str]] = {}
    for voter, standing in election.nominations.items():
        for said in standing:
            by.setdefault(said.nominee, []).append(voter)
    order = list(dict.fromkeys(said.nominee for said in election.said))
    weights = (
        Weight(
            person,
            tuple(by[person]),
            tuple(
                said.reasons
                for said in election.said
                if said.nominee == person and said.by in by[person]
            ),
        )
        for person in order
        if person in by
    )
    return tuple(sorted(weights, key=lambda weight: -weight.count))


def near_tied(election: ElectionState) -> tuple[str, ...]:
    """Return the people of whom one is hardly named more than another; empty when one stands out.

    Those within one voice of the most named are, but for who declined.
    """
    said_no = {declined.person for declined in election.declined}
    weights = [weight for weight in weigh(election) if weight.person not in said_no]
    most = weights[0].count if weights else 0
    close = tuple(weight.person for weight in weights if weight.count >= most - 1)
    return close if len(close) > 1 else ()


def pointed_to(election: ElectionState, tie: Tie, holder: str) -> str:
    """Return whom the practice points to among those near-tied, or an empty string.

    `holder` is who holds the office now. The facilitator's own choice is nobody's but theirs.
    """
    close = near_tied(election)
    match tie:
        case Tie.INCUMBENT:
            return holder if holder in close else ""
        case Tie.SELF_NAMED:
            own = [person for person in close if _names_themself(election, person)]
            return own[0] if len(own) == 1 else ""
        case Tie.DRAW:
            lot = election.lots[-1] if election.lots else None
            return lot.drawn if lot and set(lot.people) == set(close) else ""
    return ""


def _names_themself(election: ElectionState, person: str) -> bool:
    return any(said.nominee == person for said in election.nominations.get(person, ()))

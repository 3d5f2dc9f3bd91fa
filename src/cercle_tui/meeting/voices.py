"""How turns were shared in the rounds of a meeting: what equivalence of voices is looked at by."""

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.speaking import lived
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.base import Value

_FEWEST = 2
"""Who speaks alone in a round has neither its first nor its last word."""


class Voice(Value):
    """One person's turns in a meeting: taken, passed, and in how many rounds theirs was the first
    word, or the last.
    """

    turns: int = 0
    passed: int = 0
    first: int = 0
    last: int = 0


def voices(meeting: Meeting) -> dict[str, Voice]:
    """Return the turns of each person who took or passed one, rounds on a tension apart."""
    rounds: dict[tuple[int, int], list[str]] = {}
    passed: dict[str, int] = {}
    for event, before, after in lived(meeting):
        if not _counts(before):
            continue
        place = (len(before.walks), before.stage.n)
        if isinstance(event, ev.SpokeUp):
            rounds.setdefault(place, []).append(event.person)
        elif isinstance(event, ev.Passed) and place == (len(after.walks), after.stage.n):
            for person in event.people:
                let_be = after.stage.turns.get(person) == "passed"
                passed[person] = passed.get(person, 0) + let_be
    spoke = [person for one in rounds.values() for person in one]
    shared = [one for one in rounds.values() if len(set(one)) >= _FEWEST]
    firsts, lasts = [one[0] for one in shared], [one[-1] for one in shared]
    known = dict.fromkeys([*spoke, *(person for person, times in passed.items() if times)])
    return {
        person: Voice(
            turns=spoke.count(person), passed=passed.get(person, 0),
            first=firsts.count(person), last=lasts.count(person),
        )
        for person in known
    }  # fmt: skip


def _counts(state: State) -> bool:
    item = state.item
    tension = item is not None and item.item.kind is ItemKind.TENSION
    return state.step.kind is StageKind.ROUND and not tension

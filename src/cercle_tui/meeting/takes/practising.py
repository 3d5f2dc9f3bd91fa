"""The circle changes its practice, and hears the opinions of those who are absent."""

from dataclasses import replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.takes.presence import presence
from cercle_tui.meeting.takes.registry import on
from cercle_tui.meeting.walking import effect
from cercle_tui.model.decision import Opinion
from cercle_tui.model.practice import Absent, Practice


def check_practice(state: State, wanted: Practice | None) -> None:
    """Raise `RuleBroken` for a practice that is the circle's already."""
    if wanted is None or wanted == state.latest_practice:
        raise RuleBroken("same_practice")


@effect("practice")
def _practice(state: State, walk: Walk, event: ev.Event) -> State:
    """By the circle's consent another practice holds, from the next step on."""
    wanted = walk.question.practice if walk.question else None
    if wanted is None:
        return state
    change = (event.at, state.latest_practice, wanted)
    return replace(state, agreed=wanted, practices=(*state.practices, change))


@on(ev.OpinionRead)
def opinion_read(state: State, event: ev.OpinionRead) -> State:
    """Read out in the consent round to a proposal; another one of the same person replaces it."""
    if state.practice.absent is not Absent.ADVANCE_OPINION:
        raise RuleBroken("opinion_not_practised")
    if state.step.asks != "proposal":
        raise RuleBroken("wrong_step", step=state.step.name)
    known = presence(state, event.person)
    if known.here:
        raise RuleBroken("already_present", person=event.person)
    if not known.member.counted:
        raise RuleBroken("not_counted", person=event.person)
    about, version = state.stage.about, state.stage.version
    said = Opinion(person=event.person, text=event.text, version=version)
    others = tuple(
        (key, opinion)
        for key, opinion in state.opinions
        if (key, opinion.person, opinion.version) != (about, event.person, version)
    )
    return replace(state, opinions=(*others, (about, said)))

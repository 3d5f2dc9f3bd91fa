"""The keys of a round: who has spoken, who passes, who begins."""

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import SENTENCE_STEPS
from cercle_tui.meeting.order import order_from
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.practice import Passing
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.here import Do, Here, Record


def in_round(here: Here) -> bool:
    return here.kind is StageKind.ROUND and here.step not in ("nominations", "change")


def waits(here: Here) -> bool:
    """Whether the lit person still has a turn in a round."""
    return in_round(here) and here.cursor in here.state.waiting()


def _had_turn(here: Here) -> bool:
    return in_round(here) and here.cursor in here.state.stage.turns


def reached(here: Here) -> bool:
    """Whether the lit person can be heard, or nobody is lit."""
    known = here.state.people.get(here.cursor)
    return known is None or not known.unreachable


def _may_pass(here: Here) -> bool:
    once = here.state.practice.passing is Passing.ONCE
    return reached(here) and not (once and here.cursor in here.state.stage.offered)


def all_may_pass(here: Here) -> bool:
    """Whether one key may pass for everyone still waiting; alone, only where passing is free."""
    left = here.state.at_once()
    return len(left) > 1 or (bool(left) and here.state.practice.passing is not Passing.ONCE)


def _not_begun(here: Here) -> bool:
    stage = here.state.stage
    begun = stage.turns or stage.answers or stage.offered
    asked = here.kind is not StageKind.BALLOTS  # written all at once, in no order
    return bool(stage.order) and not begun and not stage.together and asked


def _can_begin(here: Here, person: str) -> bool:
    """Whether the round may begin with `person`: whoever the step puts apart never does."""
    try:
        return bool(order_from(here.state, person, here.state.stage.reverse))
    except RuleBroken:
        return False


def _turn_round(here: Here) -> Do:
    stage = here.state.stage
    first = next(person for person in stage.order if _can_begin(here, person))
    return Record(ev.RoundTurned, {"first": first, "reverse": not stage.reverse})


def _first(here: Here) -> Do:
    reverse = here.state.stage.reverse
    return Record(ev.RoundTurned, {"first": here.cursor, "reverse": reverse})


ACTIONS = (
    Action(
        "spoke",
        ("space",),
        N_("has spoken"),
        N_("The lit person has had their turn; the light goes on to the next."),
        lambda here: Record(ev.SpokeUp, {"person": here.cursor}),
        lambda here: waits(here) and here.step not in SENTENCE_STEPS,
        shown=10,
        ready=reached,
        guarded=True,
    ),
    Action(
        "pass",
        ("x",),
        N_("passes"),
        N_("The lit person passes; the turn is offered again at the end."),
        lambda here: Record(ev.Passed, {"people": (here.cursor,)}),
        lambda here: waits(here) and here.state.step.passing,
        shown=30,
        ready=_may_pass,
        guarded=True,
    ),
    Action(
        "all_pass",
        ("t",),
        N_("no more questions"),
        N_("Nobody else has a question: everyone still waiting passes, together."),
        lambda here: Record(ev.Passed, {"people": here.state.at_once()}),
        lambda here: (
            in_round(here)
            and here.state.step.together
            and here.step not in ("ideas", "codev_consult")
            and all_may_pass(here)
        ),
        shown=15,
    ),
    Action(
        "give_back",
        ("backspace",),
        N_("gives the turn back"),
        N_("Go back to the lit person: they have their turn again."),
        lambda here: Record(ev.TurnReturned, {"person": here.cursor}),
        _had_turn,
        shown=12,
        ready=reached,
    ),
    Action(
        "direction",
        ("d",),
        N_("other direction"),
        N_("The round goes the other way, before anyone has spoken."),
        _turn_round,
        lambda here: _not_begun(here) and any(_can_begin(here, p) for p in here.state.stage.order),
    ),
    Action(
        "begin_with",
        ("f",),
        N_("begin here"),
        N_("The round begins with the lit person, before anyone has spoken."),
        _first,
        lambda here: (
            _not_begun(here)
            and here.cursor in here.state.stage.order
            and here.cursor != here.state.stage.order[0]
            and _can_begin(here, here.cursor)
        ),
        shown=35,
    ),
)

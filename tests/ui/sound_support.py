"""What must hold of the keys in every state a meeting can be in."""

from pydantic import ValidationError

from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.ui.meeting.actions import footer, table, working
from cercle_tui.ui.meeting.choices import CHOICES
from cercle_tui.ui.meeting.forms import specs
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record

STANDS_BEFORE = {
    ("adopt", "next"),
    ("outcome_reached", "next"),
    ("close", "next"),
    ("put_to_circle", "next"),
    ("cast_ballot", "next"),
    ("ballots_in", "next"),
    ("elect", "next"),
    ("decline", "direction"),
    ("hand_over_item", "hand_over"),
    ("election_ways_out", "item_outcome"),
    ("ways_out", "item_outcome"),
    ("review_together", "next"),
    ("review_change", "propose"),
    ("review_silence", "all_pass"),
    ("review_objection", "objection"),
    ("review_otherwise", "item_outcome"),
}
"""Actions that both fit a state and share a key: the first is the one meant."""


def refused(here: Here, do: Do) -> str:
    """Return why `do` cannot be done now, or an empty string; nothing is recorded."""
    meeting = here.meeting
    match do:
        case Record():
            try:
                at = max(here.now, meeting.state.now)
                meeting.take(do.kind(n=meeting.n + 1, at=at, **do.facts))
            except (RuleBroken, ValidationError) as problem:
                return str(problem) or repr(problem)
        case OpenForm():
            specs()[do.id].build(here, do.arg)
        case Choose():
            offered = CHOICES[do.id].offer(here, do.arg)
            if not offered:
                return f"nothing to choose in {do.id}"
            for choice, then in offered:
                if isinstance(then, OpenForm):
                    specs()[then.id].build(here, then.arg)
                why = refused(here, then) if isinstance(then, Record) else ""
                if why:
                    return f"{do.id}: {choice.value}: {why}"
    return ""


def competing(here: Here) -> set[tuple[str, str]]:
    """Return the pairs of actions that fit here and share a key."""
    if here.state.paused is not None or not here.writable:
        return set()
    fit = [action for action in table() if action.when(here)]
    return {
        (first.id, second.id)
        for n, first in enumerate(fit)
        for second in fit[n + 1 :]
        if set(first.keys) & set(second.keys)
    }


def sound(here: Here) -> None:
    """No two actions compete for a key, and the footer names none that cannot be done."""
    assert competing(here) <= STANDS_BEFORE, (here.step, competing(here) - STANDS_BEFORE)
    keys = [key for action in working(here) for key in action.keys]
    assert len(keys) == len(set(keys))
    for action in footer(here):
        why = refused(here, action.do(here))
        assert not why, f"{here.step}: the footer names {action.id}, but {why}"

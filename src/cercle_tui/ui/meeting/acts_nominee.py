"""The keys of an election from the person proposed on: lot, consent, refusal, the ways out."""

import hashlib

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import decided
from cercle_tui.meeting.weighing import near_tied
from cercle_tui.model.practice import Tie
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.elect_words import (
    TREATING,
    at_step,
    can_facilitate,
    current,
    electing,
    must_hand_over,
)
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record


def _may_draw(here: Here) -> bool:
    draws = here.state.practice.tie is Tie.DRAW
    return at_step("propose")(here) and draws and bool(near_tied(current(here)))


def _draw(here: Here) -> Do:
    """A lot by the chance that ids are made of: it is the desk's, never this function's."""
    people = near_tied(current(here))
    chance = int.from_bytes(hashlib.sha256(here.new_id().encode()).digest())
    return Record(ev.LotDrawn, {"people": people, "drawn": people[chance % len(people)]})


def _may_elect(here: Here) -> bool:
    return at_step("nominee_consent", "objections")(here) and decided(here.state) is None


def _may_decline(here: Here) -> bool:
    return at_step("propose", "nominee_consent", *TREATING)(here) and bool(here.state.nominee)


def _may_adjust(here: Here) -> bool:
    return at_step("objections", "understand", "test")(here)


def _may_hand_over(here: Here) -> bool:
    return electing(here) and here.step not in ("elected", "item_end") and bool(
        can_facilitate(here)
    )  # fmt: skip


def _way_out(here: Here) -> bool:
    return electing(here) and here.step not in ("elected", "item_end")


ACTIONS = (
    Action(
        "propose_nominee",
        ("space", "p"),
        N_("propose someone"),
        N_("Propose a person and a term, on the reasons heard."),
        lambda _here: OpenForm("nominee"),
        at_step("propose"),
        shown=10,
    ),
    Action(
        "draw_lot",
        ("t",),
        N_("draw a lot"),
        N_("Chance tells apart the people whose reasons weigh the same."),
        _draw,
        _may_draw,
        shown=11,
        guarded=True,
    ),
    Action(
        "elect",
        ("enter",),
        N_("elected from now"),
        N_("Everyone consents: the person proposed is elected, from now."),
        lambda _here: Record(ev.Elected, {}),
        _may_elect,
        shown=8,
        guarded=True,
    ),
    Action(
        "elect_with",
        ("s",),
        N_("from when, substitute"),
        N_("Elected too: say from when, and who stands in when needed."),
        lambda _here: OpenForm("elect_with"),
        _may_elect,
        shown=9,
    ),
    Action(
        "adjust",
        ("p",),
        N_("adjust, or another"),
        N_("Adjust duties, term or support, or propose another person: a new version."),
        lambda _here: OpenForm("nominee", "adjust"),
        _may_adjust,
        shown=14,
    ),
    Action(
        "integrate_nominee",
        ("space", "p"),
        N_("adjust, or another"),
        N_("Adjust duties, term or support, or propose another person: a new version."),
        lambda _here: OpenForm("nominee", "adjust"),
        at_step("integrate"),
        shown=10,
    ),
    Action(
        "decline",
        ("d",),
        N_("declines"),
        N_("The person proposed says no; another can be proposed, without starting over."),
        lambda _here: OpenForm("decline"),
        _may_decline,
        shown=24,
    ),
    Action(
        "hand_over_item",
        ("h",),
        N_("hand over"),
        N_("Someone else facilitates, for this item; or for the rest of the meeting."),
        lambda _here: Choose("facilitator_item"),
        _may_hand_over,
        shown=7,
        ready=must_hand_over,
    ),
    Action(
        "election_ways_out",
        ("w",),
        N_("ways out"),
        N_("Nobody is found: vacant, later, in the interim; or back to the change round."),
        lambda _here: Choose("election_ways_out"),
        _way_out,
        shown=44,
    ),
)

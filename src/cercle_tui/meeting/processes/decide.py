"""Consent decision-making, and the two processes that lead into it: shaping and review."""

from cercle_tui.meeting.steps import (
    ITEM_END,
    Process,
    StageKind,
    Step,
    Who,
    check,
    consent_to,
    round_of,
    talk,
    write,
)

OBJECTIONS = (
    check("objections", gate="objections_met", leads=(("new_version", "consent"),)),
    talk("understand"),
    talk("test"),
    write("integrate", leads=(("objections_left", "objections"), ("new_version", "consent"),
                              ("", "objections"))),
)  # fmt: skip

DECIDE = Process(
    "decide",
    (
        write("present", gate="proposal_there"),
        round_of("clarify", who=Who.BUT_AUTHOR, together=True, again=("present",)),
        round_of("react", who=Who.AUTHOR_REACTS, again=("clarify",)),
        write("amend", gate="proposal_complete", leads=(("", "consent"),), again=("react",)),
        Step(
            "consent", StageKind.ANSWERS, gate="round_done", who=Who.AUTHOR_CONSENTS,
            asks="proposal", passing=False, leads=(("objections_raised", "objections"),),
            again=("amend",),
        ),
        *OBJECTIONS,
        check("read_back", leads=(("", "item_end"),)),
        ITEM_END,
    ),
)  # fmt: skip

SHAPE = Process(
    "shape",
    (
        write("need", gate="text_there"),
        consent_to("need_consent", asks="text", again=("need",)),
        round_of("picture", again=("picture",)),
        consent_to("picture_complete", asks="list", again=("picture",)),
        round_of("ideas", again=("ideas",)),
        write("synthesis", gate="text_there"),
        ITEM_END,
    ),
)
"""The synthesis becomes a proposal (`ProposalMade`), which goes on in `DECIDE`."""

REVIEW = Process(
    "review",
    (
        talk("review_read"),
        round_of("review", gate="review_chosen"),
        Step("review_choice", StageKind.ANSWERS, gate="consented", collective=True,
             asks="review", passing=False, effect="review", again=("review",)),
        ITEM_END,
    ),
)  # fmt: skip
"""To change the decision is a new version: a proposal that replaces it, in `DECIDE`."""

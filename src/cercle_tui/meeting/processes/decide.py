"""Consent decision-making."""

from cercle_tui.meeting.steps import (
    ITEM_END,
    Process,
    StageKind,
    Step,
    Who,
    check,
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
        check("read_back", leads=(("", "item_end"),), effect="read_back"),
        ITEM_END,
    ),
)  # fmt: skip

"""Election without candidates (method, ten steps)."""

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

ELECT = Process(
    "elect",
    (
        write("role", gate="role_there"),
        consent_to("role_consent", asks="role", again=("role",)),
        write("office_term", gate="office_term_there"),
        consent_to("term_consent", asks="office_term", again=("office_term",)),
        write("criteria", gate="criteria_there", skip="no_criteria_step"),
        consent_to("criteria_consent", asks="criteria", skip="no_criteria_step",
                   again=("criteria",)),
        Step("ballots", StageKind.BALLOTS, gate="ballots_are_in"),
        Step("nominations", StageKind.ROUND, gate="all_nominated", passing=False),
        round_of("change", skip="no_change_round"),
        write("propose", gate="nominee_there", again=("change",)),
        Step("nominee_consent", StageKind.ANSWERS, gate="round_done", who=Who.NOMINEE_LAST,
             asks="nominee", passing=False, leads=(("objections_raised", "objections"),)),
        check("objections", gate="objections_met", leads=(("new_version", "nominee_consent"),),
              again=("propose",)),
        talk("understand"),
        talk("test"),
        write("integrate", leads=(("objections_left", "objections"),
                                  ("new_version", "nominee_consent"), ("", "objections")),
              again=("propose",)),
        check("elected", leads=(("", "item_end"),)),
        ITEM_END,
    ),
)  # fmt: skip

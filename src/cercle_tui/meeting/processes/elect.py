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
        write("role", gate="role_there", skip="role_known"),
        consent_to("role_consent", asks="role", again=("role",)),
        write("office_term", gate="office_term_there", skip="office_term_known"),
        consent_to("term_consent", asks="office_term", again=("office_term", "role")),
        write("criteria", gate="criteria_there", skip="no_criteria_step",
              again=("office_term", "role")),
        consent_to("criteria_consent", asks="criteria", skip="no_criteria_step",
                   again=("criteria", "office_term", "role")),
        round_of("election_info", skip="criteria_step", together=True),
        Step("ballots", StageKind.BALLOTS, gate="ballots_are_in"),
        Step("nominations", StageKind.ROUND, gate="all_nominated", passing=False),
        round_of("change", skip="no_change_round", together=True, passing=False),
        write("propose", gate="nominee_there", again=("change",)),
        Step("nominee_consent", StageKind.ANSWERS, gate="round_done", who=Who.NOMINEE_LAST,
             asks="nominee", passing=False, leads=(("objections_raised", "objections"),),
             again=("propose",)),
        check("objections", gate="objections_met", leads=(("new_version", "nominee_consent"),),
              again=("propose",)),
        talk("understand"),
        talk("test"),
        write("integrate", leads=(("objections_left", "objections"),
                                  ("new_version", "nominee_consent"), ("", "objections")),
              again=("propose",)),
        check("elected", leads=(("offices_left", "ballots"), ("", "item_end")),
              effect="next_office"),
        ITEM_END,
    ),
)  # fmt: skip
"""Duties, terms and criteria of several offices are settled together; each has its ballots."""

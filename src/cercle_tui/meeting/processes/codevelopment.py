"""Codevelopment in six steps (Payette et Champagne), and theory input."""

from cercle_tui.meeting.steps import ITEM_END, Process, Who, round_of, talk, write

CODEVELOPMENT = Process(
    "codevelopment",
    (
        talk("codev_present", minutes=10),
        round_of("codev_clarify", who=Who.BUT_AUTHOR, together=True, minutes=10,
                 again=("codev_clarify", "codev_present")),
        write("codev_contract", gate="words_there", minutes=5, again=("codev_clarify",)),
        round_of("codev_consult", who=Who.BUT_AUTHOR, together=True, minutes=25,
                 again=("codev_consult", "codev_contract")),
        write("codev_plan", minutes=10, again=("codev_consult",)),
        round_of("codev_learn", minutes=10, again=("codev_plan",)),
        ITEM_END,
    ),
)  # fmt: skip
"""The client is who brings the item; the minutes are those proposed for an item of 70."""

THEORY = Process(
    "theory",
    (
        talk("theory_present"),
        round_of("theory_clarify", together=True, again=("theory_clarify",)),
        round_of("theory_use"),
        ITEM_END,
    ),
)

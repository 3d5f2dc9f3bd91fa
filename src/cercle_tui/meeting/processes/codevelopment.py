"""Codevelopment in six steps (Payette et Champagne), and theory input."""

from cercle_tui.meeting.steps import ITEM_END, Process, Who, round_of, talk, write

CODEVELOPMENT = Process(
    "codevelopment",
    (
        talk("codev_present", minutes=10),
        round_of("codev_clarify", who=Who.BUT_AUTHOR, together=True, minutes=10),
        write("codev_contract", gate="text_there", minutes=5),
        round_of("codev_consult", who=Who.BUT_AUTHOR, again=("codev_consult",), minutes=25),
        write("codev_plan", minutes=10),
        round_of("codev_learn", minutes=10),
        ITEM_END,
    ),
)

THEORY = Process(
    "theory",
    (
        talk("theory_present"),
        round_of("theory_clarify", together=True),
        round_of("theory_use"),
        ITEM_END,
    ),
)

"""Items in which nothing is decided: a report, an exploration, a tension heard."""

from cercle_tui.meeting.steps import ITEM_END, Process, round_of, talk, write

REPORT = Process(
    "report",
    (talk("report_present"), round_of("report", together=True, again=("report",)), ITEM_END),
)

EXPLORE = Process(
    "explore",
    (
        talk("explore_present"),
        round_of("clarify", together=True),
        round_of("explore", again=("explore",)),
        ITEM_END,
    ),
)

TENSION = Process(
    "tension",
    (
        write("tension_heard"),
        round_of("tension_needs"),
        write("tension_next"),
        ITEM_END,
    ),
)

"""Questions to the whole circle that can come at any moment, and the asides inside a step."""

from cercle_tui.meeting.steps import Process, StageKind, Step, Who, consent_to, round_of, talk

_END = (("", ""),)

QUESTIONS = (
    *(
        Process(name, (consent_to(name, asks="question", effect=name, leads=_END),))
        for name in ("procedure", "more_time", "carry_over", "drop", "close_now", "form_correction",
                     "practice")
    ),
    Process("agenda_again", (consent_to("agenda_again", asks="agenda", effect="agenda",
                                        leads=_END),)),
    Process("objection_test", (Step("objection_test", StageKind.ANSWERS, gate="consented",
                                    who=Who.BUT_OBJECTOR, asks="question", passing=False,
                                    effect="objection_test", leads=_END),)),
    Process("aside", (talk("aside", leads=_END),)),
    Process("stuck", (round_of("stuck", leads=_END),)),
)  # fmt: skip
"""Each is one step long and returns to the very step it interrupted."""

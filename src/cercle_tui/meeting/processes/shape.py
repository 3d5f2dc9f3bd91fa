"""Proposal shaping: from a need to a proposal, together (method, "Proposal shaping")."""

from cercle_tui.meeting.steps import ITEM_END, Process, check, consent_to, round_of, write

SHAPE = Process(
    "shape",
    (
        write("need", gate="words_there"),
        consent_to("need_consent", asks="text", again=("need",)),
        round_of("picture", gate="dimensions_there", together=True, again=("picture", "need")),
        consent_to("picture_complete", asks="list", again=("picture",)),
        round_of("ideas", together=True, leads=(("dimension_left", "ideas"), ("", "tuners")),
                 again=("ideas", "picture")),
        check("tuners", gate="tuners_there", again=("ideas", "picture")),
        write("synthesis", gate="words_there", again=("tuners", "ideas")),
        ITEM_END,
    ),
)  # fmt: skip
"""Ideas go question by question: each is a round of its own, `Stage.about` its question.

The synthesis becomes a proposal (`ProposalMade`), which goes on in `DECIDE`.
"""

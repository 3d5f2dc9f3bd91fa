"""Review of a decision at term, or of several at once (method, "Review of a decision")."""

from cercle_tui.meeting.steps import ITEM_END, Process, StageKind, Step, round_of, talk

REVIEW = Process(
    "review",
    (
        talk("review_read", effect="review_read"),
        round_of("review", gate="review_chosen", together=True, again=("review_read",)),
        Step("review_choice", StageKind.ANSWERS, gate="consented", collective=True,
             asks="review", passing=False, effect="review", again=("review", "review_read")),
        ITEM_END,
    ),
)  # fmt: skip
"""To change the decision is a new version: a proposal that replaces it, in `DECIDE`."""

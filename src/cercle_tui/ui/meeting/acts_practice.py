"""The keys of the circle's practice: changing it, opinions read out, the measure by scales."""

from cercle_tui.locale import N_
from cercle_tui.meeting.walking import is_question
from cercle_tui.model.practice import Absent, Scores
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.here import Choose, Here, OpenForm


def _opinion_awaited(here: Here) -> bool:
    state = here.state
    practised = state.practice.absent is Absent.ADVANCE_OPINION
    return here.step == "consent" and practised and bool(state.missing)


def _by_scales(here: Here) -> bool:
    return here.step == "measure" and here.state.practice.scores is not Scores.FINGERS


ACTIONS = (
    Action(
        "opinion",
        ("i",),
        N_("opinion given in advance"),
        N_("Read out what an absent member said in advance; it is kept with the decision."),
        lambda _here: OpenForm("opinion"),
        _opinion_awaited,
        shown=14,
    ),
    Action(
        "scales",
        ("space",),
        N_("write the numbers"),
        N_("Write the numbers from 0 to 5, scale by scale."),
        lambda _here: OpenForm("scales"),
        _by_scales,
        shown=10,
    ),
    Action(
        "practice",
        ("P",),
        N_("our practice"),
        N_("Ask the circle to change how it decides, elects or keeps its minutes."),
        lambda _here: Choose("practice"),
        lambda here: not is_question(here.state),
    ),
)

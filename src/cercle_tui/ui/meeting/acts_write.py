"""The keys of the steps in which something is written: proposals, texts, dates, the measure."""

from cercle_tui.locale import N_
from cercle_tui.meeting.takes.deciding import AMENDABLE
from cercle_tui.meeting.walking import is_question
from cercle_tui.model.practice import Scores
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.acts_consent import objection_lit
from cercle_tui.ui.meeting.here import Call, Choose, Here, OpenForm

TEXT_STEPS = ("tension_next",)
MINUTES_STEPS = ("minutes", "minutes_closing")
LINE_STEPS = ("explore",)


def no_proposal(here: Here) -> bool:
    """In an item without an open proposal one can be born."""
    item = here.state.item
    free = item is not None and item.open_proposal is None and not is_question(here.state)
    return free and here.state.process != "elect"


def may_amend(here: Here) -> bool:
    item = here.state.item
    return item is not None and item.open_proposal is not None and here.step in AMENDABLE


def _may_correct(here: Here) -> bool:
    proposal = here.state.proposal
    fits = proposal is not None and (proposal.open or proposal.adopted)
    return fits and not is_question(here.state)


def _amend(here: Here) -> OpenForm:
    objection = objection_lit(here) if here.step == "integrate" else None
    return OpenForm("amend", objection.id if objection else "")


ACTIONS = (
    Action(
        "write_proposal",
        ("space",),
        N_("write the proposal"),
        N_("Write the proposal: its text, why, until when, who, how it will be measured."),
        lambda _here: OpenForm("proposal"),
        lambda here: here.step == "present" and no_proposal(here),
        shown=10,
    ),
    Action(
        "change_proposal",
        ("space",),
        N_("change the text"),
        N_("Write a new version of the proposal; a new version needs a new consent round."),
        _amend,
        lambda here: here.step in ("amend", "integrate") and may_amend(here),
        shown=10,
    ),
    Action(
        "write_text",
        ("space",),
        N_("write"),
        N_("Write the text of this step."),
        lambda here: OpenForm("text", here.step),
        lambda here: here.step in TEXT_STEPS,
        shown=10,
    ),
    Action(
        "write_tension",
        ("space",),
        N_("write it down"),
        N_("Write the tension as its bearer says it: fact, effect, need, request."),
        lambda _here: OpenForm("tension"),
        lambda here: here.step == "tension_heard",
        shown=10,
    ),
    Action(
        "set_next",
        ("space",),
        N_("set the date"),
        N_("Write when and where the circle meets next."),
        lambda _here: OpenForm("next_meeting"),
        lambda here: here.step in ("next_meeting", "leftovers") and here.state.next_meeting is None,
        shown=10,
    ),
    Action(
        "change_next",
        ("e",),
        N_("next meeting"),
        N_("Write when and where the circle meets next."),
        lambda _here: OpenForm("next_meeting"),
        lambda here: here.step in ("next_meeting", "leftovers", "closing", "measure"),
        shown=22,
    ),
    Action(
        "measure",
        ("space",),
        N_("write the fingers"),
        N_("Write what the hands show, 0 to 5, without names."),
        lambda _here: OpenForm("measure"),
        lambda here: here.step == "measure" and here.state.practice.scores is Scores.FINGERS,
        shown=10,
    ),
    Action(
        "end_time",
        ("e",),
        N_("end time"),
        N_("Move the hour at which the meeting ends."),
        lambda _here: OpenForm("end_time"),
        lambda here: here.step in ("duration", "agenda", "items"),
        shown=28,
    ),
    Action(
        "correct_minutes",
        ("e",),
        N_("correct a slip"),
        N_("Put a slip of the minutes in question right, here and now."),
        lambda _here: OpenForm("minutes_slip"),
        lambda here: here.step in MINUTES_STEPS,
        shown=14,
    ),
    Action(
        "read_minutes",
        ("p",),
        N_("read the minutes"),
        N_("Open the minutes in question over the screen, corrections included."),
        lambda _here: Call("minutes"),
        lambda here: here.step in MINUTES_STEPS,
        shown=13,
        reads=True,
    ),
    Action(
        "idea",
        ("i",),
        N_("idea"),
        N_("Keep an idea, as it was said."),
        lambda here: OpenForm("line", here.cursor),
        lambda here: here.step in LINE_STEPS,
        shown=20,
    ),
    Action(
        "propose",
        ("p",),
        N_("proposal"),
        N_("A proposal is born here: the item goes on as a decision."),
        lambda _here: OpenForm("proposal"),
        no_proposal,
        shown=40,
    ),
    Action(
        "amend",
        ("p",),
        N_("new version"),
        N_("Write a new version of the proposal; a new version needs a new consent round."),
        _amend,
        may_amend,
        shown=18,
    ),
    Action(
        "correct_form",
        ("j",),
        N_("correction of form"),
        N_("Correct a typo or a slip in the text; the circle confirms it at once."),
        lambda _here: OpenForm("correct_form"),
        _may_correct,
    ),
    Action(
        "tell",
        ("t",),
        N_("communicate to"),
        N_("Write whom the decision is communicated to."),
        lambda _here: OpenForm("told"),
        lambda here: here.step == "read_back",
        shown=14,
    ),
    Action(
        "ways_out",
        ("w",),
        N_("other ways out"),
        N_("Withdraw, postpone, refer or drop the proposal; a round on what holds us up."),
        lambda _here: Choose("ways_out"),
        lambda here: (
            here.state.item is not None
            and here.state.item.open_proposal is not None
            and not is_question(here.state)
        ),
        shown=45,
    ),
    Action(
        "item_outcome",
        ("w",),
        N_("other outcome"),
        N_("End the item otherwise: carried over, referred, dropped."),
        lambda _here: Choose("item_outcome"),
        lambda here: here.state.item is not None and not is_question(here.state),
        shown=45,
    ),
)

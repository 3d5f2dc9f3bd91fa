"""The keys of shaping, codevelopment and theory: write, gather lines, choose who tunes."""

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import SENTENCE_STEPS, last_text, stopped_at
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.acts_rounds import all_may_pass, reached, waits
from cercle_tui.ui.meeting.here import Do, Here, OpenForm, Record

WORDS_STEPS = ("need", "codev_present", "codev_contract")
IDEA_STEPS = ("ideas", "codev_consult")
MOST_TUNERS = 2


def _written(here: Here, step: str) -> bool:
    return last_text(here.state.item, step) is not None


def _tune(here: Here) -> Do:
    """The lit person takes it on, or lets it go; of three the first chosen makes room."""
    item = here.state.item
    chosen = item.tuners if item is not None else ()
    if here.cursor not in chosen:
        people = (*chosen, here.cursor)[-MOST_TUNERS:]
    else:
        people = tuple(p for p in chosen if p != here.cursor) or chosen
    return Record(ev.TunersChosen, {"people": people})


ACTIONS = (
    Action(
        "write_words",
        ("space",),
        N_("write"),
        N_("Write the text of this step."),
        lambda here: OpenForm("words", here.step),
        lambda here: here.step in WORDS_STEPS,
        shown=10,
    ),
    Action(
        "go_on_shaping",
        ("r",),
        N_("where we stopped"),
        N_("Go on where an earlier meeting stopped, with what it gathered."),
        lambda here: Record(ev.StepChosen, {"step": stopped_at(here.state.item)}),
        lambda here: here.step == "need" and bool(stopped_at(here.state.item)),
        shown=11,
        guarded=True,
    ),
    Action(
        "dimension",
        ("i",),
        N_("question"),
        N_("Keep a question of the lit person, one line each; several if they have several."),
        lambda here: OpenForm("dimension", here.cursor),
        lambda here: here.step == "picture",
        shown=9,
    ),
    Action(
        "gathered_idea",
        ("i",),
        N_("idea"),
        N_("Keep an idea of the lit person, as it was said."),
        lambda here: OpenForm("gathered_idea", here.cursor),
        lambda here: here.step in IDEA_STEPS,
        shown=9,
    ),
    Action(
        "nothing_to_add",
        ("t",),
        N_("nothing to add"),
        N_("Nobody else has anything to add: everyone still waiting passes, together."),
        lambda here: Record(ev.Passed, {"people": here.state.at_once()}),
        lambda here: here.step in IDEA_STEPS and all_may_pass(here),
        shown=15,
    ),
    Action(
        "sentence",
        ("space",),
        N_("write their sentence"),
        N_("Write what the lit person says in a sentence; it is their turn taken."),
        lambda here: OpenForm("sentence", here.cursor),
        lambda here: here.step in SENTENCE_STEPS and waits(here),
        shown=10,
        ready=reached,
    ),
    Action(
        "tuner",
        ("space",),
        N_("puts it together"),
        N_("The lit person, or two, put the ideas together into a proposal; again takes it back."),
        _tune,
        lambda here: here.step == "tuners" and here.cursor in here.state.here,
        shown=10,
        guarded=True,
    ),
    Action(
        "write_synthesis",
        ("space",),
        N_("write the synthesis"),
        N_("Write the proposal that the ideas make, and what it leaves out."),
        lambda _here: OpenForm("synthesis"),
        lambda here: here.step == "synthesis" and not _written(here, "synthesis"),
        shown=10,
    ),
    Action(
        "put_to_circle",
        ("space", "enter"),
        N_("on to consent"),
        N_("The synthesis becomes a proposal, and the circle decides on it by consent."),
        lambda _here: OpenForm("shaped"),
        lambda here: here.step == "synthesis" and _written(here, "synthesis"),
        shown=8,
    ),
    Action(
        "change_synthesis",
        ("e",),
        N_("change the synthesis"),
        N_("Write the synthesis anew, or what it leaves out."),
        lambda _here: OpenForm("synthesis"),
        lambda here: here.step == "synthesis" and _written(here, "synthesis"),
        shown=14,
    ),
    Action(
        "plan_action",
        ("space",),
        N_("action of the plan"),
        N_("Write what the client will do by when; the next opening hears of it."),
        lambda _here: OpenForm("plan_action"),
        lambda here: here.step == "codev_plan",
        shown=10,
    ),
    Action(
        "write_plan",
        ("e",),
        N_("write the synthesis"),
        N_("Write what the client keeps of all that was offered."),
        lambda _here: OpenForm("words", "codev_plan"),
        lambda here: here.step == "codev_plan",
        shown=14,
    ),
)

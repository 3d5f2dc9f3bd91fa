"""The keys of a review: together or one by one, then keep, another term, change, drop."""

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.walking import is_question
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.acts_rounds import all_may_pass
from cercle_tui.ui.meeting.choices_review import change, drop
from cercle_tui.ui.meeting.frames_review import REVIEW_STEPS, reviewing, under_review
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record


def _reading(here: Here) -> bool:
    return here.step == "review_read" and reviewing(here) is not None


def _heard(here: Here) -> bool:
    """The round is over: what is proposed can be said."""
    return here.step == "review" and not here.state.waiting() and bool(under_review(here))


def _asked(here: Here) -> bool:
    return here.step == "review_choice" and reviewing(here) is not None


def _several(here: Here) -> bool:
    return len(under_review(here)) > 1


def _may_change(here: Here) -> bool:
    item = reviewing(here)
    free = item is not None and item.open_proposal is None and not is_question(here.state)
    return free and here.step in REVIEW_STEPS and bool(under_review(here))


def _left(here: Here) -> bool:
    item = reviewing(here)
    return here.step == "item_end" and item is not None and bool(item.left_to_review)


def _object(here: Here) -> Do:
    if here.cursor in here.state.stage.order:
        return Choose("review_objected", here.cursor)
    return Choose("who_review_objection")


def _keep(_here: Here) -> Do:
    return Record(ev.ReviewChosen, {"choice": "keep"})


ACTIONS = (
    Action(
        "review_subject",
        ("space",),
        N_("choose the decision"),
        N_("Say which decision this item reviews."),
        lambda _here: Choose("review_subject"),
        lambda here: _reading(here) and not under_review(here),
        shown=10,
        ready=lambda here: bool(here.state.context.decisions),
    ),
    Action(
        "review_alone",
        ("space",),
        N_("this one on its own"),
        N_("Review the lit decision on its own; the others come after."),
        lambda here: Record(ev.ReviewsTaken, {"decisions": (here.cursor,)}),
        lambda here: _reading(here) and _several(here) and here.cursor in under_review(here),
        shown=11,
        guarded=True,
    ),
    Action(
        "review_together",
        ("enter",),
        N_("all together"),
        N_("Review all these decisions at once; whoever objects says to which."),
        lambda here: Record(ev.StepDone, {"step": here.step}),
        lambda here: _reading(here) and _several(here),
        shown=10,
        guarded=True,
    ),
    Action(
        "review_begin",
        ("space",),
        N_("begin the round"),
        N_("The decision has been read: each says what it brought."),
        lambda here: Record(ev.StepDone, {"step": here.step}),
        lambda here: _reading(here) and len(under_review(here)) == 1,
        shown=10,
        guarded=True,
    ),
    Action(
        "review_silence",
        ("t",),
        N_("nothing to add"),
        N_("Nobody else wants to speak: everyone still waiting passes, together."),
        lambda here: Record(ev.Passed, {"people": here.state.at_once()}),
        lambda here: here.step == "review" and all_may_pass(here),
        shown=15,
    ),
    Action(
        "review_keep",
        ("space",),
        N_("keep"),
        N_("Propose to keep it with the circle's usual term."),
        _keep,
        lambda here: _heard(here) and not _several(here),
        shown=10,
        guarded=True,
    ),
    Action(
        "review_keep_all",
        ("space",),
        N_("keep all"),
        N_("Propose to keep them all with the circle's usual term."),
        _keep,
        lambda here: _heard(here) and _several(here),
        shown=10,
        guarded=True,
    ),
    Action(
        "review_term",
        ("e",),
        N_("other term"),
        N_("Propose to keep with another term than the circle's usual one."),
        lambda _here: OpenForm("review_term"),
        _heard,
        shown=12,
    ),
    Action(
        "review_drop",
        ("d",),
        N_("drop"),
        N_("Propose to drop the decision, by the circle's consent."),
        drop,
        _heard,
        shown=14,
    ),
    Action(
        "review_change",
        ("p",),
        N_("change"),
        N_("Write a new version, from the old text; it goes through the whole of consent."),
        change,
        _may_change,
        shown=13,
    ),
    Action(
        "review_objection",
        ("o",),
        N_("objection"),
        N_("Someone objects: say to which decision; it is reviewed on its own."),
        _object,
        lambda here: _asked(here) and _several(here) and bool(here.state.waiting()),
        shown=11,
    ),
    Action(
        "review_otherwise",
        ("w",),
        N_("otherwise"),
        N_("Propose something else: another term, a change, to drop it."),
        lambda _here: Choose("review_otherwise"),
        _asked,
        shown=20,
    ),
    Action(
        "review_rest",
        ("space",),
        N_("review what is left"),
        N_("Go on with the decisions that have not been reviewed."),
        lambda _here: Record(ev.ReviewsTaken, {}),
        _left,
        shown=7,
        guarded=True,
    ),
)

"""The keys that always work: next step, back, notes, actions, people, pause, undo, help."""

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import round_done
from cercle_tui.meeting.steps import StageKind
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.frames_elect import ELECT_STEPS
from cercle_tui.ui.meeting.frames_review import REVIEW_STEPS
from cercle_tui.ui.meeting.frames_shape import FRAMES
from cercle_tui.ui.meeting.here import Call, Choose, Do, Here, OpenForm, Record


def _done(here: Here) -> Do:
    return Record(ev.StepDone, {"step": here.step})


def _not_asked_at_once(here: Here) -> bool:
    """Consent asked at once goes on by itself; Enter would only say who has not answered."""
    state = here.state
    return not (here.kind is StageKind.ANSWERS and state.stage.together and state.step.collective)


def _back(here: Here) -> Do:
    again = here.state.step.again
    if len(again) == 1:
        return Record(ev.StepChosen, {"step": again[0]})
    return Choose("step")


def _may_go_back(here: Here) -> bool:
    """An objection is heard to the end of its round first (I3)."""
    state = here.state
    raised = here.kind is StageKind.ANSWERS and state.open_objections(state.stage.about)
    return not raised or round_done(state) is None


def _people(here: Here) -> Do:
    person = here.arriving or here.cursor
    return Choose("person", person) if person in here.state.people else Choose("people")


def _free(here: Here) -> bool:
    """No question, aside or round lies over the step."""
    return len(here.state.walks) == 1 or bool(here.state.walk.item)


def _in_item(here: Here) -> bool:
    return here.state.item is not None and _free(here)


ACTIONS = (
    Action(
        "resume",
        ("space", "enter", "z"),
        N_("go on"),
        N_("End the pause: back to the same step."),
        lambda _here: Record(ev.Resumed, {}),
        lambda here: here.state.paused is not None,
        shown=1,
        guarded=True,
    ),
    Action(
        "next",
        ("enter",),
        N_("next step"),
        N_("End this step and go on to the next, when nothing is missing."),
        _done,
        _not_asked_at_once,
        shown=9,
        ready=lambda here: here.lack is None,
        guarded=True,
    ),
    Action(
        "person",
        ("left", "right", "up", "down"),
        N_("person"),
        N_("Move the light to another person, or another line."),
        lambda _here: None,
        shown=38,
        reads=True,
    ),
    Action(
        "note",
        ("n",),
        N_("note"),
        N_("Write a note, without leaving the step."),
        lambda _here: OpenForm("note"),
        shown=41,
    ),
    Action(
        "action",
        ("a",),
        N_("action"),
        N_("Write who does what by when."),
        lambda _here: OpenForm("action"),
        shown=42,
    ),
    Action(
        "point",
        ("b",),
        N_("waiting point"),
        N_("Write a point for a later agenda."),
        lambda _here: OpenForm("point"),
        shown=50,
    ),
    Action(
        "undo",
        ("u",),
        N_("undo"),
        N_("Take back the last thing recorded."),
        lambda here: (
            Record(ev.Undone, {"undone": here.meeting.last.n}) if here.meeting.last else None
        ),
        lambda here: here.meeting.last is not None,
        shown=60,
        guarded=True,
    ),
    Action(
        "redo",
        ("U",),
        N_("redo"),
        N_("Bring back what was undone."),
        lambda here: Record(ev.Redone, {"redone": here.meeting.undone[-1].n}),
        lambda here: bool(here.meeting.undone),
        shown=61,
        guarded=True,
    ),
    Action(
        "back",
        ("r",),
        N_("back to…"),
        N_("Go back: another round, or an earlier step of this item."),
        _back,
        lambda here: bool(here.state.step.again),
        shown=48,
        ready=_may_go_back,
    ),
    Action(
        "people",
        ("l",),
        N_("people"),
        N_("Who arrives, leaves, catches up, cannot be reached; who facilitates, who takes notes."),
        _people,
        shown=52,
    ),
    Action(
        "hand_over",
        ("h",),
        N_("hand over"),
        N_("Hand the facilitation over, for an item or for the rest of the meeting."),
        lambda _here: Choose("facilitator"),
    ),
    Action(
        "procedure",
        ("g",),
        N_("agreement of procedure"),
        N_("Ask the circle about how it goes about things: recording, a break, the order."),
        lambda _here: OpenForm("procedure"),
        _free,
    ),
    Action(
        "more_time",
        ("m",),
        N_("more time"),
        N_("Ask the circle for more minutes for this item."),
        lambda _here: OpenForm("more_time"),
        _in_item,
        shown=46,
    ),
    Action(
        "aside",
        ("v",),
        N_("aside"),
        N_("A few minutes of free talk; the step waits untouched."),
        lambda _here: Record(ev.AsideBegun, {}),
        _free,
        shown=55,
    ),
    Action(
        "pause",
        ("z",),
        N_("pause"),
        N_("Stop the clocks; back to the same step afterwards."),
        lambda _here: Record(ev.Paused, {}),
        shown=56,
    ),
    Action(
        "close_now",
        ("k",),
        N_("close now"),
        N_("Ask the circle to stop here: what is left goes to the waiting points."),
        lambda _here: Record(ev.ConsentAsked, {"question": "close_now"}),
        lambda here: (
            _free(here) and here.step not in ("attendance", "closing", "measure", "leftovers")
        ),
    ),
    Action(
        "text",
        ("pageup", "pagedown"),
        N_("read the text"),
        N_("Turn the pages of a text longer than its frame."),
        lambda _here: None,
        lambda here: (
            here.state.proposal is not None
            or here.step in (*FRAMES, *REVIEW_STEPS, "practice", "minutes_closing")
            or (here.state.walk.process == "elect" and here.step in ELECT_STEPS)
        ),
        reads=True,
    ),
    Action(
        "differences",
        ("tab",),
        N_("differences"),
        N_("Show what changed between this version and the one before, or the text alone."),
        lambda _here: Call("differences"),
        lambda here: (
            here.state.proposal is not None
            and len(here.state.proposal.versions) > 1
            and here.step != "item_end"
        ),
        shown=19,
        reads=True,
    ),
    Action(
        "projector",
        ("f5",),
        N_("projector"),
        N_("The circle alone, large; the rails and small print go."),
        lambda _here: Call("projector"),
        reads=True,
    ),
    Action(
        "theme",
        ("f6",),
        N_("light or dark"),
        N_("Go from the dark theme to the light one, to high contrast, and back."),
        lambda _here: Call("theme"),
        reads=True,
    ),
    Action(
        "quit",
        ("q",),
        N_("leave"),
        N_("Leave the screen; the meeting stays open, at this very step."),
        lambda _here: Call("leave"),
        shown=90,
        reads=True,
    ),
    Action(
        "help",
        ("question_mark", "f1"),
        N_("help"),
        N_("What this step is for, its rule, every key, and what to say when it goes wrong."),
        lambda _here: Call("help"),
        shown=99,
        reads=True,
    ),
)

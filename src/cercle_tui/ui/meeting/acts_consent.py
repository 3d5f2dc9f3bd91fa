"""The keys of consent: the three answers, adoption, and the objections one by one or together."""

from collections.abc import Callable

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gates import consented, new_version
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import Answer, Objection
from cercle_tui.model.practice import ObjectionCounts
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.acts_rounds import reached
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record


def answering(here: Here) -> bool:
    return here.kind is StageKind.ANSWERS


def _round_open(here: Here) -> bool:
    return answering(here) and bool(here.state.waiting())


def _may_answer(here: Here) -> bool:
    """Until the round is complete anyone can answer, or answer again."""
    stage = here.state.stage
    return _round_open(here) and (stage.together or here.cursor in stage.order)


def _in_turn(here: Here) -> bool:
    """The lit person is not cut off nor, before the others, the person proposed (I6)."""
    state = here.state
    proposed = here.step == "nominee_consent" and here.cursor == state.nominee
    return reached(here) and (not proposed or state.waiting() == (here.cursor,))


def _may_be_heard(here: Here) -> bool:
    """Whom the key would answer for can answer now."""
    stage = here.state.stage
    return bool(here.state.at_once()) if stage.together else _in_turn(here)


def _single_out(form: str) -> Callable[[Here], Do]:
    """An objection or a concern is one person's: the lit one's, else the one chosen."""

    def do(here: Here) -> Do:
        if here.cursor in here.state.stage.order:
            return OpenForm(form, here.cursor)
        return Choose(f"who_{form}")

    return do


def _no_objection(here: Here) -> Do:
    state = here.state
    people = (state.at_once() or state.waiting()) if state.stage.together else (here.cursor,)
    return Record(ev.Answered, {"people": people, "answer": Answer.NO_OBJECTION})


def _may_adopt(here: Here) -> bool:
    proposal = here.state.proposal
    if proposal is None or not proposal.open:
        return False
    if here.step == "consent":
        return consented(here.state) is None
    return here.step == "objections" and here.lack is None and not new_version(here.state)


def objection_lit(here: Here) -> Objection | None:
    """Return the open objection the keys are about: the lit one, else the one being treated."""
    return find_lit(here.state, here.cursor)


def find_lit(state: State, cursor: str) -> Objection | None:
    still = state.open_objections(state.stage.about)
    wanted = [o for o in still if o.id == cursor or o.author == cursor]
    treated = [o for o in still if o.id in state.stage.focus]
    return next(iter([*wanted, *treated, *still]), None)


def treating(here: Here) -> bool:
    return here.step in ("objections", "understand", "test", "integrate")


def _may_settle(here: Here) -> bool:
    """Objections on the table, or to a question once everyone has answered (I3)."""
    if objection_lit(here) is None:
        return False
    return treating(here) or (
        answering(here)
        and here.step not in ("consent", "nominee_consent")
        and not here.state.waiting()
    )


def _settle(here: Here) -> Do:
    objection = objection_lit(here)
    return Choose("settle", objection.id) if objection else None


def _take(here: Here) -> Do:
    objection = objection_lit(here)
    return Record(ev.ObjectionsTaken, {"objections": (objection.id,)}) if objection else None


def _take_all(here: Here) -> Do:
    about = here.state.stage.about
    ids = tuple(o.id for o in here.state.unmet_objections(about))
    return Record(ev.ObjectionsTaken, {"objections": ids})


def _test(here: Here) -> Do:
    objection = objection_lit(here)
    if objection is None:
        return None
    return Record(ev.ConsentAsked, {"question": "objection_test", "objection": objection.id})


def unmet(here: Here) -> int:
    """How many objections still wait to be treated."""
    return len(here.state.unmet_objections(here.state.stage.about))


ACTIONS = (
    Action(
        "no_objection",
        ("space",),
        N_("no objection"),
        N_("No objection: from the lit person in a round, from everyone when asked together."),
        _no_objection,
        _may_answer,
        shown=10,
        ready=_may_be_heard,
        guarded=True,
    ),
    Action(
        "objection",
        ("o",),
        N_("objection"),
        N_("The lit person has an objection: write the reason in their words."),
        _single_out("objection"),
        _may_answer,
        shown=11,
        ready=_in_turn,
    ),
    Action(
        "concern",
        ("c",),
        N_("concern"),
        N_("The lit person has a concern: it is noted and does not block."),
        _single_out("concern"),
        _may_answer,
        shown=12,
        ready=_in_turn,
    ),
    Action(
        "adopt",
        ("enter",),
        N_("adopt"),
        N_("Everyone has answered and no objection is open: the decision is adopted."),
        lambda _here: Record(ev.Adopted, {}),
        _may_adopt,
        shown=8,
        guarded=True,
    ),
    Action(
        "treat",
        ("space",),
        N_("treat this objection"),
        N_("Take up the lit objection: understand, test, integrate."),
        _take,
        lambda here: here.step == "objections" and unmet(here) > 0,
        shown=10,
        guarded=True,
    ),
    Action(
        "treat_all",
        ("t",),
        N_("treat them together"),
        N_("Take up all the open objections together."),
        _take_all,
        lambda here: here.step == "objections" and unmet(here) > 1,
        shown=11,
    ),
    Action(
        "settle",
        ("s",),
        N_("settle"),
        N_("Its author says what has become of the objection."),
        _settle,
        _may_settle,
        shown=13,
    ),
    Action(
        "test_together",
        ("y",),
        N_("let the circle test it"),
        N_("The circle, without its author, says whether the objection qualifies."),
        _test,
        lambda here: (
            treating(here)
            and objection_lit(here) is not None
            and here.state.practice.objection_counts is ObjectionCounts.TESTED
        ),
        shown=16,
    ),
    Action(
        "drop_question",
        ("w",),
        N_("let the question go"),
        N_("Take the question back: the meeting goes on where it was."),
        lambda _here: Record(ev.QuestionDropped, {}),
        lambda here: answering(here) and here.state.walk.question is not None,
        shown=20,
    ),
)

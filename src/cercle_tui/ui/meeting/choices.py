"""What the choosing panel offers, and what each choice does."""

from collections.abc import Callable
from dataclasses import dataclass

from cercle_tui.locale import N_
from cercle_tui.locale.formats import day_time
from cercle_tui.locale.names import name_of
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import dimensions
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemOutcome
from cercle_tui.model.people import Office
from cercle_tui.ui.meeting import choices_elect, choices_practice, choices_review
from cercle_tui.ui.meeting.forms_agenda import OFFERED
from cercle_tui.ui.meeting.here import Call, Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.widgets.chooser import Choice


@dataclass(frozen=True, slots=True)
class ChoiceSpec:
    """`title` is an English message id; `offer` lists (choice, what it does)."""

    title: str
    offer: Callable[[Here, str], tuple[tuple[Choice, Do], ...]]

    def pick(self, here: Here, arg: str, value: str) -> Do:
        """Return what choosing `value` does, or None when it is no longer offered."""
        return next((do for choice, do in self.offer(here, arg) if choice.value == value), None)


Pair = tuple[Choice, Do]


def _ways_out(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr = here.words.gettext
    return (
        (Choice("amend", tr("Propose content: a new version"), "p"), OpenForm("amend")),
        (Choice("stuck", tr("A round on what holds us up"), "r"), Record(ev.RoundBegun, {})),
        (Choice("postponed", tr("Postpone to a date"), "d"), OpenForm("end_postponed")),
        (Choice("referred", tr("Refer to a helping circle or another"), "h"),
         OpenForm("end_referred")),
        (Choice("withdrawn", tr("The author withdraws it"), "w"), OpenForm("end_withdrawn")),
        (Choice("drop", tr("Drop it, by the circle’s consent"), "a"), OpenForm("drop")),
        (Choice("carry", tr("Carry the item over, by the circle’s consent"), "c"),
         Record(ev.ConsentAsked, {"question": "carry_over"})),
    )  # fmt: skip


def _item_outcome(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr = here.words.gettext
    carry = Choice("carry", tr("Carry the item over, by the circle’s consent"), "c")
    drop = Choice("drop", tr("Drop it, by the circle’s consent"), "a")
    pairs: tuple[Pair, ...] = (
        (carry, Record(ev.ConsentAsked, {"question": "carry_over"})),
        (drop, OpenForm("drop")),
    )
    if here.step != "item_end":
        return pairs
    refer = Choice("refer", tr("Refer to a helping circle or another"), "h")
    return (
        (Choice("reached", name_of(here.words, ItemOutcome.REACHED), "r"),
         Record(ev.ItemEnded, {"outcome": ItemOutcome.REACHED})),
        (refer, OpenForm("item_referred")),
        *pairs,
    )  # fmt: skip


def _settle(here: Here, arg: str) -> tuple[Pair, ...]:
    tr = here.words.gettext
    return (
        (Choice("integrated", tr("It is integrated"), "i", tr("its author says so")),
         OpenForm("settle_integrated", arg)),
        (Choice("concern", tr("It becomes a concern"), "c", tr("its author says so")),
         OpenForm("settle_concern", arg)),
        (Choice("withdrawn", tr("It is withdrawn"), "w", tr("its author says so")),
         OpenForm("settle_withdrawn", arg)),
    )  # fmt: skip


def _steps(here: Here, _arg: str) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    for step in here.state.step.again:
        title = step_title(here.words, step)
        if step == "ideas":  # one question of the picture at a time
            pairs += [
                (Choice(f"ideas{n}", about, help=title),
                 Record(ev.StepChosen, {"step": step, "about": about}))
                for n, about in enumerate(dimensions(here.state.item))
            ]  # fmt: skip
        else:
            pairs.append((Choice(step, title), Record(ev.StepChosen, {"step": step})))
    return tuple(pairs)


def _who(form: str) -> Callable[[Here, str], tuple[Pair, ...]]:
    return lambda here, _arg: tuple(
        (Choice(person, here.name(person)), OpenForm(form, person))
        for person in here.state.stage.order
    )


def _people(here: Here, _arg: str) -> tuple[Pair, ...]:
    return tuple(
        (Choice(person, here.name(person)), Choose("person", person))
        for person in here.state.people
    )


def _person(here: Here, arg: str) -> tuple[Pair, ...]:
    """What can be said of one person: only what fits how they are here."""
    tr, known = here.words.gettext, here.state.people.get(arg)
    if known is None:
        return ()
    pairs: list[Pair] = []

    def add(value: str, label: str, key: str, do: Do, when: bool) -> None:
        if when:
            pairs.append((Choice(value, label, key), do))

    person = {"person": arg}
    add("arrives", tr("arrives"), "a", Record(ev.Arrived, {"people": (arg,)}), not known.here)
    add(
        "caught_up",
        tr("catches up, and is counted"),
        "r",
        Call(f"catch_up {arg}"),
        known.here and not known.caught_up,
    )
    add("leaves", tr("leaves"), "p", Record(ev.Left, person), known.here)
    add(
        "unreachable",
        tr("cannot be reached"),
        "i",
        Record(ev.Unreachable, person),
        known.here and not known.unreachable,
    )
    add("reached", tr("is back"), "b", Record(ev.Reached, person), known.unreachable)
    for office, label, key in (
        (Office.FACILITATOR.value, tr("facilitates"), "f"),
        (Office.SECRETARY.value, tr("takes the notes"), "s"),
        ("keyboard", tr("is at the keyboard"), "c"),
    ):
        add(office, label, key, Record(ev.OfficeTaken, {"office": office, **person}), known.here)
    pairs += choices_elect.steps_down(here, arg) if known.here else ()
    pairs.append((Choice("other", tr("someone else"), "o"), Choose("people")))
    pairs.append((Choice("guest", tr("someone who is not on the list"), "n"), OpenForm("guest")))
    return tuple(pairs)  # fmt: skip


def _facilitator(here: Here, _arg: str) -> tuple[Pair, ...]:
    return tuple(
        (Choice(person, here.name(person)),
         Record(ev.OfficeTaken, {"office": Office.FACILITATOR.value, "person": person}))
        for person in here.state.here
    )  # fmt: skip


def _waiting(here: Here, _arg: str) -> tuple[Pair, ...]:
    """What falls due first, with why, then the points that wait."""
    taken = {i.item.backlog_id for i in here.state.items}
    due = {suggestion.point for suggestion in here.state.context.suggested}
    points = sorted(here.state.context.waiting, key=lambda point: point.id not in due)
    return (
        *choices_review.suggested(here),
        *(
            (Choice(point.id, point.title, help=choices_review.point_help(
                here, point.id, name_of(here.words, point.origin))),
             Record(ev.ItemAdded, {"item": item_of(point, f"i{here.meeting.n + 1}")}))
            for point in points
            if point.id not in taken and point.kind in OFFERED
        ),
    )  # fmt: skip


def item_of(point: BacklogItem, id: str) -> AgendaItem:
    """Return the agenda item a waiting point becomes."""
    return AgendaItem(
        id=id,
        title=point.title,
        kind=point.kind,
        minutes=point.minutes,
        brought_by=point.brought_by,
        wanted=point.wanted,
        backlog_id=point.id,
        subject=point.subject,
        circle=point.circle,
        subjects=point.subjects,
        draft=point.draft,
        gathered=point.gathered,
    )


def _close(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr = here.words.gettext
    pairs: list[Pair] = [(Choice("close", tr("Close the meeting"), "f"),
                          Record(ev.MeetingClosed, {}))]  # fmt: skip
    if here.state.next_meeting is None:
        label = tr("First set the next date")
        pairs.insert(0, (Choice("next", label, "d"), OpenForm("next_meeting")))
    return tuple(pairs)


def _old(here: Here, _arg: str) -> tuple[Pair, ...]:
    """A meeting found open long after: go on, or close it as of when it stopped."""
    tr = here.words.gettext
    last = day_time(here.words, here.local(here.state.now))
    return (
        (Choice("resume", tr("Go on where we were"), "r"), Call("resume")),
        (Choice("close", tr("Close it as of {moment}").format(moment=last), "f"),
         Record(ev.MeetingClosed, {"as_of": here.state.now})),
    )  # fmt: skip


def _unsaved(here: Here, arg: str) -> tuple[Pair, ...]:
    """The disk refuses what was just recorded: to leave now, and `arg` with it, would lose it."""
    tr = here.words.gettext
    return (
        (Choice("stay", tr("Stay: it is written when the disk is back"), "r"), None),
        (Choice("leave", tr("Leave, and lose what is not saved"), "p"),
         Call(f"abandon {arg}".strip())),
    )  # fmt: skip


CHOICES: dict[str, ChoiceSpec] = {
    "ways_out": ChoiceSpec(N_("Ways out"), _ways_out),
    "item_outcome": ChoiceSpec(N_("How does this item end?"), _item_outcome),
    "settle": ChoiceSpec(N_("What does its author say?"), _settle),
    "step": ChoiceSpec(N_("Back to…"), _steps),
    "who_objection": ChoiceSpec(N_("Who has an objection?"), _who("objection")),
    "who_concern": ChoiceSpec(N_("Who has a concern?"), _who("concern")),
    "people": ChoiceSpec(N_("Who?"), _people),
    "person": ChoiceSpec(N_("What happens?"), _person),
    "facilitator": ChoiceSpec(N_("Who facilitates from here?"), _facilitator),
    "waiting_points": ChoiceSpec(N_("Which point do we take up?"), _waiting),
    "old": ChoiceSpec(N_("This meeting was left open"), _old),
    "unsaved": ChoiceSpec(N_("The disk refuses: the latest is not saved"), _unsaved),
    "practice": ChoiceSpec(N_("What changes in our practice?"), choices_practice.practice),
    "practice_group": ChoiceSpec(N_("Which option changes?"), choices_practice.group),
    "practice_preset": ChoiceSpec(N_("Which practice do we take up?"), choices_practice.preset),
    "close": ChoiceSpec(N_("Close the meeting?"), _close),
    **{id: ChoiceSpec(*spec) for id, spec in choices_review.CHOICES.items()},
    **{id: ChoiceSpec(*spec) for id, spec in choices_elect.CHOICES.items()},
}

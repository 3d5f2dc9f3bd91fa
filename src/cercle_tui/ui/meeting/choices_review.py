"""Choices of a review, and the points that propose themselves for the agenda."""

from collections.abc import Callable

from cercle_tui.locale import N_
from cercle_tui.locale.formats import short_date
from cercle_tui.locale.names import name_of
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.reviews import Suggestion
from cercle_tui.ui.meeting.forms_agenda import OFFERED
from cercle_tui.ui.meeting.frames_review import decision_name, reviewing, under_review
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.suggesting import item_of, why
from cercle_tui.ui.widgets.chooser import Choice

Pair = tuple[Choice, Do]


def _each(do: Callable[[str], Do]) -> Callable[[Here, str], tuple[Pair, ...]]:
    return lambda here, _arg: tuple(
        (Choice(decision, decision_name(here, decision)), do(decision))
        for decision in under_review(here)
    )


def change(here: Here) -> Do:
    """To change the decision: the one reviewed, else the one chosen."""
    return _one_or_choose(here, "review_change", lambda decision: OpenForm("change", decision))


def drop(here: Here) -> Do:
    """To drop the decision: the one reviewed, else the one chosen."""
    return _one_or_choose(here, "review_drop", _drop)


def _one_or_choose(here: Here, choice: str, do: Callable[[str], Do]) -> Do:
    decisions = under_review(here)
    if here.step == "review_read" and here.cursor in decisions:
        return do(here.cursor)
    return do(decisions[0]) if len(decisions) == 1 else Choose(choice)


def _drop(decision: str) -> Do:
    return Record(ev.ReviewChosen, {"choice": "drop", "decisions": (decision,)})


def _otherwise(here: Here, _arg: str) -> tuple[Pair, ...]:
    """What else can be proposed than what the circle is asked now."""
    tr = here.words.gettext
    keep = Record(ev.ReviewChosen, {"choice": "keep"})
    return (
        (Choice("keep", tr("Keep, with the circle’s usual term"), "g"), keep),
        (Choice("term", tr("Keep, with another term"), "t"), OpenForm("review_term")),
        (Choice("change", tr("Change: a new version goes through consent"), "c"), change(here)),
        (Choice("drop", tr("Drop it, by the circle’s consent"), "a"), drop(here)),
        (Choice("outcome", tr("End the item otherwise"), "f"), Choose("item_outcome")),
    )


def _who(here: Here, _arg: str) -> tuple[Pair, ...]:
    return tuple(
        (Choice(person, here.name(person)), Choose("review_objected", person))
        for person in here.state.stage.order
    )


def _objected(here: Here, arg: str) -> tuple[Pair, ...]:
    return _each(lambda decision: OpenForm("review_objection", f"{arg} {decision}"))(here, arg)


def _subject(here: Here, _arg: str) -> tuple[Pair, ...]:
    """Which decision an item without one reviews."""
    item = reviewing(here)
    if item is None:
        return ()
    return tuple(
        (Choice(held.id, held.name),
         Record(ev.ItemChanged, {"item": item.item.model_copy(update={"subject": held.id})}))
        for held in here.state.context.decisions
    )  # fmt: skip


def suggested(here: Here) -> tuple[Pair, ...]:
    """Return what falls due and proposes itself, with why, until it is on the agenda."""
    pairs = (_suggestion(here, n, s) for n, s in enumerate(here.state.context.suggested))
    return tuple(pair for pair in pairs if pair is not None)


def _suggestion(here: Here, number: int, suggestion: Suggestion) -> Pair | None:
    """The points are offered as what they are, by who lists the points that wait."""
    links = here.state.context.links
    items = [i.item for i in here.state.items
             if i.item.kind is suggestion.kind and i.item.circle == suggestion.circle]  # fmt: skip
    taken = {subject for item in items for subject in item.reviews}
    subjects = tuple(s for s in suggestion.subjects if s not in taken)
    several = len(suggestion.subjects) > 1
    if suggestion.point or suggestion.kind not in OFFERED or len(subjects) < 1 + several:
        return None
    if suggestion.circle and suggestion.circle not in {link.id for link in links}:
        return None  # tied no longer
    left = suggestion.model_copy(update={"subjects": subjects})
    item = item_of(here.words, links, left, f"i{here.meeting.n + 1}")
    choice = Choice(f"due{number}", item.title, help=why(here.words, suggestion, here.today))
    return choice, Record(ev.ItemAdded, {"item": item})


def point_help(here: Here, point: str, otherwise: str) -> str:
    """Return why a waiting point is offered: its date has come, or its origin."""
    due = next((s for s in here.state.context.suggested if s.point == point), None)
    if due is None or due.on is None:
        return otherwise
    said = here.words.gettext("postponed to {date}").format(date=short_date(here.words, due.on))
    return f"{name_of(here.words, due.kind)} · {said}"


CHOICES: dict[str, tuple[str, Callable[[Here, str], tuple[Pair, ...]]]] = {
    "review_change": (
        N_("Which decision do we change?"), _each(lambda decision: OpenForm("change", decision))
    ),
    "review_drop": (N_("Which decision do we drop?"), _each(_drop)),
    "review_otherwise": (N_("What is proposed instead?"), _otherwise),
    "who_review_objection": (N_("Who has an objection?"), _who),
    "review_objected": (N_("To which decision?"), _objected),
    "review_subject": (N_("Which decision is reviewed?"), _subject),
}  # fmt: skip
"""Title and what is offered, by the choice's id."""

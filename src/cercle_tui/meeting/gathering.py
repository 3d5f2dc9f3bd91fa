"""What a circle gathers before it decides: questions, ideas, a synthesis, kept until taken up."""

from cercle_tui.meeting.events import Event, LineAdded, TextWritten
from cercle_tui.meeting.item import ItemState
from cercle_tui.model.agenda import Gathered, ItemKind

SENTENCE_STEPS = ("theory_use", "codev_learn")
"""Rounds in which a turn is one sentence that is kept."""

KEEPING = (ItemKind.SHAPE, ItemKind.CODEVELOPMENT, ItemKind.EXPLORE)
"""The kinds of item whose words wait with it when it is carried over."""


def dimensions(item: ItemState | None) -> tuple[str, ...]:
    """Return the questions a proposal must answer, in the order they were given, each once."""
    lines = item.lines if item is not None else ()
    return tuple(dict.fromkeys(line.text for line in lines if line.step == "picture"))


def ideas_under(item: ItemState | None, dimension: str) -> tuple[LineAdded, ...]:
    """Return the ideas kept under one question."""
    lines = item.lines if item is not None else ()
    return tuple(line for line in lines if line.step == "ideas" and line.under == dimension)


def first_dimension(item: ItemState | None) -> str:
    """Return the first question without ideas, else the first; empty when there is none."""
    known = dimensions(item)
    return next((d for d in known if not ideas_under(item, d)), next(iter(known), ""))


def dimension_after(item: ItemState | None, dimension: str) -> str:
    """Return the question that follows `dimension`, empty after the last."""
    known = dimensions(item)
    place = known.index(dimension) + 1 if dimension in known else len(known)
    return known[place] if place < len(known) else ""


def last_text(item: ItemState | None, step: str) -> TextWritten | None:
    """Return the text of a writing step as it stands, or None."""
    texts = item.texts if item is not None else ()
    return next((text for text in reversed(texts) if text.step == step), None)


def gathered(item: ItemState) -> tuple[Gathered, ...]:
    """Return what waits with the item when it is carried over."""
    if item.item.kind not in KEEPING:
        return ()
    if item.began is None:
        return item.item.gathered
    steps = dict.fromkeys(text.step for text in item.texts)
    texts = [text for step in steps if (text := last_text(item, step)) is not None]
    return (
        *(Gathered(step=t.step, text=t.text) for t in texts),
        *(Gathered(step="left_out", text=t.left_out) for t in texts if t.left_out),
        *(Gathered(step=x.step, text=x.text, person=x.person, under=x.under) for x in item.lines),
        *(Gathered(step="tuners", person=person) for person in item.tuners),
    )


def texts_before(item: ItemState, event: Event) -> tuple[TextWritten, ...]:
    """Return the texts an earlier meeting left, as the event that opens the item takes them up."""
    kept = item.item.gathered
    left_out = next((g.text for g in kept if g.step == "left_out"), "")
    wrote = (g for g in kept if g.text and g.step in _WRITTEN)
    return tuple(
        TextWritten(
            n=event.n, at=event.at, step=g.step, text=g.text,
            left_out=left_out if g.step == "synthesis" else "",
        )
        for g in wrote
    )  # fmt: skip


_WRITTEN = ("need", "synthesis", "codev_present", "codev_contract", "codev_plan")


def lines_before(item: ItemState, event: Event) -> tuple[LineAdded, ...]:
    """Return the lines an earlier meeting left, likewise."""
    kept = (g for g in item.item.gathered if g.step not in (*_WRITTEN, "left_out", "tuners"))
    return tuple(
        LineAdded(n=event.n, at=event.at, step=g.step, text=g.text, person=g.person, under=g.under)
        for g in kept
        if g.text
    )


def tuners_before(item: ItemState) -> tuple[str, ...]:
    """Return who was chosen to put the ideas together."""
    return tuple(g.person for g in item.item.gathered if g.step == "tuners")


def stopped_at(item: ItemState | None) -> str:
    """Return the step of shaping an earlier meeting stopped at, empty when there was none.

    The need had the circle's consent then; one written anew tonight asks for it again.
    """
    if item is None or item.item.kind is not ItemKind.SHAPE:
        return ""
    before = {g.step: g.text for g in item.item.gathered}
    need = last_text(item, "need")
    if need is None or need.text != before.get("need"):
        return ""
    reached = (("tuners", "synthesis"), ("ideas", "ideas"), ("picture", "picture"))
    return next((goes_to for step, goes_to in reached if step in before), "")

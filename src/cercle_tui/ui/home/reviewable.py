"""The decisions in force of a circle, which a new point can ask to review before their term."""

from collections.abc import Mapping

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.falling_due import held_decision, in_force
from cercle_tui.model.agenda import ItemKind
from cercle_tui.ui.meeting.forms_review import FIELD, decisions_field, read_decisions, subjects_of
from cercle_tui.ui.widgets.fields import Field


def _known(circle: Circle) -> dict[str, str]:
    kept = (kept for kept in circle.decisions.values() if in_force(kept))
    return {each.decision.id: held_decision(circle, each).name for each in kept}


def fields(words: Words, circle: Circle) -> tuple[Field, ...]:
    """Return the field that names the decisions to review, where some are in force."""
    known = _known(circle)
    return (decisions_field(words, known, ()),) if known else ()


def read(
    words: Words, circle: Circle, kind: ItemKind, values: Mapping[str, str]
) -> dict[str, object]:
    """Return the decisions a point reviews, when that is its kind; raises FieldWrong."""
    if kind is not ItemKind.REVIEW:
        return {}
    return subjects_of(read_decisions(words, _known(circle), values.get(FIELD, "")))

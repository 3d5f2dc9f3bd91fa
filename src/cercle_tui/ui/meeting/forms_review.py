"""Forms of a review: another term, a new version of the decision, an objection to one of several,
the decisions an item reviews.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from cercle_tui.locale import Words
from cercle_tui.locale.formats import term_words
from cercle_tui.locale.reading import read_term
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.decision import Version
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.forms import FieldWrong, FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_decide import ids_of, read_version, version_fields
from cercle_tui.ui.meeting.frames_review import decision_name, under_review
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import Field, Form, fold, split_people

FIELD = "reviews"
"""The field in which the decisions to review are named."""


def decisions_field(words: Words, known: Mapping[str, str], chosen: Iterable[str]) -> Field:
    """Return the field that asks which decisions are reviewed; `known` maps ids to names."""
    tr = words.gettext
    value = ", ".join(known[decision] for decision in chosen if decision in known)
    hint = tr("For a review: numbers or titles, the first letters and Tab; commas between.")
    return Field(FIELD, tr("Decisions reviewed"), "people", value,
                 suggestions=tuple(known.values()), hint=hint)  # fmt: skip


def read_decisions(words: Words, known: Mapping[str, str], typed: str) -> tuple[str, ...]:
    """Return the ids of the decisions named: by number, by title or by both.

    Raises FieldWrong for one that is unknown, or when none is named.
    """
    tr = words.gettext
    by_name = {fold(name): id for id, name in known.items()}
    by_name |= {fold(part): id for id, name in known.items() for part in name.split(" ", 1)}
    found: list[str] = []
    for name in split_people(typed, tuple(known.values())):
        id = by_name.get(fold(name))
        if id is None:
            raise FieldWrong(FIELD, tr("“{name}” is not in the list.").format(name=name))
        found.append(id)
    if not found:
        nothing = tr("No decision falls due: there is nothing to review.")
        raise FieldWrong(FIELD if known else "kind",
                         tr("Say which decisions are reviewed.") if known else nothing)  # fmt: skip
    return tuple(dict.fromkeys(found))


def subjects_of(decisions: tuple[str, ...]) -> dict[str, object]:
    """Return how an item or a point names the decisions it reviews."""
    if len(decisions) == 1:
        return {"subject": decisions[0], "subjects": ()}
    return {"subject": "", "subjects": decisions}


def _known(here: Here) -> dict[str, str]:
    return {held.id: held.name for held in here.state.context.decisions}


def item_fields(here: Here, item: AgendaItem) -> tuple[Field, ...]:
    """Return the field an item's form adds where there are decisions to review."""
    known = _known(here)
    chosen = item.reviews if item.kind is ItemKind.REVIEW else ()
    return (decisions_field(here.words, known, chosen),) if known else ()


def read_item(here: Here, item: AgendaItem, values: Values) -> AgendaItem:
    """Return the item with the decisions it reviews, when that is its kind."""
    if item.kind is not ItemKind.REVIEW:
        return item.model_copy(update={"subjects": ()})
    typed, known = values.get(FIELD, ""), _known(here)
    if not typed and item.reviews and not set(item.reviews) & set(known):
        return item  # decisions this meeting knows nothing of
    return item.model_copy(update=subjects_of(read_decisions(here.words, known, typed)))


def _term_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    usual = term_words(here.words, here.state.practice.policy_term)
    hint = tr("6 months, 2 weeks, after 3 meetings, a date… Empty: {default}.").format(
        default=usual
    )
    names = "; ".join(decision_name(here, decision) for decision in under_review(here))
    field = Field("term", tr("Until"), "line", hint=hint)
    return Form("review_term", tr("Keep, with another term"), (field,), tr("ask the circle"),
                note=names)  # fmt: skip


def _read_term(here: Here, _arg: str, values: Values) -> Record:
    facts: dict[str, object] = {"choice": "keep"}
    if values["term"]:
        facts["term"] = cast(
            Term, reading(here, "term", lambda: read_term(values["term"], here.today))
        )
    return Record(ev.ReviewChosen, facts)


def _change_form(here: Here, arg: str) -> Form:
    """The old text to start from; the new version goes through the whole of consent."""
    tr, item = here.words.gettext, here.state.item
    held = here.state.context.decision(arg)
    old = Version(text="", title=item.item.title if item else "")
    if held is not None:
        old = Version(title=held.title, text=held.text, why=held.why,
                      responsible=held.responsible, measures=held.measures)  # fmt: skip
    brought = item.item.brought_by if item else ""
    author = here.name(brought or here.facilitator)
    names = tuple(here.names().values())
    return Form(
        "change",
        tr("New version of {decision}").format(decision=decision_name(here, arg)),
        (
            *version_fields(here, old),
            Field("author", tr("Brought by"), "people", author, suggestions=names, strict=True),
            Field("title", tr("Title"), "line", old.title),
        ),
        tr("record"),
    )


def _read_change(here: Here, arg: str, values: Values) -> Record:
    author = (*ids_of(here, values["author"]), here.facilitator)[0]
    facts = {
        "proposal": f"p{here.meeting.n + 1}",
        "author": author,
        "version": read_version(here, values),
        "replaces": arg,
    }
    return Record(ev.ProposalMade, facts)


def _objection_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    person, _, decision = arg.partition(" ")
    if decision not in under_review(here):
        raise RuleBroken("unknown_decision")
    reason = Field("reason", tr("In their words"), "text", required=True,
                   hint=tr("What might happen, and why it matters."))  # fmt: skip
    title = tr("{person}’s objection").format(person=here.name(person))
    said = tr("About {decision}: it is then reviewed on its own, and the others pass.")
    note = said.format(decision=decision_name(here, decision))
    return Form("review_objection", title, (reason,), tr("record"), note=note)


def _read_objection(_here: Here, arg: str, values: Values) -> Record:
    person, _, decision = arg.partition(" ")
    facts = {"person": person, "decision": decision, "reason": values["reason"]}
    return Record(ev.ReviewObjected, facts)


FORMS: dict[str, FormSpec] = {
    "review_term": FormSpec(_term_form, _read_term),
    "change": FormSpec(_change_form, _read_change),
    "review_objection": FormSpec(_objection_form, _read_objection),
}

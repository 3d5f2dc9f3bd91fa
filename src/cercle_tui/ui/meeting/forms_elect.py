"""Forms of an election up to its change round: offices, terms, criteria, ballots read."""

from typing import cast

from cercle_tui.locale.formats import capital, names_list, term_words
from cercle_tui.locale.names import office_name
from cercle_tui.locale.reading import read_term
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.eligibility import eligible
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.people import Standing, joint, parts
from cercle_tui.model.practice import Change, Nominations
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.choices_elect import known_offices
from cercle_tui.ui.meeting.elect_words import current, named, office_title
from cercle_tui.ui.meeting.forms import FieldWrong, FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_decide import ids_of
from cercle_tui.ui.meeting.grid_elect import criteria_words
from cercle_tui.ui.meeting.here import Do, Here, OpenForm, Record
from cercle_tui.ui.widgets.fields import Field, Form, split_many

EVERY = "*"
"""Every office of tonight, where one can be chosen."""


def names_of(here: Here, people: tuple[str, ...]) -> tuple[str, ...]:
    """Return how people are called, in their order."""
    names = here.names()
    return tuple(names[person] for person in people)


def one_person(here: Here, field: str, typed: str) -> str:
    """Return the id of the one person a field names; raises `FieldWrong` for none or several."""
    people = ids_of(here, typed)
    if len(people) != 1:
        raise FieldWrong(field, here.words.gettext("One name is needed here."))
    return people[0]


def term_field(here: Here, term: Term | None, *, required: bool = False) -> Field:
    """Return the field of a term of office, `term` written in it."""
    tr = here.words.gettext
    return Field("term", tr("Term of office"), "line", term_words(here.words, term) if term else "",
                 required=required, hint=tr("12 months, 3 weeks, 30 days, or a date."))  # fmt: skip


def term_of(here: Here, typed: str, before: Term | None) -> Term:
    """Return the term that is written; one left as it was is the same term, not read again."""
    if before is not None and typed == term_words(here.words, before):
        return before
    return cast(Term, reading(here, "term", lambda: read_term(typed, here.today)))


def usual_term(here: Here) -> Term | None:
    """Return the practice's term of office, where it ends on a calendar."""
    usual = here.state.practice.office_term
    return usual if usual.meetings is None else None


# The office


def _known(here: Here, arg: str) -> ElectionState:
    """The office as described tonight, else as the circle knew it."""
    item = here.state.item
    found = next((e for e in item.elections if e.office == arg), None) if item else None
    if found is not None:
        return found
    duties = here.state.context.duties.get(arg, "")
    circle = item.item.circle if item else ""
    return ElectionState(office=arg, duties=duties, circle=circle, term=usual_term(here))


def _office_form(here: Here, arg: str) -> Form:
    tr, told = here.words.gettext, _known(here, arg)
    offices = known_offices(here)
    ticked = [part for part in parts(arg) if part in offices] if arg else []
    own = [part for part in parts(arg) if part not in offices] if arg else []
    members = tuple(
        p for p, known in here.state.people.items() if known.member.standing is Standing.MEMBER
    )
    which = (
        Field("offices", tr("Office"), "many", "\n".join(ticked),
              options=tuple((o, office_name(here.words, o)) for o in offices),
              hint=tr("Several ticked: one person holds them together.")),
        Field("other", tr("Another office"), "line", ", ".join(own)),
    )  # fmt: skip
    what = (
        Field("duties", tr("Duties"), "text", told.duties),
        term_field(here, told.term),
        Field("why", tr("Why now"), "line", told.why,
              hint=tr("A term that ends, someone who steps down, an office that is split.")),
        Field("eligible", tr("Who can be proposed"), "people",
              ", ".join(names_of(here, told.eligible)), suggestions=names_of(here, members),
              strict=True, hint=tr("Empty: every member.")),
    )  # fmt: skip
    title = office_title(here, arg) if arg else tr("An office to fill")
    return Form("office", title, (*what, *which) if arg else (*which, *what), tr("record"))


def _read_office(here: Here, arg: str, values: Values) -> Record:
    typed = [part.strip() for part in values["other"].split(",") if part.strip()]
    offices = [*split_many(values["offices"]), *typed]
    if not offices:
        raise FieldWrong("offices", here.words.gettext("Say which office is to be filled."))
    office = joint(offices)
    told, duties = _known(here, arg), values["duties"]
    if office != arg and duties == told.duties:  # the prefilled ones were another office's
        duties = here.state.context.duties.get(office, "")
    term = term_of(here, values["term"], told.term) if values["term"] else None
    facts = {
        "office": office,
        "duties": duties,
        "why": values["why"],
        "circle": told.circle,
        "eligible": ids_of(here, values["eligible"]),
        "term": term,
    }
    return Record(ev.RoleDescribed, facts)


def _which_office(here: Here, chosen: str) -> tuple[Field, ...]:
    """The field that says which office is meant, where there are several."""
    item = here.state.item
    elections = item.elections if item else ()
    if len(elections) < 2:
        return ()
    tr = here.words.gettext
    options = [(EVERY, tr("every office"))]
    options += [(e.office, office_title(here, e.office)) for e in elections]
    value = chosen if any(chosen == option for option, _ in options) else EVERY
    return (Field("office", tr("Office"), "choice", value, options=tuple(options)),)


def _chosen_office(values: Values) -> str:
    chosen = values.get("office", EVERY)
    return "" if chosen in ("", EVERY) else chosen


def _first_term(here: Here) -> Term | None:
    item = here.state.item
    terms = [e.term for e in item.elections if e.term] if item else []
    return terms[0] if terms else usual_term(here)


def _term_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    fields = (*_which_office(here, EVERY), term_field(here, _first_term(here), required=True))
    return Form("office_term", tr("Term of office"), fields, tr("record"))


def _read_term(here: Here, _arg: str, values: Values) -> Record:
    term = term_of(here, values["term"], _first_term(here))
    return Record(ev.OfficeTermSet, {"term": term, "office": _chosen_office(values)})


def _criterion_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    hint = tr("A quality, not a person. Enter keeps it and asks for another.")
    field = Field("text", tr("Criterion"), "line", required=True, hint=hint)
    return Form("criterion", tr("Criteria"), (*_which_office(here, arg), field), tr("record"))


def _read_criterion(_here: Here, _arg: str, values: Values) -> Record:
    facts = {"step": "criteria", "text": values["text"], "under": _chosen_office(values)}
    return Record(ev.LineAdded, facts)


# Ballots


def _passed_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    who = tuple((person, here.name(person)) for person in here.state.stage.order)
    field = Field("passed", tr("Who passes"), "many", options=who)
    return Form("ballots_in", tr("All ballots are in"), (field,), tr("record"))


def _read_passed(_here: Here, _arg: str, values: Values) -> Record:
    return Record(ev.BallotsIn, {"passed": split_many(values["passed"])})


def criteria_note(here: Here) -> str:
    """Return the criteria, to have under the eyes while reasons are typed."""
    criteria = criteria_words(here, current(here).office)
    said = here.words.gettext("Criteria: {criteria}")
    return said.format(criteria=criteria) if criteria else ""


def _ballot_fields(here: Here, people: tuple[str, ...], value: str) -> tuple[Field, ...]:
    tr = here.words.gettext
    return (
        Field("nominee", tr("Proposes"), "people", value, suggestions=names_of(here, people),
              required=True, strict=True, hint=tr("One or two letters, then Enter.")),
        Field("reasons", tr("Reasons"), "line", required=True,
              hint=tr("Reasons for, tied to the criteria, in their words.")),
    )  # fmt: skip


def _nomination_form(here: Here, arg: str) -> Form:
    """A ballot typed unseen shows now: this is its reading."""
    election = current(here)
    cast_for = "" if arg in election.nominations else election.ballots.get(arg, "")
    return Form(
        "nomination",
        here.words.gettext("{person}’s ballot").format(person=here.name(arg)),
        _ballot_fields(here, eligible(here.state), here.name(cast_for) if cast_for else ""),
        here.words.gettext("record"),
        note=criteria_note(here),
    )


def _change_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    only_named = here.state.practice.change is Change.ALREADY_NAMED
    people = tuple(p for p in eligible(here.state) if not only_named or p in named(here))
    before = names_list(here.words, [
        here.name(said.nominee) for said in current(here).nominations.get(arg, ())
    ])  # fmt: skip
    return Form(
        "nomination_change",
        tr("{person} named {names}").format(person=here.name(arg), names=before),
        _ballot_fields(here, people, ""),
        tr("record"),
        note=criteria_note(here),
    )


def _named(kind: type[ev.Nominated | ev.NominationChanged], arg: str, here: Here,
           values: Values) -> Record:  # fmt: skip
    nominee = one_person(here, "nominee", values["nominee"])
    return Record(kind, {"by": arg, "nominee": nominee, "reasons": values["reasons"]})


def _next_ballot(here: Here, _arg: str, _values: Values) -> Do:
    """The next ballot to read, until all are; where one may name several, the key asks."""
    if here.step != "nominations" or here.state.practice.nominations is Nominations.SEVERAL:
        return None
    people = here.state.people
    reached = (p for p in here.state.waiting() if not people[p].unreachable)
    person = next(reached, "")
    return OpenForm("nomination", person) if person else None


def _next_criterion(here: Here, _arg: str, values: Values) -> Do:
    return OpenForm("criterion", values.get("office", "")) if here.step == "criteria" else None


# An item of the agenda


def _item_of(here: Here, arg: str) -> AgendaItem:
    items = [i.item for i in here.state.items]
    return next((item for item in items if item.id == arg), items[-1])


def _item_office_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    item = _item_of(here, arg)
    options = tuple((o, capital(office_name(here.words, o))) for o in known_offices(here))
    hint = tr("Empty: it is said when the item opens; there can be several.")
    field = Field("subject", tr("Office"), "choice", item.subject, options=options, hint=hint)
    return Form("item_office", item.title, (field,), tr("record"))


def _read_item_office(here: Here, arg: str, values: Values) -> Record:
    item = _item_of(here, arg)
    changed = item.model_copy(update={"subject": values["subject"]})
    return Record(ev.ItemChanged, {"item": changed})


FORMS: dict[str, FormSpec] = {
    "office": FormSpec(_office_form, _read_office),
    "office_term": FormSpec(_term_form, _read_term),
    "criterion": FormSpec(_criterion_form, _read_criterion, _next_criterion),
    "ballots_in": FormSpec(_passed_form, _read_passed),
    "nomination": FormSpec(
        _nomination_form,
        lambda here, arg, values: _named(ev.Nominated, arg, here, values),
        _next_ballot,
    ),
    "nomination_change": FormSpec(
        _change_form, lambda here, arg, values: _named(ev.NominationChanged, arg, here, values)
    ),
    "item_office": FormSpec(_item_office_form, _read_item_office),
}

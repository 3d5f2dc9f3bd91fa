"""Forms of deciding: proposals and their versions, objections, concerns, ways out."""

from typing import cast

from cercle_tui.locale import N_
from cercle_tui.locale.formats import names_list, term_words
from cercle_tui.locale.reading import read_date, read_term
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.decision import Answer, DecisionKind, ObjectionState, ProposalEnd, Version
from cercle_tui.model.people import Office
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.forms import FormSpec, Values, reading
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import Field, Form, split_people


def _people(here: Here) -> tuple[str, ...]:
    return tuple(here.names().values())


def ids_of(here: Here, typed: str) -> tuple[str, ...]:
    """Return ids for the names typed; a name from outside the circle stays a name."""
    return tuple(here.person(name) for name in split_people(typed, _people(here)))


def _kinds(here: Here) -> tuple[tuple[str, str], ...]:
    tr = here.words.gettext
    return (
        (DecisionKind.POLICY.value, tr("policy (holds until a term)")),
        (DecisionKind.ONE_OFF.value, tr("one-off (done once)")),
    )


def _term_text(here: Here, version: Version) -> str:
    return term_words(here.words, version.term) if version.term else ""


def version_fields(here: Here, version: Version) -> tuple[Field, ...]:
    """Return the fields of a version: what it says, why, until when, who, how it is measured."""
    tr = here.words.gettext
    default = term_words(here.words, here.state.practice.policy_term)
    leader = here.name(here.state.context.holder(Office.LEADER))
    responsible = ", ".join(here.name(p) for p in version.responsible)
    return (
        Field("text", tr("Proposal"), "text", version.text, required=True,
              hint=tr("The exact text that is read aloud.")),
        Field("why", tr("Why"), "line", version.why, hint=tr("The need it answers.")),
        Field("kind", tr("Kind"), "choice", version.kind.value, options=_kinds(here)),
        Field("term", tr("Until"), "line",
              "" if "term" in version.defaults else _term_text(here, version),
              hint=tr("6 months, 2 weeks, after 3 meetings, a date… Empty: {default}.").format(
                  default=default)),
        Field("responsible", tr("Responsible"), "people",
              "" if "responsible" in version.defaults else responsible,
              suggestions=_people(here),
              hint=tr("Names, inside or outside the circle. Empty: {default}.").format(
                  default=leader or tr("the author"))),
        Field("measures", tr("Measures"), "line", "; ".join(version.measures),
              hint=tr("How you will see that it works; separate with semicolons.")),
    )  # fmt: skip


def read_version(here: Here, values: Values) -> Version:
    """Return the version a form describes; what is left empty becomes the circle's default."""
    kind = DecisionKind(values["kind"] or DecisionKind.POLICY)
    term = None
    if values["term"] and kind is DecisionKind.POLICY:
        term = cast(Term, reading(here, "term", lambda: read_term(values["term"], here.today)))
    item = here.state.item
    return Version(
        title=values.get("title") or (item.item.title if item else ""),
        text=values["text"],
        why=values["why"],
        kind=kind,
        term=term,
        responsible=ids_of(here, values["responsible"]),
        measures=tuple(m.strip() for m in values["measures"].split(";") if m.strip()),
        note=values.get("note", ""),
    )


def _author(here: Here) -> str:
    item = here.state.item
    brought = item.item.brought_by if item else ""
    return brought or here.cursor or here.facilitator


def _proposal_form(here: Here, _arg: str) -> Form:
    item = here.state.item
    draft = item.item.draft if item is not None and not item.proposals else ""
    # What a sub-circle asks consent to is decided once.
    asked = item is not None and bool(item.item.circle)
    kind = DecisionKind.ONE_OFF if asked else DecisionKind.POLICY
    return proposal_form(here, Version(text=draft, kind=kind))


def proposal_form(here: Here, version: Version, author: str = "") -> Form:
    """Return the form of a new proposal, filled with what is known of it.

    Its author is by default who brings the item.
    """
    tr, item = here.words.gettext, here.state.item
    title = item.item.title if item is not None else ""
    by = here.name(author or _author(here))
    return Form(
        "proposal",
        tr("Proposal"),
        (
            *version_fields(here, version),
            Field("author", tr("Brought by"), "people", by, suggestions=_people(here),
                  strict=True),
            Field("title", tr("Title"), "line", title),
        ),
        tr("record"),
    )  # fmt: skip


def read_proposal(here: Here, _arg: str, values: Values) -> Record:
    """Return the proposal a form describes as an event to record."""
    author = (*ids_of(here, values["author"]), here.facilitator)[0]
    facts = {
        "proposal": f"p{here.meeting.n + 1}",
        "author": author,
        "version": read_version(here, values),
        "replaces": _replaced(here),
    }
    return Record(ev.ProposalMade, facts)


def _replaced(here: Here) -> str:
    """The decision that an item to decide again is about, when an absent member objected to it."""
    item = here.state.item
    again = item is not None and item.item.kind is ItemKind.DECIDE and not item.proposals
    return item.item.subject if item is not None and again else ""


def _last(here: Here) -> Version:
    proposal = here.state.proposal
    return proposal.last if proposal else Version()


def _amend_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    objection = next((o for _, o in here.state.objections if o.id == arg), None)
    note = ""
    if objection:
        note = tr("{person}’s objection: {reason}").format(
            person=here.name(objection.author), reason=objection.reason
        )
    return Form(
        "amend",
        tr("New version"),
        (
            *version_fields(here, _last(here)),
            Field("note", tr("What changes"), "line", hint=tr("In a few words, for the record.")),
        ),
        tr("record"),
        note=note,
    )


def _read_amend(here: Here, _arg: str, values: Values) -> Record:
    version = read_version(here, {**values, "title": _last(here).title})
    stage, state = here.state.stage, here.state
    still = {o.id for o in state.open_objections(stage.about)} if stage.about else set()
    integrates = tuple(o for o in stage.focus if o in still)
    return Record(ev.Amended, {"version": version, "integrates": integrates})


def _correct_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    text = Field("text", tr("Corrected text"), "text", _last(here).text, required=True)
    return Form("correct_form", tr("Correction of form"), (text,), tr("ask the circle"))


def _read_correct(here: Here, _arg: str, values: Values) -> Record:
    version = _last(here).model_copy(update={"text": values["text"], "form_only": True})
    return Record(ev.ConsentAsked, {"question": "form_correction", "version": version})


def _answer_form(answer: Answer, title: str, hint: str) -> FormSpec:
    def build(here: Here, arg: str) -> Form:
        tr = here.words.gettext
        said = here.state.stage.answers.get(arg)
        earlier = said[1] if said and said[0] is answer else ""
        heading = tr(title).format(person=here.name(arg))
        needed = answer is Answer.OBJECTION
        field = Field("reason", tr("In their words"), "text" if needed else "line", earlier,
                      hint=tr(hint), required=True)  # fmt: skip
        return Form(answer.value, heading, (field,), tr("record"))

    def read(_here: Here, arg: str, values: Values) -> Record:
        facts = {"people": (arg,), "answer": answer, "reason": values["reason"]}
        return Record(ev.Answered, facts)

    return FormSpec(build, read)


def _settle_spec(to: ObjectionState, title: str, label: str) -> FormSpec:
    def build(here: Here, arg: str) -> Form:
        tr = here.words.gettext
        objection = next(o for _, o in here.state.objections if o.id == arg)
        heading = tr(title).format(person=here.name(objection.author))
        needed = to is ObjectionState.INTEGRATED
        field = Field("how", tr(label), "line", required=needed)
        return Form(f"settle_{to.value}", heading, (field,), tr("record"), note=objection.reason)

    def read(here: Here, arg: str, values: Values) -> Record:
        objection = next(o for _, o in here.state.objections if o.id == arg)
        said_by = objection.author
        facts = {"objection": arg, "state": to, "said_by": said_by, "how": values["how"]}
        return Record(ev.ObjectionSettled, facts)

    return FormSpec(build, read)


def _end_spec(end: ProposalEnd, title: str, field: Field | None) -> FormSpec:
    def build(here: Here, _arg: str) -> Form:
        tr = here.words.gettext
        extra = () if field is None else (
            Field(field.id, tr(field.label), field.kind, hint=tr(field.hint), required=True),
        )  # fmt: skip
        fields = (*extra, Field("reason", tr("Why"), "line"))
        return Form(f"end_{end.value}", tr(title), fields, tr("record"))

    def read(here: Here, _arg: str, values: Values) -> Record:
        facts: dict[str, object] = {"end": end, "reason": values["reason"]}
        if "until" in values:
            facts["until"] = reading(here, "until", lambda: read_date(values["until"], here.today))
        if "to" in values:
            facts["to"] = values["to"]
        return Record(ev.NotAdopted, facts)

    return FormSpec(build, read)


def _drop_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("text", tr("Why"), "line")
    return Form("drop", tr("Drop by consent"), (field,), tr("ask the circle"))


def _told_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    proposal = here.state.proposal
    field = Field("to", tr("To whom"), "line", proposal.told if proposal else "", required=True)
    return Form("told", tr("Communicate the decision"), (field,), tr("record"))


def responsible_names(here: Here, version: Version) -> str:
    """Return who is responsible, in words."""
    return names_list(here.words, [here.name(p) for p in version.responsible])


FORMS: dict[str, FormSpec] = {
    "proposal": FormSpec(_proposal_form, read_proposal),
    "amend": FormSpec(_amend_form, _read_amend),
    "correct_form": FormSpec(_correct_form, _read_correct),
    "objection": _answer_form(
        Answer.OBJECTION, N_("{person}’s objection"), N_("What might happen, and why it matters.")
    ),
    "concern": _answer_form(
        Answer.CONCERN, N_("{person}’s concern"), N_("What to keep an eye on; it does not block.")
    ),
    "settle_integrated": _settle_spec(
        ObjectionState.INTEGRATED, N_("{person} says it is integrated"), N_("How")
    ),
    "settle_concern": _settle_spec(
        ObjectionState.CONCERN, N_("{person} makes it a concern"), N_("What to keep an eye on")
    ),
    "settle_withdrawn": _settle_spec(
        ObjectionState.WITHDRAWN, N_("{person} withdraws the objection"), N_("Why")
    ),
    "end_withdrawn": _end_spec(
        ProposalEnd.WITHDRAWN, N_("The author withdraws the proposal"), None
    ),
    "end_postponed": _end_spec(
        ProposalEnd.POSTPONED, N_("Postpone the proposal"),
        Field("until", N_("Until"), "line", hint=N_("A date: 12 December, in 3 weeks…")),
    ),
    "end_referred": _end_spec(
        ProposalEnd.REFERRED, N_("Refer the proposal"),
        Field("to", N_("To whom"), "line", hint=N_("A helping circle, the wider circle, another.")),
    ),
    "drop": FormSpec(
        _drop_form,
        lambda _here, _arg, values: Record(
            ev.ConsentAsked, {"question": "drop", "text": values["text"]}
        ),
    ),
    "told": FormSpec(
        _told_form, lambda _here, _arg, values: Record(ev.Told, {"to": values["to"]})
    ),
}  # fmt: skip

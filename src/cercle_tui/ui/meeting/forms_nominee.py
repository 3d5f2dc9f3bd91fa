"""Forms about the person proposed: proposing, adjusting, declining, electing, nobody found."""

from cercle_tui.locale.reading import read_date
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.eligibility import eligible
from cercle_tui.model.election import Attempt
from cercle_tui.ui.meeting.elect_words import (
    TREATING,
    current,
    office_title,
    points_to,
)
from cercle_tui.ui.meeting.forms import FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_elect import (
    criteria_note,
    names_of,
    one_person,
    term_field,
    term_of,
    usual_term,
)
from cercle_tui.ui.meeting.here import Choose, Do, Here, Record
from cercle_tui.ui.widgets.fields import Field, Form

NO, YES = "no", "yes"
NOW, AT_END = "now", "at_end"


def _before(here: Here) -> Attempt | None:
    """The attempt that an adjustment begins from: the last one, whoever it proposed."""
    attempts = current(here).attempts
    return attempts[-1] if attempts and here.step in TREATING else current(here).proposed


def _nominee_form(here: Here, arg: str) -> Form:
    """At first nobody is named in it, unless a lot or the practice names them."""
    tr, election, before = here.words.gettext, current(here), _before(here)
    person = before.person if before else points_to(here)
    term = before.term if before else election.term or usual_term(here)
    people = eligible(here.state)
    interim = YES if arg == "interim" or (before is not None and before.interim) else NO
    who = Field("person", tr("I propose"), "people", here.name(person) if person else "",
                suggestions=names_of(here, people), required=True, strict=True)  # fmt: skip
    why = Field("reasons", tr("Reasons"), "line", before.reasons if before else "",
                hint=tr("What was heard that weighs most."))  # fmt: skip
    held = term_field(here, term, required=True)
    support = Field("support", tr("Support, measures"), "line", before.support if before else "",
                    hint=tr("Help, training, a date to look at it again."))  # fmt: skip
    duties = Field("duties", tr("Duties"), "text",
                   (before.duties if before else "") or election.duties)  # fmt: skip
    until = Field("interim", tr("In the interim"), "choice", interim,
                  options=((NO, tr("no")), (YES, tr("yes"))))  # fmt: skip
    adjusts = arg == "adjust" or here.step in TREATING
    fields = (who, held, support, duties, why, until) if adjusts else (who, why, held, until)
    title = tr("Adjust, or propose someone else") if adjusts else tr("On the reasons heard")
    return Form("nominee", title, fields, tr("ask the circle"), note=_note(here, adjusts))


def _note(here: Here, adjusts: bool) -> str:
    if not adjusts:
        return criteria_note(here)
    open_ones = here.state.open_objections(here.state.stage.about)
    said = here.words.gettext("{person}’s objection: {reason}")
    told = [said.format(person=here.name(o.author), reason=o.reason) for o in open_ones]
    return " · ".join(told)


def _read_nominee(here: Here, _arg: str, values: Values) -> Record:
    election, before = current(here), _before(here)
    first = before.term if before else election.term or usual_term(here)
    duties = values.get("duties", before.duties if before else "")
    facts = {
        "person": one_person(here, "person", values["person"]),
        "term": term_of(here, values["term"], first),
        "reasons": values["reasons"],
        "duties": "" if duties == election.duties else duties,
        "support": values.get("support", before.support if before else ""),
        "interim": values["interim"] == YES,
    }
    return Record(ev.NomineeProposed, facts)


def _decline_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    title = tr("{person} declines").format(person=here.name(here.state.nominee))
    field = Field("reason", tr("In their words"), "line", hint=tr("Only what they want written."))
    return Form("decline", title, (field,), tr("record"))


def _nobody(end: str) -> FormSpec:
    def build(here: Here, _arg: str) -> Form:
        tr = here.words.gettext
        until = Field("until", tr("Until"), "line", required=True,
                      hint=tr("A date: 12 December, in 3 weeks…"))  # fmt: skip
        reason = Field("reason", tr("Why"), "line")
        later = end == "postponed"
        title = tr("The election waits until a date") if later else tr("The office stays vacant")
        return Form(f"nobody_{end}", title, (until, reason) if later else (reason,), tr("record"))

    def read(here: Here, _arg: str, values: Values) -> Record:
        facts: dict[str, object] = {"end": end, "reason": values["reason"]}
        if "until" in values:
            facts["until"] = reading(here, "until", lambda: read_date(values["until"], here.today))
        return Record(ev.NobodyElected, facts)

    return FormSpec(build, read)


def _elect_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    when = ((NOW, tr("now")), (AT_END, tr("the meeting’s end")))
    others = tuple(p for p in eligible(here.state) if p != here.state.nominee)
    return Form(
        "elect_with",
        tr("{person} is elected").format(person=here.name(here.state.nominee)),
        (
            Field("when", tr("From when"), "choice", NOW, options=when),
            Field("substitute", tr("Substitute"), "people", suggestions=names_of(here, others),
                  hint=tr("Who stands in when needed; nobody, if empty.")),
        ),
        tr("record"),
    )  # fmt: skip


def _read_elect(here: Here, _arg: str, values: Values) -> Record:
    substitute = values["substitute"]
    who = one_person(here, "substitute", substitute) if substitute else ""
    return Record(ev.Elected, {"at_end": values["when"] == AT_END, "substitute": who})


def _step_down_form(here: Here, arg: str) -> Form:
    tr, (person, _, office) = here.words.gettext, arg.partition("|")
    title = tr("{person} steps down: {office}").format(
        person=here.name(person), office=office_title(here, office)
    )
    return Form("step_down", title, (Field("reason", tr("In their words"), "line"),), tr("record"))


def _read_step_down(_here: Here, arg: str, values: Values) -> Record:
    person, _, office = arg.partition("|")
    facts = {"person": person, "office": office, "reason": values["reason"]}
    return Record(ev.SteppedDown, facts)


def _then_its_election(here: Here, arg: str, _values: Values) -> Do:
    """Its election is offered for tonight, unless the meeting is about to end."""
    late = here.state.walks[0].step.name in ("closing", "measure", "leftovers")
    return None if late else Choose("after_step_down", arg.partition("|")[2])


FORMS: dict[str, FormSpec] = {
    "nominee": FormSpec(_nominee_form, _read_nominee),
    "decline": FormSpec(
        _decline_form,
        lambda _here, _arg, values: Record(ev.NomineeDeclined, {"reason": values["reason"]}),
    ),
    "nobody_vacant": _nobody("vacant"),
    "nobody_postponed": _nobody("postponed"),
    "elect_with": FormSpec(_elect_form, _read_elect),
    "step_down": FormSpec(_step_down_form, _read_step_down, _then_its_election),
}

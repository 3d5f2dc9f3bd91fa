"""Forms that can be opened at any moment: notes, actions, points, guests, texts, the measure."""

from datetime import date
from typing import cast

from cercle_tui.locale import N_
from cercle_tui.locale.names import line_of, name_of
from cercle_tui.locale.reading import read_date
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import BacklogItem, Origin
from cercle_tui.model.followup import Action, Tension
from cercle_tui.model.people import Member, Standing
from cercle_tui.ui.meeting.forms import FieldWrong, FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_agenda import OFFERED
from cercle_tui.ui.meeting.forms_decide import ids_of
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import Field, Form

FINGERS = "fingers"


def _names(here: Here) -> tuple[str, ...]:
    return tuple(here.names().values())


def _note_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    return Form("note", tr("Note"), (Field("text", tr("Note"), "line", required=True),),
                tr("record"))  # fmt: skip


def _action_form(here: Here, _arg: str) -> Form:
    who = here.name(here.cursor) if here.cursor in here.state.people else ""
    return action_form(here, "action", here.words.gettext("Action"), who)


def action_form(here: Here, id: str, title: str, who: str) -> Form:
    """Return the form of an action, with who does it as proposed."""
    tr = here.words.gettext
    return Form(
        id,
        title,
        (
            Field("what", tr("What"), "line", required=True),
            Field("who", tr("Who"), "people", who, suggestions=_names(here),
                  hint=tr("Names, inside or outside the circle.")),
            Field("due", tr("By when"), "line", hint=tr("A date: 12 December, in 3 weeks…")),
        ),
        tr("record"),
    )  # fmt: skip


def read_action(here: Here, values: Values, *, learning: bool = False) -> Record:
    """Return the action agreed; one that is `learning` is heard again at the next opening."""
    due = None
    if values["due"]:
        due = cast(date, reading(here, "due", lambda: read_date(values["due"], here.today)))
    action = Action(
        id=f"{here.state.meeting}.a{here.meeting.n + 1}",
        what=values["what"],
        who=ids_of(here, values["who"]),
        due=due,
        learning=learning,
    )
    return Record(ev.ActionAgreed, {"action": action})


def _point_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    origins = (Origin.NEED, Origin.IDEA, Origin.COUNTER_PROPOSAL)
    return Form(
        "point",
        tr("Waiting point"),
        (
            Field("title", tr("Title"), "line", required=True),
            Field("origin", tr("What it is"), "choice", Origin.NEED.value,
                  options=tuple((o.value, name_of(here.words, o)) for o in origins)),
            Field("kind", tr("Kind"), "choice", OFFERED[1].value,
                  options=tuple((k.value, name_of(here.words, k)) for k in OFFERED),
                  hint=line_of(here.words, OFFERED[1])),
            Field("who", tr("Brought by"), "people", suggestions=_names(here)),
        ),
        tr("record"),
    )  # fmt: skip


def _read_point(here: Here, _arg: str, values: Values) -> Record:
    who = ids_of(here, values["who"])
    item = BacklogItem.model_validate(
        {
            "id": f"{here.state.meeting}.b{here.meeting.n + 1}",
            "title": values["title"],
            "origin": values["origin"] or Origin.NEED,
            "kind": values["kind"] or OFFERED[1],
            "brought_by": who[0] if who else "",
        }
    )
    return Record(ev.BacklogAdded, {"item": item})


def _guest_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    standings = (Standing.GUEST, Standing.OBSERVER, Standing.EXPERT, Standing.MEMBER)
    return Form(
        "guest",
        tr("Someone else"),
        (
            Field("name", tr("Name"), "line", required=True),
            Field("standing", tr("As"), "choice", Standing.GUEST.value,
                  options=tuple((s.value, name_of(here.words, s)) for s in standings)),
        ),
        tr("record"),
    )  # fmt: skip


def _read_guest(here: Here, _arg: str, values: Values) -> Record:
    standing = Standing(values["standing"] or Standing.GUEST)
    guest = Member(id=here.new_id(), name=values["name"], standing=standing)
    return Record(ev.GuestArrived, {"guest": guest})


def _procedure_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("text", tr("We agree that"), "line", required=True)
    return Form("procedure", tr("Agreement of procedure"), (field,), tr("ask the circle"))


def _text_form(here: Here, arg: str) -> Form:
    tr, item = here.words.gettext, here.state.item
    texts = [t.text for t in (item.texts if item else here.state.texts) if t.step == arg]
    field = Field("text", step_title(here.words, arg), "text", texts[-1] if texts else "",
                  required=True)  # fmt: skip
    return Form("text", step_title(here.words, arg), (field,), tr("record"))


def _line_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    who = here.name(arg) if arg in here.state.people else ""
    return Form(
        "line",
        tr("Idea"),
        (
            Field("text", tr("Idea"), "line", required=True),
            Field("who", tr("From"), "people", who, suggestions=_names(here)),
        ),
        tr("record"),
    )


def _read_line(here: Here, _arg: str, values: Values) -> Record:
    who = ids_of(here, values["who"])
    facts = {"step": here.step, "text": values["text"], "person": who[0] if who else ""}
    return Record(ev.LineAdded, facts)


_TENSION = (
    ("fact", N_("The fact"), N_("What happened, as a camera would show it.")),
    ("effect", N_("What it does to me"), ""),
    ("need", N_("What I need"), ""),
    ("request", N_("What I ask"), ""),
)


def _tension_form(here: Here, _arg: str) -> Form:
    tr, item = here.words.gettext, here.state.item
    said = (item.tension if item else None) or Tension()
    fields = tuple(
        Field(name, tr(label), "line", getattr(said, name), hint=tr(hint) if hint else "",
              required=name == "fact")
        for name, label, hint in _TENSION
    )  # fmt: skip
    return Form("tension", tr("Tension"), fields, tr("record"))


def _measure_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("scores", tr("Fingers shown"), "line", required=True,
                  hint=tr("A number from 0 to 5 for each hand, in any order: 4 5 5 3"))  # fmt: skip
    return Form("measure", tr("Measure"), (field,), tr("record"))


def _read_measure(here: Here, _arg: str, values: Values) -> Record:
    marks = values["scores"].replace(",", " ").replace(";", " ").split()
    if len(marks) == 1 and len(marks[0]) > 1:
        marks = list(marks[0])
    if not all(mark in "012345" and len(mark) == 1 for mark in marks):
        raise FieldWrong("scores", here.words.gettext("Numbers from 0 to 5, such as 4 5 5 3."))
    return Record(ev.Measured, {"scores": {FINGERS: tuple(int(mark) for mark in marks)}})


def _slip_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("text", tr("What should be read"), "line", required=True)
    own = here.step == "minutes_closing"
    title = tr("A slip in these minutes") if own else tr("A slip in the last minutes")
    return Form("minutes_slip", title, (field,), tr("record"))


def _referred_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("to", tr("To whom"), "line", required=True)
    return Form("item_referred", tr("Refer the item"), (field,), tr("record"))


FORMS: dict[str, FormSpec] = {
    "note": FormSpec(
        _note_form, lambda _here, _arg, values: Record(ev.Noted, {"text": values["text"]})
    ),
    "action": FormSpec(_action_form, lambda here, _arg, values: read_action(here, values)),
    "point": FormSpec(_point_form, _read_point),
    "guest": FormSpec(_guest_form, _read_guest),
    "procedure": FormSpec(
        _procedure_form,
        lambda _here, _arg, values: Record(
            ev.ConsentAsked, {"question": "procedure", "text": values["text"]}
        ),
    ),
    "text": FormSpec(
        _text_form,
        lambda _here, arg, values: Record(ev.TextWritten, {"step": arg, "text": values["text"]}),
    ),
    "line": FormSpec(_line_form, _read_line),
    "tension": FormSpec(
        _tension_form,
        lambda _here, _arg, values: Record(ev.TensionNoted, {"tension": Tension(**values)}),
    ),
    "measure": FormSpec(_measure_form, _read_measure),
    "minutes_slip": FormSpec(
        _slip_form, lambda _here, _arg, values: Record(ev.MinutesAmended, {"text": values["text"]})
    ),
    "item_referred": FormSpec(
        _referred_form,
        lambda _here, _arg, values: Record(
            ev.ItemEnded, {"outcome": "referred", "to": values["to"]}
        ),
    ),
}

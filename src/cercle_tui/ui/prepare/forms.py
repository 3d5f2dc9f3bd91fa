"""The forms of the preparing screen: each laid out, and read as the facts it writes down."""

from collections.abc import Mapping
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import duration, full_date
from cercle_tui.locale.names import name_of
from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable, read_date
from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import LONGEST, AgendaItem, BacklogItem, ItemKind, Priority
from cercle_tui.model.template import MeetingTemplate, TemplatePoint
from cercle_tui.register.people import called, known_names
from cercle_tui.register.preparing import Preparation
from cercle_tui.ui.home.changes import About, Facts, change
from cercle_tui.ui.home.wizard import read_length
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.meeting.forms_agenda import OFFERED
from cercle_tui.ui.prepare.invited import writing_form
from cercle_tui.ui.prepare.moving import find_point, replaced
from cercle_tui.ui.widgets.fields import Field, Form, split_people

Values = Mapping[str, str]


def _shared_fields(about: About, point: AgendaItem | BacklogItem) -> tuple[Field, ...]:
    words, tr = about.words, about.words.gettext
    kinds = OFFERED if point.kind in OFFERED else (*OFFERED, point.kind)
    by = called(known_names(about.circle), (point.brought_by,)) if point.brought_by else ()
    label = next((name for name, id in about.labels.items() if id == point.brought_by), "")
    return (
        Field("title", tr("Title"), "line", point.title, required=True),
        Field("minutes", tr("Length"), "line", duration(point.minutes)),
        Field("wanted", tr("Wanted outcome"), "line", point.wanted),
        Field("kind", tr("Kind"), "choice", point.kind.value,
              options=tuple((k.value, name_of(words, k)) for k in kinds)),
        Field("who", tr("Brought by"), "people", label or "".join(by),
              suggestions=(*about.labels, *(() if label else by)), strict=True),
    )  # fmt: skip


def _read_shared(
    about: About, point: AgendaItem | BacklogItem, values: Values
) -> dict[str, object]:
    """Of another kind it is about no decision or office any more. Raises FieldWrong."""
    names = known_names(about.circle)
    known = called(names, (point.brought_by,)) if point.brought_by else ()
    kept = values["who"] and (values["who"],) == known and values["who"] not in about.labels
    who = None if kept else about.person("who", values["who"], needed=False)
    kind = ItemKind(values["kind"] or point.kind)
    about_nothing = {} if kind is point.kind else {"subject": "", "subjects": (), "circle": ""}
    return {
        "title": values["title"],
        "minutes": read_length(about.words, values["minutes"], point.minutes, (1, LONGEST)),
        "wanted": values["wanted"],
        "kind": kind,
        "brought_by": point.brought_by if kept else who.id if who else "",
        **about_nothing,
    }


# A waiting point


def point_form(about: About, point: BacklogItem) -> Form:
    """Return the form of a waiting point."""
    words, tr = about.words, about.words.gettext
    day = full_date(words, point.not_before) if point.not_before else ""
    return Form("edit_point", tr("A waiting point"), (
        *_shared_fields(about, point),
        Field("priority", tr("Priority"), "choice", point.priority.value,
              options=tuple((p.value, name_of(words, p)) for p in Priority)),
        Field("day", tr("Not before"), "line", day, hint=tr("A date; empty for the next meeting.")),
        Field("note", tr("Note"), "line", point.note),
    ), tr("record"))  # fmt: skip


def read_point(about: About, point: BacklogItem, values: Values) -> Facts:
    """Return the point as the form tells it anew; raises FieldWrong."""
    told = _read_shared(about, point, values) | {
        "priority": Priority(values["priority"] or point.priority),
        "not_before": _day(about, values["day"]),
        "note": values["note"],
    }
    return changed(point, told)


def _day(about: About, typed: str) -> date | None:
    if not typed:
        return None
    try:
        return read_date(typed, about.today)
    except Unreadable as problem:
        said = say_unreadable(about.words, problem.code, problem.params)
        raise FieldWrong("day", said) from None


def changed(point: BacklogItem, told: Mapping[str, object]) -> Facts:
    """Return the fact of a point told anew."""
    item = BacklogItem.model_validate(point.model_dump() | dict(told))
    return Facts(circle=((bt.PointChanged, {"item": item}),))


def drop_form(words: Words, point: BacklogItem) -> Form:
    """Return the form that asks why a point waits no more."""
    tr = words.gettext
    said = tr("{point} waits no more; what was said of it stays in the records.")
    return Form("drop_point", tr("Drop a point"), (
        Field("reason", tr("Why"), "line", required=True),
    ), tr("record"), said.format(point=words.quote(point.title)))  # fmt: skip


def read_drop(point: BacklogItem, values: Values) -> Facts:
    """Return the fact of a point that is dropped."""
    return Facts(circle=((bt.PointTaken, {"item": point.id, "reason": values["reason"]}),))


# An item of the agenda


def item_form(about: About, item: AgendaItem) -> Form:
    """Return the form of an item of the agenda."""
    tr = about.words.gettext
    fields = _shared_fields(about, item)
    return Form("edit_item", tr("An item of the agenda"), fields, tr("record"))


def read_item(about: About, item: AgendaItem, values: Values) -> AgendaItem:
    """Return the item as the form tells it; raises FieldWrong."""
    return AgendaItem.model_validate(item.model_dump() | _read_shared(about, item, values))


# Templates and the rota


def template_form(words: Words) -> Form:
    """Return the form that names a template."""
    tr = words.gettext
    said = tr("Titles, kinds, minutes and outcomes are kept; not who brings what.")
    name = Field("name", tr("Name"), "line", required=True)
    return Form("template", tr("Keep this agenda as a template"), (name,), tr("record"), said)


def read_template(about: About, prepared: Preparation, values: Values) -> Facts:
    """Return the fact of the template; one of the same name takes the place of the one before."""
    known = (t.id for t in prepared.circle.templates.values() if t.name == values["name"])
    points = tuple(TemplatePoint.of(item) for item in prepared.agenda)
    template = MeetingTemplate(
        id=next(known, "") or about.new_id(), name=values["name"], points=points
    )
    return Facts(circle=((bt.TemplateKept, {"template": template}),))


def rota_form(about: About) -> Form:
    """Return the form of the rota, with the one there is."""
    tr, names = about.words.gettext, {id: name for name, id in about.labels.items()}
    now = ", ".join(names[id] for id in about.circle.rota.people if id in names)
    hint = tr("Empty: whoever holds the office facilitates.")
    field = Field("who", tr("In this order"), "people", now, suggestions=tuple(about.labels),
                  strict=True, hint=hint)  # fmt: skip
    said = tr("Each facilitates in turn; whoever misses a turn has the next one.")
    return Form("rota", tr("Who facilitates in turn"), (field,), tr("record"), said)


def read_rota(about: About, values: Values) -> Facts:
    """Return the fact of the rota, or that there is none."""
    labels = about.labels
    people = tuple(labels[name] for name in split_people(values["who"], labels))
    return Facts(circle=((bt.RotaSet, {"people": people}),))


# Which form a key opens, and what it writes


def form_of(id: str, about: About, prepared: Preparation, lit: str) -> Form | None:
    """Return the form that a key opens, about what is lit; None for a key that opens none."""
    point = find_point(prepared, lit)
    item = next((item for item in prepared.agenda if item.id == lit), None)
    match id:
        case "new":
            return change("point").build(about)
        case "date":
            return change("next").build(about)
        case "edit" if item is not None:
            return item_form(about, item)
        case "edit" if point is not None:
            return point_form(about, point)
        case "drop" if point is not None:
            return drop_form(about.words, point)
        case "rota":
            return rota_form(about)
        case "write":
            return writing_form(about.words, prepared)
    return None


def facts_of(form: str, about: About, prepared: Preparation, lit: str, values: Values) -> Facts:
    """Return what a form writes down; raises FieldWrong, also where what it is about is gone."""
    point = find_point(prepared, lit)
    item = next((item for item in prepared.agenda if item.id == lit), None)
    match form:
        case "point" | "next":
            return change(form).read(about, values)
        case "template":
            return read_template(about, prepared, values)
        case "rota":
            return read_rota(about, values)
        case "edit_item" if item is not None:
            agenda = replaced(prepared.agenda, read_item(about, item, values))
            return Facts(circle=((bt.AgendaPrepared, {"items": agenda}),))
        case "edit_point" if point is not None:
            return read_point(about, point, values)
        case "drop_point" if point is not None:
            return read_drop(point, values)
    raise FieldWrong("", about.words.gettext("It is not there any more."))

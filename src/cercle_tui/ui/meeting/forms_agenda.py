"""Forms of the agenda and of time: items, more minutes, the end, the next date."""

from datetime import datetime, timedelta
from typing import cast

from cercle_tui.locale.formats import clock, day_time
from cercle_tui.locale.names import line_of, name_of
from cercle_tui.locale.reading import read_day_time, read_minutes, read_time
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.followup import NextMeeting
from cercle_tui.ui.meeting.forms import FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_review import item_fields, read_item
from cercle_tui.ui.meeting.here import Do, Here, OpenForm, Record
from cercle_tui.ui.widgets.fields import Field, Form, split_people

OFFERED = (
    ItemKind.DECIDE,
    ItemKind.EXPLORE,
    ItemKind.REPORT,
    ItemKind.REVIEW,
    ItemKind.ELECT,
    ItemKind.TENSION,
    ItemKind.SHAPE,
    ItemKind.CODEVELOPMENT,
    ItemKind.THEORY,
)
"""The kinds of item a circle can take up at the screen; the others wait for their screens."""


def _minutes(here: Here, field: str, text: str) -> int:
    return cast(int, reading(here, field, lambda: read_minutes(text)))


def _found(here: Here, arg: str) -> AgendaItem:
    return next(
        (i.item for i in here.state.items if i.item.id == arg),
        AgendaItem(id=f"i{here.meeting.n + 1}", title="…", kind=ItemKind.DECIDE),
    )


def _item_form(here: Here, arg: str) -> Form:
    tr, item = here.words.gettext, _found(here, arg)
    kinds = OFFERED if item.kind in OFFERED else (*OFFERED, item.kind)
    return Form(
        "item",
        tr("Change the item") if arg else tr("New item"),
        (
            Field("title", tr("Title"), "line", item.title if arg else "", required=True),
            Field("kind", tr("Kind"), "choice", item.kind.value,
                  options=tuple((k.value, name_of(here.words, k)) for k in kinds),
                  hint=line_of(here.words, item.kind)),
            Field("minutes", tr("Minutes"), "line", str(item.minutes)),
            Field("brought_by", tr("Brought by"), "people",
                  here.name(item.brought_by) if arg and item.brought_by else "",
                  suggestions=tuple(here.names().values())),
            Field("wanted", tr("Wanted outcome"), "line", item.wanted),
            *item_fields(here, item),
        ),
        tr("record"),
    )  # fmt: skip


def _read_item(here: Here, arg: str, values: Values) -> Record:
    known = arg and any(i.item.id == arg for i in here.state.items)
    names = split_people(values["brought_by"], tuple(here.names().values()))
    item = _found(here, arg).model_copy(
        update={
            "title": values["title"],
            "kind": ItemKind(values["kind"] or ItemKind.DECIDE),
            "minutes": _minutes(here, "minutes", values["minutes"] or "15"),
            "brought_by": here.person(names[0]) if names else "",
            "wanted": values["wanted"],
        }
    )
    item = read_item(here, item, values)
    return Record(ev.ItemChanged if known else ev.ItemAdded, {"item": item})


def _its_office(here: Here, arg: str, values: Values) -> Do:
    """An election says which office it is about, when it is known."""
    if values["kind"] != ItemKind.ELECT:
        return None
    known = arg and any(i.item.id == arg for i in here.state.items)
    return OpenForm("item_office", arg if known else here.state.items[-1].item.id)


def _more_time_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("minutes", tr("How many minutes more"), "line", "10", required=True)
    return Form("more_time", tr("More time"), (field,), tr("ask the circle"))


def _read_more_time(here: Here, _arg: str, values: Values) -> Record:
    minutes = _minutes(here, "minutes", values["minutes"])
    return Record(ev.ConsentAsked, {"question": "more_time", "minutes": minutes})


def _end_time_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    end = clock(here.words, here.local(here.ending_at))
    field = Field("end", tr("We end at"), "line", end, required=True)
    return Form("end_time", tr("End time"), (field,), tr("record"))


def _read_end_time(here: Here, _arg: str, values: Values) -> Record:
    at = reading(here, "end", lambda: read_time(values["end"]))
    opened = here.local(here.state.opened)
    end = datetime.combine(opened.date(), at, opened.tzinfo)  # type: ignore[arg-type]
    if end <= opened:
        end += timedelta(days=1)
    minutes = round((end - opened - here.state.paused_total) / timedelta(minutes=1))
    return Record(ev.EndMoved, {"minutes": max(1, minutes)})


def _next_form(here: Here, _arg: str) -> Form:
    tr, planned = here.words.gettext, here.state.next_meeting
    starts = day_time(here.words, here.local(planned.starts)) if planned else ""
    place = planned.place if planned else here.state.context.place
    return Form(
        "next_meeting",
        tr("Next meeting"),
        (
            Field("starts", tr("When"), "line", starts, required=True,
                  hint=tr("Day and hour: Thursday 10 December 7 pm")),
            Field("place", tr("Where"), "line", place),
        ),
        tr("record"),
    )  # fmt: skip


def _read_next(here: Here, _arg: str, values: Values) -> Record:
    zone = here.local(here.now).tzinfo
    starts = reading(
        here,
        "starts",
        lambda: read_day_time(values["starts"], here.today, zone),  # type: ignore[arg-type]
    )
    planned = NextMeeting(starts=cast(datetime, starts), place=values["place"])
    return Record(ev.NextMeetingSet, {"next": planned})


FORMS: dict[str, FormSpec] = {
    "item": FormSpec(_item_form, _read_item, _its_office),
    "more_time": FormSpec(_more_time_form, _read_more_time),
    "end_time": FormSpec(_end_time_form, _read_end_time),
    "next_meeting": FormSpec(_next_form, _read_next),
}

"""How a circle grows: a helping circle, another kind, a split, a rest, an end; forms and facts."""

from datetime import date

from cercle_tui.locale import N_
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import name_of
from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable, read_term
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.growing import well_sized
from cercle_tui.meeting.sending import referred
from cercle_tui.model.agenda import BacklogItem, ItemKind
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.people import Member
from cercle_tui.model.sending import Sent
from cercle_tui.model.term import add_months
from cercle_tui.register.due import is_tension
from cercle_tui.store.yearbook import Fact
from cercle_tui.ui.home.changes import About, Change, Facts, Values
from cercle_tui.ui.home.founding import Founding, circle_info, told_apart
from cercle_tui.ui.links.sending_forms import carriers, people
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form, Option, split_people

_MONTHS = 3
_NONE, _GO, _STAY, _BESIDE, _UNDER = "none", "go", "stay", "beside", "under"
_KINDS = (CircleKind.EXPLORATORY, CircleKind.PRACTICE, CircleKind.GENERAL)


def _day(about: About, field: str, typed: str) -> date | None:
    """Return the day a field means, a date or a length from today; None for nothing typed."""
    if not typed:
        return None
    try:
        day = read_term(typed, about.today).ends(about.today)
    except Unreadable as problem:
        said = say_unreadable(about.words, problem.code, problem.params)
        raise FieldWrong(field, said) from None
    if day is None or day <= about.today:
        raise FieldWrong(field, about.words.gettext("A day to come is expected here."))
    return day


def _founded(about: About, values: Values, parent: str, **more: object) -> CircleInfo:
    """Return a new circle like this one in its language, its hours and its zone."""
    info = about.circle.info
    made = Founding(values["name"], aim=values["aim"], parent=parent, lang=info.lang,
                    time_zone=info.time_zone, minutes=info.meeting_minutes,
                    commitment=info.commitment)  # fmt: skip
    new = circle_info(made, about.community, about.slugs(), about.new_id())
    return new.model_copy(update=more)


def _begun(about: About, members: tuple[Member, ...]) -> tuple[Fact, ...]:
    """What the new circle's own book begins with: this circle's practice, and the members."""
    joined = (Member(id=m.id, name=m.name, since=about.today) for m in members)
    return ((bt.PracticeSet, {"practice": about.circle.practice}),
            *((bt.MemberJoined, {"member": member}) for member in joined))  # fmt: skip


def _size_caution(about: About, counts: tuple[int, ...]) -> str:
    if all(map(well_sized, counts)):
        return ""
    said = about.words.gettext("A practice circle is at its best with six to eight members: "
                               "here {count}.")  # fmt: skip
    return said.format(count=", ".join(str(count) for count in counts if not well_sized(count)))


# A helping circle


def _everyone(about: About) -> dict[str, Member]:
    """The people of all circles, those of this one first, by names told apart."""
    known = (*about.circle.members.values(), *about.elsewhere)
    return dict(zip(told_apart(m.name for m in known), known, strict=True))


def _sources(about: About) -> dict[str, BacklogItem]:
    """What a helping circle can be made for: waiting points, and items referred in a meeting."""
    points = {p.id: p for p in about.circle.backlog.values() if not is_tension(p)}
    items = {
        one.id: BacklogItem(id=one.id, title=one.item.title, minutes=one.item.minutes,
                            wanted=one.item.wanted, note=one.item.note,
                            brought_by=one.item.brought_by, kind=one.item.kind)
        for one in referred(about.circle)
        if one.item.kind is not ItemKind.TENSION
    }  # fmt: skip
    return points | items


def _helping_form(about: About) -> Form:
    words, tr = about.words, about.words.gettext
    ends = full_date(words, add_months(about.today, _MONTHS))
    sources: list[Option] = [(_NONE, tr("nothing in particular"))]
    sources += [(id, point.title) for id, point in _sources(about).items()]
    fields = (
        Field("name", tr("Name of the circle"), "line", required=True),
        Field("source", tr("Made for"), "choice", _NONE, options=tuple(sources),
              hint=tr("A point that waits goes with it; what becomes of it comes back.")),
        Field("aim", tr("Its aim"), "line", required=True),
        Field("who", tr("Members"), "people", suggestions=tuple(_everyone(about)), strict=True,
              required=True, hint=tr("From any circle.")),
        Field("ends", tr("Until"), "line", ends, required=True,
              hint=tr("A date, or how long: 6 months, 3 weeks, 10 days.")),
        Field("report", tr("What it reports back"), "line"),
    )  # fmt: skip
    return Form("helping", tr("A helping circle"), fields, tr("record"))


def _read_helping(about: About, values: Values) -> Facts:
    everyone, source = _everyone(about), _sources(about).get(values["source"])
    chosen = tuple(everyone[label] for label in split_people(values["who"], everyone))
    info = _founded(
        about, values, about.circle.info.id, kind=CircleKind.HELPING, report=values["report"],
        ends=_day(about, "ends", values["ends"]), commitment=1,
        born_of=source.id if source else "",
    )  # fmt: skip
    sends: tuple[Fact, ...] = ()
    if source is not None:
        shared = {name: getattr(source, name) for name in ("title", "kind", "minutes", "wanted")}
        note = "\n".join(text for text in (source.note, source.draft) if text)
        told = people(about.circle, source.brought_by, "")
        sent = Sent(id=about.new_id(), to=info.id, note=note, about=source.id, **shared, **told)
        sends = ((bt.ItemSent, {"item": sent}),)
    return Facts(
        circle=sends,
        community=((bt.CircleFounded, {"circle": info}),),
        founded=(info, _begun(about, chosen)),
    )


# Another kind


def _kind_form(about: About) -> Form:
    tr, kind = about.words.gettext, about.circle.info.kind
    kinds = _KINDS if kind in _KINDS else (kind, *_KINDS)
    fields = (
        Field("kind", tr("It becomes"), "choice", kind.value, required=True,
              options=tuple((k.value, name_of(about.words, k)) for k in kinds)),
    )  # fmt: skip
    note = tr("An exploratory group becomes a practice circle with six to eight members.")
    return Form("kind", tr("What kind of circle"), fields, tr("record"), note)


def _read_kind(about: About, values: Values) -> Facts:
    kind = CircleKind(values["kind"])
    changed = about.circle.info.model_copy(update={"kind": kind})
    count = sum(1 for member in about.circle.members.values() if member.counted)
    caution = _size_caution(about, (count,)) if kind is CircleKind.PRACTICE else ""
    return Facts(community=((bt.CircleFounded, {"circle": changed}),), caution=caution)


# A split


def _split_form(about: About) -> Form:
    tr = about.words.gettext
    fields = (
        Field("name", tr("Name of the new circle"), "line", required=True),
        Field("aim", tr("Its aim"), "line", about.circle.info.aim),
        Field("who", tr("Its members"), "people", suggestions=tuple(about.labels), strict=True,
              required=True),
        Field("go", tr("From this circle"), "choice", _GO,
              options=((_GO, tr("they go")), (_STAY, tr("they stay here too")))),
        Field("under", tr("Its place"), "choice", _BESIDE,
              options=((_BESIDE, tr("beside this circle")), (_UNDER, tr("under this circle")))),
    )  # fmt: skip
    return Form("split", tr("The circle splits"), fields, tr("record"))


def _read_split(about: About, values: Values) -> Facts:
    here, labels = about.circle, about.labels
    ids = [labels[label] for label in split_people(values["who"], labels)]
    old = here.info
    goes = values["go"] != _STAY
    parent = old.id if values["under"] == _UNDER else old.parent
    info = _founded(about, values, parent, kind=old.kind, born_of=old.id)
    left = tuple((bt.MemberLeft, {"person": id, "on": about.today}) for id in ids if goes)
    counts = (len(ids), len(here.members) - len(left))
    return Facts(
        circle=left,
        community=((bt.CircleFounded, {"circle": info}),),
        founded=(info, _begun(about, tuple(here.members[id] for id in ids))),
        caution=_size_caution(about, counts) if old.kind is CircleKind.PRACTICE else "",
    )


# A rest, an end


def _reason(about: About, *, required: bool = False) -> Field:
    tr = about.words.gettext
    hint = tr("Kept in the story of the circle.")
    return Field("reason", tr("Why"), "line", hint=hint, required=required)


def _rest_form(about: About) -> Form:
    tr = about.words.gettext
    until = Field("until", tr("Back on"), "line",
                  hint=tr("A date, or how long; empty: until someone says so."))  # fmt: skip
    note = tr("Nothing falls due meanwhile; all that it recorded stays.")
    return Form("rest", tr("The circle rests"), (until, _reason(about)), tr("record"), note)


def _read_rest(about: About, values: Values) -> Facts:
    told = {"circle": about.circle.info.id, "on": about.today, "reason": values["reason"],
            "until": _day(about, "until", values["until"])}  # fmt: skip
    return Facts(community=((bt.CircleRested, told),))


def _resume_form(about: About) -> Form:
    tr = about.words.gettext
    return Form("resume", tr("The circle meets again"), (_reason(about),), tr("record"))


def _read_resume(about: About, values: Values) -> Facts:
    told = {"circle": about.circle.info.id, "on": about.today, "reason": values["reason"]}
    return Facts(community=((bt.CircleResumed, told),))


def _end_form(about: About) -> Form:
    tr, info = about.words.gettext, about.circle.info
    # No slip of a key ends a circle: it takes words.
    fields: tuple[Field, ...] = (_reason(about, required=True),)
    if _reports(about):
        report = Field("report", tr("What it reports back"), "text", hint=info.report)
        fields = (report, *fields)
    note = tr("All that it recorded stays, and can be read; it can meet again later.")
    return Form("end", tr("The circle ends"), fields, tr("record"), note)


def _reports(about: About) -> bool:
    info = about.circle.info
    return info.kind is CircleKind.HELPING and info.parent in about.community.circles


def _read_end(about: About, values: Values) -> Facts:
    """A helping circle reports to its parent, by its leader where it has one."""
    info, report = about.circle.info, values.get("report", "")
    told = {"circle": info.id, "on": about.today, "reason": values["reason"]}
    sends: tuple[Fact, ...] = ()
    if report and _reports(about):
        link = next((link for link in about.circle.links if link.parent), None)
        held = carriers(about.circle, link, about.today) if link is not None else ()
        by = held[0][1].id if held else ""
        title = about.words.gettext("Report: {circle}").format(circle=info.name)
        sent = Sent(id=about.new_id(), to=info.parent, title=title, kind=ItemKind.REPORT,
                    note=report, **people(about.circle, "", by))  # fmt: skip
        sends = ((bt.ItemSent, {"item": sent}),)
    return Facts(circle=sends, community=((bt.CircleEnded, told),))


GROWTH: dict[str, Change] = {
    "helping": Change(N_("a helping circle"), N_("Made for a point, until a day; it reports back."),
                      _helping_form, _read_helping),
    "kind": Change(N_("another kind of circle"), N_("An exploratory group becomes a practice one."),
                   _kind_form, _read_kind),
    "split": Change(N_("the circle splits"), N_("Some members begin another circle."),
                    _split_form, _read_split),
    "rest": Change(N_("the circle rests"), N_("Until a day, or until it meets again."),
                   _rest_form, _read_rest),
    "resume": Change(N_("the circle meets again"), N_("After a rest, or an end."),
                     _resume_form, _read_resume),
    "end": Change(N_("the circle ends"), N_("Its work is done; its register stays."),
                  _end_form, _read_end),
}  # fmt: skip

"""Templates of meetings: those that come along, in both languages, and the circle's own."""

from collections.abc import Callable
from dataclasses import dataclass

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import duration
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.people import Office
from cercle_tui.model.template import TemplatePoint
from cercle_tui.register.preparing import Preparation
from cercle_tui.ui.home.changes import Facts
from cercle_tui.ui.widgets.chooser import Choice

KEEP, DROP, OWN = "keep", "drop", "own"
"""What else can be chosen: to keep the agenda; before an id, to drop or to use one's own."""


@dataclass(frozen=True, slots=True)
class Builtin:
    """A template that comes along; its words are English message ids."""

    name: str
    points: tuple[TemplatePoint, ...]


def _point(
    title: str, kind: ItemKind, minutes: int, wanted: str = "", subject: str = ""
) -> TemplatePoint:
    return TemplatePoint(title=title, kind=kind, minutes=minutes, wanted=wanted, subject=subject)


BUILTIN: dict[str, Builtin] = {
    "first": Builtin(N_("A first meeting"), (
        _point(N_("Why we are here"), ItemKind.EXPLORE, 20,
               N_("An aim of the circle in our own words")),
        _point(N_("How a circle decides: consent, rounds, objections"), ItemKind.THEORY, 10,
               N_("Each of us can say what an objection is")),
        _point(N_("Our practice and our commitment"), ItemKind.DECIDE, 20,
               N_("How often and how long we meet, and how we consent")),
        _point(N_("Who facilitates"), ItemKind.ELECT, 20, N_("The office is filled for a term"),
               Office.FACILITATOR),
        _point(N_("Who takes the notes"), ItemKind.ELECT, 15, N_("The office is filled for a term"),
               Office.SECRETARY),
    )),
    "regular": Builtin(N_("A regular meeting"), (
        _point(N_("News from the linked circles"), ItemKind.REPORT, 10,
               N_("Everyone knows where they stand")),
        _point(N_("What we need now"), ItemKind.EXPLORE, 25,
               N_("The needs in common, and the one we take up")),
        _point(N_("A proposal to decide"), ItemKind.DECIDE, 35, N_("A decision to try out")),
        _point(N_("An idea for our practice"), ItemKind.THEORY, 15,
               N_("Something each takes along")),
    )),
    "annual": Builtin(N_("An annual review"), (
        _point(N_("Our year: meetings held, decisions, measures"), ItemKind.REPORT, 15,
               N_("The same picture of the year for all")),
        _point(N_("How our circle works: voices, offices, tensions"), ItemKind.EXPLORE, 25,
               N_("What we keep, what we change")),
        _point(N_("Our aim and our domain"), ItemKind.DECIDE, 25,
               N_("They still fit, or a proposal to change them")),
        _point(N_("What each of us has learned"), ItemKind.EXPLORE, 20,
               N_("A learning commitment each")),
        _point(N_("Our commitment for the coming year"), ItemKind.DECIDE, 10,
               N_("Dates for six meetings at least")),
    )),
    "codevelopment": Builtin(N_("A codevelopment session"), (
        _point(N_("Learning since last time"), ItemKind.REPORT, 10,
               N_("What came of the last session is heard")),
        _point(N_("Codevelopment: someone’s situation"), ItemKind.CODEVELOPMENT, 70,
               N_("The client leaves with a plan, each with something learned")),
    )),
}  # fmt: skip


def choices(words: Words, circle: Circle) -> tuple[Choice, ...]:
    """Return the templates to start from, keeping the agenda as one, dropping one's own."""
    tr = words.gettext
    own = circle.templates.values()
    offered = [Choice(f"{OWN} {one.id}", one.name, help=_help(words, one.points)) for one in own]
    offered += [Choice(id, tr(one.name), help=_help(words, one.points))
                for id, one in BUILTIN.items()]  # fmt: skip
    if circle.agenda:
        offered.append(Choice(KEEP, tr("Keep this agenda as a template")))
    said = tr("Remove the template {name}")
    offered += [Choice(f"{DROP} {one.id}", said.format(name=words.quote(one.name))) for one in own]
    return tuple(offered)


def _help(words: Words, points: tuple[TemplatePoint, ...]) -> str:
    said = words.ngettext("{count} item, {minutes}", "{count} items, {minutes}", len(points))
    return said.format(count=len(points), minutes=duration(sum(p.minutes for p in points)))


def points_of(words: Words, circle: Circle, value: str) -> tuple[TemplatePoint, ...]:
    """Return the points of the template chosen, in the user's words; none for an unknown one."""
    if value in BUILTIN:
        tr = words.gettext
        return tuple(
            point.model_copy(
                update={
                    "title": tr(point.title),
                    "wanted": tr(point.wanted) if point.wanted else "",
                }
            )
            for point in BUILTIN[value].points
        )
    kept = circle.templates.get(value.removeprefix(f"{OWN} "))
    return kept.points if kept is not None else ()


def added(
    agenda: tuple[AgendaItem, ...], points: tuple[TemplatePoint, ...], ids: tuple[str, ...]
) -> tuple[AgendaItem, ...]:
    """Return the agenda with a template's points at its end, those it has already left out."""
    known = {(item.kind, item.title) for item in agenda}
    new = (
        AgendaItem(id=id, **point.model_dump())
        for point, id in zip(points, ids, strict=True)
        if (point.kind, point.title) not in known
    )
    return (*agenda, *new)


def chosen(words: Words, prepared: Preparation, value: str, new_id: Callable[[], str]) -> Facts:
    """Return what choosing a template writes down: its points on the agenda, or its end."""
    kind, _, id = value.partition(" ")
    if kind == DROP:
        return Facts(circle=((bt.TemplateDropped, {"template": id}),))
    points = points_of(words, prepared.circle, value)
    agenda = added(prepared.agenda, points, tuple(new_id() for _ in points))
    return Facts(circle=((bt.AgendaPrepared, {"items": agenda}),))

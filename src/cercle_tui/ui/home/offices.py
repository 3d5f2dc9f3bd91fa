"""Offices between meetings: who holds one, who gives one up, and how one is filled."""

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital, full_date, names_list
from cercle_tui.locale.names import office_name
from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable, read_term
from cercle_tui.meeting import between as bt
from cercle_tui.model.base import Line
from cercle_tui.model.circle import CircleInfo, OfficeRule
from cercle_tui.model.people import JOINT, Mandate, Member, Office, joint, parts
from cercle_tui.model.practice import LeaderBy
from cercle_tui.register.offices import held_now, holder_on, offices
from cercle_tui.ui.home.changes import About, Change, Facts, Values
from cercle_tui.ui.home.founding import office_ends
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form, Option, split_many

_CIRCLE, _CONFIRMED, _PARENT = "circle", "confirmed", "parent"
_YES, _NO = "yes", "no"


def _known(about: About) -> tuple[str, ...]:
    """The offices every school knows, then the circle's own."""
    return tuple(dict.fromkeys((*(o.value for o in Office), *offices(about.circle))))


def _options(about: About) -> tuple[Option, ...]:
    return tuple((office, office_name(about.words, office)) for office in _known(about))


def label_of(about: About, person: str) -> str:
    """Return how a member is called in a form, namesakes told apart."""
    return next((label for label, id in about.labels.items() if id == person), "")


# Who holds an office


def _office_form(about: About) -> Form:
    words, tr = about.words, about.words.gettext
    ends = full_date(words, office_ends(about.circle.practice, about.today))
    fields = (
        Field("office", tr("Office"), "many", Office.LEADER.value, options=_options(about),
              required=True, hint=tr("Several ticked make one joint office.")),
        Field("who", tr("Held by"), "people", suggestions=tuple(about.labels), strict=True,
              hint=tr("Empty: the office is vacant.")),
        Field("until", tr("Until"), "line", ends,
              hint=tr("A date, or how long: 6 months, 3 weeks, 10 days.")),
        Field("interim", tr("For the interim"), "choice", _NO,
              options=((_NO, tr("no")), (_YES, tr("yes")))),
        Field("substitute", tr("Substitute"), "people", suggestions=tuple(about.labels)),
    )  # fmt: skip
    return Form("office", tr("Who holds an office"), fields, tr("record"))


def _read_office(about: About, values: Values) -> Facts:
    chosen = split_many(values["office"]) or (Office.LEADER.value,)
    who = about.person("who", values["who"], needed=False)
    if who is None:
        return _vacated(about, chosen)
    term = office_ends(about.circle.practice, about.today)
    if values.get("until"):
        try:
            term = read_term(values["until"], about.today).ends(about.today) or term
        except Unreadable as problem:
            said = say_unreadable(about.words, problem.code, problem.params)
            raise FieldWrong("until", said) from None
    mandate = Mandate(
        id=about.new_id(),
        office=joint(chosen),
        person=who.id,
        begins=about.today,
        ends=term,
        interim=values.get("interim") == _YES,
        substitute=about.labels.get(values.get("substitute", ""), values.get("substitute", "")),
    )
    return Facts(
        circle=((bt.OfficeFilled, {"mandate": mandate}),), caution=_caution(about, who, chosen)
    )


def _vacated(about: About, chosen: tuple[str, ...]) -> Facts:
    """The mandates by which these offices are held are over today."""
    held = (holder_on(about.circle, office, about.today) for office in chosen)
    ids = dict.fromkeys(mandate.id for mandate in held if mandate is not None)
    return Facts(circle=tuple((bt.OfficeVacated, {"mandate": id, "on": about.today}) for id in ids))


def _caution(about: About, who: Member, chosen: tuple[str, ...]) -> str:
    """Say, in words, which offices of one person are better kept apart; none is forbidden."""
    words = about.words
    held = [part for m in about.circle.holders(about.today) if m.person == who.id
            for part in parts(m.office)]  # fmt: skip
    pairs = [(office, who.id) for office in dict.fromkeys((*held, *chosen))]
    said = words.gettext("{person} holds two offices that are better kept apart: {offices}.")
    return " ".join(
        said.format(
            person=who.name,
            offices=names_list(words, (office_name(words, one), office_name(words, other))),
        )
        for one, other, _ in about.circle.practice.clashes(pairs)
        if {one, other} & set(chosen)
    )


# Who gives one up


def _step_down_form(about: About) -> Form:
    words, tr = about.words, about.words.gettext
    held = tuple(
        (mandate.id, f"{capital(office_name(words, mandate.office))} · {name}")
        for mandate in held_now(about.circle, about.today).values()
        if mandate is not None and (name := label_of(about, mandate.person))
    )
    fields = (
        Field("mandate", tr("Office"), "choice", held[0][0] if held else "", options=held,
              required=True),
        Field("reason", tr("In their words"), "line",
              hint=tr("Kept in the history of the office; may stay empty.")),
    )  # fmt: skip
    return Form("step_down", tr("Who gives an office up"), fields, tr("record"))


def _read_step_down(about: About, values: Values) -> Facts:
    fact = {"mandate": values["mandate"], "on": about.today, "reason": values["reason"]}
    return Facts(circle=((bt.OfficeVacated, fact),))


# How one is filled


def _rule_form(about: About) -> Form:
    tr = about.words.gettext
    ways = [(_CIRCLE, tr("this circle"))]
    if about.circle.info.parent:
        ways += [(_CONFIRMED, tr("this circle, with the parent circle’s consent")),
                 (_PARENT, tr("the parent circle"))]  # fmt: skip
    fields = (
        Field("name", tr("Office"), "line", required=True,
              hint=tr("A name of your own, or one of the usual ones.")),
        Field("duties", tr("Duties"), "text"),
        Field("by", tr("Elected by"), "choice", _CIRCLE, options=tuple(ways)),
    )  # fmt: skip
    return Form("rule", tr("An office and its duties"), fields, tr("record"))


def _read_rule(about: About, values: Values) -> Facts:
    typed: Line = values["name"]
    if JOINT in typed:
        said = about.words.gettext("One office at a time: joint offices are made when it is held.")
        raise FieldWrong("name", said)
    labels = {label.casefold(): office for office, label in _options(about)}
    office, info = labels.get(typed.casefold(), typed), about.circle.info
    rule = OfficeRule(
        office=office,
        duties=values["duties"] or about.circle.duties().get(office, ""),
        elected_by=LeaderBy.PARENT if values["by"] == _PARENT else LeaderBy.CIRCLE,
        confirmed_by_parent=values["by"] == _CONFIRMED,
    )
    others = tuple(known for known in info.offices if known.office != office)
    changed = CircleInfo.model_validate(info.model_dump() | {"offices": (*others, rule)})
    return Facts(community=((bt.CircleFounded, {"circle": changed}),))


OFFICES: dict[str, Change] = {
    "office": Change(N_("an office"), N_("Who holds it, until when; joint, for the interim."),
                     _office_form, _read_office),
    "step_down": Change(N_("someone gives an office up"), N_("Before the end of its term."),
                        _step_down_form, _read_step_down),
    "rule": Change(N_("an office of the circle’s own"),
                   N_("Its duties, and which circle elects it."), _rule_form, _read_rule),
}  # fmt: skip

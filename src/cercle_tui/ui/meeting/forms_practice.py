"""Forms of the circle's practice: an option, an opinion given in advance, the chosen scales."""

from enum import StrEnum
from typing import Any, cast, get_args

from cercle_tui.locale.formats import capital, names_list, term_words
from cercle_tui.locale.names import SCALES, scale_name
from cercle_tui.locale.options import choice_name, option_line, option_name, pair_name
from cercle_tui.locale.reading import read_term
from cercle_tui.meeting import events as ev
from cercle_tui.model.practice import PAIRS, Practice, Scores
from cercle_tui.model.term import Term
from cercle_tui.ui.meeting.forms import FieldWrong, FormSpec, Values, reading
from cercle_tui.ui.meeting.forms_decide import ids_of
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import Field, Form, split_many

BESIDE = {
    "absent": ("absent_hours",),
    "minutes": ("minutes_hours",),
    "quorum": ("quorum_share",),
    "scores": ("scales",),
}
"""Options asked for in the same form as another, which alone is offered."""

OWN = "own_scales"
"""The field of the scales that are the circle's own words."""


def options_of(option: str) -> tuple[str, ...]:
    """Return the options that the form of `option` asks for."""
    return (option, *BESIDE.get(option, ()))


def _field(here: Here, practice: Practice, option: str) -> tuple[Field, ...]:
    words, value = here.words, getattr(practice, option)
    label, hint = capital(option_name(words, option)), option_line(words, option)

    def field(kind: Any, said: str, options: tuple[tuple[str, str], ...] = ()) -> Field:
        return Field(option, label, kind, said, hint, options)

    match value:
        case StrEnum():
            return (field("choice", value.value, _choices(here, option)),)
        case bool():
            yes, no = words.gettext("yes"), words.gettext("no")
            return (field("choice", "yes" if value else "no", (("yes", yes), ("no", no))),)
        case Term():
            return (field("line", term_words(words, value)),)
        case tuple() if option == "incompatible":
            pairs = (*PAIRS, *(pair for pair in value if pair not in PAIRS))
            named = tuple(("+".join(pair), pair_name(words, *pair)) for pair in pairs)
            return (field("many", "\n".join("+".join(pair) for pair in value), named),)
        case tuple():
            known = tuple((scale, scale_name(words, scale)) for scale in SCALES)
            own = ", ".join(scale for scale in value if scale not in SCALES)
            hint_own = words.gettext("Separate them with commas.")
            chosen = "\n".join(scale for scale in value if scale in SCALES)
            return (
                field("many", chosen, known),
                Field(OWN, words.gettext("Your own scales"), "line", own, hint_own),
            )
    return (field("number", str(value)),)


def _choices(here: Here, option: str) -> tuple[tuple[str, str], ...]:
    """The values an option may have: those of its type, or the few it is limited to."""
    annotation = Practice.model_fields[option].annotation
    values: tuple[StrEnum, ...] = get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        values = tuple(annotation)
    return tuple((value.value, choice_name(here.words, value)) for value in values)


def _option_form(here: Here, arg: str) -> Form:
    practice, tr = here.state.latest_practice, here.words.gettext
    fields = [each for option in options_of(arg) for each in _field(here, practice, option)]
    note = tr("It holds from the next step on, once the circle consents.")
    return Form(f"practice_{arg}", capital(option_name(here.words, arg)), tuple(fields),
                tr("ask the circle"), note)  # fmt: skip


def _value(here: Here, option: str, values: Values) -> object:
    """What was typed, as the practice keeps it; raises `FieldWrong`."""
    typed, old = values[option], getattr(here.state.latest_practice, option)
    match old:
        case bool():
            return typed == "yes"
        case Term():
            return reading(here, option, lambda: read_term(typed, here.today))
        case tuple() if option == "incompatible":
            return tuple(tuple(pair.split("+")) for pair in split_many(typed))
        case tuple():
            own = (scale.strip() for scale in values[OWN].split(","))
            return (*split_many(typed), *(scale for scale in own if scale))
        case int():
            return _number(here, option, typed or "0")
    return typed or old


def _number(here: Here, option: str, typed: str) -> int:
    bounds = {"quorum": (0, 100), "quorum_share": (0, 100)}
    low, high = bounds.get(option, (1, 24 * 60))
    if not typed.isascii() or not typed.isdigit() or not low <= int(typed) <= high:
        said = here.words.gettext("A whole number from {low} to {high}.")
        raise FieldWrong(option, said.format(low=low, high=high))
    return int(typed)


def _read_option(here: Here, arg: str, values: Values) -> Record:
    now = here.state.latest_practice.model_dump()
    told = {option: _value(here, option, values) for option in options_of(arg)}
    return ask(Practice.model_validate(now | told))


def ask(practice: Practice) -> Record:
    """Return what asks the circle to take up a practice."""
    return Record(ev.ConsentAsked, {"question": "practice", "practice": practice})


def _opinion_form(here: Here, arg: str) -> Form:
    tr, missing = here.words.gettext, tuple(here.name(p) for p in here.state.missing)
    who = here.name(arg) if arg else missing[0] if len(missing) == 1 else ""
    return Form(
        "opinion",
        tr("Opinion given in advance"),
        (
            Field("who", tr("Whose"), "people", who, suggestions=missing, strict=True,
                  required=True),
            Field("text", tr("What they say"), "text", required=True,
                  hint=tr("It is read out, shown under the proposal and kept with it.")),
        ),
        tr("record"),
    )  # fmt: skip


def _read_opinion(here: Here, _arg: str, values: Values) -> Record:
    who = ids_of(here, values["who"])
    if len(who) != 1:
        raise FieldWrong("who", here.words.gettext("One person only."))
    return Record(ev.OpinionRead, {"person": who[0], "text": values["text"]})


def _named(here: Here) -> bool:
    return here.state.practice.scores is Scores.NAMED


def _scales_form(here: Here, _arg: str) -> Form:
    """A line for each scale: hands in any order, or one number for each name in turn."""
    tr, words = here.words.gettext, here.words
    hint = tr("A number from 0 to 5 for each hand, in any order: 4 5 5 3")
    if _named(here):
        names = names_list(words, [here.name(p) for p in here.state.here])
        hint = tr("One number for each, in this order: {names}").format(names=names)
    known = here.state.scores
    fields = tuple(
        Field(f"scale{n}", capital(scale_name(words, scale)), "line",
              " ".join(str(score) for score in known.get(scale, ())), hint)
        for n, scale in enumerate(here.state.practice.measured)
    )  # fmt: skip
    return Form("scales", tr("Measure"), fields, tr("record"))


def read_marks(here: Here, field: str, typed: str) -> tuple[int, ...]:
    """Return the numbers from 0 to 5 typed in a field; raises `FieldWrong`."""
    marks = typed.replace(",", " ").replace(";", " ").split()
    if len(marks) == 1 and len(marks[0]) > 1:
        marks = list(marks[0])
    if not all(mark in "012345" and len(mark) == 1 for mark in marks):
        raise FieldWrong(field, here.words.gettext("Numbers from 0 to 5, such as 4 5 5 3."))
    return tuple(int(mark) for mark in marks)


def _read_scales(here: Here, _arg: str, values: Values) -> Record:
    people = here.state.here if _named(here) else ()
    scores = {}
    for n, scale in enumerate(here.state.practice.measured):
        field = f"scale{n}"
        marks = read_marks(here, field, values[field])
        if marks and people and len(marks) != len(people):
            names = names_list(here.words, [here.name(p) for p in people])
            said = here.words.gettext("One number for each, in this order: {names}")
            raise FieldWrong(field, said.format(names=names))
        if marks:
            scores[scale] = marks
    if not scores:
        raise FieldWrong("scale0", here.words.gettext("Numbers from 0 to 5, such as 4 5 5 3."))
    return Record(ev.Measured, cast("dict[str, Any]", {"scores": scores, "people": people}))


FORMS: dict[str, FormSpec] = {
    "practice_option": FormSpec(_option_form, _read_option),
    "opinion": FormSpec(_opinion_form, _read_opinion),
    "scales": FormSpec(_scales_form, _read_scales),
}

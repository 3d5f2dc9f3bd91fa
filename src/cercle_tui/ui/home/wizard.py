"""The forms of founding a circle, one after the other, and how what is typed in them is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import capital, day_time, duration, names_list
from cercle_tui.locale.names import office_name
from cercle_tui.locale.options import PRESETS, preset_line, preset_name
from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable, read_day_time, read_minutes
from cercle_tui.model.followup import NextMeeting
from cercle_tui.model.people import Office
from cercle_tui.ui.home.founding import (
    MOST_MEMBERS,
    Founding,
    names_in,
    told_apart,
)
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.chooser import Choice
from cercle_tui.ui.widgets.fields import Field, Form, split_people
from cercle_tui.ui.widgets.views import CardLine, CardView, Tone

Values = Mapping[str, str]
STEPS = ("circle", "members", "practice", "offices", "meetings")
PRACTICE = "practice"
"""The one step that is a choice, not a form."""

LATER = N_("All of it can be changed later.")
COMMITMENTS = (1, 366)
MEETING_MINUTES = (5, 24 * 60)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the forms need to know: the language, the day, and whether a community has a name."""

    words: Words
    today: date
    has_community: bool


def _circle_form(asked: Asked, known: Founding) -> Form:
    tr = asked.words.gettext
    community = Field("community", tr("Name of the community"), "line", known.community,
                      required=True, hint=tr("The network the circles belong to."))  # fmt: skip
    fields = (
        *(() if asked.has_community else (community,)),
        Field("name", tr("Name of the circle"), "line", known.name, required=True),
        Field("aim", tr("Its aim"), "line", known.aim,
              hint=tr("What the circle is there to bring about, in a sentence.")),
    )  # fmt: skip
    return Form("circle", tr("A new circle"), fields, tr("next"), note=tr(LATER))


def _read_circle(_asked: Asked, known: Founding, values: Values) -> Founding:
    return replace(
        known,
        community=values.get("community", ""),
        name=values["name"],
        aim=values["aim"],
    )


def _members_form(asked: Asked, known: Founding) -> Form:
    tr = asked.words.gettext
    field = Field("members", tr("Members"), "text", "\n".join(known.members),
                  hint=tr("One name a line; a list can be pasted."))  # fmt: skip
    return Form("members", tr("Who is in it"), (field,), tr("next"), note=tr(LATER))


def _read_members(asked: Asked, known: Founding, values: Values) -> Founding:
    names = names_in(values["members"])
    if len(names) > MOST_MEMBERS:
        said = asked.words.gettext("That is {count} names; {most} at most.")
        raise FieldWrong("members", said.format(count=len(names), most=MOST_MEMBERS))
    labels = set(told_apart(names))
    offices = tuple(pair for pair in known.offices if pair[1] in labels)
    return replace(known, members=names, offices=offices)


def _offices_form(asked: Asked, known: Founding) -> Form:
    words, tr = asked.words, asked.words.gettext
    labels, held = told_apart(known.members), dict(known.offices)
    fields = tuple(
        Field(office.value, capital(office_name(words, office)), "people", held.get(office, ""),
              suggestions=labels, strict=True,
              hint=tr("Leave empty what is not filled yet, then elect in a meeting."))
        for office in Office
    )  # fmt: skip
    return Form("offices", tr("Who holds which office"), fields, tr("next"), note=tr(LATER))


def _read_offices(asked: Asked, known: Founding, values: Values) -> Founding:
    labels = told_apart(known.members)
    held = []
    for office in Office:
        named = split_people(values[office], labels)
        if len(named) > 1:
            raise FieldWrong(office, asked.words.gettext("One person only."))
        held += [(office.value, name) for name in named]
    return replace(known, offices=tuple(held))


def _meetings_form(asked: Asked, known: Founding) -> Form:
    words, tr = asked.words, asked.words.gettext
    when = day_time(words, known.next.starts) if known.next else ""
    fields = (
        Field("minutes", tr("Length of a meeting"), "line", duration(known.minutes)),
        Field("commitment", tr("Meetings a year"), "number", str(known.commitment),
              hint=tr("What the circle commits to; six at least for a practice circle.")),
        Field("when", tr("Next meeting"), "line", when,
              hint=tr("A day and an hour: Thursday 10 December 7 pm.")),
        Field("place", tr("Place"), "line", known.next.place if known.next else ""),
    )  # fmt: skip
    return Form("meetings", tr("When it meets"), fields, tr("found the circle"), note=tr(LATER))


def _read_meetings(asked: Asked, known: Founding, values: Values) -> Founding:
    return replace(
        known,
        minutes=read_length(asked.words, values["minutes"], known.minutes),
        commitment=read_commitment(asked.words, values["commitment"], known.commitment),
        next=read_next(asked.words, values, asked.today, known.time_zone),
    )


def read_length(
    words: Words, typed: str, usual: int, between: tuple[int, int] = MEETING_MINUTES
) -> int:
    """Return the minutes of the field "minutes", `usual` for nothing typed; raises FieldWrong."""
    if not typed:
        return usual
    try:
        minutes = read_minutes(typed)
    except Unreadable as problem:
        said = say_unreadable(words, problem.code, problem.params)
        raise FieldWrong("minutes", said) from None
    least, most = between
    if not least <= minutes <= most:
        said = words.gettext("Between {least} and {most}.")
        raise FieldWrong("minutes", said.format(least=duration(least), most=duration(most)))
    return minutes


def read_commitment(words: Words, typed: str, usual: int) -> int:
    """Return meetings a year, `usual` for nothing typed; raises FieldWrong."""
    least, most = COMMITMENTS
    if not typed:
        return usual
    if not typed.isdecimal() or not least <= int(typed) <= most:
        said = words.gettext("A whole number from {least} to {most}.")
        raise FieldWrong("commitment", said.format(least=least, most=most))
    return int(typed)


def read_next(words: Words, values: Values, today: date, zone: str) -> NextMeeting | None:
    """Return the date in the fields "when" and "place", None for none; raises FieldWrong."""
    if not values["when"]:
        return None
    try:
        starts = read_day_time(values["when"], today, ZoneInfo(zone))
    except Unreadable as problem:
        raise FieldWrong("when", say_unreadable(words, problem.code, problem.params)) from None
    return NextMeeting(starts=starts, place=values["place"])


Build = Callable[[Asked, Founding], Form]
Read = Callable[[Asked, Founding, Values], Founding]
FORMS: dict[str, tuple[Build, Read]] = {
    "circle": (_circle_form, _read_circle),
    "members": (_members_form, _read_members),
    "offices": (_offices_form, _read_offices),
    "meetings": (_meetings_form, _read_meetings),
}


def preset_choices(words: Words) -> tuple[Choice, ...]:
    """Return the practices to start from, a line on each."""
    return tuple(
        Choice(preset, preset_name(words, preset), help=preset_line(words, preset))
        for preset in PRESETS
    )


def summary(words: Words, known: Founding, step: str) -> CardView:
    """Return what has been answered so far, and what is better kept apart."""
    tr, done = words.gettext, STEPS[: STEPS.index(step)]
    lines = []
    if "circle" in done:
        if known.community:
            lines.append(CardLine(known.community, tr("Community")))
        lines.append(CardLine(known.name, tr("Circle"), tone=Tone.STRONG))
        if known.aim:
            lines.append(CardLine(known.aim, tr("Aim")))
    if "members" in done:
        names = ", ".join(known.members) or tr("nobody yet")
        lines.append(CardLine(names, tr("Members")))
    if PRACTICE in done:
        lines.append(CardLine(preset_name(words, known.preset), tr("Practice")))
    if "offices" in done:
        lines += [CardLine(who, office_name(words, office)) for office, who in known.offices]
        lines += [CardLine(text, tone=Tone.CONCERN) for text in cautions(words, known)]
    if not lines:
        lines.append(CardLine(tr("Five short steps; Escape goes back one."), tone=Tone.QUIET))
    count = tr("{number} of {total}").format(number=STEPS.index(step) + 1, total=len(STEPS))
    return CardView(f"{tr('A new circle')} · {count}", tuple(lines))


def cautions(words: Words, known: Founding) -> list[str]:
    """Return, in words, offices of one person that are better kept apart; none is forbidden."""
    said = words.gettext("{person} holds two offices that are better kept apart: {offices}.")
    return [
        said.format(
            person=person,
            offices=names_list(words, (office_name(words, one), office_name(words, other))),
        )
        for one, other, person in known.practice.clashes(known.offices)
    ]

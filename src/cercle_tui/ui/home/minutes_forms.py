"""What can be done with a meeting's minutes: correct them, let an objection go, write a file."""

from collections.abc import Mapping

from cercle_tui.locale import Words
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.reports.minutes_formats import FORMATS
from cercle_tui.reports.minutes_state import MinutesState, Status
from cercle_tui.reports.writing import Minutes
from cercle_tui.ui.home.changes import About, Facts
from cercle_tui.ui.home.documents import where_hint
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form

Values = Mapping[str, str]


def refusal(words: Words, state: MinutesState) -> str:
    """Return why the minutes cannot be corrected and what to do instead; empty when they can."""
    tr = words.gettext
    match state.status:
        case Status.DRAFT:
            return tr("The meeting is still open: what it says now is what will be written.")
        case Status.CONSENTED:
            return tr(
                "These minutes have consent: they change no more. "
                "Bring what should be added as a new point."
            )
        case Status.AWAITING if state.asking:
            return tr(
                "The circle's next meeting is open, and is asked about these minutes: "
                "correct it there."
            )
        case Status.AWAITING:
            return ""


def correction_form(about: About) -> Form:
    """Return the form of a correction."""
    tr = about.words.gettext
    fields = (
        Field("text", tr("What should be read"), "line", required=True),
        Field("who", tr("Who asks for it"), "people", suggestions=tuple(about.labels), strict=True,
              required=True),
    )  # fmt: skip
    note = tr("It is told to the circle, which has not consented to these minutes yet.")
    return Form("correct", tr("A slip in these minutes"), fields, tr("record"), note)


def read_correction(about: About, record: MeetingRecord, values: Values) -> Facts:
    """Return what the form writes down; raises FieldWrong."""
    who = about.person("who", values["who"])
    assert who is not None
    told = {"meeting": record.id, "text": values["text"], "person": who.id}
    return Facts(circle=((bt.MinutesCorrected, told),))


def settling_form(about: About, state: MinutesState) -> Form:
    """Return the form by which who objected says that the objection stands no more."""
    tr = about.words.gettext
    names = tuple(name for name, id in about.labels.items() if id in state.standing)
    ways = (
        ("integrated", tr("a correction answers it")),
        ("withdrawn", tr("withdrawn by its author")),
    )
    fields = (
        Field("who", tr("Who"), "people", names[0] if len(names) == 1 else "", suggestions=names,
              strict=True, required=True),
        Field("how", tr("What became of it"), "choice", ways[0][0], options=ways),
    )  # fmt: skip
    return Form("settle", tr("An objection that is settled"), fields, tr("record"))


def read_settling(
    about: About, record: MeetingRecord, state: MinutesState, values: Values
) -> Facts:
    """Return what the form writes down; raises FieldWrong."""
    who = about.person("who", values["who"])
    assert who is not None
    if who.id not in state.standing:
        raise FieldWrong("who", about.words.gettext("No objection of theirs stands."))
    told = {"meeting": record.id, "person": who.id, "how": values["how"] or "integrated"}
    return Facts(circle=((bt.MinutesObjectionSettled, told),))


def writing_form(words: Words, minutes: Minutes) -> Form:
    """Return the form that asks for a format and a file."""
    tr = words.gettext
    options = tuple((one.id, tr(one.label)) for one in FORMATS.values())
    hint = where_hint(words, file_name(minutes, "pdf").replace(".pdf", ".…"))
    fields = (
        Field("format", tr("Format"), "choice", "pdf", options=options),
        Field("path", tr("File"), "line", hint=hint),
    )
    return Form("write", tr("Write the minutes to a file"), fields, tr("write"))


def file_name(minutes: Minutes, form: str) -> str:
    """Return a name such as `pv-horizon-2026-03-12-v2.pdf`, of ids alone."""
    day = minutes.circle.day(minutes.record.opened).isoformat()
    number = minutes.state.last.number
    return f"pv-{minutes.circle.info.slug}-{day}-v{number}{FORMATS[form].suffixes[0]}"

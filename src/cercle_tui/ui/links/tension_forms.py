"""Forms of a tension: noting it, telling someone, taking it to the circle or to a linked one."""

from collections.abc import Mapping

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import duration
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import LONGEST, BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.model.followup import Tension
from cercle_tui.model.sending import Sent
from cercle_tui.model.tension_note import TensionNote
from cercle_tui.register.people import known_names
from cercle_tui.reports.page import labelled
from cercle_tui.ui.home.changes import About
from cercle_tui.ui.home.wizard import read_length
from cercle_tui.ui.links.sending_forms import by_field, people, unheld
from cercle_tui.ui.widgets.chooser import Choice
from cercle_tui.ui.widgets.fields import Field, Form

Values = Mapping[str, str]
NOTE, REWORD, TELL, CIRCLE, LINK, REMOVE = "note", "reword", "tell", "circle", "link", "remove"
_MINUTES = 20

_PARTS = (
    ("fact", N_("The fact"), N_("What happened, as a camera would show it.")),
    ("effect", N_("What it does to me"), ""),
    ("need", N_("What I need"), ""),
    ("request", N_("What I ask"), ""),
)


def bearers(circle: Circle) -> dict[str, str]:
    """Return everyone the circle ever knew, names by id: whose tensions there are is not told."""
    return known_names(circle)


def tension_text(words: Words, tension: Tension) -> str:
    """Return a tension as a text, a line for each part that was written."""
    said = tension.model_dump()
    lines = (labelled(words, words.gettext(label), said[name]) for name, label, _ in _PARTS)
    return "\n".join(line for line in lines if line)


def _part_fields(words: Words, tension: Tension) -> tuple[Field, ...]:
    tr, said = words.gettext, tension.model_dump()
    return tuple(
        Field(name, tr(label), "text", said[name], hint=tr(hint) if hint else "",
              required=name == "fact")
        for name, label, hint in _PARTS
    )  # fmt: skip


def note_form(about: About) -> Form:
    """Return the form of a new tension; nothing typed in it is kept when it is left."""
    tr = about.words.gettext
    who = Field("who", tr("Whose tension"), "people", suggestions=tuple(about.labels),
                strict=True, required=True)  # fmt: skip
    fields = (who, *_part_fields(about.words, Tension()))
    note = tr("What you type shows on this screen; it is kept on this machine only.")
    return Form(NOTE, tr("A tension"), fields, tr("record"), note, private=True)


def reword_form(about: About, note: TensionNote) -> Form:
    """Return the same form for a tension told anew."""
    tr = about.words.gettext
    fields = _part_fields(about.words, note.tension)
    return Form(REWORD, tr("A tension"), fields, tr("record"), private=True)


def read_tension(values: Values) -> Tension:
    """Return the tension typed in either form."""
    return Tension(**{name: values[name] for name, _, _ in _PARTS})


def tell_form(about: About, note: TensionNote) -> Form:
    """Return the form of a text for one person, whom the bearer names."""
    tr = about.words.gettext
    fields = (
        Field("who", tr("To whom"), "people", suggestions=tuple(about.labels), required=True,
              hint=tr("A member, or anyone else by name.")),
        Field("text", tr("Text"), "text", tension_text(about.words, note.tension), required=True),
    )  # fmt: skip
    said = tr("The text is shown and written in a file for you to give; nothing is sent.")
    return Form(TELL, tr("Tell someone"), fields, tr("write it"), said, private=True)


def _point_fields(about: About, note: TensionNote) -> tuple[Field, ...]:
    tr = about.words.gettext
    return (
        Field("title", tr("Title"), "line", required=True,
              hint=tr("In words that everyone may read.")),
        Field("minutes", tr("Length"), "line", duration(_MINUTES)),
        Field("note", tr("Note"), "text", tension_text(about.words, note.tension)),
    )  # fmt: skip


def circle_form(about: About, note: TensionNote) -> Form:
    """Return the form of a point of the circle that comes from a tension."""
    tr = about.words.gettext
    said = tr("From here on the circle can read it: keep only what it may know.")
    return Form(CIRCLE, tr("A point for the circle"), _point_fields(about, note), tr("record"),
                said, private=True)  # fmt: skip


def read_circle(about: About, note: TensionNote, values: Values) -> BacklogItem:
    """Return the point; raises FieldWrong."""
    return BacklogItem(
        id=about.new_id(),
        title=values["title"],
        origin=Origin.TENSION,
        kind=ItemKind.TENSION,
        minutes=read_length(about.words, values["minutes"], _MINUTES, (1, LONGEST)),
        brought_by=note.bearer,
        note=values["note"],
    )


def link_form(about: About, note: TensionNote, link: LinkedCircle) -> Form:
    """Return the form of a point for a linked circle that comes from a tension."""
    tr = about.words.gettext
    title = tr("A point for {circle}").format(circle=link.name)
    fields = (*_point_fields(about, note), *by_field(about, link))
    warning = tr("From here on both circles can read it: keep only what they may know.")
    said = " ".join(part for part in (warning, unheld(about.words, about, link)) if part)
    return Form(LINK, title, fields, tr("send"), said, private=True)


def read_link(about: About, note: TensionNote, link: LinkedCircle, values: Values) -> Sent:
    """Return what is sent; raises FieldWrong."""
    told = people(about.circle, note.bearer, values.get("by", ""))
    return Sent(
        id=about.new_id(),
        to=link.id,
        title=values["title"],
        kind=ItemKind.TENSION,
        minutes=read_length(about.words, values["minutes"], _MINUTES, (1, LONGEST)),
        note=values["note"],
        **told,
    )


def ways(words: Words, *, free: bool, linked: bool) -> tuple[Choice, ...]:
    """Return what a bearer can do with a tension; `free` while no point of it is open."""
    tr = words.gettext
    found = [Choice(TELL, tr("Tell someone"), help=tr("A text for one person, that you give."))]
    if free:
        waits = tr("It waits for an agenda; the circle can read it.")
        found.append(Choice(CIRCLE, tr("To the circle’s points"), help=waits))
    if free and linked:
        carried = tr("By the leader or the second link.")
        found.append(Choice(LINK, tr("To a linked circle"), help=carried))
    found += [
        Choice(REWORD, tr("Say it anew"), help=tr("It stays on this machine.")),
        Choice(REMOVE, tr("Remove it for good"), help=tr("From this machine; nothing keeps it.")),
    ]
    return tuple(found)

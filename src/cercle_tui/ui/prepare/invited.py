"""The invitation on the screen: to read as it stands, and to write to a file."""

from collections.abc import Mapping

from cercle_tui.locale import Words
from cercle_tui.register.preparing import Preparation
from cercle_tui.reports.document_text import WIDTH
from cercle_tui.reports.exports.forms import Form as Export
from cercle_tui.reports.exports.marks import EXPORTS, never
from cercle_tui.reports.invitation import file_name, invitation_text, render
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.documents import named, put, where_hint
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.fields import Field, Form

_AROUND = 10
"""Cells a page leaves on both sides of its text."""

Values = Mapping[str, str]


def page(words: Words, prepared: Preparation, width: int) -> ReadingScreen[None]:
    """Return the invitation as a page to read on a screen `width` cells wide."""
    tr = words.gettext
    text = invitation_text(prepared, words, min(WIDTH, width * 9 // 10 - _AROUND))
    return ReadingScreen(tr("Invitation"), [("plain", text)], tr("↑ ↓ read · Esc back"))


def writing_form(words: Words, prepared: Preparation) -> Form:
    """Return the form that asks for a format and a file."""
    tr = words.gettext
    forms = ("txt", "md", *(("ics",) if prepared.starts is not None else ()))
    labels = {"txt": tr("text"), "md": "Markdown", "ics": tr("calendar")}
    hint = where_hint(words, file_name(prepared, "…"))
    return Form("write", tr("Write the invitation to a file"), (
        Field("format", tr("Format"), "choice", "txt",
              options=tuple((form, labels[form]) for form in forms)),
        Field("path", tr("File"), "line", hint=hint),
    ), tr("write"))  # fmt: skip


def write_invitation(desk: Desk, prepared: Preparation, values: Values) -> str:
    """Write the invitation where the form says; returns what to say of it.

    Raises FieldWrong, and OSError where the disk refuses.
    """
    form = values["format"] or "txt"
    path = named(desk.words, values["path"], file_name(prepared, form))
    mark = EXPORTS[Export.ICS] if form == "ics" else never
    unnamed = not values["path"].strip()  # the file has the invitation's own name
    return put(
        desk, path, render(prepared, desk.words, form), lambda sample: unnamed or mark(sample)
    )

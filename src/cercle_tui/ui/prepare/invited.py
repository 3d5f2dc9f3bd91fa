"""The invitation on the screen: to read as it stands, and to write to a file."""

from collections.abc import Mapping
from pathlib import Path

from cercle_tui.locale import Words
from cercle_tui.register.preparing import Preparation
from cercle_tui.reports.document_text import WIDTH
from cercle_tui.reports.invitation import file_name, invitation_text, render
from cercle_tui.store.disk import write_private
from cercle_tui.ui.home.minutes_forms import documents
from cercle_tui.ui.meeting.forms import FieldWrong
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
    name = file_name(prepared, "…")
    hint = tr("Empty: {name} in {folder}").format(name=name, folder=documents())
    return Form("write", tr("Write the invitation to a file"), (
        Field("format", tr("Format"), "choice", "txt",
              options=tuple((form, labels[form]) for form in forms)),
        Field("path", tr("File"), "line", hint=hint),
    ), tr("write"))  # fmt: skip


def read_path(words: Words, prepared: Preparation, values: Values) -> Path:
    """Return where to write; raises FieldWrong for a folder that is not there.

    An invitation of ours is written over: it is composed again each time.
    """
    typed = values["path"].strip()
    try:
        path = Path(typed).expanduser() if typed else documents()
    except RuntimeError:  # a home nobody knows
        path = Path(typed)
    ours = path.is_dir()
    if ours:
        path /= file_name(prepared, values["format"] or "txt")
    tr = words.gettext
    if not path.parent.is_dir():
        raise FieldWrong("path", tr("There is no such folder: {path}").format(path=path.parent))
    if path.exists() and not ours:
        raise FieldWrong("path", tr("There is a file there already: {path}").format(path=path))
    return path.absolute()


def write_invitation(words: Words, prepared: Preparation, values: Values) -> str:
    """Write the invitation where the form says; returns what to say of it.

    Raises FieldWrong, and OSError where the disk refuses.
    """
    path = read_path(words, prepared, values)
    write_private(path, render(prepared, words, values["format"] or "txt"))
    return words.gettext("Written: {path}").format(path=path)

"""A document laid out on the screen to be read: headings, lists, decisions behind a bar."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from cercle_tui.model.text import clean
from cercle_tui.reports.document import Document, Run
from cercle_tui.reports.document_text import Line, Place, lines
from cercle_tui.reports.minutes_changes import Change
from cercle_tui.ui.widgets.canvas import ASCII_CLASS

MOST = 88
"""Cells beyond which a line is tiring to read."""

_HEADS = {Place.TITLE: "bold $primary", Place.HEADING: "bold $accent"}
_CHANGES = {"same": "$foreground-muted", "added": "$success underline",
            "removed": "$error strike", "gap": "$primary-muted"}  # fmt: skip
_SIGNS = {"same": "  ", "added": "+ ", "removed": "- ", "gap": "  "}


class Paper(Static):
    """Shows a document, or what changed between two; text of people is never markup."""

    DEFAULT_CSS = """
    Paper { width: 1fr; height: auto; max-width: 88; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document: Document | None = None
        self._changes: tuple[Change, ...] = ()
        self._width = 0

    def show(self, document: Document) -> None:
        """Show a document."""
        self._document, self._changes = document, ()
        self._draw()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what changed, line by line, each with its sign."""
        self._document, self._changes = None, tuple(changes)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew in the width there is."""
        if min(event.size.width, MOST) != self._width:
            self._draw()

    def _draw(self) -> None:
        self._width = min(self.size.width or MOST, MOST)
        if self._document is None:
            self.update(Content("\n").join([_changed(change) for change in self._changes]))
            return
        ascii = self.app.has_class(ASCII_CLASS)
        bar, bullet = ("| ", "-") if ascii else ("┃ ", "•")
        laid = lines(self._document, self._width, bullet, bar)
        self.update(Content("\n").join([_content(line, len(bar)) for line in laid]))


def _content(line: Line, bar: int) -> Content:
    head = _HEADS.get(line.place, "")
    lead = [(line.lead, "$primary-muted")]
    if line.place is Place.APART:
        lead = [(line.lead[:bar], "bold $primary"), (line.lead[bar:], "$primary-muted")]
    body = [(_shown(run.text), head or _look(run)) for run in line.runs]
    return Content.assemble(*lead, *body)


def _shown(text: str) -> str:
    """Return text that cannot act on the terminal, on one line; its blanks stay as they are."""
    return clean(text).replace("\t", " ").replace("\n", " ")


def _look(run: Run) -> str:
    return " ".join(look for look, on in (("bold", run.strong), ("italic", run.slanted)) if on)


def _changed(change: Change) -> Content:
    kind, text = change
    return Content.assemble(
        (_SIGNS[kind] + ("…" if kind == "gap" else _shown(text)), _CHANGES[kind])
    )

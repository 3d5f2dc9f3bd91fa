"""A screen under a form: what it is told, and keys and pastes as a terminal sends them."""

from pathlib import Path
from typing import ClassVar

from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Static

from cercle_tui.ui.widgets.fields import (
    Field,
    Form,
)
from cercle_tui.ui.widgets.form import FormPanel

STYLES = Path(__file__).parents[2] / "styles" / "form.tcss"
NAMES = ("Amina Benali", "Amélie Roy", "Élise Tremblay", "Luc")
HOSTILE = (
    "[/",
    "[red]x",
    "[@click=app.quit]x",
    "\x1b[2J\x1b]0;x\x07",
    "n" * 200,
    "👩‍👩‍👧",
    "שלום\u202e",
    "",
)


class Meeting(App[None]):
    """A screen with something above the panel, and keys of its own that typing must not reach."""

    CSS_PATH = STYLES
    CSS = "#ring { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "hit"),
        Binding("f1", "hit"),
        Binding("space", "hit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[Message] = []
        self.hits = 0
        self.panel = FormPanel(str)

    def compose(self) -> ComposeResult:
        yield Static("ring", id="ring")
        yield self.panel

    def action_hit(self) -> None:
        self.hits += 1

    def on_form_panel_submitted(self, message: FormPanel.Submitted) -> None:
        self.posted.append(message)

    def on_form_panel_cancelled(self, message: FormPanel.Cancelled) -> None:
        self.posted.append(message)

    def on_form_panel_changed(self, message: FormPanel.Changed) -> None:
        self.posted.append(message)

    def on_form_panel_lines_pasted(self, message: FormPanel.LinesPasted) -> None:
        self.posted.append(message)

    def of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.posted if type(message) is kind]

    def submitted(self) -> list[dict[str, str]]:
        return [m.values for m in self.posted if isinstance(m, FormPanel.Submitted)]


def form(*fields: Field, private: bool = False, note: str = "") -> Form:
    return Form("f", "Action", fields, "record", note=note, private=private)


async def opened(pilot: Pilot[None], wanted: Form) -> FormPanel:
    app = pilot.app
    assert isinstance(app, Meeting)
    app.panel.open(wanted)
    await pilot.pause()
    return app.panel


async def send(pilot: Pilot[None], data: str) -> None:
    """Feed bytes as a terminal sends them, without waiting between keys."""
    parser = XTermParser()
    assert pilot.app._driver is not None
    for event in [*parser.feed(data), *parser.feed("")]:
        pilot.app._driver.send_message(event)
    await pilot.pause()

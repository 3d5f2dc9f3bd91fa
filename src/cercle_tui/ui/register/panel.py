"""The filter panel: groups across, values down, several of each, by keyboard and by mouse."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from cercle_tui.ui.register.options import Group, Option, Options, OptionsView
from cercle_tui.ui.widgets.docked import Docked, keys_line
from cercle_tui.ui.widgets.fields import Translator, fold


class FilterPanel(Docked):
    """Says which value was chosen, or no longer is; whoever opened it hands new groups back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="filters.up"),
        Binding("down", "move(1)", show=False, id="filters.down"),
        Binding("left,shift+tab", "across(-1)", show=False, id="filters.left"),
        Binding("right,tab", "across(1)", show=False, id="filters.right"),
        Binding("backspace", "erase", show=False, id="filters.erase"),
        Binding("f8", "clear", show=False, id="filters.clear"),
        Binding("enter,f3", "leave", show=False, id="filters.leave"),
        Binding("escape", "back", show=False, id="filters.back"),
    ]

    @dataclass
    class Toggled(Message):
        """A value of a group was chosen, or is no longer."""

        group: str
        value: str

    @dataclass
    class Cleared(Message):
        """Every filter is to go."""

    @dataclass
    class Left(Message):
        """The panel was closed."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.tr = tr
        self.groups: tuple[Group, ...] = ()
        self._open, self._at, self._typed = 0, 0, ""
        self._options = Options()
        self._keys = Static(classes="chooser-keys")

    def compose(self) -> ComposeResult:
        yield self._options
        yield self._keys

    def open(self, groups: tuple[Group, ...]) -> None:
        """Show the groups, the first one open."""
        self._open = 0
        self.border_title = Content(self.tr("Filter"))
        self.fill(groups)
        self._show(self._options)

    def fill(self, groups: tuple[Group, ...]) -> None:
        """Show the groups as they are now, the cursor where it was."""
        self.groups = groups
        self._open = min(self._open, max(0, len(groups) - 1))
        self._redraw()

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options of the open group whose words hold what was typed."""
        if not self.groups:
            return ()
        wanted = fold(self._typed).split()
        options = self.groups[self._open].options
        return tuple(one for one in options if all(word in fold(one.label) for word in wanted))

    def _redraw(self) -> None:
        offered = self.offered
        self._at = min(self._at, max(0, len(offered) - 1))
        empty = self.tr("Nothing here by that name.")
        self._options.view = OptionsView(
            self.groups, self._open, self._at, offered, self._typed, empty
        )
        tr = self.tr
        keys = (
            (tr("Space"), tr("choose")),
            ("← →", tr("group")),
            ("↑ ↓", tr("move")),
            (tr("Enter"), tr("close")),
            ("F8", tr("no filter")),
            (tr("letters"), tr("narrow the list")),
        )
        self._keys.update(keys_line(keys, self.line_cells))

    def on_resize(self) -> None:
        """See again what fits."""
        self._redraw()

    # What keys and clicks do

    def action_move(self, step: int) -> None:
        """Go to the next option, or the one before."""
        offered = self.offered
        if offered:
            self._at = (self._at + step) % len(offered)
            self._redraw()

    def action_across(self, step: int) -> None:
        """Open the group beside, its first option under the cursor."""
        if self.groups:
            self._open, self._at, self._typed = (self._open + step) % len(self.groups), 0, ""
            self._redraw()

    def action_choose(self) -> None:
        """Choose the option under the cursor, or no longer."""
        offered = self.offered
        if offered:
            self.post_message(self.Toggled(self.groups[self._open].id, offered[self._at].value))

    def action_erase(self) -> None:
        """Take back a letter of what narrows the list."""
        self._typed = self._typed[:-1]
        self._redraw()

    def action_clear(self) -> None:
        """Take every filter away."""
        self._typed = ""
        self.post_message(self.Cleared())

    def action_leave(self) -> None:
        """Close the panel; the filters stay."""
        self._typed = ""
        self._hide()
        self.post_message(self.Left())

    def action_back(self) -> None:
        """Take back what narrows the list, else close."""
        if self._typed:
            self._typed = ""
            self._redraw()
        else:
            self.action_leave()

    def on_key(self, event: events.Key) -> None:
        """Choose by the space bar, narrow the list by what else is typed."""
        super().on_key(event)
        if event.key == "space":
            self.action_choose()
        elif event.is_printable and event.character:
            self._typed, self._at = self._typed + event.character, 0
            self._redraw()

    @on(Options.TabPressed)
    def _tab_pressed(self, event: Options.TabPressed) -> None:
        event.stop()
        self._open, self._at, self._typed = event.number, 0, ""
        self._redraw()

    @on(Options.OptionPressed)
    def _option_pressed(self, event: Options.OptionPressed) -> None:
        event.stop()
        if event.number < len(self.offered):
            self._at = event.number
            self.action_choose()

"""A screen whose keys are declared once: it dispatches them, shows them and offers them."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual import events, on
from textual.screen import Screen

from cercle_tui.locale import Words
from cercle_tui.ui.home.keys import Key, footer, help_parts, key_name
from cercle_tui.ui.screens.palette import Offer
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from cercle_tui.ui.widgets.bars import KeyBar
from cercle_tui.ui.widgets.canvas import Canvas
from cercle_tui.ui.widgets.docked import Docked

R = TypeVar("R")


class Keyed(Screen[R]):
    """Subclasses give `words`, `working` and `act`."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    AUTO_FOCUS = ""  # a panel that is hidden would take the keys

    @property
    def words(self) -> Words:
        """The language of the screen."""
        raise NotImplementedError

    def working(self) -> tuple[Key, ...]:
        """Return the keys that do something now."""
        raise NotImplementedError

    def act(self, id: str, key: str = "") -> None:
        """Do what the key declared as `id` does; `key` is the one pressed, if one was."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show what there is, as it stands; a screen that never changes has nothing to do."""

    @on(Canvas.Room)
    def _show_for_room(self) -> None:
        """What is built for the room there is, is built again when a panel opens or is left."""
        self.redraw()

    @property
    def panel_open(self) -> bool:
        """Whether a panel has the keyboard."""
        return any(panel.is_open for panel in self.query(Docked))

    def show_keys(self) -> None:
        """Show the keys that work now at the bottom; an open panel shows its own."""
        bar = self.query_one(KeyBar)
        bar.view, bar.display = footer(self.words, self.working()), not self.panel_open

    def on_key(self, event: events.Key) -> None:
        """Do what the key is declared to do."""
        found = next((key for key in self.working() if event.key in key.keys), None)
        if found is None or self.panel_open or not self.is_current:
            return
        event.stop()
        event.prevent_default()
        self._do(found.id, event.key)

    @on(KeyBar.Pressed)
    def _key_clicked(self, event: KeyBar.Pressed) -> None:
        if not self.panel_open:
            self._do(event.action)

    def offers(self) -> tuple[Offer, ...]:
        """Return what the palette can do now."""
        if self.panel_open:
            return ()
        words = self.words
        return tuple(
            Offer(words.gettext(key.label), key_name(words, key), words.gettext(key.help),
                  self._runs(key))
            for key in self.working()
            if key.id != "everything"
        )  # fmt: skip

    def _runs(self, key: Key) -> Callable[[], None]:
        return partial(self._do, key.id)

    def _do(self, id: str, key: str = "") -> None:
        match id:
            case "help":
                tr = self.words.gettext
                parts = help_parts(self.words, self.working())
                page: ReadingScreen[Any] = ReadingScreen(
                    tr("Keys"), parts, tr("↑ ↓ read · Esc back")
                )
                self.app.push_screen(page)
            case "theme":
                self.run_worker(self.app.run_action("next_theme"))
            case "everything":
                self.run_worker(self.app.run_action("palette"))
            case _:
                self.act(id, key)

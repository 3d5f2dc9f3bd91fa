"""The palette: every action of the screen below, found by typing a part of its name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from cercle_tui.locale import Words
from cercle_tui.ui.widgets.fields import fold
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.typing import LineInput
from cercle_tui.ui.widgets.views import ListingView, Mark, Row


@dataclass(frozen=True, slots=True)
class Offer:
    """An action as the palette shows it: its words, its key, a line of help, and what it runs."""

    label: str
    key: str
    help: str
    run: Callable[[], None]


@runtime_checkable
class Offers(Protocol):
    """A screen that offers its actions."""

    def offers(self) -> tuple[Offer, ...]:
        """Return the actions that work now."""
        ...


class PaletteScreen(ModalScreen[Callable[[], None]]):
    """Type, move, Enter; Escape leaves."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Vertical {
        width: 80%; max-width: 90; height: 80%; margin-top: 2; padding: 1 2;
        background: $surface; border: round $accent; border-title-color: $accent;
    }
    PaletteScreen LineInput { border: none; height: 1; margin-bottom: 1; background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, words: Words, offers: tuple[Offer, ...]) -> None:
        super().__init__()
        self.words, self.all, self.at = words, offers, 0

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self.words.gettext("Everything that can be done now"))
            yield LineInput()
            yield Listing()

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()
        self._show()

    @property
    def found(self) -> tuple[Offer, ...]:
        """The offers whose words hold all that was typed."""
        typed = fold(self.query_one(LineInput).raw).split()
        return tuple(
            o for o in self.all if all(word in fold(f"{o.label} {o.help}") for word in typed)
        )

    def _show(self) -> None:
        rows = tuple(
            Row(str(n), Mark.NONE, offer.label, offer.key, offer.help, n == self.at)
            for n, offer in enumerate(self.found)
        )
        empty = self.words.gettext("Nothing here by that name.")
        self.query_one(Listing).view = ListingView("", rows, empty, compact=True)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.at = 0
        self._show()

    def action_move(self, step: int) -> None:
        """Light the next offer, or the one before."""
        if self.found:
            self.at = (self.at + step) % len(self.found)
            self._show()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        found = self.found
        if found:
            self.dismiss(found[self.at].run)

    @on(Listing.Clicked)
    def _clicked(self, event: Listing.Clicked) -> None:
        self.dismiss(self.found[int(event.id)].run)

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

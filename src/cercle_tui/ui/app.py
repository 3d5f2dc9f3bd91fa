"""The app: themes, style sheets, and the way from one screen to another."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.text import Text
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from cercle_tui.locale.problems import DETAILS, say_unforeseen
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.styles import style_sheets
from cercle_tui.ui.themes import THEMES, starting_theme, wants_ascii

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.store.session import MeetingSession

First = Callable[["CercleApp"], object]


@runtime_checkable
class AsksFirst(Protocol):
    """A screen that may hold what is on no disk."""

    def asks_first(self) -> bool:
        """Ask whether to leave all the same; tell whether it asked."""


class CercleApp(App[None]):
    """One desk, and the screen it starts on: home, or what `first` goes to."""

    TITLE = "cercle"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012 - declared so by Textual
        Binding("ctrl+p", "palette", show=False, priority=True),
        Binding("ctrl+q", "leave_app", show=False, priority=True),
        Binding("ctrl+c", "leave_app", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, first: First | None = None, theme: str = "") -> None:
        starting, ansi = starting_theme(desk.env, theme)
        super().__init__(css_path=list(style_sheets()), ansi_color=bool(ansi))
        for each in THEMES:
            self.register_theme(each)
        self.theme = starting
        self.desk, self._first = desk, first
        self.trouble: Exception | None = None
        if wants_ascii(desk.env, sys.stdout.encoding or "utf-8"):
            self.add_class("-ascii")

    def on_mount(self) -> None:
        if self._first:
            self._first(self)
            return
        from cercle_tui.store.glance import read_glance
        from cercle_tui.ui.screens.first_look import FirstLook

        glance = read_glance(self.desk.folder)
        self.push_screen(FirstLook(self.desk, glance) if glance else self.home())

    def show(self, screen: Screen[None]) -> None:
        """Show a screen; the app ends when it is left."""
        self.push_screen(screen, lambda _: self.exit())

    def home(self, chosen: str = "") -> Screen[None]:
        """Return the dashboard, or the welcome where there is no circle yet.

        `chosen` is the id of the circle to show first.
        """
        if self.desk.community().circles:
            from cercle_tui.ui.screens.home import HomeScreen

            return HomeScreen(self.desk, chosen)
        from cercle_tui.ui.screens.welcome import WelcomeScreen

        return WelcomeScreen(self.desk)

    def meeting(self, info: "CircleInfo", session: "MeetingSession") -> Screen[None]:
        """Return the screen of a meeting."""
        from cercle_tui.ui.screens.meeting import MeetingScreen

        return MeetingScreen(self.desk, session, self.desk.projection(info))

    def enter_meeting(self, info: "CircleInfo", path: Path | None = None) -> None:
        """Go to the meeting at `path`, else to the one left open, else to a new one.

        Raises StoreProblem when its book cannot be opened or made.
        """
        left_open = self.desk.projection(info).open_meetings()
        path = path or (left_open[-1] if left_open else None)
        session = self.desk.resume(info, path) if path else self.desk.new_meeting(info)
        self.push_screen(self.meeting(info, session), lambda _: self._left_meeting(info))

    def _left_meeting(self, info: "CircleInfo") -> None:
        """Home is what one comes back to, however the meeting was begun."""
        if len(self.screen_stack) <= 1:
            self.push_screen(self.home(info.id))

    def action_next_theme(self) -> None:
        """Dark, light, high contrast, and around."""
        names = [theme.name for theme in THEMES if not theme.name.endswith("-ansi")]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]

    def action_palette(self) -> None:
        """Every action of the screen, found by typing."""
        from cercle_tui.ui.screens.palette import Offers, PaletteScreen

        if isinstance(self.screen, Offers):
            self.push_screen(PaletteScreen(self.desk.words, self.screen.offers()), self._run_offer)

    def _run_offer(self, run: Callable[[], None] | None) -> None:
        if run is not None:
            run()

    def _fatal_error(self) -> None:
        """Leave with words for what nobody foresaw, as no traceback is for a person to read."""
        if self.desk.env.get(DETAILS):
            super()._fatal_error()
        else:
            self.panic(Text(say_unforeseen(self.desk.words, self._exception)))

    def action_leave_app(self) -> None:
        """Leave; whatever is open stays open on the disk, where it stands.

        What the disk refused is asked about first, as it is when the meeting is left.
        """
        asking = [screen for screen in self.screen_stack if isinstance(screen, AsksFirst)]
        if not any(screen.asks_first() for screen in asking):
            self.exit()


def run_app(desk: Desk, first: First | None = None, theme: str = "") -> int:
    """Run the app; returns the exit status. Raises what ended a rehearsal (`trouble`)."""
    app = CercleApp(desk, first, theme)
    app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0

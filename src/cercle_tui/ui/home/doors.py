"""The screens that home leads to, each built when its key is pressed."""

from textual.screen import Screen

from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk


def door(id: str, desk: Desk, info: CircleInfo) -> Screen[None]:
    """Return the screen a key of home leads to. Raises KeyError for a key that leads nowhere."""
    match id:
        case "register":
            from cercle_tui.ui.screens.register import RegisterScreen

            return RegisterScreen(desk, info)
        case "due":
            from cercle_tui.ui.screens.due import DueScreen

            return DueScreen(desk, info)
        case "meetings":
            from cercle_tui.ui.screens.meetings import MeetingsScreen

            return MeetingsScreen(desk, info)
    raise KeyError(id)

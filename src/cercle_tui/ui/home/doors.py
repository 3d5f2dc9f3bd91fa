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
        case "actions":
            from cercle_tui.ui.screens.actions import ActionsScreen

            return ActionsScreen(desk, info)
        case "resources":
            from cercle_tui.ui.screens.resources import ResourcesScreen

            return ResourcesScreen(desk, info)
        case "people":
            from cercle_tui.ui.screens.people import PeopleScreen

            return PeopleScreen(desk, info)
        case "links":
            from cercle_tui.ui.screens.links import LinksScreen

            return LinksScreen(desk, info)
        case "tensions":
            from cercle_tui.ui.screens.tensions import TensionsScreen

            return TensionsScreen(desk, info)
        case "prepare":
            from cercle_tui.ui.screens.prepare import PrepareScreen

            return PrepareScreen(desk, info)
        case "community":
            from cercle_tui.ui.screens.community import CommunityScreen

            return CommunityScreen(desk, info)
        case "measures":
            from cercle_tui.ui.screens.measures import MeasuresScreen

            return MeasuresScreen(desk, info)
        case "expert":
            from cercle_tui.ui.screens.expert import ExpertScreen

            return ExpertScreen(desk, info)
    raise KeyError(id)

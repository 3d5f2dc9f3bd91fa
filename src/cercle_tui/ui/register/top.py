"""The top bar of what is only read: where one is, the hour, that nothing is written or sent."""

from zoneinfo import ZoneInfo

from cercle_tui.model.circle import CircleInfo
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.widgets.views import TopView


def offline_top(desk: Desk, info: CircleInfo | None, name: str, title: str) -> TopView:
    """Return the top bar, the hour where `info` lives, this machine's without one."""
    now = desk.clock.now()
    local = now.astimezone(ZoneInfo(info.time_zone)) if info is not None else now.astimezone()
    return TopView(name, title, local.strftime("%H:%M"), desk.words.gettext("read-only, offline"))

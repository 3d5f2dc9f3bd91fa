"""The command that walks a past meeting again, on the screens it had."""

import argparse

from cercle_tui.cli.common import Stop, circles, need_terminal, open_desk
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import N_, Words


def declare(commands: Commands) -> None:
    sub = commands.add(
        "replay", replay, N_("walk a past meeting again, step by step"), "cercle replay 2026-11-23"
    )
    sub.add_argument(
        "meeting", nargs="?", default="", metavar=commands.tr("MEETING"),
        help=commands.tr("its day, or its id; the last one when none is given"),
    )  # fmt: skip
    commands.circle_option(sub)


def replay(args: argparse.Namespace, words: Words) -> int:
    """Walk a meeting again: the one of this day or id, else the last one of the circles."""
    from cercle_tui.ui.app import run_app
    from cercle_tui.ui.screens.replay import ReplayScreen

    need_terminal(words)
    desk = open_desk(args, words)
    wanted = args.meeting.strip()
    found = [
        (record.opened, info, record.id)
        for info in circles(desk, args.circle, words)
        for circle in (desk.projection(info).circle,)
        for record in circle.meetings
        if record.id.startswith(wanted) or circle.day(record.opened).isoformat().startswith(wanted)
    ]
    if not found:
        raise Stop(words.gettext("No such meeting: give its day, like 2026-11-23."))
    _, info, meeting = max(found, key=lambda one: one[0])
    path = desk.projection(info).meeting_path(meeting)
    if path is None:
        raise Stop(words.gettext("The book of this meeting is not at hand."))
    return run_app(desk, lambda app: app.show(ReplayScreen(desk, info, path)), theme=args.theme)

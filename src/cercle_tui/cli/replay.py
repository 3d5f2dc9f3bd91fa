"""The command that walks a past meeting again, on the screens it had."""

import argparse

from cercle_tui.cli.common import Stop, named_meeting, need_terminal, open_desk
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import N_, Words
from cercle_tui.model.text import clean_line


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

    need_terminal(words, f"cercle minutes {clean_line(args.meeting)}".rstrip())
    desk = open_desk(args, words)
    info, meeting = named_meeting(desk, args.circle, args.meeting, words)
    path = desk.projection(info).meeting_path(meeting)
    if path is None:
        raise Stop(words.gettext("The book of this meeting is not at hand."))
    return run_app(desk, lambda app: app.show(ReplayScreen(desk, info, path)), theme=args.theme)

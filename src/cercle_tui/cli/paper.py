"""The command that prints paper ballots."""

import argparse
import sys

from cercle_tui.cli.common import OK, one_circle, open_desk
from cercle_tui.cli.declaring import Commands, whole_number
from cercle_tui.locale import N_, Words, words_for

MOST_BALLOTS = 1_000
"""More slips than any circle has members."""


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "ballots",
        ballots,
        N_("paper ballots for an election, to print and cut"),
        "cercle ballots horizon --office facilitator | lp",
    )
    commands.circle(sub)
    sub.add_argument("--office", default="", metavar=tr("OFFICE"), help=tr("the office to fill"))
    sub.add_argument(
        "--count",
        type=whole_number(commands.words, MOST_BALLOTS),
        metavar="N",
        help=tr("how many, else one for each member who counts in consent"),
    )


def ballots(args: argparse.Namespace, words: Words) -> int:
    """Slips for an election on paper: one for each member who counts, unless told otherwise."""
    from cercle_tui.reports.ballots import TO_A_PAGE, ballots_text, office_called

    desk = open_desk(args, words)
    info = one_circle(desk, args.circle, words)
    circle = desk.projection(info).circle
    own = words if args.lang else words_for("en" if info.lang == "en" else "fr")
    planned = circle.next_meeting
    on = circle.day(planned.starts) if planned else None
    counted = sum(1 for member in circle.members.values() if member.counted)
    text = ballots_text(
        info.name,
        office_called(args.office, own),
        args.count or counted or TO_A_PAGE,
        own,
        on if on and on >= desk.today(info) else None,
        feeds=not sys.stdout.isatty(),
    )
    print(text, end="")
    return OK

"""The commands that write what leaves the program: minutes and ballots."""

import argparse
import sys

from cercle_tui.cli.common import OK, Stop, circles, one_circle, open_desk
from cercle_tui.cli.declaring import Commands, whole_number
from cercle_tui.locale import N_, Words, words_for

MOST_BALLOTS = 1_000
"""More slips than any circle has members."""


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "minutes", minutes, N_("the minutes of a meeting"), "cercle minutes 2026-11-23 -o pv.md"
    )
    sub.add_argument("meeting", nargs="?", metavar=tr("MEETING"), help=tr("its day, or its id"))
    commands.circle_option(sub)
    sub.add_argument("-o", "--output", metavar=tr("FILE"), help=tr("where to write it"))
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


def minutes(args: argparse.Namespace, words: Words) -> int:
    """The minutes of a meeting, the last one when none is named, as Markdown."""
    from pathlib import Path

    from cercle_tui.reports.minutes import minutes_markdown

    desk = open_desk(args, words)
    found = [
        (record, circle)
        for info in circles(desk, args.circle, words)
        for circle in (desk.projection(info).circle,)
        for record in circle.meetings
        if not args.meeting
        or record.id.startswith(args.meeting)
        or circle.day(record.opened).isoformat() == args.meeting
    ]
    if not found:
        raise Stop(words.gettext("No such meeting: give its day, like 2026-11-23."))
    record, circle = max(found, key=lambda pair: pair[0].opened)
    own = words_for("en" if circle.info.lang == "en" else "fr") if not args.lang else words
    text = minutes_markdown(record, circle, own)
    if args.output is None:
        print(text)
    else:
        Path(args.output).expanduser().write_text(text, encoding="utf-8")
        print(words.gettext("Written: {path}").format(path=args.output))
    return OK


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

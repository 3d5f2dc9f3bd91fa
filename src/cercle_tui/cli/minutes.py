"""The command that writes minutes: a meeting's, in the form and the version asked for."""

import argparse
import sys
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, circles, open_desk
from cercle_tui.cli.declaring import Commands, whole_number
from cercle_tui.locale import N_, Words, words_for

if TYPE_CHECKING:
    from cercle_tui.reports.writing import Minutes
    from cercle_tui.store.projections import CircleProjection
    from cercle_tui.ui.desk import Desk

FORMS = ("md", "html", "pdf", "txt", "json")
_MOST = 9_999
"""More versions than any minutes have."""


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "minutes", minutes, N_("the minutes of a meeting"), "cercle minutes 2026-11-23 -o pv.pdf"
    )
    sub.add_argument("meeting", nargs="?", metavar=tr("MEETING"), help=tr("its day, or its id"))
    commands.circle_option(sub)
    sub.add_argument(
        "--format", choices=FORMS, default="", metavar=tr("FORMAT"),
        help=tr("{forms}; else what the file’s name says, else md").format(forms=", ".join(FORMS)),
    )  # fmt: skip
    sub.add_argument(
        "--version", type=whole_number(commands.words, _MOST), metavar="N",
        help=tr("an earlier version, else the last one"),
    )  # fmt: skip
    sub.add_argument("--changes", action="store_true",
                     help=tr("what changed since the version before"))  # fmt: skip
    sub.add_argument("-o", "--output", metavar=tr("FILE"), help=tr("where to write it"))


def minutes(args: argparse.Namespace, words: Words) -> int:
    """The minutes of a meeting, the last one when none is named, as Markdown unless told."""
    from pathlib import Path

    from cercle_tui.reports.minutes_formats import FORMATS, format_of, render_minutes

    form = args.format or format_of(args.output or "") or "md"
    if not FORMATS[form].is_text and args.output is None and sys.stdout.isatty():
        raise Stop(words.gettext("A PDF is not for a terminal to show: name a file with -o."))
    desk = open_desk(args, words)
    projection, meeting = _found(desk, args, words)
    wanted = _version(desk, projection, meeting, args.version or 0, words)
    own = words if args.lang else words_for("en" if wanted.circle.info.lang == "en" else "fr")
    if args.changes:
        data = _changes(desk, projection, wanted, own, words).encode()
    else:
        data = render_minutes(wanted, own, form)
    if args.output is not None:
        Path(args.output).expanduser().write_bytes(data)
        print(words.gettext("Written: {path}").format(path=args.output))
    elif FORMATS[form].is_text or args.changes:
        print(data.decode(), end="")
    else:
        sys.stdout.buffer.write(data)
    return OK


def _found(desk: "Desk", args: argparse.Namespace, words: Words) -> "tuple[CircleProjection, str]":
    """Return the latest of the meetings named, in its circle's register; raises `Stop`."""
    found = [
        (record.opened, record.id, projection)
        for info in circles(desk, args.circle, words)
        for projection in (desk.projection(info),)
        for record in projection.circle.meetings
        if not args.meeting
        or record.id.startswith(args.meeting)
        or projection.circle.day(record.opened).isoformat() == args.meeting
    ]
    if not found:
        raise Stop(words.gettext("No such meeting: give its day, like 2026-11-23."))
    _, meeting, projection = max(found, key=lambda known: known[:2])
    return projection, meeting


def _version(
    desk: "Desk", projection: "CircleProjection", meeting: str, number: int, words: Words
) -> "Minutes":
    """Return a version of the minutes, after writing down what is not yet; raises `Stop`."""
    from cercle_tui.reports.writing import keep_minutes, minutes_of

    now = desk.clock.now()
    keep_minutes(projection, meeting, now)
    try:
        return minutes_of(projection, meeting, now, number)
    except KeyError:
        last = minutes_of(projection, meeting, now).latest
        said = words.gettext("There is no version {number}: the last one is {last}.")
        raise Stop(said.format(number=number, last=last)) from None


def _changes(
    desk: "Desk", projection: "CircleProjection", new: "Minutes", own: Words, words: Words
) -> str:
    from cercle_tui.reports.minutes_changes import changes, changes_text

    number = new.state.last.number
    if number == 1:
        raise Stop(words.gettext("This is the first version: nothing changed before it."))
    old = _version(desk, projection, new.record.id, number - 1, words)
    return changes_text(changes(old, new, own))

"""The command that writes minutes: a meeting's, in the form and the version asked for."""

import argparse
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, named_meeting, open_desk
from cercle_tui.cli.declaring import Commands, whole_number
from cercle_tui.cli.writing import is_piped, output_options, write_named
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
    output_options(sub, tr)


def minutes(args: argparse.Namespace, words: Words) -> int:
    """The minutes of a meeting, the last one when none is named, as Markdown unless told."""
    from cercle_tui.reports.exports.marks import MINUTES, never
    from cercle_tui.reports.minutes_formats import FORMATS, format_of, render_minutes

    form = args.format or format_of(args.output or "") or "md"
    suffix = PurePath(args.output or "").suffix
    if suffix and not args.format and not format_of(args.output):
        said = words.gettext("“{suffix}” is none of the formats: {forms}.")
        raise Stop(said.format(suffix=suffix, forms=", ".join(FORMS)))
    if not FORMATS[form].is_text and is_piped(args) and sys.stdout.isatty():
        raise Stop(words.gettext("A PDF is not for a terminal to show: name a file with -o."))
    desk = open_desk(args, words)
    info, meeting = named_meeting(desk, args.circle, args.meeting or "", words)
    projection = desk.projection(info)
    wanted = _version(desk, projection, meeting, args.version or 0, words)
    own = words if args.lang else words_for("en" if wanted.circle.info.lang == "en" else "fr")
    if args.changes:
        data = _changes(desk, projection, wanted, own, words).encode()
    else:
        data = render_minutes(wanted, own, form)
    if not is_piped(args):
        write_named(args, desk, words, data, never if args.changes else MINUTES[form])
    elif FORMATS[form].is_text or args.changes:
        print(data.decode(), end="")
    else:
        sys.stdout.buffer.write(data)
    return OK


def _version(
    desk: "Desk", projection: "CircleProjection", meeting: str, number: int, words: Words
) -> "Minutes":
    """Return a version of the minutes, after writing down what is not yet; raises `Stop`."""
    from cercle_tui.reports.writing import keep_minutes, minutes_of

    now = desk.clock.now()
    unread = desk.problems
    keep_minutes(projection, meeting, now, unread)
    try:
        return minutes_of(projection, meeting, now, number, problems=unread)
    except KeyError:
        last = minutes_of(projection, meeting, now, problems=unread).latest
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

"""The command that prints or writes the invitation to a circle's next meeting."""

import argparse
import sys

from cercle_tui.cli.common import OK, Stop, one_circle, open_desk
from cercle_tui.cli.declaring import Commands
from cercle_tui.cli.writing import is_piped, output_options, write_named
from cercle_tui.locale import N_, Words, words_for

FORMS = ("txt", "md", "ics")


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "prepare", prepare, N_("the invitation to the next meeting, with its agenda"),
        "cercle prepare horizon -o invitation.ics",
    )  # fmt: skip
    commands.circle(sub)
    sub.add_argument(
        "--format", choices=FORMS, default="", metavar=tr("FORMAT"),
        help=tr("{forms}; else what the file’s name says, else txt").format(forms=", ".join(FORMS)),
    )  # fmt: skip
    output_options(sub, tr)


def prepare(args: argparse.Namespace, words: Words) -> int:
    """The invitation, in the circle's language unless another is asked for."""
    from pathlib import Path

    from cercle_tui.register.preparing import prepare as prepared_for
    from cercle_tui.reports.exports.forms import Form
    from cercle_tui.reports.exports.marks import EXPORTS, never
    from cercle_tui.reports.invitation import render

    suffix = Path(args.output or "").suffix.lstrip(".").lower()
    if suffix and not args.format and suffix not in FORMS:
        said = words.gettext("“{suffix}” is none of the formats: {forms}.")
        raise Stop(said.format(suffix=f".{suffix}", forms=", ".join(FORMS)))
    form = args.format or suffix or "txt"
    desk = open_desk(args, words)
    info = one_circle(desk, args.circle, words)
    prepared = prepared_for(desk.circle(info), desk.clock.now())
    own = words if args.lang else words_for("en" if info.lang == "en" else "fr")
    no_date = words.gettext("The next meeting has no date: in cercle, p then d sets it.")
    if form == "ics" and prepared.starts is None:
        raise Stop(no_date)
    content = render(prepared, own, form)
    if not is_piped(args):
        write_named(args, desk, words, content, EXPORTS[Form.ICS] if form == "ics" else never)
    elif form == "ics":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        print(content.decode(), end="")
    if prepared.starts is None:
        print(no_date, file=sys.stderr)
    if not prepared.agenda:
        said = words.gettext("No agenda is prepared: in cercle, p prepares it.")
        print(said, file=sys.stderr)
    return OK

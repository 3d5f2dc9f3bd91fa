"""The command that writes the register out: a page, a folder, a table, data, a calendar."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, circles, open_desk
from cercle_tui.cli.declaring import Commands
from cercle_tui.cli.writing import is_piped, refused_words
from cercle_tui.locale import N_, Words

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.reports.exports.forms import Asked
    from cercle_tui.reports.exports.selection import Selection
    from cercle_tui.ui.desk import Desk

FORMS = ("html", "md", "csv", "json", "ics")


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "export",
        export,
        N_("write the register out: a page to open anywhere, a folder, a table, data, a calendar"),
        "cercle export html -o registre.html",
    )
    sub.add_argument("form", choices=FORMS, metavar=tr("FORMAT"),
                     help=tr("html, md (a folder), csv, json or ics"))  # fmt: skip
    sub.add_argument("-o", "--output", metavar=tr("PATH"),
                     help=tr("where to write it, else to the pipe"))  # fmt: skip
    sub.add_argument("--circle", action="append", metavar=tr("CIRCLE"),
                     help=tr("only this circle; may be given again"))  # fmt: skip
    sub.add_argument("--since", metavar=tr("DATE"), help=tr("from this day of adoption on"))
    sub.add_argument("--until", metavar=tr("DATE"), help=tr("up to this day of adoption"))
    sub.add_argument("--decisions-only", action="store_true",
                     help=tr("without elections, meetings, offices and what is due"))  # fmt: skip
    unnamed = tr("without persons’ names; a text can still describe someone")
    sub.add_argument("--no-names", action="store_true", help=unnamed)
    keyed = tr("csv: plain keys at the head of columns, the same in every language")
    sub.add_argument("--keys", action="store_true", help=keyed)
    sub.add_argument("--force", action="store_true",
                     help=tr("write over what no export made"))  # fmt: skip


def export(args: argparse.Namespace, words: Words) -> int:
    """Write the export to a file or folder and say what was written; to a pipe without -o."""
    from cercle_tui.reports.exports.forms import Form, made, write, written_words
    from cercle_tui.reports.exports.refused import Refused

    form, desk = Form(args.form), open_desk(args, words)
    piped = is_piped(args)
    if piped and form is Form.MARKDOWN:
        raise Stop(words.gettext("Say which folder to write to: add -o FOLDER."))
    if piped and sys.stdout.isatty():
        raise Stop(words.gettext("Say where to write it: add -o FILE."))
    asked = _asked(args, desk, words)
    if piped:
        sys.stdout.buffer.write(made(form, asked, words, keys=args.keys)[0])
        sys.stdout.buffer.flush()
        return OK
    try:
        done = write(form, asked, words, Path(args.output), data=desk.folder.root,
                     keys=args.keys, force=args.force)  # fmt: skip
    except Refused as refused:
        raise Stop(refused_words(words, refused)) from None
    print(written_words(words, form, done))
    return OK


def _asked(args: argparse.Namespace, desk: "Desk", words: Words) -> "Asked":
    from cercle_tui.ui.exporting import asked

    infos = _chosen(args.circle, desk, words) or circles(desk, None, words)
    return asked(desk, infos, _selection(args, desk.today(infos[0]), words))


def _chosen(names: list[str] | None, desk: "Desk", words: Words) -> "list[CircleInfo]":
    """The circles named, each once, in the order of the tree."""
    found = [info for name in names or () for info in circles(desk, name, words)]
    return [info for info in circles(desk, None, words) if info in found]


def _selection(args: argparse.Namespace, today: date, words: Words) -> "Selection":
    from cercle_tui.reports.exports.selection import Selection

    since, until = (_date(text, today, words) for text in (args.since, args.until))
    if since and until and until < since:
        raise Stop(words.gettext("The period ends before it begins."))
    return Selection(since, until, decisions_only=args.decisions_only, names=not args.no_names)


def _date(text: str | None, today: date, words: Words) -> date | None:
    from cercle_tui.locale.problems import say_unreadable
    from cercle_tui.locale.reading import Unreadable, read_date

    if text is None:
        return None
    try:
        return read_date(text, today)
    except Unreadable as unreadable:
        raise Stop(say_unreadable(words, unreadable.code, unreadable.params)) from None

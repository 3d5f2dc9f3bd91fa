"""The commands of the whole community: every circle at a glance, and an expert's year."""

import argparse
import sys
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, circles, open_desk, text_width
from cercle_tui.cli.declaring import Commands, whole_number
from cercle_tui.cli.writing import is_piped, output_options, write_named
from cercle_tui.locale import N_, Words

if TYPE_CHECKING:
    from cercle_tui.register.community import CircleRow
    from cercle_tui.ui.desk import Desk

FORMS = ("md", "html", "pdf", "txt")
_MOST_YEAR = 9_999


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "community", community, N_("every circle at a glance: size, offices, meetings, dates"),
        "cercle community --care",
    )  # fmt: skip
    sub.add_argument("--care", action="store_true", help=tr("only the circles that ask for care"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    sub = commands.add(
        "expert", expert, N_("the year of the circles an accredited expert follows"),
        "cercle expert Marguerite --year 2026 -o annee.pdf",
    )  # fmt: skip
    sub.add_argument("name", metavar=tr("NAME"), help=tr("the expert’s name"))
    sub.add_argument(
        "--year", type=whole_number(commands.words, _MOST_YEAR), metavar=tr("YEAR"),
        help=tr("this year when none is given"),
    )  # fmt: skip
    sub.add_argument(
        "--format", choices=FORMS, default="", metavar=tr("FORMAT"),
        help=tr("{forms}; else what the file’s name says, else md").format(forms=", ".join(FORMS)),
    )  # fmt: skip
    output_options(sub, tr)


def _rows(desk: "Desk", words: Words) -> "list[CircleRow]":
    """Return how every circle stands, brought up to date; raises `Stop` for no circle."""
    circles(desk, None, words)
    summaries = desk.summaries()
    summaries.load()
    for _ in summaries.freshen([info for info, _ in desk.community().tree()]):
        pass
    known = summaries.rows
    found = [known[info.id] for info, _ in desk.community().tree() if info.id in known]
    desk.problems += summaries.problems.values()
    if found:
        desk.note_read()
    return found


def community(args: argparse.Namespace, words: Words) -> int:
    """Every circle in its tree: what asks for care is said in words, nobody is named."""
    desk = open_desk(args, words)
    found = [row for row in _rows(desk, words) if row.cares or not args.care]
    if args.json:
        import json

        from cercle_tui.reports.community_text import community_json

        print(json.dumps(community_json(found), ensure_ascii=False, indent=1))
        return OK
    import textwrap

    from cercle_tui.model.text import clean_line
    from cercle_tui.ui.community.words import story

    for row in found:
        lead = "  " * (0 if args.care else row.depth)
        said = words.ngettext("{count} member", "{count} members", row.counted)
        print(f"{lead}{clean_line(row.info.name)} · {said.format(count=row.counted)}")
        print(textwrap.fill(clean_line(story(words, row)), text_width(),
                            initial_indent=lead + "    ", subsequent_indent=lead + "    ",
                            break_on_hyphens=False))  # fmt: skip
    if not found:
        print(words.gettext("No circle asks for care."))
    return OK


def expert(args: argparse.Namespace, words: Words) -> int:
    """An expert's year, as Markdown unless told otherwise."""
    from cercle_tui.register.community import experts, supervised
    from cercle_tui.reports.exports.marks import never
    from cercle_tui.reports.minutes_formats import format_of
    from cercle_tui.reports.year_report import render_year
    from cercle_tui.ui.community.reporting import year_report
    from cercle_tui.ui.widgets.fields import fold

    form = args.format or format_of(args.output or "") or "md"
    if form not in FORMS:
        raise Stop(words.gettext("A report is written as {forms}.").format(forms=", ".join(FORMS)))
    if form == "pdf" and is_piped(args) and sys.stdout.isatty():
        raise Stop(words.gettext("A PDF is not for a terminal to show: name a file with -o."))
    desk = open_desk(args, words)
    rows = _rows(desk, words)
    known = experts(rows)
    found = [one for one in known.values() if fold(one.name) == fold(args.name)]
    found = found or [one for one in known.values() if fold(args.name) in fold(one.name)]
    if len({one.id for one in found}) != 1:
        names = ", ".join(sorted({one.name for one in known.values()}))
        said = words.gettext("No accredited expert is called {name}. There is: {known}.")
        raise Stop(said.format(name=args.name, known=names or words.gettext("nobody")))
    infos = [row.info for row in supervised(rows, found[0].id)]
    year = args.year or desk.today(infos[0]).year
    data = render_year(year_report(desk, found[0], infos, year), words, form)
    if not is_piped(args):
        write_named(args, desk, words, data, never)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    return OK

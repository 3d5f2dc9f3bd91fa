"""The command that tells what falls due, as text, JSON or a calendar file."""

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, circles, open_desk, text_width
from cercle_tui.cli.declaring import Commands
from cercle_tui.cli.writing import is_piped, output_options, write_named
from cercle_tui.locale import N_, Words

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle
    from cercle_tui.ui.desk import Desk

LONGEST = 36_600
"""Days: a hundred years."""

Within = Callable[[date], int]
"""How many days from a day on."""

_SHORT = re.compile(r"([0-9]{1,5})\s*([djwsmya])", re.IGNORECASE)
_UNITS = {"d": "days", "j": "days", "w": "weeks", "s": "weeks", "m": "months", "y": "years",
          "a": "years"}  # fmt: skip


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "due", due, N_("what falls due: reviews, terms, actions, dates"), "cercle due --within 3m"
    )
    sub.add_argument(
        "--within", type=length(commands.words), metavar=tr("LENGTH"),
        help=tr("how far ahead: 30d, 2w, 3m or 1y; a month by default, all of it in a calendar"),
    )  # fmt: skip
    commands.circle_option(sub)
    how = sub.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help=tr("as JSON"))
    how.add_argument("--ics", action="store_true", help=tr("as a calendar file (iCalendar)"))
    output_options(sub, tr)


def length(words: Words) -> Callable[[str], Within]:
    """Return what reads a length of time: 30d, 2w, 3m, 1y, or in words in either language."""

    def read(text: str) -> Within:
        found = _length(text)
        if found is None:
            said = words.gettext("a length of time is expected, such as 30d, 2w, 3m or 1y")
            raise argparse.ArgumentTypeError(said)
        count, unit = found
        return lambda today: _days(today, count, unit)

    return read


def _length(text: str) -> tuple[int, str] | None:
    """How many of which unit, None for what says no length or one of a century."""
    from cercle_tui.locale.reading_dates import length_of
    from cercle_tui.locale.reading_text import fold

    short = _SHORT.fullmatch(text.strip())
    if short:
        count, unit = int(short[1]), _UNITS[short[2].lower()]
    else:
        told = length_of(fold(text))
        if told is None or told[0] not in _UNITS.values():
            return None
        unit, count = told
    days = {"days": 1, "weeks": 7, "months": 31, "years": 366}[unit] * count
    return (count, unit) if days <= LONGEST else None


def _days(today: date, count: int, unit: str) -> int:
    from cercle_tui.model.term import add_months

    if unit in ("months", "years"):
        return (add_months(today, count * (12 if unit == "years" else 1)) - today).days
    return count * (7 if unit == "weeks" else 1)


def due(args: argparse.Namespace, words: Words) -> int:
    """What falls due, late things too, in each circle or in one."""
    from cercle_tui.register.due import due as falling
    from cercle_tui.reports.exports.marks import DUE_TEXT, is_due_json

    desk = open_desk(args, words)
    known = [(desk.circle(info), desk.today(info)) for info in circles(desk, args.circle, words)]
    if args.ics:
        return _calendar(args, desk, known, words)
    within = args.within or length(words)("30d")
    found = [(circle, today, falling(circle, today, within(today))) for circle, today in known]
    if args.json:
        import json

        from cercle_tui.reports.due_text import due_json

        plain = [one for circle, _, items in found
                 for one in due_json(circle.info.name, items, words)]  # fmt: skip
        text = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    else:
        from cercle_tui.reports.due_text import due_text

        named = [(circle.info.name, today, items) for circle, today, items in found]
        text = due_text(named, words, text_width()) or words.gettext("Nothing falls due.") + "\n"
    if is_piped(args):
        print(text, end="")
    else:
        ours = is_due_json if args.json else DUE_TEXT
        write_named(args, desk, words, text.encode(), ours)
    return OK


def _calendar(
    args: argparse.Namespace, desk: "Desk", known: "list[tuple[Circle, date]]", words: Words
) -> int:
    """The same as a calendar file, with the meetings; CRLF line ends, as its format asks."""
    from cercle_tui.reports.calendar import calendar
    from cercle_tui.reports.exports.forms import Form
    from cercle_tui.reports.exports.marks import EXPORTS

    ends = [today + timedelta(days=args.within(today)) for _, today in known if args.within]
    content = calendar(known, words, until=max(ends, default=None))
    if is_piped(args):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_named(args, desk, words, content, EXPORTS[Form.ICS])
    return OK

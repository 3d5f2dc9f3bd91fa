"""The words of the command line."""

import argparse
import re
from collections.abc import Callable

from cercle_tui import __version__
from cercle_tui.cli import commands as run
from cercle_tui.locale import N_, Words

Command = Callable[[argparse.Namespace, Words], int]

MOST_BALLOTS = 1_000
"""More slips than any circle has members."""


def build_parser(words: Words) -> argparse.ArgumentParser:
    tr = words.gettext

    def add(name: str, do: Command, help: str, example: str) -> argparse.ArgumentParser:
        epilog = tr("Example: {command}").format(command=example)
        sub = commands.add_parser(name, help=tr(help), description=tr(help), epilog=epilog)
        sub.set_defaults(run=do)
        _shared(sub, tr)
        return sub

    parser = argparse.ArgumentParser(
        prog="cercle",
        description=tr("Run a sociocratic circle’s meetings, and keep what it decided."),
        epilog=tr("Example: {command}").format(command="cercle demo"),
    )
    parser.add_argument("--version", action="version", version=f"cercle {__version__}",
                        help=tr("show program's version number and exit"))  # fmt: skip
    parser.set_defaults(run=run.home)
    _shared(parser, tr)
    commands = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))
    sub = add("demo", run.demo, N_("a made-up community with years of history"), "cercle demo")
    sub.add_argument("--reset", action="store_true", help=tr("make it new"))
    sub.add_argument("--make", action="store_true", help=tr("only make it, and say where it is"))
    sub = add(
        "meet", run.meet, N_("start a meeting, or resume the one left open"), "cercle meet horizon"
    )
    sub.add_argument("circle", nargs="?", metavar=tr("CIRCLE"), help=tr("the circle’s name"))
    sub = add(
        "register", run.register, N_("look up past decisions"), "cercle register boîte à clés"
    )
    sub.add_argument("words", nargs="*", metavar=tr("WORDS"), help=tr("words to find"))
    sub.add_argument("--circle", metavar=tr("CIRCLE"), help=tr("the circle’s name"))
    sub.add_argument("--offices", action="store_true",
                     help=tr("who held each office, by which election"))  # fmt: skip
    sub.add_argument("--plain", action="store_true", help=tr("as plain text"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    sub = add("show", run.show, N_("show one decision in full"), "cercle show H-2026-031")
    sub.add_argument("id", metavar="ID", help=tr("the decision’s number"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    sub = add(
        "minutes", run.minutes, N_("the minutes of a meeting"), "cercle minutes 2026-11-23 -o pv.md"
    )
    sub.add_argument("meeting", nargs="?", metavar=tr("MEETING"), help=tr("its day, or its id"))
    sub.add_argument("--circle", metavar=tr("CIRCLE"), help=tr("the circle’s name"))
    sub.add_argument("-o", "--output", metavar=tr("FILE"), help=tr("where to write it"))
    sub = add(
        "ballots",
        run.ballots,
        N_("paper ballots for an election, to print and cut"),
        "cercle ballots horizon --office facilitator | lp",
    )
    sub.add_argument("circle", nargs="?", metavar=tr("CIRCLE"), help=tr("the circle’s name"))
    sub.add_argument("--office", default="", metavar=tr("OFFICE"), help=tr("the office to fill"))
    sub.add_argument(
        "--count",
        type=_count(words),
        metavar="N",
        help=tr("how many, else one for each member who counts in consent"),
    )
    sub = add(
        "rehearse", run.rehearse, N_("play a written meeting"), "cercle rehearse s2 --speed 20"
    )
    sub.add_argument(
        "file",
        nargs="?",
        metavar=tr("FILE"),
        help=tr("a file, or the name of one that comes with cercle"),
    )
    sub.add_argument("--headless", action="store_true", help=tr("without the screens"))
    sub.add_argument(
        "--speed",
        type=_number(words),
        default=20.0,
        metavar="N",
        help=tr("how many times faster than the file’s own clock"),
    )
    return parser


def _shared(parser: argparse.ArgumentParser, tr: Callable[[str], str]) -> None:
    """Options that stand before the command or after it."""
    unset = argparse.SUPPRESS
    parser.add_argument(
        "--data",
        metavar=tr("FOLDER"),
        default=unset,
        help=tr("the data folder, else $CERCLE_DATA, else your own"),
    )
    parser.add_argument(
        "--lang",
        choices=("fr", "en"),
        default=unset,
        help=tr("the language, else the system’s, else French"),
    )
    themes = ("cercle-dark", "cercle-light", "cercle-contrast", "cercle-ansi")
    said = tr("how it looks: {themes}").format(themes=", ".join(themes))
    parser.add_argument("--theme", default=unset, metavar=tr("THEME"), choices=themes, help=said)


def _count(words: Words) -> Callable[[str], int]:
    def read(text: str) -> int:
        if re.fullmatch("[0-9]{1,4}", text) and 1 <= int(text) <= MOST_BALLOTS:
            return int(text)
        said = words.gettext("a whole number is expected, between 1 and {most}")
        raise argparse.ArgumentTypeError(said.format(most=MOST_BALLOTS))

    return read


def _number(words: Words) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = -1.0
        if number < 0 or number != number:
            raise argparse.ArgumentTypeError(words.gettext("a number is expected, such as 20"))
        return number

    return read

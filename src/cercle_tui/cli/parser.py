"""The words of the command line: each module of commands declares its own."""

import argparse

from cercle_tui import __version__
from cercle_tui.cli import (
    actions,
    community,
    due,
    export,
    minutes,
    paper,
    people,
    prepare,
    register,
    rehearse,
    replay,
    screens,
)
from cercle_tui.cli.declaring import Commands, shared
from cercle_tui.locale import Words

MODULES = (
    screens,
    prepare,
    register,
    due,
    actions,
    people,
    community,
    replay,
    minutes,
    paper,
    export,
    rehearse,
)
"""In the order in which the help lists them."""


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser of `cercle` and all its commands."""
    tr = words.gettext
    parser = argparse.ArgumentParser(
        prog="cercle",
        description=tr("Run a sociocratic circle’s meetings, and keep what it decided."),
        epilog=tr("Example: {command}").format(command="cercle demo"),
    )
    parser.add_argument("--version", action="version", version=f"cercle {__version__}",
                        help=tr("show program's version number and exit"))  # fmt: skip
    parser.set_defaults(run=screens.home)
    shared(parser, tr)
    table = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))
    for module in MODULES:
        module.declare(Commands(words, table))
    return parser

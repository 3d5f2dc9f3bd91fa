"""How a command module declares its words: one example each, the same options everywhere."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cercle_tui.locale import Words

Command = Callable[[argparse.Namespace, Words], int]


@dataclass(frozen=True, slots=True)
class Commands:
    """The table of commands being filled, and the language it speaks."""

    words: Words
    table: Any

    @property
    def tr(self) -> Callable[[str], str]:
        """Translate a word of the command line."""
        return self.words.gettext

    def add(self, name: str, do: Command, help: str, example: str) -> argparse.ArgumentParser:
        """Add a command; `help` is an English message id, `example` a line one can type."""
        epilog = self.tr("Example: {command}").format(command=example)
        parser: argparse.ArgumentParser = self.table.add_parser(
            name, help=self.tr(help), description=self.tr(help), epilog=epilog
        )
        parser.set_defaults(run=do)
        shared(parser, self.tr)
        return parser

    def circle(self, parser: argparse.ArgumentParser) -> None:
        """Let the circle be named after the command."""
        tr = self.tr
        parser.add_argument("circle", nargs="?", metavar=tr("CIRCLE"), help=tr("the circle’s name"))

    def circle_option(self, parser: argparse.ArgumentParser, *, several: bool = False) -> None:
        """Let the circle be named by an option, `several` when it may be given more than once."""
        said = self.tr("the circle’s name")
        action = "append" if several else "store"
        parser.add_argument("--circle", metavar=self.tr("CIRCLE"), action=action, help=said)


def shared(parser: argparse.ArgumentParser, tr: Callable[[str], str]) -> None:
    """Add the options that stand before the command or after it."""
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


def whole_number(words: Words, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from 1 to `most`."""

    def read(text: str) -> int:
        if re.fullmatch("[0-9]{1,9}", text) and 1 <= int(text) <= most:
            return int(text)
        said = words.gettext("a whole number is expected, between 1 and {most}")
        raise argparse.ArgumentTypeError(said.format(most=most))

    return read


def positive_number(words: Words) -> Callable[[str], float]:
    """Return what reads a number that is 0 or more, with a comma or a point."""

    def read(text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = -1.0
        if number < 0 or number != number:
            raise argparse.ArgumentTypeError(words.gettext("a number is expected, such as 20"))
        return number

    return read

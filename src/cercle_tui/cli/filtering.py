"""What limits the register on the command line, in the words of either language."""

import argparse
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from cercle_tui.cli.common import Stop, circles
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import Words, words_for

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.register.search import Filters
    from cercle_tui.ui.desk import Desk

_T = TypeVar("_T", bound=StrEnum)


def declare_filters(commands: Commands, parser: argparse.ArgumentParser) -> None:
    """Add the options; each may be given more than once, and any of its values will do."""
    tr, words = commands.tr, commands.words

    def several(name: str, metavar: str, help: str, read: Callable[[str], object]) -> None:
        parser.add_argument(
            name, metavar=metavar, action="append", default=[], type=read, help=help
        )

    commands.circle_option(parser, several=True)
    several("--status", tr("STATUS"), tr("how it stands, such as “in force”"), _status(words))
    several("--kind", tr("KIND"), tr("policy, one-off decision or election"), _kind(words))
    several("--year", tr("YEAR"), tr("the year it was decided"), _year(words))
    several("--responsible", tr("NAME"), tr("who is responsible, or was elected"), str)
    parser.set_defaults(wrong=parser.error)


def chosen_circles(args: argparse.Namespace, desk: "Desk", words: Words) -> "list[CircleInfo]":
    """Return the circles named, each once, or all of them; a name of none is wrong usage."""
    known = circles(desk, None, words)
    if not args.circle:
        return known
    found = []
    for name in args.circle:
        try:
            found += circles(desk, name, words)
        except Stop as problem:
            _wrong(args, str(problem))
    return [info for info in known if info in found]


def filters_of(
    args: argparse.Namespace, infos: "Iterable[CircleInfo]", known: Iterable[str], words: Words
) -> "Filters":
    """Return the limits asked for; `known` are the names of everyone responsible."""
    from cercle_tui.register.search import Filters

    return Filters(
        circles=frozenset(info.id for info in infos) if args.circle else frozenset(),
        statuses=frozenset(args.status),
        kinds=frozenset(args.kind),
        years=frozenset(args.year),
        responsible=_people(args, tuple(known), words) if args.responsible else frozenset(),
    )


def _people(args: argparse.Namespace, known: tuple[str, ...], words: Words) -> frozenset[str]:
    from cercle_tui.model.text import fold

    found: set[str] = set()
    for asked in args.responsible:
        wanted = fold(asked).strip()
        same = {name for name in known if fold(name) == wanted}
        same = same or {name for name in known if wanted and fold(name).startswith(wanted)}
        if not same:
            said = words.gettext("Nobody responsible is called {name}. There is: {known}.")
            _wrong(args, said.format(name=asked, known=", ".join(sorted(known))))
        found |= same
    return frozenset(found)


def _wrong(args: argparse.Namespace, said: str) -> NoReturn:
    """Say what is wrong as the parser does, and end with status 2."""
    args.wrong(said)
    raise SystemExit(2)


def _status(words: Words) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        from cercle_tui.locale.names import status_name
        from cercle_tui.register.entries import Status

        return _one_of(Status, text, words, status_name)

    return read


def _kind(words: Words) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        from cercle_tui.locale.names import name_of
        from cercle_tui.model.decision import EntryKind

        return _one_of(EntryKind, text, words, name_of)

    return read


def _one_of(values: type[_T], text: str, words: Words, name: Callable[[Words, _T], str]) -> _T:
    """Return the value that `text` names, whole or by how it alone begins."""
    languages = (words_for("fr"), words_for("en"))
    called = {value: {_plain(value), *(_plain(name(one, value)) for one in languages)}
              for value in values}  # fmt: skip
    wanted = _plain(text)
    whole = [value for value, names in called.items() if wanted in names]
    begun = [
        v for v, names in called.items() if wanted and any(n.startswith(wanted) for n in names)
    ]
    for found in (whole, begun):
        if len(found) == 1:
            return found[0]
    choices = ", ".join(name(words, value) for value in values)
    said = words.gettext("invalid choice: %(value)r (choose from %(choices)s)")
    raise argparse.ArgumentTypeError(said % {"value": text, "choices": choices})


def _plain(text: str) -> str:
    from cercle_tui.model.text import fold

    return " ".join(re.split(r"[\s_-]+", fold(text))).strip()


def _year(words: Words) -> Callable[[str], int]:
    def read(text: str) -> int:
        if re.fullmatch("[0-9]{4}", text):
            return int(text)
        raise argparse.ArgumentTypeError(words.gettext("a year is expected, such as 2026"))

    return read

"""The commands that read the register: past decisions and elections, and one in full."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, circles, open_desk, text_width
from cercle_tui.cli.declaring import Commands
from cercle_tui.cli.filtering import chosen_circles, declare_filters, filters_of
from cercle_tui.locale import N_, Words

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.register.search import Filters, Found
    from cercle_tui.ui.desk import Desk

EVERY = 1_000_000
"""More than any register holds: a pipe is given all that is found."""


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "register", register, N_("look up past decisions"), "cercle register boîte à clés"
    )
    sub.add_argument("words", nargs="*", metavar=tr("WORDS"), help=tr("words to find"))
    declare_filters(commands, sub)
    sub.add_argument("--offices", action="store_true",
                     help=tr("who held each office, by which election"))  # fmt: skip
    sub.add_argument("--plain", action="store_true", help=tr("as plain text"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    sub = commands.add(
        "show", show, N_("show one decision or election in full"), "cercle show H-2026-031"
    )
    sub.add_argument("id", metavar="ID", help=tr("the decision’s number, or how its id begins"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))


def register(args: argparse.Namespace, words: Words) -> int:
    """Past decisions, found by words: on the screen, or as text when not in a terminal."""
    plain = args.plain or args.json or not sys.stdout.isatty()
    desk = open_desk(args, words)
    infos = chosen_circles(args, desk, words)
    if args.offices:
        from cercle_tui.cli.offices import print_offices

        known = [(desk.circle(info), desk.today(info)) for info in infos]
        print_offices(known, words, text_width(), as_json=args.json)
        return OK
    asked = " ".join(args.words)
    if plain:
        return _print(args, _found(args, desk, asked, words), words)
    from cercle_tui.ui.app import run_app
    from cercle_tui.ui.screens.register import RegisterScreen

    chosen = infos[0] if len(infos) == 1 else None
    limits = _limits(args, desk, infos, words)
    return run_app(
        desk, lambda app: app.show(RegisterScreen(desk, chosen, asked, limits)), theme=args.theme
    )


def _found(args: argparse.Namespace, desk: "Desk", asked: str, words: Words) -> "Found":
    infos = chosen_circles(args, desk, words)
    for info in infos:
        desk.indexed(info)
    limits = _limits(args, desk, infos, words)
    return desk.index().search(asked, limits, desk.today(infos[0]), limit=EVERY)


def _limits(
    args: argparse.Namespace, desk: "Desk", infos: "list[CircleInfo]", words: Words
) -> "Filters | None":
    """Return the limits named, None for none; a name that nobody bears is wrong usage."""
    known: Iterable[str] = ()
    if args.responsible:
        for info in infos:
            desk.indexed(info)
        known = desk.index().facets("", None, desk.today(infos[0])).responsible
    return filters_of(args, infos, known, words) or None


def _print(args: argparse.Namespace, found: "Found", words: Words) -> int:
    from cercle_tui.reports.register_text import list_text, to_json

    near = "".join(
        words.gettext("“{typed}” is found nowhere: “{taken}” was looked for.").format(
            typed=typed, taken=taken
        )
        + "\n"
        for typed, taken in found.near
    )
    if args.json:
        sys.stderr.write(near)
        told = [
            to_json(hit.entry) | {"where": hit.where, "match": hit.snippet} for hit in found.hits
        ]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    elif found.hits:
        matches = [hit.snippet for hit in found.hits]
        listed = list_text([hit.entry for hit in found.hits], words, text_width(), matches)
        print(near + ("\n" if near else "") + listed, end="")
    else:
        print(words.gettext("Nothing found."))
    return OK


def show(args: argparse.Namespace, words: Words) -> int:
    """One decision or election in full, by its short number or id, or how its id begins."""
    from cercle_tui.register.lookup import look_up
    from cercle_tui.reports.election_text import election_json, election_text
    from cercle_tui.reports.register_text import decision_json, decision_text

    desk = open_desk(args, words)
    known = [(desk.projection(i).circle, desk.today(i)) for i in circles(desk, None, words)]
    found = look_up([circle for circle, _ in known], args.id)
    if len(found) > 1:
        said = words.gettext("Several are called {id}: {known}.")
        raise Stop(said.format(id=args.id, known=", ".join(one.id for one in found[:10])))
    if not found:
        raise Stop(words.gettext("No decision is called {id}.").format(id=args.id))
    one = found[0]
    today = next(day for circle, day in known if circle is one.circle)
    if args.json:
        told = (
            decision_json(one.circle, one.kept, today) if one.kept is not None
            else election_json(one.circle, one.id, today)
        )  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, indent=1))
    elif one.kept is not None:
        print(decision_text(one.circle, one.kept, words, today, text_width()), end="")
    else:
        print(election_text(one.circle, one.id, words, today, text_width()), end="")
    return OK

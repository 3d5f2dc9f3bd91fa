"""The commands that read the register: past decisions, and one in full."""

import argparse
import sys

from cercle_tui.cli.common import OK, Stop, circles, open_desk, text_width
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import N_, Words


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "register", register, N_("look up past decisions"), "cercle register boîte à clés"
    )
    sub.add_argument("words", nargs="*", metavar=tr("WORDS"), help=tr("words to find"))
    commands.circle_option(sub)
    sub.add_argument("--offices", action="store_true",
                     help=tr("who held each office, by which election"))  # fmt: skip
    sub.add_argument("--plain", action="store_true", help=tr("as plain text"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    sub = commands.add("show", show, N_("show one decision in full"), "cercle show H-2026-031")
    sub.add_argument("id", metavar="ID", help=tr("the decision’s number"))
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))


def register(args: argparse.Namespace, words: Words) -> int:
    """Past decisions, found by words: on the screen, or as text when not in a terminal."""
    plain = args.plain or args.json or not sys.stdout.isatty()
    desk = open_desk(args, words)
    infos = circles(desk, args.circle, words)
    if args.offices:
        from cercle_tui.cli.offices import print_offices

        known = [(desk.circle(info), desk.today(info)) for info in infos]
        print_offices(known, words, text_width(), as_json=args.json)
        return OK
    if not plain:
        from cercle_tui.ui.app import run_app
        from cercle_tui.ui.screens.register import RegisterScreen

        chosen = infos[0] if len(infos) == 1 else None
        return run_app(
            desk, lambda app: app.show(RegisterScreen(desk, chosen, " ".join(args.words))),
            theme=args.theme,
        )  # fmt: skip
    import json

    from cercle_tui.register.entries import entries
    from cercle_tui.register.find import find
    from cercle_tui.reports.register_text import list_text, to_json

    sought, found = " ".join(args.words), []
    for info in infos:
        circle, today = desk.projection(info).circle, desk.today(info)
        found += find(circle, sought, today) if sought else entries(circle, today)
    if args.json:
        print(json.dumps([to_json(entry) for entry in found], ensure_ascii=False, indent=1))
    elif found:
        print(list_text(found, words, text_width()), end="")
    else:
        print(words.gettext("Nothing found."))
    return OK


def show(args: argparse.Namespace, words: Words) -> int:
    """One decision in full, by its short number or id."""
    import json

    from cercle_tui.register.entries import by_number, entry_of
    from cercle_tui.reports.register_text import decision_text, to_json

    desk = open_desk(args, words)
    for info in circles(desk, None, words):
        circle, today = desk.projection(info).circle, desk.today(info)
        kept = by_number(circle, args.id)
        if kept is None:
            continue
        if args.json:
            entry = to_json(entry_of(circle, kept.decision.id, today))
            whole = entry | {"decision": kept.decision.model_dump(mode="json")}
            print(json.dumps(whole, ensure_ascii=False, indent=1))
        else:
            print(decision_text(circle, kept, words, today, text_width()), end="")
        return OK
    raise Stop(words.gettext("No decision is called {id}.").format(id=args.id))

"""The command that tells what the circles follow up: who does what by when."""

import argparse

from cercle_tui.cli.common import OK, circles, open_desk, text_width
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import N_, Words


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "actions",
        actions,
        N_("who does what by when, late things first"),
        "cercle actions --who Zoé",
    )
    sub.add_argument("--who", metavar=tr("NAME"), help=tr("only what this person does"))
    sub.add_argument("--all", action="store_true", help=tr("those done and dropped too"))
    commands.circle_option(sub)
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))


def actions(args: argparse.Namespace, words: Words) -> int:
    """Print the actions of each circle, or of one: the late ones, then by date."""
    from cercle_tui.register.actions import by_date, followed, of_person
    from cercle_tui.reports.actions_text import actions_json, actions_text

    desk = open_desk(args, words)
    found = []
    for info in circles(desk, args.circle, words):
        known = by_date(followed(desk.circle(info), desk.today(info)))
        found += [one for one in known if one.is_open or args.all]
    if args.who:
        found = list(of_person(found, args.who))
    if args.json:
        import json

        print(json.dumps(actions_json(found), ensure_ascii=False, indent=1))
    else:
        text = actions_text(words, found, text_width())
        print(text or words.gettext("Nothing to follow up.") + "\n", end="")
    return OK

"""The commands about people: who is where, found by what draws them; one person's data."""

import argparse
from typing import TYPE_CHECKING

from cercle_tui.cli.common import OK, Stop, circles, open_desk
from cercle_tui.cli.declaring import Commands, shared
from cercle_tui.locale import N_, Words

if TYPE_CHECKING:
    from cercle_tui.register.profiles import Person
    from cercle_tui.ui.desk import Desk


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "people", people, N_("who is in which circle; one person’s data, written for them"),
        "cercle people export Zoé -o zoe.json",
    )  # fmt: skip
    commands.circle_option(sub)
    sub.add_argument("--find", metavar=tr("WORDS"), default="",
                     help=tr("by name, field of work, interest"))  # fmt: skip
    sub.add_argument("--json", action="store_true", help=tr("as JSON"))
    table = sub.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))
    export = table.add_parser(
        "export", help=tr("write all that the books hold of one person"),
        description=tr("write all that the books hold of one person"),
    )  # fmt: skip
    export.add_argument("name", metavar=tr("NAME"), help=tr("the person’s whole name, or id"))
    export.add_argument("-o", "--output", metavar=tr("FILE"),
                        help=tr("two files, .json and .txt; else the text is printed"))  # fmt: skip
    export.add_argument("--force", action="store_true", help=tr("replace the files there"))
    export.set_defaults(run=export_person)
    shared(export, tr)


def people(args: argparse.Namespace, words: Words) -> int:
    """Print everyone, or those found, with their circles and what they do."""
    from cercle_tui.register.profiles import matching, of_circle

    desk = open_desk(args, words)
    circles(desk, None, words)
    found = _everyone(desk)
    if args.circle is not None:
        ids = [info.id for info in circles(desk, args.circle, words)]
        found = tuple(one for one in found if any(one in of_circle((one,), id) for id in ids))
    found = matching(found, args.find)
    if args.json:
        import json

        plain = [
            {"id": one.id, "name": one.name, **one.profile.model_dump(mode="json"),
             "circles": [{"circle": m.circle_name, "standing": m.standing.value,
                          "since": m.since.isoformat() if m.since else None,
                          "until": m.until.isoformat() if m.until else None}
                         for m in one.memberships]}
            for one in found
        ]  # fmt: skip
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        lines = [_line(one) for one in found] or [words.gettext("Nobody like this here.")]
        print("\n".join(lines))
    return OK


def _everyone(desk: "Desk") -> "tuple[Person, ...]":
    from cercle_tui.register.profiles import people as known

    infos = [info for info, _ in desk.community().tree()]
    return known(desk.community(), (desk.circle(info) for info in infos))


def _line(one: "Person") -> str:
    from cercle_tui.model.text import clean_line
    from cercle_tui.reports.page import sentence

    told = sentence(", ".join(one.circles), one.profile.field, ", ".join(one.profile.interests))
    return clean_line(sentence(one.name, told))


def export_person(args: argparse.Namespace, words: Words) -> int:
    """Write or print all that the books hold of one person."""
    from pathlib import Path

    from cercle_tui.register.person_data import person_data
    from cercle_tui.register.profiles import named
    from cercle_tui.reports.exports.refused import Refused, say_refused
    from cercle_tui.reports.person_text import person_text, write_person

    desk = open_desk(args, words)
    known = [(desk.circle(info), desk.today(info)) for info in circles(desk, None, words)]
    found = named(_everyone(desk), args.name)
    if not found:
        raise Stop(words.gettext("Nobody is called {name} here.").format(name=args.name))
    if len(found) > 1:
        several = ", ".join(f"{one.name} ({one.id})" for one in found)
        said = words.gettext("Several people may be meant; name one by its id: {people}")
        raise Stop(said.format(people=several))
    data = person_data(desk.folder, desk.community(), known, found[0])
    today = known[0][1]
    if args.output is None:
        print(person_text(data, words, today), end="")
        return OK
    path = Path(args.output).expanduser()
    try:
        written = write_person(path, data, words, today, folder=desk.folder.root, force=args.force)
    except Refused as refused:
        raise Stop(say_refused(words, refused)) from None
    for each in written:
        print(words.gettext("Written: {path}").format(path=each))
    return OK

"""The command that plays a written meeting through the same engine and the same screens."""

import argparse

from cercle_tui.cli.common import OK, need_terminal
from cercle_tui.cli.declaring import Commands, positive_number
from cercle_tui.locale import N_, Words, words_for
from cercle_tui.model.text import clean_line


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add(
        "rehearse", rehearse, N_("play a written meeting"), "cercle rehearse s2 --speed 20"
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
        type=positive_number(commands.words),
        default=20.0,
        metavar="N",
        help=tr("how many times faster than the file’s own clock"),
    )


def rehearse(args: argparse.Namespace, words: Words) -> int:
    """Play a written meeting through the same engine, and the same screens unless headless."""
    import tempfile
    from pathlib import Path

    from cercle_tui.store.folder import DataFolder
    from cercle_tui.store.rehearsal import Rehearsal, play, read_script, shipped

    names = shipped()
    if args.file is None:
        print("\n".join(names))
        return OK
    known = names.get(args.file) or next(
        (p for n, p in names.items() if n.split("-")[0] == args.file), None
    )
    script = read_script(known or Path(args.file).expanduser())
    root = args.data or tempfile.mkdtemp(prefix="cercle-")
    folder = DataFolder(Path(root).expanduser().absolute())
    if args.headless:
        for book in play(script, folder, speed=0, force=args.data is not None):
            print(book)
        return OK
    from cercle_tui.ui.app import run_app
    from cercle_tui.ui.desk import Desk
    from cercle_tui.ui.rehearsing import play_on_screens

    need_terminal(words, f"cercle rehearse {clean_line(args.file)} --headless")
    rehearsal = Rehearsal(script, folder, force=args.data is not None)
    own = words if args.lang else words_for("en" if script.lang == "en" else "fr")
    status = run_app(
        Desk(folder, own), lambda app: play_on_screens(app, rehearsal, args.speed), args.theme
    )
    print(words.gettext("The rehearsal is in {path}").format(path=folder.root))
    return status

"""The commands that open a screen: home, the demonstration, a meeting."""

import argparse
import os

from cercle_tui.cli.common import OK, Stop, need_terminal, one_circle, open_desk
from cercle_tui.cli.declaring import Commands
from cercle_tui.locale import N_, Words


def declare(commands: Commands) -> None:
    tr = commands.tr
    sub = commands.add("demo", demo, N_("a made-up community with years of history"), "cercle demo")
    sub.add_argument("--reset", action="store_true", help=tr("make it new"))
    sub.add_argument("--make", action="store_true", help=tr("only make it, and say where it is"))
    sub = commands.add(
        "meet", meet, N_("start a meeting, or resume the one left open"), "cercle meet horizon"
    )
    commands.circle(sub)


def home(args: argparse.Namespace, words: Words) -> int:
    """The dashboard, or the welcome in a folder without a circle."""
    from cercle_tui.ui.app import run_app

    need_terminal(words, "cercle register --plain")
    return run_app(open_desk(args, words), theme=args.theme)


def demo(args: argparse.Namespace, words: Words) -> int:
    """The demonstration, made the first time and again with --reset."""
    from cercle_tui.store import demo_folder
    from cercle_tui.store.clock import Clock
    from cercle_tui.store.demo import make_demo
    from cercle_tui.ui.app import run_app
    from cercle_tui.ui.desk import Desk

    folder = demo_folder(os.environ, args.data)
    if args.reset and folder.root.exists():
        _remove_demo(folder.root, words)
    if not folder.community_books():
        make_demo(folder, Clock(), words.lang)
    if args.make:
        print(folder.root)
        return OK
    need_terminal(words, "cercle demo --make")
    desk = Desk(folder, words)
    chosen = one_circle(desk, None, words).id
    return run_app(desk, lambda app: app.push_screen(app.home(chosen)), args.theme)


def _remove_demo(root: "os.PathLike[str]", words: Words) -> None:
    """Remove a demonstration, and nothing that is not one."""
    import shutil
    from pathlib import Path

    from cercle_tui.store.demo import is_demo

    if not is_demo(Path(root)):
        raise Stop(words.gettext("{path} does not hold the demonstration: nothing was removed.")
                   .format(path=root))  # fmt: skip
    shutil.rmtree(root)


def meet(args: argparse.Namespace, words: Words) -> int:
    """Straight into a meeting: the one left open, else a new one."""
    from cercle_tui.ui.app import CercleApp, run_app

    need_terminal(words)
    desk = open_desk(args, words)
    info = one_circle(desk, args.circle, words)

    def first(app: CercleApp) -> None:
        app.enter_meeting(info)

    return run_app(desk, first, theme=args.theme)

"""What each command does; heavy imports happen inside."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from cercle_tui.locale import Words, words_for

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.ui.desk import Desk

OK = 0


class Stop(Exception):  # noqa: N818 - it carries what to say
    """A problem said in words: the command ends with status 1."""


def _desk(args: argparse.Namespace, words: Words) -> "Desk":
    from cercle_tui.store.folder import DataFolder
    from cercle_tui.ui.desk import Desk

    return Desk(DataFolder.locate(args.data, os.environ), words)


def home(args: argparse.Namespace, words: Words) -> int:
    """The dashboard, or the welcome in a folder without a circle."""
    from cercle_tui.ui.app import run_app

    _need_terminal(words)
    return run_app(_desk(args, words), theme=args.theme)


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
    _need_terminal(words)
    return run_app(Desk(folder, words), theme=args.theme)


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

    _need_terminal(words)
    desk = _desk(args, words)
    info = _circle(desk, args.circle, words)

    def first(app: CercleApp) -> None:
        app.enter_meeting(info)

    return run_app(desk, first, theme=args.theme)


def register(args: argparse.Namespace, words: Words) -> int:
    """Past decisions, found by words: on the screen, or as text when not in a terminal."""
    plain = args.plain or args.json or not sys.stdout.isatty()
    desk = _desk(args, words)
    infos = _circles(desk, args.circle, words)
    if not plain:
        from cercle_tui.ui.app import run_app
        from cercle_tui.ui.screens.register import RegisterScreen

        chosen = infos[0] if len(infos) == 1 else None
        return run_app(
            desk, lambda app: app.show(RegisterScreen(desk, chosen, " ".join(args.words))),
            theme=args.theme,
        )  # fmt: skip
    from cercle_tui.reports.register_text import list_json, list_text

    circles = [desk.projection(info).circle for info in infos]
    days = [desk.today(info) for info in infos]
    write = list_json if args.json else list_text
    print(write(circles, days, " ".join(args.words), words))
    return OK


def show(args: argparse.Namespace, words: Words) -> int:
    """One decision in full, by its short number or id."""
    from cercle_tui.register.entries import by_number
    from cercle_tui.reports.register_text import decision_json, decision_text

    desk = _desk(args, words)
    for info in _circles(desk, None, words):
        circle = desk.projection(info).circle
        kept = by_number(circle, args.id)
        if kept is not None:
            say = decision_json if args.json else decision_text
            print(say(circle, kept, desk.today(info), words))
            return OK
    raise Stop(words.gettext("No decision is called {id}.").format(id=args.id))


def minutes(args: argparse.Namespace, words: Words) -> int:
    """The minutes of a meeting, the last one when none is named, as Markdown."""
    from pathlib import Path

    from cercle_tui.reports.minutes import minutes_markdown

    desk = _desk(args, words)
    found = [
        (record, circle)
        for info in _circles(desk, args.circle, words)
        for circle in (desk.projection(info).circle,)
        for record in circle.meetings
        if not args.meeting
        or record.id.startswith(args.meeting)
        or circle.day(record.opened).isoformat() == args.meeting
    ]
    if not found:
        raise Stop(words.gettext("No such meeting: give its day, like 2026-11-23."))
    record, circle = max(found, key=lambda pair: pair[0].opened)
    own = words_for("en" if circle.info.lang == "en" else "fr") if not args.lang else words
    text = minutes_markdown(record, circle, own)
    if args.output is None:
        print(text)
    else:
        Path(args.output).expanduser().write_text(text, encoding="utf-8")
        print(words.gettext("Written: {path}").format(path=args.output))
    return OK


def rehearse(args: argparse.Namespace, words: Words) -> int:
    """Play a written meeting through the same engine, and the same screens unless headless."""
    from cercle_tui.ui.rehearsing import rehearse_command

    return rehearse_command(args, words, os.environ)


def _circles(desk: "Desk", name: str | None, words: Words) -> "list[CircleInfo]":
    """Return the circles named, or all; raises `Stop` when there is none."""
    from cercle_tui.ui.widgets.fields import fold

    every = [info for info, _ in desk.community().tree()]
    if not every:
        raise Stop(words.gettext("There is no circle here yet: run cercle to create one."))
    if name is None:
        return every
    found = [i for i in every if fold(name) in (fold(i.slug), fold(i.name))]
    found = found or [i for i in every if fold(name) in fold(i.name)]
    if not found:
        known = ", ".join(i.slug for i in every)
        said = words.gettext("No circle is called {name}. There is: {known}.")
        raise Stop(said.format(name=name, known=known))
    return found


def _circle(desk: "Desk", name: str | None, words: Words) -> "CircleInfo":
    """Return the one circle meant: the named one, the one whose meeting is open or nearest."""
    found = _circles(desk, name, words)
    if len(found) == 1:
        return found[0]
    projections = [desk.projection(info) for info in found]
    left_open = [p.info for p in projections if p.open_meetings()]
    if len(left_open) == 1:
        return left_open[0]
    planned = [p for p in projections if p.circle.next_meeting is not None]
    now = desk.clock.now()
    planned.sort(key=lambda p: abs(p.circle.next_meeting.starts - now))  # type: ignore[union-attr]
    if planned:
        return planned[0].info
    known = ", ".join(i.slug for i in found)
    raise Stop(words.gettext("Which circle meets? {known}").format(known=known))


def _need_terminal(words: Words) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(words.gettext("This needs a terminal. In a pipe, use cercle register --plain."))

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
    desk = Desk(folder, words)
    chosen = _circle(desk, None, words).id
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
    if args.offices:
        from cercle_tui.cli.offices import print_offices

        known = [(desk.circle(info), desk.today(info)) for info in infos]
        print_offices(known, words, _width(), as_json=args.json)
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
        print(list_text(found, words, _width()), end="")
    else:
        print(words.gettext("Nothing found."))
    return OK


def show(args: argparse.Namespace, words: Words) -> int:
    """One decision in full, by its short number or id."""
    import json

    from cercle_tui.register.entries import by_number, entry_of
    from cercle_tui.reports.register_text import decision_text, to_json

    desk = _desk(args, words)
    for info in _circles(desk, None, words):
        circle, today = desk.projection(info).circle, desk.today(info)
        kept = by_number(circle, args.id)
        if kept is None:
            continue
        if args.json:
            entry = to_json(entry_of(circle, kept.decision.id, today))
            whole = entry | {"decision": kept.decision.model_dump(mode="json")}
            print(json.dumps(whole, ensure_ascii=False, indent=1))
        else:
            print(decision_text(circle, kept, words, today, _width()), end="")
        return OK
    raise Stop(words.gettext("No decision is called {id}.").format(id=args.id))


def _width() -> int:
    """The terminal's width, 80 in a pipe, and never more than a page reads well in."""
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80


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


def ballots(args: argparse.Namespace, words: Words) -> int:
    """Slips for an election on paper: one for each member who counts, unless told otherwise."""
    from cercle_tui.reports.ballots import TO_A_PAGE, ballots_text, office_called

    desk = _desk(args, words)
    info = _circle(desk, args.circle, words)
    circle = desk.projection(info).circle
    own = words if args.lang else words_for("en" if info.lang == "en" else "fr")
    planned = circle.next_meeting
    on = circle.day(planned.starts) if planned else None
    counted = sum(1 for member in circle.members.values() if member.counted)
    text = ballots_text(
        info.name,
        office_called(args.office, own),
        args.count or counted or TO_A_PAGE,
        own,
        on if on and on >= desk.today(info) else None,
        feeds=not sys.stdout.isatty(),
    )
    print(text, end="")
    return OK


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

    _need_terminal(words)
    rehearsal = Rehearsal(script, folder, force=args.data is not None)
    own = words if args.lang else words_for("en" if script.lang == "en" else "fr")
    status = run_app(
        Desk(folder, own), lambda app: play_on_screens(app, rehearsal, args.speed), args.theme
    )
    print(words.gettext("The rehearsal is in {path}").format(path=folder.root))
    return status


def _circles(desk: "Desk", name: str | None, words: Words) -> "list[CircleInfo]":
    """Return the circles named, or all; raises `Stop` when there is none."""
    from cercle_tui.ui.widgets.fields import fold

    every = [info for info, _ in desk.community().tree()]
    if not every:
        raise Stop(_no_circle(words))
    if name is None:
        return every
    found = [i for i in every if fold(name) in (fold(i.slug), fold(i.name))]
    found = found or [i for i in every if fold(name) in fold(i.name)]
    if not found:
        known = ", ".join(i.slug for i in every)
        said = words.gettext("No circle is called {name}. There is: {known}.")
        raise Stop(said.format(name=name, known=known))
    return found


def _no_circle(words: Words) -> str:
    """Say that there is no circle, and how to reach the demonstration's where it was made."""
    from cercle_tui.store import demo_folder

    said = words.gettext("There is no circle here yet: run cercle to create one.")
    demo = demo_folder(os.environ)
    if demo.community_books():
        where = words.gettext("For the demonstration, add {option}.")
        said += " " + where.format(option=f"--data {demo.root}")
    return said


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

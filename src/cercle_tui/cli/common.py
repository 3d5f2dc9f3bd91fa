"""What every command needs: the data folder, the circles named, where the text goes."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from cercle_tui.locale import Words

if TYPE_CHECKING:
    from cercle_tui.model.circle import CircleInfo
    from cercle_tui.ui.desk import Desk

OK, TROUBLE = 0, 1

_LATEST = 6
"""How many days of meetings are told to who named none of them."""


class Stop(Exception):  # noqa: N818 - it carries what to say
    """A problem said in words: the command ends with status 1."""


def open_desk(args: argparse.Namespace, words: Words) -> "Desk":
    from cercle_tui.store.folder import DataFolder
    from cercle_tui.ui.desk import Desk

    desk = args.desk = Desk(DataFolder.locate(args.data, os.environ), words)
    return desk


def say_unread(desk: "Desk | None", words: Words, status: int) -> int:
    """Say on stderr what of the data could not be read; returns the status to end with.

    What could be read is on stdout all the same: only where that is nothing is it a failure.
    """
    unread = desk.unread() if desk is not None else []
    if desk is None or not unread:
        return status
    from cercle_tui.locale.problems import say_problem

    for said in dict.fromkeys(say_problem(words, one.code, one.params) for one in unread):
        print(said, file=sys.stderr)
    if not desk.has_read():
        return TROUBLE
    missing = words.gettext(
        "What these files hold may be missing here, and the short numbers of later decisions "
        "may differ."
    )
    print(missing, file=sys.stderr)
    return status


def circles(desk: "Desk", name: str | None, words: Words) -> "list[CircleInfo]":
    """Return the circles named, or all; raises `Stop` when there is none."""
    from cercle_tui.ui.widgets.fields import fold

    every = [info for info, _ in desk.community().tree()]
    if not every and desk.problems:
        raise Stop(words.gettext("No circle can be read here."))
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


def one_circle(desk: "Desk", name: str | None, words: Words) -> "CircleInfo":
    """Return the one circle meant: the named one, the one whose meeting is open or nearest."""
    found = circles(desk, name, words)
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


def named_meeting(
    desk: "Desk", circle: str | None, wanted: str, words: Words
) -> "tuple[CircleInfo, str]":
    """Return the latest meeting of this day, or whose id begins so, with its circle.

    Nothing named is the latest of all. Raises `Stop`, with the latest days, for none so called.
    """
    named = wanted.strip()
    known = [
        (record.opened, record.id, one.day(record.opened).isoformat(), info)
        for info in circles(desk, circle, words)
        for one in (desk.projection(info).circle,)
        for record in one.meetings
    ]
    known.sort(key=lambda meeting: meeting[:2])
    found = [one for one in known if one[1].startswith(named) or one[2].startswith(named)]
    if found:
        return found[-1][3], found[-1][1]
    if not known:
        raise Stop(words.gettext("No meeting was held here yet."))
    days = ", ".join(day for _, _, day, _ in known[: -_LATEST - 1 : -1])
    raise Stop(words.gettext("No such meeting. The latest were on: {days}.").format(days=days))


def text_width() -> int:
    """The terminal's width, 80 in a pipe, and never more than a page reads well in."""
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80


def need_terminal(words: Words, instead: str = "") -> None:
    """Raise `Stop` in a pipe; `instead` is the command that does without a terminal, if any."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return
    said = words.gettext("This needs a terminal.")
    if instead:
        said += " " + words.gettext("In a pipe, use {command}.").format(command=instead)
    raise Stop(said)

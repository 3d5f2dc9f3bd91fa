"""The keys of the home screen, each declared once, and when each one works."""

from collections.abc import Callable

from cercle_tui.locale import N_
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.seen import Home

When = Callable[[Home], bool]


def _left_open(home: Home) -> bool:
    return home.here is not None and home.here.left_open is not None


def _has_ended(home: Home) -> bool:
    if home.here is None:
        return False
    stopped = home.here.circle.info.stopped_on(home.here.today)
    return stopped is not None and stopped.ended


ACTIONS: tuple[tuple[Key, When], ...] = (
    (
        Key("meeting", ("m",), N_("resume the meeting"),
            N_("Back to the meeting left open, in the step where it stands."), shown=1),
        _left_open,
    ),
    (
        Key("meeting", ("m",), N_("start the meeting"),
            N_("Open a meeting of this circle, beginning with who is here."), shown=1),
        lambda home: not _left_open(home) and not _has_ended(home),
    ),
    (
        Key("prepare", ("p",), N_("prepare"),
            N_("The next meeting: its agenda, what waits, its invitation."), shown=2),
        lambda _home: True,
    ),
    (
        Key("register", ("r",), N_("register"),
            N_("Find and read what the circle has decided."), shown=2),
        lambda _home: True,
    ),
    (
        Key("point", ("n",), N_("new point"),
            N_("Write down a point that waits for an agenda."), shown=3),
        lambda home: home.here is not None,
    ),
    (
        Key("change", ("c",), N_("circle"),
            N_("Members, offices, practice, next date; or found another circle."), shown=4),
        lambda home: home.here is not None,
    ),
    (
        Key("offices", ("o",), N_("offices"),
            N_("Who holds each office, and who held it before, by which election."), shown=5),
        lambda home: home.here is not None,
    ),
    (
        Key("due", ("e",), N_("due"),
            N_("What falls due: reviews, terms, actions, dates; late things first."), shown=6),
        lambda _home: True,
    ),
    (
        Key("meetings", ("h",), N_("past meetings"),
            N_("The meetings held: their minutes, and each to walk again."), shown=7),
        lambda _home: True,
    ),
    (
        Key("actions", ("s",), N_("actions"),
            N_("Who does what by when; done, dropped, or taken on between meetings."), shown=8),
        lambda _home: True,
    ),
    (
        Key("resources", ("d",), N_("resources"),
            N_("Books, articles, sites, tools: what is shared to learn from."), shown=8),
        lambda _home: True,
    ),
    (
        Key("people", ("g",), N_("persons"),
            N_("Members, here and in the whole community; found by what draws them."), shown=8),
        lambda _home: True,
    ),
    (
        Key("links", ("l",), N_("links"),
            N_("What is sent to linked circles, what they send, and what becomes of it."), shown=8),
        lambda home: home.here is not None,
    ),
    (
        Key("tensions", ("t",), N_("tensions"),
            N_("Note a tension; it stays on this machine until its bearer decides."), shown=9),
        lambda home: home.here is not None,
    ),
    (
        Key("community", ("k",), N_("community"),
            N_("Every circle at a glance: size, offices, meetings, dates, what needs care."),
            shown=9),
        lambda _home: True,
    ),
    (
        Key("measures", ("v",), N_("measure"),
            N_("The measure over time, and how turns to speak are shared."), shown=9),
        lambda _home: True,
    ),
    (
        Key("expert", ("x",), N_("expert"),
            N_("The circles an accredited expert follows; their observations, their year."),
            shown=9),
        lambda _home: True,
    ),
    (
        Key("circle", ("up", "down"), N_("another circle"),
            N_("Show the cards of the circle above, or below."), shown=10),
        lambda home: len(home.community.circles) > 1,
    ),
    (
        Key("scroll", ("pagedown", "pageup"), N_("scroll"),
            N_("Show the cards that do not fit."), shown=85),
        lambda _home: True,
    ),
    (THEME, lambda _home: True),
    (EVERYTHING, lambda _home: True),
    (Key("quit", ("q",), N_("quit"), N_("Leave; everything is on the disk already."), shown=95),
     lambda _home: True),
    (HELP, lambda _home: True),
)  # fmt: skip


def working(home: Home) -> tuple[Key, ...]:
    """Return the keys that do something now."""
    return tuple(key for key, when in ACTIONS if when(home))

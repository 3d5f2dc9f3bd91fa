"""The keys of the minutes, each declared once, and when each one works."""

from dataclasses import replace

from cercle_tui.locale import N_
from cercle_tui.reports.minutes_state import Status
from cercle_tui.reports.writing import Minutes
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key

SCROLL = Key("scroll", ("up", "down", "pageup", "pagedown", "space", "home", "end"), N_("read"),
             N_("Scroll the minutes."), shown=6)  # fmt: skip
VERSIONS = Key("versions", ("v",), N_("versions"),
               N_("Read an earlier version, or what changed from one to the next."),
               shown=2)  # fmt: skip
CORRECT = Key("correct", ("c",), N_("correct"),
              N_("Put a slip right, while the circle has not consented to the minutes."),
              shown=3)  # fmt: skip
OBJECT = Key("object", ("o",), N_("objection"),
             N_("Someone objects to the minutes, before silence is consent to them."),
             shown=4)  # fmt: skip
SETTLE = Key("settle", ("s",), N_("settle"),
             N_("Who objected says that the objection stands no more."), shown=4)  # fmt: skip
WRITE = Key("write", ("w",), N_("write to a file"),
            N_("A PDF, a web page, Markdown, plain text or data."), shown=1)  # fmt: skip
REPLAY = Key("replay", ("r",), N_("replay"),
             N_("Walk the meeting again, step by step."), shown=5)  # fmt: skip
BACK = Key("back", ("escape", "enter", "q"), N_("back"), N_("Back to the screen before."), shown=7)


def working(minutes: Minutes | None, may_object: bool) -> tuple[Key, ...]:
    """Return the keys that do something now; what is frozen says so when it is pressed."""
    if minutes is None:
        return (BACK, THEME, EVERYTHING, HELP)
    state = minutes.state
    open_ = state.status is Status.AWAITING or state.last.number < minutes.latest
    return (
        WRITE,
        *((VERSIONS,) if minutes.latest > 1 else ()),
        CORRECT if open_ else replace(CORRECT, shown=0),
        *((OBJECT,) if may_object else ()),
        *((SETTLE,) if state.standing else ()),
        REPLAY,
        SCROLL,
        BACK,
        THEME,
        EVERYTHING,
        HELP,
    )

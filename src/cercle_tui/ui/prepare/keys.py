"""The keys of the preparing screen, each declared once."""

from cercle_tui.locale import N_
from cercle_tui.register.preparing import Preparation
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.prepare.moving import find_point

TAKE = Key("take", ("space",), N_("onto the agenda"),
           N_("Put the point on the agenda, at its end."), shown=1)  # fmt: skip
PUT_BACK = Key("put_back", ("space",), N_("off the agenda"),
               N_("Take the item off the agenda; a point waits again."), shown=1)  # fmt: skip
SIDE = Key("side", ("tab",), N_("other list"),
           N_("From the points that wait to the agenda, and back."), shown=2)  # fmt: skip
EDIT = Key("edit", ("enter",), N_("change it"),
           N_("Its title, kind, minutes, wanted outcome and the rest."), shown=3)  # fmt: skip
ORDER = Key("order", ("shift+up", "shift+down"), N_("order"),
            N_("Earlier on the agenda, or later."), shown=4)  # fmt: skip
NEW = Key("new", ("n",), N_("new point"),
          N_("Write down a point that waits for an agenda."), shown=5)  # fmt: skip
PRIORITY = Key("priority", ("p",), N_("priority"),
               N_("How much the point matters: normal, high, low."), shown=6)  # fmt: skip
DROP = Key("drop", ("x",), N_("drop"),
           N_("The point waits no more: settled, or no longer needed."), shown=12)  # fmt: skip
TEMPLATES = Key("templates", ("t",), N_("templates"),
                N_("Start from a template, or keep this agenda as one."), shown=7)  # fmt: skip
INVITATION = Key("invitation", ("i",), N_("invitation"),
                 N_("Read the invitation as it stands."), shown=8)  # fmt: skip
WRITE = Key("write", ("w",), N_("write"),
            N_("Write the invitation to a file: text, Markdown or calendar."), shown=9)  # fmt: skip
DATE = Key("date", ("d",), N_("date"),
           N_("When and where the circle meets next."), shown=10)  # fmt: skip
ROTA = Key("rota", ("f",), N_("who facilitates"),
           N_("Who facilitates in turn, or the office alone."), shown=11)  # fmt: skip
TENSIONS = Key("tensions", ("v",), N_("tensions"),
               N_("Show the tensions that wait, or hide them: not on a shared screen."),
               shown=13)  # fmt: skip
MOVE = Key("move", ("up", "down"), N_("another"), N_("The line above, or below."), shown=14)
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=15)

USUAL = (BACK, THEME, EVERYTHING, HELP)


def working(
    prepared: Preparation, lit: str, count: int, *, on_plan: bool, tensions: bool
) -> tuple[Key, ...]:
    """Return the keys that do something now.

    `lit` is what is under the light of a list of `count`; `on_plan` that the list is the agenda.
    """
    found: list[Key] = [SIDE, NEW, TEMPLATES, DATE, ROTA, INVITATION, WRITE]
    if on_plan and count:
        found += [PUT_BACK, EDIT, *((ORDER,) if count > 1 else ())]
    elif count:
        found.append(TAKE)
        if find_point(prepared, lit) is not None:
            found += [EDIT, PRIORITY, DROP]
    if prepared.hidden or tensions:
        found.append(TENSIONS)
    return (*found, *((MOVE,) if count > 1 else ()), *USUAL)

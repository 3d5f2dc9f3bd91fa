"""The keys that every list of what is followed has."""

from cercle_tui.locale import N_
from cercle_tui.ui.home.keys import Key

MOVE = Key("move", ("up", "down"), N_("another"), N_("The line above, or below."), shown=30)
MANY = Key("many", ("pagedown", "pageup"), N_("ten at a time"),
           N_("Ten lines down, or up."), shown=31)  # fmt: skip
FIND = Key("find", ("f",), N_("find"), N_("Type a part of any word; Esc shows everything again."),
           shown=6)  # fmt: skip
CIRCLES = Key("circles", ("a",), N_("all circles"),
              N_("Those of every circle, or of this one."), shown=7)  # fmt: skip
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=8)
STOP = Key("stop", ("escape",), N_("everything again"), N_("Forget what was typed."), shown=8)

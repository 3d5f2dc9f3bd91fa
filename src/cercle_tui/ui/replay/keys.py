"""The keys of a replay, each declared once."""

from cercle_tui.locale import N_
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key

FORWARD = Key("forward", ("space",), N_("forward"),
              N_("Forward by one thing that was recorded."), shown=1)  # fmt: skip
BACK = Key("back", ("backspace",), N_("backward"), N_("Back by one thing."), shown=2)
STEPS = Key("steps", ("right", "left"), N_("step"),
            N_("To where the next step begins, or the one before."), shown=3)  # fmt: skip
JUMP = Key("jump", ("j",), N_("jump"),
           N_("To an item, the opening, the closing or the end."), shown=4)  # fmt: skip
ENDS = Key("ends", ("home", "end"), N_("ends"), N_("To the first moment, or the last."), shown=6)
TEXT = Key("text", ("pagedown", "pageup"), N_("the text"),
           N_("Read on in the text under the circle, or back."))  # fmt: skip
DIFFERENCES = Key("differences", ("d",), N_("differences"),
                  N_("Show what the last version changed, or the whole text."))  # fmt: skip
PROJECTOR = Key("projector", ("f5",), N_("projector"),
                N_("The circle alone, as large as the screen."))  # fmt: skip
LEAVE = Key("leave", ("escape",), N_("leave"),
            N_("Back to the screen before; nothing was changed."), shown=5)  # fmt: skip

KEYS = (FORWARD, BACK, STEPS, JUMP, LEAVE, ENDS, TEXT, DIFFERENCES, PROJECTOR, THEME,
        EVERYTHING, HELP)  # fmt: skip

BACKWARD = frozenset({"left", "home", "pageup"})
"""Of two keys of one action, those that go back."""

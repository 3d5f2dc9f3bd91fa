"""The keys of the register's list and of a page opened from it, each declared once."""

from cercle_tui.locale import N_
from cercle_tui.ui.home.keys import HELP, Key

# On the list, where letters are typed

READ = Key("read", ("enter",), N_("read"), N_("Open what is lit as a page to read."), shown=1)
MOVE = Key("move", ("up", "down"), N_("up, down"), N_("What was found above, or below."), shown=7)
JUMP = Key("jump", ("ctrl+up", "ctrl+down"), N_("ten at a time"),
           N_("Ten up, or down."))  # fmt: skip
SCROLL = Key("scroll", ("pagedown", "pageup"), N_("read on"),
             N_("Scroll the page beside the list."), shown=9)  # fmt: skip
QUICK = Key("quick", ("tab", "shift+tab"), N_("status"),
            N_("In force, due for review, past term, all: the next one, or the one before."),
            shown=3)  # fmt: skip
FILTER = Key("filter", ("f3",), N_("filter"),
             N_("Choose circles, statuses, kinds, years and people responsible."),
             shown=2)  # fmt: skip
NO_FILTER = Key("unfilter", ("f8",), N_("no filter"), N_("Take every filter away."), shown=4)
WIDEN = Key("widen", ("f9",), N_("every circle"),
            N_("Seek in every circle, or in this one again."))  # fmt: skip
OFFICES = Key("offices", ("f2",), N_("offices"),
              N_("Who holds each office, and who held it before."))  # fmt: skip
REPLAY = Key("replay", ("f4",), N_("replay it"),
             N_("Walk again through the meeting it comes from."), shown=5)  # fmt: skip
MINUTES = Key("minutes", ("f5",), N_("minutes"), N_("The minutes of the meeting it comes from."),
              shown=8)  # fmt: skip
EXPORT = Key("export", ("f7",), N_("export"), N_("Make a file of the register, to pass on."),
             shown=6)  # fmt: skip
UNREAD = Key("unread", ("f10",), N_("what cannot be read"),
             N_("Which books cannot be read, where they are and why."))  # fmt: skip
CLEAR = Key("clear", ("escape",), N_("clear"),
            N_("Take back what was typed; once more, back to the screen before."),
            shown=10)  # fmt: skip
BACK = Key("back", ("escape",), N_("back"), N_("Back to the screen before."), shown=10)
HELP_HERE = Key("help", ("f1",), HELP.label, HELP.help, shown=99)

# On a page

NEXT = Key("next", ("n", "right"), N_("next one"), N_("The next one of the list."), shown=1)
BEFORE = Key(
    "before", ("p", "left"), N_("previous one"), N_("The one before in the list."), shown=2
)
FOLLOW = Key("follow", ("o",), N_("linked decision"),
             N_("Go to the decision it replaces, or that replaced it; Esc comes back."),
             shown=5)  # fmt: skip
PAGE_REPLAY = Key("replay", ("r",), REPLAY.label, REPLAY.help, shown=3)
PAGE_MINUTES = Key("minutes", ("m",), MINUTES.label, MINUTES.help, shown=4)
PAGE_EXPORT = Key("export", ("x",), N_("export the register"), EXPORT.help, shown=6)
PAGE_SCROLL = Key("scroll", ("up", "down", "pageup", "pagedown", "space", "home", "end"),
                  N_("read on"), N_("Scroll the page."), shown=8)  # fmt: skip
PAGE_BACK = Key("back", ("escape", "q", "enter"), N_("back"),
                N_("Back to where one came from."), shown=7)  # fmt: skip

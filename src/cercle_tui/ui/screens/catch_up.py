"""Catch-up: what someone who comes late needs before being counted."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from cercle_tui.meeting import events as ev
from cercle_tui.ui.meeting.frames import frame
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.meeting.listings import LISTS
from cercle_tui.ui.screens.reading import Part, ReadingScreen


def catch_up_parts(here: Here) -> list[Part]:
    """Return the agenda so far, what was decided, and the text in question."""
    tr = here.words.gettext
    parts: list[Part] = [("title", tr("Agenda") + "\n")]
    now = here.state.item
    for row in LISTS["agenda"](here):
        lit = now is not None and row.id == now.item.id
        parts.append(("key" if lit else "plain", f"{row.mark.sign} {row.text}\n"))
    decided = [p for i in here.state.items for p in i.proposals if p.adopted]
    if decided:
        parts.append(("title", "\n" + tr("Decided tonight") + "\n"))
        parts += [("plain", f"✓ {p.last.title}\n   {p.last.text}\n") for p in decided]
    view = frame(here, False)
    if view.body:
        parts += [("title", f"\n{view.title}\n"), ("plain", f"{view.body}\n"),
                  ("quiet", f"{view.foot}\n")]  # fmt: skip
    parts.append(("quote", "\n" + tr("Any question? How are you arriving?") + "\n"))
    return parts


class CatchUpScreen(ReadingScreen[Record]):
    """Enter when the person has asked, and checked in: they are counted from the next round."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "counted", show=False)]

    def __init__(self, here: Here, person: str) -> None:
        tr = here.words.gettext
        super().__init__(
            tr("Catch-up: {person}").format(person=here.name(person)),
            catch_up_parts(here),
            tr("Enter caught up, counted from the next round · Esc later"),
        )
        self.person = person

    def action_counted(self) -> None:
        """The person has caught up."""
        self.dismiss(Record(ev.CaughtUp, {"person": self.person}))

"""What travels along a circle's double links, as a list in groups and as pages to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import duration, full_date, names_list
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.between import ItemAnswered
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.sending import Referred
from cercle_tui.model.agenda import BacklogItem, ItemKind
from cercle_tui.model.sending import FateState
from cercle_tui.register.due import is_tension
from cercle_tui.register.people import called, known_names
from cercle_tui.register.sent import SentItem, Travelling
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.links.words import fate_words
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

_ROWS_EACH = 2
_MARKS = {FateState.UNKNOWN: Mark.AWAY, FateState.UNDER_WAY: Mark.NOW,
          FateState.POSTPONED: Mark.CONCERN, FateState.CARRIED_OVER: Mark.CONCERN}  # fmt: skip


class Group(StrEnum):
    """The groups of the list, in their order."""

    TO_SEND = "to_send"
    RECEIVED = "received"
    SENT = "sent"


_GROUPS = {
    Group.TO_SEND: NP_("links", "referred in a meeting, not sent yet"),
    Group.RECEIVED: NP_("links", "received, waiting here"),
    Group.SENT: NP_("links", "sent"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; `other` is the circle it goes to or comes from, by name."""

    group: Group
    what: Referred | BacklogItem | SentItem
    other: str = ""

    @property
    def id(self) -> str:
        what = self.what.sent.id if isinstance(self.what, SentItem) else self.what.id
        return f"{self.group.value}/{what}"

    def title(self, words: Words) -> str:
        """What it is called on a screen that is shared: a tension only says that it is one."""
        if is_about_tension(self.what):
            return words.gettext("a tension")
        return full_title(self.what)


def is_about_tension(what: Referred | BacklogItem | SentItem) -> bool:
    """Whether it comes from a tension, whose words show only when asked for."""
    match what:
        case Referred():
            return what.item.kind is ItemKind.TENSION
        case SentItem():
            return what.sent.kind is ItemKind.TENSION
    return is_tension(what)


def full_title(what: Referred | BacklogItem | SentItem) -> str:
    """Return its title, whatever it is about."""
    match what:
        case Referred():
            return what.item.title
        case SentItem():
            return what.sent.title
    return what.title


def entries(found: Travelling, names: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the lines; `names` are the circles' by id."""
    return (
        *(Entry(Group.TO_SEND, one, one.to) for one in found.referred),
        *(Entry(Group.RECEIVED, point, names.get(id, id)) for point, id in found.received),
        *(Entry(Group.SENT, one, names.get(one.sent.to, one.sent.to)) for one in found.sent),
    )


def rows(
    words: Words, circle: Circle, found: Sequence[Entry], at: int, height: int
) -> ListingView:  # fmt: skip
    """Return the rows around `at` that a list of `height` rows shows, under their groups' names."""
    room = max(1, (height - len(Group)) // _ROWS_EACH)
    first = max(0, min(at - room // 2, len(found) - room))
    made: list[Row] = []
    group = None
    for n, one in enumerate(found[first : first + room], first):
        if one.group is not group:
            group = one.group
            heading = words.of(_GROUPS[group]).upper()
            made.append(Row(f"group:{group.value}", Mark.NONE, heading, dim=True))
        made.append(_row(words, circle, one, n == at))
    return ListingView("", tuple(made), _empty(words, circle), compact=True)


def _empty(words: Words, circle: Circle) -> str:
    tr = words.gettext
    if not circle.links:
        return tr("This circle has no linked circle yet: c, on the screen before, founds one "
                  "under it.")  # fmt: skip
    return tr("Nothing has been sent or received. s sends a point to a linked circle.")


def _row(words: Words, circle: Circle, one: Entry, lit: bool) -> Row:
    what, title = one.what, one.title(words)
    match what:
        case Referred():
            day = full_date(words, circle.day(what.record.opened))
            said = words.gettext("referred to {circle}").format(circle=one.other)
            return Row(one.id, Mark.OPEN, title, day, said, lit)
        case SentItem():
            mark = Mark.DONE if what.fate.settled else _MARKS.get(what.fate.state, Mark.OPEN)
            sub = sentence(one.other, fate_words(words, what.fate))
            return Row(one.id, mark, title, full_date(words, what.on), sub, lit)
    said = words.gettext("from {circle}").format(circle=one.other)
    who = names_list(words, called(known_names(circle), (what.brought_by,)))
    sub = sentence(said, who if what.brought_by else "")
    return Row(one.id, Mark.OPEN, title, duration(what.minutes), sub, lit)


def page(words: Words, circle: Circle, one: Entry) -> list[tuple[str, str]]:
    """Return all that is known of a line, to be read; a tension's words too, once asked for."""
    tr, what, names = words.gettext, one.what, known_names(circle)
    parts: list[tuple[str, str]] = [("title", f"{full_title(what)}\n\n")]
    facts: list[tuple[str, str]] = []
    match what:
        case Referred():
            facts = [(tr("Referred to"), what.to), (tr("Kind"), name_of(words, what.item.kind)),
                     (tr("Meeting"), full_date(words, circle.day(what.record.opened))),
                     (tr("Note"), what.item.note)]  # fmt: skip
        case SentItem():
            sent, by = what.sent, what.sent.by
            known = names | sent.names
            facts = [(tr("Sent to"), one.other), (tr("Carried by"), known.get(by, by)),
                     (tr("Brought by"), known.get(sent.brought_by, sent.brought_by)),
                     (tr("On"), full_date(words, what.on)),
                     (tr("Kind"), name_of(words, sent.kind)),
                     (tr("Wanted outcome"), sent.wanted), (tr("Note"), sent.note),
                     (tr("There"), fate_words(words, what.fate)),
                     *(("", f"· {said}") for said in what.fate.said)]  # fmt: skip
        case BacklogItem():
            brought = called(names, (what.brought_by,) if what.brought_by else ())
            said = circle.answered.get(what.id)
            answer = said.text if isinstance(said, ItemAnswered) else ""
            waits = tr("It waits among our points: a meeting takes it up from there.")
            facts = [(tr("Sent by"), one.other), (tr("Brought by"), names_list(words, brought)),
                     (tr("Kind"), name_of(words, what.kind)),
                     (tr("Wanted outcome"), what.wanted), (tr("Note"), what.note),
                     (tr("Our answer"), answer), ("", waits)]  # fmt: skip
    lines = [labelled(words, label, text) if label else text for label, text in facts]
    return [*parts, *(("plain", f"{line}\n") for line in lines if line)]

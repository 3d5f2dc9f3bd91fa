"""What falls due as a list in groups, and the page that tells of one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import day_time, full_date, names_list
from cercle_tui.meeting.circle import Circle
from cercle_tui.register.due import DueItem, DueKind, due
from cercle_tui.register.people import called, known_names
from cercle_tui.reports.due_text import When, beside, day, group_name, group_of, title
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

AHEAD = 366
"""Days ahead that the list goes."""

_HEAD = "group:"
_ROWS_EACH = 2
_MARKS = {When.LATE: Mark.OBJECTION, When.SOON: Mark.CONCERN, When.LATER: Mark.OPEN}


@dataclass(frozen=True, slots=True)
class Falling:
    """Something that falls due in a circle, on the circle's own day."""

    circle: Circle
    today: date
    item: DueItem

    @property
    def group(self) -> When:
        return group_of(self.item, self.today)

    @property
    def id(self) -> str:
        return f"{self.circle.info.id}/{self.item.kind.value}/{self.item.id}"


def falling(circle: Circle, today: date) -> tuple[Falling, ...]:
    """Return what falls due in a circle within a year."""
    return tuple(Falling(circle, today, item) for item in due(circle, today, AHEAD))


def together(shelves: Sequence[Sequence[Falling]], kind: DueKind | None) -> tuple[Falling, ...]:
    """Return what falls due in several circles, of one kind or of all: late first, then by date."""
    found = [one for shelf in shelves for one in shelf if kind is None or one.item.kind is kind]
    order = list(When)
    return tuple(sorted(found, key=lambda f: (order.index(f.group), f.item.on or f.today)))


def rows(
    words: Words, found: Sequence[Falling], at: int, height: int, several: bool
) -> ListingView:  # fmt: skip
    """Return the rows around `at` that a list of `height` rows shows, under their groups' names.

    `several` names the circle of each.
    """
    room = max(1, (height - len(When)) // _ROWS_EACH)
    first = max(0, min(at - room // 2, len(found) - room))
    made: list[Row] = []
    group = None
    for n, one in enumerate(found[first : first + room], first):
        if one.group is not group:
            group = one.group
            heading = group_name(words, group).upper()
            made.append(Row(f"{_HEAD}{group.value}", Mark.NONE, heading, dim=True))
        made.append(_row(words, one, n == at, several))
    empty = words.gettext("Nothing falls due in the coming year.")
    return ListingView("", tuple(made), empty, compact=True)


def _row(words: Words, one: Falling, lit: bool, several: bool) -> Row:
    sub = sentence(one.circle.info.name if several else "", beside(words, one.item))
    return Row(one.id, _MARKS[one.group], title(words, one.item), day(words, one.item), sub, lit)


def page(words: Words, one: Falling) -> list[tuple[str, str]]:
    """Return what is known of an action, a point or the next meeting, as a page to read."""
    tr, circle, item = words.gettext, one.circle, one.item
    names = known_names(circle)
    facts: list[tuple[str, str]] = [(tr("Circle"), circle.info.name), (tr("Due"), day(words, item))]
    match item.kind:
        case DueKind.ACTION:
            facts += [(tr("Who"), names_list(words, item.who)),
                      (tr("Agreed on"), _agreed(words, circle, item.id))]  # fmt: skip
        case DueKind.POINT:
            point = circle.backlog[item.id]
            by = called(names, (point.brought_by,)) if point.brought_by else ()
            facts += [(tr("Brought by"), names_list(words, by)),
                      (tr("Wanted outcome"), point.wanted), (tr("Note"), point.note)]  # fmt: skip
        case DueKind.CLOSING:
            change = words.quote(tr("How the circle grows"))
            said = tr("On the screen of the circles, c then {change} closes it.")
            facts += [(tr("What it reports back"), circle.info.report),
                      ("", said.format(change=change))]  # fmt: skip
        case DueKind.MEETING if circle.next_meeting is not None:
            from zoneinfo import ZoneInfo

            zone = ZoneInfo(circle.info.time_zone)
            starts = circle.next_meeting.starts.astimezone(zone)
            facts = [facts[0], (tr("When"), day_time(words, starts)),
                     (tr("Place"), circle.next_meeting.place)]  # fmt: skip
        case DueKind.MEETING:
            change = words.quote(tr("next meeting"))
            said = tr("On the screen of the circles, c then {change} sets the date.")
            facts.append(("", said.format(change=change)))
    lines = [labelled(words, label, said) if label else said for label, said in facts]
    return [("plain", f"{line}\n") for line in lines if line]


def _agreed(words: Words, circle: Circle, action: str) -> str:
    """The day of the meeting that agreed on an action."""
    days = (circle.day(m.opened) for m in circle.meetings
            for agreed in m.actions if agreed.id == action)  # fmt: skip
    found = next(days, None)
    return full_date(words, found) if found is not None else ""

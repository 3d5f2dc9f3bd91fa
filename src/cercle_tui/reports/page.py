"""What every part of the minutes needs at hand: the record, the circle, its practice, its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cercle_tui.locale import Words
from cercle_tui.locale.formats import names_list
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.practice import Practice
from cercle_tui.reports.markdown import Markdown, joined, md_inside, strong
from cercle_tui.reports.minutes_state import MinutesState

DEFAULT_ZONE = "America/Toronto"


@dataclass(frozen=True, slots=True)
class Page:
    """The minutes being written; `circle` is None when only the meeting is at hand.

    `state` tells their version and consent, where they are written to be kept.
    """

    record: MeetingRecord
    circle: Circle | None
    words: Words
    practice: Practice
    state: MinutesState | None = None

    def names(self, people: Iterable[str]) -> str:
        """Return the people's names as a list in words; empty for nobody."""
        return names_list(self.words, [self.record.name(person) for person in people])

    def local(self, at: datetime) -> datetime:
        """Return `at` where the circle lives."""
        return at.astimezone(ZoneInfo(self.circle.info.time_zone if self.circle else DEFAULT_ZONE))

    def label(self, label: str, value: str) -> str:
        """Return «Lieu : le local»; empty when there is no value."""
        return labelled(self.words, label, value)

    def field(self, label: str, value: str) -> Markdown:
        """Return the same with the label in bold; both are escaped here."""
        return joined(self.field_head(label), md_inside(value)) if value else md_inside("")

    def field_head(self, label: str) -> Markdown:
        """Return «**Lieu :**», with the colon of the language."""
        return strong(self.words.gettext("{label}: {value}").format(label=label, value="").rstrip())

    def number(self, decision: str) -> str:
        """Return a decision's short number, empty while it is not known."""
        kept = self.circle.decisions.get(decision) if self.circle else None
        return kept.number if kept else ""


def labelled(words: Words, label: str, value: str) -> str:
    """Return «label : value» in plain text; empty when there is no value."""
    if not value:
        return ""
    return words.gettext("{label}: {value}").format(label=label, value=value)


def sentence(*parts: str, by: str = " · ") -> str:
    """Return the parts that say something, one after the other."""
    return by.join(part for part in parts if part)

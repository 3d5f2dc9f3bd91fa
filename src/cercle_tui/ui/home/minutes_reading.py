"""What the page of the minutes shows and needs at hand, read whole off the path of a key."""

from dataclasses import dataclass
from pathlib import Path

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.practice import MinutesConsent
from cercle_tui.reports.document import Document, parse
from cercle_tui.reports.minutes_changes import Change, changes
from cercle_tui.reports.minutes_state import MinutesState, Status, minutes_state
from cercle_tui.reports.writing import Minutes, keep_minutes, minutes_of
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About


@dataclass(frozen=True, slots=True)
class MinutesRead:
    """A version of a meeting's minutes, and what was at hand as it was read.

    `whole` is the last version; `changes` is what changed since the version before, where that
    was asked for instead of `document`.
    """

    minutes: Minutes
    whole: Minutes
    circle: Circle
    """The circle as it stands today, of whom one writes something down."""
    book: Path | None
    """The meeting's own book, to walk it again."""
    document: Document | None = None
    changes: tuple[Change, ...] = ()

    def state(self, desk: Desk) -> MinutesState:
        """Return how the last version stands this very moment, as far as the books were read."""
        return minutes_state(self.circle, self.whole.record, desk.clock.now())

    def about(self, desk: Desk, info: CircleInfo) -> About:
        """Return what a form of this circle needs to know."""
        return About(desk.words, self.circle, desk.today(info), desk.clock.new_id)

    def may_object(self) -> bool:
        """Where silence is consent, until the hours are over, to the last meeting's minutes."""
        state = self.minutes.state
        if state.rule is not MinutesConsent.SILENCE or state.status is not Status.AWAITING:
            return False
        closed = [m.id for m in self.circle.meetings if m.closed]
        return bool(closed) and closed[-1] == self.minutes.record.id


def read_minutes(
    desk: Desk, info: CircleInfo, meeting: str, version: int = 0, *, compare: bool = False
) -> MinutesRead:
    """Read a version, the last one for 0, after writing down what is not yet.

    Raises StoreProblem, and KeyError for a meeting or a version that the books do not tell of.
    """
    with desk.reading:
        projection, now = desk.projection(info), desk.clock.now()
        keep_minutes(projection, meeting, now, desk.problems)
        whole, minutes, before = (
            minutes_of(projection, meeting, now, number, problems=desk.problems)
            for number in (0, version, version - 1 if compare else version)
        )
        circle, book = projection.circle, projection.meeting_path(meeting)
    words = desk.words
    if compare:
        told = tuple(changes(before, minutes, words))
        return MinutesRead(minutes, whole, circle, book, changes=told)
    document = parse(minutes.markdown(words), words.lang)
    return MinutesRead(minutes, whole, circle, book, document)

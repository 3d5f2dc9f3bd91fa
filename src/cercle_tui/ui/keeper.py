"""What is kept off the path of a key: drafts, the retry of what the disk refused, projections."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from cercle_tui.store.outcomes import file_stamp
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting.here import OpenForm

OLD = timedelta(hours=12)
"""A meeting found open this long after its last event asks whether to resume or to close."""

Typed = tuple[OpenForm, dict[str, str]]


class Keeper:
    """The chores of one meeting. Nothing here touches a widget."""

    def __init__(self, desk: Desk, session: MeetingSession, projection: CircleProjection) -> None:
        self.desk, self.session, self.projection = desk, session, projection
        self.outcomes = False
        self._typed: Typed | None = None
        self._kept: Typed | None = None

    @property
    def _id(self) -> str:
        return self.session.meeting.state.meeting

    def typed(self, asked: OpenForm, values: dict[str, str]) -> None:
        """Remember what is being typed; `tick` puts it on the disk within a second."""
        self._typed = (asked, values)

    def forget(self) -> None:
        """The text was recorded, or left."""
        self._typed = self._kept = None
        if self.session.writable:
            self.desk.drafts.clear(self._id)

    def draft(self) -> Typed | None:
        """Return what was being typed when a crash came, or None."""
        found = self.desk.drafts.load(self._id) if self.session.writable else None
        if found is None:
            return None
        form, _, arg = found[0].partition("|")
        return OpenForm(form, arg), found[1]

    def keep_draft(self) -> None:
        """Put what is being typed on the disk, when it changed."""
        if self._typed is None or self._typed == self._kept:
            return
        asked, values = self._typed
        if self.desk.drafts.save(self._id, f"{asked.id}|{asked.arg}", values):
            self._kept = self._typed

    def retry(self) -> bool:
        """Write what the disk refused; tell whether something was waiting."""
        return bool(self.session.unsaved) and (self.session.save() or True)

    def follow(self) -> tuple[bool, StoreProblem | None]:
        """Read the book again if someone else wrote it; tell if it changed, and what is wrong."""
        try:
            return self.session.follow(), None
        except StoreProblem as problem:
            return False, problem

    def is_old(self) -> bool:
        """Whether the meeting was left open, long ago."""
        state = self.session.meeting.state
        old = self.desk.clock.now() - state.now > OLD
        return old and self.session.writable and not state.closed and self.session.meeting.n > 1

    def project(self) -> None:
        """Bring the register up to date with this meeting, and write its minutes once closed."""
        self.outcomes = False
        path = self.session.book.path
        try:
            with self.desk.reading:
                # The file's state first: what is recorded meanwhile then makes it read again.
                stamp = file_stamp(path)
                meeting = self.session.meeting
                if self.session.unsaved:  # no register tells what no book holds
                    self.outcomes = True
                    return
                self.projection.follow(path, meeting, stamp)
        except OSError:  # the book is out of reach; the register follows when it is back
            self.outcomes = True
            return
        if meeting.state.closed:
            self._keep_minutes()

    def _keep_minutes(self) -> None:
        """Write the minutes of the meeting just closed, and of the one before as consented to."""
        from cercle_tui.reports.writing import keep_minutes

        state = self.session.meeting.state
        for meeting in filter(None, (state.context.last_meeting, state.meeting)):
            with suppress(KeyError), self.desk.reading:  # the one before may be out of reach
                keep_minutes(self.projection, meeting, self.desk.clock.now(), self.desk.problems)

    def minutes_path(self) -> Path:
        """Return where the minutes of this meeting are, once it is closed."""
        from cercle_tui.reports.writing import minutes_path

        return minutes_path(self.desk.folder, self.projection.info, self.session.book.path)

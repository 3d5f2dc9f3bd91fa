"""Playing a written meeting through the engine and onto the disk, with the file's own clock."""

import time
import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.script import Cue, Place, Script, ScriptMeeting, ScriptProblem, parse_script
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.linked import linked_circle
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import (
    CircleProjection,
    load_community,
    write_community_projection,
)
from cercle_tui.store.session import Acknowledge, MeetingSession
from cercle_tui.store.yearbook import write_between, write_community

_AHEAD = timedelta(minutes=2)  # founding and preparing are dated this long before the opening
_MAX_BYTES = 4 * 1024 * 1024


def shipped() -> dict[str, Path]:
    """Return the rehearsals that come with the program, by name."""
    folder = Path(str(resources.files("cercle_tui"))) / "rehearsals"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def read_script(path: Path) -> Script:
    """Return the script of a TOML file. Raises ScriptProblem."""
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES + 1)
        if len(text) > _MAX_BYTES:
            raise ScriptProblem("not_toml", file=path.name, reason="too large")
        data = tomllib.loads(text.decode())
    except (OSError, ValueError, RecursionError) as error:
        raise ScriptProblem("not_toml", file=path.name, reason=str(error)) from error
    return parse_script(data, path.name)


class ScriptClock:
    """The file's own time: it stands still between two events. `clock` is what the store takes."""

    def __init__(self, start: datetime) -> None:
        self.moment = start
        self.clock = Clock(now=lambda: self.moment)

    def advance(self, by: timedelta) -> None:
        """Let `by` pass."""
        self.moment += by


class Run:
    """One written meeting under way: look at `cue`, then `step`. `session` is the meeting's own."""

    def __init__(
        self, meeting: ScriptMeeting, session: MeetingSession, time: ScriptClock, place: Place
    ) -> None:
        self.meeting, self.session, self.time = meeting, session, time
        self._place = place

    def cue(self) -> Cue | None:
        """Return what comes next as the meeting stands, or None at the end of the rows.

        Raises ScriptProblem.
        """
        found = self.meeting.next_cue(self.session.meeting, self._place)
        return found[0] if found else None

    def step(self) -> ev.Event | None:
        """Let the cue's time pass and record it; None at the end of the rows.

        Raises ScriptProblem for what the rules refuse, StoreProblem as `MeetingSession.record`.
        """
        found = self.meeting.next_cue(self.session.meeting, self._place)
        if found is None:
            return None
        cue, after = found
        self.time.advance(cue.delay)
        try:
            event = self.session.record(cue.kind, **cue.facts)
        except (RuleBroken, ValidationError) as error:
            row = Place(after.row if after.stage else after.row - 1)
            raise self.meeting.refused(row, error) from error
        self._place = after
        return event


class Rehearsal:
    """A script in a data folder of its own, which may hold the beginning of the same play.

    With `force` the folder may hold other circles too; the script's is founded beside them.
    """

    def __init__(self, script: Script, folder: DataFolder, *, force: bool = False) -> None:
        self.script, self.folder = script, folder
        self.time = ScriptClock(script.meetings[0].start - _AHEAD)
        self._force = force
        self._next = 0
        self._projection: CircleProjection | None = None

    def next_run(self) -> Run | None:
        """Open the next meeting, or resume the one that was interrupted; None after the last.

        The first call founds the circle. Raises ScriptProblem, StoreProblem.
        """
        if self._next == 0:
            self._found()
        books = self.folder.meeting_books(self.script.info.slug)
        for index in range(self._next, len(self.script.meetings)):
            if index > 0:
                self._write_offices(self.script.meetings[index - 1])
            self._next = index + 1
            meeting = self.script.meetings[index]
            if index >= len(books):
                return self._open(meeting)
            run = self._resume(meeting, books[index])
            if run is not None:
                return run
        self._write_offices(self.script.meetings[-1])
        return None

    def bring_up_to_date(self) -> CircleProjection:
        """Return the circle's register, on the disk as its books now say."""
        if self._projection is None:
            self._projection = CircleProjection(self.folder, self.script.info)
            self._projection.load()
        else:
            self._projection.refresh()
        return self._projection

    def _found(self) -> None:
        info, community = self.script.info, load_community(self.folder)[0]
        others = (set(community.circles) - {info.id}) | (
            set(self.folder.circle_slugs()) - {info.slug}
        )
        if others and not self._force:
            raise ScriptProblem("folder_in_use", file=self.script.file, path=str(self.folder.root))
        if info.id not in community.circles:
            path = self.folder.circle_dir(info.slug)
            if community.by_slug(info.slug) is not None:
                raise StoreProblem("exists", path=str(path))
            founding, clock = self.script.founding(), self.time.clock
            self.folder.ensure()
            # The community's word comes last: before it, a founding cut short begins again.
            write_between(self.folder, info.slug, info.id, clock, founding.circle)
            named = bool(community.name)
            facts = [f for f in founding.community if not (named and f[0] is bt.CommunityFounded)]
            write_community(self.folder, clock, facts)
        write_community_projection(self.folder, load_community(self.folder)[0])

    def _open(self, meeting: ScriptMeeting) -> Run:
        info = self.script.info
        self.time.moment = meeting.start - _AHEAD
        circle = self.bring_up_to_date().circle
        prepared = (bt.AgendaPrepared, {"items": meeting.agenda(circle)})
        write_between(self.folder, info.slug, info.id, self.time.clock, [prepared])
        self.time.moment = meeting.start
        circle = self._with_neighbours(circle.day(meeting.start))
        context = circle.context(circle.day(meeting.start))
        session = MeetingSession.start(self.folder, context, self.time.clock, meeting.planned)
        return Run(meeting, session, self.time, Place())

    def _with_neighbours(self, on: date) -> Circle:
        """Return the circle with what the other circles of the folder make of it."""

        def read(info: CircleInfo) -> Circle:
            if info.id == self.script.info.id:
                return self.bring_up_to_date().circle
            return CircleProjection(self.folder, info).load()

        return linked_circle(load_community(self.folder)[0], self.script.info, read, on)

    def _write_offices(self, meeting: ScriptMeeting) -> None:
        """Write down the offices a closed meeting leaves, unless an earlier play did."""
        projection = self.bring_up_to_date()
        circle, info = projection.circle, self.script.info
        outcomes = [outcome for book in projection.books.values() for outcome in book.outcomes]
        filled = {o.mandate.id for o in outcomes if isinstance(o, bt.OfficeFilled)}
        vacated = {o.mandate for o in outcomes if isinstance(o, bt.OfficeVacated)}
        facts = [
            (kind, said)
            for kind, said in meeting.offices
            if (said["mandate"] not in vacated)
            and (kind is bt.OfficeVacated or said["mandate"].id not in filled)
        ]
        if facts and circle.closed_meetings >= meeting.number:
            self.time.moment = max(
                self.time.moment, *(m.closed for m in circle.meetings if m.closed)
            )
            write_between(self.folder, info.slug, info.id, self.time.clock, facts)
            self.bring_up_to_date()

    def _resume(self, meeting: ScriptMeeting, book: Path) -> Run | None:
        session = MeetingSession.resume(self.folder, self.script.info.slug, book, self.time.clock)
        try:
            if session.meeting.state.closed is not None:
                session.close()
                return None
            if not session.writable:
                raise session.problem or StoreProblem("read_only", path=str(book))
            events = tuple(ev.parse(doc) for doc in session.book.events)
            _, place = meeting.place_of(events)
        except BaseException:
            session.close()
            raise
        self.time.moment = session.meeting.state.now
        return Run(meeting, session, self.time, place)


def play(
    script: Script,
    folder: DataFolder,
    *,
    speed: float = 0,
    acknowledge: Acknowledge | None = None,
    force: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Path]:
    """Play every meeting of `script` to its end and return the paths of their books.

    `speed` is how many times faster than real it goes, 0 for at once. `acknowledge` is told of
    each event of a meeting once it is on the disk. A play that was cut short goes on where it
    stood. Raises ScriptProblem, and StoreProblem when the disk refuses.
    """
    rehearsal = Rehearsal(script, folder, force=force)
    while (run := rehearsal.next_run()) is not None:
        run.session.acknowledge = acknowledge
        try:
            _play_one(run, speed, sleep)
            if run.session.unsaved:
                raise StoreProblem("not_saved", path=str(run.session.book.path), reason="")
            last = run.meeting is script.meetings[-1]
            if run.session.meeting.state.closed is None and not last:
                raise ScriptProblem("not_closed", file=script.file, meeting=str(run.meeting.number))
        finally:
            run.session.close()
            rehearsal.bring_up_to_date()
    return folder.meeting_books(script.info.slug)


def _play_one(run: Run, speed: float, sleep: Callable[[float], None]) -> None:
    while (cue := run.cue()) is not None:
        if speed > 0:
            sleep(cue.delay.total_seconds() / speed)
        run.step()

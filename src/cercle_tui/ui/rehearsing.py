"""Playing a written meeting on the very screens of a real one, in a folder of its own."""

from datetime import timedelta

from cercle_tui.meeting.events import MeetingClosed
from cercle_tui.meeting.script import ScriptProblem
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.rehearsal import Rehearsal, Run
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting import listings
from cercle_tui.ui.screens.meeting import MeetingScreen

LONGEST_WAIT = 8.0
"""Seconds: a rehearsal is watched, and never leaves the screen still for longer."""


class RehearsalScreen(MeetingScreen):
    """A meeting that plays itself; the keys still answer, the file goes on from there."""

    def __init__(self, desk: Desk, rehearsal: Rehearsal, run: Run, speed: float) -> None:
        projection = rehearsal.bring_up_to_date()
        super().__init__(desk, run.session, projection)
        self._run, self._speed = run, speed
        self.problem: ScriptProblem | StoreProblem | None = None

    def on_mount(self) -> None:
        """Start the play once the meeting is shown."""
        super().on_mount()
        self._wait()

    def _wait(self) -> None:
        try:
            cue = self._run.cue()
        except ScriptProblem as problem:
            self._stop(problem)
            return
        if cue is None:
            self._stop(None)
            return
        delay = cue.delay / timedelta(seconds=1) / self._speed if self._speed else 0.0
        self.set_timer(min(max(delay, 0.01), LONGEST_WAIT), self._play)

    def _play(self) -> None:
        if self.session.meeting.state.paused is not None or self.panel_open:
            self.set_timer(0.5, self._play)
            return
        try:
            event = self._run.step()
        except (ScriptProblem, StoreProblem) as problem:
            self._stop(problem)
            return
        self.keeper.outcomes = True
        self.message = ""
        self.cursor = listings.proposed_cursor(self.here)
        self.redraw()
        if isinstance(event, MeetingClosed):
            self._stop(None)
        else:
            self._wait()

    def _stop(self, problem: ScriptProblem | StoreProblem | None) -> None:
        self.problem = problem
        self.leave()


def play_on_screens(app: CercleApp, rehearsal: Rehearsal, speed: float) -> None:
    """Play the script's meetings one after the other, then leave the app.

    A problem in the file ends the play; `app.trouble` then holds it.
    """

    def next_meeting(_nothing: None = None) -> None:
        try:
            run = rehearsal.next_run()
        except (ScriptProblem, StoreProblem) as problem:
            app.trouble = problem
            run = None
        if run is None:
            app.exit()
            return
        app.desk.clock = rehearsal.time.clock
        screen = RehearsalScreen(app.desk, rehearsal, run, speed)

        def left(_none: None) -> None:
            if screen.problem is not None:
                app.trouble = screen.problem
                app.exit()
            else:
                next_meeting()

        app.push_screen(screen, left)

    next_meeting()

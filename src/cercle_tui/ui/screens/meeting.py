"""The meeting: shows where it stands, turns keys into events, and holds nothing of its own."""

from functools import partial

from pydantic import ValidationError
from textual import events, on, work
from textual.app import ComposeResult

from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.keeper import Keeper
from cercle_tui.ui.keyguard import CONFIRM, Verdict
from cercle_tui.ui.meeting import listings, views
from cercle_tui.ui.meeting.actions import Action, working
from cercle_tui.ui.meeting.here import Call, Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.meeting.telling import after
from cercle_tui.ui.screens.board import Board
from cercle_tui.ui.screens.catch_up import CatchUpScreen
from cercle_tui.ui.screens.help import HelpScreen
from cercle_tui.ui.screens.leaving import LeavingScreen
from cercle_tui.ui.screens.minutes_over import closing_page, open_minutes
from cercle_tui.ui.screens.palette import Offer
from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from cercle_tui.ui.widgets.bars import KeyBar
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.ring import Ring


class MeetingScreen(LeavingScreen):
    """One meeting, as its session holds it."""

    AUTO_FOCUS = ""  # no widget of the stage takes the keyboard
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    def __init__(self, desk: Desk, session: MeetingSession, projection: CircleProjection) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.keeper = Keeper(desk, session, projection)
        self.cursor = ""
        self.message = ""
        self.show_differences = False

    def compose(self) -> ComposeResult:
        yield Board()
        yield from self.panels()
        yield KeyBar()

    def on_mount(self) -> None:
        if self.session.problem is not None:
            self.message = self._say(self.session.problem)
        self.cursor = listings.proposed_cursor(self.here)
        self.redraw()
        self.set_interval(1.0, self._tick)
        self.call_after_refresh(self._pick_up)

    @property
    def here(self) -> Here:
        """Where the meeting stands, as the keys see it."""
        return Here(
            self.session.meeting, self.desk.words, self.desk.clock.now(),
            self.desk.clock.new_id, self.cursor, self.session.writable,
        )  # fmt: skip

    # What is shown

    def redraw(self) -> None:
        """Show the meeting as it stands; widgets repaint only what changed."""
        here, small = self.here, not self.has_class("-projector")
        self.query_one(Board).show(
            here, self._alert(here), self.message,
            differences=self.show_differences, small=small,
        )  # fmt: skip
        keys = self.query_one(KeyBar)
        keys.view, keys.display = views.keys(here), not self.panel_open

    def _alert(self, here: Here) -> str:
        tr = self.desk.words.gettext
        if self.session.unsaved:
            return tr("not saved")
        if not here.writable and not here.state.closed:
            return tr("read only")
        if here.state.paused:
            return tr("pause")
        return views.over_time(here)

    def _say(self, problem: StoreProblem) -> str:
        return say_problem(self.desk.words, problem.code, problem.params)

    # From a key to the disk

    def on_key(self, event: events.Key) -> None:
        """Do what the key's action does; a held or bouncing key does it once."""
        if self.panel_open:
            return
        pressed = self.desk.monotonic()
        verdict = self._guard.press(event.key, pressed)
        action = next((a for a in working(self.here) if event.key in a.keys), None)
        if action is None:
            if event.is_printable:
                self.message = self.desk.words.gettext("This key does nothing here; F1 shows them.")
                self.redraw()
            return
        event.stop()
        event.prevent_default()
        if action.id == "person":
            self._move(event.key)
        elif action.id == "text":
            self.query_one(Board).turn(3 if event.key == "pagedown" else -3)
        else:
            self._press(action, event.key, pressed, verdict)

    def _press(self, action: Action, key: str, pressed: float, verdict: Verdict) -> None:
        """Whatever records is guarded, and what says so: a form opens at once."""
        do = action.do(self.here)
        guarded = action.guarded or isinstance(do, Record)
        if not guarded or verdict is Verdict.ACT:
            self.perform(do)
        elif verdict is Verdict.WAIT:
            self.set_timer(CONFIRM, lambda: self._confirmed(action, key, pressed))

    def _confirmed(self, action: Action, key: str, pressed: float) -> None:
        still = not self.panel_open and action in working(self.here)
        if self._guard.confirm(key, pressed) and still:
            self.perform(action.do(self.here))

    def _move(self, key: str) -> None:
        rows = listings.cursors(self.here)
        if rows:
            step = 1 if key in ("right", "down") else -1
            at = rows.index(self.cursor) + step if self.cursor in rows else min(0, step)
            self.cursor = rows[at % len(rows)]
        self.message = ""
        self.redraw()

    def perform(self, do: Do) -> None:
        """Carry out what a key, a choice or a click asked for."""
        self.message = ""
        match do:
            case Record():
                try:
                    self.record(do)
                except RuleBroken as broken:
                    self.message = views.say_lack(self.here, broken)
                except ValidationError:
                    self.message = self.desk.words.gettext("This cannot be recorded here.")
            case OpenForm():
                self.open_form(do)
            case Choose():
                self.choose(do)
            case Call():
                self._call(do.name)
        self.redraw()

    def record(self, do: Record) -> bool:
        """Record an event; False when its book cannot be written, which `message` then says.

        Raises `RuleBroken` when the method does not allow it.
        """
        step, last = self.here.step, self.session.meeting.last
        try:
            event = self.session.record(do.kind, **do.facts)
        except StoreProblem as problem:
            self._follow()
            self.message = self._say(problem)
            if self.here.state.closed:  # closed, but the disk did not take the seal
                self._end()
            return False
        self.keeper.outcomes = True
        moved = step != self.here.step or not isinstance(event, ev.Noted | ev.ActionAgreed)
        if moved or self.cursor not in listings.cursors(self.here):
            self.cursor = listings.proposed_cursor(self.here)
        if moved or isinstance(event, ev.Amended):
            self.show_differences = isinstance(event, ev.Amended)
        self.message = after(self.here, event, last)
        if isinstance(event, ev.MeetingClosed):
            self._end()
        return True

    def offers(self) -> tuple[Offer, ...]:
        """Return what the palette can do now."""
        here, tr = self.here, self.desk.words.gettext
        return tuple(
            Offer(tr(a.label), views.key_name(here, a.keys[0]), tr(a.help),
                  partial(self.perform_action, a))
            for a in working(here) if a.id not in ("person", "text")
        )  # fmt: skip

    def perform_action(self, action: Action) -> None:
        """Do what an action does, as its key would."""
        if not self.panel_open:
            self.perform(action.do(self.here))

    # What the mouse does

    @on(KeyBar.Pressed)
    def _key_clicked(self, event: KeyBar.Pressed) -> None:
        action = next((a for a in working(self.here) if a.id == event.action), None)
        if action is not None:
            self.perform_action(action)

    @on(Ring.Clicked)
    def _seat_clicked(self, event: Ring.Clicked) -> None:
        self.cursor = self.here.state.here[event.index]
        self.redraw()

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        self.cursor = event.id
        self.redraw()

    # Off the path of a key

    def _tick(self) -> None:
        self.keeper.keep_draft()
        if self.keeper.retry() or not self.session.writable:
            self._follow()
        if self.keeper.outcomes:
            self._project()
        self.query_one(Board).tell(self.here, self._alert(self.here), self.message)

    def _follow(self) -> None:
        changed, problem = self.keeper.follow()
        if problem is not None:
            self.message = self._say(problem)
        if changed or problem is not None:
            self.cursor = listings.proposed_cursor(self.here)
            self.redraw()

    @work(thread=True, exclusive=True, group="projection")
    def _project(self) -> None:
        self.keeper.project()

    def _pick_up(self) -> None:
        """Where a crash or a long absence left the meeting."""
        if self.keeper.is_old():
            self.perform(Choose("old"))
        else:
            self._type_on()

    def _type_on(self) -> None:
        draft = self.keeper.draft()
        if draft is None:
            return
        try:
            self.open_form(*draft)
        except (LookupError, StopIteration, RuleBroken):  # what it was about is gone
            self.keeper.forget()

    def _call(self, name: str) -> None:
        match name.split():
            case ["help"]:
                self.app.push_screen(HelpScreen(self.here, self.desk.beginner))
            case ["catch_up", person]:
                self.app.push_screen(CatchUpScreen(self.here, person), self._caught_up)
            case ["minutes"]:
                self.message = open_minutes(self)
            case ["differences"]:
                self.show_differences = not self.show_differences
            case ["projector"]:
                self.toggle_class("-projector")
            case ["theme"]:
                self.run_worker(self.app.run_action("next_theme"))
            case ["resume"]:
                self._type_on()
            case ["leave"]:
                self.leave()
            case ["abandon", *app]:
                self.abandon(app=bool(app))

    def _caught_up(self, do: Record | None) -> None:
        self.perform(do)

    def _end(self) -> None:
        """The meeting is over: register and minutes are written, and the minutes shown."""
        self.keeper.project()
        info, meeting = self.keeper.projection.info, self.here.state.meeting
        self.app.push_screen(closing_page(self.desk, info, meeting), lambda _: self.leave())

"""What a meeting asks for: the forms and the choices, in panels under the circle."""

from abc import abstractmethod

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.keeper import Keeper
from cercle_tui.ui.keyguard import CONFIRM, KeyGuard, Verdict
from cercle_tui.ui.meeting import views
from cercle_tui.ui.meeting.choices import CHOICES
from cercle_tui.ui.meeting.forms import FieldWrong, specs
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.widgets.chooser import Chooser, letters_of
from cercle_tui.ui.widgets.form import FormPanel


class AskingScreen(Screen[None]):
    """Opens forms and choices, and hands what comes of them to `record` and `perform`."""

    desk: Desk
    keeper: Keeper
    message: str

    def __init__(self) -> None:
        super().__init__()
        self._guard = KeyGuard()
        self._asked: OpenForm | Choose | None = None

    @property
    @abstractmethod
    def here(self) -> Here:
        """Where the meeting stands."""

    @abstractmethod
    def redraw(self) -> None:
        """Show the meeting as it stands."""

    @abstractmethod
    def record(self, do: Record) -> bool:
        """Record an event; False when it could not be written, which `message` says."""

    @abstractmethod
    def perform(self, do: Do) -> None:
        """Carry out what was asked for."""

    def panels(self) -> ComposeResult:
        """Yield the two panels."""
        yield FormPanel(self.desk.words.gettext)
        yield Chooser(self.desk.words.gettext)

    @property
    def panel_open(self) -> bool:
        """Whether a panel has the keyboard."""
        return self.query_one(FormPanel).is_open or self.query_one(Chooser).is_open

    def open_form(self, asked: OpenForm, values: dict[str, str] | None = None) -> None:
        """Open a form under the ring, with what was being typed if a crash interrupted it."""
        spec = specs().get(asked.id)
        if spec is None:
            return
        self._asked = asked
        self.query_one(FormPanel).open(spec.build(self.here, asked.arg), values)
        self.redraw()

    def choose(self, asked: Choose) -> None:
        """Open a choice, when there is something to choose from."""
        spec, tr = CHOICES[asked.id], self.desk.words.gettext
        choices = tuple(choice for choice, _ in spec.offer(self.here, asked.arg))
        if not choices:
            self.message = tr("There is nothing to choose from.")
            return
        self._asked = asked
        title = self.here.name(asked.arg) if asked.id == "person" else tr(spec.title)
        self.query_one(Chooser).open(asked.id, title, choices)

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        asked = self._asked
        if not isinstance(asked, Choose):
            return
        pressed = self.desk.monotonic()
        match self._held(asked, event.value, pressed):
            case Verdict.ACT:
                self._pick(asked, event.value)
            case Verdict.IGNORE:
                self.choose(asked)
            case Verdict.WAIT:
                self.set_timer(CONFIRM, lambda: self._confirmed_choice(asked, event.value, pressed))

    def _pick(self, asked: Choose, value: str) -> None:
        self._guard.press("enter", self.desk.monotonic())  # it may be held still
        self.perform(CHOICES[asked.id].pick(self.here, asked.arg, value))

    def _confirmed_choice(self, asked: Choose, value: str, pressed: float) -> None:
        if self._guard.confirm(self._guard.key, pressed):
            self._pick(asked, value)
        else:
            self.choose(asked)

    def _held(self, asked: Choose, value: str, pressed: float) -> Verdict:
        """Whether the key that opened the choice, held or bouncing, made it."""
        choices = tuple(choice for choice, _ in CHOICES[asked.id].offer(self.here, asked.arg))
        at = [choice.value for choice in choices].index(value)
        keys = {letters_of(choices)[at], "enter" if at == 0 else ""}
        key = self._guard.key
        return self._guard.press(key, pressed) if key in keys else Verdict.ACT

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        asked, panel = self._asked, self.query_one(FormPanel)
        if not isinstance(asked, OpenForm):
            return
        self.message = ""
        try:
            recorded = self.record(specs()[asked.id].read(self.here, asked.arg, event.values))
        except FieldWrong as wrong:
            panel.show_error(wrong.field, wrong.message)
        except RuleBroken as broken:
            panel.show_error("", views.say_lack(self.here, broken))
        except ValidationError:
            panel.show_error("", self.desk.words.gettext("This cannot be kept as it is written."))
        else:
            if not recorded:
                panel.show_error("", self.message)
                return
            panel.close()
            self._guard.press("enter", self.desk.monotonic())  # it may be held still
            self.keeper.forget()
            self.redraw()
            then = specs()[asked.id].then(self.here, asked.arg, event.values)
            if then is not None:
                self.perform(then)

    @on(FormPanel.Changed)
    def _keep_typed(self, event: FormPanel.Changed) -> None:
        if isinstance(self._asked, OpenForm):
            self.keeper.typed(self._asked, event.values)

    @on(FormPanel.Cancelled)
    def _forget_typed(self) -> None:
        self.keeper.forget()
        self.redraw()

    @on(Chooser.Left)
    def _choice_left(self) -> None:
        self.redraw()

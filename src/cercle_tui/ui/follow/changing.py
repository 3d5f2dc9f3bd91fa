"""A screen that writes down what its forms give, in the books of a circle or of the community."""

from collections.abc import Callable

from textual import on

from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.home.changes import About, Facts
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.home.writing import write_facts
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.fields import Form
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.views import Tone

Values = dict[str, str]
Reader = Callable[[Values], Facts]
"""Turns what a form gives into facts, or raises FieldWrong."""


class Changing(Looking[None]):
    """Subclasses say how they show a line of text, and what they read again."""

    _reader: Reader | None = None
    _target: CircleInfo

    def say(self, text: str, tone: Tone = Tone.CONCERN) -> None:
        """Show one line under the list."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read the books again: they have changed."""
        raise NotImplementedError

    def ask(self, info: CircleInfo, build: Callable[[About], tuple[Form, Reader]]) -> None:
        """Open a form about a circle as it stands now; what it gives is written down there."""
        desk = self.desk
        try:
            about = About(self.words, desk.circle(info), desk.today(info), desk.clock.new_id)
        except StoreProblem as problem:
            self.say(say_problem(self.words, problem.code, problem.params))
            return
        form, self._reader = build(about)
        self._target = info
        self.query_one(FormPanel).open(form)
        self.show_keys()

    def write(self, info: CircleInfo, facts: Facts) -> None:
        """Write facts down, then read the circle again; raises StoreProblem."""
        write_facts(self.desk, info, facts)
        self.say(self.words.gettext("Recorded."), Tone.OK)
        self.read_again()

    def write_or_say(self, info: CircleInfo, facts: Facts) -> None:
        """Write facts down, or say why they could not be."""
        try:
            self.write(info, facts)
        except StoreProblem as problem:
            self.say(say_problem(self.words, problem.code, problem.params))

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, reader = self.query_one(FormPanel), self._reader
        if reader is None:
            return
        if recorded(panel, self.words, lambda: self.write(self._target, reader(event.values))):
            self.redraw()

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _panel_left(self) -> None:
        self.redraw()

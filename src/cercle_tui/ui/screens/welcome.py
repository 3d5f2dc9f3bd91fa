"""The first run: found a community and its first circle, or look at the demonstration."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from cercle_tui.locale.formats import long_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem, reason
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import wizard
from cercle_tui.ui.home.founding import Founding, found
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.screens.home import HomeScreen
from cercle_tui.ui.screens.reading import content
from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from cercle_tui.ui.widgets.bars import LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.views import NoteView, Tone, TopView

if TYPE_CHECKING:
    from cercle_tui.ui.app import CercleApp

FOUND, DEMO, LEAVE = "found", "demo", "leave"


def _today(desk: Desk, zone: str = Founding("").time_zone) -> date:
    return desk.clock.now().astimezone(ZoneInfo(zone)).date()


class WelcomeScreen(Screen[None]):
    """What there is to do where there is no circle yet."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    class DemoMade(Message):
        """The demonstration is in its folder, or `problem` says why not."""

        def __init__(self, desk: Desk, slug: str, problem: StoreProblem | None = None) -> None:
            super().__init__()
            self.desk, self.slug, self.problem = desk, slug, problem

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        tr = self.desk.words.gettext
        folder = tr("Everything is kept in {path}, on this computer only.")
        yield TopBar(TopView("cercle", long_date(self.desk.words, _today(self.desk))))
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(content([
                ("key", "○  "),
                ("quote", tr("Welcome") + "\n\n"),
                ("plain", tr("A circle's meetings, step by step, and what it decided.") + "\n\n"),
                ("quiet", folder.format(path=self.desk.folder.root) + "\n"),
                ("quiet", tr("No account, no network.")),
            ]))  # fmt: skip
        yield LeftLine(NoteView())
        yield Chooser(tr)

    def on_mount(self) -> None:
        self.call_after_refresh(self._ask)

    def _ask(self) -> None:
        tr = self.desk.words.gettext
        choices = (
            Choice(FOUND, tr("Create a first circle"), "c",
                   tr("Two minutes; all of it can be changed later.")),
            Choice(DEMO, tr("Look at the demonstration"), "d",
                   tr("A made-up community with years of meetings, in a folder of its own.")),
            Choice(LEAVE, tr("Leave"), "q"),
        )  # fmt: skip
        self.query_one(Chooser).open("welcome", tr("How do we begin?"), choices)

    @on(Chooser.Left)
    def _not_chosen(self) -> None:
        self._ask()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        match event.value:
            case _ if event.value == FOUND:
                self.app.push_screen(FoundingScreen(self.desk), self._founded)
            case _ if event.value == DEMO:
                said = self.desk.words.gettext("Preparing the demonstration…")
                self.query_one(LeftLine).view = NoteView(said, Tone.NOW)
                self._make_demo()
            case _:
                self.app.exit()

    def _founded(self, id: str | None) -> None:
        if id:
            self.app.switch_screen(HomeScreen(self.desk, id))
        else:
            self._ask()

    @work(thread=True, exclusive=True)
    def _make_demo(self) -> None:
        from cercle_tui.store import demo_folder
        from cercle_tui.store.demo import make_demo

        here = self.desk
        desk = Desk(demo_folder(here.env), here.words, here.clock, here.env, here.monotonic,
                    here.beginner)  # fmt: skip
        slug = ""
        try:
            if not desk.community().circles:
                slug = make_demo(desk.folder, desk.clock, desk.words.lang)
                desk.community(again=True)
        except StoreProblem as problem:
            self.post_message(self.DemoMade(desk, "", problem))
        except OSError as error:
            refused = StoreProblem("not_saved", path=str(desk.folder.root), reason=reason(error))
            self.post_message(self.DemoMade(desk, "", refused))
        else:
            self.post_message(self.DemoMade(desk, slug))

    @on(DemoMade)
    def _show_demo(self, event: DemoMade) -> None:
        if event.problem is not None:
            said = say_problem(self.desk.words, event.problem.code, event.problem.params)
            self.query_one(LeftLine).view = NoteView(said)
            self._ask()
            return
        cast("CercleApp", self.app).desk = event.desk
        main = event.desk.community().by_slug(event.slug)
        self.app.switch_screen(HomeScreen(event.desk, main.id if main else ""))


class FoundingScreen(Screen[str | None]):
    """Founds a circle, under `parent` where there is one; gives its id, None when it was left."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    def __init__(self, desk: Desk, parent: CircleInfo | None = None) -> None:
        super().__init__()
        self.desk, self.step = desk, wizard.STEPS[0]
        self.known = Founding("", lang=desk.words.lang)
        if parent is not None:
            self.known = replace(self.known, parent=parent.id, time_zone=parent.time_zone,
                                 lang=parent.lang)  # fmt: skip
        self._typed: dict[str, dict[str, str]] = {}

    def compose(self) -> ComposeResult:
        tr = self.desk.words.gettext
        community = self.desk.community().name
        yield TopBar(TopView(tr("A new circle"), community))
        with VerticalScroll(id="founding", can_focus=False):
            yield Card()
        yield FormPanel(tr)
        yield Chooser(tr)

    def on_mount(self) -> None:
        self.call_after_refresh(self._go, wizard.STEPS[0])

    @property
    def asked(self) -> wizard.Asked:
        """What the forms need to know."""
        today = _today(self.desk, self.known.time_zone)
        return wizard.Asked(self.desk.words, today, bool(self.desk.community().name))

    def _go(self, step: str) -> None:
        self.step = step
        words = self.desk.words
        self.query_one(Card).view = wizard.summary(words, self.known, step)
        if step == wizard.PRACTICE:
            self.query_one(FormPanel).close()
            title = words.gettext("Which practice do you start from?")
            self.query_one(Chooser).open(step, title, wizard.preset_choices(words))
        else:
            build, _ = wizard.FORMS[step]
            form = build(self.asked, self.known)
            self.query_one(FormPanel).open(form, self._typed.get(step))

    def _back(self) -> None:
        at = wizard.STEPS.index(self.step)
        if at:
            self._go(wizard.STEPS[at - 1])
        else:
            self.dismiss(None)

    def _next(self) -> None:
        at = wizard.STEPS.index(self.step) + 1
        if at < len(wizard.STEPS):
            self._go(wizard.STEPS[at])
        else:
            self._found()

    def _found(self) -> None:
        """Write the circle down; what is in the way is said in the form."""

        def begin() -> None:
            desk = self.desk
            info = found(desk.folder, desk.clock, self.known, self.asked.today)
            desk.community(again=True)
            self.dismiss(info.id)

        recorded(self.query_one(FormPanel), self.desk.words, begin)

    @on(FormPanel.Changed)
    def _keep_typed(self, event: FormPanel.Changed) -> None:
        self._typed[event.form_id] = event.values

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        _, read = wizard.FORMS[event.form_id]
        try:
            self.known = read(self.asked, self.known, event.values)
        except FieldWrong as wrong:
            self.query_one(FormPanel).show_error(wrong.field, wrong.message)
        else:
            self._next()

    @on(Chooser.Chosen)
    def _preset_chosen(self, event: Chooser.Chosen) -> None:
        self.known = replace(self.known, preset=event.value)
        self._next()

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self._back()

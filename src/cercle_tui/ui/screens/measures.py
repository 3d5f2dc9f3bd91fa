"""The measure over time, and how voices are shared: by meeting, by year, of a circle or of all."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from cercle_tui.locale import N_, Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.curves import named_scores
from cercle_tui.register.people import known_names
from cercle_tui.register.voices import by_meeting, by_year
from cercle_tui.reports.curves_text import Part, voices_parts
from cercle_tui.ui.community import drawn
from cercle_tui.ui.community.watching import Watching
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.screens.reading import content
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.curve import Curves, CurvesView
from cercle_tui.ui.widgets.views import NoteView

_PAGE = 8
_MOST_MEETINGS = 40

YEARS = Key("years", ("a",), N_("by year"), N_("By year, or meeting by meeting."), shown=2)
CLOSER = Key("years", ("a",), N_("not by year"), N_("By year, or meeting by meeting."), shown=2)
VOICES = Key("voices", ("v",), N_("voices"), N_("How turns to speak are shared."), shown=1)
MEASURE = Key("voices", ("v",), N_("measure"), N_("The measure over time."), shown=1)
WHOLE = Key("whole", ("k",), N_("community"), N_("The measure of the whole community."), shown=3)
HERE = Key("whole", ("k",), N_("this circle"), N_("The measure of this circle."), shown=3)
PERSON = Key("person", ("p",), N_("one person"),
             N_("What one person gave, where scores are named. Theirs: ask before showing it."),
             shown=5)  # fmt: skip
NAMES = Key("names", ("n",), N_("names"),
            N_("Who took how many turns. Help for each to hear from them; ask before showing it."),
            shown=5)  # fmt: skip
SCROLL = Key("scroll", ("pagedown", "pageup", "down", "up"), N_("scroll"),
             N_("Show what does not fit."), shown=8)  # fmt: skip
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=4)


class MeasuresScreen(Watching[None]):
    """The measure of a circle, of one person in it, of the community; or the circle's voices."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__()
        self.desk, self.info = desk, info
        self.seen: Seen | None = None
        self.yearly = self.voices = self.whole = self.names = False
        self.person = ""
        self._note = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(can_focus=False, id="curves"):
            yield Curves()
            yield Static(id="voices")
        yield LeftLine()
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        """Read again: a meeting may have closed."""
        self.look([self.info])
        self.watch_circles(self.info.id)

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def known(self) -> tuple[str, ...]:
        """Whose named scores the circle keeps."""
        return named_scores(self.seen.circle) if self.seen is not None else ()

    def working(self) -> tuple[Key, ...]:
        several = len(self.desk.community().circles) > 1
        whole = (HERE if self.whole else WHOLE,) if several and not self.voices else ()
        person = (PERSON,) if self.known and not self.voices else ()
        names = (NAMES,) if self.voices else ()
        first = (MEASURE if self.voices else VOICES, CLOSER if self.yearly else YEARS)
        return (*first, *whole, *person, *names, SCROLL, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def redraw(self) -> None:
        """Show the curves, or the voices."""
        curves, voices = self.query_one(Curves), self.query_one("#voices", Static)
        curves.display, voices.display = not self.voices, self.voices
        if self.voices:
            voices.update(content(self._voices()))
        else:
            curves.view = self._curves()
        name = self.desk.community().name if self.whole and not self.voices else self.info.name
        self.query_one(TopBar).view = offline_top(self.desk, self.info, name, self._title())
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(self._note), bool(self._note)
        self.show_keys()

    def _title(self) -> str:
        tr = self.words.gettext
        if self.yearly:
            by = tr("by year")
        else:
            by = tr("by quarter") if self.whole and not self.voices else tr("by meeting")
        what = tr("equivalence of voices") if self.voices else tr("the measure over time")
        who = ""
        if self.person and self.seen is not None and not self.voices:
            who = known_names(self.seen.circle).get(self.person, self.person)
        return " · ".join(part for part in (what, who, by) if part)

    def _curves(self) -> CurvesView:
        words, seen = self.words, self.seen
        if self.whole:
            known = self.desk.summaries().known
            here = (known[id] for id in self.desk.community().circles if id in known)
            return drawn.of_community(words, here, yearly=self.yearly)
        if seen is None:
            return CurvesView(empty=words.gettext("Reading the books…"))
        if self.person:
            return drawn.of_person(words, seen.circle, self.person, yearly=self.yearly)
        return drawn.of_circle(words, seen.circle, yearly=self.yearly)

    def _voices(self) -> list[Part]:
        tr = self.words.gettext
        if self.seen is None:
            return [("quiet", tr("Reading the books…"))]
        circle = self.seen.circle
        found = by_year(circle) if self.yearly else by_meeting(circle)[-_MOST_MEETINGS:]
        if not found:
            return [("quiet", tr("No round was held yet: turns are counted as people speak."))]
        help_ = tr("To help the circle hear everyone. A few turns more or less mean nothing alone.")
        names = list(known_names(circle).items()) if self.names else []
        return [("quiet", f"{help_}\n\n"), *voices_parts(self.words, found, names)]

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self.seen = event.seen
        if event.problem is not None:
            self._note = say_problem(self.words, event.problem.code, event.problem.params)
        self.redraw()

    @on(Watching.Summed)
    def _show_summed(self) -> None:
        if self.whole:
            self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        self._note = ""
        scroll = self.query_one("#curves")
        match id:
            case "back":
                self.dismiss()
                return
            case "scroll":
                step = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE}.get(key, _PAGE)
                scroll.scroll_relative(y=step, animate=False)
                return
            case "years":
                self.yearly = not self.yearly
            case "voices":
                self.voices, self.names = not self.voices, False
            case "whole":
                self.whole, self.person = not self.whole, ""
            case "names":
                self.names = not self.names
            case "person" if self.seen is not None:
                self._ask()
                return
        scroll.scroll_home(animate=False)
        self.redraw()

    def _ask(self) -> None:
        names = known_names(self.seen.circle) if self.seen is not None else {}
        tr = self.words.gettext
        everyone = Choice("", tr("The whole circle"))
        people = [Choice(person, names.get(person, person)) for person in self.known]
        self.query_one(Chooser).open("person", tr("Whose scores?"), (everyone, *people))
        self.show_keys()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self.person, self.whole = event.value, False
        self.redraw()

    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

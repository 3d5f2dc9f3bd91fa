"""Home: the circles as a tree, and the chosen one's cards; where everything starts from."""

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll

from cercle_tui.locale import Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.community.watching import Watching
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import actions, cards
from cercle_tui.ui.home.doors import door
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Home, Known, people_elsewhere
from cercle_tui.ui.home.tree import legend, tree
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.canvas import ASCII_CLASS
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import CardView, NoteView, Tone

if TYPE_CHECKING:
    from cercle_tui.ui.app import CercleApp
    from cercle_tui.ui.home.changes import About, Facts

_TICK = 5.0
_PAGE = 8
_HEADING = 2


class HomeScreen(Watching[None]):
    """The community; `chosen` is the id of the circle to show first."""

    def __init__(self, desk: Desk, chosen: str = "") -> None:
        super().__init__()
        self.desk, self.chosen, self.note = desk, chosen, NoteView()
        self._known = Known(desk)

    def compose(self) -> ComposeResult:
        tr = self.words.gettext
        yield TopBar()
        with Horizontal():
            with Vertical(id="circles"):
                yield Listing()
                yield Card(id="legend")
            with VerticalScroll(id="cards", can_focus=False):
                with Container(classes="pair"):
                    with Vertical():
                        yield Card(id="next")
                        yield Card(id="commitment")
                        yield Card(id="measure")
                    yield Card(id="due")
                yield Card(id="points")
                yield Card(id="links")
                yield Card(id="observed")
        yield LeftLine()
        yield FormPanel(tr)
        yield Chooser(tr)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(_TICK, self._tick)

    def on_screen_resume(self) -> None:
        """Read the books again: a meeting, or another screen, may have written to them."""
        self.desk.community(again=bool(self._known.seen))
        self.redraw()
        self._look()

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def home(self) -> Home:
        """What is known so far."""
        return Home(self.words, self.desk.community(), self._known.seen, self.chosen,
                    self.app.has_class(ASCII_CLASS), self.desk.summaries().rows)  # fmt: skip

    def working(self) -> tuple[Key, ...]:
        return actions.working(self.home)

    # What is shown

    def redraw(self) -> None:
        """Show what is known; the cards of a circle whose books are being read wait, hidden."""
        home = self.home
        listing = self.query_one(Listing)
        listing.styles.max_height = len(home.community.circles) + _HEADING
        listing.view = tree(home, listing.size.height - _HEADING)
        self.query_one("#legend", Card).view = legend(home)
        here = home.here
        self.query_one("#cards").set_class(here is None, "-waiting")
        if here is not None:
            for id, view in cards.every(home.words, here, home.ascii):
                card = self.query_one(f"#{id}", Card)
                card.view, card.display = view or CardView(), view is not None
        note = self.query_one(LeftLine)
        note.view, note.display = self.note, bool(self.note.text)
        self.show_keys()
        self._tick()

    def _tick(self) -> None:
        self.query_one(TopBar).view = cards.top(self.home, self.desk.clock.now())

    def _say(self, text: str, tone: Tone = Tone.CONCERN) -> None:
        self.note = NoteView(text, tone)
        self.redraw()

    def _say_problem(self, problem: StoreProblem) -> None:
        self._say(say_problem(self.words, problem.code, problem.params))

    # Off the path of a key

    def _look(self) -> None:
        """Read the books of the chosen circle, then what changed in others."""
        self.look([self.home.info])
        self.watch_circles(self.home.info.id)

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self._known.take(event.id, event.seen)
        if event.problem is not None and event.id == self.home.info.id:
            self._say_problem(event.problem)
        else:
            self.redraw()

    @on(Watching.Summed)
    def _show_summed(self) -> None:
        self._known.tie(self.home.info.id)
        self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        home = self.home
        self.note = NoteView()
        match id:
            case "meeting":
                self._meet(home.info)
            case "circle":
                self._choose(-1 if key == "up" else 1)
                return
            case "scroll":
                page = -_PAGE if key == "pageup" else _PAGE
                self.query_one("#cards").scroll_relative(y=page, animate=False)
            case "offices":
                from cercle_tui.ui.home.office_page import office_page

                self.app.push_screen(office_page(self.words, [self._about()]))
            case "point":
                self._open("point")
            case "change":
                self._change()
            case "quit":
                self.app.exit()
            case _:
                self.app.push_screen(door(id, self.desk, home.info))
        self.redraw()

    def _choose(self, step: int) -> None:
        ids = [info.id for info, _ in self.home.community.tree()]
        self._show_circle(ids[(ids.index(self.home.info.id) + step) % len(ids)])

    def _show_circle(self, id: str) -> None:
        self.chosen, self.note = id, NoteView()
        self.query_one("#cards").scroll_home(animate=False)
        self.redraw()
        self.look_soon([self.home.info])

    def _meet(self, info: CircleInfo) -> None:
        try:
            with self.desk.reading:
                cast("CercleApp", self.app).enter_meeting(info)
        except StoreProblem as problem:
            self._say_problem(problem)

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        if event.id and not self.panel_open:
            self._show_circle(event.id)

    @on(Card.Pressed)
    def _line_clicked(self, event: Card.Pressed) -> None:
        if not self.panel_open:
            self.act(event.action)

    # Changes between meetings

    def _about(self) -> "About | None":
        from cercle_tui.ui.home.changes import About

        here = self.home.here
        if here is None:
            return None
        new_id, elsewhere = self.desk.clock.new_id, people_elsewhere(self.home)
        community, slugs = self.home.community, self.desk.folder.circle_slugs
        return About(self.words, here.circle, here.today, new_id, elsewhere, community, slugs)

    def _open(self, id: str) -> None:
        from cercle_tui.ui.home.changes import change

        about = self._about()
        if about is not None:
            self.query_one(FormPanel).open(change(id).build(about))

    def _change(self) -> None:
        from cercle_tui.ui.home.changes import change_choices

        about, title = self._about(), self.words.gettext("What changes?")
        if about is not None:
            choices = change_choices(self.words, about.circle, about.today)
            self.query_one(Chooser).open("change", title, choices)

    def _practice(self) -> None:
        """Before the first meeting another practice is chosen; from then on it is shown."""
        from cercle_tui.ui.home import practice, wizard
        from cercle_tui.ui.screens.reading import ReadingScreen

        about, tr = self._about(), self.words.gettext
        if about is None or not practice.is_settled(about.circle):
            choices = wizard.preset_choices(self.words)
            self.query_one(Chooser).open("preset", tr("Practice"), choices)
        else:
            parts = practice.page(self.words, about.circle.practice)
            keys = tr("↑ ↓ read · Esc back")
            self.app.push_screen(ReadingScreen[None](tr("Practice"), parts, keys))

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        from cercle_tui.ui.home import changes

        if event.id == "preset":
            try:
                self._write(changes.practice_facts(event.value))
            except StoreProblem as problem:
                self._say_problem(problem)
        elif event.value == changes.PRACTICE:
            self._practice()
        elif event.value in (changes.GROWS, changes.STORY):
            from cercle_tui.ui.home.growth_menu import grow

            grow(self, self.home, event.value)
        elif event.value == changes.NEW_CIRCLE:
            from cercle_tui.ui.screens.welcome import FoundingScreen

            founding = FoundingScreen(self.desk, self.home.info)
            self.app.push_screen(founding, self._founded)
        else:
            self._open(event.value)
        self.redraw()

    def _founded(self, id: str | None) -> None:
        if id:
            self._show_circle(id)

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        from cercle_tui.ui.home.changes import change
        from cercle_tui.ui.home.recording import recorded

        panel, about = self.query_one(FormPanel), self._about()
        if about is None:
            return
        read = change(event.form_id).read
        if recorded(panel, self.words, lambda: self._write(read(about, event.values))):
            self.redraw()

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

    def _write(self, facts: "Facts") -> None:
        """Write facts down, then read the circle again."""
        from cercle_tui.ui.home.writing import write_facts

        write_facts(self.desk, self.home.info, facts)
        said = self.words.gettext("Recorded.")
        tone = Tone.CONCERN if facts.caution else Tone.OK
        self._say(f"{said} {facts.caution}".strip(), tone)
        self._look()

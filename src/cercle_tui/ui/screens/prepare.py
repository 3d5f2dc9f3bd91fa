"""Preparing a meeting: the points that wait on the left, the agenda in its time on the right."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from cercle_tui.locale import Words
from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import Priority
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.text import clean_line
from cercle_tui.register.preparing import Preparation
from cercle_tui.register.preparing import prepare as prepared_for
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About, Facts
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.prepare import forms, keys, moving, rows, templates
from cercle_tui.ui.prepare.invited import page, write_invitation
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView, Tone

WAITING, PLAN = "waiting", "plan"
"""The two lists, by the ids of their frames."""

_NEXT_PRIORITY = {
    Priority.NORMAL: Priority.HIGH,
    Priority.HIGH: Priority.LOW,
    Priority.LOW: Priority.NORMAL,
}


class PrepareScreen(Looking[None]):
    """The next meeting of one circle; each change is on the disk at once."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__()
        self.desk, self.info, self.side = desk, info, WAITING
        self.prepared: Preparation | None = None
        self.lit = {WAITING: "", PLAN: ""}
        self.note = NoteView()
        self._tensions = False
        self._linked: Circle | None = None

    def compose(self) -> ComposeResult:
        tr = self.words.gettext
        yield TopBar()
        yield LeftLine(id="when")
        with Horizontal(id="lists"):
            for side in (WAITING, PLAN):
                with Vertical(id=side):
                    yield Listing()
        yield LeftLine(id="note")
        yield FormPanel(tr)
        yield Chooser(tr)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        """Read again: another screen may have written."""
        self.look([self.info])

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """What the light can be on, list by list."""
        if self.prepared is None:
            return {WAITING: (), PLAN: ()}
        plan = tuple(item.id for item in self.prepared.agenda)
        return {WAITING: rows.waiting_ids(self.prepared), PLAN: plan}

    def working(self) -> tuple[Key, ...]:
        if self.prepared is None:
            return keys.USUAL
        return keys.working(
            self.prepared, self.lit[self.side], len(self.ids[self.side]),
            on_plan=self.side == PLAN, tensions=self._tensions,
        )  # fmt: skip

    # What is shown

    def redraw(self) -> None:
        """Show both lists; a narrow screen shows the one that has the light."""
        words, prepared = self.words, self.prepared
        reading = ListingView("", (), words.gettext("Reading the books…"))
        views = {WAITING: reading, PLAN: reading}
        if prepared is not None:
            lit = {side: id if side == self.side else "" for side, id in self.lit.items()}
            views = {WAITING: rows.waiting(words, prepared, lit[WAITING]),
                     PLAN: rows.agenda(words, prepared, lit[PLAN])}  # fmt: skip
        titles = rows.titles(words, prepared)
        for side, other in ((WAITING, PLAN), (PLAN, WAITING)):
            frame = self.query_one(f"#{side}", Vertical)
            frame.query_one(Listing).view = views[side]
            frame.set_class(side == self.side, "-here")
            frame.border_title = Content(clean_line(titles[side == PLAN]))
            frame.border_subtitle = Content(
                clean_line(f"{words.gettext('Tab')} · {titles[other == PLAN]}")
            )
        over = rows.note(words, prepared) if prepared is not None else NoteView()
        said = self.note if self.note.text else over
        if self.note.text and over.text:
            said = NoteView(f"{self.note.text} {over.text}", Tone.CONCERN)
        line, when = self.query_one("#note", LeftLine), self.query_one("#when", LeftLine)
        line.view, line.display = said, bool(said.text)
        when.view = rows.when(words, prepared) if prepared is not None else NoteView()
        top = rows.top(words, self.info, prepared, self.desk.clock.now())
        self.query_one(TopBar).view = top
        self.show_keys()

    def _say(self, text: str, tone: Tone = Tone.OK) -> None:
        self.note = NoteView(text, tone)
        self.redraw()

    # Off the path of a key

    def prepare(self, id: str, seen: Seen) -> None:
        """With what its neighbours make of it: members, what they sent, what they await."""
        del id
        try:
            self._linked = self.desk.circle(self.info)
        except StoreProblem:
            self._linked = seen.circle

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        """What was read before our last change is older than what is shown, and is let go."""
        read, known = self._linked, self.prepared
        if read is not None and (known is None or read.until >= known.circle.until):
            self._set(read)
        if event.problem is not None:
            problem = event.problem
            self._say(say_problem(self.words, problem.code, problem.params), Tone.CONCERN)
        self.redraw()

    def _set(self, circle: Circle) -> None:
        """Take the circle as it stands now; the light stays, or goes to what is nearest."""
        before = self.ids
        self.prepared = prepared_for(circle, self.desk.clock.now(), tensions=self._tensions)
        after = self.ids
        for side, lit in self.lit.items():
            self.lit[side] = moving.nearest(before[side], after[side], lit)

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        self.note, prepared = NoteView(), self.prepared
        if id == "back":
            self.dismiss()
        elif prepared is not None:
            try:
                self._act(prepared, id, key)
            except StoreProblem as problem:
                said = say_problem(self.words, problem.code, problem.params)
                self._say(said, Tone.CONCERN)
            else:
                self.redraw()

    def _act(self, prepared: Preparation, id: str, key: str) -> None:
        lit, new_id = self.lit[self.side], self.desk.clock.new_id
        ids = self.ids[self.side]
        match id:
            case "side":
                self.side = PLAN if self.side == WAITING else WAITING
            case "move" if lit in ids:
                self.lit[self.side] = ids[(ids.index(lit) + (-1 if key == "up" else 1)) % len(ids)]
            case "take" if lit:
                self._plan(moving.taken(self.words, prepared, lit, new_id()))
            case "put_back" if lit:
                self._plan(moving.without(prepared.agenda, lit))
            case "order" if lit:
                step = -1 if key == "shift+up" else 1
                self._plan(moving.moved(prepared.agenda, lit, step))
            case "priority":
                point = moving.find_point(prepared, lit)
                if point is not None:
                    told = {"priority": _NEXT_PRIORITY[point.priority]}
                    self._write(forms.changed(point, told))
            case "tensions":
                self._tensions = not self._tensions
                self._set(prepared.circle)
            case "invitation":
                self.app.push_screen(page(self.words, prepared, self.app.size.width))
            case "templates":
                choices = templates.choices(self.words, prepared.circle)
                title = self.words.gettext("Start from which template?")
                self.query_one(Chooser).open("template", title, choices)
            case _:
                self._open(prepared, id)

    def _open(self, prepared: Preparation, id: str) -> None:
        """Open the form that a key asks for."""
        about, panel = self._about(prepared), self.query_one(FormPanel)
        form = forms.form_of(id, about, prepared, self.lit[self.side])
        if form is not None:
            panel.open(form)

    def _about(self, prepared: Preparation) -> About:
        return About(self.words, prepared.circle, prepared.today, self.desk.clock.new_id)

    def _plan(self, agenda: moving.Agenda) -> None:
        if self.prepared is not None and agenda != self.prepared.agenda:
            self._write(Facts(circle=((bt.AgendaPrepared, {"items": agenda}),)))

    def _write(self, facts: Facts) -> None:
        """Write facts down, show what they make of the circle, then read the books again."""
        desk, info, prepared = self.desk, self.info, self.prepared
        if prepared is None:
            return
        write_between(desk.folder, info.slug, info.id, desk.clock, facts.circle)
        circle = prepared.circle
        for fact, values in facts.circle:
            circle = circle.take(fact(n=1, at=desk.clock.now(), **values))
        self._set(circle)
        self.look([info])

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        side = next((side for side, ids in self.ids.items() if event.id in ids), "")
        if self.panel_open or not side:
            return
        again = side == self.side and self.lit[side] == event.id
        self.side, self.lit[side] = side, event.id
        if again:
            self.act("take" if side == WAITING else "edit")
        self.redraw()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        prepared, value = self.prepared, event.value
        if prepared is None:
            return
        if value == templates.KEEP:
            self.query_one(FormPanel).open(forms.template_form(self.words))
            self.redraw()
        else:
            self._written(templates.chosen(self.words, prepared, value, self.desk.clock.new_id))

    def _written(self, facts: Facts) -> None:
        try:
            self._write(facts)
        except StoreProblem as problem:
            self._say(say_problem(self.words, problem.code, problem.params), Tone.CONCERN)
        else:
            self._say(self.words.gettext("Recorded."))

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, prepared = self.query_one(FormPanel), self.prepared
        if prepared is not None:
            recorded(panel, self.words, lambda: self._submit(prepared, event))

    def _submit(self, prepared: Preparation, event: FormPanel.Submitted) -> None:
        """Do what a form asks for and say so; a new point has the light."""
        if event.form_id == "write":
            self._say(write_invitation(self.desk, prepared, event.values))
            return
        about, lit = self._about(prepared), self.lit[self.side]
        facts = forms.facts_of(event.form_id, about, prepared, lit, event.values)
        self._write(facts)
        if event.form_id == "point":
            self.side, self.lit[WAITING] = WAITING, facts.circle[0][1]["item"].id
        self._say(self.words.gettext("Recorded."))

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

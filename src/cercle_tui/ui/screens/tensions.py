"""Tensions, kept for their bearers on this machine: a neutral page first, one's own when asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from cercle_tui.locale import N_
from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting import between as bt
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.model.tension_note import Taken, TensionNote, Way
from cercle_tui.register.sent import path
from cercle_tui.store.private_notes import PrivateNotes
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.yearbook import Fact, write_between
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.links import tension_forms as forms
from cercle_tui.ui.links.around import Around
from cercle_tui.ui.links.tension_rows import neutral, page, rows
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.fields import Form
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView, Tone

_WHOSE, _WAYS, _TO, _SURE = "whose", "ways", "to", "sure"
_YES, _NO = "yes", "no"

NOTE = Key("note", ("n",), N_("note a tension"),
           N_("The fact, what it does to you, your need, your request."), shown=1)  # fmt: skip
SHOW = Key("show", ("v",), N_("see mine"),
           N_("Show your own tensions; look first at who sees the screen."), shown=2)  # fmt: skip
HIDE = Key("hide", ("v",), N_("hide them"), N_("Back to a page that shows nothing."), shown=2)
OPEN = Key("open", ("enter",), N_("open it"), N_("Your words, and how far it has come."), shown=3)
DECIDE = Key("decide", ("d",), N_("decide"),
             N_("Tell someone, take it to the circle or to a linked one, or remove it."),
             shown=4)  # fmt: skip
MOVE = Key("move", ("up", "down"), N_("another"), N_("The tension above, or below."), shown=6)
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=5)


class TensionsScreen(Around[None]):
    """`bearer` is whose tensions show, empty while none do."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__(desk, info)
        self.notes = PrivateNotes(desk.folder)
        self.bearer = ""
        self.at = 0
        self.found: tuple[TensionNote, ...] = ()
        self._to: LinkedCircle | None = None

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield Listing()
        yield LeftLine()
        yield FormPanel(self.words.gettext)
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()

    @property
    def lit(self) -> TensionNote | None:
        """The tension under the light."""
        return self.found[self.at] if self.found else None

    @property
    def bearer_name(self) -> str:
        """What the bearer is called."""
        return forms.bearers(self.circle).get(self.bearer, "") if self.circle else ""

    def working(self) -> tuple[Key, ...]:
        ready = (NOTE, HIDE if self.bearer else SHOW) if self.circle is not None else ()
        here = (OPEN, DECIDE) if self.found else ()
        moves = (MOVE,) if len(self.found) > 1 else ()
        return (*ready, *here, *moves, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def told(self) -> None:
        self._gather()

    def _gather(self) -> None:
        """Read the bearer's notes; while nobody asked, none is read."""
        lit, kept = self.lit, tuple[TensionNote, ...]()
        if self.bearer:
            try:
                kept = self.notes.load()
            except StoreProblem as problem:
                self.note = NoteView(say_problem(self.words, problem.code, problem.params))
            if self.notes.unread:
                said = self.words.gettext("A file here cannot be read: {path}")
                self.note = NoteView(said.format(path=self.notes.unread[0]))
        mine = (self.bearer, self.info.id)
        self.found = tuple(note for note in kept if (note.bearer, note.circle) == mine)
        ids = [note.id for note in self.found]
        self.at = ids.index(lit.id) if lit is not None and lit.id in ids else 0
        self.redraw()

    def redraw(self) -> None:
        words, listing = self.words, self.query_one(Listing)
        if self.circle is None:
            listing.view = ListingView("", (), words.gettext("Reading the books…"))
        elif not self.bearer:
            listing.view = neutral(words)
        else:
            circles = {id: seen.circle for id, seen in self.read.items()}
            listing.view = rows(words, self.bearer_name, self.found, circles, self.info.time_zone,
                                self.at, listing.size.height)  # fmt: skip
        title = words.gettext("tensions")
        self.query_one(TopBar).view = self.top(title)
        note = self.query_one(LeftLine)
        note.view, note.display = self.note, bool(self.note.text)
        self.show_keys()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        lit, about = self.lit, self.about
        self.note = NoteView()
        match id:
            case "back":
                self.dismiss()
            case "move" if self.found:
                self._go((self.at + (-1 if key == "up" else 1)) % len(self.found))
            case "note" if about is not None:
                self._form(forms.note_form(about))
            case "show" if self.circle is not None:
                names = forms.bearers(self.circle).items()
                people = tuple(Choice(person, name) for person, name in names)
                self._choose(_WHOSE, self.words.gettext("Whose tensions?"), people)
            case "hide":
                self.bearer = ""
                self._gather()
            case "open" if lit is not None:
                self._open(lit)
            case "decide" if lit is not None:
                self._decide(lit)

    def _go(self, at: int) -> None:
        self.at = at
        self.redraw()

    def _form(self, form: Form) -> None:
        self.query_one(FormPanel).open(form)
        self.show_keys()

    def _choose(self, id: str, title: str, choices: tuple[Choice, ...]) -> None:
        self.query_one(Chooser).open(id, title, choices)
        self.show_keys()

    def _open(self, note: TensionNote) -> None:
        circles = {id: seen.circle for id, seen in self.read.items()}
        parts = page(self.words, note, circles, self.info.time_zone)
        self._read_out(self.words.gettext("A tension"), parts)

    def _read_out(self, title: str, parts: list[tuple[str, str]]) -> None:
        keys = self.words.gettext("↑ ↓ read · Esc back")
        shown: ReadingScreen[Any] = ReadingScreen(title, parts, keys)
        self.app.push_screen(shown)

    def _decide(self, note: TensionNote) -> None:
        _, fate = path(note, {id: seen.circle for id, seen in self.read.items()})
        free = fate is None or fate.settled
        linked = self.circle is not None and bool(self.circle.links)
        title = self.words.gettext("What becomes of it?")
        self._choose(_WAYS, title, forms.ways(self.words, free=free, linked=linked))

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        ids = [note.id for note in self.found]
        if self.panel_open or event.id not in ids:
            return
        if self.lit is not None and self.lit.id == event.id:
            self._open(self.lit)
        else:
            self._go(ids.index(event.id))

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        lit, about = self.lit, self.about
        if event.id == _WHOSE:
            self.bearer, self.at = event.value, 0
            self._gather()
        elif lit is not None and about is not None:
            self._take_way(about, lit, event.id, event.value)

    def _take_way(self, about: About, note: TensionNote, asked: str, value: str) -> None:
        tr, links = self.words.gettext, about.circle.links
        if asked == _TO or (value == forms.LINK and len(links) == 1):
            self._to = next((link for link in links if link.id == value), links[0])
            self._form(forms.link_form(about, note, self._to))
        elif asked == _SURE:
            if value == _YES:
                self._try(lambda: self.notes.remove(note), tr("Removed from this machine."))
            self._gather()
        elif value == forms.LINK:
            choices = tuple(Choice(link.id, link.name) for link in links)
            self._choose(_TO, tr("To which circle?"), choices)
        elif value == forms.REMOVE:
            title = tr("Remove it for good?")
            self._choose(_SURE, title, (Choice(_NO, tr("Keep it")), Choice(_YES, tr("Remove it"))))
        else:
            build = {forms.TELL: forms.tell_form, forms.CIRCLE: forms.circle_form,
                     forms.REWORD: forms.reword_form}[value]  # fmt: skip
            self._form(build(about, note))

    # What is written

    def _try(self, act: Callable[[], object], said: str) -> bool:
        """Do what touches the disk, and say how it went."""
        try:
            act()
        except StoreProblem as problem:
            self.note = NoteView(say_problem(self.words, problem.code, problem.params))
            return False
        self.note = NoteView(said, Tone.OK)
        return True

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, about = self.query_one(FormPanel), self.about
        if about is None:
            return
        if recorded(panel, self.words, lambda: self._record(about, event.form_id, event.values)):
            self._gather()
            self.look_around()

    def _record(self, about: About, form: str, values: dict[str, str]) -> None:
        """Write a form down; raises FieldWrong, StoreProblem and pydantic's ValidationError."""
        tr, lit = self.words.gettext, self.lit
        if form == forms.NOTE:
            who = about.person("who", values["who"])
            assert who is not None
            self.notes.save(TensionNote(
                id=about.new_id(), circle=self.info.id, bearer=who.id, name=who.name,
                noted=self.desk.clock.now(), tension=forms.read_tension(values),
            ))  # fmt: skip
            self.note = NoteView(tr("Noted, on this machine only."), Tone.OK)
        elif lit is not None and form == forms.REWORD:
            self.notes.save(lit.model_copy(update={"tension": forms.read_tension(values)}))
            self.note = NoteView(tr("Noted, on this machine only."), Tone.OK)
        elif lit is not None and form == forms.TELL:
            self._tell(lit, values)
        elif lit is not None and form == forms.CIRCLE:
            item = forms.read_circle(about, lit, values)
            self._pass_on(lit, (bt.PointAdded, {"item": item}), Way.BACKLOG, "", item.id)
        elif lit is not None and self._to is not None:
            sent = forms.read_link(about, lit, self._to, values)
            fact: Fact = (bt.ItemSent, {"item": sent})
            self._pass_on(lit, fact, Way.LINK, self._to.name, sent.id)

    def _tell(self, note: TensionNote, values: dict[str, str]) -> None:
        written: Path = self.notes.write_text(note, f"{values['who']}\n\n{values['text']}\n")
        self._step(note, Way.TOLD, values["who"])
        tr = self.words.gettext
        where = tr("Written on this machine: {path}").format(path=written)
        parts = [("plain", f"{values['text']}\n\n"), ("quiet", f"{where}\n")]
        self._read_out(tr("For {name}").format(name=values["who"]), parts)

    def _pass_on(self, note: TensionNote, fact: Fact, way: Way, to: str, point: str) -> None:
        write_between(self.desk.folder, self.info.slug, self.info.id, self.desk.clock, [fact])
        self._step(note, way, to, point)
        self.note = NoteView(self.words.gettext("Recorded."), Tone.OK)

    def _step(self, note: TensionNote, way: Way, to: str, point: str = "") -> None:
        step = Taken(way=way, at=self.desk.clock.now(), to=to, point=point)
        self.notes.save(note.model_copy(update={"taken": (*note.taken, step)}))

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

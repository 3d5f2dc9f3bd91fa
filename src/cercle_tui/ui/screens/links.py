"""The double links of a circle: what it sends, what it received, what became of each point."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from cercle_tui.locale import N_
from cercle_tui.meeting.sending import Referred
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.register.sent import travelling
from cercle_tui.store.yearbook import Fact, write_between
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import About
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.links import sending_forms as forms
from cercle_tui.ui.links.around import Around
from cercle_tui.ui.links.rows import Entry, Group, entries, full_title, page, rows
from cercle_tui.ui.screens.reading import ReadingScreen
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.listing import Listing
from cercle_tui.ui.widgets.views import ListingView, NoteView, Tone

_MANY = 10

OPEN = Key("open", ("enter",), N_("open it"), N_("All that is known of this point."), shown=1)
SEND_IT = Key("pass_on", ("p",), N_("send it there"),
              N_("Send what a meeting referred to another circle."), shown=2)  # fmt: skip
ANSWER = Key("answer", ("a",), N_("answer"),
             N_("Answer, between meetings, the circle that sent this point."), shown=2)  # fmt: skip
SEND = Key("send", ("s",), N_("send a point"),
           N_("Write a point for the parent circle or a sub-circle."), shown=3)  # fmt: skip
MOVE = Key("move", ("up", "down"), N_("another"), N_("The point above, or below."), shown=5)
MANY = Key("many", ("pagedown", "pageup"), N_("ten at a time"),
           N_("Ten points down, or up."), shown=6)  # fmt: skip
BACK = Key("back", ("escape", "q"), N_("back"), N_("Back to the screen before."), shown=4)


class LinksScreen(Around[None]):
    """What travels between a circle and those it is linked to."""

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__(desk, info)
        self.at = 0
        self.found: tuple[Entry, ...] = ()
        self._to: LinkedCircle | None = None
        self._given: Referred | BacklogItem | None = None

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
    def lit(self) -> Entry | None:
        """The line under the light."""
        return self.found[self.at] if self.found else None

    @property
    def open_links(self) -> tuple[LinkedCircle, ...]:
        """The linked circles to which a point can be sent now."""
        return self.circle.links if self.circle is not None else ()

    def working(self) -> tuple[Key, ...]:
        group, links = self.lit.group if self.lit else None, bool(self.open_links)
        here = (OPEN,) if self.found else ()
        sends = (SEND_IT,) if group is Group.TO_SEND and links else ()
        answers = (ANSWER,) if group is Group.RECEIVED else ()
        writes = (SEND,) if links else ()
        moves = (MOVE, MANY) if len(self.found) > 1 else ()
        return (*here, *sends, *answers, *writes, *moves, BACK, THEME, EVERYTHING, HELP)

    # What is shown

    def redraw(self) -> None:
        """Show the lines in sight, and build no other."""
        words, listing = self.words, self.query_one(Listing)
        if self.circle is None:
            listing.view = ListingView("", (), words.gettext("Reading the books…"))
        else:
            self.at = max(0, min(self.at, len(self.found) - 1))
            listing.view = rows(words, self.circle, self.found, self.at, listing.size.height)
        title = words.gettext("links")
        self.query_one(TopBar).view = self.top(title)
        note = self.query_one(LeftLine)
        note.view, note.display = self.note, bool(self.note.text)
        self.show_keys()

    def told(self) -> None:
        if self.circle is None:
            return
        lit, others = self.lit, {id: seen.circle for id, seen in self.read.items()}
        names = {info.id: info.name for info in self.desk.community().circles.values()}
        self.found = entries(travelling(self.circle, others), names)
        ids = [one.id for one in self.found]
        moved = self.at > 0  # the first line stays lit while others come in above it
        self.at = ids.index(lit.id) if moved and lit is not None and lit.id in ids else self.at
        self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        lit, count = self.lit, len(self.found)
        self.note = NoteView()
        match id:
            case "back":
                self.dismiss()
            case "move" if count:
                self._go((self.at + (-1 if key == "up" else 1)) % count)
            case "many":
                self._go(self.at + (-_MANY if key == "pageup" else _MANY))
            case "open" if lit is not None:
                self._open(lit)
            case "send":
                self._send(None)
            case "pass_on" if lit is not None and isinstance(lit.what, Referred):
                self._send(lit.what)
            case "answer" if lit is not None and isinstance(lit.what, BacklogItem):
                self._given = lit.what
                self.query_one(FormPanel).open(forms.answer_form(self.words, lit.what))
                self.show_keys()

    def _go(self, at: int) -> None:
        self.at = max(0, min(len(self.found) - 1, at))
        self.redraw()

    def _open(self, one: Entry) -> None:
        if self.circle is not None:
            keys = self.words.gettext("↑ ↓ read · Esc back")
            parts = page(self.words, self.circle, one)
            shown: ReadingScreen[Any] = ReadingScreen(full_title(one.what), parts, keys)
            self.app.push_screen(shown)

    @on(Listing.Clicked)
    def _row_clicked(self, event: Listing.Clicked) -> None:
        ids = [one.id for one in self.found]
        if self.panel_open or event.id not in ids:
            return
        if self.lit is not None and self.lit.id == event.id:
            self._open(self.lit)
        else:
            self._go(ids.index(event.id))

    # What is written

    def _send(self, given: Referred | None) -> None:
        """Ask for which circle, unless there is one only or the meeting said which."""
        self._given = given
        links = self.open_links
        found = forms.linked_to(self.circle, given.to) if self.circle and given else None
        if found is None and len(links) == 1:
            found = links[0]
        if found is not None:
            self._write_point(found)
            return
        tr = self.words.gettext
        kinds = {True: tr("the parent circle"), False: tr("a sub-circle")}
        choices = tuple(Choice(link.id, link.name, help=kinds[link.parent]) for link in links)
        self.query_one(Chooser).open("to", tr("To which circle?"), choices)
        self.show_keys()

    def _write_point(self, link: LinkedCircle) -> None:
        about = self.about
        if about is not None:
            self._to = link
            self.query_one(FormPanel).open(forms.send_form(about, link, self._given))
            self.show_keys()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self._write_point(next(link for link in self.open_links if link.id == event.value))

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, about = self.query_one(FormPanel), self.about
        if about is None:
            return
        if recorded(panel, self.words, lambda: self._record(about, event)):
            self.note = NoteView(self.words.gettext("Recorded."), Tone.OK)
            self.redraw()
            self.look_around()

    def _record(self, about: About, event: FormPanel.Submitted) -> None:
        given = self._given
        if event.form_id == forms.ANSWER and isinstance(given, BacklogItem):
            self._write(forms.read_answer(given, event.values))
        elif self._to is not None:
            self._write(forms.read_send(about, self._to, given, event.values))

    def _write(self, fact: Fact) -> None:
        write_between(self.desk.folder, self.info.slug, self.info.id, self.desk.clock, [fact])

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

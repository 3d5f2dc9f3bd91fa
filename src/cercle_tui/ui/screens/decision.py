"""The page of a decision or an election: read whole, without leaving the list it comes from."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital
from cercle_tui.locale.problems import say_problem
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.home.seen import Seen
from cercle_tui.ui.register import keys
from cercle_tui.ui.register.leading import Leading
from cercle_tui.ui.register.matter import Matter
from cercle_tui.ui.register.places import Place, finder
from cercle_tui.ui.register.sheet import Block, Sheet, SheetView, line
from cercle_tui.ui.register.told import sheet_of, title_of
from cercle_tui.ui.register.top import offline_top
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.views import NoteView

_PAGE = 8
_ROWS = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "space": _PAGE}


class DecisionScreen(Leading[Place]):
    """One of `places`, the one at `at`; what was `sought` is marked in it, as `near` spells it.

    It hands back the last place of the list it stood at. `seen` holds the circles already read.
    """

    def __init__(
        self,
        desk: Desk,
        places: Sequence[Place],
        at: int = 0,
        sought: str = "",
        seen: dict[str, Seen] | None = None,
        near: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self.desk, self.places, self.at = desk, tuple(places), at
        self.find = finder(sought, near)
        self.seen = seen if seen is not None else {}
        self.trail: list[str] = []
        """The decisions followed from that of the list, by id."""
        self._note = ""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(id="page", can_focus=False):
            yield Sheet()
        yield LeftLine()
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    @property
    def words(self) -> Words:
        return self.desk.words

    @property
    def place(self) -> Place:
        """The place in the list."""
        return self.places[self.at]

    @property
    def matter(self) -> Matter | None:
        """What is on the page, None while its circle's books are being read."""
        seen = self.seen.get(self.place.circle)
        if seen is None:
            return None
        id = self.trail[-1] if self.trail else self.place.id
        return Matter(seen.circle, seen.today, id, self.find)

    def working(self) -> tuple[Key, ...]:
        matter = self.matter
        several = (keys.NEXT, keys.BEFORE) if len(self.places) > 1 else ()
        follow = (keys.FOLLOW,) if matter is not None and matter.linked else ()
        met = (
            (keys.PAGE_REPLAY, keys.PAGE_MINUTES)
            if matter is not None and matter.record is not None
            else ()
        )
        return (*several, *met, *follow, keys.PAGE_EXPORT, keys.PAGE_BACK, keys.PAGE_SCROLL,
                THEME, EVERYTHING, HELP)  # fmt: skip

    # What is shown

    def _show(self) -> None:
        """Show the page from its top; read its circle's books first where they were not."""
        self.query_one("#page").scroll_home(animate=False)
        self._note = ""
        self.redraw()
        if self.place.circle not in self.seen:
            self.look([self.desk.community().circles[self.place.circle]])

    def redraw(self) -> None:
        """Show the page as it is known."""
        words, matter = self.words, self.matter
        title = words.gettext("register")
        if matter is None:
            waiting = words.gettext("Reading the books…")
            view = SheetView((Block("", (line(waiting),)),))
        else:
            view, title = sheet_of(words, matter), title_of(words, matter)
        self.query_one(Sheet).view = view
        info = self.desk.community().circles[self.place.circle]
        count = words.gettext("{number} of {total}").format(
            number=self.at + 1, total=len(self.places)
        )
        self.query_one(TopBar).view = offline_top(self.desk, info, info.name, f"{title} · {count}")
        self.say(self._note)
        self.show_keys()

    def say(self, text: str) -> None:
        self._note = text
        note = self.query_one(LeftLine)
        note.view, note.display = NoteView(text), bool(text)

    @on(Looking.Looked)
    def _show_looked(self, event: Looking.Looked) -> None:
        if event.seen is not None:
            self.seen[event.id] = event.seen
        if event.problem is not None:
            self._note = say_problem(self.words, event.problem.code, event.problem.params)
        self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        matter = self.matter
        match id:
            case "next":
                self._step(1)
            case "before":
                self._step(-1)
            case "scroll":
                self._scroll(key)
            case "back":
                self._back()
            case "export":
                self.export([self.desk.community().circles[self.place.circle]])
        if matter is None:
            return
        match id:
            case "follow":
                self._follow(matter)
            case "replay":
                self.replay(matter)
            case "minutes":
                self.minutes(matter)

    def _step(self, step: int) -> None:
        self.at, self.trail = (self.at + step) % len(self.places), []
        self._show()

    def _scroll(self, key: str) -> None:
        page = self.query_one("#page")
        if key in ("home", "end"):
            (page.scroll_home if key == "home" else page.scroll_end)(animate=False)
        else:
            page.scroll_relative(y=_ROWS.get(key, _PAGE), animate=False)

    def _back(self) -> None:
        if self.trail:
            self.trail.pop()
            self._show()
        else:
            self.dismiss(self.place)

    def _follow(self, matter: Matter) -> None:
        """Go to the decision it is linked to; ask which one where there are two."""
        linked = matter.linked
        if len(linked) == 1:
            self._go(linked[0][1])
            return
        tr = self.words.gettext
        labels = {"replaces": tr("Replaces {decision}"), "replaced": tr("Replaced by {decision}")}
        choices = tuple(
            Choice(id, capital(labels[how].format(decision=matter.named(id)))) for how, id in linked
        )
        self.query_one(Chooser).open("follow", tr("Which one?"), choices)
        self.show_keys()

    def _go(self, id: str) -> None:
        self.trail.append(id)
        self._show()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self._go(event.value)

    @on(Chooser.Left)
    def _left(self) -> None:
        self.show_keys()

    @on(Sheet.Pressed)
    def _link_clicked(self, event: Sheet.Pressed) -> None:
        how, _, id = event.action.partition(":")
        if how == "follow" and not self.panel_open:
            self._go(id)

"""The minutes in question, opened over the meeting's screen to be read before consenting."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from cercle_tui.meeting.record import record_of
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.text import clean
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting.here import Here, OpenForm

if TYPE_CHECKING:  # what a meeting under way seldom needs
    from cercle_tui.reports.document import Document
    from cercle_tui.ui.screens.meeting import MeetingScreen
    from cercle_tui.ui.screens.minutes import MinutesPage


def open_minutes(screen: "MeetingScreen") -> str:
    """Open the minutes that consent is asked for; back from them a slip may be corrected.

    Returns what to say where they cannot be opened.
    """
    desk, here = screen.desk, screen.here
    try:
        document = minutes_in_question(desk, here, screen.keeper.projection)
    except KeyError:
        return here.words.gettext("These minutes are not in the books here.")
    slip = OpenForm("minutes_slip")
    may_correct = here.writable and here.state.paused is None
    screen.app.push_screen(
        MinutesOver(desk, document, may_correct),
        lambda wrong: screen.perform(slip) if wrong else None,
    )
    return ""


def closing_page(desk: Desk, info: CircleInfo, meeting: str) -> "MinutesPage":
    """Return the minutes of a meeting just closed, to read and to send."""
    from cercle_tui.ui.screens.minutes import MinutesPage

    return MinutesPage(desk, info, meeting, desk.words.gettext("Meeting closed. Thank you!"))


def minutes_in_question(desk: Desk, here: Here, projection: CircleProjection) -> "Document":
    """Return the minutes consent is asked for, with the corrections noted up to this moment.

    Raises KeyError where the last meeting is not in the books here.
    """
    from cercle_tui.reports.document import parse
    from cercle_tui.reports.minutes import minutes_markdown
    from cercle_tui.reports.writing import minutes_of

    record, words = record_of(here.meeting), here.words
    with desk.reading:
        if here.step != "minutes_closing":
            minutes = minutes_of(
                projection, record.minutes_of, desk.clock.now(), under_way=record,
                problems=desk.problems,
            )  # fmt: skip
            return parse(minutes.markdown(words), words.lang)
        circle = projection.circle
    if all(known.id != record.id for known in circle.meetings):
        circle = circle.take(record)
    return parse(minutes_markdown(record, circle, words, here.state.practice), words.lang)


class MinutesOver(ModalScreen[bool]):
    """Answers True when a slip is to be corrected."""

    DEFAULT_CSS = """
    MinutesOver { align: center middle; }
    MinutesOver > VerticalScroll {
        width: 96%; max-width: 96; height: 96%; padding: 1 3;
        background: $surface; border: round $primary-muted;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $foreground-muted; scrollbar-size-vertical: 1;
    }
    .-ascii MinutesOver > VerticalScroll { border: ascii $primary-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p,enter", "leave", show=False),
        Binding("e", "correct", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup,backspace", "page(-1)", show=False),
    ]

    def __init__(self, desk: Desk, document: "Document", may_correct: bool) -> None:
        super().__init__()
        self._desk, self._document, self._may_correct = desk, document, may_correct

    def compose(self) -> ComposeResult:
        from cercle_tui.ui.widgets.paper import Paper

        tr = self._desk.words.gettext
        with VerticalScroll(can_focus=False) as page:
            page.border_title = Content(clean(self._document.title))
            keys = tr("↑ ↓ read · e correct a slip · Esc back")
            page.border_subtitle = Content(keys if self._may_correct else tr("↑ ↓ read · Esc back"))
            yield Paper()

    def on_mount(self) -> None:
        from cercle_tui.ui.widgets.paper import Paper

        self.query_one(Paper).show(self._document)

    def action_scroll(self, rows: int) -> None:
        """Scroll by `rows`."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a page, two lines of it kept in sight."""
        self.action_scroll(pages * max(1, self.query_one(VerticalScroll).size.height - 2))

    def action_correct(self) -> None:
        """Back to the meeting, to write what should be read."""
        if self._may_correct:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Back to the meeting."""
        self.dismiss(False)

"""Writing the register out from the screen: in which form, what of it, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, long_date
from cercle_tui.locale.problems import say_problem, say_unreadable
from cercle_tui.locale.reading import Unreadable, read_date
from cercle_tui.model.circle import CircleInfo
from cercle_tui.reports.exports.forms import (
    FORM_NAMES,
    Form,
    Written,
    write,
    written_words,
)
from cercle_tui.reports.exports.refused import Refused, say_refused
from cercle_tui.reports.exports.selection import Selection
from cercle_tui.reports.exports.told import partial_words
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.exporting import asked
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from cercle_tui.ui.widgets.bars import LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.fields import Field, split_many
from cercle_tui.ui.widgets.fields import Form as Fields
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.frame import Card
from cercle_tui.ui.widgets.views import CardLine, CardView, NoteView, Tone, TopView

EVERYTHING, DECISIONS, WITH_NAMES, WITHOUT_NAMES = "all", "decisions", "with", "without"
_AGAIN, _LEAVE = "again", "leave"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form asks for, read."""

    infos: tuple[CircleInfo, ...]
    selection: Selection
    path: Path


def where(form: Form, infos: Sequence[CircleInfo], words: Words, today: date) -> str:
    """Return a first answer to where: in the person's own folder, by circle and day."""
    whose = infos[0].slug if len(infos) == 1 else words.gettext("circles")
    name = f"{words.gettext('register')}-{whose}"
    folder = form is Form.MARKDOWN
    return f"~/{name}" if folder else f"~/{name}-{today.isoformat()}.{form.value}"


def fields_of(form: Form, infos: Sequence[CircleInfo], words: Words, today: date) -> Fields:
    """Return the form that asks what to export and where."""
    tr = words.gettext
    several: tuple[Field, ...] = ()
    if len(infos) > 1:
        options = tuple((info.id, info.name) for info in infos)
        every = "\n".join(info.id for info in infos)
        several = (Field("circles", tr("Circles"), "many", every, options=options, required=True),)
    said = tr("Empty: no limit. A date: 12 March 2025.")
    fields = (
        *several,
        Field("since", tr("Adopted since"), hint=said),
        Field("until", tr("Adopted until"), hint=said),
        Field("what", tr("What"), "choice", EVERYTHING, options=(
            (EVERYTHING, tr("everything")), (DECISIONS, tr("decisions only")),
        )),
        Field("names", tr("Persons’ names"), "choice", WITH_NAMES, options=(
            (WITH_NAMES, tr("with")), (WITHOUT_NAMES, tr("without")),
        ), hint=tr("Without them, a text can still describe someone.")),
        Field("path", tr("Where"), "line", where(form, infos, words, today), required=True,
              hint=tr("A folder.") if form is Form.MARKDOWN else tr("A file.")),
    )  # fmt: skip
    return Fields(f"export-{form}", tr(FORM_NAMES[form]), fields, tr("write it"))


def read_wanted(
    values: dict[str, str], infos: Sequence[CircleInfo], words: Words, today: date
) -> Wanted:
    """Return what the form says; raises `FieldWrong`."""
    chosen = split_many(values.get("circles", "")) or tuple(info.id for info in infos)
    days = {}
    for field in ("since", "until"):
        try:
            days[field] = read_date(values[field], today) if values[field] else None
        except Unreadable as problem:
            said = say_unreadable(words, problem.code, problem.params)
            raise FieldWrong(field, said) from None
    since, until = days["since"], days["until"]
    if since and until and until < since:
        raise FieldWrong("until", words.gettext("The period ends before it begins."))
    selection = Selection(
        since,
        until,
        decisions_only=values["what"] == DECISIONS,
        names=values["names"] != WITHOUT_NAMES,
    )
    kept = tuple(info for info in infos if info.id in chosen)
    return Wanted(kept, selection, Path(values["path"]))


class ExportScreen(Screen[None]):
    """Asks for a form, then for the rest; writes; says where it is."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    class Done(Message):
        """The export is written, or `problem` says in words why not; `partial` what it lacks."""

        def __init__(self, written: Written | None, problem: str = "", partial: str = "") -> None:
            super().__init__()
            self.written, self.problem, self.partial = written, problem, partial

    def __init__(self, desk: Desk, infos: Sequence[CircleInfo]) -> None:
        super().__init__()
        self.desk, self.infos, self.form = desk, tuple(infos), Form.HTML

    def compose(self) -> ComposeResult:
        tr = self.desk.words.gettext
        yield TopBar(TopView(tr("Export the register"), long_date(self.desk.words, self._today())))
        with VerticalScroll(id="export", can_focus=False):
            yield Card(id="told")
        yield LeftLine(NoteView())
        yield FormPanel(tr)
        yield Chooser(tr)

    def on_mount(self) -> None:
        self.call_after_refresh(self._ask_form)

    def _today(self) -> date:
        return self.desk.today(self.infos[0])

    def _tell(self, text: str = "", tone: Tone = Tone.NOW) -> None:
        line = self.query_one(LeftLine)
        line.view, line.display = NoteView(text, tone), bool(text)

    def _ask_form(self) -> None:
        tr = self.desk.words.gettext
        names = [info.name for info in self.infos]
        self.query_one(Card).view = CardView(
            tr("Export the register"),
            (
                CardLine(", ".join(names), capital(tr("circles"))),
                CardLine(tr("Names stand beside objections only where the circle’s practice"
                            " says so."), tone=Tone.QUIET),
                CardLine(tr("What is exported can be read by whoever gets it."), tone=Tone.QUIET),
            ),
        )  # fmt: skip
        self._tell()
        choices = tuple(Choice(form, tr(said), form[0]) for form, said in FORM_NAMES.items())
        self.query_one(Chooser).open("form", tr("In which form?"), choices)

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        if event.value == _LEAVE:
            self.dismiss(None)
        elif event.value == _AGAIN:
            self._ask_form()
        else:
            self.form = Form(event.value)
            fields = fields_of(self.form, self.infos, self.desk.words, self._today())
            self.query_one(FormPanel).open(fields)

    @on(Chooser.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(FormPanel.Cancelled)
    def _cancelled(self) -> None:
        self._ask_form()

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, words = self.query_one(FormPanel), self.desk.words
        try:
            wanted = read_wanted(event.values, self.infos, words, self._today())
        except FieldWrong as wrong:
            panel.show_error(wrong.field, wrong.message)
            return
        if self._unsaved():
            panel.show_error("", words.gettext(
                "The last things recorded are not on the disk yet: the export waits for them."
            ))  # fmt: skip
            return
        self._tell(words.gettext("Writing…"))
        self._write(self.form, wanted)

    def _unsaved(self) -> bool:
        """Whether a meeting under way holds in memory what the disk refused."""
        sessions = (getattr(screen, "session", None) for screen in self.app.screen_stack)
        return any(session.unsaved for session in sessions if session is not None)

    @work(thread=True, exclusive=True)
    def _write(self, form: Form, wanted: Wanted) -> None:
        """Gather and write, off the path of keys."""
        words, problem, written = self.desk.words, "", None
        partial = ""
        try:
            taken = asked(self.desk, wanted.infos, wanted.selection)
            written = write(form, taken, words, wanted.path, data=self.desk.folder.root)
            partial = partial_words(words, taken.unread)
        except Refused as refused:
            problem = say_refused(words, refused)
        except StoreProblem as trouble:
            problem = say_problem(words, trouble.code, trouble.params)
        except OSError as error:
            said = words.gettext("{path}: the system says {reason}.")
            reason = error.strerror or type(error).__name__
            problem = said.format(path=error.filename or wanted.path, reason=reason)
        self.post_message(self.Done(written, problem, partial))

    @on(Done)
    def _done(self, event: Done) -> None:
        words, panel = self.desk.words, self.query_one(FormPanel)
        if event.written is None:
            self._tell()
            panel.show_error("path", event.problem)
            return
        panel.close()
        self._tell(written_words(words, self.form, event.written), Tone.OK)
        if event.partial:
            lines = (CardLine(event.partial, tone=Tone.CONCERN),)
            self.query_one(Card).view = CardView(words.gettext("Export the register"), lines)
        choices = (
            Choice(_LEAVE, words.gettext("Back to the screen before."), "b"),
            Choice(_AGAIN, words.gettext("Another export"), "a"),
        )
        self.query_one(Chooser).open("next", words.gettext("It is written."), choices)

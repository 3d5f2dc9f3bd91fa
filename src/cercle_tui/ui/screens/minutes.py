"""The minutes of a meeting, to read, compare, correct while they may be, and write to a file."""

from contextlib import suppress

from pydantic import ValidationError
from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.practice import MinutesConsent
from cercle_tui.reports.document import parse
from cercle_tui.reports.minutes_changes import changes
from cercle_tui.reports.minutes_formats import render_minutes
from cercle_tui.reports.minutes_state import Status
from cercle_tui.reports.minutes_versions import origin_words, status_words
from cercle_tui.reports.page import Page
from cercle_tui.reports.writing import Minutes, keep_minutes, minutes_of
from cercle_tui.store.disk import write_private
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import minutes_forms as forms
from cercle_tui.ui.home.changes import About, Facts
from cercle_tui.ui.home.keyed import Keyed
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.late import LATE
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.screens import minutes_keys as keys
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.paper import Paper
from cercle_tui.ui.widgets.views import NoteView, Tone, TopView


class MinutesPage(Keyed[None]):
    """The minutes of a circle's meeting; `said` is a word to begin with, above them."""

    DEFAULT_CSS = """
    MinutesPage > VerticalScroll { height: 1fr; padding: 1 3 0 3; scrollbar-size-vertical: 1;
        align-horizontal: center; }
    MinutesPage.-short > VerticalScroll { padding: 0 2; }
    """

    class Loaded(Message):
        """A version has been read; None where the books do not tell of such a meeting."""

        def __init__(self, minutes: Minutes | None) -> None:
            super().__init__()
            self.minutes = minutes

    def __init__(self, desk: Desk, info: CircleInfo, meeting: str, said: str = "") -> None:
        super().__init__()
        self.desk, self.info, self.meeting = desk, info, meeting
        self.minutes: Minutes | None = None
        self.said, self.note = said, NoteView(said, Tone.OK)
        self._compared = False

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield LeftLine()
        with VerticalScroll(can_focus=False):
            yield Paper()
        yield FormPanel(self.words.gettext)
        yield Chooser(self.words.gettext)
        yield KeyBar()

    def on_mount(self) -> None:
        self.redraw()
        self.load()

    @property
    def words(self) -> Words:
        return self.desk.words

    def working(self) -> tuple[Key, ...]:
        return keys.working(self.minutes, self._may_object())

    # What is shown

    @work(thread=True, exclusive=True, group="minutes")
    def load(self, version: int = 0) -> None:
        """Read a version, the last one for 0, after writing down what is not yet."""
        found = None
        with self.desk.reading, suppress(KeyError, StoreProblem):
            found = self._read(version)
        self.post_message(self.Loaded(found))

    def _read(self, version: int) -> Minutes:
        projection, now = self.desk.projection(self.info), self.desk.clock.now()
        keep_minutes(projection, self.meeting, now)
        return minutes_of(projection, self.meeting, now, version)

    @on(Loaded)
    def _show_loaded(self, event: Loaded) -> None:
        self.minutes, self._compared = event.minutes, False
        if event.minutes is None:
            self._say(self.words.gettext("The minutes of this meeting cannot be read."))
            return
        if self.said:
            where = self.words.gettext("The minutes are in {path}")
            self.note = NoteView(f"{self.said} {where.format(path=event.minutes.path)}", Tone.OK)
            self.said = ""
        text = event.minutes.markdown(self.words)
        self.query_one(Paper).show(parse(text, self.words.lang))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.redraw()

    def redraw(self) -> None:
        """Show where the minutes stand, and the keys that work."""
        self.query_one(TopBar).view = self._top()
        line = self.query_one(LeftLine)
        line.view, line.display = self.note, bool(self.note.text)
        self.show_keys()

    def _top(self) -> TopView:
        minutes, tr = self.minutes, self.words.gettext
        if minutes is None:
            return TopView(self.info.name, tr("minutes"))
        state = minutes.state
        told = tr("version {number} of {count}").format(
            number=state.last.number, count=minutes.latest
        )
        if self._compared:
            told = tr("differences")
        day = full_date(self.words, minutes.circle.day(minutes.record.opened))
        title = f"{tr('minutes')}, {day}"
        return TopView(minutes.circle.info.name, title, "", f"{told} · {self._status(minutes)}")

    def _status(self, minutes: Minutes) -> str:
        if minutes.state.last.number < minutes.latest:
            return self.words.gettext("replaced since")
        return status_words(self._page(minutes), minutes.state)

    def _page(self, minutes: Minutes) -> Page:
        return Page(minutes.record, minutes.circle, self.words, minutes.practice, minutes.state)

    def _say(self, text: str, tone: Tone = Tone.CONCERN) -> None:
        self.note = NoteView(text, tone)
        self.redraw()

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        page = self.query_one(VerticalScroll)
        match id:
            case "back":
                self.dismiss(None)
                return
            case "scroll":
                steps = {"up": -1, "down": 1, "pageup": -page.size.height + 2,
                         "pagedown": page.size.height - 2, "space": page.size.height - 2,
                         "home": -(10**6), "end": 10**6}  # fmt: skip
                page.scroll_relative(y=steps.get(key, 1), animate=False)
                return
        self.note = NoteView()
        if self.minutes is not None:
            self._act_on(self.minutes, id)
        self.redraw()

    def _act_on(self, minutes: Minutes, id: str) -> None:
        panel = self.query_one(FormPanel)
        match id:
            case "versions":
                self._choose_version(minutes)
            case "correct":
                refused = forms.refusal(self.words, self._latest(minutes).state)
                if refused:
                    self.note = NoteView(refused, Tone.CONCERN)
                else:
                    panel.open(forms.correction_form(self._about()))
            case "object":
                panel.open(LATE["minutes"].build(self._about()))
            case "settle":
                panel.open(forms.settling_form(self._about(), self._latest(minutes).state))
            case "write":
                panel.open(forms.writing_form(self.words, minutes))
            case "replay":
                from cercle_tui.ui.screens.replay import ReplayScreen

                path = self.desk.projection(self.info).meeting_path(self.meeting)
                if path is not None:
                    self.app.push_screen(ReplayScreen(self.desk, self.info, path))

    def _choose_version(self, minutes: Minutes) -> None:
        tr, choices = self.words.gettext, []
        whole = self._latest(minutes)
        page = self._page(whole)
        for version in reversed(whole.state.versions):
            corrected = "; ".join(version.corrections)
            number = tr("Version {number}").format(number=version.number)
            day = full_date(self.words, page.local(version.at))
            choices.append(Choice(f"read {version.number}", f"{number}, {day}",
                                  str(version.number) if version.number < 10 else "",
                                  corrected or origin_words(page, version)))  # fmt: skip
            if version.number > 1:
                said = tr("What changed from {old} to {new}")
                said = said.format(old=version.number - 1, new=version.number)
                choices.append(Choice(f"compare {version.number}", said))
        self.query_one(Chooser).open("version", tr("Versions of the minutes"), tuple(choices))

    @on(Chooser.Chosen)
    def _version_chosen(self, event: Chooser.Chosen) -> None:
        what, _, number = event.value.partition(" ")
        if what == "read":
            self.load(int(number))
        else:
            old, new = self._read(int(number) - 1), self._read(int(number))
            told = changes(old, new, self.words)
            self.query_one(Paper).show_changes(told)
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self._compared = True
        self.redraw()

    # What is written down

    def _latest(self, minutes: Minutes) -> Minutes:
        """Return the last version as it stands this very moment."""
        with self.desk.reading:
            return minutes_of(
                self.desk.projection(self.info), minutes.record.id, self.desk.clock.now()
            )

    def _about(self) -> About:
        circle = self.desk.projection(self.info).circle
        return About(self.words, circle, self.desk.today(self.info), self.desk.clock.new_id)

    def _may_object(self) -> bool:
        """Where silence is consent, until the hours are over, to the last meeting's minutes."""
        minutes = self.minutes
        if minutes is None or minutes.state.rule is not MinutesConsent.SILENCE:
            return False
        closed = [m.id for m in self.desk.projection(self.info).circle.meetings if m.closed]
        waits = minutes.state.status is Status.AWAITING
        return waits and bool(closed) and closed[-1] == self.meeting

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        panel, minutes = self.query_one(FormPanel), self.minutes
        if minutes is None:
            return
        try:
            said = self._submit(self._latest(minutes), event.form_id, event.values)
        except FieldWrong as wrong:
            panel.show_error(wrong.field, wrong.message)
        except ValidationError:
            panel.show_error("", self.words.gettext("This cannot be kept as it is written."))
        except StoreProblem as problem:
            panel.show_error("", say_problem(self.words, problem.code, problem.params))
        except OSError as error:
            said = self.words.gettext("It could not be written: {reason}")
            panel.show_error("", said.format(reason=error.strerror or str(error)))
        else:
            panel.close()
            self._say(said, Tone.OK)

    def _submit(self, latest: Minutes, form: str, values: forms.Values) -> str:
        """Do what a form asks for, and return what to say of it."""
        tr = self.words.gettext
        if form == "write":
            return self._write(values)
        refused = forms.refusal(self.words, latest.state)
        if refused:
            raise FieldWrong("", refused)
        self._record(self._facts(latest, form, values))
        self.load()
        return tr("Recorded.")

    def _facts(self, latest: Minutes, form: str, values: forms.Values) -> Facts:
        about = self._about()
        match form:
            case "correct":
                return forms.read_correction(about, latest.record, values)
            case "settle":
                return forms.read_settling(about, latest.record, latest.state, values)
            case _:
                return LATE["minutes"].read(about, values)

    def _record(self, facts: Facts) -> None:
        desk, info = self.desk, self.info
        write_between(desk.folder, info.slug, info.id, desk.clock, facts.circle)

    def _write(self, values: forms.Values) -> str:
        minutes = self.minutes
        assert minutes is not None
        path = forms.read_path(self.words, minutes, values)
        write_private(path, render_minutes(minutes, self.words, values["format"] or "pdf"))
        return self.words.gettext("Written: {path}").format(path=path)

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

"""The minutes of a meeting, to read, compare, correct while they may be, and write to a file."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from cercle_tui.locale.formats import full_date
from cercle_tui.model.circle import CircleInfo
from cercle_tui.reports.minutes_versions import origin_words, status_words
from cercle_tui.reports.page import Page
from cercle_tui.reports.writing import Minutes
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import minutes_forms as forms
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.late import LATE
from cercle_tui.ui.home.minutes_reading import MinutesRead
from cercle_tui.ui.home.minutes_work import MinutesWork
from cercle_tui.ui.screens import minutes_keys as keys
from cercle_tui.ui.widgets.bars import KeyBar, LeftLine, TopBar
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.paper import Paper
from cercle_tui.ui.widgets.views import NoteView, Tone, TopView


class MinutesPage(MinutesWork):
    """The minutes of a circle's meeting; `said` is a word to begin with, above them."""

    DEFAULT_CSS = """
    MinutesPage > VerticalScroll { height: 1fr; padding: 1 3 0 3; scrollbar-size-vertical: 1;
        align-horizontal: center; }
    MinutesPage.-short > VerticalScroll { padding: 0 2; }
    """

    def __init__(self, desk: Desk, info: CircleInfo, meeting: str, said: str = "") -> None:
        super().__init__(desk, info, meeting)
        self.found: MinutesRead | None = None
        self.said, self.note = said, NoteView(said, Tone.OK)

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
    def minutes(self) -> Minutes | None:
        """The version that is shown."""
        return self.found.minutes if self.found is not None else None

    def working(self) -> tuple[Key, ...]:
        found = self.found
        return keys.working(self.minutes, found is not None and found.may_object())

    # What is shown

    @on(MinutesWork.Loaded)
    def _show_loaded(self, event: MinutesWork.Loaded) -> None:
        if not self.is_latest(event):
            return
        found = self.found = event.found
        if found is None:
            self._say(self.words.gettext("The minutes of this meeting cannot be read."))
            return
        if self.said:
            self.note, self.said = self._first_word(found.minutes), ""
        elif not self.note.text:
            self.note = NoteView(self._warning(found), Tone.CONCERN)
        if found.document is not None:
            self.query_one(Paper).show(found.document)
        else:
            self.query_one(Paper).show_changes(found.changes)
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.redraw()

    def _first_word(self, minutes: Minutes) -> NoteView:
        if minutes.state.partial:
            return NoteView(f"{self.said} {self._partial()}", Tone.CONCERN)
        where = self.words.gettext("The minutes are in {path}").format(path=minutes.path)
        return NoteView(f"{self.said} {where}", Tone.OK)

    def _warning(self, found: MinutesRead) -> str:
        if found.whole.state.partial:
            return self._partial()
        if found.whole.reopened:
            return self.words.gettext(
                "Silence was taken for consent to an earlier version, and kept so: what was said "
                "in time on another machine came since."
            )
        return ""

    def _partial(self) -> str:
        return self.words.gettext(
            "There are books that cannot be read: these minutes may lack something, and are not "
            "kept as a file."
        )

    def redraw(self) -> None:
        """Show where the minutes stand, and the keys that work."""
        self.query_one(TopBar).view = self._top()
        line = self.query_one(LeftLine)
        line.view, line.display = self.note, bool(self.note.text)
        self.show_keys()

    def _top(self) -> TopView:
        found, tr = self.found, self.words.gettext
        if found is None:
            return TopView(self.info.name, tr("minutes"))
        minutes, state = found.minutes, found.minutes.state
        told = tr("version {number} of {count}").format(
            number=state.last.number, count=minutes.latest
        )
        if found.document is None:
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
        if self.found is not None:
            self._act_on(self.found, id)
        self.redraw()

    def _act_on(self, found: MinutesRead, id: str) -> None:
        panel, about = self.query_one(FormPanel), found.about(self.desk, self.info)
        match id:
            case "versions":
                self._choose_version(found.whole)
            case "correct":
                refused = forms.refusal(self.words, found.state(self.desk))
                if refused:
                    self.note = NoteView(refused, Tone.CONCERN)
                else:
                    panel.open(forms.correction_form(about))
            case "object":
                panel.open(LATE["minutes"].build(about))
            case "settle":
                panel.open(forms.settling_form(about, found.state(self.desk)))
            case "write":
                panel.open(forms.writing_form(self.words, found.minutes))
            case "replay" if found.book is not None:
                from cercle_tui.ui.screens.replay import ReplayScreen

                self.app.push_screen(ReplayScreen(self.desk, self.info, found.book))

    def _choose_version(self, whole: Minutes) -> None:
        tr, choices = self.words.gettext, []
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
        self.load(int(number), compare=what == "compare")
        self.redraw()

    # What is written down

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        if self.found is None:
            return
        if event.form_id == "write":
            self.write_file(self.found.minutes, event.values)
        else:
            self.record(event.form_id, event.values)

    @on(MinutesWork.Sent)
    def _sent(self, event: MinutesWork.Sent) -> None:
        if event.wrong is not None:
            self.query_one(FormPanel).show_error(event.wrong.field, event.wrong.message)
            return
        self.query_one(FormPanel).close()
        self._say(event.said, Tone.OK)

    @on(FormPanel.Cancelled)
    @on(Chooser.Left)
    def _left(self) -> None:
        self.redraw()

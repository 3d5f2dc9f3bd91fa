"""What the page of the minutes does off the path of a key: reading versions, recording forms."""

from collections.abc import Callable
from contextlib import suppress

from textual import work
from textual.message import Message

from cercle_tui.locale import Words
from cercle_tui.model.circle import CircleInfo
from cercle_tui.reports.exports.marks import MINUTES
from cercle_tui.reports.minutes_formats import render_minutes
from cercle_tui.reports.writing import Minutes
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home import minutes_forms as forms
from cercle_tui.ui.home.changes import Facts
from cercle_tui.ui.home.documents import named, put
from cercle_tui.ui.home.keyed import Keyed
from cercle_tui.ui.home.late import LATE
from cercle_tui.ui.home.minutes_reading import MinutesRead, read_minutes
from cercle_tui.ui.home.recording import TROUBLE, wrong
from cercle_tui.ui.meeting.forms import FieldWrong


class MinutesWork(Keyed[None]):
    """`load`, `record` and `write_file` ask; `Loaded` and `Sent` answer."""

    class Loaded(Message):
        """What was asked under a number; None where the books do not tell of such a meeting."""

        def __init__(self, number: int, found: MinutesRead | None) -> None:
            super().__init__()
            self.number, self.found = number, found

    class Sent(Message):
        """A form was recorded, and `said` is what to say of it, or a field of it is `wrong`."""

        def __init__(self, said: str, wrong: FieldWrong | None = None) -> None:
            super().__init__()
            self.said, self.wrong = said, wrong

    def __init__(self, desk: Desk, info: CircleInfo, meeting: str) -> None:
        super().__init__()
        self.desk, self.info, self.meeting = desk, info, meeting
        self._asked = 0
        """How many readings were asked for: the last one alone is shown."""

    @property
    def words(self) -> Words:
        return self.desk.words

    def load(self, version: int = 0, *, compare: bool = False) -> None:
        """Read a version, the last one for 0, or what changed in it; the last asked is shown."""
        self._asked += 1
        self._load(self._asked, version, compare)

    @work(thread=True, group="minutes")
    def _load(self, number: int, version: int, compare: bool) -> None:
        self._answer(number, version, compare)

    def is_latest(self, event: "MinutesWork.Loaded") -> bool:
        """Whether nothing was asked since."""
        return event.number == self._asked

    def _answer(self, number: int, version: int = 0, compare: bool = False) -> None:
        """Read in this thread, unless something else was asked since."""
        found = None
        if number != self._asked:
            return
        with suppress(KeyError, OSError, StoreProblem):
            found = read_minutes(self.desk, self.info, self.meeting, version, compare=compare)
        self.post_message(self.Loaded(number, found))

    def record(self, form: str, values: forms.Values) -> None:
        """Record a form, and read the minutes as they then are."""
        self._asked += 1
        self._record(self._asked, form, values)

    @work(thread=True, group="send")
    def write_file(self, minutes: Minutes, values: forms.Values) -> None:
        """Write a version to a file, as its form says."""
        self._tell(lambda: self._written(minutes, values))

    @work(thread=True, group="send")
    def _record(self, number: int, form: str, values: forms.Values) -> None:
        self._tell(lambda: self._recorded(form, values))
        self._answer(number)

    def _tell(self, do: Callable[[], str]) -> None:
        try:
            sent = self.Sent(do())
        except KeyError:
            said = self.words.gettext("The minutes of this meeting cannot be read.")
            sent = self.Sent("", FieldWrong("", said))
        except TROUBLE as trouble:
            sent = self.Sent("", wrong(self.words, trouble))
        self.post_message(sent)

    def _recorded(self, form: str, values: forms.Values) -> str:
        """Do what a form asks for, as the minutes stand now, and return what to say of it."""
        desk, info = self.desk, self.info
        latest = read_minutes(desk, info, self.meeting)
        refused = forms.refusal(self.words, latest.whole.state)
        if refused:
            raise FieldWrong("", refused)
        facts = self._facts(latest, form, values)
        write_between(desk.folder, info.slug, info.id, desk.clock, facts.circle)
        return self.words.gettext("Recorded.")

    def _facts(self, latest: MinutesRead, form: str, values: forms.Values) -> Facts:
        about, whole = latest.about(self.desk, self.info), latest.whole
        match form:
            case "correct":
                return forms.read_correction(about, whole.record, values)
            case "settle":
                return forms.read_settling(about, whole.record, whole.state, values)
            case _:
                return LATE["minutes"].read(about, values)

    def _written(self, minutes: Minutes, values: forms.Values) -> str:
        form = values["format"] or "pdf"
        path = named(self.words, values["path"], forms.file_name(minutes, form), fresh=True)
        return put(self.desk, path, render_minutes(minutes, self.words, form), MINUTES[form])

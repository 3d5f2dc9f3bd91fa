"""The circles an accredited expert follows: how they stand, what was observed, their year."""

from textual import on, work
from textual.message import Message

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.meeting import between as bt
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Member
from cercle_tui.register.community import CircleRow, experts, supervised
from cercle_tui.reports.year_report import YearReport, render_year
from cercle_tui.store.observations import OwnObservation, keep_observation, own_observations
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.yearbook import write_between
from cercle_tui.ui.community import words as told
from cercle_tui.ui.community.reporting import year_report
from cercle_tui.ui.community.walked import Walked
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.recording import recorded
from cercle_tui.ui.screens.reading import Part, ReadingScreen
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.fields import Field, Form
from cercle_tui.ui.widgets.form import FormPanel
from cercle_tui.ui.widgets.views import Tone

_SHARED, _OWN = "shared", "own"

OBSERVE = Key("observe", ("o",), N_("observe"),
              N_("Write an observation: for the circle, or for yourself on this machine."),
              shown=2)  # fmt: skip
REPORT = Key("report", ("r",), N_("year’s report"),
             N_("This year, figure by figure; cercle expert writes it to a file."),
             shown=3)  # fmt: skip
SHARED = Key("shared", ("l",), N_("observations"),
             N_("What was observed and shared with this circle."), shown=4)  # fmt: skip
OWN = Key("own", ("m",), N_("own notes"),
          N_("What is kept on this machine only. Private: ask before showing it."),
          shown=7)  # fmt: skip
WHO = Key("who", ("p",), N_("another expert"),
          N_("The circles that another expert follows."), shown=8)  # fmt: skip


class ExpertScreen(Walked):
    """The circles one expert follows; `info` is the one to light first."""

    class Read(Message):
        """A page is ready to be read; else `problem` says why not."""

        def __init__(
            self, title: str, parts: list[Part], problem: StoreProblem | None = None
        ) -> None:
            super().__init__()
            self.title, self.parts, self.problem = title, parts, problem

    def __init__(self, desk: Desk, info: CircleInfo | None = None) -> None:
        super().__init__(desk, info)
        self.branches, self.person = False, ""
        self.experts: dict[str, Member] = {}

    @property
    def expert(self) -> Member | None:
        """Whose circles are shown."""
        return self.experts.get(self.person)

    def choose(self, rows: dict[str, CircleRow]) -> tuple[CircleRow, ...]:
        self.experts = experts(rows.values())
        if self.person not in self.experts:
            here = rows.get(self.info.id) if self.info is not None else None
            near = experts([here]) if here is not None else {}
            self.person = next(iter((*near, *self.experts)), "")
        return tuple(supervised(rows.values(), self.person))

    def tell(self, words: Words, row: CircleRow) -> str:
        return told.followed(words, row)

    def heading(self) -> str:
        said = self.words.gettext("expert")
        return f"{said} · {self.expert.name}" if self.expert is not None else said

    def empty(self) -> str:
        return self.words.gettext(
            "Nobody is an accredited expert here. On the screen before, c adds a person to a "
            "circle as one."
        )

    def own_keys(self) -> tuple[Key, ...]:
        several = (WHO,) if len(self.experts) > 1 else ()
        return (OBSERVE, REPORT, SHARED, OWN, *several) if self.found else ()

    def act(self, id: str, key: str = "") -> None:
        lit, expert = self.lit, self.expert
        match id:
            case "observe" if lit is not None:
                self.query_one(FormPanel).open(self._form(lit))
                self.show_keys()
            case "report" if expert is not None:
                self._report(expert, [row.info for row in self.found])
            case "shared" if lit is not None:
                self._shared(lit.info)
            case "own" if lit is not None:
                self._own(lit.info)
            case "who":
                choices = tuple(Choice(one.id, one.name) for one in self.experts.values())
                self.query_one(Chooser).open("who", self.words.gettext("Who?"), choices)
                self.show_keys()
            case _:
                super().act(id, key)

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self.person = event.value
        self.gather()

    # Observing

    def _form(self, row: CircleRow) -> Form:
        tr = self.words.gettext
        fields = (
            Field("text", tr("Observation"), "text", required=True),
            Field("whom", tr("For whom"), "choice", _OWN, options=(
                (_OWN, tr("for myself, on this machine")), (_SHARED, tr("for the circle")),
            )),
        )  # fmt: skip
        return Form("observe", row.info.name, fields, tr("record"), private=True)

    @on(FormPanel.Submitted)
    def _submitted(self, event: FormPanel.Submitted) -> None:
        lit, panel = self.lit, self.query_one(FormPanel)
        if lit is None:
            return
        text, shared = event.values["text"], event.values["whom"] == _SHARED
        if recorded(panel, self.words, lambda: self._observe(lit.info, text, shared=shared)):
            tr = self.words.gettext
            said = tr("Shared with the circle.") if shared else tr("Kept on this machine only.")
            self.say(said, Tone.OK)
            self.watch_circles(lit.info.id)

    def _observe(self, info: CircleInfo, text: str, *, shared: bool) -> None:
        desk, on_day = self.desk, self.desk.today(info)
        if shared:
            fact = {"person": self.person, "on": on_day, "text": text}
            write_between(desk.folder, info.slug, info.id, desk.clock, [(bt.Observed, fact)])
        else:
            kept = OwnObservation(circle=info.id, person=self.person, on=on_day, text=text)
            keep_observation(desk.folder, kept)

    # Reading

    @work(thread=True, exclusive=True, group="page")
    def _report(self, expert: Member, infos: list[CircleInfo]) -> None:
        try:
            report: YearReport = year_report(
                self.desk, expert, infos, self.desk.today(infos[0]).year
            )
        except StoreProblem as problem:
            self.post_message(self.Read("", [], problem))
        else:
            text = render_year(report, self.words, "txt").decode()
            title = self.words.gettext("{year}: the circles followed by {name}")
            named = title.format(year=report.year, name=expert.name)
            self.post_message(self.Read(named, [("plain", text)]))

    @work(thread=True, exclusive=True, group="page")
    def _shared(self, info: CircleInfo) -> None:
        try:
            circle = self.desk.borrowed(info).circle
        except StoreProblem as problem:
            self.post_message(self.Read("", [], problem))
        else:
            names = {member.id: member.name for member in self.experts.values()}
            found = [
                (f"{full_date(self.words, one.on)} · {names.get(one.person, one.person)}", one.text)
                for one in reversed(circle.observations)
            ]
            empty = self.words.gettext("No observation was shared yet: o writes one.")
            self.post_message(self.Read(info.name, _page(found, empty)))

    def _own(self, info: CircleInfo) -> None:
        tr = self.words.gettext
        try:
            known = own_observations(self.desk.folder)
        except StoreProblem as problem:
            self.say(say_problem(self.words, problem.code, problem.params))
            return
        found = [
            (full_date(self.words, one.on), one.text)
            for one in reversed(known)
            if one.circle == info.id and one.person == self.person
        ]
        empty = tr("Nothing is kept on this machine about this circle: o writes a note.")
        self.post_message(self.Read(info.name, _page(found, empty)))

    @on(Read)
    def _show_page(self, event: Read) -> None:
        if event.problem is not None:
            self.say(say_problem(self.words, event.problem.code, event.problem.params))
            return
        keys = self.words.gettext("↑ ↓ read · Esc back")
        self.app.push_screen(ReadingScreen[None](event.title, event.parts, keys))


def _page(found: list[tuple[str, str]], empty: str) -> list[Part]:
    """Return observations under their days; what to do where there is none."""
    parts: list[Part] = []
    for head, text in found:
        parts += [("title", f"{head}\n"), ("plain", f"{text}\n\n")]
    return parts or [("quiet", empty)]

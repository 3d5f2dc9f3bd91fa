"""The people of the circle or of the whole community, found by what draws them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on, work
from textual.message import Message

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Standing
from cercle_tui.register.profiles import Person, matching, of_circle, offices_of, people
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.reports.person_text import membership_text, office_text
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.follow import people_forms as forms
from cercle_tui.ui.follow.keys import BACK, CIRCLES, FIND, MANY, MOVE, STOP
from cercle_tui.ui.follow.shelf import Shelf, page_of
from cercle_tui.ui.home.changes import About, Facts
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.home.looking import Looking
from cercle_tui.ui.widgets.views import Mark, Row, Tone

__all__ = ["BACK", "CIRCLES", "FIND", "MANY", "MOVE", "STOP", "PeopleScreen"]

OPEN = Key("open", ("enter",), N_("open it"),
           N_("Their circles, their offices, what draws them."), shown=1)  # fmt: skip
PROFILE = Key("profile", ("e",), N_("profile"),
              N_("Field of work, interests, since when."), shown=2)  # fmt: skip
EXPORT = Key("export", ("x",), N_("their data"),
             N_("All that the books hold of the lit person, written to a file for them."),
             shown=4)  # fmt: skip


class PeopleScreen(Shelf[Person]):
    """The members of a circle, or everyone."""

    TITLE_WORD = N_("persons")
    FIND_HINT = N_("f: find by name, field of work, interest…")

    class Written(Message):
        """The data of a person is written; else `problem` says in words why not."""

        def __init__(self, path: str, problem: str = "") -> None:
            super().__init__()
            self.path, self.problem = path, problem

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__(desk, info)
        self._people: tuple[Person, ...] | None = None

    @property
    def wants_all(self) -> bool:
        """One person's circles may be any of them."""
        return True

    @on(Looking.Looked)
    def _forget(self) -> None:
        self._people = None

    def gather(self) -> tuple[Person, ...]:
        if self._people is None:
            circles = (seen.circle for seen in self.seen.values())
            self._people = people(self.desk.community(), circles)
        found = self._people if self.every else of_circle(self._people, self.info.id)
        return matching(found, self.sought)

    def id_of(self, one: Person) -> str:
        return one.id

    def heading(self, one: Person) -> str:
        told = one.of(self.info.id)
        left = not self.every and told is not None and told.until is not None
        return self.words.gettext("Who left") if left else ""

    def row(self, one: Person, lit: bool) -> Row:
        words, tr = self.words, self.words.gettext
        told = None if self.every else one.of(self.info.id)
        if told is None:
            right = ", ".join(one.circles)
        elif told.until is not None:
            right = tr("until {date}").format(date=full_date(words, told.until))
        else:
            right = tr("since {date}").format(date=full_date(words, told.since)) if told.since \
                else ""  # fmt: skip
        guest = told is not None and told.standing is not Standing.MEMBER
        sub = sentence(one.profile.field, ", ".join(one.profile.interests))
        gone = told.until is not None if told else not one.circles
        return Row(one.id, Mark.GUEST if guest else Mark.NONE, one.name, right, sub, lit, dim=gone)

    def empty(self) -> str:
        tr = self.words.gettext
        if self.sought:
            return tr("Nobody like this here. Esc shows everyone again; a looks in every circle.")
        return tr("Nobody is in this circle yet: on the screen of the circles, "
                  "c then someone joins.")  # fmt: skip

    def own_keys(self) -> tuple[Key, ...]:
        return (OPEN, PROFILE, EXPORT) if self.lit is not None else ()

    def open_lit(self, one: Person) -> None:
        words, tr, profile = self.words, self.words.gettext, one.profile
        since = full_date(words, profile.since) if profile.since else ""
        facts = (
            (tr("Field of work"), profile.field),
            (tr("Interests"), ", ".join(profile.interests)),
            (tr("In the community since"), since),
        )
        text = [("plain", f"{labelled(words, a, b)}\n") for a, b in facts if b]
        if not text:
            text = [("quiet", tr("Nothing is told of them yet: e on the list writes it.") + "\n")]
        circles = ((seen.circle, seen.today) for seen in self.seen.values())
        held = [office_text(words, *told) for told in offices_of(circles, one.id)]
        for title, lines in (
            (capital(tr("circles")), [membership_text(words, told) for told in one.memberships]),
            (tr("Offices"), held),
        ):
            if lines:
                text.append(("title", f"\n{title}\n"))
                text += [("plain", f"{line}\n") for line in lines]
        self.app.push_screen(page_of(words, one.name, text))

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        lit = self.lit
        match id:
            case "profile" if lit is not None:
                self.ask(self.info, lambda about: (
                    forms.profile_form(about, lit), partial(forms.read_profile, about, lit.id)
                ))  # fmt: skip
            case "export" if lit is not None:
                self.ask(self.info, lambda about: (
                    forms.export_form(about, lit), self._exporting(about, lit)
                ))  # fmt: skip
            case _:
                super().act(id, key)

    def _exporting(self, about: About, person: Person) -> Callable[[dict[str, str]], Facts]:
        """Return what takes a path from the form; nothing is written in the books."""

        def read(values: dict[str, str]) -> Facts:
            self._export(person, forms.read_path(about, person, values))
            return Facts()

        return read

    def write(self, info: CircleInfo, facts: Facts) -> None:
        if facts.circle or facts.community:
            super().write(info, facts)
        else:
            self.say(self.words.gettext("Writing…"), Tone.NOW)

    @work(thread=True, exclusive=True, group="export")
    def _export(self, person: Person, path: Path) -> None:
        """Read every book and write, off the path of keys."""
        from cercle_tui.register.person_data import person_data
        from cercle_tui.reports.exports.refused import Refused, say_refused
        from cercle_tui.reports.person_text import write_person

        desk, words, problem, where = self.desk, self.words, "", path
        try:
            with desk.reading:
                infos = self.infos
                known = [(desk.circle(info), desk.today(info)) for info in infos]
                every = {one.id: one for one in people(desk.community(), (c for c, _ in known))}
                data = person_data(desk.folder, desk.community(), known, every[person.id])
            where, _ = write_person(
                path, data, words, desk.today(self.info), folder=desk.folder.root
            )
        except Refused as refused:
            problem = say_refused(words, refused)
        except StoreProblem as trouble:
            problem = say_problem(words, trouble.code, trouble.params)
        except OSError as error:
            said = words.gettext("{path}: the system says {reason}.")
            problem = said.format(path=path, reason=error.strerror or type(error).__name__)
        self.post_message(self.Written(str(where), problem))

    @on(Written)
    def _written(self, event: Written) -> None:
        said = self.words.gettext("Written: {path}").format(path=event.path)
        self.say(event.problem or said, Tone.CONCERN if event.problem else Tone.OK)

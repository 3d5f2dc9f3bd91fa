"""What the circle follows up: who does what by when, late things first, by date or by person."""

from functools import partial

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital, full_date, names_list
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import ActionState
from cercle_tui.register.actions import Followed, by_date, by_person, followed
from cercle_tui.reports.actions_text import beside, when
from cercle_tui.reports.page import labelled
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.follow import action_forms as forms
from cercle_tui.ui.follow.keys import BACK, CIRCLES, MANY, MOVE
from cercle_tui.ui.follow.shelf import Shelf, page_of
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.keyguard import CONFIRM, KeyGuard, Verdict
from cercle_tui.ui.widgets.views import Mark, Row

__all__ = ["BACK", "CIRCLES", "MANY", "MOVE", "ActionsScreen"]

DONE = Key("done", ("space",), N_("done"), N_("The lit action is done; again: it is to do."),
           shown=1)  # fmt: skip
NEW = Key("new", ("n",), N_("new action"), N_("An action taken on between meetings."), shown=2)
CHANGE = Key("edit", ("e",), N_("change"), N_("What is to be done, who does it, by when."), shown=3)
DROP = Key("drop", ("d",), N_("drop"), N_("Let the lit action go, and say why."), shown=4)
OPEN = Key("open", ("enter",), N_("open it"), N_("All that is known of the lit action."), shown=5)
PEOPLE = Key("people", ("p",), N_("by person"), N_("By person, or by date."), shown=6)
OVER = Key("over", ("t",), N_("those over too"),
           N_("Those done and dropped too, or only what is to do."), shown=7)  # fmt: skip

_MARKS = {
    ActionState.OPEN: Mark.OPEN,
    ActionState.DONE: Mark.DONE,
    ActionState.DROPPED: Mark.PASSED,
}

Line = tuple[str, Followed]
"""An action, under the name of who does it where the list is by person."""


class ActionsScreen(Shelf[Line]):
    """The actions of a circle, or of all of them."""

    TITLE_WORD = N_("actions")

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__(desk, info)
        self.is_by_person = self.shows_over = False
        self._guard = KeyGuard()

    def gather(self) -> tuple[Line, ...]:
        every = [one for seen in self.circles for one in followed(seen.circle, seen.today)
                 if one.is_open or self.shows_over]  # fmt: skip
        if not self.is_by_person:
            return tuple(("", one) for one in by_date(every))
        nobody = self.words.gettext("nobody named")
        people = by_person(every)
        return tuple((name or nobody, one) for name, found in people for one in found)

    def id_of(self, one: Line) -> str:
        return "/".join((one[1].id, one[0]))

    def heading(self, one: Line) -> str:
        return one[0]

    def row(self, one: Line, lit: bool) -> Row:
        action = one[1]
        mark = Mark.OBJECTION if action.late else _MARKS[action.action.state]
        alone = self.is_by_person and len(action.who) < 2
        sub = beside(self.words, action, circle=self.every, who=not alone)
        return Row(self.id_of(one), mark, action.action.what, when(self.words, action), sub, lit,
                   dim=not action.is_open)  # fmt: skip

    def empty(self) -> str:
        return self.words.gettext("Nothing to follow up. n takes an action on between meetings.")

    def own_keys(self) -> tuple[Key, ...]:
        if self.lit is None:
            return (NEW, OVER)
        change = (CHANGE, DROP) if self.lit[1].is_open else ()
        return (DONE, NEW, *change, OPEN, PEOPLE, OVER)

    def open_lit(self, one: Line) -> None:
        words, tr, action = self.words, self.words.gettext, one[1]
        agreed = full_date(words, action.agreed_on) if action.agreed_on else ""
        facts = (
            (tr("Circle"), action.circle_name),
            (tr("Who"), names_list(words, action.who)),
            (tr("By when"), when(words, action)),
            (tr("Item"), action.item),
            (tr("Agreed on"), agreed),
            (tr("Why"), action.over.why if action.over else ""),
        )
        lines = [labelled(words, label, said) for label, said in facts]
        text = [("plain", f"{line}\n") for line in lines if line]
        self.app.push_screen(page_of(words, capital(action.action.what), text))

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        match id:
            case "done":
                self._press()
            case "new":
                self._form(None)
            case "edit" if self.lit is not None:
                self._form(self.lit[1])
            case "drop" if self.lit is not None:
                self._drop(self.lit[1])
            case "people":
                self.is_by_person = not self.is_by_person
                self._again()
            case "over":
                self.shows_over = not self.shows_over
                self._again()
            case _:
                super().act(id, key)

    def _again(self) -> None:
        """Gather again; what was lit stays lit, under its first name."""
        lit = self.lit[1].id if self.lit is not None else ""
        self.found = self.gather()
        same = (n for n, one in enumerate(self.found) if one[1].id == lit)
        self.at = next(same, 0)
        self.redraw()

    def _press(self) -> None:
        """A key held down says one action done, never the next ones."""
        pressed = self.desk.monotonic()
        match self._guard.press("space", pressed):
            case Verdict.ACT:
                self._turn()
            case Verdict.WAIT:
                self.set_timer(CONFIRM, partial(self._confirmed, pressed))

    def _confirmed(self, pressed: float) -> None:
        if self._guard.confirm("space", pressed):
            self._turn()

    def _turn(self) -> None:
        if self.lit is not None:
            self.write_or_say(self._circle_of(self.lit[1]), forms.turned(self.lit[1]))

    def _circle_of(self, one: Followed) -> CircleInfo:
        return self.desk.community().circles.get(one.circle, self.info)

    def _form(self, one: Followed | None) -> None:
        info = self._circle_of(one) if one else self.info
        self.ask(info, lambda about: (
            forms.action_form(about, one),
            partial(forms.read_change, about, one.action.id) if one
            else partial(forms.read_new, about),
        ))  # fmt: skip

    def _drop(self, one: Followed) -> None:
        read = partial(forms.read_drop, one.action.id)
        self.ask(self._circle_of(one), lambda about: (forms.drop_form(about, one), read))

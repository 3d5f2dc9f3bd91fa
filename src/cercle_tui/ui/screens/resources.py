"""What the circles share to learn from: found as one types, by tag, in one circle or in all."""

from functools import partial

from textual import on

from cercle_tui.locale import N_
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import name_of
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.resources import Listed, listed, matching, tags, uses
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.follow import resource_forms as forms
from cercle_tui.ui.follow.keys import BACK, CIRCLES, FIND, MANY, MOVE, STOP
from cercle_tui.ui.follow.shelf import Shelf, page_of
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.widgets.chooser import Choice, Chooser
from cercle_tui.ui.widgets.views import Mark, Row

__all__ = ["BACK", "CIRCLES", "FIND", "MANY", "MOVE", "STOP", "ResourcesScreen"]

_MOST_USES = 40
_EVERY = "every"

OPEN = Key("open", ("enter",), N_("open it"), N_("All that is known of the lit resource."), shown=1)
NEW = Key("new", ("n",), N_("share"), N_("A book, an article, a site, a tool to share."), shown=2)
CHANGE = Key("edit", ("e",), N_("change"), N_("What is known of the lit resource."), shown=3)
TAG = Key("tag", ("t",), N_("tag"), N_("Only those of one tag, or all of them."), shown=4)
USED = Key("used", ("u",), N_("used in"),
           N_("In which item of a meeting the lit resource served."), shown=5)  # fmt: skip
REMOVE = Key("remove", ("x",), N_("remove"), N_("Take the lit resource off the list."), shown=9)


class ResourcesScreen(Shelf[Listed]):
    """The resources of a circle, or of all of them."""

    TITLE_WORD = N_("resources")
    FIND_HINT = N_("f: find by title, tag, person, note…")

    def __init__(self, desk: Desk, info: CircleInfo) -> None:
        super().__init__(desk, info)
        self.tag = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.sought or self.tag)

    def _all(self) -> tuple[Listed, ...]:
        return tuple(one for seen in self.circles for one in listed(seen.circle))

    def gather(self) -> tuple[Listed, ...]:
        return matching(self._all(), self.sought, self.tag)

    def id_of(self, one: Listed) -> str:
        return one.id

    def heading(self, one: Listed) -> str:
        return one.circle_name if self.every else ""

    def row(self, one: Listed, lit: bool) -> Row:
        told = one.resource
        marks = " ".join(f"#{tag}" for tag in told.tags)
        sub = sentence(told.where, marks, one.by)
        kind = name_of(self.words, told.kind)
        return Row(one.id, Mark.NONE, told.title, kind, sub, lit)

    def empty(self) -> str:
        tr = self.words.gettext
        if self.sought or self.tag:
            return tr("Nothing like this here. Esc shows everything again.")
        return tr("Nothing is shared yet: n writes down a book, an article, a site, a tool.")

    def own_keys(self) -> tuple[Key, ...]:
        if self.lit is None:
            return (NEW, TAG) if self.tag else (NEW,)
        tag = (TAG,) if self.tag or any(one.resource.tags for one in self.found) else ()
        return (OPEN, NEW, CHANGE, *tag, USED, REMOVE)

    def open_lit(self, one: Listed) -> None:
        words, tr, told = self.words, self.words.gettext, one.resource
        facts = (
            (tr("Kind"), name_of(words, told.kind)),
            (tr("Link or place"), told.where),
            (tr("Tags"), ", ".join(told.tags)),
            (tr("Shared by"), sentence(one.by, full_date(words, one.on), by=", ")),
            (tr("Circle"), one.circle_name),
            *((tr("Used in"), sentence(s.title, full_date(words, s.on), by=", "))
              for s in one.served),
        )  # fmt: skip
        lines = [labelled(words, label, said) for label, said in facts]
        text = [("plain", f"{line}\n") for line in lines if line]
        text.append(("quote", f"\n{told.note}\n" if told.note else ""))
        self.app.push_screen(page_of(words, told.title, text))

    # What keys do

    def act(self, id: str, key: str = "") -> None:
        lit = self.lit
        match id:
            case "new":
                self._form(None)
            case "edit" if lit is not None:
                self._form(lit)
            case "tag":
                self._ask_tag()
            case "used" if lit is not None:
                self._ask_use(lit)
            case "remove" if lit is not None:
                keep, remove = self.words.gettext("Keep it"), self.words.gettext("Take it off")
                choices = (Choice("", keep), Choice(lit.id, remove))
                self._choose("remove", lit.resource.title, choices)
            case "stop":
                self.tag = ""
                super().act(id, key)
                self.refill()
            case _:
                super().act(id, key)

    def _choose(self, id: str, title: str, choices: tuple[Choice, ...]) -> None:
        self.query_one(Chooser).open(id, title, choices)
        self.show_keys()

    def _circle_of(self, one: Listed) -> CircleInfo:
        return self.desk.community().circles.get(one.circle, self.info)

    def _form(self, one: Listed | None) -> None:
        info = self._circle_of(one) if one else self.info
        known = one.resource if one else None
        self.ask(info, lambda about: (
            forms.resource_form(about, one), partial(forms.read_resource, about, known)
        ))  # fmt: skip

    def _ask_tag(self) -> None:
        tr = self.words.gettext
        known = tuple(Choice(tag, f"#{tag}") for tag in tags(self._all()))
        self._choose("tag", tr("Which tag?"), (Choice(_EVERY, tr("Everything")), *known))

    def _ask_use(self, one: Listed) -> None:
        circle, words = self.seen[one.circle].circle, self.words
        found = uses(circle)[:_MOST_USES]
        if not found:
            self.say(words.gettext("The circle has not met yet: no item to name."))
            return
        served = {told.use for told in one.served}
        choices = tuple(
            Choice(str(n), told.title,
                   help=sentence(full_date(words, told.on),
                                 words.gettext("it is told so: take it back")
                                 if told.use in served else ""))
            for n, told in enumerate(found)
        )  # fmt: skip
        self._choose("used", words.gettext("In which item did it serve?"), choices)

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        lit = self.lit
        if event.id == "tag":
            self.tag = "" if event.value == _EVERY else event.value
            self.refill()
        elif event.id == "used" and lit is not None:
            use = uses(self.seen[lit.circle].circle)[int(event.value)].use
            self.write_or_say(self._circle_of(lit), forms.served(lit.resource, use))
        elif event.id == "remove" and lit is not None and event.value == lit.id:
            self.write_or_say(self._circle_of(lit), forms.removed(lit.resource.id))
        self.redraw()

"""The community: every circle in its tree, its size, offices, meetings, dates, what needs care."""

from textual import on, work
from textual.message import Message

from cercle_tui.locale import N_
from cercle_tui.locale.problems import say_problem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.commitments import Presence, presences
from cercle_tui.register.community import CircleRow, Order, sorted_rows
from cercle_tui.reports.presence_text import presence_parts
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.community.walked import Walked
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.keys import Key

FILTER = Key("filter", ("f",), N_("needs care"),
             N_("Only the circles that ask for care, or all of them."), shown=2)  # fmt: skip
SORT = Key("sort", ("o",), N_("order"),
           N_("As in the tree, by care, by name, by next date."), shown=3)  # fmt: skip
PRESENCE = Key("presence", ("p",), N_("presences"),
               N_("Who came this year. Absences are private: ask before showing them."),
               shown=4)  # fmt: skip
MEASURE = Key("measure", ("v",), N_("measure"),
              N_("The measure of this circle and of the community, over time."),
              shown=7)  # fmt: skip

_ORDERS = {
    Order.TREE: N_("as in the tree"),
    Order.CARE: N_("what needs care first"),
    Order.NAME: N_("by name"),
    Order.NEXT: N_("by next date"),
}


class CommunityScreen(Walked):
    """All circles; `info` is the one to light first."""

    class Came(Message):
        """Who came to the meetings of a circle; else `problem` says why it is not known."""

        def __init__(
            self, info: CircleInfo, year: int, found: tuple[Presence, ...],
            problem: StoreProblem | None = None,
        ) -> None:  # fmt: skip
            super().__init__()
            self.info, self.year, self.found, self.problem = info, year, found, problem

    def __init__(self, desk: Desk, info: CircleInfo | None = None) -> None:
        super().__init__(desk, info)
        self.only_care, self.order = False, Order.TREE

    def choose(self, rows: dict[str, CircleRow]) -> tuple[CircleRow, ...]:
        self.branches = self.order is Order.TREE and not self.only_care
        shown = [row for row in rows.values() if row.cares or not self.only_care]
        return tuple(sorted_rows(shown, self.order))

    def heading(self) -> str:
        tr = self.words.gettext
        parts = [tr("community")]
        if self.only_care:
            parts.append(tr("needs care"))
        if self.order is not Order.TREE:
            parts.append(tr(_ORDERS[self.order]))
        return " · ".join(parts)

    def empty(self) -> str:
        tr = self.words.gettext
        if self.only_care:
            return tr("No circle asks for care. f shows all of them.")
        return tr("There is no circle yet: c, on the screen before, founds one.")

    def own_keys(self) -> tuple[Key, ...]:
        here = (PRESENCE, MEASURE) if self.found else ()
        return (FILTER, SORT, *here)

    def act(self, id: str, key: str = "") -> None:
        match id:
            case "filter":
                self.only_care = not self.only_care
                self.gather()
            case "sort":
                orders = list(Order)
                self.order = orders[(orders.index(self.order) + 1) % len(orders)]
                self.gather()
            case "presence" if self.lit is not None:
                self._read_presence(self.lit.info)
            case "measure" if self.lit is not None:
                from cercle_tui.ui.screens.measures import MeasuresScreen

                self.app.push_screen(MeasuresScreen(self.desk, self.lit.info))
            case _:
                super().act(id, key)

    # Who came, asked for here and now

    @work(thread=True, exclusive=True, group="presence")
    def _read_presence(self, info: CircleInfo) -> None:
        year = self.desk.today(info).year
        known = self.desk.summaries().known
        elsewhere = {
            id: told.called.get(year, {}) for id, told in known.items() if id != info.id
        }  # fmt: skip
        try:
            circle = self.desk.borrowed(info).circle
        except StoreProblem as problem:
            self.post_message(self.Came(info, year, (), problem))
        else:
            self.post_message(self.Came(info, year, presences(circle, year, elsewhere)))

    @on(Came)
    def _show_presence(self, event: Came) -> None:
        from cercle_tui.ui.screens.reading import ReadingScreen

        if event.problem is not None:
            self.say(say_problem(self.words, event.problem.code, event.problem.params))
            return
        title = f"{event.info.name} · {event.year}"
        parts = presence_parts(self.words, event.found)
        keys = self.words.gettext("↑ ↓ read · Esc back")
        self.app.push_screen(ReadingScreen[None](title, parts, keys))

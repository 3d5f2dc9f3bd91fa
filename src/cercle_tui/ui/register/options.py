"""The options of the filter panel: groups as tabs, the values of one with how many each has."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run, Spot
from cercle_tui.ui.widgets.lettering import length, pad, shorten, shown
from cercle_tui.ui.widgets.views import Tone

ROWS = 8
COLUMNS_FROM, COLUMN = 30, 44
"""Cells a column of options wants at least, and takes at most."""

_TAB = "tab:"


@dataclass(frozen=True, slots=True)
class Option:
    """One value to filter by, in words, and how many results have it."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What can be filtered by: the circle, the status, the kind, the year, who is responsible."""

    id: str
    label: str
    options: tuple[Option, ...] = ()

    @property
    def chosen(self) -> int:
        """How many of its values are chosen."""
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class OptionsView:
    """The groups, the one that is open, the option under the cursor, what narrows the list."""

    groups: tuple[Group, ...] = ()
    open: int = 0
    at: int = 0
    options: tuple[Option, ...] = ()
    typed: str = ""
    empty: str = ""


def columns_of(count: int, width: int) -> int:
    """Return in how many columns so many options stand."""
    return 1 if count <= ROWS else max(1, min(4, width // COLUMNS_FROM))


def paint_options(view: OptionsView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the tabs, then the rows of options around the cursor."""
    picture: list[Line] = []
    spots: list[Spot] = []
    tabs: list[Run] = []
    for number, group in enumerate(view.groups):
        lit = number == view.open
        chosen = f" {group.chosen}" if group.chosen else ""
        label = f" {shown(group.label)}{chosen} "
        if length(tabs) + cell_len(label) > width:
            break
        spots.append(Spot(0, length(tabs), cell_len(label), f"{_TAB}{number}"))
        tabs += [(label, Tone.LIT if lit else Tone.TITLE), (" ", Tone.PLAIN)]
    if view.typed:
        tabs.append((f" {shown(view.typed)}{'_' if ascii else '▏'}", Tone.STRONG))
    picture.append(tabs)
    if not view.options:
        picture.append([(" " + shown(view.empty), Tone.QUIET)])
        return Picture(picture, spots)
    columns = columns_of(len(view.options), width)
    total = -(-len(view.options) // columns)
    room = max(1, height - 1)
    first = max(0, min(view.at % total - room // 2, total - room))
    cells = min(width // columns, COLUMN)
    for row in range(first, min(total, first + room)):
        line: list[Run] = []
        for column in range(columns):
            n = column * total + row
            if n < len(view.options):
                spots.append(Spot(len(picture), column * cells, cells, str(n)))
                line += _option(view.options[n], n == view.at, cells - 1, ascii)
                line.append((" ", Tone.PLAIN))
        picture.append(line)
    return Picture(picture, spots)


def _option(option: Option, here: bool, width: int, ascii: bool) -> list[Run]:
    box = ("[x] " if ascii else "☑ ") if option.chosen else ("[ ] " if ascii else "☐ ")
    count = f" {option.count}"
    label = shorten(shown(option.label), width - cell_len(box) - cell_len(count) - 2, ascii)
    text = pad(f"{'>' if here else ' '} {box}{label}", width - cell_len(count)) + count
    tone = Tone.LIT if here else Tone.STRONG if option.chosen else Tone.PLAIN
    return [(text, tone)]


class Options(Canvas[OptionsView], can_focus=True):
    """The groups and the options of the open one."""

    @dataclass
    class TabPressed(Message):
        """A group was clicked, by its place."""

        number: int

    @dataclass
    class OptionPressed(Message):
        """An option of the open group was clicked, by its place."""

        number: int

    def needed(self, view: OptionsView, width: int) -> int:
        """Return the tabs' row and those of the longest group, so that the panel stands still."""
        longest = max((len(group.options) for group in view.groups), default=0)
        half = max(2, self.app.size.height // 2 - 4)
        return 1 + min(ROWS, half, max(1, -(-longest // columns_of(longest, width))))

    def paint(self, view: OptionsView, width: int, height: int) -> Picture:
        """Return tabs and options."""
        return paint_options(view, width, height, self.ascii)

    def pressed(self, what: str | int) -> None:
        """Say what was clicked."""
        said = str(what)
        if said.startswith(_TAB):
            self.post_message(self.TabPressed(int(said.removeprefix(_TAB))))
        else:
            self.post_message(self.OptionPressed(int(said)))

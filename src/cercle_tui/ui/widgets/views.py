"""What the display widgets are given to show: small frozen values, already in the user's words."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal


class Tone(StrEnum):
    """How a run of text is painted; each value is a component class styled in `base.tcss`."""

    PLAIN = "tone--plain"
    STRONG = "tone--strong"
    QUIET = "tone--quiet"
    TITLE = "tone--title"
    LINE = "tone--line"
    NOW = "tone--now"
    LIT = "tone--lit"
    OK = "tone--ok"
    CONCERN = "tone--concern"
    OBJECTION = "tone--objection"
    ALERT = "tone--alert"
    ADDED = "tone--added"
    REMOVED = "tone--removed"
    FOUND = "tone--found"
    FOUND_NOW = "tone--found-now"


class Mark(Enum):
    """The sign beside a person or a row, so that nothing is told by colour alone."""

    NONE = (" ", " ", Tone.PLAIN)
    OPEN = ("○", "o", Tone.PLAIN)
    DONE = ("✓", "+", Tone.OK)
    CONCERN = ("~", "~", Tone.CONCERN)
    OBJECTION = ("!", "!", Tone.OBJECTION)
    PASSED = ("–", "-", Tone.QUIET)
    AWAY = ("…", "?", Tone.QUIET)
    LEFT = ("←", "<", Tone.QUIET)
    GUEST = ("◇", "*", Tone.QUIET)
    NOW = ("▶", ">", Tone.NOW)

    def __init__(self, sign: str, plain: str, tone: Tone) -> None:
        self.sign = sign
        self.plain = plain
        self.tone = tone

    def glyph(self, ascii: bool = False) -> str:
        """Return the sign, one cell wide, or its ASCII stand-in."""
        return self.plain if ascii else self.sign


@dataclass(frozen=True, slots=True)
class SeatView:
    """A person on the ring: `lit` when it is their turn, `dim` when not counted or not there."""

    name: str
    mark: Mark = Mark.OPEN
    lit: bool = False
    dim: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RingView:
    """The people in the order they sit, the question in their midst, who speaks, a quiet hint."""

    seats: tuple[SeatView, ...] = ()
    question: str = ""
    speaker: str = ""
    small: str = ""


@dataclass(frozen=True, slots=True)
class TopView:
    """The top bar: where we are, the hour, the pace in parts joined by " · ", what is wrong."""

    circle: str
    title: str = ""
    clock: str = ""
    pace: str = ""
    alert: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """The line under the top bar: the item, the step of its process, how many have answered."""

    item: str = ""
    step: str = ""
    count: str = ""


Change = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class FrameView:
    """A text in question: `diff`, when given, is shown in place of `body`, run by run.

    A list that grows is seen from its `end`.
    """

    title: str = ""
    body: str = ""
    foot: str = ""
    diff: tuple[tuple[Change, str], ...] | None = None
    end: bool = False


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key that works now, what it does in a word or two, and the action it stands for."""

    key: str
    label: str
    action: str


@dataclass(frozen=True, slots=True)
class KeyBarView:
    """The keys of the footer, the most useful first; the last one (help) is always kept."""

    keys: tuple[KeyView, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """One line under the stage: who is left, or why a gate is shut."""

    text: str = ""
    tone: Tone = Tone.CONCERN


class AgendaState(Enum):
    """Where an entry of the agenda stands."""

    AHEAD = Mark.NONE
    NOW = Mark.NOW
    DONE = Mark.DONE
    DROPPED = Mark.PASSED


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One line of the agenda: `minutes` planned, `used_fraction` of them (1.0 is all).

    `number` is empty for the fixed parts of a meeting (opening, closing).
    """

    number: str
    title: str
    minutes: int | None = None
    state: AgendaState = AgendaState.AHEAD
    used_fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda rail: a heading, what opens the meeting, its items, what closes it."""

    heading: str = ""
    opening: tuple[AgendaEntry, ...] = ()
    items: tuple[AgendaEntry, ...] = ()
    closing: tuple[AgendaEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One thing recorded: `kind` says how its label is painted, `label` is the word for it."""

    kind: Tone
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """The record rail, oldest first; `empty` is what it says while there is nothing."""

    heading: str = ""
    entries: tuple[RecordEntry, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: `lead` goes before the mark (a tree's branches), `right` ends the line.

    `sub` hangs under the text; with an arrow (`ListingView.arrows`) it is the reason beside `to`.
    """

    id: str
    mark: Mark = Mark.NONE
    text: str = ""
    right: str = ""
    sub: str = ""
    lit: bool = False
    lead: str = ""
    to: str = ""
    dim: bool = False


@dataclass(frozen=True, slots=True)
class ListingView:
    """A list to settle: its question, its rows, what it says while empty.

    `compact` rows are close together and take the whole width (a tree, a narrow column).
    With `arrows` each row reads "text ──▶ to  sub", as in a round of nominations.
    """

    question: str = ""
    rows: tuple[Row, ...] = ()
    empty: str = ""
    arrows: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card: `label` (a date, say) in its own column, `text` hanging under itself.

    A line with an `action` can be clicked.
    """

    text: str
    label: str = ""
    right: str = ""
    tone: Tone = Tone.PLAIN
    label_tone: Tone = Tone.PLAIN
    action: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """A framed card: one question a circle asks itself, and its answer in a few lines."""

    title: str = ""
    lines: tuple[CardLine, ...] = ()

"""What a written history says: its circles, their meetings, what was said and decided in each."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict

from cercle_tui.model.agenda import ItemKind, ItemOutcome, Origin
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import ObjectionState, ProposalEnd
from cercle_tui.model.followup import Tension
from cercle_tui.model.people import Standing
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term

LANGUAGES = ("fr",)
"""The languages a history is written in, the one used for any other first."""

Words = dict[str, str]
"""What each person said, by id."""


class Script(BaseModel):
    """A frozen part of a history; a misspelt field is an error, not silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ActionScript(Script):
    """An action agreed; `due` counts days from the meeting, `key` names it for later meetings."""

    what: str
    who: tuple[str, ...]
    due: int | None = None
    key: str = ""
    learning: bool = False


class PointScript(Script):
    """A point that waits; `weeks` before today when it was added between meetings.

    `not_before` counts days from then.
    """

    title: str
    key: str = ""
    origin: Origin = Origin.NEED
    kind: ItemKind = ItemKind.EXPLORE
    by: str = ""
    minutes: int = 15
    wanted: str = ""
    note: str = ""
    draft: str = ""
    not_before: int | None = None
    weeks: int = 0


class ObjectionScript(Script):
    """An objection and how it was met: by a new `text` or `term`, or by its author's word.

    In an election the `text` is what speaks for the person proposed anew.
    """

    by: str
    reason: str
    how: str
    text: str = ""
    term: Term | None = None
    state: Literal[ObjectionState.CONCERN, ObjectionState.WITHDRAWN] | None = None


class ItemScript(Script):
    """An item of an agenda; which of the fields mean something hangs on its kind.

    `said` are the words of its main round, `asked` its clarifying questions. `key` names the
    decision, `point` the waiting point it takes up, `about` the decision it reviews or replaces.
    """

    kind: ItemKind
    title: str
    by: str = ""
    minutes: int = 15
    wanted: str = ""
    key: str = ""
    point: str = ""
    about: str = ""
    asked: Words = {}
    said: Words = {}
    notes: tuple[str, ...] = ()
    actions: tuple[ActionScript, ...] = ()
    points: tuple[PointScript, ...] = ()
    outcome: ItemOutcome = ItemOutcome.REACHED
    to: str = ""

    draft: str = ""
    text: str = ""
    why: str = ""
    one_off: bool = False
    term: Term | None = None
    responsible: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    amended: str = ""
    concerns: Words = {}
    objections: tuple[ObjectionScript, ...] = ()
    end: ProposalEnd | None = None
    until: int = 0
    """Days from the meeting, for a proposal postponed."""
    reason: str = ""
    told: str = ""
    choice: Literal["keep", "drop", "change"] = "keep"

    office: str = ""
    duties: str = ""
    """What the office asks for; empty for what the circle consented to the last time."""
    criteria: Words = {}
    ballots: dict[str, tuple[str, str]] = {}
    """Whom each proposes and why; who is not here says what was said just before."""
    changes: dict[str, tuple[str, str]] = {}
    person: str = ""
    interim: bool = False
    substitute: str = ""
    confirms: str = ""
    """The office of a sub-circle whose holder the circle consents to: "jardin:leader"."""

    need: str = ""
    dimensions: Words = {}
    ideas: Words = {}
    synthesis: str = ""
    left_out: str = ""
    contract: str = ""
    plan: str = ""
    learned: Words = {}
    tension: Tension | None = None
    next_step: str = ""


class GuestScript(Script):
    """Someone from outside the circle, at one meeting."""

    id: str
    name: str
    standing: Standing = Standing.GUEST


class MeetingScript(Script):
    """A meeting `weeks` before today, at `hour` in the circle's day.

    `done` and `still` say what was heard of earlier actions, by key; `late` and `leaves` at which
    item someone came or went (0 for the first).
    """

    weeks: int
    hour: int = 19
    place: str = ""
    absent: tuple[str, ...] = ()
    guests: tuple[GuestScript, ...] = ()
    late: dict[str, int] = {}
    leaves: dict[str, int] = {}
    takes: dict[str, str] = {}
    """Who fills an office tonight, by office."""
    done: Words = {}
    still: Words = {}
    slip: str = ""
    """A slip in the last minutes, put right on the spot."""
    notes: tuple[str, ...] = ()
    procedure: str = ""
    scores: tuple[int, ...]
    """The measure, 0 to 5, of as many as are here."""
    closing: Words = {}
    item: tuple[ItemScript, ...]


class MeetingPart(Script):
    """A file of meetings."""

    meeting: tuple[MeetingScript, ...]


class OfficeScript(Script):
    """An office written down as held, from `weeks` before today for `months`."""

    office: str
    person: str
    weeks: int
    months: int


class NextScript(Script):
    """The next meeting: in some `weeks`, or today in a few minutes; with its agenda."""

    weeks: int = 0
    hour: int = 19
    place: str
    item: tuple[ItemScript, ...] = ()


class CircleScript(Script):
    """A circle's history. `members` are by id, with how many weeks before today each joined."""

    info: CircleInfo
    weeks: int
    """How many weeks before today it was founded."""
    members: dict[str, int]
    left: dict[str, int] = {}
    standing: dict[str, Standing] = {}
    practice: Practice | None = None
    office: tuple[OfficeScript, ...] = ()
    point: tuple[PointScript, ...] = ()
    parts: tuple[str, ...] = ()
    """The files that hold its meetings."""
    meeting: tuple[MeetingScript, ...] = ()
    next: NextScript


class CommunityScript(Script):
    """A whole made-up community; `main` is the circle whose meeting is about to start."""

    name: str
    main: str
    people: dict[str, str]
    """Names by id."""
    echoes: tuple[str, ...]
    """What people say who agree with what was just said."""
    circles: tuple[str, ...]


@cache
def _read(lang: str, name: str) -> dict[str, object]:
    text = resources.files(__package__).joinpath(lang, f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def read_community(lang: str) -> CommunityScript:
    """Return the community written in `lang`, or in French where there is none."""
    return CommunityScript.model_validate(_read(_written(lang), "community"))


def read_circle(lang: str, name: str) -> CircleScript:
    """Return the history of one circle, its meetings from the oldest."""
    lang = _written(lang)
    circle = CircleScript.model_validate(_read(lang, name))
    more = [MeetingPart.model_validate(_read(lang, part)) for part in circle.parts]
    meetings = [*circle.meeting, *(m for part in more for m in part.meeting)]
    ordered = sorted(meetings, key=lambda m: -m.weeks)
    return circle.model_copy(update={"meeting": tuple(ordered)})


def _written(lang: str) -> str:
    return lang if lang in LANGUAGES else LANGUAGES[0]

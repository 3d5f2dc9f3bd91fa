"""The export as typed, versioned values: the JSON form is this, the other forms are made of it.

Dates are days where the circle lives; moments are UTC. Persons are names, and every list or text
that would name one is empty or marked in an export without names.
"""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cercle_tui.model.term import Term

FORMAT = "cercle-export"
SCHEMA = 1


class Value(BaseModel):
    """A frozen value of the export; unknown fields are those of a later version."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class VersionOut(Value):
    """One whole text of a proposal; `form_only` for a correction of form."""

    number: int
    title: str = ""
    text: str = ""
    why: str = ""
    kind: str = "policy"
    term: Term | None = None
    responsible: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    form_only: bool = False
    note: str = ""


class RoundOut(Value):
    """A consent round about one version, by how many gave each answer."""

    version: int
    at: datetime
    no_objection: int = 0
    concerns: int = 0
    objections: int = 0
    collective: bool = False


class ObjectionOut(Value):
    """An objection and how it was met; `who` only where the circle puts names beside.

    `integrated_in` is the version that took it up, 0 when none did.
    """

    version: int
    reason: str
    state: str
    how: str = ""
    integrated_in: int = 0
    who: str = ""


class SaidOut(Value):
    """A concern, or an opinion given in advance; `who` as above."""

    version: int
    text: str = ""
    who: str = ""


class LateOut(Value):
    """What a member absent at the adoption answered since; `who` as above."""

    on: date
    answer: str
    reason: str = ""
    who: str = ""


class DecisionOut(Value):
    """A decision whole. `on` is the day it was adopted, or ended otherwise; `status` as of `today`.

    `replaces`, `replaced_by`, `meeting` and `circle` are ids.
    """

    id: str
    number: str = ""
    circle: str
    meeting: str
    title: str
    kind: str
    status: str
    outcome: str
    on: date
    text: str = ""
    why: str = ""
    aim: str = ""
    """What the circle wanted of the item it was decided under."""
    term: Term | None = None
    term_by_default: bool = False
    ends: date | None = None
    meetings_left: int | None = None
    over_on: date | None = None
    renewed: tuple[date, ...] = ()
    author: str = ""
    responsible: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    told: str = ""
    versions: tuple[VersionOut, ...] = ()
    rounds: tuple[RoundOut, ...] = ()
    objections: tuple[ObjectionOut, ...] = ()
    concerns: tuple[SaidOut, ...] = ()
    opinions: tuple[SaidOut, ...] = ()
    late: tuple[LateOut, ...] = ()
    awaiting: tuple[str, ...] = ()
    may_object_until: date | None = None
    postponed_to: date | None = None
    referred_to: str = ""
    reason: str = ""
    replaces: str = ""
    replaced_by: str = ""


class ElectionOut(Value):
    """An election as it came out; `status` is that of the mandate it gave, as of the export.

    `over_on` is the day someone followed, or the office was given up.
    """

    id: str
    circle: str
    meeting: str
    office: str
    status: str
    on: date
    over_on: date | None = None
    person: str = ""
    begins: date | None = None
    ends: date | None = None
    interim: bool = False
    duties: str = ""
    why: str = ""
    reasons: str = ""
    support: str = ""
    criteria: tuple[str, ...] = ()
    rounds: tuple[RoundOut, ...] = ()
    objections: tuple[ObjectionOut, ...] = ()
    concerns: tuple[SaidOut, ...] = ()
    postponed_to: date | None = None
    reason: str = ""
    of_circle: str = ""


class OfficeOut(Value):
    """An office held by one person; `until` is the day it changed hands, None while it is held."""

    circle: str
    office: str
    person: str = ""
    begins: date
    ends: date
    until: date | None = None
    meeting: str = ""
    elected_on: date | None = None
    elected_by: str = ""
    interim: bool = False
    substitute: str = ""
    given_up: bool = False
    left: str = ""
    awaiting: bool = False


class ItemOut(Value):
    """An item of a meeting's agenda and how it ended."""

    title: str
    kind: str
    outcome: str = ""


class ScoreOut(Value):
    """The closing measure on one scale, 0 to 5: the mean of `count` scores."""

    scale: str
    mean: float
    count: int


class MeetingOut(Value):
    """A meeting held."""

    id: str
    circle: str
    on: date
    opened: datetime
    closed: datetime | None = None
    place: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    facilitator: str = ""
    secretary: str = ""
    items: tuple[ItemOut, ...] = ()
    scores: tuple[ScoreOut, ...] = ()


class DueOut(Value):
    """What falls due; `title` is the office's key for a mandate. `on` None has come already."""

    kind: str
    id: str
    circle: str
    title: str
    on: date | None = None
    late: bool = False
    who: tuple[str, ...] = ()
    number: str = ""


class CircleOut(Value):
    """A circle of the export; `parent` is an id, `today` the day there."""

    id: str
    slug: str
    name: str
    lang: str
    today: date
    parent: str = ""
    kind: str = "practice"
    aim: str = ""
    purpose: str = ""
    domain: str = ""
    held_this_year: int | None = None
    promised_a_year: int | None = None
    next_meeting: datetime | None = None
    next_place: str = ""


class LimitsOut(Value):
    """What the export was limited to."""

    since: date | None = None
    until: date | None = None
    decisions_only: bool = False
    names: bool = True


class Export(Value):
    """All that is exported; how things stand is told as of `made`, decisions latest first."""

    model_config = ConfigDict(populate_by_name=True)

    format: Literal["cercle-export"] = "cercle-export"
    schema_number: Literal[1] = Field(1, alias="schema")
    made: date
    community: str = ""
    limits: LimitsOut = LimitsOut()
    circles: tuple[CircleOut, ...] = ()
    decisions: tuple[DecisionOut, ...] = ()
    elections: tuple[ElectionOut, ...] = ()
    offices: tuple[OfficeOut, ...] = ()
    meetings: tuple[MeetingOut, ...] = ()
    due: tuple[DueOut, ...] = ()
    partial: tuple[str, ...] = ()
    """Files of the data folder that could not be read; empty when nothing is missing for that.

    What they hold may be missing, and later short numbers may differ.
    """

    def plain(self, *, brief: bool = False) -> dict[str, Any]:
        """Return plain values for `json.dumps`; `brief` leaves out what says nothing."""
        told = self.model_dump(mode="json", by_alias=True, exclude_defaults=brief)
        return {"format": FORMAT, "schema": SCHEMA, **told}


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema of an export."""
    schema = Export.model_json_schema(by_alias=True, mode="serialization")
    schema["required"] = sorted({*schema.get("required", ()), "format", "schema"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "An export of a register of cercle-tui",
    }

"""What happens between meetings, and in the community: events of the yearly books."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from cercle_tui.meeting.events import Event, kinds_of
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.base import Id, Line, LongId, Text
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import ActionState, NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import Practice


class Between(Event):
    """An event of a circle's book of the year, or of the community's."""


class CommunityFounded(Between):
    kind: Literal["community_founded"] = "community_founded"
    name: Line = Field(min_length=1)


class CircleFounded(Between):
    """A circle exists; the same event with the same id later describes it anew."""

    kind: Literal["circle_founded"] = "circle_founded"
    circle: CircleInfo


class MemberJoined(Between):
    """A person joins, or what is known of their standing is corrected."""

    kind: Literal["member_joined"] = "member_joined"
    member: Member


class MemberLeft(Between):
    kind: Literal["member_left"] = "member_left"
    person: Id
    on: date


class OfficeFilled(Between):
    """An office is written down as held, without an election in a meeting."""

    kind: Literal["office_filled"] = "office_filled"
    mandate: Mandate


class OfficeVacated(Between):
    kind: Literal["office_vacated"] = "office_vacated"
    mandate: LongId
    on: date


class PracticeSet(Between):
    kind: Literal["practice_set"] = "practice_set"
    practice: Practice


class PointAdded(Between):
    kind: Literal["point_added"] = "point_added"
    item: BacklogItem


class PointTaken(Between):
    """A point leaves the backlog: settled, or no longer needed."""

    kind: Literal["point_taken"] = "point_taken"
    item: LongId
    reason: Text = ""


class AgendaPrepared(Between):
    """The agenda prepared for the next meeting; the latest one holds."""

    kind: Literal["agenda_prepared"] = "agenda_prepared"
    items: tuple[AgendaItem, ...] = ()


class ActionClosed(Between):
    kind: Literal["action_closed"] = "action_closed"
    action: Id
    state: Literal[ActionState.DONE, ActionState.DROPPED]
    reason: Text = ""


class MeetingPlanned(Between):
    kind: Literal["meeting_planned"] = "meeting_planned"
    next: NextMeeting


BETWEEN_KINDS: dict[str, type[Event]] = kinds_of(Between)
"""Every event of the yearly books, by its `kind`."""


def parse_between(doc: dict[str, Any]) -> Event:
    """Return the event a yearly book's document holds; raises as `events.parse` does."""
    return BETWEEN_KINDS[doc["kind"]].model_validate(doc)

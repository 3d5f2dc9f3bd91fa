"""What happens between meetings, and in the community: events of the yearly books."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from cercle_tui.meeting.events import Event, kinds_of
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.base import Id, Line, LongId, Text
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Answer
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
    reason: Text = ""


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


class LateAnswer(Between):
    """A member who was absent answers a decision after its meeting."""

    kind: Literal["late_answer"] = "late_answer"
    decision: LongId
    person: Id
    answer: Answer = Answer.NO_OBJECTION
    reason: Text = ""

    @model_validator(mode="after")
    def _has_a_reason(self) -> "LateAnswer":
        if self.answer is Answer.OBJECTION and not self.reason:
            raise ValueError("reason_needed")
        return self


class MinutesObjected(Between):
    """Someone objects to a meeting's minutes before the next one opens."""

    kind: Literal["minutes_objected"] = "minutes_objected"
    meeting: Id
    person: Id
    reason: Text = Field(min_length=1)


class MinutesObjectionSettled(Between):
    """Who objected to a meeting's minutes withdraws it, or is satisfied with a correction."""

    kind: Literal["minutes_objection_settled"] = "minutes_objection_settled"
    meeting: Id
    person: Id
    how: Literal["withdrawn", "integrated"] = "withdrawn"


class MinutesCorrected(Between):
    """A slip in a meeting's minutes, put right before the circle has consented to them."""

    kind: Literal["minutes_corrected"] = "minutes_corrected"
    meeting: Id
    text: Text = Field(min_length=1)
    person: Id
    """Who asked for it."""


BETWEEN_KINDS: dict[str, type[Event]] = kinds_of(Between)
"""Every event of the yearly books, by its `kind`."""


def parse_between(doc: dict[str, Any]) -> Event:
    """Return the event a yearly book's document holds; raises as `events.parse` does."""
    return BETWEEN_KINDS[doc["kind"]].model_validate(doc)

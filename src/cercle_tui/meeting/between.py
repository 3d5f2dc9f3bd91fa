"""What happens between meetings, and in the community: events of the yearly books."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from cercle_tui.meeting.events import Event, kinds_of
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.base import Id, Line, LongId, Text
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Answer
from cercle_tui.model.followup import Action, ActionState, NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import Practice
from cercle_tui.model.profile import Profile
from cercle_tui.model.resource import Resource
from cercle_tui.model.sending import Sent
from cercle_tui.model.template import MeetingTemplate


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


class MandateCorrected(Between):
    """A slip in a mandate is put right: who holds it, from when until when."""

    kind: Literal["mandate_corrected"] = "mandate_corrected"
    mandate: LongId
    person: Id
    begins: date
    ends: date


class SeatsOrdered(Between):
    """The order in which members sit; those not named come after, as they were."""

    kind: Literal["seats_ordered"] = "seats_ordered"
    people: tuple[Id, ...]


class ProfileSet(Between):
    """What a person lets the community know of them; the latest one holds."""

    kind: Literal["profile_set"] = "profile_set"
    person: Id
    profile: Profile


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


class PointChanged(Between):
    """A waiting point is told anew: its words, minutes, priority, the date it waits for."""

    kind: Literal["point_changed"] = "point_changed"
    item: BacklogItem


class AgendaPrepared(Between):
    """The agenda prepared for the next meeting; the latest one holds."""

    kind: Literal["agenda_prepared"] = "agenda_prepared"
    items: tuple[AgendaItem, ...] = ()


class TemplateKept(Between):
    """The circle keeps a template of its own; the same id later tells it anew."""

    kind: Literal["template_kept"] = "template_kept"
    template: MeetingTemplate


class TemplateDropped(Between):
    kind: Literal["template_dropped"] = "template_dropped"
    template: Id


class RotaSet(Between):
    """Who facilitates in turn, in this order; nobody for whoever holds the office."""

    kind: Literal["rota_set"] = "rota_set"
    people: tuple[Id, ...] = ()


class ActionClosed(Between):
    kind: Literal["action_closed"] = "action_closed"
    action: Id
    state: Literal[ActionState.DONE, ActionState.DROPPED]
    reason: Text = ""


class ActionAdded(Between):
    """An action taken on between two meetings."""

    kind: Literal["action_added"] = "action_added"
    action: Action


class ActionChanged(Between):
    """What an action is, who does it and by when; whether it is done stays as it was."""

    kind: Literal["action_changed"] = "action_changed"
    action: Id
    what: Line = Field(min_length=1)
    who: tuple[Line, ...] = ()
    due: date | None = None


class ActionReopened(Between):
    """An action said to be done or dropped is still to do."""

    kind: Literal["action_reopened"] = "action_reopened"
    action: Id


class ResourceShared(Between):
    kind: Literal["resource_shared"] = "resource_shared"
    resource: Resource


class ResourceChanged(Between):
    """A resource as it is known from now on, whole."""

    kind: Literal["resource_changed"] = "resource_changed"
    resource: Resource


class ResourceRemoved(Between):
    kind: Literal["resource_removed"] = "resource_removed"
    resource: Id


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


class ItemSent(Between):
    """A point goes to a linked circle, which finds it among its own that wait."""

    kind: Literal["item_sent"] = "item_sent"
    item: Sent


class ItemAnswered(Between):
    """A point that another circle sent is answered between meetings; settled, it waits no more."""

    kind: Literal["item_answered"] = "item_answered"
    item: LongId
    text: Text = Field(min_length=1)
    settled: bool = True


class CircleRested(Between):
    """A circle rests until a day, or until it resumes. Told in the community's book."""

    kind: Literal["circle_rested"] = "circle_rested"
    circle: Id
    on: date
    until: date | None = None
    reason: Text = ""


class CircleResumed(Between):
    """A circle that rested, or had ended, meets again."""

    kind: Literal["circle_resumed"] = "circle_resumed"
    circle: Id
    on: date
    reason: Text = ""


class CircleEnded(Between):
    """A circle has done its work; all that it recorded stays."""

    kind: Literal["circle_ended"] = "circle_ended"
    circle: Id
    on: date
    reason: Text = ""


class Observed(Between):
    """The accredited expert shares an observation with the circle they supervise."""

    kind: Literal["observed"] = "observed"
    person: Id
    on: date
    text: Text = Field(min_length=1)


BETWEEN_KINDS: dict[str, type[Event]] = kinds_of(Between)
"""Every event of the yearly books, by its `kind`."""


def parse_between(doc: dict[str, Any]) -> Event:
    """Return the event a yearly book's document holds; raises as `events.parse` does."""
    return BETWEEN_KINDS[doc["kind"]].model_validate(doc)

"""What a meeting leaves to do: actions, points, dates, the measure."""

from typing import Annotated, Literal

from pydantic import Field

from cercle_tui.meeting.events.base import Event
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.base import Id, Text
from cercle_tui.model.followup import Action, ActionState, NextMeeting


class ActionAgreed(Event):
    kind: Literal["action_agreed"] = "action_agreed"
    action: Action


class ActionHeard(Event):
    """An action of an earlier meeting is reported on."""

    kind: Literal["action_heard"] = "action_heard"
    action: Id
    state: ActionState
    note: Text = ""


class BacklogAdded(Event):
    kind: Literal["backlog_added"] = "backlog_added"
    item: BacklogItem


class MinutesAmended(Event):
    """A slip in the last minutes, put right on the spot."""

    kind: Literal["minutes_amended"] = "minutes_amended"
    text: Text = Field(min_length=1)


class NextMeetingSet(Event):
    kind: Literal["next_meeting_set"] = "next_meeting_set"
    next: NextMeeting


class Measured(Event):
    """Scores 0–5 by scale, never beside a name unless the practice says so.

    `people`, where it does, are those who gave them, in the order of each scale's scores.
    """

    kind: Literal["measured"] = "measured"
    scores: dict[str, tuple[Annotated[int, Field(ge=0, le=5)], ...]]
    people: tuple[Id, ...] = ()

"""The schema of the events follows the events, and every event kept follows the schema."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from meeting_lives import STARTS, Life, lives
from meeting_support import INFO, START, item, office, people

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.between import BETWEEN_KINDS, parse_between
from cercle_tui.meeting.schema import events_schema, schema_text
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.followup import Action, ActionState, NextMeeting
from cercle_tui.model.practice import PRESETS
from cercle_tui.model.profile import Profile
from cercle_tui.model.resource import Resource
from cercle_tui.model.sending import Sent
from cercle_tui.model.template import MeetingTemplate

KEPT = Path(__file__).parents[2] / "docs" / "events.schema.json"

BETWEEN: tuple[ev.Event, ...] = (
    bt.CommunityFounded(n=1, at=START, name="Les jardins"),
    bt.CircleFounded(n=2, at=START, circle=INFO),
    bt.MemberJoined(n=3, at=START, member=people(1)[0]),
    bt.MemberLeft(n=4, at=START, person="a", on=date(2026, 1, 2)),
    bt.OfficeFilled(n=5, at=START, mandate=office("leader", "a")),
    bt.OfficeVacated(n=6, at=START, mandate="m-leader", on=date(2026, 1, 2)),
    bt.PracticeSet(n=7, at=START, practice=PRESETS["s3"]),
    bt.PointAdded(n=8, at=START, item=BacklogItem(id="b1", title="Le compost")),
    bt.PointTaken(n=9, at=START, item="b1"),
    bt.AgendaPrepared(n=10, at=START, items=(item(),)),
    bt.ActionClosed(n=11, at=START, action="x1", state=ActionState.DONE),
    bt.MeetingPlanned(n=12, at=START, next=NextMeeting(starts=START)),
    bt.LateAnswer(n=13, at=START, decision="m1.p1", person="a", answer="objection", reason="Non."),
    bt.MinutesObjected(n=14, at=START, meeting="m1", person="a", reason="Ce n'est pas dit."),
    bt.MinutesObjectionSettled(n=15, at=START, meeting="m1", person="a", how="integrated"),
    bt.MandateCorrected(
        n=17,
        at=START,
        mandate="m-leader",
        person="b",
        begins=date(2026, 1, 1),
        ends=date(2027, 1, 1),
    ),
    bt.SeatsOrdered(n=18, at=START, people=("b", "a")),
    bt.ProfileSet(n=19, at=START, person="a", profile=Profile(interests=("le pain",))),
    bt.ActionAdded(n=20, at=START, action=Action(id="x2", what="Le compost")),
    bt.ActionChanged(n=21, at=START, action="x2", what="Le compost", who=("a",)),
    bt.ActionReopened(n=22, at=START, action="x1"),
    bt.ResourceShared(n=23, at=START, resource=Resource(id="r1", title="Un livre")),
    bt.ResourceChanged(n=24, at=START, resource=Resource(id="r1", title="Le livre")),
    bt.ResourceRemoved(n=25, at=START, resource="r1"),
    bt.MinutesCorrected(n=16, at=START, meeting="m1", text="Le 12, et non le 21.", person="a"),
    bt.PointChanged(n=26, at=START, item=BacklogItem(id="b1", title="Le compost")),
    bt.TemplateKept(n=27, at=START, template=MeetingTemplate(id="t1", name="La nôtre")),
    bt.TemplateDropped(n=28, at=START, template="t1"),
    bt.RotaSet(n=29, at=START, people=("a", "b")),
    bt.ItemSent(n=30, at=START, item=Sent(id="s1", to="c2", title="Le toit", by="a")),
    bt.ItemAnswered(n=31, at=START, item="s1", text="En mai."),
    bt.CircleRested(n=32, at=START, circle="c1", on=date(2026, 1, 2), until=date(2026, 3, 2)),
    bt.CircleResumed(n=33, at=START, circle="c1", on=date(2026, 3, 2)),
    bt.CircleEnded(n=34, at=START, circle="c1", on=date(2026, 3, 2), reason="C'est fait."),
    bt.Observed(n=35, at=START, person="x", on=date(2026, 4, 30), text="On s’écoute."),
)


@cache
def validator() -> Draft202012Validator:
    schema = events_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_schema_kept_in_the_docs_is_fresh() -> None:
    assert KEPT.read_text(encoding="utf-8") == schema_text(), (
        "write it again: Path('docs/events.schema.json').write_text(schema_text())"
    )


@pytest.mark.parametrize("event", BETWEEN, ids=lambda event: event.kind)
def test_what_happens_between_meetings_follows_the_schema(event: ev.Event) -> None:
    doc = ev.dump(event)
    validator().validate(doc)
    assert parse_between(doc) == event


def test_the_samples_cover_what_happens_between_meetings() -> None:
    sampled = {event.kind for event in BETWEEN}
    assert sampled == set(BETWEEN_KINDS)


@pytest.mark.parametrize("start", sorted(STARTS))
def test_the_events_of_a_meeting_follow_the_schema(start: str) -> None:
    for event in Life(start, list(range(40))).book:
        validator().validate(ev.dump(event))


@settings(max_examples=15, derandomize=True, deadline=None)
@given(lives())
def test_the_last_events_of_any_life_follow_the_schema(life: Life) -> None:
    for event in life.book[-5:]:
        validator().validate(ev.dump(event))


@pytest.mark.parametrize(
    "doc",
    [
        {"kind": "spoke_up", "n": 1, "at": "2026-03-10T23:00:00Z"},
        {"kind": "nothing_known", "n": 1, "at": "2026-03-10T23:00:00Z"},
        {"n": 1, "at": "2026-03-10T23:00:00Z", "person": "a"},
        {"kind": "answered", "n": 0, "at": "2026-03-10T23:00:00Z", "people": []},
    ],
)
def test_what_is_not_an_event_does_not(doc: dict[str, object]) -> None:
    assert not validator().is_valid(doc)
    with pytest.raises((KeyError, ValueError)):
        ev.parse(doc)

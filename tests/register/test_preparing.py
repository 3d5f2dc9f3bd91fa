"""What prepares a meeting: what waits and in which order, its time, whose turn it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.preparing import whose_turn
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, Origin, Priority
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.template import MeetingTemplate, TemplatePoint
from cercle_tui.register.preparing import prepare

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H", meeting_minutes=90)
NOW = datetime(2026, 12, 10, 17, 0, tzinfo=UTC)
MEMBERS = {id: Member(id=id, name=id.title()) for id in ("amina", "luc", "zoe")}


def circle(**more: Any) -> Circle:
    return replace(Circle(INFO), members=MEMBERS, **more)


def said(known: Circle, kind: type[ev.Event], days: int = 0, **values: Any) -> Circle:
    return known.take(kind(n=1, at=NOW + timedelta(days=days), **values))


def point(id: str, **more: Any) -> BacklogItem:
    return BacklogItem(id=id, title=f"Le point {id}", **more)


def met(days: int, facilitator: str = "", **more: Any) -> MeetingRecord:
    at = NOW + timedelta(days=days)
    return MeetingRecord(id=f"m{days}", circle="c1", opened=at, closed=at + timedelta(hours=1),
                         facilitator=facilitator, **more)  # fmt: skip


def waiting(known: Circle) -> list[str]:
    return [one.id for one in prepare(known, NOW).points]


# What waits


def test_the_most_urgent_point_is_first_then_the_one_that_waits_longest() -> None:
    known = circle()
    for days, one in (
        (-5, point("new")),
        (-40, point("old")),
        (-90, point("low", priority=Priority.LOW)),
        (-1, point("high", priority=Priority.HIGH)),
    ):
        known = said(known, bt.PointAdded, days, item=one)
    assert waiting(known) == ["high", "old", "new", "low"]
    prepared = prepare(known, NOW)
    assert prepared.since(prepared.points[1]) == date(2026, 10, 31)


def test_a_point_put_off_proposes_itself_once_the_meeting_reaches_its_date() -> None:
    meets = NextMeeting(starts=NOW + timedelta(days=7))
    known = circle(next_meeting=meets)
    for id, days in (("soon", 6), ("later", 8)):
        day = NOW.date() + timedelta(days=days)
        known = said(known, bt.PointAdded, item=point(id, not_before=day))
    prepared = prepare(known, NOW)
    assert [one.id for one in prepared.called] == ["soon"]
    assert [one.id for one in prepared.later] == ["later"]
    assert prepared.points == ()


def test_tensions_wait_unseen_until_they_are_asked_for() -> None:
    known = said(circle(), bt.PointAdded, item=point("t", origin=Origin.TENSION))
    hidden, shown = prepare(known, NOW), prepare(known, NOW, tensions=True)
    assert (hidden.points, hidden.hidden) == ((), 1)
    assert ([one.id for one in shown.points], shown.hidden) == (["t"], 0)


def test_a_point_told_anew_is_where_it_was_and_one_that_is_settled_stays_so() -> None:
    known = said(circle(), bt.PointAdded, -3, item=point("b"))
    told = point("b", priority=Priority.HIGH, minutes=40)
    known = said(known, bt.PointChanged, item=told)
    assert known.backlog == {"b": told}
    assert prepare(known, NOW).since(told) == date(2026, 12, 7)
    known = said(known, bt.PointTaken, item="b", reason="C’est fait.")
    assert said(known, bt.PointChanged, item=told).backlog == {}


def test_a_point_that_comes_back_from_a_meeting_has_waited_all_along() -> None:
    urgent = point("b", priority=Priority.HIGH, note="Voir le plan.")
    known = said(circle(), bt.PointAdded, -30, item=urgent)
    back = point("b", origin=Origin.CARRIED_OVER)
    known = known.take(met(-2, taken_up=("b",), backlog=(back, point("new"))))
    assert known.backlog["b"].priority is Priority.HIGH
    assert known.backlog["b"].note == "Voir le plan."
    assert known.backlog["b"].origin is Origin.CARRIED_OVER
    assert known.waiting_since == {"b": date(2026, 11, 10), "new": date(2026, 12, 8)}


# The agenda and its time


def test_the_agenda_takes_what_opens_and_closes_the_meeting_with_it() -> None:
    items = tuple(AgendaItem(id=id, title=id, minutes=40) for id in ("a", "b"))
    prepared = prepare(said(circle(), bt.AgendaPrepared, items=items), NOW)
    assert (prepared.used, prepared.planned, prepared.over) == (15 + 80 + 10, 90, 15)
    assert prepare(circle(), NOW).over == 0


def test_the_agenda_arrives_in_the_meeting_which_consents_to_it_first() -> None:
    known = said(circle(), bt.PointAdded, item=point("b"))
    items = (AgendaItem(id="p1", title="Le point b", backlog_id="b"),)
    known = said(known, bt.AgendaPrepared, items=items)
    assert prepare(known, NOW).points == ()
    opened = ev.MeetingOpened(n=1, at=NOW, meeting="m1", context=known.context(NOW.date()))
    state = Meeting.open(opened).state
    assert [one.item for one in state.items] == list(items)
    assert not state.agenda_consented
    assert known.take(met(1)).agenda == ()


def test_a_point_settled_meanwhile_leaves_the_agenda_prepared() -> None:
    known = said(circle(), bt.PointAdded, item=point("b"))
    items = (
        AgendaItem(id="p1", title="Le point b", backlog_id="b"),
        AgendaItem(id="p2", title="Un autre"),
    )
    known = said(known, bt.AgendaPrepared, items=items)
    known = said(known, bt.PointTaken, item="b", reason="C’est fait.")
    assert [item.id for item in known.context(NOW.date()).items] == ["p2"]


def test_what_is_on_the_agenda_proposes_itself_no_more() -> None:
    ends = NOW.date() + timedelta(days=10)
    held = Mandate(id="x", office="secretary", person="luc", begins=date(2026, 1, 1), ends=ends)
    known = circle(mandates={"x": held})
    (one,) = prepare(known, NOW).suggested
    assert (one.kind, one.subjects) == (ItemKind.ELECT, ("secretary",))
    item = AgendaItem(id="p1", title="É", kind=ItemKind.ELECT, subject="secretary")
    assert prepare(said(known, bt.AgendaPrepared, items=(item,)), NOW).suggested == ()


def test_the_admin_part_tells_what_is_heard_back_and_the_minutes_to_consent_to() -> None:
    agreed = (Action(id="x1", what="Appeler", who=("luc",)),
              Action(id="x2", what="Écouter plus", who=("zoe",), learning=True))  # fmt: skip
    prepared = prepare(circle().take(met(-20, actions=agreed)), NOW)
    assert [a.id for a in prepared.actions] == ["x1"]
    assert [a.id for a in prepared.learning] == ["x2"]
    assert prepared.minutes_of == date(2026, 11, 20)
    assert prepare(circle(), NOW).minutes_of is None


def test_a_date_that_is_past_is_no_date() -> None:
    before = prepare(circle(next_meeting=NextMeeting(starts=NOW - timedelta(days=2))), NOW)
    assert before.starts is None and before.past
    none = prepare(circle(), NOW)
    assert none.starts is None and not none.past


# Templates and the rota


def test_a_template_is_kept_told_anew_and_dropped() -> None:
    first = MeetingTemplate(id="t1", name="La nôtre", points=(TemplatePoint(title="Un tour"),))
    known = said(circle(), bt.TemplateKept, template=first)
    again = first.model_copy(update={"name": "Celle du lundi"})
    known = said(known, bt.TemplateKept, template=again)
    assert known.templates == {"t1": again}
    assert said(known, bt.TemplateDropped, template="t1").templates == {}


def test_each_facilitates_in_turn_and_a_turn_missed_is_the_next_one() -> None:
    known = circle().take(met(-10, "amina"))
    assert whose_turn(known) == ""
    known = said(known, bt.RotaSet, -9, people=("amina", "luc", "zoe"))
    turns = []
    for days, who in ((-8, "amina"), (-7, "zoe"), (-6, "luc"), (-5, "amina")):
        turns.append(whose_turn(known))
        known = known.take(met(days, who))
    assert turns == ["amina", "luc", "luc", "amina"]
    assert whose_turn(known) == "luc"
    known = said(known, bt.MemberLeft, person="luc", on=NOW.date())
    assert whose_turn(known) == "zoe"
    assert whose_turn(said(known, bt.RotaSet, 1, people=())) == ""


def test_the_rota_says_who_facilitates_before_the_office_does() -> None:
    held = Mandate(id="x", office="facilitator", person="luc", begins=date(2026, 1, 1),
                   ends=date(2027, 6, 1))  # fmt: skip
    known = circle(mandates={"x": held})
    assert (prepare(known, NOW).facilitator, prepare(known, NOW).by_rota) == ("luc", False)
    known = said(known, bt.RotaSet, people=("zoe", "luc"))
    assert (prepare(known, NOW).facilitator, prepare(known, NOW).by_rota) == ("zoe", True)
    opened = ev.MeetingOpened(n=1, at=NOW, meeting="m1", context=known.context(NOW.date()))
    assert Meeting.open(opened).state.holder("facilitator") == "zoe"

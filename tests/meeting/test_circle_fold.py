"""The circle as a fold: its meetings and what happens between, in whatever order they come."""

from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_lives import STARTS, Life
from meeting_support import INFO, START, Driver, context, in_consent, item, office, people

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Outcome
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.model.agenda import BacklogItem, ItemKind
from cercle_tui.model.decision import ProposalEnd
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.model.practice import PRESETS
from cercle_tui.model.term import Term


def held_on(record: MeetingRecord, day: int, id: str) -> MeetingRecord:
    """Return the record as of another day and under another id."""
    opened = START + timedelta(days=day)
    return record.model_copy(
        update={"id": id, "opened": opened, "closed": record.closed and opened}
    )


@cache
def outcomes() -> tuple[tuple[str, Outcome], ...]:
    """A circle's history: meetings of every sort, and events of two machines between them."""
    found: list[tuple[str, Outcome]] = []
    for number, start in enumerate(sorted(STARTS)):
        record = record_of(Life(start, [number * 31 + i for i in range(30)]).meeting)
        found.append((f"m{number}", held_on(record, number * 7, f"m{number}")))
    members = people(3)
    at = START + timedelta(days=3)
    for n, event in enumerate(
        (
            bt.MemberJoined(n=1, at=at, member=members[0]),
            bt.MemberJoined(n=2, at=at, member=members[1]),
            bt.OfficeFilled(n=3, at=at, mandate=office("leader", "a")),
            bt.PracticeSet(n=4, at=at, practice=PRESETS["udn"]),
            bt.PointAdded(n=5, at=at, item=BacklogItem(id="b1", title="Le compost")),
            bt.PointTaken(n=6, at=at, item="b1"),
            bt.ActionClosed(n=7, at=at + timedelta(days=30), action="x1", state=ActionState.DONE),
            bt.MemberLeft(n=8, at=at + timedelta(days=40), person="b", on=date(2026, 5, 1)),
            bt.OfficeVacated(n=9, at=at + timedelta(days=41), mandate="m-leader",
                             on=date(2026, 5, 2)),
            bt.AgendaPrepared(n=10, at=at + timedelta(days=90), items=(item(),)),
        )
    ):  # fmt: skip
        found.append((("2026-un", "2026-deux")[n % 2], event))
    return tuple(found)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.permutations(range(len(outcomes()))))
def test_the_order_outcomes_come_in_makes_no_difference(order: list[int]) -> None:
    shuffled = [outcomes()[i] for i in order]
    assert Circle.fold(INFO, shuffled) == Circle.fold(INFO, outcomes())


def test_items_treated_out_of_order_are_numbered_in_the_order_of_adoption() -> None:
    live = Driver().to_items(item(id="i1"), item(id="i2"))
    for id in ("i2", "i1"):
        live.do(ev.ItemOpened, item=id).propose(f"Pour {id}").to_consent().rest_consents()
        live.do(ev.Adopted).done("read_back").end_item()
    circle = Circle(INFO).take(live.close().record)
    assert {kept.decision.item: kept.number for kept in circle.decisions.values()} == {
        "i2": "J-2026-001", "i1": "J-2026-002",
    }  # fmt: skip


def test_undoing_an_adoption_takes_its_outcome_away() -> None:
    live = in_consent().rest_consents().do(ev.Adopted)
    assert Circle(INFO).take(live.record).decisions
    assert not Circle(INFO).take(live.undo().record).decisions


def review(choice: str, term: Term | None = None) -> Circle:
    first = in_consent(term=Term(meetings=2)).rest_consents().do(ev.Adopted).done().end_item()
    circle = Circle(INFO).take(first.close().record)
    live = Driver(context()).begin(item(ItemKind.REVIEW, subject="m1.p1")).done("review_read")
    live.everyone_speaks().do(ev.ReviewChosen, choice=choice, term=term).consent("review_choice")
    return circle.take(held_on(live.end_item().close().record, 30, "m2"))


def test_a_decision_kept_is_renewed_and_one_dropped_is_dropped() -> None:
    kept = review("keep", Term(months=6)).decisions["m1.p1"]
    assert (kept.ends, kept.due_count, len(kept.renewed)) == (date(2026, 9, 10), None, 1)
    assert review("drop").decisions["m1.p1"].dropped_on is not None


def test_a_decision_due_after_meetings_counts_them_from_its_renewal() -> None:
    assert review("keep", Term(meetings=3)).decisions["m1.p1"].due_count == 5


def test_a_decision_that_replaces_another_links_both() -> None:
    first = in_consent().rest_consents().do(ev.Adopted).done("read_back").end_item().close()
    live = (
        Driver()
        .begin(item(ItemKind.REVIEW, subject="m1.p1"))
        .propose("Deux clés", replaces="m1.p1")
    )
    live.to_consent().rest_consents().do(ev.Adopted).done("read_back").end_item()
    second = held_on(live.close().record, 30, "m2")
    renamed = second.decisions[0].model_copy(update={"id": "m2.p1"})
    second = second.model_copy(update={"decisions": (renamed,)})
    circle = Circle(INFO).take(first.record).take(second)
    assert circle.decisions["m1.p1"].superseded_by == "m2.p1"


def test_what_was_postponed_waits_and_what_was_taken_up_waits_no_more() -> None:
    circle = Circle(INFO, backlog={"b1": BacklogItem(id="b1", title="Les clés")})
    live = Driver().begin(item(backlog_id="b1")).propose()
    live.do(ev.NotAdopted, end=ProposalEnd.POSTPONED, until=date(2026, 6, 1)).end_item()
    after = circle.take(live.close().record)
    assert list(after.backlog) == ["m1.p1"]
    carried = Driver().to_items(item(backlog_id="b1"))
    carried.do(ev.ConsentAsked, question="carry_over", items=("i1",)).consent("carry_over")
    assert list(circle.take(carried.close().record).backlog) == ["b1"]


def test_actions_are_heard_at_the_next_meeting() -> None:
    live = Driver().begin(item(ItemKind.REPORT))
    live.do(ev.ActionAgreed, action=Action(id="x1", what="Semer", who=("a",)))
    circle = Circle(INFO).take(live.record)
    heard = circle.context(date(2026, 4, 1)).actions
    assert [a.id for a in heard] == ["x1"]
    later = Driver(context(actions=heard)).gather()
    later.do(ev.ActionHeard, action="x1", state=ActionState.DONE)
    circle = circle.take(held_on(later.record, 30, "m2"))
    assert circle.actions["x1"].state is ActionState.DONE
    assert circle.context(date(2026, 5, 1)).actions == ()

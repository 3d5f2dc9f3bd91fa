"""Edges where consent, an office or a double link could have been told wrongly."""

from datetime import UTC, date, datetime

import pytest
from meeting_support import INFO, Driver, context, item, nominated, office

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.late import may_answer
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Decision
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import LeaderBy, Practice
from cercle_tui.model.term import Term

DAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 11, tzinfo=UTC)
HALF_YEAR = Term(months=6)
ABOVE = CircleInfo(id="general", slug="general", name="Cercle général", letter="G")
BELOW = INFO.model_copy(update={"parent": "general"})


def two_offices(live: Driver | None = None) -> Driver:
    """A meeting at the ballots for the secretary, the facilitator's to follow."""
    live = (live or Driver()).begin(item(ItemKind.ELECT))
    for name in ("secretary", "facilitator"):
        live.do(ev.RoleDescribed, office=name, duties=f"{name}.", term=HALF_YEAR)
    live.done("role").consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Rigueur").done("criteria")
    return live.consent("criteria_consent")


def in_nominee_consent(live: Driver) -> Driver:
    return nominated(live).round("change").do(ev.NomineeProposed, person="c", term=HALF_YEAR)


def test_duties_nobody_consented_to_are_not_the_circles() -> None:
    live = Driver().begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="secretary", duties="Personne n’y a consenti.")
    live.do(ev.NobodyElected, end="vacant").done().end_item().close()
    assert Circle(INFO).take(live.record).duties() == {}


def test_carried_over_an_election_waits_for_the_offices_left_only() -> None:
    live = in_nominee_consent(two_offices()).rest_consents().do(ev.Elected).done("elected")
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    assert [(b.id, b.subject) for b in live.state.backlog] == [("m1.i1", "facilitator")]


def test_carried_over_before_the_ballots_each_office_waits() -> None:
    live = two_offices().do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    waiting = [(b.id, b.subject) for b in live.state.backlog]
    assert waiting == [("m1.i1", "secretary"), ("m1.i1.2", "facilitator")]


@pytest.mark.parametrize("question", ["carry_over", "drop", "close_now"])
def test_a_round_about_a_person_stays_in_the_record_when_it_stops(question: str) -> None:
    live = in_nominee_consent(two_offices())
    first = live.state.speaker()
    live.answer(first).do(ev.ConsentAsked, question=question).consent(question)
    (taken,) = live.record.elections[0].rounds
    assert list(taken.answers) == [first]
    live.undo()
    assert live.step == question


def test_leaders_of_two_sub_circles_are_two_offices() -> None:
    live = Driver().begin(item(ItemKind.ELECT))
    for of in ("x", "y"):
        live.do(ev.RoleDescribed, office="leader", circle=of, term=HALF_YEAR)
    assert [(e.office, e.circle) for e in live.at().elections] == [("leader", "x"), ("leader", "y")]


def test_who_is_unreachable_changes_no_nomination() -> None:
    live = nominated(two_offices()).do(ev.Unreachable, person="a")
    with pytest.raises(RuleBroken, match="unreachable"):
        live.do(ev.NominationChanged, by="a", nominee="d", reasons="Rigueur")


def test_an_objection_to_keeping_is_heard_to_the_end_of_its_round() -> None:
    live = Driver().begin(item(ItemKind.REVIEW, subject="m0.p1")).done("review_read")
    live.everyone_speaks().do(ev.ReviewChosen, choice="keep").object("a")
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.ReviewChosen, choice="keep", term=HALF_YEAR)
    live.do(ev.Answered, people=live.state.at_once())
    live.do(ev.ReviewChosen, choice="keep", term=HALF_YEAR).consent("review_choice")
    assert live.end_item(ItemOutcome.REACHED).record.reviews[0].term == HALF_YEAR


def test_what_was_objected_to_keeping_stays_when_a_change_is_proposed() -> None:
    live = Driver().begin(item(ItemKind.REVIEW, subject="m0.p1")).done("review_read")
    live.everyone_speaks().do(ev.ReviewChosen, choice="keep").object("a", "Elle a nui.")
    with pytest.raises(RuleBroken, match="not_answered"):
        live.propose(replaces="m0.p1")
    live.do(ev.Answered, people=live.state.at_once()).propose(replaces="m0.p1")
    asked = live.record.asked[-1]
    assert [o.reason for o in asked.objections] == ["Elle a nui."]


def test_a_member_who_does_not_count_is_asked_before_being_elected() -> None:
    members = tuple(
        m.model_copy(update={"counts": False}) if m.id == "c" else m for m in context().members
    )
    live = in_nominee_consent(two_offices(Driver(context(members=members))))
    assert live.state.stage.order[-1] == "c"
    for person in live.state.stage.order[:-1]:
        live.answer(person)
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.Elected)
    live.answer("c").do(ev.Elected)


# What proposes itself


def test_a_sub_circles_office_on_the_agenda_hides_none_of_the_circles_own() -> None:
    ending = office("leader", "a").model_copy(update={"ends": DAY})
    point = BacklogItem(id="b1", title="X", kind=ItemKind.ELECT, subject="leader", circle="x")
    known = Circle(INFO, mandates={ending.id: ending}, backlog={"b1": point})
    assert [s.subjects for s in known.context(DAY).suggested] == [("leader",)]


def test_the_office_of_who_left_the_circle_proposes_itself() -> None:
    held = office("secretary", "c")
    known = Circle(INFO, members={"c": Member(id="c", name="C")}, mandates={held.id: held})
    assert known.context(DAY).suggested == ()
    left = known.take(bt.MemberLeft(n=1, at=NOW, person="c", on=DAY))
    (suggested,) = left.context(DAY).suggested
    assert (suggested.subjects, suggested.on) == (("secretary",), DAY)


def test_nobody_answers_late_a_decision_replaced_since() -> None:
    decision = Decision(id="d1", meeting="m0", item="i1", at=NOW, absent=("a",), suspended=True)
    kept = Kept(decision)
    assert may_answer(Circle(INFO), kept, "a", DAY)
    assert not may_answer(Circle(INFO), Kept(decision, superseded_by="d2"), "a", DAY)


# The double link


def given() -> tuple[Circle, Circle, Mandate]:
    """A parent that elected "a" to lead the circle below, as the books of each tell it."""
    practice = Practice(leader_by=LeaderBy.PARENT)
    live = Driver(context(info=ABOVE)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="leader", circle=BELOW.id, duties="Mener", term=HALF_YEAR)
    live.done("role").consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Écoute").done("criteria")
    in_nominee_consent(live.consent("criteria_consent")).rest_consents().do(ev.Elected)
    live.done("elected").end_item().close()
    (election,) = live.record.elections
    assert election.mandate is not None
    members = {m.id: m for m in context().members}
    parent = Circle(ABOVE, members=members).take(live.record)
    return parent, Circle(BELOW, members=members, practice=practice), election.mandate


def test_a_leader_the_parent_elected_can_give_the_office_up() -> None:
    parent, below, mandate = given()
    linked = with_neighbours(below, parent, [], DAY)
    assert linked.context(DAY).leader == "c"
    vacated = bt.OfficeVacated(n=1, at=NOW, mandate=mandate.id, on=DAY, reason="Fatigue")
    after = with_neighbours(below.take(vacated), parent, [], DAY)
    assert after.context(DAY).leader == ""
    assert (after.mandates[mandate.id].ends, after.mandates[mandate.id].left) == (DAY, "Fatigue")
    above = with_neighbours(parent, None, [below.take(vacated)], DAY).context(DAY)
    assert [(s.kind, s.circle) for s in above.suggested] == [(ItemKind.ELECT, BELOW.id)]


def test_so_can_they_during_a_meeting() -> None:
    parent, below, _ = given()
    live = Driver(with_neighbours(below, parent, [], DAY).context(DAY))
    live.to_items().do(ev.SteppedDown, office="leader", person="c").close()
    after = with_neighbours(below.take(live.record), parent, [], DAY)
    assert after.context(DAY).leader == ""

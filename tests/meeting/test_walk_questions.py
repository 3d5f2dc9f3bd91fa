"""Questions to the whole circle, asides, and closing now: over any step, and back to it."""

import pytest
from meeting_support import Driver, context, ids, in_consent, in_election, item

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import LONGEST, BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.decision import ObjectionState


def test_an_agreement_of_procedure_comes_before_the_agenda_or_at_any_moment() -> None:
    live = Driver().do(ev.Arrived, people=("a", "b"))
    with pytest.raises(RuleBroken, match="text_needed"):
        live.do(ev.ConsentAsked, question="procedure")
    live.do(ev.ConsentAsked, question="procedure", text="Enregistrer").consent("procedure")
    assert live.step == "attendance"
    mid = in_consent().object("a")
    answers = mid.state.stage
    mid.do(ev.ConsentAsked, question="procedure", text="Une pause de dix minutes")
    with pytest.raises(RuleBroken, match="question_open"):
        mid.do(ev.ConsentAsked, question="procedure", text="Encore")
    with pytest.raises(RuleBroken, match="question_open"):
        mid.do(ev.AsideBegun)
    with pytest.raises(RuleBroken, match="round_not_done"):
        mid.settle(mid.state.objections[0][1], ObjectionState.WITHDRAWN)
    mid.consent("procedure")
    assert mid.state.stage == answers  # the round waited untouched
    assert mid.record.procedures == ("Une pause de dix minutes",)


def test_a_question_someone_objects_to_can_be_settled_or_let_go() -> None:
    live = Driver().gather().do(ev.ConsentAsked, question="procedure", text="Enregistrer")
    live.object("a").do(ev.Answered, people=live.state.at_once())
    assert live.step == "procedure"
    live.settle(live.open_objections()[0], ObjectionState.INTEGRATED, "Effacé dans la semaine")
    assert live.step == "opening"
    live.do(ev.ConsentAsked, question="procedure", text="Changer l'ordre").object("b")
    live.do(ev.QuestionDropped)
    assert live.step == "opening"
    assert live.record.procedures == ("Enregistrer",)
    with pytest.raises(RuleBroken, match="no_question"):
        live.do(ev.QuestionDropped)


def test_a_very_long_agreement_of_procedure_is_kept_whole() -> None:
    words = "Une chose après l'autre. " * 200
    live = Driver().gather().do(ev.ConsentAsked, question="procedure", text=words)
    assert live.consent("procedure").record.procedures == (words.strip(),)


def test_more_time_is_given_by_consent() -> None:
    live = Driver().to_items(item(ItemKind.REPORT))
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.ConsentAsked, question="more_time", minutes=5, items=("i1",))
    live.do(ev.ItemOpened, item="i1")
    with pytest.raises(RuleBroken, match="minutes_needed"):
        live.do(ev.ConsentAsked, question="more_time")
    live.do(ev.ConsentAsked, question="more_time", minutes=10).consent("more_time")
    assert live.at().item.minutes == 25
    assert live.step == "report_present"
    live.do(ev.ConsentAsked, question="more_time", minutes=LONGEST).consent("more_time")
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    assert live.state.backlog[0].minutes == LONGEST


def test_items_are_carried_over_by_consent_the_one_on_the_table_or_those_named() -> None:
    live = Driver().to_items(item(ItemKind.REPORT), item(id="i2"), item(id="i3"))
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.ConsentAsked, question="carry_over")
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.ConsentAsked, question="carry_over", items=("i9",))
    live.do(ev.ItemOpened, item="i1")
    live.do(ev.ConsentAsked, question="carry_over", items=("i2", "i3")).consent("carry_over")
    assert live.step == "report_present"
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    assert {i.outcome for i in live.state.items} == {ItemOutcome.CARRIED_OVER}
    live.close()
    assert sorted(ids(live.record.backlog)) == ["m1.i1", "m1.i2", "m1.i3"]
    with pytest.raises(RuleBroken, match="closed"):
        live.do(ev.ItemOpened, item="i1")


def test_dropping_asks_about_what_is_on_the_table() -> None:
    live = Driver().to_items(item())
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.ConsentAsked, question="drop", items=("i1",))


def test_an_aside_leaves_the_round_as_it_was() -> None:
    live = Driver().gather().do(ev.SpokeUp, person="a")
    before = live.state.stage
    live.do(ev.AsideBegun, minutes=5)
    assert live.step == "aside"
    live.done("aside")
    assert live.state.stage == before


def test_who_leaves_during_an_aside_is_not_waited_for_after_it() -> None:
    live = in_consent().do(ev.AsideBegun).do(ev.Left, person="a").done("aside")
    assert "a" not in live.state.waiting()


def test_a_round_on_being_stuck_comes_back_to_the_objections() -> None:
    live = in_consent().objected("a").do(ev.RoundBegun, step="stuck").round("stuck")
    assert live.step == "objections"
    assert len(live.open_objections()) == 1


def test_a_point_for_later_is_one_event_anywhere() -> None:
    point = BacklogItem(id="x", title="Le compost")
    assert in_consent().do(ev.BacklogAdded, item=point).record.backlog == (point,)


def test_closing_now_suspends_consent_and_loses_nothing() -> None:
    live = in_consent().object("a").do(ev.ItemAdded, item=item(ItemKind.REPORT, "i2"))
    live.do(ev.ConsentAsked, question="close_now").consent("close_now")
    assert live.step == "closing"
    live.round("closing").done("measure").do(ev.MeetingClosed)
    record = live.record
    assert record.closed_early
    assert [d.status for d in record.decisions] == [ItemOutcome.CARRIED_OVER]
    assert [o.author for d in record.decisions for o in d.objections] == ["a"]
    assert {i.outcome for i in record.items} == {ItemOutcome.CARRIED_OVER}
    assert [b.draft for b in record.backlog] == ["Une clé par personne.", ""]


def test_closing_now_leaves_unread_ballots_unread() -> None:
    live = in_election().do(ev.BallotsIn)
    live.do(ev.ConsentAsked, question="close_now").consent("close_now")
    (election,) = live.record.elections
    assert (election.said, election.mandate) == ((), None)


def test_the_agenda_can_be_asked_about_again_only_as_it_stands() -> None:
    live = Driver(context()).to_items(item(ItemKind.REPORT)).do(ev.EndMoved, minutes=90)
    live.do(ev.ConsentAsked, question="agenda_again").answer("a").do(ev.EndMoved, minutes=100)
    assert not live.state.stage.answers
    live.consent("agenda_again").do(ev.ItemOpened, item="i1")

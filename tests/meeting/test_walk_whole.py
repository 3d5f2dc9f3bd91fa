"""A whole meeting walked without a screen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from meeting_support import START, Driver, context, ids, in_consent, item, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import AgendaItem, ItemKind, ItemOutcome, Origin
from cercle_tui.model.decision import ObjectionState, ProposalEnd
from cercle_tui.model.followup import Action, ActionState, NextMeeting
from cercle_tui.model.practice import Asking, Practice


def test_a_whole_meeting_from_the_door_to_the_closing() -> None:
    old = Action(id="act0", what="Acheter des semences", who=("a",))
    live = Driver(
        context(
            last_meeting="m0", last_date=date(2026, 2, 1), actions=(old,), place="Salle 2",
            items=(item(ItemKind.REPORT, backlog_id="b1"),),
        )
    )  # fmt: skip
    live.do(ev.Arrived, people=("a", "b", "c")).do(ev.Seated, seats=("c", "a", "b"))
    live.do(ev.OfficeTaken, office="keyboard", person="a")
    live.do(ev.ConsentAsked, question="procedure", text="Enregistrer la rencontre")
    live.consent("procedure").done("attendance")
    live.round("opening").done("absences").consent("duration", "minutes")
    live.done("information").do(ev.ActionHeard, action="act0", state=ActionState.DONE)
    live.done("followups").do(
        ev.NextMeetingSet, next=NextMeeting(starts=datetime(2026, 4, 10, 23, tzinfo=UTC))
    )
    live.done("next_meeting").do(ev.ItemAdded, item=item(ItemKind.EXPLORE, "i2"))
    live.do(ev.ItemMoved, item="i2", to=0).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i2").done("explore_present").round("clarify", "explore")
    live.do(ev.Noted, text="Trois idées", person="a").end_item(note="Suite au printemps")
    live.do(ev.ItemOpened, item="i1").done("report_present")
    live.do(ev.Passed, people=live.state.at_once()).done("report")
    live.do(ev.ActionAgreed, action=Action(id="act1", what="Envoyer le bilan", who=("b",)))
    live.end_item().done("items").round("closing").do(ev.Measured, scores={"": (5, 4, 5)})
    live.done("measure").do(ev.MeetingClosed)

    record = live.record
    assert record.closed == live.book[-1].at
    assert record.present == ("c", "a", "b")
    assert record.absent == ("d",)
    assert ids(record.items) == ["i2", "i1"]
    assert {i.outcome for i in record.items} == {ItemOutcome.REACHED}
    assert record.procedures == ("Enregistrer la rencontre",)
    assert record.heard[0].state is ActionState.DONE
    assert record.actions[0].item == "i1"
    assert record.taken_up == ("b1",)
    assert record.minutes_of == "m0"
    assert record.scores == {"": (5, 4, 5)}
    assert record.items[0].notes[0].person == "a"
    with pytest.raises(RuleBroken, match="closed"):
        live.do(ev.Noted, text="Trop tard")


def test_pausing_stops_the_clocks_and_comes_back_to_the_same_step() -> None:
    live = Driver().begin(item(ItemKind.REPORT))
    before = live.step
    live.do(ev.Paused)
    for refused in (ev.Paused, ev.QuestionDropped):
        with pytest.raises(RuleBroken, match="paused"):
            live.do(refused)
    live.do(ev.Resumed)
    assert live.step == before
    with pytest.raises(RuleBroken, match="not_paused"):
        live.do(ev.Resumed)
    began = live.at().began
    live.done("report_present").round("report").end_item()
    assert began is not None
    assert live.at().spent == live.book[-1].at - began - timedelta(minutes=1)


def test_an_objection_to_the_minutes_is_settled_on_the_spot() -> None:
    live = Driver(context(last_meeting="m0")).gather().round("opening").consent("duration")
    live.object("d", "Le document est public trop tôt.")
    with pytest.raises(RuleBroken, match="round_not_done"):
        live.settle(live.open_objections()[0], ObjectionState.INTEGRATED)
    live.do(ev.Answered, people=live.state.at_once())
    assert live.step == "minutes"
    live.settle(live.open_objections()[0], ObjectionState.INTEGRATED, "Publié plus tard")
    assert live.step == "information"
    (asked,) = [a for a in live.record.asked if a.about == "minutes"]
    assert asked.objections[0].how == "Publié plus tard"


def test_a_correction_of_the_minutes_asks_for_consent_anew() -> None:
    live = Driver(context(last_meeting="m0")).gather().round("opening").consent("duration")
    live.answer("a").do(ev.MinutesAmended, text="Élise était là.")
    assert live.state.waiting() == live.state.stage.order
    live.consent("minutes")
    assert live.record.corrections == ("Élise était là.",)
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.MinutesAmended, text="Encore")


def test_the_agenda_needs_consent_before_the_first_item_and_after_a_significant_change() -> None:
    live = Driver().to_agenda().do(ev.ItemAdded, item=item(ItemKind.REPORT))
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.ItemOpened, item="i1")
    live.done("agenda").answer("a").do(ev.ItemAdded, item=item(ItemKind.EXPLORE, "i2"))
    assert not live.state.stage.answers  # the answers were to another agenda
    live.consent("agenda_consent").do(ev.ItemMoved, item="i2", to=0)
    retimed = live.at("i2").item.model_copy(update={"minutes": 30})
    live.do(ev.ItemChanged, item=retimed)
    assert live.state.agenda_consented
    changes: tuple[tuple[type[ev.Event], dict[str, object]], ...] = (
        (ev.ItemAdded, {"item": item(ItemKind.REPORT, "i3")}),
        (ev.ItemChanged, {"item": item(ItemKind.DECIDE, "i2")}),
        (ev.EndMoved, {"minutes": 150}),
        (ev.ItemRemoved, {"item": "i3"}),
    )
    for kind, fields in changes:
        live.do(kind, **fields)
        with pytest.raises(RuleBroken, match="agenda_not_consented"):
            live.do(ev.ItemOpened, item="i1")
        live.do(ev.ConsentAsked, question="agenda_again").consent("agenda_again")
    live.do(ev.ItemOpened, item="i1")
    assert [i.item.id for i in live.state.items] == ["i2", "i1"]
    assert ids(live.state.removed) == ["i3"]
    assert ids(live.state.backlog) == ["m1.i3"]


def test_consent_to_the_agenda_under_an_aside_is_void_once_the_agenda_changes() -> None:
    live = Driver().to_agenda().do(ev.ItemAdded, item=item()).done("agenda").answer("a")
    live.do(ev.AsideBegun).do(ev.ItemAdded, item=item(id="i2")).done("aside")
    assert live.step == "agenda_consent"
    assert not live.state.stage.answers
    live.consent("agenda_consent")
    assert live.state.agenda_consented


def test_moving_the_end_voids_the_answers_on_the_duration() -> None:
    live = Driver().gather().round("opening").answer("a").do(ev.EndMoved, minutes=90)
    assert live.state.waiting() == live.state.stage.order
    assert live.consent("duration").state.planned == 90


def test_what_is_taken_off_waits_in_the_backlog_and_taken_back_waits_no_longer() -> None:
    live = Driver(context(items=(item(ItemKind.REPORT, backlog_id="b1"),))).to_agenda()
    live.do(ev.ItemRemoved, item="i1")
    assert ids(live.state.backlog) == ["b1"]
    live.do(ev.ItemAdded, item=item(ItemKind.REPORT, backlog_id="b1"))
    assert live.state.backlog == ()
    with pytest.raises(RuleBroken, match="item_done"):
        live.do(ev.ItemAdded, item=item(ItemKind.REPORT))


def test_an_item_under_way_is_neither_removed_nor_given_another_kind() -> None:
    live = Driver().begin(item(ItemKind.REPORT))
    with pytest.raises(RuleBroken, match="item_begun"):
        live.do(ev.ItemRemoved, item="i1")
    with pytest.raises(RuleBroken, match="item_begun"):
        live.do(ev.ItemChanged, item=item(ItemKind.DECIDE))
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.end_item()


def test_closing_waits_for_every_item_of_the_agenda() -> None:
    live = Driver().to_items(item(ItemKind.REPORT))
    with pytest.raises(RuleBroken, match="items_open"):
        live.done("items")
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.MeetingClosed)
    live.do(ev.ConsentAsked, question="carry_over", items=("i1",)).consent("carry_over").close()
    assert live.record.items[0].outcome is ItemOutcome.CARRIED_OVER
    assert live.record.backlog[0].origin is Origin.CARRIED_OVER


def test_a_meeting_without_items_can_close() -> None:
    assert Driver().to_items().close().record.closed is not None


def test_found_open_days_later_it_closes_as_of_then() -> None:
    live = in_consent()
    then = live.book[-1].at
    began = live.at().began
    late = ev.MeetingClosed(n=live.meeting.n + 1, at=then + timedelta(days=3), as_of=then)
    meeting = live.meeting.take(late)
    assert meeting.state.closed == then
    ended = meeting.state.get_item("i1")
    assert ended.outcome is ItemOutcome.CARRIED_OVER
    assert began is not None
    assert ended.spent == then - began
    assert meeting.state.backlog[0].draft == "Une clé par personne."
    for wrong in (START - timedelta(minutes=1), late.at + timedelta(minutes=1)):
        with pytest.raises(RuleBroken, match="date_needed"):
            live.meeting.take(late.model_copy(update={"as_of": wrong}))


def test_found_paused_it_closes_without_counting_the_pause() -> None:
    live = Driver().begin(item(ItemKind.REPORT)).do(ev.Paused)
    paused = live.book[-1].at
    began = live.at().began
    late = ev.MeetingClosed(n=live.meeting.n + 1, at=paused + timedelta(days=1),
                            as_of=paused + timedelta(hours=2))  # fmt: skip
    assert began is not None
    assert live.meeting.take(late).state.get_item("i1").spent == paused - began


def test_consent_by_rounds_only_asks_each_in_turn() -> None:
    live = Driver(context(practice=Practice(asking=Asking.ROUNDS))).gather().round("opening")
    with pytest.raises(RuleBroken, match="one_at_a_time"):
        live.do(ev.Answered, people=("a", "b", "c", "d"))
    live.rest_consents()
    assert live.step == "duration"  # a round ends by a key of its own
    live.done("duration")


def test_undoing_takes_back_the_last_event_and_redoing_gives_it_back() -> None:
    live = Driver().gather().do(ev.SpokeUp, person="a")
    after = live.state
    live.undo()
    assert "a" in live.state.waiting()
    live.redo()
    assert live.state == after
    assert live.meeting.effective()[-1].kind == "spoke_up"
    assert [e.kind for e in live.book[-3:]] == ["spoke_up", "undone", "redone"]
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        live.do(ev.Undone, undone=2)
    live.undo().do(ev.SpokeUp, person="b")
    with pytest.raises(RuleBroken, match="nothing_to_redo"):
        live.do(ev.Redone, redone=4)


def test_an_event_is_taken_in_its_turn_and_a_meeting_opens_once() -> None:
    live = Driver()
    with pytest.raises(RuleBroken, match="out_of_turn"):
        live.meeting.take(ev.Arrived(n=5, at=START, people=("a",)))
    with pytest.raises(RuleBroken, match="unknown_event"):
        live.do(ev.MeetingOpened, meeting="m2", context=context())


def test_an_agenda_item_keeps_its_words_clean() -> None:
    assert AgendaItem(id="i1", title=" Clé\x1b[2J\n du local ").title == "Clé\ufffd[2J  du local"
    with pytest.raises(ValueError, match="title"):
        AgendaItem(id="i1", title=" \n ")


def test_the_longest_ids_still_make_a_record() -> None:
    live = Driver().begin(item(id="i" * 80))
    meeting = replace(live.meeting, state=replace(live.state, meeting="m" * 80))
    live.meeting = meeting
    live.do(ev.ProposalMade, proposal="p" * 80, author="d", version=version())
    live.do(ev.NotAdopted, end=ProposalEnd.POSTPONED, until=date(2026, 5, 1)).end_item()
    record = live.close().record
    assert {len(d.id) for d in record.decisions} == {161}
    assert {len(b.id) for b in record.backlog} == {161}

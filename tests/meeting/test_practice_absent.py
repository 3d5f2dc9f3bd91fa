"""Options of a practice for those who are away: the absent at a decision, consent to minutes."""

from datetime import timedelta

import pytest
from meeting_support import START, Driver, context, item
from practice_support import EN, decided, effect, late, lived, minutes, practised, status

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.late import awaited, objections
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import (
    Absent,
    MinutesConsent,
    Practice,
)
from cercle_tui.register.entries import Status, entries, entry_of
from cercle_tui.reports.register_text import decision_text, list_text

# Those who are absent


@effect("absent", Absent.PRESENT_DECIDE)
def test_those_present_decide() -> None:
    circle = lived(decided(Practice(), "a", "b", "c"))
    assert status(circle) is Status.IN_FORCE
    assert late(circle, "d", Answer.OBJECTION, "Trop tôt.").decisions == circle.decisions


@effect("absent", Absent.MAY_OBJECT)
@effect("absent_hours")
def test_the_absent_may_object_for_some_hours() -> None:
    live = decided(practised(absent="may_object", absent_hours=48), "a", "b", "c")
    (decision,) = live.record.decisions
    assert live.state.closed is not None
    assert decision.open_until == live.state.closed + timedelta(hours=48)
    assert "may object to its decisions until March 12, 2026" in minutes(live)
    circle = lived(live)
    after = late(circle, "d", Answer.OBJECTION, "Le coût n'est pas couvert.")
    assert status(after) is Status.IN_FORCE
    (point,) = after.backlog.values()
    assert (point.kind, point.subject) == (ItemKind.REVIEW, decision.id)
    day = after.day(START)
    assert point.id in [s.point for s in after.context(point.not_before or day).suggested]
    assert "1 late objection" in list_text(entries(after, day), EN)
    (kept,) = after.decisions.values()
    assert "Le coût" in decision_text(after, kept, EN, day)
    again = late(after, "d", Answer.NO_OBJECTION, hours=2)
    assert not again.backlog and not objections(next(iter(again.decisions.values())))


def test_an_objection_that_comes_too_late_or_from_someone_present_changes_nothing() -> None:
    circle = lived(decided(practised(absent="may_object", absent_hours=1), "a", "b", "c"))
    assert late(circle, "d", Answer.OBJECTION, "Non.", hours=72).decisions == circle.decisions
    assert late(circle, "a", Answer.OBJECTION, "Non.").decisions == circle.decisions
    with pytest.raises(ValueError, match="reason_needed"):
        late(circle, "d", Answer.OBJECTION)


@effect("absent", Absent.SUSPENDED)
def test_a_decision_is_suspended_until_the_absent_have_answered() -> None:
    live = decided(practised(absent="suspended"), "a", "b", "c", count=5)
    circle = lived(live)
    (kept,) = circle.decisions.values()
    assert status(circle) is Status.SUSPENDED and awaited(circle, kept) == ("d", "e")
    assert "suspended" in minutes(live)
    one = late(circle, "d", Answer.NO_OBJECTION)
    assert status(one) is Status.SUSPENDED
    both = late(one, "e", Answer.CONCERN, "À surveiller.", hours=900)
    assert status(both) is Status.IN_FORCE and not both.backlog
    reopened = late(one, "e", Answer.OBJECTION, "Les clés manquent.")
    assert status(reopened) is Status.SUSPENDED
    (point,) = reopened.backlog.values()
    assert point.kind is ItemKind.DECIDE and point.draft == kept.decision.final.text
    assert "Les clés manquent." in point.note
    left = one.take(bt.MemberLeft(n=2, at=START + timedelta(days=9), person="e",
                                  on=circle.day(START)))  # fmt: skip
    assert status(left) is Status.IN_FORCE


def test_nobody_absent_nothing_suspended() -> None:
    circle = lived(decided(practised(absent="suspended")))
    assert entry_of(circle, next(iter(circle.decisions)), circle.day(START)).status is (
        Status.IN_FORCE
    )


@effect("absent", Absent.ADVANCE_OPINION)
def test_an_opinion_given_in_advance_is_read_out_and_kept() -> None:
    live = Driver(context(4, practised(absent="advance_opinion"))).to_agenda("a", "b", "c")
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author="a")
    said = {"person": "d", "text": "Gardons une clé de secours."}
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.OpinionRead, **said)
    live.to_consent().do(ev.OpinionRead, **said)
    with pytest.raises(RuleBroken, match="already_present"):
        live.do(ev.OpinionRead, person="b", text="Moi.")
    live.rest_consents().do(ev.Adopted)
    (decision,) = live.record.decisions
    assert [(o.person, o.text) for o in decision.opinions] == [("d", said["text"])]
    live.done("read_back").end_item()
    assert said["text"] in minutes(live)


def test_opinions_in_advance_are_read_only_where_that_is_the_practice() -> None:
    live = Driver(context(4)).to_agenda("a", "b", "c")
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author="a").to_consent()
    with pytest.raises(RuleBroken, match="opinion_not_practised"):
        live.do(ev.OpinionRead, person="d", text="Oui.")


# The minutes


def after_meeting(practice: Practice, *, hours: int = 100, objected: bool = False) -> Driver:
    """Return a second meeting, opened `hours` after a first one closed, at its opening round."""
    circle = lived(decided(practice))
    before = circle.meetings[-1].closed
    assert before is not None
    if objected:
        at = before + timedelta(hours=1)
        circle = circle.take(
            bt.MinutesObjected(n=1, at=at, meeting="m1", person="a", reason="Ce n'est pas dit.")
        )
    told = circle.context(circle.day(before))
    later = START - timedelta(hours=hours) - before
    silent = told.minutes_silent_at
    told = told.model_copy(
        update={
            "last_closed": before + later,
            "minutes_silent_at": silent + later if silent else None,
        }
    )
    return Driver(told).gather().round("opening").consent("duration")


@effect("minutes", MinutesConsent.NEXT_OPENING)
def test_the_minutes_have_consent_at_the_next_opening() -> None:
    assert after_meeting(Practice()).step == "minutes"


@effect("minutes", MinutesConsent.AT_CLOSING)
def test_the_minutes_have_consent_at_closing() -> None:
    live = Driver(context(practice=practised(minutes="at_closing"))).to_items()
    live.done("items").round("closing")
    assert live.step == "minutes_closing"
    live.consent("minutes_closing")
    assert live.step == "measure" and live.record.minutes_settled
    assert after_meeting(practised(minutes="at_closing")).step == "information"
    assert "given at closing" in minutes(decided(practised(minutes="at_closing")))


@effect("minutes", MinutesConsent.SILENCE)
@effect("minutes_hours")
def test_silence_is_consent_to_the_minutes() -> None:
    practice = practised(minutes="silence", minutes_hours=48)
    silent = after_meeting(practice)
    assert silent.step == "information" and silent.record.minutes_by_silence
    assert "consent by silence" in minutes(silent)
    soon = after_meeting(practice, hours=47)
    assert soon.step == "minutes" and not soon.record.minutes_by_silence
    objected = after_meeting(practice, objected=True)
    assert objected.step == "minutes"
    assert objected.circle.minutes_objections == ("Ce n'est pas dit.",)

"""The engine under events of every sort: each invariant of the method as a check of its own."""

import json
import os
from contextlib import suppress
from copy import copy
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from meeting_lives import DECIDING, ELECTING, Life, lives
from meeting_oracle import Oracle
from meeting_pool import anything
from pydantic import ValidationError

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemOutcome

BALLOTS = (
    "ballots", "ballots_s3", "ballots_masked", "masked_in", "ballots_several", "two_offices",
)  # fmt: skip
DEEP = int(os.environ.get("CERCLE_DEEP", "1"))
"""How many times more examples to try, drawn anew each time; 1 repeats the same ones."""

walks = settings(
    max_examples=150 * DEEP,
    derandomize=DEEP == 1,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


fewer = settings(walks, max_examples=60 * DEEP)


def held(life: Life, invariant: str) -> None:
    broken = [(what, n) for which, what, n in Oracle.judge(life.meeting).broken
              if which == invariant]  # fmt: skip
    assert not broken, (broken, [event.kind for event in life.meeting.effective()])


@walks
@given(lives(*DECIDING, "objecting", "unreachable", *ELECTING, least=2))
def test_i1_nothing_is_decided_before_everyone_has_answered_or_over_an_objection(
    life: Life,
) -> None:
    held(life.hurry(), "I1")


@walks
@given(lives("objections", "objections_s3", "consent", "nominee_objected", least=4))
def test_i2_a_new_version_voids_earlier_answers(life: Life) -> None:
    held(life.hurry(), "I2")


@walks
@given(lives("objecting", "objections", "objections_s3", "second_round", "nominee_objected"))
def test_i3_objections_are_heard_out_then_settled_by_their_author(life: Life) -> None:
    held(life, "I3")


@walks
@given(lives())
def test_i4_an_objection_has_a_reason_in_words(life: Life) -> None:
    held(life, "I4")


@walks
@given(
    lives("guest", "late", "unreachable", "door", "consent", "ballots", "explore", "objections_s3")
)
def test_i5_those_who_count_are_asked_and_the_unreachable_waited_for(life: Life) -> None:
    held(life, "I5")


@walks
@given(lives(*BALLOTS, *ELECTING))
def test_i6_ballots_stay_closed_and_the_person_proposed_answers_last(life: Life) -> None:
    held(life, "I6")


@walks
@given(lives("masked_in", "ballots_masked"))
def test_i6_a_typed_ballot_is_read_as_it_was_typed(life: Life) -> None:
    held(life, "I6")


@walks
@given(lives("roles", "roles_s3", "two_roles", "two_offices_s3", "second_office", least=4))
def test_i7_role_term_and_criteria_have_consent_before_the_ballots(life: Life) -> None:
    held(life.hurry(), "I7")


@walks
@given(lives("nominee_objected", "second_office", "propose", "ballots_several"))
def test_what_was_said_in_an_election_is_only_added_to(life: Life) -> None:
    held(life.hurry(), "added")


@walks
@given(lives("bare", "propose", "propose_s3", "propose_s3", least=4))
def test_i8_what_is_adopted_is_whole_and_a_mandate_ends(life: Life) -> None:
    held(life.hurry(), "I8")
    for election in record_of(life.meeting).elections:
        if election.mandate is not None:
            assert election.mandate.ends > election.mandate.begins


@walks
@given(lives("aside", "items", "end_moved"))
def test_i9_no_item_opens_on_an_agenda_without_consent(life: Life) -> None:
    held(life, "I9")


@walks
@given(lives())
def test_i10_every_item_ends_with_an_outcome_and_nothing_vanishes(life: Life) -> None:
    held(close(life), "I10")


@walks
@given(lives())
def test_i11_undoing_adds_to_the_book_and_what_stands_is_the_rest(life: Life) -> None:
    for _ in range(3):
        if life.meeting.last is not None and life.meeting.state.closed is None:
            life.take(ev.Undone, undone=life.meeting.last.n)
    assert [event.n for event in life.book] == list(range(1, len(life.book) + 1))
    standing: list[ev.Event] = []
    taken_back: list[ev.Event] = []
    for event in life.book[1:]:
        if isinstance(event, ev.Undone):
            assert standing[-1].n == event.undone
            taken_back.append(standing.pop())
        elif isinstance(event, ev.Redone):
            assert taken_back[-1].n == event.redone
            standing.append(taken_back.pop())
        else:
            standing.append(event)
            taken_back.clear()
    assert life.meeting.effective() == tuple(standing)
    # Nothing of what was undone is left: the same facts alone make the same meeting.
    alone = Meeting.open(life.book[0])  # type: ignore[arg-type]
    for event in standing:
        alone = replace(alone, n=event.n - 1).take(event)
    assert replace(alone.state, now=life.meeting.state.now) == life.meeting.state


@walks
@given(lives())
def test_i12_closing_lists_what_is_unfinished_and_keeps_it_waiting(life: Life) -> None:
    unfinished = {i.item.id for i in life.meeting.state.items if i.outcome is None}
    closed = close(life)
    held(closed, "I12")
    ended = {i.item.id: i.outcome for i in closed.meeting.state.items}
    if unfinished and life.meeting is not closed.meeting:
        assert {ended[i] for i in unfinished} == {ItemOutcome.CARRIED_OVER}


def back(meeting: Meeting) -> Meeting:
    """Return the meeting with its last event taken back."""
    undone = meeting.last.n if meeting.last else 2
    return meeting.take(ev.Undone(n=meeting.n + 1, at=meeting.state.now, undone=undone))


def close(life: Life) -> Life:
    """Return the life closed as of its last moment, if it was not."""
    meeting = life.meeting
    if meeting.state.closed is None:
        at = meeting.state.now
        life = copy(life)
        life.meeting = meeting.take(ev.MeetingClosed(n=meeting.n + 1, at=at, as_of=at))
    return life


@fewer
@given(lives())
def test_folding_the_book_gives_the_meeting_as_it_was_lived(life: Life) -> None:
    assert Meeting.fold(life.book).state == life.meeting.state


@fewer
@given(lives())
def test_every_event_is_written_and_read_back_the_same(life: Life) -> None:
    again = [ev.parse(json.loads(json.dumps(ev.dump(event)))) for event in life.book]
    assert again == life.book


@fewer
@given(lives())
def test_undoing_then_redoing_gives_an_equal_meeting(life: Life) -> None:
    if life.meeting.state.closed is not None:
        return
    meetings = [life.meeting]
    while len(meetings) <= 8 and (past := meetings[-1].past) is not None:
        meetings.append(back(meetings[-1]))
        assert replace(meetings[-1].state, now=past.before.now) == past.before
    forth = meetings.pop()
    for meeting in reversed(meetings):
        n = forth.undone[-1].n
        forth = forth.take(ev.Redone(n=forth.n + 1, at=forth.state.now, redone=n))
        assert replace(forth.state, now=meeting.state.now) == meeting.state
    assert forth.effective() == life.meeting.effective()


@fewer
@given(lives())
def test_whatever_happened_there_is_a_record_that_can_be_written(life: Life) -> None:
    record = record_of(life.meeting)
    assert MeetingRecord.model_validate_json(record.model_dump_json()) == record


@fewer
@given(lives(), st.integers(0, 2**32 - 1))
def test_a_refused_event_changes_nothing(life: Life, seed: int) -> None:
    before = repr(life.meeting)
    for _ in range(8):
        chance = Random(seed)
        kind, fields = anything(life.meeting.state, chance.choice)
        with suppress(RuleBroken, ValidationError):
            life.meeting.take(kind(n=life.meeting.n + 1, at=life.meeting.state.now, **fields))
        seed += 1
    untouched = repr(life.meeting) == before  # compared first: the words are too long to show
    assert untouched

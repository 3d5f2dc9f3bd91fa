"""Turns to speak, first and last words: counted as they were taken, and nothing else."""

from meeting_support import Driver, context

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.voices import Voice


def in_the_opening_round() -> Driver:
    life = Driver(context(4)).gather()
    assert life.step == "opening"
    return life


def test_a_round_is_counted_as_it_was_held() -> None:
    life = in_the_opening_round()
    order = list(life.state.stage.order)
    first, second, third, fourth = order
    for person in (second, first):
        life.do(ev.SpokeUp, person=person)
    life.do(ev.Passed, people=(third,))  # offered again at the end
    life.do(ev.SpokeUp, person=fourth)
    told = life.record.voices
    assert third not in told
    life.do(ev.Passed, people=(third,))
    told = life.record.voices
    assert told == {
        second: Voice(turns=1, first=1),
        first: Voice(turns=1),
        fourth: Voice(turns=1, last=1),
        third: Voice(passed=1),
    }
    life.undo()
    assert third not in life.record.voices


def test_who_speaks_alone_has_neither_the_first_nor_the_last_word() -> None:
    life = in_the_opening_round()
    person = life.state.speaker()
    life.do(ev.SpokeUp, person=person)
    assert life.record.voices == {person: Voice(turns=1)}

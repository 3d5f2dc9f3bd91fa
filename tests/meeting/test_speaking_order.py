"""Who speaks first, in which direction: shared fairly over the rounds of a meeting."""

from collections import Counter
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_support import Driver, context, in_consent, item

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.order import around, propose_first
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind


def test_around_the_seats_both_ways() -> None:
    assert around("abcd", "c", False) == ("c", "d", "a", "b")
    assert around("abcd", "c", True) == ("c", "b", "a", "d")
    assert around("a", "a", True) == ("a",)
    assert around("", "a", False) == ()


def test_first_is_who_was_least_often_first() -> None:
    assert propose_first("abc", {"a": 1, "b": 1}, {}, False) == "c"


def test_then_whose_start_makes_last_who_was_least_often_last() -> None:
    # Forwards, the one before the first speaks last: beginning with "b" ends with "a".
    assert propose_first("abc", {}, {"b": 1, "c": 1}, False) == "b"
    assert propose_first("abc", {}, {"b": 1, "c": 1}, True) == "c"


def test_then_the_order_people_sit_in() -> None:
    assert propose_first("bca", {}, {}, False) == "b"


def test_the_direction_turns_from_round_to_round() -> None:
    live = Driver(context(3)).begin(item(ItemKind.EXPLORE)).done("explore_present")
    ways = []
    for _ in range(4):
        live.do(ev.RoundBegun)
        ways.append(live.state.stage.reverse)
        live.round("stuck")
    assert ways in ([False, True] * 2, [True, False] * 2)


def test_a_question_answered_at_once_is_no_round_of_speaking() -> None:
    live = Driver(context(3)).gather().round("opening")
    before = live.state.first
    live.consent("duration")
    assert live.state.first == before


def test_the_facilitator_turns_a_round_before_anyone_has_spoken() -> None:
    live = Driver().gather().do(ev.RoundTurned, first="c", reverse=True)
    assert live.state.stage.order == ("c", "b", "a", "d")
    live.do(ev.SpokeUp, person="c")
    with pytest.raises(RuleBroken, match="round_begun"):
        live.do(ev.RoundTurned, first="a")


def test_turning_a_round_leaves_the_author_last() -> None:
    live = in_consent().do(ev.RoundTurned, first="b", reverse=False)
    assert live.state.stage.order == ("b", "c", "a", "d")
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.RoundTurned, first="d")
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.RoundTurned, first="zz")


@settings(max_examples=25, derandomize=True, deadline=None)
@given(
    st.integers(2, 7),
    st.permutations("abcdefg"),
    st.lists(st.sampled_from(["all", "author", "away"]), min_size=5, max_size=30),
)
def test_nobody_who_stays_is_first_or_last_much_more_than_their_share(
    count: int, seats: list[str], rounds: list[str]
) -> None:
    live = Driver(context(count)).begin(item(ItemKind.EXPLORE)).done("explore_present")
    live.do(ev.Seated, seats=tuple(p for p in seats if p in live.state.seats))
    first: Counter[str] = Counter(live.state.first)
    last: Counter[str] = Counter(live.state.last)
    for kind in rounds:
        live.do(ev.RoundBegun)
        if kind == "away":  # someone drops out of sight and is waited for
            who = live.state.stage.order[-1]
            live.do(ev.Unreachable, person=who).do(ev.Reached, person=who)
        order = live.state.stage.order
        first[order[0]] += 1
        last[order[-1]] += 1
        live.round("stuck")
    share = ceil(sum(first.values()) / count)
    assert max(first.values()) <= share + 1
    assert max(last.values()) <= share + 2

"""What the reasons of an election weigh: counts, near-ties, whom a practice points to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.weighing import near_tied, pointed_to, weigh
from cercle_tui.model.election import Declined, Lot, Nomination
from cercle_tui.model.practice import Tie


def said(*pairs: tuple[str, str], change: bool = False) -> tuple[Nomination, ...]:
    return tuple(
        Nomination(by=by, nominee=nominee, reasons=f"{by}: {nominee}", change=change)
        for by, nominee in pairs
    )


def election(*pairs: tuple[str, str], changes: tuple[tuple[str, str], ...] = ()) -> ElectionState:
    return ElectionState(said=(*said(*pairs), *said(*changes, change=True)))


def test_each_person_named_with_who_names_them_and_why() -> None:
    weights = weigh(election(("a", "c"), ("b", "d"), ("c", "d")))
    assert [(w.person, w.count, w.by) for w in weights] == [
        ("d", 2, ("b", "c")), ("c", 1, ("a",)),
    ]  # fmt: skip
    assert weights[0].reasons == ("b: d", "c: d")


def test_the_change_round_moves_a_voice_and_its_reasons() -> None:
    weights = weigh(election(("a", "c"), ("b", "d"), changes=(("a", "d"),)))
    assert [(w.person, w.reasons) for w in weights] == [("d", ("b: d", "a: d"))]


def test_who_keeps_with_another_reason_has_both() -> None:
    (weight,) = weigh(election(("a", "c"), changes=(("a", "c"),)))
    assert weight.count == 1 and weight.reasons == ("a: c", "a: c")


def test_a_near_tie_is_one_voice_apart() -> None:
    assert near_tied(election(("a", "c"), ("b", "d"), ("e", "d"))) == ("d", "c")
    three = (("a", "d"), ("b", "d"), ("c", "d"), ("e", "c"))
    assert near_tied(election(*three)) == ()
    assert near_tied(election()) == ()


def test_who_declined_is_no_longer_in_a_tie() -> None:
    close = election(("a", "c"), ("b", "d"))
    assert near_tied(replace(close, declined=(Declined(person="c"),))) == ()


def test_the_holder_is_pointed_to_only_when_near_tied() -> None:
    close = election(("a", "c"), ("b", "d"))
    assert pointed_to(close, Tie.INCUMBENT, "c") == "c"
    assert pointed_to(close, Tie.INCUMBENT, "z") == ""
    assert pointed_to(election(("a", "c")), Tie.INCUMBENT, "c") == ""


def test_one_who_names_themself_is_pointed_to_when_alone() -> None:
    assert pointed_to(election(("c", "c"), ("b", "d")), Tie.SELF_NAMED, "") == "c"
    assert pointed_to(election(("c", "c"), ("d", "d")), Tie.SELF_NAMED, "") == ""


def test_a_lot_counts_while_the_same_people_are_near_tied() -> None:
    close = election(("a", "c"), ("b", "d"))
    drawn = ElectionState(said=close.said, lots=(Lot(people=("c", "d"), drawn="d"),))
    assert pointed_to(drawn, Tie.DRAW, "") == "d"
    moved = ElectionState(
        said=(*close.said, *said(("b", "c"), change=True)), lots=drawn.lots
    )  # fmt: skip
    assert pointed_to(moved, Tie.DRAW, "") == ""
    assert pointed_to(drawn, Tie.FACILITATOR, "c") == ""


PEOPLE = st.sampled_from("abcde")


@given(st.lists(st.tuples(PEOPLE, PEOPLE), unique_by=lambda pair: pair[0]), st.sampled_from(Tie))
def test_nobody_is_pointed_to_by_number_alone(pairs: list[tuple[str, str]], tie: Tie) -> None:
    state = election(*pairs)
    assert sum(w.count for w in weigh(state)) == len(pairs)
    close = near_tied(state)
    pointed = pointed_to(state, tie, "a")
    assert not pointed or (pointed in close and len(close) > 1)

"""The ring: everybody on it in order, nothing touching anything, whatever the names."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cercle_tui.ui.widgets.geometry import LEAST_ROWS, MOST_PEOPLE, arrange, ring_fits
from cercle_tui.ui.widgets.lettering import length
from cercle_tui.ui.widgets.ring import paint_ring
from cercle_tui.ui.widgets.roster import paint_roster
from cercle_tui.ui.widgets.views import Mark, RingView, SeatView, Tone

QUESTION = "« Voici la proposition, en vigueur jusqu’au 23 mai 2027. As-tu une objection? »"
NAMES = ["Marie", "Luc", "Paul", "Amina", "Jean", "Noémie", "François", "Zoé"]
NAMES += ["Marie-Christine", "Oumar", "Geneviève", "Ève"]
SIZES = [(78, 13), (78, 14), (86, 23), (94, 32), (134, 38), (198, 45), (50, 10)]
HOSTILE = ["[/", "[red]x", "[@click=app.quit]x", "\x1b[2J", "N" * 200, "👩‍👩‍👧", "漢字" * 9, "עמית"]


def text_of(lines):
    return ["".join(text for text, _ in line) for line in lines]


def view(names, lit=0, question=QUESTION):
    seats = tuple(SeatView(name, lit=index == lit) for index, name in enumerate(names))
    return RingView(seats, question, names[lit] if names else "")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("people", range(1, MOST_PEOPLE + 1))
def test_everyone_and_the_whole_question_are_there(size, people):
    picture = paint_ring(view(NAMES[:people]), *size)
    shown = " ".join(" ".join(text_of(picture.lines)).split())
    names = NAMES[:people]
    if size[0] >= 78:
        assert all(name in shown for name in names)
        strong = [text for line in picture.lines for text, tone in line if tone is Tone.STRONG]
        assert " ".join(strong) == QUESTION
    assert [spot.what for spot in picture.spots] == list(range(people))


@pytest.mark.parametrize("people", range(3, MOST_PEOPLE + 1))
def test_seats_go_clockwise_from_the_top(people):
    shape = arrange(78, 13, people, 10)
    rows = [seat.row for seat in shape.seats]
    assert rows[0] == min(rows)
    middle = shape.width / 2
    sides = [seat.x - middle for seat in shape.seats]
    right = [index for index, side in enumerate(sides) if side > 0.5]
    left = [index for index, side in enumerate(sides) if side < -0.5]
    assert max(right) < min(left)
    assert [rows[i] for i in right] == sorted({rows[i] for i in right})
    assert [rows[i] for i in right] == [rows[i] for i in reversed(left)]


def test_nobody_moves_when_turn_question_or_marks_change():
    first = paint_ring(view(NAMES[:8], lit=0), 78, 13)
    other = RingView(
        tuple(SeatView(name, Mark.DONE, lit=i == 5) for i, name in enumerate(NAMES[:8])), "Alors?"
    )
    assert paint_ring(other, 78, 13).spots == first.spots


@pytest.mark.parametrize("size", SIZES)
def test_the_question_keeps_away_from_names_and_dots(size):
    for people in range(3, MOST_PEOPLE + 1):
        for line in paint_ring(view(["Marie-Christine Desrosiers"] * people), *size).lines:
            for before, after in pairwise(line):
                if after[1] is Tone.STRONG:
                    assert before[0][-1:].isspace() or before[0].endswith("⠀")
                if before[1] is Tone.STRONG:
                    assert after[0][:1].isspace() or after[0].startswith("⠀")


def test_only_the_speaker_shines_and_an_answer_keeps_its_mark():
    seats = (SeatView("Luc", Mark.DONE), SeatView("Paul", Mark.OBJECTION, lit=True))
    runs = [run for line in paint_ring(RingView(seats), 78, 13).lines for run in line]
    assert [text for text, tone in runs if tone is Tone.LIT] == ["▶! Paul "]
    assert [text for text, tone in runs if tone is Tone.OK] == [" ✓ Luc "]


def test_ascii_draws_no_other_signs():
    seats = tuple(SeatView("Zoe", mark, lit=mark is Mark.NOW) for mark in Mark)
    for paint in (paint_ring, paint_roster):
        for line in text_of(paint(RingView(seats, "Yes?", "Zoe", "Why"), 78, 13, True).lines):
            assert line.isascii()


names = st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE + NAMES), max_size=MOST_PEOPLE)


@settings(max_examples=60, deadline=None)
@given(names, st.text(max_size=300), st.integers(40, 200), st.integers(LEAST_ROWS, 48))
def test_any_text_at_any_size_keeps_the_picture_in_shape(names, question, width, height):
    seats = tuple(SeatView(name, lit=index == 1) for index, name in enumerate(names))
    picture = paint_ring(RingView(seats, question, question, question), width, height)
    assert len(picture.lines) == height
    assert {length(line) for line in picture.lines} == {width}
    assert not any(
        ch < " " or "\x7f" <= ch < "\xa0" for line in text_of(picture.lines) for ch in line
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=30) | st.sampled_from(HOSTILE), max_size=40),
    st.integers(20, 160),
    st.integers(1, 20),
    st.integers(0, 39),
)
def test_the_roster_always_shows_the_speaker(names, width, height, lit):
    seats = tuple(SeatView(name, lit=index == lit) for index, name in enumerate(names))
    picture = paint_roster(RingView(seats, "Qui?"), width, height)
    assert all(length(line) <= width + 4 for line in picture.lines)
    if lit < len(names) and height > 3:
        assert lit in [spot.what for spot in picture.spots if spot.row < height]


def test_when_a_ring_can_be_read():
    assert ring_fits(12, 78, 10)
    assert not ring_fits(13, 78, 30)
    assert not ring_fits(8, 78, 9)
    assert not ring_fits(8, 30, 20)


def test_marks_are_one_cell_wide():
    for mark in Mark:
        assert cell_len(mark.glyph()) == 1
        assert mark.glyph(ascii=True).isascii()

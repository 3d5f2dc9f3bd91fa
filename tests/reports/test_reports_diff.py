"""Differences give both texts back exactly, and read as a person would mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.reports.diff import differences

TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(["on", "se", "voit", "le", "jeudi", "mardi", ",", ".", "\n", "  ", "l’eau"]),
    max_size=40,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_sides_come_back(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new
    assert all(text for _, text in pieces)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ((("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "a", (("added", "a"),)),
        ("a", "", (("removed", "a"),)),
        (
            "On se voit le jeudi.",
            "On se voit le jeudi soir.",
            (("same", "On se voit le jeudi"), ("added", " soir"), ("same", ".")),
        ),
        (
            "le jeudi à Laval",
            "le mardi à Lévis",
            (("same", "le "), ("removed", "jeudi à Laval"), ("added", "mardi à Lévis")),
        ),
        (
            "un\ndeux trois quatre cinq",
            "un\ndeux 3 quatre cinq",
            (("same", "un\ndeux "), ("removed", "trois"), ("added", "3"), ("same", " quatre cinq")),
        ),
    ],
)
def test_changes_read_well(old: str, new: str, pieces: tuple[tuple[str, str], ...]) -> None:
    assert differences(old, new) == pieces


def test_very_long_texts_are_compared_by_line() -> None:
    lines = [f"la la la ligne {n}" for n in range(300)]
    old, new = "\n".join(lines), "\n".join([*lines[:150], "la nouvelle", *lines[151:]])
    new = new.replace("ligne 3\n", "ligne trois\n")
    pieces = differences(old, new)
    assert [text for kind, text in pieces if kind == "removed"] == [
        "la la la ligne 3",
        "la la la ligne 150",
    ]
    assert "".join(text for kind, text in pieces if kind != "removed") == new


def test_repetition_without_end_is_answered_too() -> None:
    old, new = "a " * 3_000, "a b " * 1_500
    assert differences(old, new) == (
        ("removed", old.rstrip()),
        ("added", new.rstrip()),
        ("same", " "),
    )

"""The register in a terminal or a pipe: plain, as wide as asked, and as JSON."""

import json
from dataclasses import replace
from datetime import date

import lived_meetings as lived
import pytest

from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.practice import Practice
from cercle_tui.register.entries import entries
from cercle_tui.reports.register_text import decision_text, list_text, standing, to_json

TODAY = date(2026, 8, 20)
EN = words_for("en")


@pytest.fixture
def circle() -> Circle:
    return lived.circle(lived.first_evening(), lived.second_evening())


def test_the_list(circle: Circle) -> None:
    assert list_text(entries(circle, TODAY), EN) == (
        "H-2026-003  Clés encore\n"
        "            April 10, 2026 · in force for 2 more meetings · Luc\n"
        "            Site web\n"
        "            postponed on March 12, 2026 · Luc · m1.p3\n"
        "H-2026-002  Pizza\n"
        "            adopted on March 12, 2026 · Luc\n"
        "H-2026-001  Boîte à clés\n"
        "            March 12, 2026 · superseded on April 10, 2026 · Zoé\n"
    )
    assert list_text([], EN) == ""


def test_several_circles_are_named(circle: Circle) -> None:
    first, *_ = entries(circle, TODAY)
    listed = list_text([first, replace(first, circle="Ancrage")], EN)
    assert "            Horizon · April 10" in listed
    assert "            Ancrage · April 10" in listed


def test_the_list_in_french(circle: Circle) -> None:
    lines = list_text(entries(circle, TODAY), words_for("fr")).splitlines()
    assert lines[1].strip() == "10\u00a0avril 2026 · en vigueur pour encore 2 rencontres · Luc"
    assert lines[-1].strip() == ("12\u00a0mars 2026 · remplacée le 10\u00a0avril 2026 · Zoé")


def test_how_a_decision_with_a_date_stands() -> None:
    circle = lived.circle(lived.first_evening())
    said = {
        day: standing(entries(circle, day)[-1], EN)
        for day in (date(2026, 3, 12), TODAY, date(2026, 10, 1))
    }
    assert list(said.values()) == [
        "in force until September 12, 2026",
        "to review by September 12, 2026",
        "past its term since September 12, 2026",
    ]


def test_one_decision_in_full(circle: Circle) -> None:
    text = decision_text(circle, circle.decisions["m1.p1"], EN, TODAY)
    assert text.startswith("Boîte à clés\nH-2026-001 · Horizon · superseded on April 10, 2026\n")
    for line in (
        "Zoé tient la liste.",
        "Measures                  Aucune rencontre en retard",
        "Replaced by               H-2026-003",
        "  2 consent to version 1: 3 without objection, 1 objection",
        "  8 replaced on April 10, 2026",
    ):
        assert line in text.splitlines()
    assert "Marie:" not in text


def test_names_stand_beside_by_the_practice() -> None:
    record = lived.first_evening()
    circle = lived.circle(record, practice=Practice(names_beside=True))
    text = decision_text(circle, circle.decisions["m1.p1"], EN, TODAY)
    assert "an objection from Marie: “On ne saura jamais qui les a”" in text.replace("\n    ", " ")


@pytest.mark.parametrize("width", [30, 40, 60, 100])
def test_lines_keep_to_the_width(circle: Circle, width: int) -> None:
    whole = [list_text(entries(circle, TODAY), EN, width)]
    whole += [decision_text(circle, k, EN, TODAY, width) for k in circle.decisions.values()]
    assert all(len(line) <= width for text in whole for line in text.splitlines())


def test_a_hostile_text_cannot_act_on_the_terminal() -> None:
    record = lived.first_evening(dress=lambda text: f"\x1b]0;x\x07{text}\u202e")
    circle = lived.circle(record)
    text = list_text(entries(circle, TODAY), EN) + "".join(
        decision_text(circle, kept, EN, TODAY) for kept in circle.decisions.values()
    )
    assert all(char.isprintable() or char == "\n" or char == "\u00a0" for char in text)


def test_an_entry_as_json(circle: Circle) -> None:
    read = json.loads(json.dumps(to_json(entries(circle, TODAY)[-1])))
    assert read == {
        "id": "m1.p1",
        "number": "H-2026-001",
        "title": "Boîte à clés",
        "kind": "policy",
        "status": "superseded",
        "on": "2026-03-12",
        "circle": "Horizon",
        "ends": "2026-09-12",
        "over_on": "2026-04-10",
        "meetings_left": None,
        "responsible": ["Zoé"],
        "late_objections": 0,
        "office": "",
        "person": "",
        "adopted_on": "2026-03-12",
    }

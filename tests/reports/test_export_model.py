"""The export's values: what the selection keeps, its schema, and names left out of every text."""

import json
from datetime import date, timedelta
from pathlib import Path

import lived_meetings as lived
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.practice import Practice
from cercle_tui.reports.exports.gather import gather
from cercle_tui.reports.exports.json_file import json_bytes, schema_text
from cercle_tui.reports.exports.model import Export, export_schema
from cercle_tui.reports.exports.selection import Selection, Source
from cercle_tui.reports.exports.unnamed import MARK, Unnamed

KEPT = Path(__file__).parents[2] / "docs" / "export.schema.json"
TODAY = date(2026, 8, 20)


@pytest.fixture(scope="module")
def circle() -> Circle:
    return lived.circle(lived.first_evening(), lived.second_evening())


def gathered(circle: Circle, **limits: object) -> Export:
    return gather([Source(circle, TODAY)], Selection(**limits), "Rive-Sud")  # type: ignore[arg-type]


def test_a_decision_is_told_whole(circle: Circle) -> None:
    export = gathered(circle)
    told = next(d for d in export.decisions if d.id == "m1.p1")
    assert (told.number, told.title, told.status) == ("H-2026-001", "Boîte à clés", "superseded")
    assert told.aim == "Une règle" and told.why == "Trois rencontres commencées dehors"
    assert (told.replaced_by, told.over_on) == ("m2.p1", date(2026, 4, 10))
    assert [v.text for v in told.versions][1] == told.text
    assert [(o.reason, o.integrated_in, o.who) for o in told.objections] == [
        ("On ne saura jamais qui les a", 2, "")
    ]
    assert [(r.version, r.no_objection, r.objections) for r in told.rounds] == [
        (1, 3, 1),
        (2, 3, 0),
    ]
    assert [c.text for c in told.concerns] == ["Le gel"]
    assert told.responsible == ("Zoé",) and "Amina" in told.absent
    (election,) = export.elections
    assert (election.office, election.person, election.criteria) == (
        "secretary",
        "Zoé",
        ("Rigueur",),
    )
    assert {o.person for o in export.offices} >= {"Luc", "Zoé"}
    assert [m.on for m in export.meetings] == [date(2026, 4, 10), date(2026, 3, 12)]
    assert export.meetings[1].scores[0].mean == 4.5


def test_names_stand_beside_by_the_practice() -> None:
    practice = Practice(names_beside=True)
    circle = lived.circle(lived.first_evening(), practice=practice)
    told = next(d for d in gathered(circle).decisions if d.objections)
    assert told.objections[0].who == "Marie" and told.concerns[0].who == "Zoé"
    unnamed = next(d for d in gathered(circle, names=False).decisions if d.objections)
    assert unnamed.objections[0].who == ""


def test_the_period_holds_both_its_days(circle: Circle) -> None:
    days = [told.on for told in gathered(circle).decisions]
    first, last = min(days), max(days)
    assert len(gathered(circle, since=first, until=last).decisions) == len(days)
    later = gathered(circle, since=first + timedelta(days=1))
    assert {told.on for told in later.decisions} == {last}
    assert [m.on for m in later.meetings] == [last] and later.elections == ()
    assert gathered(circle, until=first - timedelta(days=1)).decisions == ()


def test_decisions_only_leaves_the_rest_out(circle: Circle) -> None:
    export = gathered(circle, decisions_only=True)
    assert len(export.decisions) == 4
    assert not (export.elections or export.offices or export.meetings or export.due)


def test_no_name_leaves_where_names_are_left_out() -> None:
    def dress(said: str) -> str:
        return f"{said} (dit par Marie et ZOE, chez Luc Tremblay)"

    names = {**lived.NAMES, "luc": "Luc Tremblay", "paul": "Paul de la Rive"}
    circle = lived.circle(lived.first_evening(names, dress=dress), lived.second_evening())
    text = json.dumps(gathered(circle, names=False).plain(), ensure_ascii=False)
    for name in ("Marie", "Zoé", "ZOE", "Luc", "Tremblay", "Paul", "Amina", "Xavier", '"luc"'):
        assert name not in text, name
    assert MARK in text and "Une boîte à combinaison" in text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Luc Tremblay et zoe tremblay-roy", f"{MARK} et {MARK}"),
        ("la clé de luc, de Luc", f"la clé de luc, de {MARK}"),
        ("Jean-François, JEAN FRANCOIS, Jean", f"{MARK}, {MARK}, Jean"),
        ("Lucie luit; d’Amina; l'Amina!", f"Lucie luit; d’{MARK}; l'{MARK}!"),
        ("le mur de pierre de Pierre", f"le mur de pierre de {MARK}"),
        ("de la Rive; la rive; M. Rive", f"de la {MARK}; la rive; M. {MARK}"),
        ("שלום עמית!", f"שלום {MARK}!"),
        ("[/ et rien", f"{MARK} et rien"),
        ("(2) rencontres", "(2) rencontres"),
    ],
)
def test_names_are_taken_out_as_whole_words(text: str, left: str) -> None:
    names = ("Luc Tremblay", "Zoé Tremblay-Roy", "Jean-François", "Amina", "Pierre de la Rive")
    assert Unnamed([*names, "עמית", "[/", "Zoé (2)"])(text) == left


@given(st.text(max_size=12), st.text(max_size=30), st.text(max_size=30))
def test_any_name_and_any_text_go_through(name: str, before: str, after: str) -> None:
    without = Unnamed([name, "Amina Roy"])
    assert "Amina Roy" not in without(f"{before} Amina Roy {after}")


def test_the_schema_in_the_docs_is_fresh() -> None:
    assert KEPT.read_text("utf-8") == schema_text(), (
        "write it again: Path('docs/export.schema.json').write_text(schema_text())"
    )


def test_the_json_follows_its_schema_and_comes_back(circle: Circle) -> None:
    schema = export_schema()
    Draft202012Validator.check_schema(schema)
    for limits in ({}, {"names": False}, {"decisions_only": True}):
        export = gathered(circle, **limits)
        told = json.loads(json_bytes(export))
        Draft202012Validator(schema).validate(told)
        assert list(told)[:2] == ["format", "schema"]
        assert Export.model_validate(told) == export
    assert not Draft202012Validator(schema).is_valid({"format": "cercle-export", "schema": 2})

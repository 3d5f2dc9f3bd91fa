"""Sentences for broken rules and for problems of the store."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cercle_tui.locale import Words, words_for
from cercle_tui.locale.fields import fields_of
from cercle_tui.locale.problems import RULES, STORE, say_problem, say_rule
from cercle_tui.meeting import rules

FR, EN = words_for("fr"), words_for("en")
KNOWN = {
    "people": ["Zoé", "Jean"],
    "person": "Zoé",
    "items": ["Clés", "Budget"],
    "step": "consent",
    "count": 3,
    "path": "/données/h.json",
    "backup": "/données/h.json.bak",
    "host": "érable",
    "pid": 42,
    "since": datetime(2026, 12, 10, 19, tzinfo=UTC),
    "read": 12,
    "total": 20,
}


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
@pytest.mark.parametrize("code", [*RULES, *STORE])
def test_a_code_has_its_sentence(words: Words, code: str) -> None:
    table, say = (RULES, say_rule) if code in RULES else (STORE, say_problem)
    assert fields_of(table[code]) <= KNOWN.keys()
    said = say(words, code, KNOWN)
    assert "{" not in said
    assert said.endswith((".", "”.", "»."))
    assert f"(code: {code})" not in said


def test_people_and_steps_are_named() -> None:
    assert say_rule(FR, "not_answered", KNOWN).startswith("Réponse attendue\u00a0: Zoé et Jean.")
    assert "Tour de consentement" in say_rule(FR, "wrong_step", KNOWN)
    assert "19\u00a0h" in say_problem(FR, "held_by_other", KNOWN)


@pytest.mark.parametrize("say", [say_rule, say_problem])
def test_an_unknown_code_or_a_field_that_lacks_still_names_the_code(say: object) -> None:
    assert callable(say)
    assert "zut" in say(FR, "zut", {})
    assert "not_heard" in say_rule(EN, "not_heard", {})


def test_people_s_words_are_never_fields() -> None:
    assert "{count}" in say_rule(EN, "not_present", {"person": "{count}"})


def test_a_broken_file_left_where_it_is_is_not_said_to_be_set_aside():
    left = say_problem(EN, "broken_file", {"path": "/d/h.json", "kept": ""})
    assert "left as it is" in left and "set aside" not in left
    assert "set aside" in say_problem(EN, "broken_file", {"path": "/d/h.json", "kept": "/q/h"})


def test_every_rule_the_engine_names_has_words():
    source = Path(rules.__file__).parent
    named = {
        code
        for path in source.rglob("*.py")
        for code in re.findall(r'(?:RuleBroken|_election)\(\s*"(\w+)"', path.read_text("utf-8"))
    }
    assert len(named) > 40
    assert named <= RULES.keys()

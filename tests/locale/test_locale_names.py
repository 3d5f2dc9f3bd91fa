"""Every value of the model has a name in both languages."""

import importlib
import pkgutil
from enum import StrEnum

import pytest

import cercle_tui.model
from cercle_tui.locale import Words, names, options, words_for
from cercle_tui.model.people import Office
from cercle_tui.model.practice import PRESETS, Practice

FR, EN = words_for("fr"), words_for("en")


def _enums() -> list[type[StrEnum]]:
    for module in pkgutil.iter_modules(cercle_tui.model.__path__, "cercle_tui.model."):
        importlib.import_module(module.name)
    return sorted(
        (
            enum
            for enum in StrEnum.__subclasses__()
            if enum.__module__.startswith("cercle_tui.model")
        ),
        key=lambda enum: enum.__name__,
    )


VALUES = [value for enum in _enums() for value in enum]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value.name}")
@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_a_value_has_a_name(words: Words, value: StrEnum) -> None:
    if type(value) in names.NAMES:
        assert names.name_of(words, value)
        assert names.line_of(words, value) == "" or names.line_of(words, value).endswith(".")
    else:
        assert options.choice_name(words, value)


def test_every_option_and_preset_has_a_name_and_a_line() -> None:
    assert set(options.OPTIONS) == set(Practice.model_fields)
    assert set(options.PRESETS) == set(PRESETS)
    for option in options.OPTIONS:
        assert options.option_name(FR, option)
        assert options.option_line(FR, option).endswith(".")
    for preset in options.PRESETS:
        assert options.preset_name(FR, preset)
        assert options.preset_line(FR, preset).endswith(".")


def test_statuses() -> None:
    assert names.status_name(FR, "in_force") == "en vigueur"
    assert names.status_name(FR, "dropped") == "abandonnée"
    assert names.status_line(FR, "past_term")
    assert names.status_name(FR, "zut") == "zut"
    assert names.status_line(FR, "zut") == ""


def test_a_circle_s_own_words_stay_as_they_are() -> None:
    assert names.office_name(FR, Office.FACILITATOR) == "animation"
    assert names.office_name(FR, "secretary") == "secrétariat"
    assert names.office_name(FR, "Jardin") == "Jardin"
    assert names.scale_name(FR, "voice") == "ma voix a été entendue"
    assert names.scale_name(FR, "Joie") == "Joie"

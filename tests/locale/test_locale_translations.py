"""The French catalogue is whole, fresh and well typeset; the tool that checks it sees faults."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

TOOL = Path(__file__).parents[2] / "tools" / "translations.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _load()


def test_the_catalogue_is_complete_and_fresh() -> None:
    assert tool.check() == []


def test_words_inside_an_f_string_are_found() -> None:
    assert tool.template().get("the reasons count, not the number") is not None


def test_what_is_written_is_well_typeset() -> None:
    written = [message for message in tool.french() if message.id and message.string]
    assert [fault for message in written for fault in tool.faults(message)] == []


def test_the_file_is_in_the_order_that_update_writes() -> None:
    once = tool.po_text(tool.merged(tool.french(), tool.french()))
    assert once == tool.PO.read_text(encoding="utf-8")


def test_merging_keeps_french_and_leaves_out_what_nothing_uses() -> None:
    wanted, known = Catalog(), Catalog(locale="fr")
    wanted.add("new")
    wanted.add("kept", context="here")
    known.add("kept", "gardé", context="here")
    known.add("old", "vieux")
    merged = tool.merged(wanted, known)
    assert {message.id: message.string for message in merged if message.id} == {
        "new": None,
        "kept": "gardé",
    }


@pytest.mark.parametrize(
    "french",
    [
        "l'ordre",
        "Quoi ?",
        "Quoi\u00a0!",
        "un ;deux",
        "Voici : ça",
        "Voici: ça",
        "«ça»",
        "« ça »",
        "“ça”",
        "ça...",
        "jour(s)",
        "19 h",
    ],
)
def test_faulty_typography_is_seen(french: str) -> None:
    assert list(tool.faults(Message("x", french)))


@pytest.mark.parametrize(
    "french", ["l’ordre", "Quoi?", "Voici\u00a0: «\u00a0ça\u00a0»", "19:05", "https://x"]
)
def test_good_typography_passes(french: str) -> None:
    assert not list(tool.faults(Message("x", french)))


@pytest.mark.parametrize(
    ("english", "french", "good"),
    [
        ("{a} and {b}", "{b} et {a}", True),
        ("{a} and {b}", "{a}", False),
        ("{a}", "{b}", False),
        ("%(a)s: %r", "%r", False),
        (("one", "{count}"), ("un", "{count}"), True),
        (("one", "{count}"), ("un", "deux"), False),
    ],
)
def test_fields_must_agree(
    english: str | tuple[str, ...], french: str | tuple[str, ...], good: bool
) -> None:
    assert (not list(tool.faults(Message(english, french)))) is good

"""argparse speaks our languages."""

import argparse
import gettext
from collections.abc import Iterator

import pytest

from cercle_tui.locale import Plural, words_for
from cercle_tui.locale.arguments import ARGPARSE, setup_arguments


@pytest.fixture(autouse=True)
def _process_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "en")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cercle")
    parser.add_argument("--lang", choices=("fr", "en"))
    parser.add_argument("--within", nargs=2, metavar="N")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true")
    group.add_argument("--just", action="store_true")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show").add_argument("ID")
    return parser


CASES = {
    (): "il manque ces arguments\u00a0: command",
    ("show",): "il manque ces arguments\u00a0: ID",
    ("show", "1", "--zut"): "arguments inconnus\u00a0: --zut",
    ("--lang", "de", "show", "1"): "argument --lang\u00a0: choix invalide\u00a0: 'de'",
    ("--lang",): "il faut une valeur",
    ("--within", "1"): "il faut 2 valeurs",
    ("--json", "--just", "show", "1"): "ne va pas avec l’argument --json",
    ("--j", "show", "1"): "option ambiguë",
    ("--json=3", "show", "1"): "valeur de trop",
}


@pytest.mark.parametrize("arguments", CASES)
def test_errors_come_out_in_french(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    setup_arguments("fr")
    with pytest.raises(SystemExit) as left:
        _parser().parse_args(arguments)
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert CASES[arguments] in said
    assert "erreur\u00a0:" in said
    for english in ("usage:", "error", "argument:", "expected", "choose", "required"):
        assert english not in said


def test_help_in_both_languages() -> None:
    setup_arguments("fr")
    french = _parser().format_help()
    assert french.startswith("utilisation\u00a0: cercle")
    assert "affiche cette aide et quitte" in french
    setup_arguments("en")
    english = _parser().format_help()
    assert english.startswith("usage: cercle")
    assert "show this help message and exit" in english


def test_the_whole_table_has_french() -> None:
    french = words_for("fr")
    for message in ARGPARSE:
        text = message.many if isinstance(message, Plural) else message
        said = french.ngettext(*message, 2) if isinstance(message, Plural) else french._(message)
        assert said != text or text == "options"

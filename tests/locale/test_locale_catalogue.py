"""The words of a language and the choice of one."""

import subprocess
import sys

import pytest

from cercle_tui.locale import choose_language, words_for

FR, EN = words_for("fr"), words_for("en")


@pytest.mark.parametrize(
    ("arg", "env", "lang"),
    [
        (None, {}, "fr"),
        (None, {"LANG": "C"}, "fr"),
        (None, {"LANG": "POSIX"}, "fr"),
        (None, {"LANG": "C.UTF-8"}, "fr"),
        (None, {"LANG": "en_CA.UTF-8"}, "en"),
        (None, {"LANG": "fr_CA.UTF-8"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8"}, "fr"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en", "LANG": "fr_CA"}, "en"),
        (None, {"LC_ALL": "fr_CA", "LC_MESSAGES": "en", "LANG": "en"}, "fr"),
        ("en", {"LANG": "fr_CA"}, "en"),
        ("fr_CA", {"LANG": "en"}, "fr"),
        ("EN", {}, "en"),
    ],
)
def test_choice_of_language(arg: str | None, env: dict[str, str], lang: str) -> None:
    assert choose_language(arg, env) == lang


def test_plurals_follow_the_language() -> None:
    assert FR.ngettext("{count} day", "{count} days", 0) == "{count} jour"
    assert EN.ngettext("{count} day", "{count} days", 0) == "{count} days"
    assert FR.ngettext("{count} day", "{count} days", 2) == "{count} jours"


def test_context_and_alias() -> None:
    assert FR.pgettext("item", "dropped") == "abandonné"
    assert FR.of(("item", "dropped")) == "abandonné"
    assert FR._("dropped") == "abandonnée"
    assert EN.pgettext("item", "dropped") == "dropped"


def test_nothing_is_said_for_no_text() -> None:
    assert FR.gettext("") == EN.gettext("") == ""


def test_quotation_marks() -> None:
    assert FR.quote("Oui") == "«\u00a0Oui\u00a0»"
    assert EN.quote("Yes") == "“Yes”"


def test_loading_words_pulls_in_neither_babel_nor_pydantic() -> None:
    code = (
        "import sys; from cercle_tui.locale import words_for; words_for('fr');"
        "import cercle_tui.locale.method, cercle_tui.locale.problems, cercle_tui.locale.arguments;"
        "print([m for m in ('babel', 'pydantic', 'textual') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"

"""What a key of a screen does: declared once, read by footer, palette and help."""

from collections.abc import Iterable
from dataclasses import dataclass

from cercle_tui.locale import N_, Words
from cercle_tui.ui.widgets.views import KeyBarView, KeyView

_NAMES = {
    "question_mark": "?",
    "up": "↑ ↓",
    "pagedown": "PgUp PgDn",
    "right": "← →",
    "backspace": "⌫",
    "home": N_("Home End"),
    "space": N_("Space"),
    "escape": N_("Esc"),
    "enter": N_("Enter"),
    "ctrl+p": "Ctrl+P",
    "ctrl+up": "Ctrl+↑ ↓",
    "shift+up": "⇧↑ ⇧↓",
    "tab": N_("Tab"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing keys do. `label` and `help` are English message ids, marked with `N_`.

    `shown` places it in the footer: smaller first, 0 never.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    shown: int = 0


EVERYTHING = Key("everything", ("ctrl+p",), N_("everything"),
                 N_("Find what can be done now by typing its name."), shown=90)  # fmt: skip
THEME = Key("theme", ("f6",), N_("colours"), N_("Dark, light, high contrast."), shown=80)
HELP = Key("help", ("question_mark", "f1"), N_("help"), N_("Every key of this screen."), shown=99)


def key_name(words: Words, key: Key) -> str:
    """Return how a key is called on the screen, in this language."""
    first = key.keys[0]
    name = _NAMES.get(first, first.upper() if len(first) > 1 else first)
    return words.gettext(name)


def footer(words: Words, keys: Iterable[Key]) -> KeyBarView:
    """Return the keys the footer names, the most useful first."""
    shown = sorted((key for key in keys if key.shown), key=lambda key: key.shown)
    return KeyBarView(
        tuple(KeyView(key_name(words, key), words.gettext(key.label), key.id) for key in shown)
    )


def help_parts(words: Words, keys: Iterable[Key]) -> list[tuple[str, str]]:
    """Return a page on the keys: for each, what it is called and what it does."""
    parts: list[tuple[str, str]] = []
    for key in keys:
        parts += [
            ("key", f"{key_name(words, key):<10} "),
            ("plain", words.gettext(key.label)),
            ("quiet", f" — {words.gettext(key.help)}\n"),
        ]
    return parts

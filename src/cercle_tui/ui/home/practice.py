"""The circle's practice as home shows it, once it is changed in meetings only."""

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital
from cercle_tui.locale.options import option_name, preset_name, value_words
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.practice import PRESETS, Practice

Part = tuple[str, str]


def is_settled(circle: Circle) -> bool:
    """Whether the circle has met: from then on it changes its practice by consent, in a meeting."""
    return bool(circle.meetings)


def page(words: Words, practice: Practice) -> list[Part]:
    """Return how to change the practice, then each option and its value, as a page to read."""
    tr = words.gettext
    same = next((key for key, preset in PRESETS.items() if preset == practice), "")
    said = tr("A practice is changed in a meeting, by the circle’s consent: P asks for it there.")
    parts: list[Part] = [("quote", f"{said}\n\n")]
    if same:
        parts.append(("title", f"{preset_name(words, same)}\n\n"))
    for option in Practice.model_fields:
        label = words.gettext("{label}: {value}")
        name = capital(option_name(words, option))
        parts.append(("quiet", label.format(label=name, value="").rstrip() + " "))
        parts.append(("plain", f"{value_words(words, practice, option)}\n"))
    return parts

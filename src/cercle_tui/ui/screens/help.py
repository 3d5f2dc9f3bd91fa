"""Help: what this step is for, its rule, every key, and what to say when it goes wrong."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from cercle_tui.locale.method import purpose, rule, title, trouble
from cercle_tui.ui.meeting.actions import working
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.views import key_name
from cercle_tui.ui.screens.reading import Part, ReadingScreen


def _keys(here: Here) -> list[Part]:
    parts: list[Part] = []
    for action in working(here):
        names = " ".join(dict.fromkeys(key_name(here, key) for key in action.keys))
        parts += [
            ("key", f"{names:<10} "),
            ("plain", here.words.gettext(action.label)),
            ("quiet", f" — {here.words.gettext(action.help)}\n"),
        ]
    return parts


def help_parts(here: Here, beginner: bool) -> list[Part]:
    """Return the page: plain words first, then keys; for beginners, what to say."""
    words, step = here.words, here.step
    parts: list[Part] = [
        ("plain", f"{purpose(words, step)}\n\n"),
        ("quote", f"{rule(words, step)}\n\n"),
    ]
    parts += [("title", words.gettext("Keys") + "\n"), *_keys(here)]
    if beginner:
        parts.append(("title", "\n" + words.gettext("When it goes wrong, say…") + "\n"))
        for line in trouble(words, step, here.state.practice.address.value):
            parts += [("quiet", f"{line.when}\n"), ("plain", f"   {line.say}\n")]
    return parts


class HelpScreen(ReadingScreen[None]):
    """The help of one step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,enter", "leave", show=False),
    ]

    def __init__(self, here: Here, beginner: bool) -> None:
        super().__init__(
            title(here.words, here.step),
            help_parts(here, beginner),
            here.words.gettext("↑ ↓ read · Esc back"),
        )

"""Choosing what changes in the circle's practice: a whole one, or an option with its value."""

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital
from cercle_tui.locale.options import option_name, preset_line, preset_name, value_words
from cercle_tui.model.practice import PRESETS
from cercle_tui.ui.meeting.forms_practice import ask
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm
from cercle_tui.ui.widgets.chooser import Choice

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "consent": (
        N_("Rounds and consent"),
        ("objection_counts", "author_reacts", "author_consents", "asking", "passing", "quorum"),
    ),
    "decisions": (
        N_("Decisions and absent members"),
        ("absent", "concerns_become_criteria", "policy_term"),
    ),
    "elections": (
        N_("Elections"),
        ("criteria", "ballots", "nominations", "change", "tie", "nominee_objection"),
    ),
    "offices": (N_("Offices"), ("leader_by", "office_term", "incompatible")),
    "meeting": (
        N_("Minutes, measure, words"),
        ("minutes", "names_beside", "scores", "speaking_time", "address"),
    ),
}
"""The options as they are offered: a title, and the option whose form asks for them."""

Pair = tuple[Choice, Do]


def practice(here: Here, _arg: str) -> tuple[Pair, ...]:
    """Offer the groups of options, then a whole practice."""
    tr = here.words.gettext
    whole = Choice("whole", tr("A whole practice"), "w", tr("The ways of a school, all at once."))
    return (
        *(
            (Choice(group, tr(title), help=_named(here, options)), Choose("practice_group", group))
            for group, (title, options) in GROUPS.items()
        ),
        (whole, Choose("practice_preset")),
    )


def _named(here: Here, options: tuple[str, ...]) -> str:
    return ", ".join(option_name(here.words, option) for option in options)


def group(here: Here, arg: str) -> tuple[Pair, ...]:
    """Offer the options of a group, each with its present value."""
    words, now = here.words, here.state.latest_practice

    def choice(option: str) -> Choice:
        name = capital(option_name(words, option))
        return Choice(option, name, help=value_words(words, now, option))

    return tuple((choice(option), OpenForm("practice_option", option)) for option in GROUPS[arg][1])


def preset(here: Here, _arg: str) -> tuple[Pair, ...]:
    """Offer the practices that are not the circle's already."""
    words, now = here.words, here.state.latest_practice
    return tuple(
        (Choice(key, preset_name(words, key), help=preset_line(words, key)), ask(practice))
        for key, practice in PRESETS.items()
        if practice != now
    )

"""The French of the keys: short enough for a narrow footer, and said as the house says it."""

import pytest
from rich.cells import cell_len

from cercle_tui.locale import words_for
from cercle_tui.locale.steps import STEPS
from cercle_tui.ui.home import actions as home_actions
from cercle_tui.ui.home.keys import Key
from cercle_tui.ui.meeting.actions import Action, table

FR = words_for("fr")
LONGEST_LABEL = 24
"""Three keys this long, and help, still stand in 80 columns."""
LONGEST_TITLE = 36
"""Leaves room in 80 columns for a count and the beginning of the item's title."""

DECLARED: tuple[Action | Key, ...] = (*table(), *(key for key, _ in home_actions.ACTIONS))


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.id)
def test_a_key_is_named_in_few_words(declared: Action | Key) -> None:
    label = FR.gettext(declared.label)
    assert cell_len(label) <= LONGEST_LABEL
    assert label == label.lower()
    assert label[-1] not in ".!"


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.id)
def test_a_key_is_explained_in_one_sentence(declared: Action | Key) -> None:
    said = FR.gettext(declared.help)
    assert said != declared.help
    assert said[0].isupper()
    assert said.endswith(".")


@pytest.mark.parametrize("step", STEPS)
def test_the_title_of_a_step_leaves_room_beside_it(step: str) -> None:
    assert cell_len(FR.gettext(STEPS[step].title)) <= LONGEST_TITLE

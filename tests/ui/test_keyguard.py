"""The judge of keys: what is held or bounces acts once, what is pressed on purpose always acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.ui.keyguard import CONFIRM, KeyGuard, Verdict


def acts(times: list[float]) -> int:
    """How often a key pressed at these moments acts, the waiting ones confirmed in time."""
    guard, done = KeyGuard(), 0
    for n, at in enumerate(times):
        verdict = guard.press("space", at)
        last = n + 1 == len(times)
        undisturbed = last or times[n + 1] - at > CONFIRM
        if verdict is Verdict.ACT or (verdict is Verdict.WAIT and undisturbed):
            done += guard.confirm("space", at)
    return done


@given(st.floats(0.2, 1.0), st.floats(0.008, 0.1), st.integers(2, 60))
def test_a_held_key_acts_once(first: float, every: float, repeats: int) -> None:
    times = [0.0, *(first + n * every for n in range(repeats))]
    assert acts(times) == 1


@given(st.lists(st.floats(0.0, 0.1), min_size=1, max_size=6))
def test_a_bouncing_key_acts_once(gaps: list[float]) -> None:
    times = [0.0]
    for gap in gaps:
        times.append(times[-1] + gap)
    assert acts(times) == 1


@given(st.lists(st.floats(0.14, 5.0), min_size=1, max_size=20))
def test_keys_pressed_on_purpose_all_act(gaps: list[float]) -> None:
    times = [0.0]
    for gap in gaps:
        times.append(times[-1] + gap)
    assert acts(times) == len(times)


@pytest.mark.parametrize("gap", [0.01, 0.3, 2.0])
def test_another_key_acts_at_once(gap: float) -> None:
    guard = KeyGuard()
    assert guard.press("space", 1.0) is Verdict.ACT
    assert guard.press("o", 1.0 + gap) is Verdict.ACT
    assert guard.press("space", 1.0 + 2 * gap) is Verdict.ACT


def test_what_waits_does_not_act_after_another_key() -> None:
    guard = KeyGuard()
    guard.press("space", 1.0)
    assert guard.press("space", 1.3) is Verdict.WAIT
    guard.press("right", 1.35)
    assert not guard.confirm("space", 1.3)

"""What the page says of itself: the near spelling it took, and what it lacks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lived_meetings as lived
import pytest
from axe_playwright_python.sync_playwright import Axe
from test_web_register import HOSTILE, page_of

from cercle_tui.meeting.circle import Circle

Browse = Callable[..., Any]


@pytest.fixture(scope="module")
def circle() -> Circle:
    return lived.circle(lived.first_evening(), lived.second_evening())


@pytest.fixture(scope="module")
def address(circle: Circle, tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("told"), circle)


def test_the_near_spelling_taken_is_said(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        said = page.locator("#count[role=status]")
        for typed, told in (
            ("combinaisson", "1 result · “combinaisson” is nowhere; here is “combinaison”"),
            ("Combinaisson saurra ", "1 result · “Combinaisson” and “saurra” are nowhere; here are "
                                    "“combinaison” and “saura”"),
            ("combinaison", "1 result"),
            ("combinaisson zzzz", "Nothing found."),
            ("boitte", "2 results · “boitte” is nowhere; here is “boîte”"),
        ):  # fmt: skip
            page.fill("#search", typed)
            assert said.inner_text() == told
        page.click(".tools button[lang=fr]")
        near = "« boitte » n’est nulle part; voici « boîte »".replace("« ", "«\u00a0")
        assert near.replace(" »", "\u00a0»") in said.inner_text()

    browse(address, do)


def test_a_partial_reading_is_told_wherever_the_page_goes(
    browse: Browse, circle: Circle, tmp_path: Path
) -> None:
    address = page_of(tmp_path, circle, unread=(f"a/{HOSTILE[0]}.json",))

    def do(page: Any) -> None:
        told = page.locator(".partial").first
        assert told.is_visible() and f"a/{HOSTILE[0]}.json" in told.inner_text()
        assert "short numbers" in told.inner_text()
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#paper .partial").is_visible()
        page.emulate_media(media="screen")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.locator("#list a").first.click()
        page.emulate_media(media="print")
        assert told.is_visible()

    browse(address, do)
    found = browse(address, Axe().run, viewport={"width": 1200, "height": 400})
    assert not [one["id"] for one in found.response["violations"]
                if one["impact"] in ("serious", "critical")]  # fmt: skip
    plain = page_of(tmp_path, circle)
    browse(plain, lambda page: page.locator(".partial").count() == 0 or pytest.fail("told"))

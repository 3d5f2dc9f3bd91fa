"""The register as one file, opened in a real Chromium as a member would open it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import lived_meetings as lived
import pytest

from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.reports.exports.gather import gather
from cercle_tui.reports.exports.html import html_bytes
from cercle_tui.reports.exports.selection import Selection, Source

Browse = Callable[..., Any]
TODAY = date(2026, 8, 20)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "https://exemple.org/pixel.png",
    "&lt;b&gt;&amp;",
    "\u2028]]>",
    "{label}",
    "__proto__ constructor",
    "\u202egnp.exe",
)


def page_of(
    folder: Path, circle: Circle, lang: Any = "en", unread: tuple[str, ...] = (), **limits: Any
) -> str:
    export = gather([Source(circle, TODAY)], Selection(**limits), "Rive-Sud", unread=unread)
    path = folder / "register.html"
    path.write_bytes(html_bytes(export, words_for(lang)))
    return path.as_uri()


@pytest.fixture(scope="module")
def circle() -> Circle:
    return lived.circle(lived.first_evening(), lived.second_evening())


@pytest.fixture(scope="module")
def address(circle: Circle, tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("web"), circle)


def titles(page: Any) -> list[str]:
    return page.locator("#list .title").all_inner_texts()


def sought(page: Any, typed: str) -> list[str]:
    page.fill("#search", typed)
    return titles(page)


def test_search_forgives_and_ranks(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        assert len(titles(page)) == 5
        for typed in ("boîte à clés", "boites a cles", "Boite clef", "keybox", "key box", "boitte"):
            assert sought(page, typed)[:1] == ["Boîte à clés"], typed
        assert sought(page, "clef") == ["Clés encore", "Boîte à clés"]
        assert sought(page, "H-2026-001")[0] == "Boîte à clés"
        assert sought(page, "saura jamais") == ["Boîte à clés"]
        assert page.locator(".snippet mark").all_inner_texts() == ["saura", "jamais"]
        assert sought(page, "commandons") == ["Pizza"]
        assert sought(page, '"combinaison est posée"') == ["Boîte à clés"]
        assert sought(page, '"posée combinaison"') == []
        assert page.inner_text("#count") == "Nothing found."
        assert sought(page, "rigueur Zoé") == ["Election: secretary"]
        assert page.inner_text("#count") == "1 result"

    browse(address, do)


def test_filters_limit_the_list_together(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        page.select_option("#filter-status", "postponed")
        assert titles(page) == ["Site web"]
        page.select_option("#filter-status", "")
        page.select_option("#filter-responsible", "Zoé")
        assert set(titles(page)) == {"Boîte à clés", "Election: secretary"}
        page.select_option("#filter-kind", "election")
        assert titles(page) == ["Election: secretary"]
        assert page.locator("#filter-circle").count() == 0  # there is one circle

    browse(address, do)


def test_a_decision_opens_and_its_history_leads_back(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        page.keyboard.press("/")
        page.keyboard.type("combinaison")
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        assert page.inner_text("#opened") == "Boîte à clés"
        assert page.evaluate("document.activeElement.id") == "opened"
        told = page.inner_text("#page")
        for said in (
            "H-2026-001 · Superseded on April 10, 2026",
            "Une boîte à combinaison est posée à la porte.",
            "Trois rencontres commencées dehors",
            "Aucune rencontre en retard",
            "Consent to version 1: 3 without objection, 1 objection",
            "An objection: “On ne saura jamais qui les a”, integrated in version 2",
            "A concern: Le gel",
            "Replaced on April 10, 2026",
        ):
            assert said in told, said
        assert "Marie:" not in told and "from Marie" not in told
        assert "boîte à combinaison" in page.inner_text("#page ins")
        assert "doubles de clés" in page.inner_text("#page del")
        page.click("text=H-2026-003")
        page.wait_for_function("document.getElementById('opened').textContent == 'Clés encore'")
        page.go_back()
        page.wait_for_function("document.getElementById('opened').textContent == 'Boîte à clés'")
        page.click("dd a[href^='#m/']")
        page.wait_for_function("document.getElementById('opened').textContent.startsWith('Meet')")
        assert "Site web" in page.inner_text("#page")
        page.keyboard.press("Escape")
        page.wait_for_selector(".empty")

    browse(address, do)


def test_arrows_move_and_escape_comes_back_to_the_row(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        page.focus("#search")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        row = "document.activeElement.querySelector('.title').textContent"
        second = page.evaluate(row)
        assert second == titles(page)[1]
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        page.keyboard.press("Escape")
        page.wait_for_selector(".empty")
        assert page.evaluate(row) == second
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "search"

    browse(address, do)


def test_both_languages_and_both_grounds(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(ground)
        page.click("button:has-text('Français')")
        assert page.evaluate("document.documentElement.lang") == "fr"
        assert page.evaluate("document.activeElement.lang") == "en"
        page.fill("#search", "combinaison")
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        assert "remplacée le 10\u00a0avril 2026" in page.inner_text("#page").lower()
        assert page.get_attribute("#opened", "lang") == "fr"
        page.click(".tools button:last-child")
        page.click(".tools button:last-child")
        assert page.evaluate(ground) != light
        assert page.input_value("#search") == "combinaison"

    browse(address, do)


def test_print_gives_the_decision_or_the_selection(browse: Browse, address: str) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    def text(pdf: bytes) -> str:
        return " ".join(" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf)).pages)

    def do(page: Any) -> tuple[str, str]:
        page.select_option("#filter-kind", "policy")
        whole = text(page.pdf())
        page.fill("#search", "combinaison")
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        return whole, text(page.pdf())

    whole, one = browse(address, do)
    assert "Boîte à clés" in whole and "La boîte reste, sans liste." in whole
    assert "On commande une pizza." not in whole and "Filters" not in whole
    assert "Une boîte à combinaison" in one and "How consent came about" in one
    assert "La boîte reste, sans liste." not in one and "Filters" not in one


def test_nothing_serious_for_accessibility(browse: Browse, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    def serious(page: Any, **options: Any) -> list[str]:
        found = Axe().run(page, options={"resultTypes": ["violations"]} | options)
        return [
            f"{rule['id']}: {rule['nodes'][0]['html'][:200]}"
            for rule in found.response["violations"]
            if rule["impact"] in ("serious", "critical")
        ]

    def do(page: Any) -> list[str]:
        found = serious(page)
        page.fill("#search", "clés")
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        found += serious(page)
        page.emulate_media(color_scheme="dark")
        return found + serious(page, runOnly=["color-contrast", "link-in-text-block"])

    assert browse(address, do) == []


def test_a_phone_shows_one_thing_at_a_time(browse: Browse, address: str) -> None:
    def do(page: Any) -> None:
        wide = "document.documentElement.scrollWidth <= window.innerWidth"
        assert page.evaluate(wide) and not page.is_visible("main")
        page.click("#list a >> nth=0")
        page.wait_for_selector("#opened")
        assert page.evaluate(wide) and not page.is_visible("#list")
        page.click(".back")
        page.wait_for_selector("#list")

    browse(address, do, viewport={"width": 360, "height": 640}, has_touch=True)


def test_hostile_names_and_texts_are_inert(browse: Browse, tmp_path: Path) -> None:
    text = " · ".join(HOSTILE)
    names = {id: f"{name}{text}" for id, name in lived.NAMES.items()}
    circle = lived.circle(lived.first_evening(names, dress=lambda said: f"{said} {text}"))
    shown = "</script><script>alert(1)</script> · <img src=x onerror=alert(1)>"

    def do(page: Any) -> None:
        assert all(shown in title for title in titles(page) if "Election" not in title)
        assert page.locator("img, iframe, #app script, a:not([href^='#'])").count() == 0
        page.fill("#search", "onerror combinaison __proto__")
        page.keyboard.press("Enter")
        page.wait_for_selector("#opened")
        assert shown in page.inner_text(".text")
        page.fill("#search", "constructor")
        page.click("button:has-text('Français')")
        assert page.locator("img, iframe, #app script").count() == 0

    browse(page_of(tmp_path, circle), do)


def test_without_scripts_the_decisions_can_be_read(browse: Browse, address: str) -> None:
    told = browse(address, lambda page: page.inner_text("body"), java_script_enabled=False)
    assert "Une boîte à combinaison est posée à la porte." in told


def test_words_fold_in_the_page_as_in_the_program(browse: Browse) -> None:
    from cercle_tui.register.search.words import tokens
    from cercle_tui.reports.exports.html import web_part

    text = "L’Été à Œuvre-là, STRASSE straße ﬁn №5 ² e\u0301cole l'eau d’abord aujourd’hui Zoé’s Ⅻ"
    code = f"(said) => {{ {web_part('text.js')} return tokens(said).map((t) => t.form); }}"
    forms = browse("about:blank", lambda page: page.evaluate(code, text))
    assert forms == [token.form for token in tokens(text) if not token.light]


def test_differences_keep_both_texts_whole(browse: Browse) -> None:
    from cercle_tui.reports.exports.html import web_part

    pairs = [
        ["", "a b"],
        ["a b c", "a c"],
        ["Luc a la clé.", "Zoé a deux clés.\nEt Luc."],
        ["x", "x"],
    ]
    code = f"(pairs) => {{ {web_part('text.js')} return pairs.map((two) => differences(...two)); }}"
    for (old, new), pieces in zip(
        pairs, browse("about:blank", lambda page: page.evaluate(code, pairs)), strict=True
    ):
        assert "".join(text for kind, text in pieces if kind != "added") == old
        assert "".join(text for kind, text in pieces if kind != "removed") == new

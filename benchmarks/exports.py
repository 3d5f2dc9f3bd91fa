"""What leaving the program costs: the whole history as one page, and the page's own search."""

import shutil
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from benchmarks.table import Row, ratio
from cercle_tui.locale import words_for
from cercle_tui.reports.exports.gather import gather
from cercle_tui.reports.exports.html import html_bytes
from cercle_tui.reports.exports.selection import Selection, Source
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community

TYPED = ("consentement au budget", "boites a cles", "formation des persones", '"sous-cercles"')
"""What is typed letter by letter: words, accents left out, a slip, exact words."""

_TIMED = """(typed) => {
  const field = document.getElementById("search");
  const taken = [];
  for (const text of typed) {
    for (let size = 1; size <= text.length; size += 1) {
      field.value = text.slice(0, size);
      const began = performance.now();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight;
      taken.push(performance.now() - began);
    }
  }
  return taken;
}"""


def exports(old: Path) -> list[Row]:
    """The page of 20 years, made from its circle; its search where there is a Chromium."""
    folder = DataFolder(old)
    community, _ = load_community(folder)
    info = next(iter(community.circles.values()))
    circle = CircleProjection(folder, info).load()
    source = Source(circle, Clock().now().date())
    taken, page = [], b""
    for _ in range(5):
        began = time.perf_counter()
        page = html_bytes(gather([source], Selection(), community.name), words_for("fr"))
        taken.append(time.perf_counter() - began)
    count = len(circle.decisions)
    rows = [ratio(f"whole-history HTML export, {count} decisions (ms)", taken, [], 2000)]
    keys = search_times(page)
    if keys:
        rows.append(ratio(f"a key in the page’s search, p95, {count} decisions (ms)",
                          [quantiles(keys, n=20)[-1]], [], 100))  # fmt: skip
    return rows


def search_times(page: bytes) -> list[float]:
    """Return the seconds each key takes in a real Chromium, none where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return []
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "register.html"
        path.write_bytes(page)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto(path.as_uri())
        taken: list[float] = [ms / 1000 for ms in opened.evaluate(_TIMED, list(TYPED))]
        browser.close()
    return taken

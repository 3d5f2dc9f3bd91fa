"""One Chromium for all the tests of pages, which may ask nothing of any network."""

import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "register"))

T = TypeVar("T")
Browse = Callable[..., Any]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found() -> str:
    """Return the machine's own Chromium, "" where there is none: none is ever downloaded."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


@pytest.fixture(scope="session")
def thread() -> Iterator[ThreadPoolExecutor]:
    """A thread of its own, as the browser's loop may not meet the one of other tests."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


@pytest.fixture(scope="session")
def browser(thread: ThreadPoolExecutor) -> Iterator[Any]:
    if not found():
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    driver = thread.submit(sync_playwright().start).result()
    options = {"executable_path": found(), "args": ["--no-sandbox"]}
    opened = thread.submit(driver.chromium.launch, **options).result()
    yield opened
    thread.submit(opened.close).result()
    thread.submit(driver.stop).result()


@pytest.fixture
def browse(browser: Any, thread: ThreadPoolExecutor) -> Browse:
    """Return what opens a page and does something with it, in a context of its own.

    It fails when the page says anything on the console, opens a dialog, or asks for anything but
    itself.
    """

    def run(address: str, do: Callable[[Any], T], **options: Any) -> T:
        def inside() -> T:
            context = browser.new_context(
                **({"viewport": {"width": 1200, "height": 800}} | options)
            )
            page, said, asked = context.new_page(), [], []
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.on("dialog", lambda dialog: (said.append("dialog"), dialog.dismiss()))
            page.on("popup", lambda popup: said.append("popup"))
            context.on("request", lambda request: asked.append(request.url))
            try:
                page.goto(address)
                result = do(page)
            finally:
                context.close()
            assert said == []
            assert {url.partition("#")[0] for url in asked} <= {address.partition("#")[0]}
            return result

        return thread.submit(inside).result()

    return run

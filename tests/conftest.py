"""What tests of the built site share: the site, its address, a browser, and a page that lets nothing pass.

`page` is a Playwright page at 1280 × 800. Its test fails on any request to another host, on an error in the console and
on an uncaught exception; a test that provokes one on purpose empties `page_faults` when it has looked.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


NO_CHROMIUM = "no Chromium on the PATH, so no browser test ran; install chromium, or name one in CHROMIUM"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Give every test that lacks a browser the same place, so that the summary has one line for all of them."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and NO_CHROMIUM in report.longrepr[2]:
        report.longrepr = (str(ROOT / "tests" / "browser"), None, NO_CHROMIUM)  # type: ignore[assignment]
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the built site, built first if it is stale."""
    from tools.book import build_book

    return build_book().site


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at its end."""
    from tools.serve import serving

    with serving(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; without one the test is skipped, or fails where `CI` is set."""
    found = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *CHROMIUMS))), None)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(NO_CHROMIUM, pytrace=False)
    pytest.skip(NO_CHROMIUM)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium, one a test module: while it is open no test of that process can start an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page_faults() -> list[str]:
    """What the page did that no page may do; looked at when the test ends."""
    return []


@pytest.fixture
def page(browser: Browser, site_url: str, page_faults: list[str]) -> Iterator[Page]:
    """A fresh page, with nothing stored, whose faults fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=site_url)
    context.set_default_timeout(60_000)

    def see_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != urlsplit(site_url).netloc:
            page_faults.append(f"asked another host: {request.url}")

    def see_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            page_faults.append(f"console error: {message.text} ({message.location.get('url', '')})")

    context.on("request", see_request)
    context.on("console", see_console)
    context.on("weberror", lambda error: page_faults.append(f"uncaught: {error.error}"))
    opened = context.new_page()
    yield opened
    context.close()
    if page_faults:
        pytest.fail("\n".join(page_faults), pytrace=False)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A shell without a kernel, in a folder of its own, with the magics loaded."""
    from IPython.core.interactiveshell import InteractiveShell

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    InteractiveShell.clear_instance()
    made = InteractiveShell.instance()
    made.run_line_magic("load_ext", "whathow.learner")
    yield made
    InteractiveShell.clear_instance()

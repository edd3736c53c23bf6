"""The steps in the built page, handled as a learner does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ADDRESS = "book/3-writing/your-own-incident.html"


class Own:
    """The five steps in an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root: Locator = page.locator("#own")
        self.field = page.locator("#own-report")
        self.rewrite = page.locator("#own-rewrite-text")
        self.finds = page.locator(".own-find")
        self.sentences = page.locator(".own-sentence")

    def open(self) -> None:
        """Go to the page and to the steps."""
        self.page.goto(ADDRESS)
        self.page.locator("#own[data-live]").wait_for()
        self.root.scroll_into_view_if_needed()

    def step(self, name: str) -> Locator:
        return self.page.locator(f"#own-step-{name}")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    def told(self, name: str) -> str:
        """What the line of a step says."""
        return self.step(name).locator("> .own-out .wh-status").first.inner_text()

    def wait_told(self, name: str, words: str) -> None:
        """Wait until the line of a step says `words`."""
        self.step(name).locator("> .own-out .wh-status").filter(has_text=words).first.wait_for()

    def bring(self, text: str | None = None) -> None:
        """Put a report in (the invented one where none is given) and have it looked through."""
        if text is None:
            self.button("Try it with an invented report").click()
        else:
            self.field.fill(text)
        self.button("Look for what should be hidden").click()
        self.step("hide").locator(".own-count").wait_for()

    def hide_all(self) -> None:
        """Hide whatever is suggested, and go on."""
        while (left := self.page.locator(".own-is-open").get_by_role("button", name="Hide")).count():
            (self.button("Hide all") if left.count() > 1 else left).click()
        self.button("Go on with this text").click()
        self.page.locator("#own-incident-title").wait_for()

    def take_all(self) -> None:
        """Take every suggested sentence as what it is taken for."""
        while self.sentences.count():
            self.sentences.first.locator(".wh-main").click()

    def send(self, name: str, data: bytes) -> None:
        """Open a file."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.page.locator("#own-file").set_input_files(files=[file])  # type: ignore[list-item]

    def saved(self, button: str, folder: Path) -> Path:
        """The file that a button saves."""
        with self.page.expect_download() as download:
            self.button(button).click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


@pytest.fixture
def unopened(page: Page) -> Own:
    """The steps, for a test that prepares the page."""
    return Own(page)


@pytest.fixture
def own(unopened: Own) -> Own:
    """The steps in their page, just opened."""
    unopened.open()
    return unopened

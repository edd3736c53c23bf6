"""The exercises of the built site, opened and handled as a learner does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from whathow.incident import Incident, read_incident

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Exercise:
    """A rewrite exercise in an open page."""

    def __init__(self, page: Page, address: str, incident: Incident) -> None:
        self.page = page
        self.address = address
        self.incident = incident
        self.root: Locator = page.locator(f"#rewrite-{incident.slug}")
        self.field = self.root.locator("textarea")
        self.status = self.root.locator(".wh-status")
        self.notice = self.root.locator(".wh-notice")
        self.verdict = self.root.locator(".wh-verdict")
        self.remarks = self.root.locator(".wh-remark")

    def open(self) -> None:
        """Go to the page and to the exercise in it."""
        self.page.goto(self.address)
        self.root.scroll_into_view_if_needed()

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    def wait_for(self, line: str) -> None:
        """Wait until the status line says `line`."""
        self.status.filter(has_text=line).wait_for(timeout=60_000)

    def check(self, text: str) -> None:
        """Put `text` in the field, have it checked and wait for the verdict."""
        self.field.fill(text)
        self.button("Check my rewrite").click()
        self.wait_for("of 100 points")

    def selected(self) -> str:
        """The words that are selected in the field."""
        return self.field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")


@pytest.fixture(scope="session")
def pages_with(built_site: Path) -> Callable[[str], list[str]]:
    """The pages, as addresses below the site, that have an exercise of a kind ("rewrite", "sentence", "lines", …)."""

    def find(kind: str) -> list[str]:
        pages = sorted(built_site.rglob("*.html"))
        wanted = f'data-whathow="{kind}"'
        return [page.relative_to(built_site).as_posix() for page in pages if wanted in page.read_text(encoding="utf-8")]

    return find


@pytest.fixture(scope="session")
def rewrite_page(built_site: Path, pages_with: Callable[[str], list[str]], root: Path) -> tuple[str, Incident]:
    """A page with a rewrite exercise, and the first incident on it."""
    pages = pages_with("rewrite")
    assert pages, "no page of the book has a rewrite exercise"
    html = (built_site / pages[0]).read_text(encoding="utf-8")
    slug = re.search(r'id="rewrite-([a-z0-9-]+)"', html)
    assert slug, f"{pages[0]}: the rewrite exercise names no incident"
    return pages[0], read_incident(root / "exercises" / "incidents" / f"{slug[1]}.md")


@pytest.fixture
def exercise(page: Page, rewrite_page: tuple[str, Incident]) -> Exercise:
    """The rewrite exercise, not opened yet, for a test that prepares the page."""
    return Exercise(page, *rewrite_page)


@pytest.fixture
def lab(exercise: Exercise) -> Exercise:
    """The rewrite exercise in its page, just opened."""
    exercise.open()
    return exercise

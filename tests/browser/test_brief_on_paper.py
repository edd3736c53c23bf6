"""The managers' brief is a sheet of paper: what a director is handed fits on it, whatever the paper and the theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright")

if TYPE_CHECKING:
    from playwright.sync_api import Page

BRIEF = "book/managers/one-page-brief.html"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_brief_prints_on_one_sheet(page: Page, paper: str, theme: str) -> None:
    """A4 or Letter, light or dark: one page."""
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(BRIEF, wait_until="networkidle")
    assert re.findall(rb"/Count (\d+)", page.pdf(format=paper)) == [b"1"]


def test_the_brief_leaves_the_screen_s_remarks_off_the_paper(page: Page) -> None:
    """What tells a reader where to click is not printed, and the title is."""
    page.goto(BRIEF, wait_until="networkidle")
    page.emulate_media(media="print")
    assert not any(remark.is_visible() for remark in page.locator(".wh-screen-only").all())
    assert page.locator("article h1").is_visible()

"""The one-line exercise: type a sentence, see what the checker says."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def sentence(page, pages_with: Callable[[str], list[str]]):  # type: ignore[no-untyped-def]
    """The first one-line exercise of the book, opened."""
    pages = pages_with("sentence")
    assert pages, "no page of the book has a sentence to try"
    page.goto(pages[0])
    root = page.locator('[data-whathow="sentence"]').first
    root.scroll_into_view_if_needed()
    return root


@pytest.mark.parametrize("width", [390, 1280])
def test_blame_is_named_as_one_types(sentence, width: int) -> None:  # type: ignore[no-untyped-def]
    """A blameful sentence is marked without a button, with its family, why it matters and a question."""
    sentence.page.set_viewport_size({"width": width, "height": 800})
    sentence.locator("input").press_sequentially("Maria should have read the log.")
    remark = sentence.locator(".wh-remark").first
    remark.wait_for(timeout=30_000)
    assert "should have" in sentence.locator(".wh-mark").first.inner_text()
    assert "Ask:" in remark.inner_text()
    assert sentence.page.evaluate("document.documentElement.scrollWidth") <= width


def test_account_is_clean(sentence) -> None:  # type: ignore[no-untyped-def]
    """A plain account is said to be clean, and the remarks on the sentence before it are gone."""
    sentence.locator("input").fill("Maria should have read the log.")
    sentence.locator(".wh-remark").first.wait_for(timeout=30_000)
    sentence.locator("input").fill("At 14:02 Dave ran the migration on the replica.")
    sentence.get_by_text("No blame found in these words.").wait_for()
    assert sentence.locator(".wh-remark").count() == 0


def test_sample_is_taken_by_one_press(sentence) -> None:  # type: ignore[no-untyped-def]
    """A sample sentence is a button that puts it in the field and has it checked."""
    samples = sentence.locator(".wh-sample")
    if not samples.count():
        pytest.skip("the first one-line exercise of the book has no samples")
    samples.first.press("Enter")
    assert sentence.locator("input").input_value() == samples.first.inner_text()
    sentence.locator(".wh-status").filter(has_text="blame").wait_for(timeout=30_000)

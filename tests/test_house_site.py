"""The built site: complete, clean, and asking nobody else."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright")


def test_book_builds_without_a_warning() -> None:
    """Sphinx has nothing to complain of, dead references included."""
    from tools.book import build_book

    assert not build_book().warnings


@pytest.mark.parametrize("width", [390, 1280])
def test_welcome_fits_its_window(page, width: int) -> None:  # type: ignore[no-untyped-def]
    """The first page opens, has one title and is no wider than its window."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("book/welcome.html")
    assert page.locator("article h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width

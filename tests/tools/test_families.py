"""The pages of the families are made from the families' own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.families import PAGES, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_a_family_page_is_fresh(path: Path) -> None:
    """The page is what `make families` writes today."""
    assert path.read_text(encoding="utf-8") == pages()[path]


def test_no_page_is_left_over() -> None:
    """Every page in the folder belongs to a family."""
    assert set(PAGES.glob("*.md")) == pages().keys() - {PAGES.with_suffix(".md")}

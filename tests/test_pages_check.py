"""What we publish passes our own checker: the course, the guide, the README; exhibits are marked as exhibits."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.blame.family import families
from whathow.check import check, check_line, mark_faults

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    page
    for pattern in ("*.md", "book/**/*.md", "facilitator_guide/**/*.md")
    for page in ROOT.glob(pattern)
    if "node_modules" not in page.parts
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_does_not_blame(page: Path) -> None:
    """No finding of a blame family outside exhibits and code."""
    found = check(page.read_text(encoding="utf-8"))
    assert [f"{one.line}: {one.text} ({one.family})" for one in found if one.level == "blame"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_has_no_mark_of_no_use(page: Path) -> None:
    """Every exhibit and allow mark is spelled right and needed."""
    assert [str(fault) for fault in mark_faults(page.read_text(encoding="utf-8"), page.name)] == []


def test_the_checker_does_not_blame_in_its_own_words() -> None:
    """Every message and question that it gives is free of what it finds."""
    said = [text for family in families().values() for text in (family.message, *family.questions)]
    assert [text for text in said if any(one.level == "blame" for one in check_line(text))] == []

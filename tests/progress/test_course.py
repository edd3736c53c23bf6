"""The course as progress is counted on it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("course", ROOT / "book" / "_ext" / "progress" / "course.py")
assert spec and spec.loader
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
COURSE = module.read_course(ROOT)


@pytest.mark.parametrize("way", ["engineer", "manager", "facilitator"])
def test_each_way_has_its_pages(way: str) -> None:
    """Five or more, each once."""
    pages = COURSE["ways"][way]
    assert len(pages) == len(set(pages)) >= 5


def test_the_engineer_begins_and_ends_with_a_list() -> None:
    """Eight sentences before the first page, after the last, and a week later."""
    pages = COURSE["ways"]["engineer"]
    assert pages[0] == "book/assess/before"
    assert pages[-2:] == ["book/assess/after", "book/5-making-it-stick/one-week-later"]


@pytest.mark.parametrize("page", COURSE["pages"])
def test_every_page_says_what_it_is_for(page: str) -> None:
    """Title, minutes, and, but for the lists, two objectives or more without marks."""
    told = COURSE["pages"][page]
    assert told["title"] and told["minutes"]
    assert len(told["objectives"]) >= 2 or page.startswith("book/assess/")
    assert not any(set("*`_") & set(objective) or objective.endswith(",") for objective in told["objectives"])

"""Every chapter keeps the form that learners can rely on, and takes the time that it says."""

from __future__ import annotations

import math
import re

import pytest
import yaml

from tests.book.pages import CHAPTERS, ROOT, Page, items

WORDS_A_MINUTE = 180
"""A calm reader of a text that wants thought; reading for pleasure is faster."""

MINUTES_TO_DO = {"try-a-sentence": 2, "dropdown": 1, "assessment": 6, "hold-the-room": 7}
"""What a learner needs to write a line of their own, or to think before they open an answer."""

IDEAS = set(yaml.safe_load((ROOT / "whathow" / "workshop" / "ideas.yml").read_text(encoding="utf-8")))
TRACKS = {"engineer": "Engineer:", "manager": "Manager:", "facilitator": "Facilitator:"}
LIMIT = re.compile(
    r"\b(?:read|abstracts?|opening|main points|notes|summary|sums up|argument|treatise|surveys?|experiments?|"
    r"laboratory|trial|rankings?|experience|practices?|practitioners|advice|guide|law|lore|made for|written for|"
    r"vendor's|company|figures?|only|no|none|not|don't|doesn't|wasn't|couldn't)\b",
    re.IGNORECASE,
)
"""Words in which a source's reach is told: what was read, what kind of text it is, what it does not show."""

VERBS = set((ROOT / "tests" / "book" / "verbs.txt").read_text(encoding="utf-8").split())
PAGES = pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.name)


def minutes_needed(page: Page) -> int:
    doing = sum(page.things_to_do(mark) * minutes for mark, minutes in MINUTES_TO_DO.items())
    return math.ceil(page.words / WORDS_A_MINUTE + doing)


def test_there_are_chapters() -> None:
    """The tests below have something to read."""
    assert len(CHAPTERS) > 15


@PAGES
def test_a_chapter_takes_ten_to_twenty_minutes(page: Page) -> None:
    """It fits a sitting."""
    assert 10 <= page.front["minutes"] <= 20


@PAGES
def test_a_chapter_can_be_read_and_done_in_its_minutes(page: Page) -> None:
    """Reading calmly and doing what it asks takes no longer than it says."""
    assert minutes_needed(page) <= page.front["minutes"]


@PAGES
def test_a_chapter_names_ideas_that_the_session_had(page: Page) -> None:
    """At least one, and none that nobody knows."""
    assert page.front["ideas"]
    assert set(page.front["ideas"]) <= IDEAS


@PAGES
def test_objectives_start_with_a_verb(page: Page) -> None:
    """Two to four things that one can watch a learner do. A verb that is missing from verbs.txt goes in there."""
    opening = page.sections[""]
    assert "After this page you can" in opening
    first_words = [item.split()[0] for item in items(opening)]
    assert 2 <= len(first_words) <= 4
    assert [word for word in first_words if word not in VERBS] == []


@PAGES
def test_a_chapter_has_its_parts_in_order(page: Page) -> None:
    """A scene first, then an example with its costs and something to do; recap, what comes next, sources last."""
    titles = list(page.sections)
    assert titles[-3:] == ["In short", "Next", "Sources"]
    assert len(titles) > 5
    assert page.things_to_do(r"(?!raw|dropdown)[\w-]+") >= 1
    assert all(word in page.body for word in ("**Bad", "**Better", "**Good")) or "**As sent.**" in page.body


@PAGES
def test_the_recap_has_three_lines(page: Page) -> None:
    """Three, and each can be said in a breath."""
    recap = items(page.sections["In short"])
    assert len(recap) == 3
    assert [line for line in recap if len(line.split()) > 40] == []


@PAGES
def test_a_chapter_says_what_comes_next_for_each_track(page: Page) -> None:
    """Whoever the page is for finds a line of their own."""
    first_words = [item.split()[0] for item in items(page.sections["Next"])]
    assert first_words == [TRACKS[track] for track in page.front["tracks"] if track in TRACKS]


@PAGES
def test_every_source_with_an_address_says_how_far_it_carries(page: Page) -> None:
    """What was read of it, what kind of text it is, or what it does not show."""
    sources = items(page.sections["Sources"])
    cited = [source for source in sources if "](" in source]
    assert len(sources) >= 2
    assert cited
    assert [source for source in cited if not LIMIT.search(source)] == []

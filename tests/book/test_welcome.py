"""The first page says what one will be able to do, and how long each way takes."""

from __future__ import annotations

import re

import pytest

from tests.book.pages import BOOK, Page, items

WELCOME = Page(BOOK / "welcome.md")
WAY = re.compile(r"^### (You .+?): (?:(\d+) h)? ?(?:(\d+) min)?\n(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
WAYS = [match.groups() for match in WAY.finditer(WELCOME.body)]
NAMED = re.findall(r"\[[^\]]+\]\(([\w/.-]+)\.md\), (\d+) min", WELCOME.body)


def test_the_first_screen_says_what_one_will_be_able_to_do() -> None:
    """Three things, within sixty words, and then a sentence to try."""
    opening = WELCOME.sections[""]
    promise, _, trial = opening.partition("**Try it now.**")
    assert len(items(promise)) == 3
    assert len(promise.split()) <= 60
    assert "{try-a-sentence}" in trial


@pytest.mark.parametrize(("name", "minutes"), NAMED, ids=[name for name, _ in NAMED])
def test_the_minutes_are_the_page_s_own(name: str, minutes: str) -> None:
    """What the first page says of a page is what the page says of itself."""
    assert Page(BOOK / f"{name}.md").front["minutes"] == int(minutes)


@pytest.mark.parametrize("way", WAYS, ids=[way[0] for way in WAYS])
def test_a_way_takes_the_sum_of_its_minutes(way: tuple[str, str, str, str]) -> None:
    """The time in its title is that of the pages and reports in its list."""
    _, hours, minutes, text = way
    told = 60 * int(hours or 0) + int(minutes or 0)
    assert told == sum(int(part) for part in re.findall(r", (\d+) min", text))


def test_there_is_a_way_for_each_of_the_three_tracks() -> None:
    """The engineer, the manager and the facilitator each have their pages in order."""
    assert len(WAYS) == 3

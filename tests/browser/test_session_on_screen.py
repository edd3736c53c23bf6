"""The clock that a room sees: keyboard, buttons, reload, crash and no script, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workshop.samples import make_session
from whathow.workshop.clock import begin
from whathow.workshop.keep import Keeper
from whathow.workshop.plan import make_plan
from whathow.workshop.wall import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLAN = make_plan(make_session([(10, 3), (5, 0), (10, 4)], 26))
START = 1_000_000.0


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """A session two minutes in."""
    return Keeper(PLAN, tmp_path / "run.json", begin(PLAN, START), lambda: START + 120)


@pytest.fixture
def wall(browser: Browser, keeper: Keeper, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, whose test fails on any request to another host and on any error in the console."""
    faults: list[str] = []
    with serving(keeper, 8830) as address:
        context = browser.new_context(java_script_enabled=getattr(request, "param", True))
        page = context.new_page()
        page.on(
            "request", lambda one: one.url.startswith(address) or one.url.startswith("data:") or faults.append(one.url)
        )
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.goto(address)
        yield page
        context.close()
    assert faults == []


def test_keys_move_the_session(wall: Page, keeper: Keeper) -> None:
    """n, b and p do what they say, and the page shows it."""
    wall.keyboard.press("n")
    wall.get_by_role("heading", name="Break").wait_for()
    wall.keyboard.press("p")
    wall.get_by_text("paused", exact=True).wait_for()
    assert keeper.state.paused
    wall.keyboard.press("b")
    wall.get_by_role("heading", name="Hear a story").wait_for()
    assert keeper.state.at == 0


def test_a_reload_loses_nothing(wall: Page) -> None:
    """After a reload the page is where it was."""
    wall.keyboard.press("ArrowRight")
    wall.get_by_role("heading", name="Break").wait_for()
    wall.reload()
    wall.get_by_role("heading", name="Break").wait_for()


def test_it_is_spoken_once(wall: Page) -> None:
    """A screen reader hears of a new line, and not of every second."""
    assert wall.get_by_role("timer").inner_text().split() == ["8:00", "left"]
    wall.keyboard.press("n")
    wall.get_by_role("status").filter(has_text="Break").wait_for()


@pytest.mark.parametrize("wall", [False], indirect=True)
def test_it_works_without_script(wall: Page) -> None:
    """The buttons are a form."""
    wall.get_by_role("button", name="Next").click()
    wall.get_by_role("heading", name="Break").wait_for()


def test_every_button_is_reached_by_tab(wall: Page) -> None:
    """Tab goes through the three buttons, and Enter presses one."""
    names = []
    for _ in range(3):
        wall.keyboard.press("Tab")
        names.append(wall.evaluate("document.activeElement.value"))
    assert names == ["back", "pause", "next"]
    wall.keyboard.press("Enter")
    wall.get_by_role("heading", name="Break").wait_for()


def test_a_clock_that_is_gone_is_told_and_comes_back(browser: Browser, keeper: Keeper) -> None:
    """When the terminal is closed the page says so, keeps what it shows, and goes on when the clock is there again."""
    page = browser.new_page()
    with serving(keeper, 8860) as address:
        page.goto(address)
        page.get_by_role("heading", name="Hear a story").wait_for()
    page.get_by_role("alert").filter(has_text="does not answer").wait_for()
    assert page.get_by_role("heading", name="Hear a story").is_visible()
    keeper.move("next")
    with serving(keeper, int(address.rsplit(":", 1)[1].strip("/"))):
        page.get_by_role("heading", name="Break").wait_for()
        assert page.get_by_role("alert").inner_text() == ""
    page.close()

"""The meetings in Chromium: each held three ways; by keyboard, at both widths, and line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.meeting import open_meeting
from tests.scene.samples import SCENES, ids
from whathow.scene import Scene, play
from whathow.scene.paper import plain

pytest.importorskip("playwright")

DEFENCE = "Why didn't you tell anybody?"


@pytest.mark.parametrize("scene", SCENES, ids=ids)
def test_each_scene_is_held_three_ways(page, scene: Scene) -> None:  # type: ignore[no-untyped-def]
    """In own words all comes out; with the first lines it goes as the core says; with defences nothing comes out."""
    meeting = open_meeting(page, scene.slug)
    meeting.begin()
    for number, line in enumerate(scene.models[0].lines, 1):
        meeting.say(line, number)
    meeting.end.get_by_text("Nothing stayed unsaid.").wait_for()
    assert f"{len(scene.pieces)} of {len(scene.pieces)} things came out" in meeting.status.inner_text()
    assert plain(scene.endings[-1].text)[:40] in meeting.end.inner_text()

    meeting.end.get_by_role("button", name="Hold it again from the start").click()
    meeting.status.filter(has_text="taken back").wait_for()
    expected = play(scene, ["a"] * 2 * len(scene.turns))
    for number in range(1, len(expected.said) + 1):
        meeting.choose(0, number)
    meeting.status.filter(has_text=f"{len(expected.told)} of {len(scene.pieces)} things came out").wait_for()
    went = [line.inner_text() for line in meeting.end.locator(".wh-went").all()]
    assert len(went) == len(expected.lost)
    for text, lost in zip(went, expected.lost, strict=True):
        assert f"your line {lost.line + 1}:" in text and expected.said[lost.line].text in text

    meeting.end.get_by_role("button", name="Hold it again from the start").click()
    meeting.status.filter(has_text="taken back").wait_for()
    number = 1
    while meeting.field.is_visible() and number <= 2 * len(scene.turns):
        meeting.say(DEFENCE, number)
        number += 1
    assert meeting.log.get_by_text("Heard as a question that asks for a defence").count() == number - 1
    assert f"0 of {len(scene.pieces)} things came out" in meeting.status.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("width", [390, 1280])
def test_a_meeting_is_held_with_the_keyboard_alone(page, root: Path, width: int) -> None:  # type: ignore[no-untyped-def]
    """Tab and Enter: begin, choose, say, take again. The focus goes where the answer is, and axe finds nothing."""
    page.set_viewport_size({"width": width, "height": 800})
    meeting = open_meeting(page, "who-approved-this")
    meeting.root.get_by_role("button", name="Begin", exact=True).focus()
    page.keyboard.press("Enter")
    meeting.field.wait_for()
    assert "wh-moment" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == meeting.lines.first.inner_text()
    page.keyboard.press("Enter")
    meeting.log.locator(".wh-reply").first.wait_for()
    assert "wh-you" in page.evaluate("document.activeElement.className")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("What do you hear while a test runs?")
    page.keyboard.press("Enter")
    meeting.log.locator(".wh-reply").nth(1).wait_for()
    assert meeting.field.input_value() == ""
    meeting.log.get_by_role("button", name="Take line 2 again").focus()
    page.keyboard.press("Enter")
    meeting.status.filter(has_text="taken back").wait_for()
    assert meeting.log.locator(".wh-reply").count() == 1
    assert meeting.field.input_value() == "What do you hear while a test runs?"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert meeting.axe(root) == []


def test_what_is_new_is_said_politely(page) -> None:  # type: ignore[no-untyped-def]
    """The log is a log; it only grows by what came, and the state is told in a status line."""
    meeting = open_meeting(page, "it-was-me")
    meeting.begin()
    page.evaluate(
        """() => {
            const log = document.querySelector("#scene-it-was-me [role=log]");
            window.came = [];
            new MutationObserver((records) => {
                for (const { addedNodes } of records) for (const node of addedNodes) window.came.push(node.textContent);
            }).observe(log, { childList: true, subtree: true });
        }"""
    )
    before = meeting.log.inner_text()
    meeting.choose(3, 1)
    came = page.evaluate("window.came.join(' ')")
    assert meeting.log.inner_text().startswith(before)
    assert "110" in came and before.splitlines()[0] not in came
    assert meeting.status.get_attribute("role") == "status"


def test_a_slip_can_be_mended_or_taken_again(page) -> None:  # type: ignore[no-untyped-def]
    """The line that mends is offered after a slip and not before; a line taken back is offered anew."""
    meeting = open_meeting(page, "who-approved-this")
    meeting.begin()
    assert meeting.lines.count() == 4
    meeting.choose(0, 1)
    meeting.log.get_by_text("Paola goes quiet").wait_for()
    assert meeting.lines.count() == 5
    meeting.choose(4, 2)
    meeting.log.get_by_text("Gennaro says what nobody had known").wait_for()
    meeting.again(1)
    assert meeting.lines.count() == 4 and meeting.log.locator(".wh-reply").count() == 0
    meeting.choose(3, 1)
    meeting.log.get_by_text("Paola says what nobody had known").wait_for()

"""Meetings in Chromium when something is in the way: odd words, a reload, a worker that is gone, no script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.meeting import ALL, CHAPTER, open_meeting
from tests.scene.samples import SCENES

pytest.importorskip("playwright")


def test_a_line_that_cannot_be_read_is_not_lost(page) -> None:  # type: ignore[no-untyped-def]
    """What is unclear is said to be, and the room goes on; another language is refused and stays in the field."""
    meeting = open_meeting(page, "hero-at-the-lake")
    meeting.begin()
    meeting.say("Well, good morning then.", 1)
    meeting.log.get_by_text("Heard as nothing that the page could read").wait_for()
    spanish = "¿Qué vio usted en la pantalla aquella noche, y quién estaba con usted en la sala de control?"
    meeting.field.fill(spanish)
    meeting.field.press("Enter")
    meeting.status.filter(has_text="Spanish").wait_for()
    assert meeting.field.input_value() == spanish and meeting.log.locator(".wh-reply").count() == 1


def test_a_learners_markup_is_shown_and_not_read(page) -> None:  # type: ignore[no-untyped-def]
    """A line with a script in it is text in the log, at the end, and after a reload."""
    meeting = open_meeting(page, "it-was-me")
    meeting.begin()
    meeting.say("<img src=x onerror=\"document.title='owned'\"> What did you see?", 1)
    page.reload()
    meeting.root.scroll_into_view_if_needed()
    meeting.log.locator(".wh-reply").first.wait_for()
    assert meeting.root.locator("img").count() == 0 and page.title() != "owned"


def test_a_meeting_survives_a_reload(page) -> None:  # type: ignore[no-untyped-def]
    """What was said, and what was being written, are there again; the chapter has the same meeting."""
    meeting = open_meeting(page, "auction-clock")
    meeting.begin()
    meeting.choose(2, 1)
    meeting.field.fill("I was going to say")
    page.reload()
    meeting.root.scroll_into_view_if_needed()
    meeting.log.locator(".wh-reply").first.wait_for()
    assert meeting.field.input_value() == "I was going to say"
    there = open_meeting(page, "auction-clock", CHAPTER)
    there.log.locator(".wh-reply").first.wait_for()
    assert "It isn’t broken" in there.log.inner_text()


def test_an_earlier_meeting_can_be_brought_back(page) -> None:  # type: ignore[no-untyped-def]
    """Taking a line again keeps what was said after it."""
    meeting = open_meeting(page, "it-was-me")
    meeting.begin()
    meeting.say("Whatever you need. What did the screen show?", 1)
    meeting.say("What happens after midnight?", 2)
    meeting.again(1)
    meeting.root.get_by_text("Earlier versions (1)").click()
    meeting.root.get_by_role("button", name="Bring back").click()
    meeting.log.locator(".wh-reply").nth(1).wait_for()
    assert "What happens after midnight?" in meeting.log.inner_text()


def test_a_worker_that_is_gone_loses_nothing(page, page_faults: list[str]) -> None:  # type: ignore[no-untyped-def]
    """The room stops with a line that says so, and starts again where it was."""
    meeting = open_meeting(page, "it-was-me")
    meeting.begin()
    meeting.choose(0, 1)
    page.evaluate(
        """async () => {
            const { grader } = await import("/_static/exercise/grader.js");
            grader.dispatchEvent(new Event("none"));
            const gone = grader.ask({ verb: "hold", name: "it-was-me", said: [] }).catch(() => null);
            grader.restart();
            await gone;
        }"""
    )
    meeting.choose(0, 2)
    assert meeting.log.locator(".wh-reply").count() == 2
    page_faults.clear()


@pytest.mark.parametrize("address", [ALL, CHAPTER])
def test_without_script_the_scene_is_a_text(browser, site_url: str, address: str) -> None:  # type: ignore[no-untyped-def]
    """Every line in a reveal with what it does, every answer, every piece; and no button that does nothing."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for root in page.locator("[data-scene]").all():
        scene = next(each for each in SCENES if each.slug == root.get_attribute("data-scene"))
        assert root.get_by_text("Without script").is_visible()
        assert root.locator("button:visible, textarea:visible").count() == 0
        lines = root.locator("details > summary")
        assert lines.count() == sum(len(turn.lines) + 1 for turn in scene.turns) + 3
        line = scene.turns[0].lines[0]
        reveal = root.locator("details").first
        assert line.text in reveal.locator("summary").inner_text()
        assert not reveal.get_by_text(line.landing.why).is_visible()
        reveal.locator("summary").click()
        assert reveal.get_by_text(line.landing.why).is_visible()
        text = root.evaluate("root => root.textContent")
        assert all(piece.says.split(". ")[0].replace("*", "").replace("`", "") in text for piece in scene.pieces)
    context.close()


def test_every_scene_has_its_place(built_site: Path) -> None:
    """All of them on the managers' page, one in the chapter on managers who step in."""
    text = (built_site / ALL).read_text(encoding="utf-8")
    assert all(f'data-scene="{scene.slug}"' in text for scene in SCENES)
    assert 'data-scene="' in (built_site / CHAPTER).read_text(encoding="utf-8")


def test_only_pages_with_a_scene_load_the_scripts(built_site: Path) -> None:
    """A page asks for them exactly when it has one."""
    for page in built_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert ("scene/main.js" in text) == ("data-scene=" in text), page.name

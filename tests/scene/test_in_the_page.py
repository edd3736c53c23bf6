"""The meetings in Chromium: each held three ways; by keyboard, at both widths, kept, taken again, without script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.samples import SCENES, ids
from whathow.scene import Scene, play
from whathow.scene.paper import plain

pytest.importorskip("playwright")

ALL = "book/managers/hold-the-room.html"
CHAPTER = "book/4-in-the-room/when-management-steps-in.html"
DEFENCE = "Why didn't you tell anybody?"
each_scene = pytest.mark.parametrize("scene", SCENES, ids=ids)


class Meeting:
    """One scene in an open page."""

    def __init__(self, page, name: str) -> None:  # type: ignore[no-untyped-def]
        self.page = page
        self.root = page.locator(f"#scene-{name}")
        self.log = self.root.get_by_role("log", name="What was said")
        self.field = self.root.get_by_label("Or say it in your own words")
        self.lines = self.root.locator(".wh-samples button")
        self.end = self.root.locator(".wh-end")
        self.status = self.root.locator(".wh-status")

    def begin(self) -> None:
        self.root.get_by_role("button", name="Begin", exact=True).click()
        self.root.get_by_role("group", name="What do you say?").wait_for()

    def say(self, line: str, number: int) -> None:
        """Say `line` in own words, as line `number`, and wait for the answer."""
        self.field.fill(line)
        self.field.press("Enter")
        self.log.locator(".wh-reply").nth(number - 1).wait_for()

    def choose(self, place: int, number: int) -> None:
        """Choose the line at `place`, as line `number`."""
        self.lines.nth(place).click()
        self.log.locator(".wh-reply").nth(number - 1).wait_for()

    def again(self, number: int) -> None:
        """Take line `number` again."""
        self.log.get_by_role("button", name=f"Take line {number} again").click()
        self.status.filter(has_text="taken back").wait_for()

    def axe(self, root: Path) -> list[str]:
        """What axe finds in the meeting."""
        self.page.add_script_tag(path=str(root / "node_modules" / "axe-core" / "axe.min.js"))
        found: list[str] = self.page.evaluate(
            "id => axe.run(`#${id}`).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
            self.root.get_attribute("id"),
        )
        return found


def open_meeting(page, name: str, address: str = ALL) -> Meeting:  # type: ignore[no-untyped-def]
    page.goto(address)
    meeting = Meeting(page, name)
    meeting.root.scroll_into_view_if_needed()
    meeting.root.and_(page.locator("[data-live]")).wait_for()
    return meeting


@each_scene
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


def test_a_line_that_cannot_be_read_is_not_lost(page) -> None:  # type: ignore[no-untyped-def]
    """What is unclear is said to be, and the room goes on; another language is refused and stays in the field."""
    meeting = open_meeting(page, "hero-at-the-lake")
    meeting.begin()
    meeting.say("Well, good morning then.", 1)
    meeting.log.get_by_text("Heard as nothing that the page could read").wait_for()
    german = "Was haben Sie in dieser Nacht auf dem Schirm gesehen, und was war auf der Tafel an der Wand zu lesen?"
    meeting.field.fill(german)
    meeting.field.press("Enter")
    meeting.status.filter(has_text="German").wait_for()
    assert meeting.field.input_value() == german and meeting.log.locator(".wh-reply").count() == 1


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

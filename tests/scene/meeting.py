"""A meeting of the built site, opened and held as a learner does."""

from __future__ import annotations

from pathlib import Path

ALL = "book/managers/hold-the-room.html"
CHAPTER = "book/4-in-the-room/when-management-steps-in.html"


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

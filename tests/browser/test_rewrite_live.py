"""The rewrite exercise in the page: graded, marked, compared."""

from __future__ import annotations

import pytest

from whathow.rubric import grade


@pytest.mark.parametrize("width", [390, 1280])
def test_model_rewrite_passes(lab, width: int) -> None:  # type: ignore[no-untyped-def]
    """The model rewrite earns every point in the page, which is then no wider than its window."""
    lab.page.set_viewport_size({"width": width, "height": 800})
    lab.check(lab.incident.rewrite)
    assert lab.verdict.inner_text().startswith("Passed: 100 of 100 points")
    assert lab.root.locator(".wh-criterion").count() == 4
    assert lab.root.locator(".wh-criterion.wh-met").count() == 4
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_original_fails_with_its_words_marked(lab, width: int) -> None:  # type: ignore[no-untyped-def]
    """The report pasted back fails, and every stretch that the core names is marked and quoted in a remark."""
    lab.page.set_viewport_size({"width": width, "height": 800})
    lab.check(lab.incident.report)
    assert lab.verdict.inner_text().startswith("Not yet:")
    language = next(each for each in grade(lab.incident, lab.incident.report).criteria if each.id == "language")
    words = {remark.text for remark in language.feedback}
    assert words
    assert words <= set(lab.root.locator(".wh-go bdi").all_text_contents())
    marked = "".join(lab.root.locator(".wh-mark").all_text_contents())
    assert all(word in marked for word in words)
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_start_from_the_original_brings_the_report(lab) -> None:  # type: ignore[no-untyped-def]
    """One button puts the report in the field, and Ctrl+Enter checks it."""
    lab.button("Start from the original").click()
    assert lab.field.input_value().strip() == lab.incident.report.strip()
    lab.field.press("Control+Enter")
    lab.wait_for("Not yet")


def test_remark_selects_its_words(lab) -> None:  # type: ignore[no-untyped-def]
    """A remark's button, by mouse or keyboard, selects in the field the words that it quotes."""
    lab.check(lab.incident.report)
    for number, act in ((0, "click"), (-1, "key")):
        button = lab.root.locator(".wh-go").nth(number)
        _ = button.click() if act == "click" else button.press("Enter")
        assert lab.selected() == button.locator("bdi").text_content()
        assert lab.page.evaluate("document.activeElement.localName") == "textarea"


def test_words_are_found_after_characters_beyond_the_plane(lab) -> None:  # type: ignore[no-untyped-def]
    """Emoji count twice in a text field and once in the core; the selection is right all the same."""
    lab.check("🙂🙂🚚\n\n" + lab.incident.report)
    button = lab.root.locator(".wh-go").first
    button.click()
    assert lab.selected() == button.locator("bdi").text_content()


def test_words_that_are_gone_are_said_to_be_gone(lab) -> None:  # type: ignore[no-untyped-def]
    """After an edit the result says that it is old, and a remark about deleted words says so."""
    lab.check(lab.incident.report)
    lab.field.fill("Something else.")
    assert lab.root.get_by_text("You have changed your text since this check.").is_visible()
    lab.root.locator(".wh-go").first.click()
    lab.wait_for("You have changed these words since the check.")


def test_number_in_the_text_leads_to_its_remark(lab) -> None:  # type: ignore[no-untyped-def]
    """Each mark ends in a link with a name of its own, which leads to the remark."""
    lab.check(lab.incident.report)
    link = lab.root.locator(".wh-number").first
    assert link.get_attribute("aria-label").startswith("Remark ")
    link.click()
    assert lab.page.evaluate("document.activeElement.className") == "wh-remark"


def test_try_is_compared_with_the_last(lab) -> None:  # type: ignore[no-untyped-def]
    """The second try shows how many points more it has, in all and for each criterion."""
    lab.check(lab.incident.report)
    first = grade(lab.incident, lab.incident.report)
    lab.check(lab.incident.rewrite)
    lab.root.locator(".wh-passed").wait_for()
    assert f"{100 - first.points} points more than your last try." in lab.verdict.inner_text()
    for criterion in first.criteria:
        item = lab.root.locator(f'.wh-criterion[data-criterion="{criterion.id}"]')
        assert f"({criterion.points} last time)" in item.inner_text()


def test_model_opens_only_after_a_pass(lab) -> None:  # type: ignore[no-untyped-def]
    """The model rewrite is neither seen nor in the accessibility tree before a pass; after it, it stays open to see."""
    ending = lab.incident.rewrite.strip().splitlines()[-1].lstrip("- ")
    lab.check(lab.incident.report)
    assert lab.root.get_by_text("One way to write it").count() == 0
    assert ending not in lab.root.aria_snapshot()
    lab.check(lab.incident.rewrite)
    lab.field.fill("")
    lab.root.get_by_text("One way to write it").click()
    assert ending in lab.root.locator(".wh-opened").inner_text()
    lab.open()
    lab.root.get_by_text("One way to write it").wait_for()


def test_result_is_told_to_screen_readers(lab) -> None:  # type: ignore[no-untyped-def]
    """The verdict comes in a polite live region, and says in words what the marks say in colour."""
    assert lab.status.get_attribute("role") == "status"
    lab.check(lab.incident.report)
    assert "remarks below" in lab.status.inner_text()
    states = lab.root.locator(".wh-criterion").all_inner_texts()
    assert all("Met" in state or "Not met yet" in state for state in states)


def test_whole_exercise_goes_by_keyboard(lab) -> None:  # type: ignore[no-untyped-def]
    """Tab alone reaches the field, every button and every remark in turn, and leaves the exercise again."""
    lab.check("Maria should have read the log. It was her carelessness.")
    lab.root.locator("summary").first.focus()
    seen: list[str] = []
    for _ in range(60):
        inside = lab.page.evaluate(
            """root => { const at = document.activeElement;
                         return document.querySelector(root).contains(at) ? (at.innerText || at.localName) : null }""",
            f"#{lab.root.get_attribute('id')}",
        )
        if inside is None:
            break
        seen.append(inside)
        lab.page.keyboard.press("Tab")
    assert inside is None, "Tab does not leave the exercise"
    wanted = ["Start from the original", "Start empty", "textarea", "Check my rewrite", "Copy as Markdown"]
    assert [name for name in seen if name in wanted] == wanted
    for quote in lab.root.locator(".wh-go").all_inner_texts():
        assert quote in seen

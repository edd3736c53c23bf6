"""Nothing that a learner wrote is lost: reload, storage denied or full, starting over, another tab."""

from __future__ import annotations

import pytest

REFUSE = """(() => {
    for (const name of ["getItem", "setItem"]) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith("whathow:") && (name === "setItem" || "%s" === "SecurityError"))
                throw new DOMException("refused", "%s");
            return real.call(this, key, ...rest);
        };
    }
})()"""


def test_typed_text_survives_a_reload(lab) -> None:  # type: ignore[no-untyped-def]
    """What was typed is there again, to the last key."""
    lab.field.press_sequentially("At 14:02 the console showed a timeout.")
    lab.page.reload()
    assert lab.field.input_value() == "At 14:02 the console showed a timeout."


def test_tries_survive_a_reload(lab) -> None:  # type: ignore[no-untyped-def]
    """A graded text can be brought back after a reload, and the next try is compared with it."""
    lab.check(lab.incident.report)
    lab.page.reload()
    lab.check(lab.incident.rewrite)
    assert "more than your last try" in lab.verdict.inner_text()
    lab.root.get_by_text("Earlier versions (2)").click()
    lab.button("Bring back").last.click()
    assert lab.field.input_value() == lab.incident.report


def test_starting_over_loses_nothing(lab) -> None:  # type: ignore[no-untyped-def]
    """What stood in the field is kept under the earlier versions, and the browser's own undo brings it back too."""
    lab.field.fill("My first draft.")
    lab.button("Start empty").click()
    assert lab.field.input_value() == ""
    lab.root.get_by_text("Earlier versions (1)").click()
    lab.button("Bring back").click()
    assert lab.field.input_value() == "My first draft."
    lab.button("Start from the original").click()
    lab.field.press("Control+z")
    assert lab.field.input_value() == "My first draft."


@pytest.mark.parametrize(
    ("error", "line"),
    [("SecurityError", "This browser keeps nothing for this page"), ("QuotaExceededError", "no room left to keep")],
)
def test_refused_storage_is_told_and_the_exercise_goes_on(exercise, error: str, line: str) -> None:  # type: ignore[no-untyped-def]
    """Where the browser keeps nothing, or no more, one line says so and the text is graded all the same."""
    exercise.page.add_init_script(REFUSE % (error, error))
    exercise.open()
    exercise.check(exercise.incident.rewrite)
    assert line in exercise.notice.inner_text()
    assert exercise.verdict.inner_text().startswith("Passed")
    assert exercise.root.get_by_text("Earlier versions (1)").is_visible()


def test_draft_of_another_tab_is_set_aside(lab) -> None:  # type: ignore[no-untyped-def]
    """Two tabs with the same exercise don't destroy each other's text."""
    other = type(lab)(lab.page.context.new_page(), lab.address, lab.incident)
    other.open()
    lab.field.fill("Written in the first tab.")
    other.field.fill("Written in the second tab.")
    other.open()
    other.root.get_by_text("Earlier versions (1)").click()
    assert "Written in the first tab." in other.root.locator(".wh-versions").inner_text()
    assert other.field.input_value() == "Written in the second tab."


def test_copy_takes_the_markdown_along(lab) -> None:  # type: ignore[no-untyped-def]
    """The copy button puts the text as it is on the clipboard."""
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.field.fill("## Summary\n\n- 07:40: started\n")
    lab.button("Copy as Markdown").click()
    lab.wait_for("Copied.")
    assert lab.page.evaluate("navigator.clipboard.readText()") == "## Summary\n\n- 07:40: started\n"

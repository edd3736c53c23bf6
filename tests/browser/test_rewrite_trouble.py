"""Bad input and broken graders: one clear line, no lost answer, nothing run."""

from __future__ import annotations

import time

LIST = "**/vendor/wheels/wheels.json"
WORKER = "**/exercise/worker.js*"
TEN_MB = 10_000_000


def test_typing_before_the_grader_is_there(exercise) -> None:  # type: ignore[no-untyped-def]
    """The page is typed in while the grader loads, and a check that was asked for runs as soon as it is there."""
    held = []
    exercise.page.route(LIST, lambda route: held.append(route))
    exercise.open()
    exercise.field.press_sequentially("Maria should have read the log.")
    exercise.wait_for("you can start writing")
    exercise.field.press("Control+Enter")
    exercise.wait_for("your text is checked as soon as it is")
    released = False
    for _ in range(600):  # on a busy machine the worker asks for its wheels later than the page can be typed in
        while held:
            held.pop().continue_()
            released = True
        if released:
            break
        exercise.page.wait_for_timeout(100)
    exercise.wait_for("of 100 points")
    assert exercise.field.input_value() == "Maria should have read the log."
    assert "should have" in exercise.root.locator(".wh-mark").first.inner_text()


def test_typing_before_the_script_is_there(exercise) -> None:  # type: ignore[no-untyped-def]
    """Text typed before the page's script came is kept, and so is the draft of last time."""
    exercise.open()
    exercise.field.fill("The draft of last time.")
    held = []
    exercise.page.route("**/exercise/main.js*", lambda route: held.append(route))
    exercise.page.reload(wait_until="commit")
    exercise.field.fill("Typed at once.")
    held[0].continue_()
    exercise.root.get_by_text("Earlier versions (1)").click()
    assert exercise.field.input_value() == "Typed at once."
    assert "The draft of last time." in exercise.root.locator(".wh-versions").inner_text()


def test_script_in_an_answer_does_not_run(lab) -> None:  # type: ignore[no-untyped-def]
    """An answer is shown as text wherever it is shown."""
    attack = '<img src="x" onerror="window.hit=1"><script>window.hit=1</script><b>hit</b>'
    lab.check(f"Maria should have read the log.\n\n{attack}\n\n[x](javascript:window.hit=1) {attack}")
    lab.page.wait_for_timeout(200)
    assert lab.page.evaluate("window.hit") is None
    assert lab.root.locator(".wh-live :is(img, script, b)").count() == 0
    assert "<img" in lab.root.locator(".wh-marked").inner_text()


def test_empty_answer_gets_one_line(lab) -> None:  # type: ignore[no-untyped-def]
    """Nothing typed is told in one line, without a result."""
    lab.wait_for("ready")
    lab.button("Check my rewrite").click()
    lab.wait_for(";")
    assert len(lab.status.inner_text().splitlines()) == 1
    assert lab.verdict.count() == 0


def test_odd_characters_lose_no_text(lab) -> None:  # type: ignore[no-untyped-def]
    """NULs, bidi and zero-width characters end in a verdict or in one clear line; the text stays."""
    lab.wait_for("is ready")
    for odd in ("a\x00b", "left \u202eright\u202c", "sho\u200buld have", "\ufeffstart"):
        text = f"Maria {odd} read the log."
        lab.field.fill(text)
        lab.button("Check my rewrite").click()
        lab.status.filter(has_not_text="Checking").filter(has_not_text="is ready").wait_for()
        said = lab.status.inner_text()
        assert "points" in said or ";" in said
        assert "defect of ours" not in said
        assert lab.field.input_value() == text


def test_ten_megabytes_pasted(lab) -> None:  # type: ignore[no-untyped-def]
    """A paste of 10 MB is left out with one line; the text that was there stays, and the page stays quick."""
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.field.fill("What I had.")
    lab.page.evaluate("length => navigator.clipboard.writeText('blame '.repeat(length / 6))", TEN_MB)
    begun = time.monotonic()
    lab.field.press("Control+v")
    lab.notice.filter(has_text="It was left out, and your text is as it was.").wait_for()
    assert time.monotonic() - begun < 5
    assert lab.field.input_value() == "What I had."


def test_ten_megabytes_by_another_way(lab) -> None:  # type: ignore[no-untyped-def]
    """10 MB that come in without a paste get the same line, and the page goes on with the text that was there."""
    lab.field.fill("What I had.")
    begun = time.monotonic()
    lab.field.fill("blame " * (TEN_MB // 6))
    lab.notice.filter(has_text="It was left out, and your text is as it was.").wait_for()
    assert time.monotonic() - begun < 15, "the page froze"
    assert lab.field.input_value() == "What I had."
    lab.button("Check my rewrite").click()
    lab.wait_for("of 100 points")


def test_grader_that_crashes_is_started_again(exercise, page_faults: list[str]) -> None:  # type: ignore[no-untyped-def]
    """When the worker dies the page says so, keeps the text and offers to start it again, which works."""
    crashing = "postMessage({kind: 'ready'}); onmessage = () => { throw new Error('out of memory') }"
    exercise.page.route(WORKER, lambda route: route.fulfill(body=crashing, content_type="text/javascript"))
    exercise.open()
    exercise.field.fill(exercise.incident.rewrite)
    exercise.button("Check my rewrite").click()
    exercise.wait_for("The grader stopped")
    assert "out of memory" in exercise.status.inner_text()
    exercise.page.unroute(WORKER)
    exercise.button("Start the grader again").click()
    exercise.wait_for("is ready")
    assert exercise.field.input_value() == exercise.incident.rewrite
    exercise.button("Check my rewrite").click()
    exercise.wait_for("Passed")
    page_faults.clear()


def test_missing_wheel_is_named(exercise, page_faults: list[str]) -> None:  # type: ignore[no-untyped-def]
    """When the grader's files are not there the line names the file, and the page can still be typed in."""
    exercise.page.route(LIST, lambda route: route.fulfill(status=404, body=""))
    exercise.open()
    exercise.wait_for("The grader stopped: wheels/wheels.json is not there (HTTP 404)")
    exercise.field.fill("Still here.")
    assert exercise.field.input_value() == "Still here."
    page_faults.clear()

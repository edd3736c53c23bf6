"""A learner's progress in Chromium: marks, the way back, the file taken along, the wipe, and the last page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("playwright")

HINDSIGHT, WELCOME, MINE = "book/1-why-blame/hindsight.html", "book/welcome.html", "book/assess/progress.html"
FULL = """(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("whathow:")) throw new DOMException("refused", "QuotaExceededError");
        real.call(this, key, value);
    };
})()"""
OTHER = {
    "whathow:progress:done": '{"book/2-language/over-work": {"at": "2025-01-01T00:00:00.000Z", "done": true}}',
    "whathow:rewrite:silent-handsets:draft": '"Written in another browser."',
}


def kept(page) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """What the browser keeps for the course."""
    return dict(
        page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('whathow:')))")
    )


def tick(page, address: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(address)
    page.get_by_label("I have done this page").check()
    page.get_by_role("status").filter(has_text="Kept. That is").wait_for()


def test_a_page_done_is_counted_and_one_comes_back_to_where_one_stopped(page) -> None:  # type: ignore[no-untyped-def]
    """A newcomer sees no mark; after a tick every page of the way has it, and the first page leads back."""
    page.goto(HINDSIGHT)
    page.locator(".wh-where[data-live]").wait_for(state="attached")
    assert page.locator(".wh-where").inner_text() == ""
    tick(page, HINDSIGHT)
    page.locator("#try-it").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => localStorage['whathow:progress:place']")
    page.goto("book/1-why-blame/what-blame-costs.html")
    page.locator(".wh-where").get_by_text("You have done 1 of 17").wait_for()
    page.goto(WELCOME)
    resume = page.locator(".wh-resume")
    assert "You stopped in Hindsight" in resume.inner_text() and "Next: Before you begin" in resume.inner_text()
    resume.get_by_role("link", name="Go on there").click()
    page.wait_for_url("**/hindsight.html#*")


def test_another_way_counts_other_pages(page) -> None:  # type: ignore[no-untyped-def]
    """Chosen on the first page by keyboard, it holds on all of them."""
    tick(page, HINDSIGHT)
    page.goto(WELCOME)
    page.get_by_label("the engineer's way").focus()
    page.keyboard.press("ArrowDown")
    page.goto(MINE)
    page.get_by_text("You have done 0 of 7 on the manager's way").wait_for()
    assert page.get_by_role("heading", name="On the").count() == 1


def test_work_is_taken_along_wiped_and_brought_back(page, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """One file holds all; the wipe asks first; the file brings back every byte, and joins with what is there since."""
    tick(page, HINDSIGHT)
    page.evaluate("localStorage['whathow:rewrite:silent-handsets:draft'] = JSON.stringify('Mine, <b>ü</b>.')")
    page.goto(MINE)
    before = kept(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my work to a file").click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    page.get_by_role("button", name="Wipe everything").click()
    page.keyboard.press("Escape")
    assert kept(page) == before
    page.get_by_role("button", name="Wipe everything").click()
    assert page.evaluate("document.activeElement.textContent") == "Keep it"
    page.get_by_role("button", name="Yes, wipe it").click()
    page.get_by_text("Everything is wiped.").wait_for()
    assert kept(page) == {} and page.get_by_role("checkbox", checked=True).count() == 0
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"whathow": "whathow kept work", "version": 1, "entries": OTHER}), encoding="utf-8")
    page.get_by_label("Files to bring in").set_input_files([saved, other])
    page.get_by_text("1 text set aside").wait_for()
    after = kept(page)
    assert after["whathow:rewrite:silent-handsets:draft"] == before["whathow:rewrite:silent-handsets:draft"]
    assert "Written in another browser." in after["whathow:rewrite:silent-handsets:versions"]
    assert page.get_by_role("checkbox", checked=True).count() == 2


def test_a_file_of_another_kind_changes_nothing(page, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """It is named in a line."""
    tick(page, HINDSIGHT)
    page.goto(MINE)
    before = kept(page)
    odd = tmp_path / "holiday.json"
    odd.write_text('{"whathow": "a beach"}', encoding="utf-8")
    page.get_by_label("Files to bring in").set_input_files(odd)
    page.get_by_text("holiday.json: it is no file of kept work").wait_for()
    assert kept(page) == before


def test_a_full_browser_is_told_and_keeps_what_it_had(page, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """On the page, at the tick, and when a file is brought in."""
    tick(page, HINDSIGHT)
    before = kept(page)
    page.add_init_script(FULL)
    page.goto(MINE)
    page.get_by_text("almost no room left").wait_for()
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"whathow": "whathow kept work", "version": 1, "entries": OTHER}), encoding="utf-8")
    page.get_by_label("Files to bring in").set_input_files(other)
    page.get_by_text("so nothing was changed").wait_for()
    page.goto("book/1-why-blame/what-blame-costs.html")
    page.get_by_label("I have done this page").click()
    page.get_by_text("the tick can't be kept").wait_for()
    assert not page.get_by_label("I have done this page").is_checked()
    assert json.loads(kept(page)["whathow:progress:done"]) == json.loads(before["whathow:progress:done"])


def test_two_tabs_tick_two_pages(page) -> None:  # type: ignore[no-untyped-def]
    """Neither takes the other's tick, and each sees the other's."""
    page.goto(HINDSIGHT)
    other = page.context.new_page()
    tick(other, "book/1-why-blame/what-blame-costs.html")
    page.get_by_label("I have done this page").check()
    page.locator(".wh-where").get_by_text("You have done 2 of 17").wait_for()
    other.locator(".wh-where").get_by_text("You have done 2 of 17").wait_for()


def test_the_last_page_says_what_one_can_do_now(page) -> None:  # type: ignore[no-untyped-def]
    """What the pages that are done were for, the exercises that passed, and no other."""
    tick(page, HINDSIGHT)
    page.evaluate(
        """localStorage['whathow:rewrite:silent-handsets:versions'] = '[{"at": "1", "text": "t", "passed": true}]'"""
    )
    page.goto("book/assess/completion.html")
    page.get_by_text("You have done 1 of 17 pages").wait_for()
    can = page.locator(".wh-can:visible")
    assert can.count() == 1 and "catch the words by which a report gives away" in can.inner_text()
    assert page.get_by_text("Silent handsets, rewritten").is_visible()


def test_without_script_the_ways_can_be_ticked_on_paper(browser, site_url: str) -> None:  # type: ignore[no-untyped-def]
    """All three ways with boxes, and what every page is for."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(MINE)
    assert page.locator(".wh-way:visible").count() == 3 and page.get_by_text("☐").count() > 20
    page.goto("book/assess/completion.html")
    assert page.locator(".wh-can:visible").count() > 15
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_nothing_is_out_of_reach(page, root: Path, width: int, theme: str) -> None:  # type: ignore[no-untyped-def]
    """axe finds no fault in what is ours on the pages of progress, the dialog open too; no page is too wide."""
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}')")
    tick(page, HINDSIGHT)
    run = "axe.run('article').then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))"
    for address in (HINDSIGHT, WELCOME, "book/assess/completion.html", MINE):
        page.goto(address)
        page.get_by_text("You have done 1 of 17").first.wait_for()
        page.add_script_tag(path=str(axe))
        assert page.evaluate(run) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.get_by_role("button", name="Wipe everything").click()
    assert page.evaluate(run) == []

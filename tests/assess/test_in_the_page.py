"""The lists in Chromium: without script, by keyboard, in two tabs, where nothing is kept; and a team's page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assess.test_team import FIVE

pytest.importorskip("playwright")

BEFORE, AFTER, LATER = "book/assess/before.html", "book/assess/after.html", "book/5-making-it-stick/one-week-later.html"
REFUSE = """(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("whathow:")) throw new DOMException("refused", "%s");
        real.call(this, key, value);
    };
})()"""
SHORT = "At 13:05 Wiremu's forklift hit rack 9, and 240 boxes fell. The lamp there has been out since March."


class List:
    """A list in an open page."""

    def __init__(self, page, address: str) -> None:  # type: ignore[no-untyped-def]
        self.page = page
        page.goto(address)
        self.root = page.locator("[data-assess=list]")
        self.root.and_(page.locator("[data-live]")).wait_for()
        self.items = self.root.locator(".wh-items > li")
        self.status = self.root.locator(".wh-live > .wh-status").first
        self.field = self.root.get_by_label("Now rewrite")
        self.result = self.root.locator(".wh-judged > li")

    @property
    def sentences(self) -> list[str]:
        return list(self.root.locator(".wh-item").all_inner_texts())

    def answer(self, number: int, says: str = "It blames", sure: str = "80") -> None:
        item = self.items.nth(number - 1)
        item.get_by_label(says, exact=True).check()
        item.locator(f"input[value='{sure}']").check()

    def answered(self) -> int:
        return int(self.root.locator(".wh-choices:not(.wh-sure) input:checked").count())

    def hand_in(self) -> None:
        """Eight answers, a rewrite, and the button; until the result is there."""
        for number in range(1, 9):
            self.answer(number)
        self.field.fill(SHORT)
        self.root.get_by_role("button", name="Hand in and see").click()
        self.result.first.wait_for(timeout=60_000)


def test_without_script_the_list_is_whole(browser, site_url: str) -> None:  # type: ignore[no-untyped-def]
    """Eight sentences with all there is to tick, two sentences to rewrite, and our answers folded away."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(BEFORE)
    root = page.locator("[data-assess=list]")
    assert root.locator("fieldset").count() == 8 and root.get_by_role("radio").count() == 8 * 8
    assert root.get_by_text("Without script").first.is_visible() and root.get_by_label("Now rewrite").is_visible()
    answers = root.locator("details")
    assert answers.get_by_text("It blames:").count() + answers.get_by_text("It doesn't blame:").count() == 8
    assert not answers.get_by_text("Two good rewrites").is_visible()
    context.close()


def test_three_lists_repeat_nothing_and_tell_the_gain(page) -> None:  # type: ignore[no-untyped-def]
    """From the first to the third: what is open is pointed to, answers outlast a reload, the result has its reach."""
    first = List(page, BEFORE)
    first.answer(1)
    first.root.get_by_role("button", name="Hand in and see").press("Enter")
    assert "7 sentences 2, 3, 4, 5, 6, 7, 8" in first.status.inner_text()
    assert first.items.nth(1).locator("input:focus").count() == 1
    page.keyboard.press("Space")
    page.reload()
    first = List(page, BEFORE)
    assert first.answered() == 2
    seen = [first.sentences]
    first.hand_in()
    assert first.root.get_by_text("judged as we would").is_visible() and not first.field.is_visible()
    assert page.evaluate("document.activeElement.matches('.wh-result > div')")
    for address in (AFTER, LATER):
        following = List(page, address)
        seen.append(following.sentences)
        if address == LATER:
            assert "says more in 7 days" in following.root.locator("form [role=status]").inner_text()
        following.hand_in()
        assert "95 % interval for matched pairs" in following.root.get_by_text("Since before the course").inner_text()
    assert len({sentence for sentences in seen for sentence in sentences}) == 24
    page.goto("book/1-why-blame/hindsight.html")
    page.get_by_text("You have done 2 of").wait_for()


def test_the_week_gets_into_the_calendar_and_the_team_s_file_has_no_text(page) -> None:  # type: ignore[no-untyped-def]
    """Both are files that the learner saves; the second holds numbers and a random word alone."""
    after = List(page, AFTER)
    after.hand_in()
    with page.expect_download() as download:
        after.root.get_by_role("button", name="Put a reminder").click()
    assert "one-week-later.html#assess-later" in Path(download.value.path()).read_text().replace("\n ", "").replace(
        "\r", ""
    )
    with page.expect_download() as download:
        after.root.get_by_role("button", name="Save my results").click()
    told = Path(download.value.path()).read_text()
    after.root.get_by_text("All that is in it").click()
    assert after.root.locator("pre").inner_text() == told
    data = json.loads(told)
    assert data["occasions"].keys() == {"after"} and "Wiremu" not in told
    assert all(isinstance(value, int | float) for value in data["occasions"]["after"].values())


def test_two_tabs_write_one_list(page) -> None:  # type: ignore[no-untyped-def]
    """What is answered here shows there, and a list is handed in once."""
    here, there = List(page, BEFORE), List(page.context.new_page(), BEFORE)
    page.bring_to_front()
    here.answer(1)
    there.page.bring_to_front()
    there.answer(2)
    there.field.fill("From the second tab.")
    page.wait_for_function("() => document.querySelector('textarea').value === 'From the second tab.'")
    assert here.sentences == there.sentences and here.answered() == 2
    there.hand_in()
    here.result.first.wait_for(timeout=60_000)
    assert not here.field.is_visible()


@pytest.mark.parametrize(
    ("error", "line"),
    [("SecurityError", "keeps nothing for this site"), ("QuotaExceededError", "hardly any room left")],
)
def test_refused_storage_is_told_before_the_first_answer(page, error: str, line: str) -> None:  # type: ignore[no-untyped-def]
    """And the list can be done all the same."""
    page.add_init_script(REFUSE % error)
    first = List(page, BEFORE)
    assert line in first.root.locator("form [role=status]").inner_text()
    if error == "SecurityError":
        first.hand_in()
        assert first.root.get_by_text("judged as we would").is_visible()


def test_a_rewrite_that_can_t_be_judged_is_not_handed_in(page) -> None:  # type: ignore[no-untyped-def]
    """It is told before it is too late, and a rewrite left out is asked about once."""
    first = List(page, BEFORE)
    for number in range(1, 9):
        first.answer(number)
    button = first.root.get_by_role("button", name="Hand in and see")
    button.click()
    assert "no rewrite" in first.status.inner_text()
    first.field.fill("Der Ofen war zu heiß, und das Brot ist nicht gut gewesen, weil die Karte falsch war.")
    button.click()
    first.status.filter(has_text="write it in English").wait_for(timeout=60_000)
    assert first.field.is_visible() and first.answered() == 8


def test_markup_in_a_rewrite_is_shown_and_not_used(page) -> None:  # type: ignore[no-untyped-def]
    """Whatever a learner writes is text."""
    first = List(page, BEFORE)
    for number in range(1, 9):
        first.answer(number)
    first.field.fill('At 13:05 <img src=x onerror="document.title=1"> the forklift hit rack 9.')
    first.root.get_by_role("button", name="Hand in and see").click()
    first.result.first.wait_for(timeout=60_000)
    assert first.root.get_by_text('<img src=x onerror="document.title=1">').is_visible()
    assert first.root.locator("img").count() == 0


def test_a_team_s_page_merges_five_files_and_says_nothing_of_four(page, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A file of another kind is named."""
    files = [tmp_path / f"{n}.json" for n in range(6)]
    for path, text in zip(files, [*FIVE, '{"no": "results"}'], strict=True):
        path.write_text(text, encoding="utf-8")
    page.goto("book/assess/team.html")
    team = page.locator("[data-assess=team]")
    field = team.get_by_label("Results files")
    field.set_input_files(files[:4])
    team.get_by_text("Below 5 nothing is said").wait_for(timeout=60_000)
    field.set_input_files(files[:5])
    team.get_by_text("2.6 more right (95 % interval").wait_for()
    field.set_input_files(files)
    team.get_by_text("5.json: it is no results file").wait_for()
    assert team.get_by_text("more right").count() == 0


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
def test_nothing_is_out_of_reach(page, root: Path, width: int, theme: str) -> None:  # type: ignore[no-untyped-def]
    """axe finds no fault in the list before and after it is handed in, and the page is no wider than its window."""
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}')")
    after = List(page, AFTER)
    page.add_script_tag(path=str(axe))
    run = "axe.run('[data-assess]').then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))"
    assert page.evaluate(run) == []
    after.hand_in()
    assert page.evaluate(run) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

"""The chapter in Chromium: sliders by keyboard, figures with their tables, the letter, the sheet on one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("playwright")

ADDRESS = "book/1-why-blame/what-blame-costs.html"
GOOD = """Dear Ana, I ran a simple simulation; its inputs are assumptions. With answers as now it shows 25 to 58
incidents in two years, 4 to 17 of them repeats. With more process changes, between 16 and 37 incidents and between 1
and 7 repeats. I'd like to try this with one team for 6 weeks, and then show you our own count."""


@pytest.fixture
def chapter(page):  # type: ignore[no-untyped-def]
    """The chapter, opened."""
    page.goto(ADDRESS)
    page.locator("[data-cost=model][data-live]").wait_for()
    return page


def ran(page):  # type: ignore[no-untyped-def]
    """The model's status line once it has run."""
    line = page.locator("[data-cost=model] .wh-status").filter(has_text="Incidents:")
    line.wait_for(timeout=60_000)
    return line


def test_without_script_the_page_is_whole(browser, site_url: str) -> None:  # type: ignore[no-untyped-def]
    """Limits, values with sources, figures and tables of the defaults, and no slider that does nothing."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    model = page.locator("[data-cost=model]")
    assert model.locator("input[type=range]:visible").count() == 0
    assert model.get_by_text("Without script").is_visible()
    assert model.locator(".wh-drawing svg:visible").count() == 2
    assert model.get_by_role("row", name=re.compile("^Incidents 25")).is_visible()
    assert model.inner_text().index("What it can't do") < model.inner_text().index("Answered with blame")
    assert page.locator("[data-cost=own]").get_by_text("add them up as the last column says").is_visible()
    assert "Marisol" not in page.locator("[data-cost=letter]").inner_text()
    context.close()


def test_nothing_heavy_comes_before_it_is_asked_for(chapter) -> None:  # type: ignore[no-untyped-def]
    """Neither the drawing library nor the model is fetched to read the page; both are by the first move."""
    asked: list[str] = []
    chapter.on("request", lambda request: asked.append(request.url))
    chapter.reload()
    chapter.locator("[data-cost=model][data-live]").wait_for()
    chapter.wait_for_timeout(300)
    assert not [url for url in asked if "/plot/" in url or "pyodide" in url]
    chapter.get_by_label("Answered with blame").first.press("ArrowLeft")
    ran(chapter)
    assert [url for url in asked if "/plot/" in url] and [url for url in asked if "pyodide" in url]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_slider_moves_by_keyboard_and_the_model_follows(chapter, width: int) -> None:  # type: ignore[no-untyped-def]
    """The value is said, the table and the figure change, the settings come under the letter, and the page fits."""
    chapter.set_viewport_size({"width": width, "height": 800})
    model = chapter.locator("[data-cost=model]")
    before = model.locator("[data-fills=rows]").inner_text()
    slider = model.get_by_label("Answered with a change to the process").nth(1)
    slider.focus()
    slider.press("Home")
    assert slider.get_attribute("aria-valuetext") == "0 %"
    assert ran(chapter).get_attribute("role") == "status"
    assert model.locator("[data-fills=rows]").inner_text() != before
    assert model.locator("[data-draws=hidden] svg").count() == 1
    assert model.locator("[data-draws=ranges] svg").count() == 5
    assert chapter.locator("[data-cost=letter]").get_by_text("settings: process_b=0").is_visible()
    assert chapter.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_runs_the_model_as_the_build_does(chapter) -> None:  # type: ignore[no-untyped-def]
    """Back at the defaults the worker's table is the one that the book's build wrote."""
    model = chapter.locator("[data-cost=model]")
    built = model.locator("[data-fills=rows]").inner_text(), model.locator("[data-fills=months]").text_content()
    model.get_by_role("button", name="Another 200 runs").click()
    ran(chapter)
    assert model.locator("[data-fills=rows]").inner_text() != built[0]
    model.get_by_role("button", name="Back to the defaults").click()
    chapter.locator("[data-cost=letter]").get_by_text("settings: default").wait_for()
    ran(chapter)
    again = model.locator("[data-fills=rows]").inner_text(), model.locator("[data-fills=months]").text_content()
    assert " ".join(again[0].split()) == " ".join(built[0].split())
    assert "".join(again[1].split()) == "".join(built[1].split())


def test_a_letter_is_graded_and_the_model_letters_open(chapter) -> None:  # type: ignore[no-untyped-def]
    """One with an invented figure is marked there; a good one passes and opens two others."""
    letter = chapter.locator("[data-cost=letter]")
    field, check = letter.get_by_label("Your letter"), letter.get_by_role("button", name="Check my letter")
    field.fill(GOOD.replace("25 to 58", "25 to 580"))
    check.click()
    letter.locator(".wh-mark").filter(has_text="580").wait_for(timeout=60_000)
    assert "Not yet" in letter.locator(".wh-verdict").inner_text()
    field.fill(GOOD)
    field.press("Control+Enter")
    letter.locator(".wh-verdict").filter(has_text="Passed: 100 of 100").wait_for()
    letter.get_by_text("One way to write it").click()
    assert letter.get_by_text("Marisol").is_visible() and letter.get_by_text("Aroha").is_visible()


def test_the_bill_follows_and_a_bad_figure_gets_a_line(chapter) -> None:  # type: ignore[no-untyped-def]
    """Sums, assumptions and what is asked for come onto the sheet; the last bill stays where a figure is none."""
    own = chapter.locator("[data-cost=own]")
    own.get_by_label("People who worked on it").fill("50")
    own.get_by_label("What you ask for").fill("One quarter with the night crew")
    own.locator(".wh-status").filter(has_text="Worked out").wait_for(timeout=60_000)
    sheet = own.locator(".wh-sheet")
    assert sheet.get_by_text("People who worked on it: 50").is_visible()
    assert sheet.get_by_text("What we ask for: One quarter with the night crew").is_visible()
    own.get_by_label("Cost of an hour").fill("-3")
    own.locator(".wh-status").filter(has_text="outside its range").wait_for()
    assert sheet.get_by_text("People who worked on it: 50").is_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_prints_on_one_page(chapter, tmp_path: Path, paper: str) -> None:  # type: ignore[no-untyped-def]
    """With its assumptions, and nothing of the page around it; afterwards the page is as it was."""
    chapter.evaluate("window.print = () => {}")
    chapter.locator("[data-cost=own]").get_by_role("button", name="Print this one page").press("Enter")
    assert chapter.locator("body > .wh-alone").count() == 1
    chapter.emulate_media(media="print")
    assert chapter.locator("h1:visible").count() == 0
    assert chapter.locator(".wh-alone").get_by_text("Your figures may be off by: 30 %").is_visible()
    printed = chapter.pdf(path=str(tmp_path / "sheet.pdf"), format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert chapter.locator("body > .wh-alone").count() == 0  # printing says that it is over


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_out_of_reach(chapter, root: Path, width: int) -> None:  # type: ignore[no-untyped-def]
    """axe finds no fault in the three parts after a run."""
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    chapter.set_viewport_size({"width": width, "height": 800})
    chapter.get_by_label("Answered with blame").first.press("ArrowLeft")
    ran(chapter)
    chapter.locator(".wh-more summary").click()
    chapter.add_script_tag(path=str(axe))
    found = chapter.evaluate(
        "axe.run('[data-cost]').then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))"
    )
    assert found == []

"""What a page with an exercise asks for and shows, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

KINDS = ("rewrite", "sentence", "spot", "lines", "account")


def test_only_pages_with_an_exercise_load_the_scripts(built_site: Path, pages_with: Callable[[str], list[str]]) -> None:
    """A page asks for the exercise's script exactly when it has an exercise."""
    live = {page for kind in KINDS for page in pages_with(kind)}
    for page in built_site.rglob("*.html"):
        name = page.relative_to(built_site).as_posix()
        assert ("exercise/main.js" in page.read_text(encoding="utf-8")) == (name in live), name


def test_at_least_two_pages_are_live(pages_with: Callable[[str], list[str]]) -> None:
    """A learner meets a live exercise in two pages or more."""
    assert len({*pages_with("rewrite"), *pages_with("sentence")}) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_exercise_comes_alive(page, pages_with: Callable[[str], list[str]], kind: str) -> None:  # type: ignore[no-untyped-def]
    """On each page every exercise of the kind gets its controls, with no console error and no outside request."""
    for address in pages_with(kind):
        page.goto(address)
        count = page.locator(f'[data-whathow="{kind}"]').count()
        page.locator(f'[data-whathow="{kind}"][data-live]').nth(count - 1).wait_for()


def test_without_script_the_exercise_is_whole(browser, site_url: str, rewrite_page) -> None:  # type: ignore[no-untyped-def]
    """Report, criteria, a labelled field and the other ways to be graded are there; the model rewrite is not."""
    address, incident = rewrite_page
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    root = page.locator(f"#rewrite-{incident.slug}")
    assert root.get_by_label("Your rewrite").is_visible()
    assert root.locator("[data-criterion]").count() == 4
    assert root.get_by_text("whathow grade").is_visible()
    assert incident.report.strip().splitlines()[-1].lstrip("- ") in root.inner_text()
    assert incident.rewrite.strip().splitlines()[-1].lstrip("- ") not in root.inner_text()
    context.close()


def test_grader_wakes_when_the_exercise_is_near(exercise) -> None:  # type: ignore[no-untyped-def]
    """Nothing of the grader is fetched while the exercise is far below; it is once the reader comes near."""
    asked: list[str] = []
    exercise.page.on("request", lambda request: asked.append(request.url))
    exercise.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
               const far = document.createElement("div");
               far.style.height = "5000px";
               document.querySelector("main").prepend(far);
           })"""
    )
    exercise.page.goto(exercise.address)
    exercise.root.and_(exercise.page.locator("[data-live]")).wait_for(state="attached")
    exercise.page.wait_for_timeout(300)
    assert not [url for url in asked if "pyodide" in url]
    exercise.root.scroll_into_view_if_needed()
    exercise.wait_for("is ready")
    assert [url for url in asked if "pyodide" in url]
